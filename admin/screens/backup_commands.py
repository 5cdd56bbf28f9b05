"""The commands `backup` and `restore`."""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from admin.screens.console import INTERRUPTED, Console
from admin.services.backup import Backup, BackupStep
from admin.services.opened_backup import RestoreOutcome
from admin.services.restore import Restore
from shared.setting_kinds import path


def add_backup_arguments(parser: argparse.ArgumentParser) -> None:
    """What `backup` takes."""
    parser.add_argument("folder", type=path, metavar="DIR")
    parser.add_argument("--verify", action="store_true", help="only read a backup again (SHA-256)")


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """What `restore` takes."""
    parser.add_argument("folder", type=path, metavar="DIR")
    parser.add_argument(
        "--replace", action="store_true", help="where what is here differs, take the backup's"
    )


class BackupCommand:
    """Backs up from a terminal; one JSON line for each file that could not be."""

    def __init__(self, backup: Backup, console: Console) -> None:
        self._backup = backup
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        return self.verify(given.folder) if given.verify else self.write(given.folder)

    def write(self, folder: Path) -> int:
        """Back everything up into a folder."""
        with self._console.listening():
            files, copied, faults = self._follow(self._backup.write(folder, self._console.stopped))
        if self._console.stopped():
            self._console.say(f"stopped; {copied} copied, backing up again goes on from there")
            return INTERRUPTED
        size = self._backup.look(folder).size
        self._console.say(
            f"{_files(files - faults)} in {folder} ({size / 1e6:,.1f} MB): {copied} copied,"
            f" {files - faults - copied} were there already"
            + (f"; {faults} could not be backed up" if faults else "")
        )
        return 1 if faults else 0

    def verify(self, folder: Path) -> int:
        """Read every file of a backup again."""
        with self._console.listening():
            files, _, faults = self._follow(self._backup.verify(folder, self._console.stopped))
        if self._console.stopped():
            return INTERRUPTED
        self._console.say(f"{_files(files)} verified, {faults} not as backed up")
        return 1 if faults else 0

    def _follow(self, steps: Iterable[BackupStep]) -> tuple[int, int, int]:
        """How many files there were, were copied, and were faulty."""
        files = copied = faults = 0
        for step in steps:
            files += 1
            copied += step.copied
            self._console.fleeting(f"{step.done:,} / {step.of:,}" if step.of else f"{step.done:,}")
            if step.fault is not None:
                faults += 1
                self._console.line(path=step.name, fault=step.fault)
        return files, copied, faults


class RestoreCommand:
    """Restores from a terminal; one JSON line for each file that was refused."""

    def __init__(self, restore: Restore, console: Console) -> None:
        self._restore = restore
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        return self.restore(given.folder, replace=given.replace)

    def restore(self, folder: Path, *, replace: bool) -> int:
        """Restore what a folder holds."""
        outcomes: Counter[RestoreOutcome] = Counter()
        with self._console.listening():
            for step in self._restore.restore(
                folder, replace=replace, stopped=self._console.stopped
            ):
                outcomes[step.outcome] += 1
                self._console.fleeting(f"{step.done:,} / {step.of:,}")
                if step.outcome is RestoreOutcome.REFUSED:
                    self._console.line(path=step.name, refused=step.reason)
        if self._console.stopped():
            self._console.say("stopped; restoring again goes on from there")
            return INTERRUPTED
        refused, kept = outcomes[RestoreOutcome.REFUSED], outcomes[RestoreOutcome.KEPT]
        self._console.say(
            f"{outcomes[RestoreOutcome.RESTORED]} restored,"
            f" {outcomes[RestoreOutcome.THERE]} were there already, {refused} refused"
        )
        if kept:
            self._console.say(
                f"{kept} differ from what is here, which was kept; --replace takes the backup's"
            )
        return 1 if refused else 0


def _files(number: int) -> str:
    return f"{number:,} file{'' if number == 1 else 's'}"
