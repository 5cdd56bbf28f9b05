"""Calls to a server, several at a time; the one place of the drivers that starts threads for it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from queue import SimpleQueue
from typing import TypeVar

from shared.daemon_pool import PARTING_S, DaemonPool

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 2


def at_once(work: Callable[[T], R], items: Iterable[T], width: int) -> Iterator[R]:
    """What `work` answers to each item, as the answers come; at most `width` are worked on.

    Items are taken one by one in the caller's thread, at most two ahead of the workers, so that
    memory stays bounded. Who stops iterating waits only for what is being worked on, and after
    PARTING_S leaves it open whether that is done.
    """
    answers: SimpleQueue[Callable[[], R]] = SimpleQueue()
    waiting = 0
    pool = DaemonPool(width, "at-once")
    try:
        for item in items:
            pool.submit(partial(_answer, work, item, answers))
            waiting += 1
            while waiting >= width + _AHEAD or (waiting and not answers.empty()):
                waiting -= 1
                yield answers.get()()
        for _ in range(waiting):
            yield answers.get()()
    finally:
        pool.close(PARTING_S)


def _answer(work: Callable[[T], R], item: T, answers: SimpleQueue[Callable[[], R]]) -> None:
    try:
        found = work(item)
    except BaseException as error:  # noqa: BLE001  raised again where it is waited for
        fault = error

        def answer() -> R:
            raise fault
    else:

        def answer() -> R:
            return found

    answers.put(answer)
