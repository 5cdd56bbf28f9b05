"""What a kiosk has and what waits with it, looked at in one way for its staff and the store."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from shared.domain.errors import DatabaseError
from shared.domain.kiosk_status import Disk
from shared.domain.outbox import OutboxTally
from shared.ports import Catalogue, Outbox


@dataclass(frozen=True, slots=True)
class Stock:
    """`shelf` counts pictures, `outbox` has a tally for each sink; None is what cannot be told.

    `trouble` says why the database could not be read.
    """

    shelf: int | None
    outbox: Mapping[str, OutboxTally] | None
    disk: Disk | None
    trouble: DatabaseError | None = None

    @property
    def waiting(self) -> int | None:
        """Messages that wait, for whichever sink."""
        return None if self.outbox is None else sum(each.waiting for each in self.outbox.values())


class Stocktaking:
    """Any lane may ask. `disk` tells how full the disk is, None when that cannot be told."""

    def __init__(
        self,
        catalogue: Catalogue,
        outboxes: Mapping[str, Outbox],
        disk: Callable[[], Disk | None],
    ) -> None:
        self._catalogue = catalogue
        self._outboxes = outboxes
        self._disk = disk

    def look(self) -> Stock:
        """How it is now; a database that cannot be read is told, not raised."""
        disk = self._disk()
        try:
            tallies = {sink: outbox.tally() for sink, outbox in self._outboxes.items()}
            return Stock(len(self._catalogue.items()), tallies, disk)
        except DatabaseError as error:
            return Stock(None, None, disk, error)


def free_on(folder: Path) -> int | None:
    """The bytes that are free on the disk of a folder."""
    disk = disk_of(folder)
    return None if disk is None else disk.free


def disk_of(folder: Path) -> Disk | None:
    """How full the disk is that a folder is on."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return Disk(usage.free, usage.total)
