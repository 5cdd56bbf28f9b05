"""The window of safe mode: few words, and the way in for staff."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent

from kiosk.presenters.access_presenter import AccessPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.staff_presenter import StaffPresenter
from kiosk.screens.shut_window import ShutWindow, is_touch


class SafeWindow(ShutWindow):
    """MissingPartError when the screens cannot be made. `diagonal_in` as for the kiosk's window."""

    def __init__(
        self,
        staff: StaffPresenter,
        language: LanguagePresenter,
        access: AccessPresenter,
        fonts: Path,
        *,
        diagonal_in: float | None = None,
    ) -> None:
        super().__init__(language, fonts)
        self._staff = staff
        self._access = access
        self._diagonal_in = diagonal_in
        bound: dict[str, QObject] = {"staff": staff, "language": language, "access": access}
        self.show_screens("SafeMain.qml", bound)
        staff.changed.connect(self._on_staff_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._access.measure(self.dots_per_inch(self._diagonal_in))

    def event(self, event: QEvent) -> bool:
        if is_touch(event):
            self._staff.touched()
        return super().event(event)

    def _on_staff_changed(self) -> None:
        self.show_cursor(bool(self._staff.page))
