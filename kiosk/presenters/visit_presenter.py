"""The visit as the screens see it, and the clock that ends it when nobody is there."""

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.services.visit import Visit, VisitEvent, VisitState


class VisitPresenter(QObject):
    """Moves the visit on and tells everyone. `ended` is the moment to forget the visitor.

    `idle_s`: seconds without a touch after which the visitor is taken to have left.
    """

    state_changed = Signal()
    ended = Signal()

    def __init__(self, visit: Visit, idle_s: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._idle = QTimer(self, singleShot=True, interval=round(idle_s * 1000))
        self._idle.timeout.connect(self.leave)

    @property
    def visit(self) -> Visit:
        return self._visit

    def _get_state(self) -> str:
        return self._visit.state.value

    state = Property(str, _get_state, notify=state_changed)

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

    @Slot()
    def touched(self) -> None:
        """Somebody is there: begin to count the idle time anew."""
        if self._visit.state is not VisitState.ATTRACT:
            self._idle.start()

    def handle(self, event: VisitEvent) -> bool:
        """Move on; what the last visitor leaves behind is forgotten before anyone can see it."""
        if not self._visit.handle(event):
            return False
        if self._visit.state is VisitState.ATTRACT:
            self._idle.stop()
            self.ended.emit()
        else:
            self._idle.start()
        self.state_changed.emit()
        return True
