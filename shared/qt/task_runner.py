"""The one place where threads cross to Qt.

Work runs on named lanes, one thread each, so that what belongs to a lane needs no lock. What the
work answers is put into one inbox, one private queued signal says that there is something in it,
and the callbacks run on the thread that made the runner, in the order of arrival.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from shared.domain.errors import EmotionGardenError

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
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._closed = False
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

    def close(self) -> None:
        """Cancel everything and wait for the work that is under way."""
        self._closed = True
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._lanes.clear()
        self._inbox.clear()

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

        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{lane}")
        self._lanes[lane].submit(guarded)
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
