"""The pool: pictures that were made and wait for the curator's eye."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from shared.domain.advice import UNADVISED, Advice, Helper
from shared.domain.catalogue import CatalogueItem, ItemId, Orientation
from shared.domain.emotion import Emotion
from shared.domain.generation import GenerationRequest
from shared.domain.picture_features import PictureFeatures

MAX_STARS = 5


class PoolState(StrEnum):
    """What the curator decided; PROMOTED pictures are in the garden."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    PROMOTED = "promoted"


@dataclass(frozen=True, slots=True)
class Marks:
    """What a decision changes and an undo brings back; `trashed_at` is None outside the trash."""

    state: PoolState = PoolState.PENDING
    stars: int = 0
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PoolImage:
    """A picture of the pool; `size` in bytes.

    `key` is its place in the pool and the item id it would like to have. `item_id` is the name it
    has in the garden, None before it was promoted: the same, unless another workstation's picture
    already has it. `recipe` is what the engine needs besides the request to make it again.
    `colours` are those that it mostly has, None when nobody has looked.
    """

    key: str
    run_id: str
    sha256: str
    size: int
    width: int
    height: int
    engine: str
    request: GenerationRequest
    made_at: datetime
    recipe: Mapping[str, Any] = field(default_factory=dict[str, Any])
    marks: Marks = Marks()
    item_id: str | None = None
    advice: Advice = UNADVISED
    colours: tuple[str, ...] | None = None

    @property
    def look_twice(self) -> bool:
        """Whether the safety checker of its model flagged it."""
        return self.recipe.get("look_twice") is True

    @property
    def orientation(self) -> Orientation:
        return ItemId.parse(self.key).orientation

    def as_catalogue_item(
        self, item_id: str, features: PictureFeatures | None = None
    ) -> CatalogueItem:
        """The picture as the manifest lists it."""
        parts = ItemId.parse(item_id)
        return CatalogueItem(
            item_id=item_id,
            sha256=self.sha256,
            size=self.size,
            emotion=parts.emotion,
            favorite=parts.favorite,
            orientation=parts.orientation,
            width=self.width,
            height=self.height,
            timestamp=self.made_at.replace(microsecond=0),
            features=features,
        )


class PoolOrder(StrEnum):
    """How pictures are sorted; best, newest and not advised about as the words say."""

    NEWEST = "newest"
    OLDEST = "oldest"
    STARS = "stars"
    SCORE = "score"
    MATCH = "match"
    STACK = "stack"


@dataclass(frozen=True, slots=True)
class PoolFilter:
    """Which pictures are meant; None means any. `trashed` False leaves the trash out.

    `since` and `until` bound the time of making, the latter excluded. Pictures that no score is
    known of have none. `due` are those that a helper has not looked at. With `collapsed`, only the
    best picture (stars, score, newest) that fits is meant of each stack; stacks in `but` are shown
    the other way. `words` are all in the prompt, also as parts of words, A like a.
    """

    keys: tuple[str, ...] | None = None
    emotion: Emotion | None = None
    favorite: str | None = None
    orientation: Orientation | None = None
    states: tuple[PoolState, ...] | None = None
    run_id: str | None = None
    least_stars: int = 0
    trashed: bool | None = False
    since: datetime | None = None
    until: datetime | None = None
    least_score: int | None = None
    most_score: int | None = None
    look_twice: bool | None = None
    almost_black: bool | None = None
    stacked: bool | None = None
    stack: int | None = None
    due: Helper | None = None
    collapsed: bool = False
    but: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search, in the letters that prompts are written in (NFC)."""
    return tuple(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, slots=True)
class Decision:
    """Something the curator did, that can be undone; `what` is its verb."""

    decision_id: int
    what: str
    decided_at: datetime
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastChange:
    """What a decision changed about one picture; `decision_id` is the same for all of it.

    `undone` decisions are those that redoing brings back.
    """

    decision_id: int
    what: str
    decided_at: datetime
    undone: bool
    key: str
    old: Marks
    new: Marks
