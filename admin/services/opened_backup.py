"""A backup that is being read: its files, each verified before anything believes it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from admin.services.backup import read_list
from admin.services.backup_doors import BackupFolder
from admin.services.backup_list import BackedUpFile
from admin.services.records import row_of
from shared.domain.errors import BackupError


class RestoreOutcome(StrEnum):
    """What restoring does with a file or a line; KEPT: what is here differs and stays."""

    RESTORED = "restored"
    THERE = "already there"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RestoreStep:
    """A file, or a line of a list, and what became of it; `of` is how many files there are."""

    name: str
    outcome: RestoreOutcome
    reason: str | None = None
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list; `fault` says why it has no `value`."""

    place: str
    value: dict[str, Any]
    fault: str | None = None


class OpenedBackup:
    """BackupError when the folder holds none."""

    def __init__(self, folder: BackupFolder) -> None:
        self._folder = folder
        listed = read_list(folder)
        self.files = listed.files
        self.refused = listed.refused
        self.named = listed.named

    def read(self, file: BackedUpFile) -> bytes:
        """A file as it was backed up; BackupError when it is gone or another."""
        fault = self._folder.fault(file.place, file.size, file.sha256)
        if fault is None:
            data = self._folder.read(file.place, file.size)
            if hashlib.sha256(data).hexdigest() == file.sha256:
                return data
            fault = "is changed while it is read"
        raise BackupError(f"the file {fault}")

    def rows(self, beginning: str) -> Iterator[Row]:
        """The lines of the lists whose names begin so; a list that is not whole is one Row."""
        for file in self.named(beginning):
            try:
                data = self.read(file)
            except BackupError as error:
                yield Row(file.name, {}, str(error))
                continue
            for number, line in enumerate(data.splitlines(), start=1):
                place = f"{file.name}:{number}"
                try:
                    yield Row(place, row_of(line))
                except ValueError as error:
                    yield Row(place, {}, str(error))
