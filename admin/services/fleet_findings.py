"""What is wrong with a kiosk, by the status it has told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from shared.domain.kiosk_status import (
    LOW_BYTES,
    SCARCE_BYTES,
    CameraCondition,
    Disk,
    KioskState,
    KioskStatus,
)

SILENT_AFTER = timedelta(minutes=5)
AHEAD = timedelta(minutes=5)
"""A clock that is so much ahead of this machine's is wrong: events get the wrong time."""

STUCK_AFTER = timedelta(minutes=15)
"""A message that waits so long is not merely on its way."""

ERRORS_LAST = timedelta(days=1)
FEW_PICTURES = 24
"""Three cards for each of eight emotions."""


class Level(IntEnum):
    """The worst is the highest."""

    GOOD = 0
    LOOK = 1
    WRONG = 2


class Matter(StrEnum):
    """What a finding is about, and what its `values` are."""

    UNREADABLE = "unreadable"
    """The reason."""
    SILENT = "silent"
    """Seconds since the kiosk was heard of."""
    CLOCK = "clock"
    """Seconds that its clock is ahead."""
    CAMERA = "camera"
    """The name of the fault, or nothing."""
    DISK = "disk"
    """Bytes free."""
    PICTURES = "pictures"
    """How many are on the shelf."""
    BURIED = "buried"
    """How many messages were given up, and their sink."""
    STUCK = "stuck"
    """How many messages wait, their sink, and seconds since the oldest was made."""
    TROUBLE = "trouble"
    """What the kiosk says is wrong now."""
    ERROR = "error"
    """The newest error of its log, and how many there were within a day."""
    VERSION = "version"
    """The kiosk's version and this program's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; `values` as its matter says."""

    matter: Matter
    level: Level
    values: tuple[str | int, ...]


def findings_of(status: KioskStatus, now: datetime, version: str) -> tuple[Finding, ...]:
    """What is wrong with a kiosk, the worst first; of one that was switched off, what still counts.

    What a silent kiosk said of its camera or its troubles is old; that it is silent comes first.
    """
    found = [*_heard(status, now), *_machine(status), *_waiting(status, now)]
    if status.state is not KioskState.STOPPED:
        found += _now_wrong(status)
    found += _errors(status, now)
    if status.version != version:
        found.append(Finding(Matter.VERSION, Level.LOOK, (status.version, version)))
    return tuple(sorted(found, key=lambda finding: -finding.level))


def _heard(status: KioskStatus, now: datetime) -> Iterator[Finding]:
    age = now - status.written_at
    if age < -AHEAD:
        yield Finding(Matter.CLOCK, Level.LOOK, (_seconds(-age),))
    elif age > SILENT_AFTER and status.state is not KioskState.STOPPED:
        yield Finding(Matter.SILENT, Level.WRONG, (_seconds(age),))


def _machine(status: KioskStatus) -> Iterator[Finding]:
    if status.disk is not None and status.disk.free < LOW_BYTES:
        yield Finding(Matter.DISK, _fullness(status.disk), (status.disk.free,))
    if status.shelf is not None and status.shelf < FEW_PICTURES:
        level = Level.LOOK if status.shelf else Level.WRONG
        yield Finding(Matter.PICTURES, level, (status.shelf,))


def _fullness(disk: Disk) -> Level:
    return Level.WRONG if disk.free < SCARCE_BYTES else Level.LOOK


def _waiting(status: KioskStatus, now: datetime) -> Iterator[Finding]:
    for sink, tally in (status.outbox or {}).items():
        if tally.buried:
            yield Finding(Matter.BURIED, Level.LOOK, (tally.buried, sink))
        oldest = tally.oldest_at
        if tally.waiting and oldest is not None and now - oldest > STUCK_AFTER:
            values = (tally.waiting, sink, _seconds(now - oldest))
            yield Finding(Matter.STUCK, Level.LOOK, values)


def _now_wrong(status: KioskStatus) -> Iterator[Finding]:
    if status.camera.condition is CameraCondition.TROUBLE:
        yield Finding(Matter.CAMERA, Level.WRONG, (status.camera.fault,))
    for trouble in status.troubles:
        yield Finding(Matter.TROUBLE, Level.LOOK, (trouble,))


def _errors(status: KioskStatus, now: datetime) -> Iterator[Finding]:
    recent = [error for error in status.errors if now - error.at < ERRORS_LAST]
    if recent:
        newest = max(recent, key=lambda error: error.at)
        yield Finding(Matter.ERROR, Level.LOOK, (newest.sentence, len(recent)))


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())
