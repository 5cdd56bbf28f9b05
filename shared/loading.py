"""Loading a program's modules, before its work begins."""

import gc
import os
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def loading() -> Generator[None]:
    """What is imported inside stays: no collection looks through it, now or later."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads would only spin
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
