"""What every table of the window has in common: rows below the names of their columns."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from admin.presenters.words import say

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowTable(QAbstractTableModel):
    """`rows` are what it shows; `headers` name the columns and are marked for translation."""

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__()
        self._headers = tuple(headers)
        self.rows: list[Any] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(self._headers[section])
        return None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show exactly these; what was chosen is not any more."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def tell(self, row: int) -> None:
        """A row says something else now."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._headers) - 1))

    def retranslate(self) -> None:
        """Say everything again, in the current language."""
        last = len(self._headers) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))
