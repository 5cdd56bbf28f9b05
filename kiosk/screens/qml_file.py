"""Brings a QML file with its presenters and the shipped fonts into a window."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickView

from kiosk.screens import camera_view, qr_code, visitor_theme
from shared.domain.errors import MissingPartError

QML_TYPES = (camera_view.CameraView, qr_code.QrCode, visitor_theme.Theme)
"""Registered with QML by being imported."""


def load_qml(view: QQuickView, name: str, bound: Mapping[str, QObject], fonts: Path) -> None:
    """Show the screens of the file `name`; MissingPartError when they cannot be made."""
    for font in sorted(fonts.glob("*.otf")):
        QFontDatabase.addApplicationFont(str(font))
    view.setTitle("Emotion Garden")
    view.setColor(Qt.GlobalColor.black)
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setInitialProperties(dict(bound))
    view.setSource(QUrl.fromLocalFile(str(Path(__file__).with_name(name))))
    if view.errors():
        raise MissingPartError(f"the kiosk's screens: {view.errors()[0].toString()}")


def fill_screen(view: QQuickView, *, windowed: bool) -> None:
    """Show the window: full screen without a cursor, or 1280x800 with one."""
    if windowed:
        view.resize(1280, 800)
        view.show()
    else:
        view.setCursor(Qt.CursorShape.BlankCursor)
        view.setGeometry(view.screen().geometry())  # a bare X session has nobody who would
        view.showFullScreen()
