"""An answer in time or none: waits for the network no longer than it is told to."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
GRACE_S = 1.0
"""By how much boto3's own time-outs are longer: it is who waits that says that a call was late."""


class LateError(Exception):
    """There was no answer in time; the sentence says which of two reasons."""


class Punctual:
    """Makes one call at a time, each within its own time; belongs to one lane.

    boto3's time-outs count from byte to byte and not at all while a name is looked up, so a call
    may take longer than any of them. One that is late is left to end by itself, and until it has
    ended the next one is late at once: a server that does not answer is not asked twice.
    """

    def __init__(self) -> None:
        self._under_way: threading.Event | None = None

    def call(self, work: Callable[[], T], within_s: float) -> T:
        """What `work` answers or raises; LateError after `within_s` seconds."""
        if self._under_way is not None and not self._under_way.is_set():
            raise LateError("the last request is still unanswered")
        answer = _Answer(work)
        self._under_way = answer.done
        # Not a lane: whoever asks waits here, and a call that never ends must not hold up the end
        # of the app. A call of HTTP cannot take the process down, so it needs no child.
        threading.Thread(target=answer.find, daemon=True).start()  # noqa: TID251
        if not answer.done.wait(within_s):
            raise LateError(f"no answer within {within_s:g} s")
        return answer.take()


class _Answer(Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        self.done = threading.Event()
        self._work = work
        self._found: list[T] = []
        self._error: BaseException | None = None

    def find(self) -> None:
        try:
            self._found.append(self._work())
        except BaseException as error:  # noqa: BLE001  raised again where it was asked
            self._error = error
        finally:
            self.done.set()

    def take(self) -> T:
        if self._error is not None:
            raise self._error
        return self._found[0]
