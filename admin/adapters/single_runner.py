"""A lock that one process holds while it runs; a crash lets it go."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shared.domain.errors import DatabaseError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def only_one(path: Path) -> Generator[bool, None, None]:
    """True when nobody else holds the lock file; never waits. DatabaseError names the file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be written: {error.strerror}") from error
    with file:  # closing the file lets it go
        try:
            if sys.platform == "win32":
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            claimed = True
        except OSError:
            claimed = False
        yield claimed
