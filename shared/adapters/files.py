"""Files that are there whole or not at all, and a lock between processes."""

import ctypes
import hashlib
import os
import sys
from collections.abc import Collection, Generator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_MANY = 8
_PIECE_BYTES = 64 * 1024


def write_whole(target: Path, data: bytes, temporary: Path) -> None:
    """Write `temporary` (on the same disk), then move it over `target`; both survive a power cut.

    After an error `target` is as it was and `temporary` is gone. Raises OSError.
    """
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)


def sha256_of(path: Path) -> str:
    """Of a file's content, in hex; OSError."""
    digest, piece = hashlib.sha256(), memoryview(bytearray(_PIECE_BYTES))
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(piece):
            digest.update(piece[:size])
    return digest.hexdigest()


def flush(files: Collection[Path]) -> None:
    """Bring files and their folders, all of one disk, to it; OSError.

    Many go together, which is far quicker.
    """
    if len(files) > _MANY and sys.platform == "linux":
        _flush_disk_of(next(iter(files)))
        return
    folders: set[Path] = set()
    for path in files:
        with path.open("r+b") as file:
            os.fsync(file.fileno())
        folders.add(path.parent)
    for folder in folders:
        flush_folder(folder)


def _flush_disk_of(file: Path) -> None:
    """Bring all that was written to its disk there; Linux' `os.sync` would not say what failed."""
    system = ctypes.CDLL(None, use_errno=True)
    with file.open("rb") as opened:
        if system.syncfs(opened.fileno()):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(file))


def flush_folder(folder: Path) -> None:
    """Bring the names of its files to the disk; OSError."""
    if sys.platform == "win32":  # NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Generator[None, None, None]:
    """Hold the lock file `path` against every other thread and process; a crash lets it go."""
    with path.open("ab") as file:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX)  # closing the file lets it go
            yield
