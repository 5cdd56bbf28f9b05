"""How this kiosk is, gathered and told to the store."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from shared.domain.checked_json import printable
from shared.domain.errors import DatabaseError
from shared.domain.kiosk_status import (
    MAX_ERRORS,
    MAX_TROUBLES,
    CameraStatus,
    Disk,
    KioskState,
    KioskStatus,
    LoggedError,
    status_key,
)
from shared.domain.outbox import OutboxTally
from shared.ports import Catalogue, Outbox, Store


@dataclass(frozen=True, slots=True)
class Seen:
    """What the window's side knows: `troubles` and `errors` are the newest first."""

    state: KioskState
    camera: CameraStatus
    last_visit: datetime | None = None
    troubles: Sequence[str] = ()
    errors: Sequence[LoggedError] = ()


class StatusReport:
    """Belongs to one lane. `disk` tells how full the disk is, None when that cannot be told."""

    def __init__(
        self,
        catalogue: Catalogue,
        outboxes: Mapping[str, Outbox],
        disk: Callable[[], Disk | None],
        *,
        version: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._catalogue = catalogue
        self._outboxes = outboxes
        self._disk = disk
        self._version = version
        self._clock = clock
        self._started_at = clock()

    def gather(self, kiosk_id: str, seen: Seen) -> KioskStatus:
        """Look at what is kept; a database that cannot be read is one of the troubles."""
        troubles = list(seen.troubles)
        shelf: int | None = None
        outbox: dict[str, OutboxTally] | None = None
        try:
            shelf = len(self._catalogue.items())
            outbox = {sink: kept.tally() for sink, kept in self._outboxes.items()}
        except DatabaseError as error:
            troubles.insert(0, str(error))
        return KioskStatus(
            kiosk_id=kiosk_id,
            written_at=self._clock(),
            started_at=self._started_at,
            state=seen.state,
            version=self._version,
            camera=seen.camera,
            last_visit=seen.last_visit,
            outbox=outbox,
            shelf=shelf,
            disk=self._disk(),
            troubles=tuple(map(printable, troubles[:MAX_TROUBLES])),
            errors=tuple(
                LoggedError(e.at, printable(e.sentence)) for e in seen.errors[:MAX_ERRORS]
            ),
        )


class StatusTeller:
    """Writes the status of one kiosk over its last one; belongs to one lane."""

    def __init__(self, store: Store, kiosk_id: str, report: StatusReport) -> None:
        self._store = store
        self._kiosk_id = kiosk_id
        self._report = report

    def tell(self, seen: Seen) -> None:
        """StoreError when the store is away."""
        status = self._report.gather(self._kiosk_id, seen)
        self._store.put(status_key(self._kiosk_id), status.to_bytes())


def disk_of(folder: Path) -> Disk | None:
    """How full the disk is that a folder is on."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return Disk(usage.free, usage.total)
