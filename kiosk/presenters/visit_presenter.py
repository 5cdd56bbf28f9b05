"""The visit as the screens see it, and the clock that ends it when nobody is there."""

import math
import time
from datetime import UTC, datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.services.visit import Visit, VisitEvent, VisitState

_LOOK_EVERY_MS = 200
_NOBODYS = (VisitEvent.BEGIN, VisitEvent.LEAVE)
"""What a passer-by does, or staff who tap their corner, or nobody at all."""

_ANSWERS = {VisitEvent.AGREE: True, VisitEvent.DECLINE: False}


class VisitPresenter(QObject):
    """Moves the visit on and tells everyone. `ended` is the moment to forget the visitor.

    `idle_s`: seconds without a touch after which the visitor is asked whether they are still there.
    `still_there_s`: seconds after which one who does not answer is taken to have left;
    `walked_away` says, when the visit has ended, whether that is how. `last_visit` is when a
    visitor last went on from the first screen, None when nobody did since the start.
    """

    state_changed = Signal()
    ended = Signal()
    notice_answered = Signal(bool)
    asking_changed = Signal()
    seconds_left_changed = Signal()

    def __init__(
        self, visit: Visit, idle_s: float, still_there_s: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._still_there_s = still_there_s
        self._deadline = 0.0
        self._seconds_left = 0
        self._idle = QTimer(self, singleShot=True, interval=round(idle_s * 1000))
        self.walked_away = False
        self.last_visit: datetime | None = None
        self._idle.timeout.connect(self._ask)
        self._countdown = QTimer(self, interval=_LOOK_EVERY_MS)
        self._countdown.timeout.connect(self._count)

    @property
    def visit(self) -> Visit:
        return self._visit

    def _get_state(self) -> str:
        return self._visit.state.value

    def _get_asking(self) -> bool:
        return self._countdown.isActive()

    def _get_seconds_left(self) -> int:
        return self._seconds_left

    def _get_seconds_to_answer(self) -> float:
        return self._still_there_s

    state = Property(str, _get_state, notify=state_changed)
    asking = Property(bool, _get_asking, notify=asking_changed)
    seconds_left = Property(int, _get_seconds_left, notify=seconds_left_changed)
    seconds_to_answer = Property(float, _get_seconds_to_answer, constant=True)

    @Slot()
    def begin(self) -> None:
        self.handle(VisitEvent.BEGIN)

    @Slot()
    def agree(self) -> None:
        """The visitor has read the notice and lets the camera open."""
        self.handle(VisitEvent.AGREE)

    @Slot()
    def decline(self) -> None:
        """The visitor goes on without a camera."""
        self.handle(VisitEvent.DECLINE)

    @Slot()
    def choose_by_hand(self) -> None:
        self.handle(VisitEvent.CHOOSE_BY_HAND)

    @Slot()
    def leave(self) -> None:
        """The visitor is done, or gone; legal at any time."""
        self.handle(VisitEvent.LEAVE)

    def _walk_away(self) -> None:
        self.walked_away = True
        self.leave()

    @Slot()
    def touched(self) -> None:
        """Somebody is there: begin to count the idle time anew."""
        self._stop_asking()
        self._idle.start()

    def handle(self, event: VisitEvent) -> bool:
        """Move on; what the last visitor leaves behind is forgotten before anyone can see it."""
        if not self._visit.handle(event):
            return False
        if event not in _NOBODYS:
            self.last_visit = datetime.now(UTC)
        if event in _ANSWERS:
            self.notice_answered.emit(_ANSWERS[event])
        self._stop_asking()
        if self._visit.state is VisitState.ATTRACT:
            self._idle.stop()
            self.ended.emit()
            self.walked_away = False
        else:
            self._idle.start()
        self.state_changed.emit()
        return True

    def _ask(self) -> None:
        if self._visit.state is VisitState.ATTRACT:
            self.ended.emit()  # who only changed the language and went on is forgotten too
            return
        self._deadline = time.monotonic() + self._still_there_s
        self._countdown.start()
        self._count()
        self.asking_changed.emit()

    def _count(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            self._walk_away()
        elif math.ceil(left) != self._seconds_left:
            self._seconds_left = math.ceil(left)
            self.seconds_left_changed.emit()

    def _stop_asking(self) -> None:
        if self._countdown.isActive():
            self._countdown.stop()
            self.asking_changed.emit()
