"""Keep native libraries from writing to the terminal while they load."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def quiet_stderr() -> Generator[None]:
    """Send what is written to file descriptor 2 nowhere.

    MediaPipe prints start-up notes from C++ that no setting or environment variable turns off.
    Python's own errors are exceptions and are not affected.
    """
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # a windowed program on Windows has no descriptor 2
        yield
        return
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(sink)
