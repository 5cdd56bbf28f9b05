"""The site's kiosks, as a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from admin.presenters.fleet_words import ago, level_name, sentences, size
from admin.presenters.row_table import Index, RowTable
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.services.fleet import KioskReport
from shared.domain.kiosk_status import KioskStatus

LEVEL_ROLE = Qt.ItemDataRole.UserRole
"""The `Level` of the row's kiosk."""

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


class FleetTable(RowTable):
    """One row a kiosk, the worst first."""

    rows: list[KioskReport]

    def __init__(self) -> None:
        super().__init__(_HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        kiosk, column = self.rows[index.row()], FleetColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(kiosk, column)  # whole in the tip, however narrow the column
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return kiosk.level if role == LEVEL_ROLE else None

    def put(self, kiosks: Sequence[KioskReport]) -> None:
        """Show exactly these; where the same stand in the same order, nothing is chosen anew."""
        if [kiosk.kiosk_id for kiosk in kiosks] == [kiosk.kiosk_id for kiosk in self.rows]:
            self.rows = list(kiosks)
            self.retranslate()
        else:
            self.show_rows(kiosks)


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
