"""The display wall's window: nobody touches it, and a key closes it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent

from kiosk.presenters.access_presenter import AccessPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.wall_presenter import WallPresenter
from kiosk.screens.shut_window import ShutWindow
from shared.domain.catalogue import Orientation

_CLOSING_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Q)


class WallWindow(ShutWindow):
    """Fills the screen with what hangs; Escape or Q closes it.

    `screen` is the number of the display it fills, from 0; without one, or when there is none of
    this number, the last: beside a kiosk, the wall takes the second. MissingPartError when the
    screens cannot be made.
    """

    def __init__(
        self,
        wall: WallPresenter,
        language: LanguagePresenter,
        access: AccessPresenter,
        hours: HoursPresenter,
        fonts: Path,
        *,
        orientation: str = "auto",
    ) -> None:
        super().__init__(language, fonts)
        self._wall = wall
        self._hours = hours
        self._pictures = orientation
        bound: dict[str, QObject] = {"wall": wall, "access": access, "hours": hours}
        self.show_screens("Wall.qml", bound)

    def hang(self, screen: int | None, *, windowed: bool) -> None:
        """Show the window on its display."""
        screens = QGuiApplication.screens()
        there = screen is not None and screen < len(screens)
        self.setScreen(screens[screen if screen is not None and there else -1])
        self.start(windowed=windowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = event.size().height() > event.size().width()
        if self._pictures != "auto":
            upright = self._pictures == "portrait"
        self._wall.orient(Orientation.PORTRAIT if upright else Orientation.LANDSCAPE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING_KEYS:
            self.take_down()
        else:
            self._hours.touched()
