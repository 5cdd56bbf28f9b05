"""A damaged database: moved aside, never mended; and what can still be read of its outbox."""

import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from shared.adapters.sqlite.database import Database
from shared.domain.errors import DatabaseDamagedError, DatabaseError
from shared.domain.outbox import OutboxMessage

DAMAGED_FOLDER = "damaged"
_BESIDE = ("", "-wal", "-shm")
_WAITING = """
SELECT message_id, topic, session_id, payload, created_at FROM outbox
WHERE buried = 0 AND sequence = ?
"""
_log = logging.getLogger(__name__)


def open_sound(path: Path) -> tuple[Database, Path | None]:
    """The database, and where a damaged one was moved to; None when it is sound or new.

    A file that is there and empty has lost what it held. DatabaseError when it is neither sound
    nor can be moved.
    """
    try:
        is_empty = path.is_file() and path.stat().st_size == 0
        if is_empty:
            raise DatabaseDamagedError(f"database {path}: the file is empty")
        database = Database.open(path)
        try:
            database.check()
        except BaseException:
            database.close()
            raise
        return database, None
    except DatabaseDamagedError as error:
        _log.error("%s", error)
    place = _move_aside(path)
    _log.error("the damaged database was moved to %s, and a new one is made", place)
    return Database.open(path), place


def _move_aside(path: Path) -> Path:
    """Its files stay together, so that they can still be read."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    folder = path.parent / DAMAGED_FOLDER / stamp
    try:
        folder.mkdir(parents=True)
        for end in reversed(_BESIDE):  # the database itself last: without it, nothing has moved
            part = path.with_name(path.name + end)
            if part.exists():
                part.replace(folder / part.name)
    except OSError as error:
        raise DatabaseError(f"database {path}: cannot be moved to {folder}: {error}") from error
    return folder / path.name


def newest_damaged(data_dir: Path, name: str) -> Path | None:
    """The damaged database that was moved aside last."""
    found = sorted((data_dir / DAMAGED_FOLDER).glob(f"*/{name}"))
    return found[-1] if found else None


def salvaged_messages(path: Path) -> Iterator[OutboxMessage]:
    """What waited in the outbox of a damaged database, as far as it can be read."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=1)) as connection:
        last = connection.execute("SELECT max(sequence) FROM outbox").fetchone()[0] or 0
        first = connection.execute("SELECT min(sequence) FROM outbox").fetchone()[0] or 1
        for sequence in range(first, last + 1):
            row = None
            with suppress(sqlite3.Error):  # its page is damaged; the next may not be
                row = connection.execute(_WAITING, [sequence]).fetchone()
            message = _message(row) if row is not None else None
            if message is not None:
                yield message


def _message(row: tuple[str, str, str, str, str]) -> OutboxMessage | None:
    message_id, topic, session_id, payload, created_at = row
    with suppress(ValueError, TypeError):
        moment = datetime.fromisoformat(created_at)
        return OutboxMessage(message_id, topic, session_id, json.loads(payload), moment)
    return None
