"""The outbox: messages that are rows until they are delivered.

A message arrives with `add_message`, inside the transaction of the row that it tells of. Each sink
has a queue of its own, so that one which is away for weeks holds up no other. Nothing is read into
memory beyond the messages asked for, and every question is answered by an index.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database as Tables

from shared.adapters.sqlite.database import Database, as_text
from shared.adapters.sqlite.migrations import OUTBOX
from shared.domain.errors import DatabaseError
from shared.domain.outbox import LONGEST_WAIT, OutboxMessage, OutboxTally

EVENT_LOG = "events"
"""The queue of the store's event log, which every kiosk has."""

# Messages that have been tried and wait are few: they are gathered first, and hold back what
# comes after them in their session.
_DUE = """
WITH held AS MATERIALIZED (
    SELECT session_id, min(sequence) AS sequence FROM outbox
    WHERE sink = :sink AND due_at IS NOT NULL AND buried = 0 AND due_at > :now AND due_at <= :last
    GROUP BY session_id
)
SELECT message_id, topic, session_id, payload, created_at, attempts FROM outbox
LEFT JOIN held USING (session_id)
WHERE outbox.sink = :sink AND outbox.buried = 0
    AND (held.sequence IS NULL OR outbox.sequence < held.sequence)
ORDER BY outbox.sequence LIMIT :limit
"""
_PUT_BACK = """
UPDATE outbox SET attempts = attempts + 1, due_at = ?, reason = ?
WHERE sink = ? AND message_id = ? AND buried = 0
"""
_TALLY = """
SELECT
    (SELECT count(*) FROM outbox WHERE sink = :sink AND buried = 0),
    (SELECT count(*) FROM outbox WHERE sink = :sink AND buried = 1),
    (SELECT created_at FROM outbox WHERE sink = :sink AND buried = 0 ORDER BY sequence LIMIT 1)
"""
_BURY = """
UPDATE outbox SET attempts = attempts + 1, buried = 1, reason = ?
WHERE sink = ? AND message_id = ? AND buried = 0
"""


def add_message(
    tables: Tables, message: OutboxMessage, sinks: Sequence[str] = (EVENT_LOG,)
) -> None:
    """Add a message for each sink inside the caller's transaction.

    An id that waits for a sink already is left as it is.
    """
    payload = json.dumps(message.payload, ensure_ascii=False)
    for sink in sinks:
        tables.execute(
            "INSERT OR IGNORE INTO outbox"
            " (sink, message_id, topic, session_id, payload, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                sink,
                message.message_id,
                message.topic,
                message.session_id,
                payload,
                as_text(message.created_at),
            ],
        )


class SqliteOutbox:
    """`shared.ports.Outbox` of one sink: oldest first, and in order within each session."""

    def __init__(self, database: Database, sink: str = EVENT_LOG) -> None:
        self._database = database
        self._sink = sink
        database.migrate(OUTBOX)

    def due(self, now: datetime, limit: int) -> Sequence[OutboxMessage]:
        with self._database.read() as tables:
            moments = {"now": as_text(now), "last": as_text(now + LONGEST_WAIT)}
            rows = tables.execute(_DUE, {"sink": self._sink, "limit": limit, **moments}).fetchall()
        return [self._message(row) for row in rows]

    def delivered(self, message_ids: Sequence[str]) -> None:
        with self._database.write() as tables:
            tables.conn.executemany(
                "DELETE FROM outbox WHERE sink = ? AND message_id = ? AND buried = 0",
                [(self._sink, message_id) for message_id in message_ids],
            )

    def put_back(self, message_id: str, due_at: datetime, reason: str) -> None:
        with self._database.write() as tables:
            tables.execute(_PUT_BACK, [as_text(due_at), reason, self._sink, message_id])

    def bury(self, message_id: str, reason: str) -> None:
        with self._database.write() as tables:
            tables.execute(_BURY, [reason, self._sink, message_id])

    def depth(self) -> int:
        with self._database.read() as tables:
            sql = "SELECT count(*) FROM outbox WHERE sink = ? AND buried = 0"
            return int(tables.execute(sql, [self._sink]).fetchone()[0])

    def tally(self) -> OutboxTally:
        with self._database.read() as tables:
            waiting, buried, oldest = tables.execute(_TALLY, {"sink": self._sink}).fetchone()
        try:
            return OutboxTally(waiting, buried, datetime.fromisoformat(oldest) if oldest else None)
        except ValueError as error:
            raise DatabaseError(f"database {self._database.path}: {error}") from error

    def _message(self, row: Sequence[str]) -> OutboxMessage:
        message_id, topic, session_id, payload, created_at, attempts = row
        try:
            return OutboxMessage(
                message_id=message_id,
                topic=topic,
                session_id=session_id,
                payload=json.loads(payload),
                created_at=datetime.fromisoformat(created_at),
                attempts=int(attempts),
            )
        except ValueError as error:
            raise DatabaseError(
                f"database {self._database.path}: message {message_id!r} is damaged: {error}"
            ) from error
