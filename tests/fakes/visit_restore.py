"""A visit restore in memory."""

from collections.abc import Sequence

from shared.domain.errors import DatabaseError
from shared.domain.outbox import OutboxMessage


class FakeVisitRestore:
    """`kiosk.services.doors.VisitRestore` in a dict; `broken` makes it fail with that sentence.

    What belongs to a session whose visitor is not there does not fit.
    """

    def __init__(self) -> None:
        self.rows: dict[str, OutboxMessage] = {}
        self.waiting: list[OutboxMessage] = []
        self.broken: str | None = None

    def restore(self, messages: Sequence[OutboxMessage], *, deliver: bool) -> int:
        if self.broken is not None:
            raise DatabaseError(self.broken)
        before = len(self.rows)
        for message in messages:
            if self._fits(message):
                self.rows.setdefault(message.message_id, message)
                if deliver:
                    self.waiting.append(message)
        return len(self.rows) - before

    def _fits(self, message: OutboxMessage) -> bool:
        if message.topic in ("notice", "visitor", "screen"):
            return True
        sessions = {row.session_id for row in self.rows.values() if row.topic == "visitor"}
        return message.topic in ("impression", "interaction") and message.session_id in sessions
