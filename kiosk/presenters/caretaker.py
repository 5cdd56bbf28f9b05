"""Looks after the machine: room on the disk, and the database that was damaged."""

import logging
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.services.rebuilding import Rebuilding
from kiosk.services.room import Room, RoomKeeper
from shared.domain.outbox import OutboxMessage
from shared.qt.task_runner import Task, TaskRunner

REBUILD_LANE = "rebuild"
ROOM_EVERY_S = 60
REBUILD_AGAIN_S = 60
_log = logging.getLogger(__name__)


class Caretaker(QObject):
    """Works on the lanes `disk` and `rebuild`. `rebuilt` is raised once all is back.

    `salvaged` gives what the damaged database could still tell. `damaged` says that the database
    was found damaged at this start or before, and is not yet rebuilt; `rows` how many came back.
    """

    rebuilt = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        room_keeper: RoomKeeper,
        rebuilding: Rebuilding,
        salvaged: Callable[[], Iterable[OutboxMessage]],
    ) -> None:
        super().__init__()
        self._runner = runner
        self._room_keeper = room_keeper
        self._rebuilding = rebuilding
        self._salvaged = salvaged
        self._task: Task | None = None
        self._stopped = False
        self.rows: int | None = None
        self._room_timer = QTimer(self, singleShot=True, interval=ROOM_EVERY_S * 1000)
        self._room_timer.timeout.connect(self._look)
        self._rebuild_timer = QTimer(self, singleShot=True, interval=REBUILD_AGAIN_S * 1000)
        self._rebuild_timer.timeout.connect(self._rebuild)

    @property
    def is_rebuilding(self) -> bool:
        return self._rebuilding.is_pending

    def start(self) -> None:
        """Look now and from time to time, and bring back what was lost."""
        self._look()
        if self._rebuilding.is_pending:
            self._rebuild()

    def stop(self) -> None:
        """Begin nothing more; a rebuilding goes on after the next start."""
        self._stopped = True
        self._room_timer.stop()
        self._rebuild_timer.stop()

    def _look(self) -> None:
        self._runner.run("disk", self._room_keeper.keep, self._looked, self._not_looked)

    def _looked(self, _: Room) -> None:
        self._room_timer.start()

    def _not_looked(self, error: Exception) -> None:
        _log.error("the disk: %s", error)
        self._room_timer.start()

    def _rebuild(self) -> None:
        def rebuild() -> int | None:
            return self._rebuilding.run(self._salvaged(), lambda: self._stopped)

        self._runner.run(REBUILD_LANE, rebuild, self._done, self._not_done)

    def _done(self, rows: int | None) -> None:
        if rows is not None:
            self.rows = rows
            _log.warning("the database is rebuilt from the event log: %s rows came back", rows)
            self.rebuilt.emit()

    def _not_done(self, error: Exception) -> None:
        _log.warning("the database cannot be rebuilt yet: %s", error)
        self._rebuild_timer.start()
