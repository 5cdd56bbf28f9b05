"""One picture large: fitted to the room, or pixel by pixel and dragged about."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from admin.presenters.thumbnails import Thumbnails
from admin.screens.look import Look

_MARGIN = 12
translate = QCoreApplication.translate


class Pictured(Protocol):
    """What can be shown large: its key, and its size in pixels."""

    @property
    def key(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


class LargeView(QWidget):
    """Shows the thumbnail until the picture itself has been decoded elsewhere.

    `moved` is emitted when the curator zooms or pans; `follow` makes views move together. Beside
    others, the view that is `meant` has a frame, and each has its `caption`.
    """

    moved = Signal()
    pressed = Signal()
    asked_back = Signal()

    def __init__(self, pictures: Thumbnails, thumbnails: Thumbnails, look: Look) -> None:
        super().__init__()
        self._pictures = pictures
        self._thumbnails = thumbnails
        self._look = look
        self._image: Pictured | None = None
        self._dragged: QPointF | None = None
        self.zoomed = False
        self.meant = False
        self.caption = ""
        self.centre = QPointF(0.5, 0.5)
        """The point in the middle of the view, as a part of the picture's width and height."""
        pictures.arrived.connect(self._arrived)
        thumbnails.arrived.connect(self._arrived)
        look.changed.connect(self.update)

    @property
    def image(self) -> Pictured | None:
        return self._image

    def show_image(self, image: Pictured | None) -> None:
        """Show this one; the zoom stays as it was."""
        self._image = image
        self.update()

    def zoom(self) -> None:
        """Between the whole picture and its pixels."""
        self.zoomed = not self.zoomed
        self.update()
        self.moved.emit()

    def follow(self, other: "LargeView") -> None:
        """Be at the same place as another view."""
        self.zoomed, self.centre = other.zoomed, other.centre
        self.update()

    def fault(self) -> str:
        """Why the picture looks blurred, where its file is not what it was."""
        picture = self._pictures.get(self._image.key) if self._image else None
        if picture is None or not picture.isNull():
            return ""
        return translate("Admin", "The file cannot be read; this is its small picture.")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.colours.wall))
        if self._image is None:
            return
        self._paint_picture(painter, self._image)
        self._paint_caption(painter)
        if self.meant:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width, inset in ((self._look.colours.accent, 4, 2), ("#ffffff", 1, 5)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))

    def _paint_picture(self, painter: QPainter, image: Pictured) -> None:
        picture = self._pictures.get(image.key)
        if picture is None or picture.isNull():
            picture = self._thumbnails.get(image.key)
        if picture is not None and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self.zoomed)
            painter.drawImage(self.place(), picture, QRectF(picture.rect()))

    def _paint_caption(self, painter: QPainter) -> None:
        words = " · ".join(filter(None, (self.caption, self.fault())))
        if not words:
            return
        metrics = painter.fontMetrics()
        room = QRectF(metrics.boundingRect(words)).adjusted(-8, -4, 8, 4)
        room.moveBottomLeft(QPointF(_MARGIN, self.height() - _MARGIN))
        painter.fillRect(room, QColor(self._look.colours.surface))
        painter.setPen(QColor(self._look.colours.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.position()
        self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None or self._image is None or not self.zoomed:
            return
        step = event.position() - self._dragged
        self._dragged = event.position()
        middle, (width, height) = self._middle(), self._size()
        self.centre = middle - QPointF(step.x() / width, step.y() / height)
        self.centre = self._middle()
        self.update()
        self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.asked_back.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The point under the mouse stays there."""
        if self._image is None or (event.angleDelta().y() > 0) is self.zoomed:
            return
        place, mouse = self.place(), event.position()
        under = mouse - place.topLeft()
        self.zoomed = not self.zoomed
        width, height = self._size()
        away = mouse - QRectF(self.rect()).center()
        self.centre = QPointF(
            under.x() / place.width() - away.x() / width,
            under.y() / place.height() - away.y() / height,
        )
        self.centre = self._middle()
        self.update()
        self.moved.emit()

    def place(self) -> QRectF:
        """Where the picture lies, in pixels of the view."""
        middle, (width, height) = self._middle(), self._size()
        room = QRectF(self.rect()).center()
        return QRectF(room.x() - middle.x() * width, room.y() - middle.y() * height, width, height)

    def _size(self) -> tuple[float, float]:
        """How large the picture is here, in pixels of the view."""
        assert self._image is not None
        width, height = self._image.width, self._image.height
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / width, room.height() / height)
        if self.zoomed:
            scale = max(1.0 / self.devicePixelRatioF(), 2 * scale)
        return width * scale, height * scale

    def _middle(self) -> QPointF:
        """As near to `centre` as can be without a gap beside the picture."""
        width, height = self._size()
        return QPointF(
            _within(self.centre.x(), self.width() / width),
            _within(self.centre.y(), self.height() / height),
        )

    def _arrived(self, key: str) -> None:
        if self._image is not None and key == self._image.key:
            self.update()


def _within(centre: float, shown: float) -> float:
    """The centre of the part that is shown (1: all of a length), inside 0 to 1."""
    return 0.5 if shown >= 1 else min(1 - shown / 2, max(shown / 2, centre))
