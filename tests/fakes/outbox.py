"""An outbox in memory that keeps every promise of the door."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from shared.domain.outbox import LONGEST_WAIT, OutboxMessage, OutboxTally


@dataclass
class _Waiting:
    message: OutboxMessage
    due_at: datetime | None = None


class FakeOutbox:
    """`shared.ports.Outbox`; `add` puts a message in, `buried` shows reasons by message id."""

    def __init__(self) -> None:
        self._waiting: dict[str, _Waiting] = {}
        self.buried: dict[str, str] = {}

    def add(self, message: OutboxMessage) -> None:
        if message.message_id not in self.buried:
            self._waiting.setdefault(message.message_id, _Waiting(message))

    def due(self, now: datetime, limit: int) -> Sequence[OutboxMessage]:
        found: list[OutboxMessage] = []
        held: set[str] = set()
        for waiting in self._waiting.values():
            if waiting.due_at is not None and now < waiting.due_at <= now + LONGEST_WAIT:
                held.add(waiting.message.session_id)
            if waiting.message.session_id not in held:
                found.append(waiting.message)
        return found[:limit]

    def delivered(self, message_ids: Sequence[str]) -> None:
        for message_id in message_ids:
            self._waiting.pop(message_id, None)

    def put_back(self, message_id: str, due_at: datetime, reason: str) -> None:
        waiting = self._waiting.get(message_id)
        if waiting is not None:
            waiting.message = replace(waiting.message, attempts=waiting.message.attempts + 1)
            waiting.due_at = due_at

    def bury(self, message_id: str, reason: str) -> None:
        if self._waiting.pop(message_id, None) is not None:
            self.buried[message_id] = reason

    def depth(self) -> int:
        return len(self._waiting)

    def tally(self) -> OutboxTally:
        oldest = next(iter(self._waiting.values()), None)
        oldest_at = oldest.message.created_at if oldest else None
        return OutboxTally(len(self._waiting), len(self.buried), oldest_at)
