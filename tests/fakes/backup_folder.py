"""A folder of backups in memory, whose files can be spoiled."""

import hashlib
from collections.abc import Generator
from contextlib import contextmanager

from shared.domain.errors import BackupError, StoreError
from shared.domain.object_key import checked_key


class FakeBackupFolder:
    """`admin.services.backup_doors.BackupFolder` in a dict."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._claimed = False

    @contextmanager
    def claim(self) -> Generator[None, None, None]:
        if self._claimed:
            raise BackupError("another backup is being written there")
        self._claimed = True
        try:
            yield
        finally:
            self._claimed = False

    def fault(self, place: str, size: int, sha256: str) -> str | None:
        try:
            data = self.files.get(_checked(place))
        except BackupError as error:
            return f"cannot be read: {error}"
        if data is None:
            return "is missing"
        if len(data) != size:
            return f"has {len(data)} bytes, not {size}"
        whole = hashlib.sha256(data).hexdigest() == sha256
        return None if whole else "is not the one backed up (SHA-256)"

    def read(self, place: str, most: int) -> bytes:
        data = self.files.get(_checked(place))
        if data is None:
            raise BackupError(f"there is no {place}")
        if len(data) > most:
            raise BackupError(f"{place}: has more than {most} bytes")
        return data

    def write(self, place: str, data: bytes) -> None:
        self.files[_checked(place)] = data

    def remove(self, place: str) -> None:
        self.files.pop(_checked(place), None)


def _checked(place: str) -> str:
    try:
        return checked_key(place)
    except StoreError as error:
        raise BackupError(str(error)) from error
