"""What the model is told of pictures, visitors and screens, in its own words."""

from datetime import datetime

from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.screen import Screen, daypart_of
from shared.domain.visitor import Visitor
from shared.services.recommender.lesson import Features, Lesson, Viewer


def features_of(item: CatalogueItem) -> Features:
    """The features of a picture of the catalogue."""
    features = features_of_id(item.item_id)
    if item.features is None:
        return features
    return {**features, "word": item.features.words, "colour": item.features.colours}


def features_of_id(item_id: str) -> Features:
    """What the id of a picture alone says; ValueError when it is none."""
    parts = ItemId.parse(item_id)
    favorite = (parts.favorite,) if parts.favorite else ()
    return {"favorite": favorite, "orientation": (parts.orientation.value,)}


def viewer_of(visitor: Visitor, moment: datetime) -> Viewer:
    """A visitor as the model sees them now; what is not known, or not kept, is left out."""
    attributes = _attributes(
        visitor.emotion, visitor.generation, visitor.gender, daypart_of(moment)
    )
    return Viewer(visitor.session_id, attributes, visitor.favorite)


def lesson_of(screen: Screen) -> Lesson:
    """What a screen teaches."""
    attributes = _attributes(screen.emotion, screen.generation, screen.gender, screen.daypart)
    return Lesson(
        impression_id=screen.impression_id,
        day=screen.day,
        viewer=Viewer(screen.session_id, attributes, screen.favorite),
        shown=screen.item_ids,
        liked=screen.liked,
        examined=screen.examined,
        liked_before=screen.liked_before,
    )


def _attributes(
    emotion: Emotion, generation: Generation | None, gender: GenderValue | None, daypart: str
) -> dict[str, str]:
    known = {
        "emotion": emotion.key,
        "generation": generation.value if generation else None,
        "gender": gender.value if gender else None,
        "daypart": daypart,
    }
    return {field: value for field, value in known.items() if value is not None}
