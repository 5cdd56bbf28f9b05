"""Makes room when the disk is nearly full: only what the kiosk can do without, oldest first."""

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from shared.domain.kiosk_status import LOW_BYTES, SCARCE_BYTES

_DAMAGED = "damaged/*/kiosk.db*"
_SPARE = (_DAMAGED, "logs/*.log.*", "learned/learned.npz")
"""Old damaged databases, rotated logs, and the snapshot that only makes a start faster."""

_log = logging.getLogger(__name__)


class Space(Enum):
    """How full the disk is."""

    ENOUGH = auto()
    LOW = auto()
    SCARCE = auto()


@dataclass(frozen=True, slots=True)
class Room:
    """What was found: bytes free after clearing, and the names of what was removed."""

    free: int
    removed: tuple[str, ...] = ()

    @property
    def space(self) -> Space:
        return space_of(self.free)


def space_of(free: int) -> Space:
    """What so many free bytes mean."""
    if free < SCARCE_BYTES:
        return Space.SCARCE
    return Space.LOW if free < LOW_BYTES else Space.ENOUGH


class RoomKeeper:
    """Looks after the disk of the data folder; belongs to one lane.

    `free` tells the bytes that are free there. The newest damaged database stays while
    `is_rebuilding`: it may hold what was not yet delivered.
    """

    def __init__(
        self,
        data_dir: Path,
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
        is_rebuilding: Callable[[], bool] = lambda: False,
    ) -> None:
        self._data_dir = data_dir
        self._free = free
        self._is_rebuilding = is_rebuilding
        self._said = Space.ENOUGH

    def keep(self) -> Room:
        """Look, and make room when there is little; what cannot be removed stays."""
        removed: list[str] = []
        for path in self._spare():
            if self._free_now() >= SCARCE_BYTES:
                break
            try:
                path.unlink()
                removed.append(path.name)
            except OSError as error:
                _log.warning("%s cannot be removed: %s", path, error.strerror)
        room = Room(self._free_now(), tuple(removed))
        self._say(room)
        return room

    def _free_now(self) -> int:
        try:
            return self._free(self._data_dir)
        except OSError:  # a folder that is not there yet is full of nothing
            return LOW_BYTES

    def _spare(self) -> Iterator[Path]:
        for pattern in _SPARE:
            found = sorted(self._data_dir.glob(pattern))
            needed = found[-1].parent if found and pattern == _DAMAGED else None
            yield from (
                path for path in found if path.parent != needed or not self._is_rebuilding()
            )

    def _say(self, room: Room) -> None:
        if room.removed:
            _log.warning("the disk is nearly full; removed: %s", ", ".join(room.removed))
        if room.space is not self._said:
            self._said = room.space
            say = _log.info if room.space is Space.ENOUGH else _log.warning
            say("the disk of the data folder has %.0f MB left", room.free / 1e6)
