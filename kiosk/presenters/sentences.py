"""What the kiosk says from Python: sentences about an expression, and words for favorites.

They describe how a face looks, never what a person feels.
"""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared.domain.emotion import Emotion


def _expressions() -> dict[Emotion, str]:
    translate = QCoreApplication.translate
    return {
        Emotion.HAPPY: translate("Expression", "Your expression looks happy"),
        Emotion.SURPRISED: translate("Expression", "Your expression looks surprised"),
        Emotion.CALM: translate("Expression", "Your expression looks calm"),
        Emotion.ANGRY: translate("Expression", "Your expression looks angry"),
        Emotion.FEAR: translate("Expression", "Your expression looks afraid"),
        Emotion.CONFUSED: translate("Expression", "Your expression looks confused"),
        Emotion.DISGUSTED: translate("Expression", "Your expression looks disgusted"),
        Emotion.SAD: translate("Expression", "Your expression looks sad"),
    }


def _gardens() -> dict[Emotion, str]:
    translate = QCoreApplication.translate
    return {
        Emotion.HAPPY: translate("Garden", "A garden of happiness for you"),
        Emotion.SURPRISED: translate("Garden", "A garden of surprise for you"),
        Emotion.CALM: translate("Garden", "A garden of calm for you"),
        Emotion.ANGRY: translate("Garden", "A garden of anger for you"),
        Emotion.FEAR: translate("Garden", "A garden of fear for you"),
        Emotion.CONFUSED: translate("Garden", "A garden of confusion for you"),
        Emotion.DISGUSTED: translate("Garden", "A garden of disgust for you"),
        Emotion.SAD: translate("Garden", "A garden of sadness for you"),
    }


KNOWN_FAVORITES = cast(
    "tuple[str, ...]",
    (
        QT_TRANSLATE_NOOP("Favorite", "bee"),
        QT_TRANSLATE_NOOP("Favorite", "bird"),
        QT_TRANSLATE_NOOP("Favorite", "butterfly"),
        QT_TRANSLATE_NOOP("Favorite", "cat"),
        QT_TRANSLATE_NOOP("Favorite", "crane"),
        QT_TRANSLATE_NOOP("Favorite", "deer"),
        QT_TRANSLATE_NOOP("Favorite", "dog"),
        QT_TRANSLATE_NOOP("Favorite", "dragonfly"),
        QT_TRANSLATE_NOOP("Favorite", "firefly"),
        QT_TRANSLATE_NOOP("Favorite", "fish"),
        QT_TRANSLATE_NOOP("Favorite", "fox"),
        QT_TRANSLATE_NOOP("Favorite", "horse"),
        QT_TRANSLATE_NOOP("Favorite", "koi"),
        QT_TRANSLATE_NOOP("Favorite", "owl"),
        QT_TRANSLATE_NOOP("Favorite", "rabbit"),
        QT_TRANSLATE_NOOP("Favorite", "raven"),
        QT_TRANSLATE_NOOP("Favorite", "swan"),
        QT_TRANSLATE_NOOP("Favorite", "allium"),
        QT_TRANSLATE_NOOP("Favorite", "camellia"),
        QT_TRANSLATE_NOOP("Favorite", "cherry blossom"),
        QT_TRANSLATE_NOOP("Favorite", "chrysanthemum"),
        QT_TRANSLATE_NOOP("Favorite", "cornflower"),
        QT_TRANSLATE_NOOP("Favorite", "cosmos"),
        QT_TRANSLATE_NOOP("Favorite", "daisy"),
        QT_TRANSLATE_NOOP("Favorite", "dandelion"),
        QT_TRANSLATE_NOOP("Favorite", "delphinium"),
        QT_TRANSLATE_NOOP("Favorite", "hydrangea"),
        QT_TRANSLATE_NOOP("Favorite", "iris"),
        QT_TRANSLATE_NOOP("Favorite", "lavender"),
        QT_TRANSLATE_NOOP("Favorite", "lily"),
        QT_TRANSLATE_NOOP("Favorite", "lotus"),
        QT_TRANSLATE_NOOP("Favorite", "magnolia"),
        QT_TRANSLATE_NOOP("Favorite", "peony"),
        QT_TRANSLATE_NOOP("Favorite", "poppy"),
        QT_TRANSLATE_NOOP("Favorite", "rose"),
        QT_TRANSLATE_NOOP("Favorite", "sunflower"),
        QT_TRANSLATE_NOOP("Favorite", "tulip"),
    ),
)
"""What a visitor may wish for; any other word is shown as the curator wrote it."""


def garden_sentence(emotion: Emotion, *, by_hand: bool) -> str:
    """What stands above the garden, in the current language."""
    sentences = _gardens() if by_hand else _expressions()
    return sentences.get(emotion, QCoreApplication.translate("Garden", "A garden for you"))


def favorite_label(word: str) -> str:
    """A favorite's word in the current language; as it is written when it has no translation."""
    return QCoreApplication.translate("Favorite", word)


def labelled(words: Iterable[str]) -> list[dict[str, str]]:
    """Favorites as a list on a screen: each `word` and its `label`."""
    return [{"word": word, "label": favorite_label(word)} for word in words]


def picture_name(favorite: str | None) -> str:
    """What a picture is called for those who cannot see it, in the current language."""
    if favorite:
        return QCoreApplication.translate("Garden", "Picture: %1").replace(
            "%1", favorite_label(favorite)
        )
    return QCoreApplication.translate("Garden", "A picture of the garden")
