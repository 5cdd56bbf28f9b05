"""What the insights page and the command tell: plain figures, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from shared.domain.emotion import Emotion
from shared.domain.wishes import NO_WISHES, Wishes
from shared.services.recommender.like_rates import Estimate
from shared.services.recommender.off_policy import OffPolicy

FEW_CHANCES = 10
"""A picture that was seen less often has hardly had a chance."""


@dataclass(frozen=True, slots=True)
class Group:
    """Visits that have something in common; `rate` is None while nobody looked at anything."""

    name: str
    visits: int
    shown: int
    liked: int
    rate: Estimate | None


@dataclass(frozen=True, slots=True)
class Policy:
    """What chose pictures, and what came of it; `screens` counts those walked away from too.

    `lead` is how much the kiosk's own recommender is liked more; None for itself, or unknown.
    """

    group: Group
    screens: int
    lead: Estimate | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the garden; `expected` is for visitors of its emotion, in an average slot.

    `seen` counts the screens that somebody looked at.
    """

    item_id: str
    emotion: Emotion
    favorite: str | None
    seen: int
    liked: int
    expected: Estimate


@dataclass(frozen=True, slots=True)
class Figures:
    """All of them. `simulated`: no visitor was ever there.

    `left_out` is how many files of simulated kiosks do not count, because there are real ones.
    `at_random` and `most_liked` answer "what if we had shown …", from `asked` screens.
    `wishes_fault` says why the wishes could not be read; then there are none.
    """

    simulated: bool = False
    left_out: int = 0
    kiosks: tuple[str, ...] = ()
    files: int = 0
    screens: int = 0
    unexamined: int = 0
    asked: int = 0
    first: datetime | None = None
    last: datetime | None = None
    everybody: Group = field(default_factory=lambda: Group("", 0, 0, 0, None))
    emotions: tuple[Group, ...] = ()
    generations: tuple[Group, ...] = ()
    genders: tuple[Group, ...] = ()
    days: tuple[Group, ...] = ()
    policies: tuple[Policy, ...] = ()
    at_random: OffPolicy | None = None
    most_liked: OffPolicy | None = None
    pictures: tuple[Picture, ...] = ()
    wishes: Wishes = NO_WISHES
    skipped: Mapping[str, int] = field(default_factory=dict[str, int])
    wishes_fault: str = ""
