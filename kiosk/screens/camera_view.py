"""The mirror: a QML item that shows the camera presenter's newest picture."""

from typing import cast

from PySide6.QtCore import Property, QObject, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.mirror_image import OVAL_ASPECT, OVAL_HEIGHT, MirrorSize

QML_IMPORT_NAME = "EmotionGarden"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CameraView(QQuickPaintedItem):
    """Paints pictures that were made at its own size, so that the window only copies them."""

    camera_changed = Signal()
    still_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._camera: CameraPresenter | None = None
        self._still = False

    def _get_camera(self) -> QObject | None:
        return self._camera

    def _set_camera(self, camera: QObject | None) -> None:
        self._camera = cast("CameraPresenter", camera)
        self._camera.frame_changed.connect(self.update)
        self._camera.set_still(self._still)
        self._tell_size()
        self.camera_changed.emit()

    def _get_still(self) -> bool:
        return self._still

    def _set_still(self, still: bool) -> None:
        self._still = still
        if self._camera is not None:
            self._camera.set_still(still)
        self.still_changed.emit()

    def _get_oval_height(self) -> float:
        return OVAL_HEIGHT

    def _get_oval_aspect(self) -> float:
        return OVAL_ASPECT

    camera = Property(QObject, _get_camera, _set_camera, notify=camera_changed)
    still = Property(bool, _get_still, _set_still, notify=still_changed)
    ovalHeight = Property(float, _get_oval_height, constant=True)
    ovalAspect = Property(float, _get_oval_aspect, constant=True)

    def geometryChange(self, newGeometry: QRectF | QRect, oldGeometry: QRectF | QRect) -> None:
        super().geometryChange(newGeometry, oldGeometry)
        self._tell_size()

    def paint(self, painter: QPainter) -> None:
        picture = self._camera.picture if self._camera else None
        if picture is not None:
            painter.drawImage(self.boundingRect(), picture)

    def _tell_size(self) -> None:
        if self._camera is not None and self.width() >= 1 and self.height() >= 1:
            self._camera.set_mirror_size(MirrorSize(round(self.width()), round(self.height())))
