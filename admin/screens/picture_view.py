"""A grid of pictures that costs the same for ten and for a hundred thousand.

Every cell has the same size, so a row's place is arithmetic. (QListView lays all of its rows out
anew whenever one goes: half a second with 100,000.)
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QStyleOptionViewItem

from admin.screens.look import Look
from admin.screens.pictures import PictureDelegate

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag
_Action = QAbstractItemView.CursorAction
_WAYS = {
    Qt.Key.Key_Left: _Action.MoveLeft,
    Qt.Key.Key_Right: _Action.MoveRight,
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
}


class PictureView(QAbstractItemView):
    """Only what is seen is ever asked for. Shift and Ctrl choose several, in reading order."""

    def __init__(self, model: QAbstractItemModel, look: Look, cell: QSize, *, foot: bool) -> None:
        super().__init__()
        self._cell = cell
        self._anchor = 0
        self._covered = 0
        self._delegate = PictureDelegate(look, cell, foot=foot)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._settle)
        look.changed.connect(self.viewport().update)

    def rows(self) -> list[int]:
        """The selected rows, from the first to the last."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def resize_cells(self, cell: QSize) -> None:
        """Make every cell this large; the current picture stays in view."""
        self._cell = self._delegate.cell = cell
        self._settle()
        self.scrollTo(self.currentIndex())

    def leave_free(self, height: int) -> None:
        """Keep the current picture out of so many pixels above the window's foot.

        What lies there covers no picture for good: the last ones can be scrolled above it.
        """
        self._covered = height
        self._settle()
        self.scrollTo(self.currentIndex())

    def begin_choice(self, row: int) -> None:
        """Shift chooses from this row on."""
        self._anchor = row

    # --- where things are ------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        line, place = divmod(index.row(), self._across())
        corner = QPoint(place * self._step(), line * self._cell.height() - self.verticalOffset())
        return QRect(corner, QSize(self._step(), self._cell.height()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = point.x() // self._step()
        line = (point.y() + self.verticalOffset()) // self._cell.height()
        row = line * self._across() + place
        inside = 0 <= place < self._across() and 0 <= row < self.model().rowCount()
        return self.model().index(row, 0) if inside else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect, room = self.visualRect(index), self._room()
        if rect.isNull():
            return
        bar = self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > room:
            bar.setValue(bar.value() + rect.bottom() - room)
        self.viewport().update()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    # --- keys and mouse --------------------------------------------------------------------------

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self.model().rowCount() - 1
        lines = max(1, self.viewport().height() // self._cell.height())
        row = self.currentIndex().row()
        moved = {
            _Action.MoveLeft: row - 1,
            _Action.MovePrevious: row - 1,
            _Action.MoveRight: row + 1,
            _Action.MoveNext: row + 1,
            _Action.MoveUp: row - self._across(),
            _Action.MoveDown: row + self._across(),
            _Action.MovePageUp: row - lines * self._across(),
            _Action.MovePageDown: row + lines * self._across(),
            _Action.MoveHome: 0,
            _Action.MoveEnd: last,
        }[action]
        return self.model().index(min(max(0, moved), last), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(self.moveCursor(way, event.modifiers()).row())
            self.scrollTo(self.currentIndex())
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._anchor = self.currentIndex().row()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(index.row())
            return
        super().mousePressEvent(event)
        self._anchor = max(0, self.currentIndex().row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged."""

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Asked for by clicks and keys: the cell at the end of the way is meant."""
        current = self.indexAt(rect.bottomRight())
        if rect.topLeft() != rect.bottomRight() and self.currentIndex().isValid():
            current = self.currentIndex()
        if current.isValid():
            self.selectionModel().select(current, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def _choose(self, row: int) -> None:
        """Everything from the anchor to this row."""
        model, anchor = self.model(), min(self._anchor, self.model().rowCount() - 1)
        first, last = sorted((anchor, row))
        chosen = QItemSelection(model.index(first, 0), model.index(last, 0))
        self.selectionModel().setCurrentIndex(model.index(row, 0), Flag.NoUpdate)
        self.selectionModel().select(chosen, Flag.ClearAndSelect)

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection = self.selectionModel()
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        for row in self._in_view(event.rect()):
            index = self.model().index(row, 0)
            chosen = selection.isSelected(index)
            option.rect = self.visualRect(index)  # pyright: ignore[reportAttributeAccessIssue]
            option.state = (  # pyright: ignore[reportAttributeAccessIssue]
                state | QStyle.StateFlag.State_Selected if chosen else state
            )
            self._delegate.paint(painter, option, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()
        super().resizeEvent(event)

    def updateGeometries(self) -> None:
        lines = -(-self.model().rowCount() // self._across())
        bar, room = self.verticalScrollBar(), self._room()
        bar.setRange(0, max(0, lines * self._cell.height() - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._cell.height() // 3)
        super().updateGeometries()

    def _settle(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def _room(self) -> int:
        """How much of the height nothing lies over, in pixels; at least a cell."""
        view, window = self.viewport(), self.window()
        below = window.height() - view.mapTo(window, QPoint(0, view.height())).y()
        return max(self._cell.height(), view.height() - max(0, self._covered - below))

    def _across(self) -> int:
        return max(1, self.viewport().width() // self._cell.width())

    def _step(self) -> int:
        """Cells share the width that is over."""
        return max(self._cell.width(), self.viewport().width() // self._across())

    def _in_view(self, area: QRect) -> range:
        first = (area.top() + self.verticalOffset()) // self._cell.height()
        last = (area.bottom() + self.verticalOffset()) // self._cell.height()
        rows = range(first * self._across(), (last + 1) * self._across())
        return range(max(0, rows.start), min(self.model().rowCount(), rows.stop))
