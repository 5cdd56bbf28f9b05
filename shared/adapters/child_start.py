"""How a child process of ours begins: Ctrl-C is its parent's, and so is its end."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager


def begin_child() -> None:
    """The first thing a child does.

    Ctrl-C is left to the parent, what vendors' libraries print goes nowhere, and the child ends as
    soon as its parent is gone, however the parent ended.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    # A thread, because the child may sit in a driver's call when the parent is killed; Linux'
    # PR_SET_PDEATHSIG would fire as soon as the lane's thread that started the child ends.
    threading.Thread(target=_wait_for_parent, daemon=True).start()  # noqa: TID251


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def interrupts_held_back() -> Generator[None, None, None]:
    """A child started inside inherits a blocked SIGINT: Ctrl-C is the parent's to handle."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # POSIX only

    # Starting the tracker resets the mask, so it must already run.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
