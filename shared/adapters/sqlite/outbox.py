"""The outbox: messages that are rows until they are delivered.

A message arrives with `add_message`, inside the transaction of the row that it tells of. Nothing
is read into memory beyond the messages asked for, and every question is answered by an index.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database as Tables

from shared.adapters.sqlite.database import Database, as_text
from shared.adapters.sqlite.migrations import OUTBOX
from shared.domain.errors import DatabaseError
from shared.domain.outbox import OutboxMessage

# Messages that have been tried and wait are few: they are gathered first, and hold back what
# comes after them in their session.
_DUE = """
WITH held AS MATERIALIZED (
    SELECT session_id, min(sequence) AS sequence FROM outbox
    WHERE due_at IS NOT NULL AND buried = 0 AND due_at > :now GROUP BY session_id
)
SELECT message_id, topic, session_id, payload, created_at, attempts FROM outbox
LEFT JOIN held USING (session_id)
WHERE outbox.buried = 0 AND (held.sequence IS NULL OR outbox.sequence < held.sequence)
ORDER BY outbox.sequence LIMIT :limit
"""
_PUT_BACK = """
UPDATE outbox SET attempts = attempts + 1, due_at = ?, reason = ?
WHERE message_id = ? AND buried = 0
"""
_BURY = """
UPDATE outbox SET attempts = attempts + 1, buried = 1, reason = ?
WHERE message_id = ? AND buried = 0
"""


def add_message(tables: Tables, message: OutboxMessage) -> None:
    """Add a message inside the caller's transaction; an id that already waits is left as it is."""
    tables.execute(
        "INSERT OR IGNORE INTO outbox (message_id, topic, session_id, payload, created_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            message.message_id,
            message.topic,
            message.session_id,
            json.dumps(message.payload, ensure_ascii=False),
            as_text(message.created_at),
        ],
    )


class SqliteOutbox:
    """`shared.ports.Outbox`: oldest first, and in order within each session."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.migrate(OUTBOX)

    def due(self, now: datetime, limit: int) -> Sequence[OutboxMessage]:
        with self._database.read() as tables:
            rows = tables.execute(_DUE, {"now": as_text(now), "limit": limit}).fetchall()
        return [self._message(row) for row in rows]

    def delivered(self, message_ids: Sequence[str]) -> None:
        with self._database.write() as tables:
            tables.conn.executemany(
                "DELETE FROM outbox WHERE message_id = ? AND buried = 0",
                [(message_id,) for message_id in message_ids],
            )

    def put_back(self, message_id: str, due_at: datetime, reason: str) -> None:
        with self._database.write() as tables:
            tables.execute(_PUT_BACK, [as_text(due_at), reason, message_id])

    def bury(self, message_id: str, reason: str) -> None:
        with self._database.write() as tables:
            tables.execute(_BURY, [reason, message_id])

    def depth(self) -> int:
        with self._database.read() as tables:
            sql = (
                "SELECT (SELECT count(*) FROM outbox)"
                " - (SELECT count(*) FROM outbox WHERE buried = 1)"
            )
            return int(tables.execute(sql).fetchone()[0])

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
