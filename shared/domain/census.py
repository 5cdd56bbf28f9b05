"""What a running program holds of its machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Census:
    """A count at one moment.

    `lanes` are Python's threads without the first, `threads` all of the process; `handles` are
    open files, sockets and pipes; `memory_mb` is what is resident. None is what the system does
    not tell.
    """

    lanes: int
    children: int
    threads: int | None = None
    handles: int | None = None
    memory_mb: float | None = None
