"""What an attendant may do: pause, close, open again, and calm the motion."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.presenters.access_presenter import AccessPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.services.hall import Hall, Hold


class HallPresenter(QObject):
    """`keep_motion` keeps over restarts whether motion is reduced for every visitor."""

    changed = Signal()

    def __init__(
        self,
        hall: Hall,
        hours: HoursPresenter,
        access: AccessPresenter,
        keep_motion: Callable[[bool], None],
    ) -> None:
        super().__init__()
        self._hall = hall
        self._hours = hours
        self._access = access
        self._keep_motion = keep_motion
        self._is_calm = access.has("reduced_motion")
        hours.changed.connect(self.changed)
        hours.obey(hall)

    def _get_held(self) -> str:
        hold = self._hall.hold(self._hours.now())
        return "" if hold is Hold.NONE else hold.value

    def _get_calm(self) -> bool:
        return self._is_calm

    held = Property(str, _get_held, notify=changed)
    calm = Property(bool, _get_calm, notify=changed)

    @Slot()
    def pause(self) -> None:
        """Nobody begins a visit until `open`."""
        self._hall.pause()
        self._look()

    @Slot()
    def close(self) -> None:
        """The hall is closed until its next opening, or until `open`."""
        self._hall.close(self._hours.now())
        self._look()

    @Slot()
    def open(self) -> None:
        """The hours alone decide again."""
        self._hall.open()
        self._look()

    @Slot()
    def toggle_motion(self) -> None:
        """Less motion for every visitor, or as much as there is."""
        self._is_calm = not self._is_calm
        self._access.set_first("reduced_motion", self._is_calm)
        self._keep_motion(self._is_calm)
        self.changed.emit()

    def _look(self) -> None:
        self._hours.look()
        self.changed.emit()
