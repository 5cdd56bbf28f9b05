"""The kiosk's window: the QML screens on their presenters."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtQuick import QQuickView

from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.garden_presenter import GardenPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.shelf_presenter import ShelfPresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.screens import camera_view
from shared.domain.catalogue import Orientation
from shared.domain.errors import MissingPartError
from shared.qt import theme

QML_TYPES = (camera_view.CameraView, theme.Theme)
"""Registered with QML by being imported."""

_TOUCHES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.KeyPress,
)


@dataclass(frozen=True, slots=True)
class Presenters:
    """What the screens are bound to."""

    visit: VisitPresenter
    camera: CameraPresenter
    garden: GardenPresenter
    language: LanguagePresenter
    shelf: ShelfPresenter


class KioskWindow(QQuickView):
    """All screens in one window; `orientation` is `auto`, `landscape` or `portrait` pictures.

    `fonts` is the folder of the shipped fonts; `sends_pictures` says that faces are read elsewhere.
    MissingPartError when the screens cannot be made.
    """

    def __init__(
        self,
        presenters: Presenters,
        fonts: Path,
        *,
        orientation: str = "auto",
        keeps_age_and_gender: bool = False,
        sends_pictures: bool = False,
    ) -> None:
        super().__init__()
        self._presenters = presenters
        self._pictures = orientation
        for font in sorted(fonts.glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        self.setTitle("Emotion Garden")
        self.setColor(Qt.GlobalColor.black)
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        told = {"keepsAgeAndGender": keeps_age_and_gender, "sendsPictures": sends_pictures}
        self.setInitialProperties({**self._bound(), **told})
        self.setSource(QUrl.fromLocalFile(str(Path(__file__).with_name("Main.qml"))))
        if self.errors():
            raise MissingPartError(f"the kiosk's screens: {self.errors()[0].toString()}")
        presenters.language.language_changed.connect(self.engine().retranslate)
        presenters.language.reset()

    def start(self, *, windowed: bool) -> None:
        """Show the window: full screen without a cursor, or 1280x800 with one."""
        if windowed:
            self.resize(1280, 800)
            self.show()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = event.size().height() > event.size().width()
        if self._pictures != "auto":
            upright = self._pictures == "portrait"
        orientation = Orientation.PORTRAIT if upright else Orientation.LANDSCAPE
        self._presenters.garden.orient(orientation)
        self._presenters.shelf.orient(orientation)

    def event(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._presenters.visit.touched()
        return super().event(event)

    def close_screens(self) -> None:
        """Take the screens down while their presenters are still there."""
        self._presenters.language.close()
        self.setSource(QUrl())
        self.close()

    def _bound(self) -> dict[str, QObject]:
        return {
            "visit": self._presenters.visit,
            "camera": self._presenters.camera,
            "garden": self._presenters.garden,
            "language": self._presenters.language,
            "shelf": self._presenters.shelf,
        }
