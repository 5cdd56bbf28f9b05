"""Turns a camera frame into the picture in the mirror, away from the Qt thread."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from kiosk.services.leaning_mirror import WHOLE, MirrorPart
from shared.ports import Frame

OVAL_HEIGHT = 0.74
"""Height of the face guide as a part of the mirror's height; the screen draws the same oval."""
OVAL_ASPECT = 0.76
"""Width of the face guide as a part of its height."""

_DIMMED = 78
"""How much of the frame is seen outside the guide (0-255)."""


@dataclass(frozen=True, slots=True)
class MirrorSize:
    """The mirror in device pixels."""

    width: int
    height: int


def mirror_image(frame: Frame, size: MirrorSize, part: MirrorPart = WHOLE) -> QImage:
    """The part of the frame as a mirror shows it: flipped, filling `size`, fading at the rim.

    The answer has premultiplied alpha and owns its pixels.
    """
    height, width = frame.shape[:2]
    seen = QImage(frame.data, width, height, frame.strides[0], QImage.Format.Format_BGR888)
    seen = seen.copy(_leant(_middle(width, height, size), part)).convertToFormat(
        QImage.Format.Format_RGB32
    )
    seen = seen.flipped(Qt.Orientation.Horizontal)
    mirror = QImage(size.width, size.height, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(mirror)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(mirror.rect(), seen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _light(size))
    painter.end()
    return mirror


def _middle(width: int, height: int, size: MirrorSize) -> QRect:
    """The part of a frame that fills a mirror of `size`."""
    scale = max(size.width / width, size.height / height)
    shown = QSize(round(size.width / scale), round(size.height / scale))
    part = QRect(QPoint(0, 0), shown.boundedTo(QSize(width, height)))
    part.moveCenter(QRect(0, 0, width, height).center())
    return part


def _leant(whole: QRect, part: MirrorPart) -> QRect:
    width = max(1, round(whole.width() * part.height))
    height = max(1, round(whole.height() * part.height))
    left = whole.left() + (whole.width() - width) // 2
    return QRect(left, whole.top() + round(whole.height() * part.top), width, height)


@lru_cache(maxsize=2)
def _light(size: MirrorSize) -> QImage:
    """How much of each pixel is seen: all of the oval, little around it, nothing at the rim."""
    light = QImage(size.width, size.height, QImage.Format.Format_ARGB32_Premultiplied)
    light.fill(0)
    painter = QPainter(light)
    _fill_oval(painter, QRectF(light.rect()), [(0.0, _DIMMED), (0.72, _DIMMED), (1.0, 0)])
    height = size.height * OVAL_HEIGHT
    width = height * OVAL_ASPECT
    oval = QRectF((size.width - width) / 2, (size.height - height) / 2, width, height)
    glow = oval.adjusted(-width * 0.06, -height * 0.06, width * 0.06, height * 0.06)
    _fill_oval(painter, glow, [(0.0, 255), (0.86, 255), (0.9, 235), (1.0, 0)])
    painter.end()
    return light


def _fill_oval(painter: QPainter, oval: QRectF, stops: list[tuple[float, int]]) -> None:
    gradient = QRadialGradient(QPointF(0, 0), 1)
    for place, alpha in stops:
        gradient.setColorAt(place, QColor(0, 0, 0, alpha))
    painter.save()
    painter.translate(oval.center())
    painter.scale(oval.width() / 2, oval.height() / 2)
    painter.fillRect(QRectF(-1, -1, 2, 2), gradient)
    painter.restore()
