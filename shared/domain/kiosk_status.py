"""How a kiosk is, as it tells the store: `kiosks/<kiosk_id>/status.json`.

Nothing in it is of a person: of a visit only when the last one was.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self, cast

from shared.domain.checked_json import count, moment, one_of, optional, record, words
from shared.domain.errors import StatusError
from shared.domain.outbox import OutboxTally

KIOSKS_PREFIX = "kiosks/"
STATUS_NAME = "status.json"
STATUS_FORMAT = 1
MAX_STATUS_BYTES = 64 * 1024
MAX_QUEUES = 8
MAX_TROUBLES = 5
MAX_ERRORS = 5


def status_key(kiosk_id: str) -> str:
    """Where a kiosk's status is in the store."""
    return f"{KIOSKS_PREFIX}{kiosk_id}/{STATUS_NAME}"


class KioskState(StrEnum):
    """What the kiosk is doing; STOPPED is said by the last status before it ends in good order.

    PAUSED is by its staff, for a while; CLOSED by the hours, or by its staff until they open.
    """

    WAITING = "waiting"
    VISIT = "visit"
    ASLEEP = "asleep"
    CLOSED = "closed"
    PAUSED = "paused"
    STOPPED = "stopped"


class CameraCondition(StrEnum):
    """READY is closed, and as far as is known in order; NONE is set up without."""

    NONE = "none"
    READY = "ready"
    WORKS = "works"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """How the camera is; `fault` is of `CameraFault`, or a word that a later version knows."""

    condition: CameraCondition
    fault: str = ""


LOW_BYTES = 1_000_000_000
"""Less free than this, and staff are told."""

SCARCE_BYTES = 300_000_000
"""Less free than this, and what can be spared goes."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk of the data folder, in bytes."""

    free: int
    total: int


@dataclass(frozen=True, slots=True)
class LoggedError:
    """An error of the kiosk's log, in one sentence."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class KioskStatus:
    """How a kiosk was when it wrote this; times have a time zone.

    `version` is the program's. `last_visit` is None when nobody came since `started_at`. `shelf`
    counts pictures, `outbox` has a tally for each sink; what the kiosk could not find out is
    None. `troubles` are what is wrong now, `errors` the newest of the log.
    """

    kiosk_id: str
    written_at: datetime
    started_at: datetime
    state: KioskState
    version: str
    camera: CameraStatus
    last_visit: datetime | None = None
    outbox: Mapping[str, OutboxTally] | None = None
    shelf: int | None = None
    disk: Disk | None = None
    troubles: tuple[str, ...] = ()
    errors: tuple[LoggedError, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        disk, outbox = self.disk, self.outbox
        return {
            "format": STATUS_FORMAT,
            "kiosk_id": self.kiosk_id,
            "written_at": self.written_at.isoformat(),
            "started_at": self.started_at.isoformat(),
            "state": self.state.value,
            "version": self.version,
            "camera": {"state": self.camera.condition.value, "fault": self.camera.fault},
            "last_visit": _text(self.last_visit),
            "outbox": None if outbox is None else {s: _tally(t) for s, t in outbox.items()},
            "shelf": self.shelf,
            "disk": None if disk is None else {"free": disk.free, "total": disk.total},
            "troubles": list(self.troubles),
            "errors": [{"at": e.at.isoformat(), "sentence": e.sentence} for e in self.errors],
        }

    def to_bytes(self) -> bytes:
        """UTF-8 JSON."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, document: object) -> Self:
        """Read a status; ValueError says in a few words what is wrong. Unknown fields are left."""
        if not isinstance(document, dict):
            raise ValueError("it is not a JSON object")
        fields = cast("dict[str, Any]", document)
        if fields.get("format") != STATUS_FORMAT:
            raise ValueError(f"it does not have format {STATUS_FORMAT}")
        camera, disk = record(fields, "camera"), optional(record, fields, "disk")
        return cls(
            kiosk_id=words(fields, "kiosk_id"),
            written_at=moment(fields, "written_at"),
            started_at=moment(fields, "started_at"),
            state=one_of(KioskState, fields, "state"),
            version=words(fields, "version"),
            camera=CameraStatus(one_of(CameraCondition, camera, "state"), words(camera, "fault")),
            last_visit=optional(moment, fields, "last_visit"),
            outbox=_outbox(optional(record, fields, "outbox")),
            shelf=optional(count, fields, "shelf"),
            disk=None if disk is None else Disk(count(disk, "free"), count(disk, "total")),
            troubles=_troubles(fields),
            errors=_errors(fields),
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a status; StatusError says in a few words why it cannot be read."""
        if len(data) > MAX_STATUS_BYTES:
            raise StatusError(f"it is larger than {MAX_STATUS_BYTES} bytes")
        try:
            document = json.loads(data)
        except RecursionError:
            raise StatusError("it is nested too deep") from None
        except ValueError as error:
            raise StatusError(f"it is not JSON: {error}") from error
        try:
            return cls.from_json(document)
        except ValueError as error:
            raise StatusError(str(error)) from error


def _text(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _tally(tally: OutboxTally) -> dict[str, Any]:
    oldest_at = _text(tally.oldest_at)
    return {"waiting": tally.waiting, "buried": tally.buried, "oldest_at": oldest_at}


def _outbox(fields: Mapping[str, Any] | None) -> Mapping[str, OutboxTally] | None:
    if fields is None:
        return None
    if len(fields) > MAX_QUEUES:
        raise ValueError(f"outbox has more than {MAX_QUEUES} queues")
    found: dict[str, OutboxTally] = {}
    for number, sink in enumerate(fields):
        queue = record(fields, sink)
        name = words({"outbox": sink}, "outbox") or f"queue {number}"
        found[name] = OutboxTally(
            count(queue, "waiting"), count(queue, "buried"), optional(moment, queue, "oldest_at")
        )
    return found


def _troubles(fields: Mapping[str, Any]) -> tuple[str, ...]:
    given = _list(fields, "troubles", MAX_TROUBLES)
    return tuple(words({"troubles": each}, "troubles") for each in given)


def _errors(fields: Mapping[str, Any]) -> tuple[LoggedError, ...]:
    given = _list(fields, "errors", MAX_ERRORS)
    each = [record({"errors": error}, "errors") for error in given]
    return tuple(LoggedError(moment(e, "at"), words(e, "sentence")) for e in each)


def _list(fields: Mapping[str, Any], name: str, most: int) -> list[object]:
    found = fields.get(name)
    if not isinstance(found, list) or len(cast("list[object]", found)) > most:
        raise ValueError(f"{name} is not a list of at most {most}")
    return cast("list[object]", found)
