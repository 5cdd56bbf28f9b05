"""After a damaged database: what visitors did comes back from this kiosk's own event log.

That it is needed is kept until it is done, so a crash or a store that is away only delays it.
Visits go on meanwhile; every row is kept once, whichever comes first.
"""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from kiosk.services.doors import VisitRestore
from shared.domain.errors import ObjectMissingError, StoreError
from shared.domain.outbox import OutboxMessage
from shared.ports import Store
from shared.services.event_log import LoggedEvent, read_events

REBUILD_KEY = "rebuild.json"
_AT_A_TIME = 200
_log = logging.getLogger(__name__)


class Rebuilding:
    """Belongs to the lane of the store. `salvaged` are messages that the damaged file gave up."""

    def __init__(self, keep: Store, store: Store, kiosk_id: str, restore: VisitRestore) -> None:
        self._keep = keep
        self._store = store
        self._kiosk_id = kiosk_id
        self._restore = restore
        self.is_pending = self._was_pending()

    def begin(self, place: str) -> None:
        """The database was damaged and lies at `place` now; a new one has been made."""
        self.is_pending = True
        try:
            self._keep.put(REBUILD_KEY, json.dumps({"damaged": place}).encode())
        except StoreError as error:
            _log.warning("the rebuilding will not go on after a restart: %s", error)

    def run(
        self,
        salvaged: Iterable[OutboxMessage] = (),
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int | None:
        """Bring everything back; how many rows were new, None when it was `cancelled`.

        StoreError when the store is away, DatabaseError when nothing can be written; what is back
        by then stays.
        """
        messages = (_message(event) for event in read_events(self._store, self._kiosk_id, _skip))
        rows = 0
        for batch in _batches(messages):
            if cancelled():
                return None
            rows += self._restore.restore(batch, deliver=False)
        for batch in _batches(iter(salvaged)):
            rows += self._restore.restore(batch, deliver=True)
        self._keep.delete(REBUILD_KEY)
        self.is_pending = False
        return rows

    def _was_pending(self) -> bool:
        try:
            return self._keep.get(REBUILD_KEY) is not None
        except ObjectMissingError:
            return False
        except StoreError as error:
            _log.warning("whether the database is to be rebuilt cannot be read: %s", error)
            return False


def _message(event: LoggedEvent) -> OutboxMessage:
    session_id = event.payload.get("session_id", event.message_id)
    return OutboxMessage(
        event.message_id, event.topic, str(session_id), event.payload, event.created_at
    )


def _skip(place: str) -> None:
    _log.warning("a line of the event log is damaged and passed over: %s", place)


def _batches(messages: Iterator[OutboxMessage]) -> Iterator[Sequence[OutboxMessage]]:
    while batch := list(islice(messages, _AT_A_TIME)):
        yield batch
