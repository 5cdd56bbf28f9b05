"""Back from a backup: every good file, and a list of those that are not.

What is here is kept: a decision, a list or a file that differs is only taken from the backup when
the curator says so (`replace`). Nothing is ever taken away. Restoring again changes nothing, and
goes on where the last one was cut off.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace as changed
from pathlib import Path

from admin.services.backup import OpenFolder
from admin.services.backup_doors import OwnFiles
from admin.services.backup_list import OWN
from admin.services.opened_backup import OpenedBackup, RestoreOutcome, RestoreStep
from admin.services.restore_garden import GardenRestore
from admin.services.restore_pool import PoolRestore
from shared.domain.errors import BackupError, SettingsError


class Restore:
    """Brings back what a backup holds."""

    def __init__(
        self, pool: PoolRestore, garden: GardenRestore, own: OwnFiles, open_folder: OpenFolder
    ) -> None:
        self._pool = pool
        self._garden = garden
        self._own = own
        self._open = open_folder

    def restore(
        self,
        folder: Path,
        *,
        replace: bool = False,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[RestoreStep]:
        """Restore everything that is as it was backed up; the rest is refused, file by file.

        BackupError when there is no backup; StoreError, PoolError or DatabaseError when this
        machine can not take it, and restoring again goes on. So it is after `stopped` answers True.
        """
        backup = OpenedBackup(self._open(folder))
        self._garden.check()  # that the store is away is said before the work
        of = len(backup.files) + len(backup.refused)
        for done, step in enumerate(self._steps(backup, replace), start=1):
            yield changed(step, done=min(done, of), of=of)
            if stopped():
                return

    def _steps(self, backup: OpenedBackup, replace: bool) -> Iterator[RestoreStep]:
        for name, reason in backup.refused:
            yield RestoreStep(name, RestoreOutcome.REFUSED, reason)
        differing = yield from self._pool.restore(backup)
        yield from self._garden.restore(backup, replace=replace)
        yield from self._pool.settle(differing, self._garden.listed(), replace=replace)
        yield from self._own_files(backup, replace)

    def _own_files(self, backup: OpenedBackup, replace: bool) -> Iterator[RestoreStep]:
        there = self._own.read()
        for file in backup.named(OWN):
            name = file.name.removeprefix(OWN)
            try:
                data = backup.read(file)
                if there.get(name) == data:
                    yield RestoreStep(file.name, RestoreOutcome.THERE)
                elif name in there and not replace:
                    yield RestoreStep(file.name, RestoreOutcome.KEPT, "the one here is another")
                else:
                    self._own.write(name, data)
                    yield RestoreStep(file.name, RestoreOutcome.RESTORED)
            except (BackupError, SettingsError) as error:
                yield RestoreStep(file.name, RestoreOutcome.REFUSED, str(error))
