"""Rows from messages: what the event log tells is put where it once came from."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlite_utils import Database as Tables

from kiosk.adapters.visit_tables import VISITS
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import EVENT_LOG, OUTBOX, add_message
from shared.domain.outbox import OutboxMessage
from shared.domain.screen import SCREEN_TOPIC, Screen

_COLUMNS = {
    "notice": ("notice_answers", "answer_id", ("version", "accepted", "answered_at")),
    "visitor": (
        "visitors",
        "user_id",
        ("user_id", "session_id", "emotion", "by_hand", "generation", "gender", "arrived_at"),
    ),
    "interaction": (
        "interactions",
        "event_id",
        (
            *("event_id", "user_id", "session_id", "impression_id", "item_id"),
            *("event_type", "sent_at"),
        ),
    ),
}
_IMPRESSION = ("impression_id", "user_id", "session_id", "policy", "recommendation_id", "shown_at")
_DOES_NOT_FIT = (
    *(sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError),
    *(ValueError, LookupError, TypeError, AttributeError),
)
"""What a message raises that was altered, or that belongs to something that was lost."""

_SCREEN = "INSERT OR IGNORE INTO screens (impression_id, kiosk_id, screen) VALUES (?, NULL, ?)"


class SqliteVisitRestore:
    """`kiosk.services.doors.VisitRestore`: the opposite of the visit log and the screen log."""

    def __init__(self, database: Database, sinks: Sequence[str] = (EVENT_LOG,)) -> None:
        self._database = database
        self._sinks = tuple(sinks)
        database.migrate(OUTBOX)
        database.migrate(VISITS)

    def restore(self, messages: Sequence[OutboxMessage], *, deliver: bool) -> int:
        new = 0
        with self._database.write() as tables:
            for message in messages:
                tables.conn.execute("SAVEPOINT one")
                try:
                    new += _restored(tables, message)
                    if deliver:
                        add_message(tables, message, self._sinks)
                except _DOES_NOT_FIT:
                    tables.conn.execute("ROLLBACK TO one")
                tables.conn.execute("RELEASE one")
        return new


def _restored(tables: Tables, message: OutboxMessage) -> int:
    """Keep a message's row; 1 when it was new."""
    if message.topic in _COLUMNS:
        return _plain(tables, message)
    others: dict[str, Callable[[Tables, OutboxMessage], int]] = {
        "impression": _impression,
        SCREEN_TOPIC: _screen,
    }
    return others[message.topic](tables, message)


def _plain(tables: Tables, message: OutboxMessage) -> int:
    table, key, columns = _COLUMNS[message.topic]
    row = {column: message.payload[column] for column in columns}
    return _insert(tables, table, {key: message.message_id, **row})


def _impression(tables: Tables, message: OutboxMessage) -> int:
    payload = message.payload
    shown = cast("list[Mapping[str, Any]]", payload["shown"])
    new = _insert(tables, "impressions", {column: payload[column] for column in _IMPRESSION})
    if new:
        tables.conn.executemany(
            "INSERT INTO impression_items (impression_id, slot, item_id, propensity)"
            " VALUES (?, ?, ?, ?)",
            [
                (payload["impression_id"], each["slot"], each["item_id"], each["propensity"])
                for each in shown
            ],
        )
    return new


def _screen(tables: Tables, message: OutboxMessage) -> int:
    screen = Screen.from_json(message.payload)
    text = json.dumps(screen.to_json(), ensure_ascii=False)
    return max(0, tables.conn.execute(_SCREEN, (screen.impression_id, text)).rowcount)


def _insert(tables: Tables, table: str, row: Mapping[str, Any]) -> int:
    columns = ", ".join(row)
    values = ", ".join(f":{column}" for column in row)
    cursor = tables.conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING", dict(row)
    )
    return max(0, cursor.rowcount)
