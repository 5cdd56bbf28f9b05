"""One visit as a small state machine: where the visitor is, and what may happen next."""

from enum import StrEnum, auto


class VisitState(StrEnum):
    """The screen a visitor stands in front of."""

    ATTRACT = auto()
    NOTICE = auto()
    MIRROR = auto()
    PICKER = auto()
    READING = auto()
    GARDEN = auto()


class VisitEvent(StrEnum):
    """What a visitor does, or what happens to them."""

    BEGIN = auto()
    AGREE = auto()
    DECLINE = auto()
    READ = auto()
    TRY_AGAIN = auto()
    CHOOSE_BY_HAND = auto()
    ARRIVE = auto()
    LEAVE = auto()


_NEXT: dict[tuple[VisitState, VisitEvent], VisitState] = {
    (VisitState.ATTRACT, VisitEvent.BEGIN): VisitState.NOTICE,
    (VisitState.NOTICE, VisitEvent.AGREE): VisitState.MIRROR,
    (VisitState.NOTICE, VisitEvent.DECLINE): VisitState.PICKER,
    (VisitState.MIRROR, VisitEvent.READ): VisitState.READING,
    (VisitState.MIRROR, VisitEvent.CHOOSE_BY_HAND): VisitState.PICKER,
    (VisitState.READING, VisitEvent.TRY_AGAIN): VisitState.MIRROR,
    (VisitState.READING, VisitEvent.CHOOSE_BY_HAND): VisitState.PICKER,
    (VisitState.READING, VisitEvent.ARRIVE): VisitState.GARDEN,
    (VisitState.PICKER, VisitEvent.ARRIVE): VisitState.GARDEN,
} | {
    (state, VisitEvent.LEAVE): VisitState.ATTRACT
    for state in VisitState
    if state is not VisitState.ATTRACT
}


class Visit:
    """Where one visitor is.

    The camera may be open only while `camera_allowed`: the visitor has agreed and has not gone on.
    """

    def __init__(self, *, with_camera: bool = True) -> None:
        self._with_camera = with_camera
        self._state = VisitState.ATTRACT

    @property
    def state(self) -> VisitState:
        return self._state

    @property
    def camera_allowed(self) -> bool:
        return self._state in (VisitState.MIRROR, VisitState.READING)

    def handle(self, event: VisitEvent) -> bool:
        """Go on, and say whether the visit did: an event that does not fit is ignored.

        Two quick touches, or a touch while a screen fades, are nobody's mistake.
        """
        following = _NEXT.get((self._state, event))
        if following is None:
            return False
        if following is VisitState.NOTICE and not self._with_camera:
            following = VisitState.PICKER
        self._state = following
        return True
