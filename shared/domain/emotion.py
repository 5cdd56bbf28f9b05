"""Emotions, as Amazon Rekognition names them."""

from dataclasses import dataclass
from enum import StrEnum


class Emotion(StrEnum):
    """Rekognition `EmotionName`; describes an expression, never what a person feels."""

    HAPPY = "HAPPY"
    SURPRISED = "SURPRISED"
    CALM = "CALM"
    ANGRY = "ANGRY"
    FEAR = "FEAR"
    CONFUSED = "CONFUSED"
    DISGUSTED = "DISGUSTED"
    SAD = "SAD"
    UNKNOWN = "UNKNOWN"

    @property
    def key(self) -> str:
        """Lower case, as in object keys."""
        return self.value.lower()

    @classmethod
    def from_key(cls, key: str) -> "Emotion":
        """The emotion of an object key segment; ValueError when there is none."""
        return cls(key.upper())


GARDEN_EMOTIONS: tuple[Emotion, ...] = tuple(e for e in Emotion if e is not Emotion.UNKNOWN)
"""The eight emotions that have a garden."""


@dataclass(frozen=True, slots=True)
class EmotionScore:
    """How far a face shows an emotion; `confidence` in percent (0-100)."""

    emotion: Emotion
    confidence: float
