"""Deleting for ever what is old: first how many that would be, then the deed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.words import pictures
from shared.qt.task_runner import TaskRunner

Count = Callable[[float], int]
"""Takes days; how many pictures are that old."""
Delete = Callable[[float, Callable[[], bool]], int]
"""Takes days and whether to stop; how many pictures it deleted."""


class Deletion(QObject):
    """`counted` takes days and the number of pictures that are at least that old."""

    counted = Signal(int, int)
    deleted = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, lane: str, count: Count, delete: Delete) -> None:
        super().__init__()
        self._runner = runner
        self._lane = lane
        self._count = count
        self._delete = delete
        self._stopping = False

    def stop(self) -> None:
        """End after the picture it is at."""
        self._stopping = True

    def count(self, days: int) -> None:
        """Ask how many pictures are so old."""
        self._runner.run(
            self._lane,
            lambda: self._count(days),
            lambda number: self.counted.emit(days, number),
            self._failed,
        )

    def delete(self, days: int) -> None:
        """Delete pictures that are so old; it can not be undone."""

        def tell(number: int) -> None:
            words = QCoreApplication.translate("Admin", "Deleted for ever: {0}.")
            self.notice_raised.emit(words.format(pictures(number)), None)
            self.deleted.emit()

        self._runner.run(
            self._lane,
            lambda: self._delete(days, lambda: self._stopping),
            tell,
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
