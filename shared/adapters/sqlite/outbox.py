"""The outbox: messages that are rows until they are delivered.

A message arrives with `add_message`, inside the transaction of the row that it tells of. Each sink
has a queue of its own, so that one which is away for weeks holds up no other. Nothing is read into
memory beyond the messages asked for, and every question is answered by an index.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from shared.adapters.sqlite.database import Database, as_text
from shared.domain.errors import DatabaseError
from shared.domain.outbox import LONGEST_WAIT, OutboxMessage, OutboxTally

OUTBOX = Migrations("outbox")
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


@OUTBOX(name="0001_outbox")
def _outbox(db: Tables) -> None:
    """Waiting and buried messages; a delivered one is deleted.

    `sequence` is the order of arrival. Few rows have been tried and wait for their time, so they
    have an index of their own.
    """
    db.executescript(
        """
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            message_id TEXT NOT NULL UNIQUE,
            topic TEXT NOT NULL,
            session_id TEXT NOT NULL,
            payload TEXT NOT NULL,
            created_at TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at TEXT,
            reason TEXT,
            buried INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX outbox_put_back ON outbox (due_at, session_id, sequence)
            WHERE due_at IS NOT NULL AND buried = 0;
        CREATE INDEX outbox_buried ON outbox (sequence) WHERE buried = 1;
        """
    )


@OUTBOX(name="0002_sinks")
def _sinks(db: Tables) -> None:
    """A queue for each sink. What waited before waits for the store's event log."""
    db.executescript(
        """
        DROP INDEX outbox_put_back;
        DROP INDEX outbox_buried;
        ALTER TABLE outbox RENAME TO outbox_before;
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            sink TEXT NOT NULL DEFAULT 'events',
            message_id TEXT NOT NULL,
            topic TEXT NOT NULL,
            session_id TEXT NOT NULL,
            payload TEXT NOT NULL,
            created_at TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at TEXT,
            reason TEXT,
            buried INTEGER NOT NULL DEFAULT 0,
            UNIQUE (sink, message_id)
        );
        INSERT INTO outbox
            SELECT sequence, 'events', message_id, topic, session_id, payload, created_at,
                attempts, due_at, reason, buried
            FROM outbox_before ORDER BY sequence;
        DROP TABLE outbox_before;
        CREATE INDEX outbox_waiting ON outbox (sink, sequence) WHERE buried = 0;
        CREATE INDEX outbox_put_back ON outbox (sink, due_at, session_id, sequence)
            WHERE due_at IS NOT NULL AND buried = 0;
        CREATE INDEX outbox_buried ON outbox (sink, sequence) WHERE buried = 1;
        """
    )


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
