"""After damage: the database opened sound, and whoever brings back what it held."""

from collections.abc import Iterable, Sequence

from kiosk.adapters.damaged_database import newest_damaged, open_sound, salvaged_messages
from kiosk.adapters.visit_restore import SqliteVisitRestore
from kiosk.presenters.caretaker import Caretaker
from kiosk.services.rebuilding import Rebuilding
from kiosk.services.room import RoomKeeper
from shared.domain.outbox import OutboxMessage
from shared.ports import Store
from shared.qt.task_runner import TaskRunner
from shared.settings import Settings


class Recovery:
    """Room is made before the database is opened: on a full disk, that may be needed for it.

    `database` is open; DatabaseError when there can be none.
    """

    def __init__(self, settings: Settings, name: str) -> None:
        self._settings = settings
        RoomKeeper(settings.data_dir).keep()
        self.database, self._damaged = open_sound(settings.data_dir / name)

    def caretaker(
        self, runner: TaskRunner, store: Store, keep: Store, sinks: Sequence[str]
    ) -> Caretaker:
        """Who looks after the disk, and brings back what a damaged database held.

        What it had not delivered waits for the `sinks` again.
        """
        data_dir = self._settings.data_dir
        restore = SqliteVisitRestore(self.database, sinks)
        rebuilding = Rebuilding(keep, store, self._settings.kiosk_id, restore)
        if self._damaged is not None:
            rebuilding.begin(str(self._damaged))
        room = RoomKeeper(data_dir, is_rebuilding=lambda: rebuilding.is_pending)
        name = self.database.path.name

        def salvaged() -> Iterable[OutboxMessage]:
            place = newest_damaged(data_dir, name)
            return salvaged_messages(place) if place else ()

        return Caretaker(runner, room, rebuilding, salvaged)
