"""A short list of pictures by their keys, with their thumbnails."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from admin.presenters.row_table import NOWHERE, Index
from admin.presenters.sentences import in_words
from admin.presenters.thumbnails import Thumbnails

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
FAULT_ROLE = Qt.ItemDataRole.UserRole + 2
THUMBNAIL_ROLE = Qt.ItemDataRole.DecorationRole


class PictureList(QAbstractListModel):
    """`KEY_ROLE` gives the key of a row, `FAULT_ROLE` what is wrong with it or None."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._keys: list[str] = []
        self.faults: dict[str, str] = {}
        thumbnails.arrived.connect(self._arrived)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._keys):
            return None
        key = self._keys[index.row()]
        if role == KEY_ROLE:
            return key
        if role == THUMBNAIL_ROLE:
            return self._thumbnails.get(key)
        if role == FAULT_ROLE:
            return self._fault(key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (key, self._fault(key))))
        return None

    def _fault(self, key: str) -> str | None:
        return in_words(self.faults[key]) if key in self.faults else None

    def put(self, keys: Sequence[str]) -> None:
        """Show exactly these."""
        self.beginResetModel()
        self._keys = list(keys)
        self.endResetModel()

    def put_first(self, key: str, most: int) -> None:
        """Add a picture that is not there yet in front, and let those behind `most` go."""
        if key in self._keys:
            return
        self.beginInsertRows(NOWHERE, 0, 0)
        self._keys.insert(0, key)
        self.endInsertRows()
        if len(self._keys) > most:
            self.beginRemoveRows(NOWHERE, most, len(self._keys) - 1)
            del self._keys[most:]
            self.endRemoveRows()

    def tell(self, faults: dict[str, str]) -> None:
        """Mark the pictures something is wrong with."""
        self.faults = faults
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def _arrived(self, key: str) -> None:
        if key in self._keys:
            at = self.index(self._keys.index(key))
            self.dataChanged.emit(at, at, [THUMBNAIL_ROLE])
