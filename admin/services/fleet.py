"""The site's kiosks, by what each has last told the store; what is wrong comes first."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from admin.services.fleet_findings import Finding, Level, Matter, findings_of
from shared.domain.errors import NothingMatchedError, ObjectMissingError, StatusError
from shared.domain.kiosk_status import (
    KIOSKS_PREFIX,
    MAX_STATUS_BYTES,
    STATUS_NAME,
    KioskState,
    KioskStatus,
    status_key,
)
from shared.ports import Fetched, ObjectInfo, Store

MAX_KIOSKS = 1000
_MAX_LISTED = 20_000
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LONGEST_SHOWN = 64


@dataclass(frozen=True, slots=True)
class KioskReport:
    """One kiosk; `status` is None when what it wrote cannot be read. `heard_s` is its age."""

    kiosk_id: str
    status: KioskStatus | None
    heard_s: float | None
    findings: tuple[Finding, ...] = ()

    @property
    def level(self) -> Level:
        return max((finding.level for finding in self.findings), default=Level.GOOD)

    @property
    def is_off(self) -> bool:
        """Whether it ended in good order and has not come back."""
        return self.status is not None and self.status.state is KioskState.STOPPED


@dataclass(frozen=True, slots=True)
class FleetReport:
    """All kiosks, the worst first; `left_out` of them were too many to be read."""

    kiosks: tuple[KioskReport, ...] = ()
    left_out: int = 0

    def count(self, level: Level) -> int:
        """How many kiosks are so."""
        return sum(kiosk.level is level for kiosk in self.kiosks)


class Fleet:
    """Reads the status of every kiosk; one that cannot be read hinders no other.

    Belongs to one lane: a status that has not changed is not fetched again. `version` is this
    program's.
    """

    def __init__(
        self,
        store: Store,
        version: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._version = version
        self._clock = clock
        self._read: dict[str, tuple[str, KioskStatus | StatusError]] = {}

    def look(self) -> FleetReport:
        """Read what every kiosk has told; StoreError when the store is away."""
        infos = list(self._infos())
        taken = infos[:MAX_KIOSKS]
        self._fetch(taken)
        self._read = {i.key: self._read[i.key] for i in taken if i.key in self._read}
        now = self._clock()
        kiosks = [self._report(key, found, now) for key, (_, found) in self._read.items()]
        kiosks.sort(key=lambda kiosk: (-kiosk.level, kiosk.is_off, kiosk.kiosk_id))
        return FleetReport(tuple(kiosks), len(infos) - len(taken))

    def forget(self, kiosk_id: str) -> None:
        """Delete what a kiosk told of itself; one that lives tells it anew within a minute.

        `kiosk_id` may be as a report shows it. NothingMatchedError when no kiosk of that name has
        told anything. What its visitors did stays in the event log.
        """
        names = {_name(info.key) for info in self._infos()}
        meant = {kiosk_id} & names or {name for name in names if _shown(name) == kiosk_id}
        if len(meant) != 1:
            raise NothingMatchedError(f"no kiosk {kiosk_id!r} has told this store how it is")
        self._store.delete(status_key(meant.pop()))

    def _infos(self) -> Iterator[ObjectInfo]:
        for info in islice(self._store.list(KIOSKS_PREFIX), _MAX_LISTED):
            parts = info.key.split("/")
            if len(parts) == 3 and parts[2] == STATUS_NAME:
                yield info

    def _fetch(self, infos: list[ObjectInfo]) -> None:
        wanted: dict[str, ObjectInfo] = {}
        for info in infos:
            if self._read.get(info.key, ("",))[0] == info.etag:
                continue
            if info.size > MAX_STATUS_BYTES:
                too_large = StatusError(f"it is larger than {MAX_STATUS_BYTES} bytes")
                self._read[info.key] = info.etag, too_large
            else:
                wanted[info.key] = info
        for answer in self._store.get_many(wanted):
            self._take(answer)

    def _take(self, answer: Fetched) -> None:
        if isinstance(answer.error, ObjectMissingError):
            self._read.pop(answer.key, None)
        elif answer.error is not None:
            self._read[answer.key] = "", StatusError(str(answer.error))
        elif answer.found is not None:
            self._read[answer.key] = answer.found.etag, _status(answer.key, answer.found.data)

    def _report(self, key: str, found: KioskStatus | StatusError, now: datetime) -> KioskReport:
        kiosk_id = _shown(_name(key))
        if isinstance(found, StatusError):
            unreadable = Finding(Matter.UNREADABLE, Level.WRONG, (str(found),))
            return KioskReport(kiosk_id, None, None, (unreadable,))
        heard_s = (now - found.written_at).total_seconds()
        return KioskReport(kiosk_id, found, heard_s, findings_of(found, now, self._version))


def _status(key: str, data: bytes) -> KioskStatus | StatusError:
    kiosk_id = _name(key)
    try:
        status = KioskStatus.from_bytes(data)
    except StatusError as error:
        return error
    if not _ID.fullmatch(kiosk_id):
        return StatusError("its folder is not named as a kiosk can be")
    if status.kiosk_id != kiosk_id:
        return StatusError(f"it is of another kiosk: {status.kiosk_id[:_LONGEST_SHOWN]}")
    return status


def _name(key: str) -> str:
    """The folder of a status, which is named after its kiosk."""
    return key.split("/")[1]


def _shown(kiosk_id: str) -> str:
    """As much of an id as can be shown anywhere."""
    short = kiosk_id[:_LONGEST_SHOWN]
    return short if short.isprintable() else ascii(short).strip("'")
