"""A window that fills the screen and stays there: nothing a visitor does closes or leaves it."""

import math
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QEventPoint, QFontDatabase, QKeyEvent, QPointerEvent
from PySide6.QtQuick import QQuickView

from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.screens import camera_view, qr_code, visitor_theme
from shared.domain.errors import MissingPartError

QML_TYPES = (camera_view.CameraView, qr_code.QrCode, visitor_theme.Theme)
"""Registered with QML by being imported."""

_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress)
_WINDOW, _FRAME = QSize(1280, 800), QSize(16, 40)
"""A window as large as a kiosk's screen; what its frame and title need of a desk's."""

_SYSTEM_KEYS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def new_fingers(event: QPointerEvent) -> list[QEventPoint]:
    """Those that come onto the glass; others may have rested there before."""
    return [point for point in event.points() if point.state() is QEventPoint.State.Pressed]


def is_touch(event: QEvent) -> bool:
    """Whether somebody has touched the glass or a key now."""
    if event.type() == QEvent.Type.TouchUpdate and isinstance(event, QPointerEvent):
        return bool(new_fingers(event))
    return event.type() in _TOUCHES


class ShutWindow(QQuickView):
    """Shows QML screens. In the full screen there is no cursor, Alt+F4 and the like do nothing,
    and other windows stay below; in a window everything is as developers are used to.
    `fonts` is the folder of the shipped fonts.
    """

    def __init__(self, language: LanguagePresenter, fonts: Path) -> None:
        super().__init__()
        self._language = language
        self._is_shut = False
        for font in sorted(fonts.glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        self.setTitle("Emotion Garden")
        self.setColor(Qt.GlobalColor.black)
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)

    def show_screens(self, name: str, bound: Mapping[str, QObject]) -> None:
        """Load a QML file of this folder, and follow the language.

        MissingPartError when the screens cannot be made.
        """
        self.setInitialProperties(dict(bound))
        self.setSource(QUrl.fromLocalFile(str(Path(__file__).parent / name)))
        if self.errors():  # the last is what those before it follow from
            raise MissingPartError(f"the kiosk's screens: {self.errors()[-1].toString()}")
        self._language.language_changed.connect(self.engine().retranslate)
        self._language.reset()

    def start(self, *, windowed: bool) -> None:
        """Show the window: full screen without a cursor, or with one 1280x800 as far as it fits."""
        self._is_shut = not windowed
        if windowed:
            self.resize(_WINDOW.boundedTo(self.screen().availableSize() - _FRAME))
            self.show()
        else:
            self.setFlag(Qt.WindowType.WindowStaysOnTopHint)
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.setGeometry(self.screen().geometry())  # without a window manager, nobody else does
            self.showFullScreen()

    def show_cursor(self, shown: bool) -> None:
        """In the full screen, staff may want to see where a mouse is."""
        if self._is_shut:
            self.setCursor(Qt.CursorShape.ArrowCursor if shown else Qt.CursorShape.BlankCursor)

    def dots_per_inch(self, diagonal_in: float | None) -> float:
        """How fine the screen is, by its diagonal in inches or, without one, as it says itself."""
        screen = self.screen()
        if diagonal_in is None:
            return screen.physicalDotsPerInch()
        size = screen.size()
        return math.hypot(size.width(), size.height()) / diagonal_in

    def close_screens(self) -> None:
        """Take the screens down while their presenters are still there."""
        self._language.close()
        self.take_down()

    def take_down(self) -> None:
        """Close the window for good, and its screens with it."""
        self._is_shut = False
        self.setSource(QUrl())
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_shut:
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_shut and event.modifiers() & _SYSTEM_KEYS:
            event.accept()
        else:
            super().keyPressEvent(event)
