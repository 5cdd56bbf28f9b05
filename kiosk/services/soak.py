"""What invented visitors do at the glass: by chance, from one seed, so that it can be walked again.

They know the screens of a visit, not its code: a deed names what is touched, or none when whatever
is there is touched.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.services.visit import VisitState
from shared.domain.emotion import GARDEN_EMOTIONS


class Kind(Enum):
    """What a visitor may do next."""

    TOUCH = auto()
    TOUCH_ANYTHING = auto()
    HAMMER = auto()
    WAIT = auto()
    HESITATE = auto()
    WALK_AWAY = auto()
    UNPLUG = auto()


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed; `target` is the object name of what a touch is meant for."""

    kind: Kind
    target: str = ""


_Ways = tuple[tuple[int, Deed], ...]
"""Deeds with how likely each is."""


def _touch(target: str) -> Deed:
    return Deed(Kind.TOUCH, target)


_ANYWHERE: _Ways = (
    (3, _touch("languageButton")),
    (3, Deed(Kind.TOUCH_ANYTHING)),
    (1, Deed(Kind.HAMMER)),
    (1, _touch("accessButton")),
    *((1, _touch(f"access_{w}")) for w in ("large_text", "high_contrast", "low_reach")),
    (1, _touch("access_reduced_motion")),
    (3, _touch("accessBack")),
)
_WAYS: dict[VisitState, _Ways] = {
    VisitState.NOTICE: ((40, _touch("noticeAccept")), (28, _touch("noticeDecline"))),
    VisitState.MIRROR: (
        (50, _touch("emotionButton")),
        (12, _touch("chooseByHand")),
        (8, Deed(Kind.UNPLUG)),
        (8, Deed(Kind.WAIT)),
    ),
    VisitState.READING: ((60, Deed(Kind.WAIT)),),
    VisitState.PICKER: tuple((8, _touch(f"emotion_{each.key}")) for each in GARDEN_EMOTIONS),
    VisitState.GARDEN: (
        (22, _touch("like0")),
        (16, _touch("like1")),
        (16, _touch("like2")),
        (26, _touch("nextButton")),
        (6, _touch("favorite_all")),
        (3, _touch("favoriteWish")),
        (3, _touch("wishBack")),
        (4, _touch("take0")),
        (4, _touch("takeHomeBack")),
        (10, _touch("doneButton")),
    ),
}
_HESITATES = 0.012
_WALKS_AWAY = 0.012
_GLANCES = 12
_MOST_DEEDS = 60


class SoakVisitor:
    """One invented visitor, who stays for some deeds in the garden and then leaves."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._stays = chance.randint(1, 12)
        self._deeds = 0

    def next(self, state: VisitState, can_touch: Callable[[str], bool]) -> Deed:
        """What they do in front of this screen; `can_touch` says whether a thing is there now."""
        self._deeds += 1
        self._stays -= state is VisitState.GARDEN
        if self._stays < 0 and can_touch("doneButton"):
            return _touch("doneButton")
        if self._deeds > _MOST_DEEDS:
            return Deed(Kind.WALK_AWAY)
        whim = self._chance.random()
        if whim < _WALKS_AWAY:
            return Deed(Kind.WALK_AWAY)
        if whim < _WALKS_AWAY + _HESITATES and state is not VisitState.READING:
            return Deed(Kind.HESITATE)
        ways = (*_WAYS.get(state, ()), *_ANYWHERE)
        for _ in range(_GLANCES):
            deed = self._chance.choices([d for _, d in ways], [w for w, _ in ways])[0]
            if not deed.target or can_touch(deed.target):
                return deed
        return Deed(Kind.WAIT)

    def among(self, number: int) -> int:
        """One of so many places, from 0."""
        return self._chance.randrange(number)

    def anywhere(self, length: int) -> int:
        """A pixel of so many."""
        return self._chance.randrange(max(1, length))
