"""A folder of backups on a disk, a stick or a share; nothing in it leads anywhere else."""

import errno
import hashlib
import os
import stat
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from admin.adapters.single_runner import only_one
from shared.adapters.files import write_whole
from shared.domain.errors import BackupError, DatabaseError, StoreError
from shared.domain.object_key import file_of

_OWN = ".backup"
_LIST = "backup.json"
_TEMPORARY = "writing.tmp"
_CHUNK = 1024 * 1024


class BackupDirectory:
    """`admin.services.backup_doors.BackupFolder`; never in one of the folders `apart_from`.

    A place is spelled as `shared.domain.object_key` spells a key. Files are opened without
    following links or waiting for a pipe, and `.backup/` holds the lock and what is being written.
    """

    def __init__(self, root: Path, apart_from: tuple[Path, ...] = ()) -> None:
        self._root = root.absolute()
        self._apart_from = apart_from

    @contextmanager
    def claim(self) -> Generator[None, None, None]:
        self._check_root()
        with ExitStack() as stack:
            try:
                (self._root / _OWN).mkdir(parents=True, exist_ok=True)
                claimed = stack.enter_context(only_one(self._path(f"{_OWN}/lock")))
            except OSError as error:
                reason = error.strerror or str(error)
                raise BackupError(f"{self._root}: cannot be written: {reason}") from error
            except DatabaseError as error:
                raise BackupError(str(error)) from error
            if not claimed:
                raise BackupError(f"{self._root}: another backup is being written there")
            self.remove(f"{_OWN}/{_TEMPORARY}")  # a crash may have left one
            yield

    def fault(self, place: str, size: int, sha256: str) -> str | None:
        try:
            with self._open(place) as file:
                there = os.fstat(file.fileno()).st_size
                if there != size:
                    return f"has {there} bytes, not {size}"
                digest = hashlib.sha256()
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except FileNotFoundError:
            return "is missing"
        except (OSError, BackupError) as error:
            return f"cannot be read: {getattr(error, 'strerror', None) or error}"
        return None if digest.hexdigest() == sha256 else "is not the one backed up (SHA-256)"

    def read(self, place: str, most: int) -> bytes:
        try:
            with self._open(place) as file:
                data = file.read(most + 1)
        except FileNotFoundError as error:
            raise BackupError(f"{self._root}: there is no {place}") from error
        except OSError as error:
            raise BackupError(f"{self._root / place}: cannot be read: {error.strerror}") from error
        if len(data) > most:
            raise BackupError(f"{self._root / place}: has more than {most} bytes")
        return data

    def write(self, place: str, data: bytes) -> None:
        try:
            write_whole(self._path(place), data, self._path(f"{_OWN}/{_TEMPORARY}"))
        except OSError as error:
            reason = error.strerror or str(error)
            raise BackupError(f"{self._root / place}: cannot be written: {reason}") from error

    def remove(self, place: str) -> None:
        try:
            self._path(place).unlink(missing_ok=True)
        except OSError as error:
            raise BackupError(
                f"{self._root / place}: cannot be removed: {error.strerror}"
            ) from error

    def _path(self, place: str) -> Path:
        first, _, rest = place.partition("/")
        try:
            beginning = Path(_OWN) if first == _OWN else Path(file_of(first))
            path = self._root / beginning / (file_of(rest) if rest else "")
        except StoreError as error:
            raise BackupError(str(error)) from error
        step = path
        while step != self._root:
            if step.is_symlink():
                raise BackupError(f"{place!r} is behind the symbolic link {step}")
            step = step.parent
        return path

    def _open(self, place: str) -> BinaryIO:
        """A plain file, opened; a link, pipe or folder is none."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(self._path(place), flags | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise BackupError(f"{place!r} is not a plain file")
        return os.fdopen(handle, "rb")

    def _check_root(self) -> None:
        real = self._root.resolve()
        for folder in self._apart_from:
            if real == folder.resolve() or folder.resolve() in real.parents:
                raise BackupError(
                    f"{self._root}: is in {folder}, which is backed up; choose another"
                )
        there: set[str] = set()
        try:
            with suppress(FileNotFoundError):
                there = {entry.name for entry in os.scandir(self._root)}
        except OSError as error:
            if error.errno == errno.ENOTDIR:
                raise BackupError(f"{self._root}: is not a folder") from error
            raise BackupError(f"{self._root}: cannot be read: {error.strerror}") from error
        if there and not there & {_OWN, _LIST}:
            raise BackupError(f"{self._root}: holds other files and no backup; choose an empty one")
