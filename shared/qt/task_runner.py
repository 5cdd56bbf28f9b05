"""The one place where threads cross to Qt.

Work runs on named lanes, one thread each, so that what belongs to a lane needs no lock. What the
work answers is put into one inbox, one private queued signal says that there is something in it,
and the callbacks run on the thread that made the runner, in the order of arrival.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from shared.daemon_pool import PARTING_S, DaemonPool
from shared.domain.errors import EmotionGardenError

_MORE_S = 1.0  # for a last thing that comes after one that was given up
_LEAST_S = 0.1  # even a thread that waits for work needs a moment to end
T = TypeVar("T")
Failed = Callable[[Exception], None]
_EMPTY: Any = object()
_log = logging.getLogger(__name__)


class Task:
    """Work that was asked for. After `cancel`, none of its callbacks is called any more."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class _Slot(Generic[T]):
    """Room for one item: a newer one replaces one that nobody has taken."""

    def __init__(self) -> None:
        self._items: deque[T] = deque(maxlen=1)

    def put(self, item: T) -> None:
        self._items.append(item)

    def take(self) -> T:
        """The item, or _EMPTY when it was taken already."""
        try:
            return self._items.popleft()
        except IndexError:
            return _EMPTY


class TaskRunner(QObject):
    """Runs plain functions on lanes and brings their answers back to the Qt thread."""

    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inbox: deque[tuple[Task, Callable[[], None]]] = deque()
        self._lanes: dict[str, DaemonPool] = {}
        self._closed = False
        self._part_by: float | None = None
        self._arrived.connect(self._empty_inbox, Qt.ConnectionType.QueuedConnection)

    def run(
        self, lane: str, work: Callable[[], T], done: Callable[[T], None], failed: Failed
    ) -> Task:
        """Call `work` on the lane, then `done` with its answer or `failed` with its error."""
        task = Task()

        def on_lane() -> None:
            answer = work()
            self._post(task, lambda: done(answer))

        return self._submit(lane, task, on_lane, failed)

    def stream(
        self,
        lane: str,
        source: Callable[[], Iterator[T]],
        newest: Callable[[T], None],
        failed: Failed,
        ended: Callable[[], None] | None = None,
    ) -> Task:
        """Iterate `source` on the lane and call `newest` with what arrives.

        When the Qt thread is slower than the source, items in between are dropped. The iterator
        is closed on its lane soon after `cancel`.
        """
        task = Task()
        slot: _Slot[T] = _Slot()

        def deliver() -> None:
            item = slot.take()
            if item is not _EMPTY:
                newest(item)

        def on_lane() -> None:
            for item in source():
                if task.cancelled or self._closed:
                    return
                slot.put(item)
                self._post(task, deliver)
            self._post(task, ended or nothing)

        return self._submit(lane, task, on_lane, failed)

    def finish(
        self, last: Mapping[str, Callable[[], object]], within_s: float | None = PARTING_S
    ) -> None:
        """Do one last thing on each of these lanes, behind what waits there, and wait for it.

        What takes longer than `within_s` seconds is left to itself; None waits for ever. What comes
        after another last thing has the rest of its time, and a second at least.
        """
        until = None if within_s is None else self._parting(within_s)
        ends = [self._finish(lane, work) for lane, work in last.items()]
        for ended in ends:
            ended.wait(None if until is None else max(0.0, until - time.monotonic()))

    def close(self, far: Collection[str] = ()) -> None:
        """Cancel everything and wait for the work that is under way.

        The lanes in `far` wait for servers: after PARTING_S, or when the first `finish` gave up,
        what they do is left as a crash would leave it, and ends with the process.
        """
        self._closed = True
        until = self._part_by or time.monotonic() + PARTING_S
        for lane, pool in self._lanes.items():
            if not pool.close(max(_LEAST_S, until - time.monotonic()) if lane in far else None):
                _log.info("lane %s is left with what it waits for", lane)
        self._lanes.clear()
        self._inbox.clear()

    def _parting(self, within_s: float) -> float:
        now = time.monotonic()
        if self._part_by is None:
            self._part_by = now + within_s
            return self._part_by
        return max(self._part_by, now + min(within_s, _MORE_S))

    def _finish(self, lane: str, work: Callable[[], object]) -> threading.Event:
        ended = threading.Event()

        def last() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001  nobody is left to be told
                _log.error("lane %s failed at the end", lane, exc_info=error)
            finally:
                ended.set()

        self._lane(lane).submit(last)
        return ended

    def _lane(self, name: str) -> DaemonPool:
        if name not in self._lanes:
            self._lanes[name] = DaemonPool(1, f"lane-{name}")
        return self._lanes[name]

    def _submit(self, lane: str, task: Task, on_lane: Callable[[], None], failed: Failed) -> Task:
        if self._closed:
            raise RuntimeError("the task runner is closed")

        def guarded() -> None:
            if task.cancelled or self._closed:
                return
            try:
                on_lane()
            except Exception as error:  # noqa: BLE001  every failure is the asker's to tell
                self._report(lane, task, error, failed)

        self._lane(lane).submit(guarded)
        return task

    def _report(self, lane: str, task: Task, error: Exception, failed: Failed) -> None:
        if not isinstance(error, EmotionGardenError):
            _log.error("lane %s failed", lane, exc_info=error)
        self._post(task, lambda: failed(error))

    def _post(self, task: Task, callback: Callable[[], None]) -> None:
        if not self._closed:
            self._inbox.append((task, callback))
            self._arrived.emit()

    def _empty_inbox(self) -> None:
        while self._inbox:
            task, callback = self._inbox.popleft()
            if not task.cancelled:
                callback()


def nothing(_: object = None) -> None:
    """For who does not care what the work answered."""
