"""What one screen teaches: who looked, what hung where, what was liked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Features = Mapping[str, tuple[str, ...]]
"""What can be told of a picture: the values of each field, such as `colour`: (`blue`, `green`)."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """What is known of who looks.

    `visit` is the same for the screens of one visit. `attributes` are what the garden may be
    learned by (`emotion`, `daypart`, …), `wish` the favorite they asked for, by its word.
    """

    visit: str
    attributes: Mapping[str, str] = field(default_factory=dict[str, str])
    wish: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A screen after the visitor has left it.

    `shown` are item ids in order of slot, `liked` those of them that were liked, `day` a number
    that grows by one a day. What was not `examined` teaches nothing: nobody looked. Nor do those
    of the shown that were `liked_before`: nobody could like them again.
    """

    impression_id: str
    day: int
    viewer: Viewer
    shown: tuple[str, ...]
    liked: frozenset[str] = frozenset()
    examined: bool = True
    liked_before: frozenset[str] = frozenset()
