"""Threads that no end of a program waits for: what hangs in one of them ends with the process."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

Work = Callable[[], None]
PARTING_S = 3.0
"""How long who ends or gives up waits for a server that does not answer."""


class DaemonPool:
    """Up to `width` threads that take work in the order in which it comes.

    Unlike those of `concurrent.futures` they are daemons, which the interpreter does not wait for.
    Work sees to its own errors. Belongs to one thread, the one that submits and closes.
    """

    def __init__(self, width: int, name: str) -> None:
        self._width = width
        self._name = name
        self._work: SimpleQueue[Work | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def submit(self, work: Work) -> None:
        self._work.put(work)
        if len(self._threads) < self._width:
            name = f"{self._name}-{len(self._threads)}"
            thread = threading.Thread(target=self._take, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def close(self, within_s: float | None = None) -> bool:
        """Begin nothing more; wait for what is under way, at most `within_s` seconds.

        Whether all has ended.
        """
        with suppress(Empty):
            while True:
                self._work.get_nowait()
        for _ in self._threads:
            self._work.put(None)
        until = None if within_s is None else time.monotonic() + within_s
        for thread in self._threads:
            thread.join(None if until is None else max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _take(self) -> None:
        while (work := self._work.get()) is not None:
            work()
            del work  # what it holds on to is not kept until the next one comes
