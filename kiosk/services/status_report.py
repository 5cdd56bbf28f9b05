"""How this kiosk is, gathered and told to the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.services.stock import Stocktaking
from shared.domain.checked_json import printable
from shared.domain.kiosk_status import (
    MAX_ERRORS,
    MAX_TROUBLES,
    CameraStatus,
    KioskState,
    KioskStatus,
    LoggedError,
    status_key,
)
from shared.ports import Store


@dataclass(frozen=True, slots=True)
class Seen:
    """What the window's side knows: `troubles` and `errors` are the newest first."""

    state: KioskState
    camera: CameraStatus
    last_visit: datetime | None = None
    troubles: Sequence[str] = ()
    errors: Sequence[LoggedError] = ()


class StatusReport:
    """Belongs to one lane."""

    def __init__(
        self,
        stocktaking: Stocktaking,
        *,
        version: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._stocktaking = stocktaking
        self._version = version
        self._clock = clock
        self._started_at = clock()

    def gather(self, kiosk_id: str, seen: Seen) -> KioskStatus:
        """Look at what is kept; a database that cannot be read is one of the troubles."""
        stock = self._stocktaking.look()
        troubles = [*([str(stock.trouble)] if stock.trouble else []), *seen.troubles]
        return KioskStatus(
            kiosk_id=kiosk_id,
            written_at=self._clock(),
            started_at=self._started_at,
            state=seen.state,
            version=self._version,
            camera=seen.camera,
            last_visit=seen.last_visit,
            outbox=stock.outbox,
            shelf=stock.shelf,
            disk=stock.disk,
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
