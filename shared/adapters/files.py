"""Files that are there whole or not at all, and a lock between processes."""

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


def write_whole(target: Path, data: bytes, temporary: Path) -> None:
    """Write `temporary` (on the same disk), then move it over `target`; both survive a power cut.

    After an error `target` is as it was and `temporary` is gone. Raises OSError.
    """
    _write(target, data, temporary, flushed=True)
    _flush_folder(target.parent)


def write_unflushed(target: Path, data: bytes, temporary: Path) -> None:
    """As `write_whole`, but only `flush` makes it survive a power cut."""
    _write(target, data, temporary, flushed=False)


def flush(files: Collection[Path]) -> None:
    """Bring files and their folders to the disk; many go together, which is far quicker."""
    if len(files) > _MANY and sys.platform == "linux":
        os.sync()  # only Linux waits until all is written
        return
    folders: set[Path] = set()
    for path in files:
        with path.open("r+b") as file:
            os.fsync(file.fileno())
        folders.add(path.parent)
    for folder in folders:
        _flush_folder(folder)


def _write(target: Path, data: bytes, temporary: Path, *, flushed: bool) -> None:
    try:
        with temporary.open("xb") as file:
            file.write(data)
            if flushed:
                file.flush()
                os.fsync(file.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _flush_folder(folder: Path) -> None:
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
