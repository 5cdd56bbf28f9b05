"""Pictures in a grid: how a cell is painted, and the list that holds the cells."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from admin.presenters.picture_list import FAULT_ROLE, THUMBNAIL_ROLE
from admin.presenters.pool_model import IMAGE_ROLE
from admin.screens.look import Colours, Look
from shared.domain.pool import PoolImage, PoolState

_MARGIN = 6
_FOOT = 20
_FADED = 0.35


class PictureDelegate(QStyledItemDelegate):
    """Paints a thumbnail with its marks; with `foot`, a line for them underneath."""

    def __init__(self, look: Look, cell: QSize, *, foot: bool) -> None:
        super().__init__()
        self._look = look
        self.cell = cell
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
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
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
        painter.drawImage(place, thumbnail)


class PictureView(QListView):
    """A grid of cells of one size, so that only what is seen is ever asked for."""

    def __init__(self, model: QAbstractItemModel, look: Look, cell: QSize, *, foot: bool) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = PictureDelegate(look, cell, foot=foot)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setGridSize(cell)
        self.setFrameShape(QListView.Shape.NoFrame)
        look.changed.connect(self.viewport().update)

    def resize_cells(self, cell: QSize) -> None:
        """Make every cell this large; what was to be seen stays so."""
        self._delegate.cell = cell
        self.setGridSize(cell)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def rows(self) -> list[int]:
        """The selected rows, from the first to the last."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())


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
