"""What helpers say about pictures: numbers to sort and group by, never a decision."""

from dataclasses import dataclass
from enum import StrEnum


class Helper(StrEnum):
    """Helpers that look at each picture once: at its pixels, or at its pixels and its prompt."""

    LOOKS = "looks"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Looks:
    """What the pixels of a picture show.

    `sharpness` and `exposure` from 0 to 100, `score` both together. `fingerprint` is a perceptual
    hash of 64 bits: alike pictures differ in few of them.
    """

    sharpness: int
    exposure: int
    score: int
    almost_black: bool
    fingerprint: int


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The hash of one picture; `number` is its place in the order of making, `stack` that of the
    first picture of its stack (None: it is like no other)."""

    number: int
    value: int
    stack: int | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What is known about a picture of the pool; None where no helper has looked yet.

    `similarity` of picture and prompt is a cosine, -1 to 1. `stack` names the near-duplicates it
    belongs to, `stack_size` says how many of them are outside the trash.
    """

    sharpness: int | None = None
    exposure: int | None = None
    score: int | None = None
    almost_black: bool = False
    similarity: float | None = None
    stack: int | None = None
    stack_size: int = 1


UNADVISED = Advice()
"""What is known of a picture that no helper has looked at."""
