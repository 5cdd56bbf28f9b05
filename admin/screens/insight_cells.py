"""How a rate with its interval is painted in a cell of the table of pictures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from admin.presenters.insight_table import PICTURE_ROLE, InsightColumn
from admin.presenters.insight_words import interval
from admin.screens.look import Look
from admin.services.figures import Picture

_WORDS = 118
_MARGIN = 8
Index = QModelIndex | QPersistentModelIndex


class InsightCells(QStyledItemDelegate):
    """Paints pictures small, and expected rates as a dot on the line of its interval.

    `most` is the rate at the right end of the cells.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.most = 0.5

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = InsightColumn(index.column())
        if column not in (InsightColumn.PICTURE, InsightColumn.EXPECTED):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._look.colours.raised))
        if column is InsightColumn.PICTURE:
            self._draw_picture(painter, rect, index.data(Qt.ItemDataRole.DecorationRole))
        else:
            self._draw_rate(painter, rect, index.data(PICTURE_ROLE))
        painter.restore()

    def _draw_picture(self, painter: QPainter, rect: QRect, image: QImage | None) -> None:
        room = rect.adjusted(_MARGIN, 3, -_MARGIN, -3)
        if image is None or image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.colours.raised))
            painter.drawRoundedRect(QRectF(room), 3, 3)
            return
        size: QSize = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        painter.drawImage(place, image)

    def _draw_rate(self, painter: QPainter, rect: QRect, picture: Picture) -> None:
        colours, expected = self._look.colours, picture.expected
        painter.setPen(QColor(colours.ink))
        words = rect.adjusted(_MARGIN, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, interval(expected)
        )
        left, right = rect.left() + _MARGIN + _WORDS, rect.right() - _MARGIN
        if right - left < 30:
            return
        y = rect.center().y()
        rate, low, high = (
            left + (right - left) * min(value / self.most, 1.0)
            for value in (expected.rate, expected.low, expected.high)
        )
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(QColor(colours.soft), 2))
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(QPointF(rate, y), 4, 4)
