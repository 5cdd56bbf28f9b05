"""What tests ask about other processes (Linux)."""

import os
import signal
import time
from pathlib import Path

from tests.patience import PATIENCE_S


def is_running(pid: int) -> bool:
    """Whether a process is there and is more than a zombie nobody has collected yet."""
    return _state(pid) not in ("Z", "X", None)


def children_of(pid: int) -> list[int]:
    """The processes that a process has started, with any of its threads, and that are there."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in found for child in path.read_text().split()]


def freeze(pid: int) -> None:
    """Stop every thread of a process where it is, without ending it."""
    os.kill(pid, signal.SIGSTOP)
    while _state(pid) != "T":
        time.sleep(0.01)


def _state(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return stat.rpartition(")")[2].split()[0]


def wait_until_gone(pid: int) -> None:
    """Return once the process is gone; AssertionError when it stays."""
    deadline = time.monotonic() + PATIENCE_S
    while is_running(pid):
        assert time.monotonic() < deadline, f"process {pid} is still there"
        time.sleep(0.02)
