"""How a picture is painted in a cell of a grid."""

from collections import OrderedDict

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from admin.presenters.picture_list import FAULT_ROLE, THUMBNAIL_ROLE
from admin.presenters.pool_model import IMAGE_ROLE
from admin.screens.look import Colours, Look
from shared.domain.pool import PoolImage, PoolState

_MARGIN = 6
_FOOT = 20
_FADED = 0.35
_SCALED_KEPT = 300


class PictureDelegate(QStyledItemDelegate):
    """Paints a thumbnail with its marks; with `foot`, a line for them underneath."""

    def __init__(self, look: Look, cell: QSize, *, foot: bool) -> None:
        super().__init__()
        self._look = look
        self.cell = cell
        self._scaled: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._foot = _FOOT if foot else 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = self._look.colours
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        image: PoolImage | None = index.data(IMAGE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = rect.adjusted(2, 2, -2, -2)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(QRectF(cell), 5, 5)
        room = cell.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - self._foot)
        if image is not None and image.marks.state is PoolState.REJECTED:
            painter.setOpacity(_FADED)
        self._draw_thumbnail(painter, room, index.data(THUMBNAIL_ROLE))
        painter.setOpacity(1)
        foot = QRect(room.left(), room.bottom() + 3, room.width(), self._foot)
        if image is not None and self._foot:
            _draw_marks(painter, foot, image, colours)
            _draw_badges(painter, room, image, colours)
        if index.data(FAULT_ROLE):
            painter.setPen(QPen(QColor(colours.reject), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room)
        painter.restore()

    def _draw_thumbnail(self, painter: QPainter, room: QRect, thumbnail: QImage | None) -> None:
        if thumbnail is None or thumbnail.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.colours.raised))
            painter.drawRoundedRect(QRectF(room), 3, 3)
            return
        size = thumbnail.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        painter.drawImage(
            place, self._fitted(thumbnail, size * painter.device().devicePixelRatio())
        )

    def _fitted(self, thumbnail: QImage, size: QSize) -> QImage:
        """Scaled once and kept, so that scrolling only copies pixels."""
        name = (thumbnail.cacheKey(), size.width())
        if name not in self._scaled:
            self._scaled[name] = thumbnail.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            if len(self._scaled) > _SCALED_KEPT:
                self._scaled.popitem(last=False)
        return self._scaled[name]


def _draw_badges(painter: QPainter, room: QRect, image: PoolImage, colours: Colours) -> None:
    """The size of its stack at the right, and that one should look twice at the left."""
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setBold(True)
    painter.setFont(font)
    if image.advice.stack_size > 1:
        words = f"≡ {image.advice.stack_size}"
        _draw_badge(painter, words, room, colours.ink, colours.window, at_right=True)
    if image.look_twice:
        _draw_badge(painter, "2×", room, colours.reject, colours.window, at_right=False)


def _draw_badge(
    painter: QPainter, words: str, room: QRect, ground: str, ink: str, *, at_right: bool
) -> None:
    badge = QRect(0, 0, painter.fontMetrics().horizontalAdvance(words) + 12, 20)
    badge.moveTopRight(room.topRight()) if at_right else badge.moveTopLeft(room.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(badge), 4, 4)
    painter.setPen(QColor(ink))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)


def _draw_marks(painter: QPainter, foot: QRect, image: PoolImage, colours: Colours) -> None:
    sign, ink = {
        PoolState.PENDING: ("", colours.soft),
        PoolState.APPROVED: ("✓", colours.keep),
        PoolState.REJECTED: ("✕", colours.reject),
        PoolState.PROMOTED: ("✿", colours.keep),
    }[image.marks.state]
    font = QFont(painter.font())
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, sign)
    painter.setPen(QColor(colours.star))
    stars = "★" * image.marks.stars
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, stars)
    painter.setPen(QColor(colours.soft))
    font.setPixelSize(11)
    painter.setFont(font)
    words = painter.fontMetrics().elidedText(
        image.request.favorite or "", Qt.TextElideMode.ElideRight, foot.width() // 3
    )
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
