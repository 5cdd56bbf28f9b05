"""Calls to a server, several at a time; the one place of the drivers that starts threads for it."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 2


def at_once(work: Callable[[T], R], items: Iterable[T], width: int) -> Iterator[R]:
    """What `work` answers to each item, as the answers come; at most `width` are worked on.

    Items are taken one by one in the caller's thread, at most two ahead of the workers, so that
    memory stays bounded. Who stops iterating waits only for what is being worked on.
    """
    answers: SimpleQueue[Future[R]] = SimpleQueue()
    waiting = 0
    pool = ThreadPoolExecutor(width, thread_name_prefix="at-once")
    try:
        for item in items:
            pool.submit(work, item).add_done_callback(answers.put)
            waiting += 1
            while waiting >= width + _AHEAD or (waiting and not answers.empty()):
                waiting -= 1
                yield answers.get().result()
        for _ in range(waiting):
            yield answers.get().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
