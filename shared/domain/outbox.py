"""Messages that wait in the outbox until they are delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

LONGEST_WAIT = timedelta(hours=1)
"""No message waits longer for its next try; one that would was put back by another clock."""


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message to the outside; `message_id` is its idempotency key.

    `topic` says what `payload` (JSON) is: `notice`, `visitor`, `impression` or `interaction`.
    Messages of one `session_id` are delivered in the order of `created_at`.
    """

    message_id: str
    topic: str
    session_id: str
    payload: Mapping[str, Any]
    created_at: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class OutboxTally:
    """How an outbox stands: `oldest_at` is when the first of those that wait was made."""

    waiting: int = 0
    buried: int = 0
    oldest_at: datetime | None = None
