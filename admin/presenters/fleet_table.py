"""The site's kiosks, as a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from admin.presenters.fleet_words import ago, level_name, sentences, size
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.services.fleet import KioskReport
from shared.domain.kiosk_status import KioskStatus

Index = QModelIndex | QPersistentModelIndex
LEVEL_ROLE = Qt.ItemDataRole.UserRole
"""The `Level` of the row's kiosk."""

_NOWHERE = QModelIndex()
_HEADERS = (
    QT_TRANSLATE_NOOP("Admin", "State"),
    QT_TRANSLATE_NOOP("Admin", "Kiosk"),
    QT_TRANSLATE_NOOP("Admin", "How it is"),
    QT_TRANSLATE_NOOP("Admin", "Last heard"),
    QT_TRANSLATE_NOOP("Admin", "Last visit"),
    QT_TRANSLATE_NOOP("Admin", "Pictures"),
    QT_TRANSLATE_NOOP("Admin", "To be sent"),
    QT_TRANSLATE_NOOP("Admin", "Disk free"),
    QT_TRANSLATE_NOOP("Admin", "Version"),
)
_UNKNOWN = "–"


class FleetColumn(IntEnum):
    """The columns, from left to right."""

    LEVEL = 0
    KIOSK = 1
    WORDS = 2
    HEARD = 3
    VISIT = 4
    PICTURES = 5
    WAITING = 6
    DISK = 7
    VERSION = 8


class FleetTable(QAbstractTableModel):
    """One row a kiosk, the worst first."""

    def __init__(self) -> None:
        super().__init__()
        self.kiosks: Sequence[KioskReport] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.kiosks)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(FleetColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.kiosks):
            return None
        kiosk, column = self.kiosks[index.row()], FleetColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(kiosk, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return kiosk.level if role == LEVEL_ROLE else None

    def put(self, kiosks: Sequence[KioskReport]) -> None:
        """Show exactly these; where the same stand in the same order, nothing is chosen anew."""
        same = [k.kiosk_id for k in kiosks] == [k.kiosk_id for k in self.kiosks]
        if same:
            self.kiosks = tuple(kiosks)
            self.retranslate()
            return
        self.beginResetModel()
        self.kiosks = tuple(kiosks)
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything again, in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FleetColumn) - 1)
        if self.kiosks:
            last = self.index(len(self.kiosks) - 1, len(FleetColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _text(kiosk: KioskReport, column: FleetColumn) -> str:
    match column:
        case FleetColumn.LEVEL:
            return level_name(kiosk)
        case FleetColumn.KIOSK:
            return kiosk.kiosk_id
        case FleetColumn.WORDS:
            return "\n".join(sentences(kiosk))
        case FleetColumn.HEARD:
            return _UNKNOWN if kiosk.heard_s is None else ago(kiosk.heard_s)
        case _:
            return _UNKNOWN if kiosk.status is None else _number(kiosk.status, column)


def _number(status: KioskStatus, column: FleetColumn) -> str:
    match column:
        case FleetColumn.VISIT:
            if status.last_visit is None:
                return say(QT_TRANSLATE_NOOP("Admin", "none since its start"))
            return ago((datetime.now(UTC) - status.last_visit).total_seconds())
        case FleetColumn.PICTURES:
            return _UNKNOWN if status.shelf is None else f"{status.shelf:,}"
        case FleetColumn.WAITING:
            outbox = status.outbox
            return _UNKNOWN if outbox is None else f"{sum(t.waiting for t in outbox.values()):,}"
        case FleetColumn.DISK:
            return _UNKNOWN if status.disk is None else size(status.disk.free)
        case _:
            return status.version or _UNKNOWN
