"""What this process and its children hold now, and how it lets go; only Linux tells all of it."""

import ctypes
import multiprocessing
import sys
import threading
from pathlib import Path

from shared.domain.census import Census

_PROC = Path("/proc")


def take_census() -> Census:
    """Count now; memory is that of this process and its children together."""
    lanes = threading.active_count() - 1
    children = multiprocessing.active_children()
    if not (_PROC / "self" / "fd").is_dir():
        return Census(lanes, len(children))
    pids = ["self", *(str(child.pid) for child in children)]
    return Census(
        lanes=lanes,
        children=len(children),
        threads=sum(1 for _ in (_PROC / "self" / "task").iterdir()),
        handles=sum(1 for _ in (_PROC / "self" / "fd").iterdir()),
        memory_mb=sum(map(_resident_mb, pids)),
    )


def _resident_mb(pid: str) -> float:
    try:
        lines = (_PROC / pid / "status").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def give_back_memory() -> None:
    """Let the system have what was freed: glibc keeps it in pieces, for as long as it runs.

    Nothing happens where the C library has no such call.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
