"""The local database: one file, one connection, one transaction at a time.

Every lane may call: the connection is shared and a lock gives each caller its turn, so a commit is
waited for, never raced. A transaction is durable when `write` ends (WAL with synchronous=FULL:
the log is on the disk before the commit returns), so what was said to be kept survives a power cut.
Other processes may read the file meanwhile.
"""

import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import sqlite_utils
from sqlite_utils.migrations import Migrations

from shared.adapters.sqlite.upgrade import begin_version, refuse_unknown
from shared.domain.errors import DatabaseDamagedError, DatabaseError
from shared.domain.version import VERSION

BUSY_TIMEOUT_S = 5.0
"""How long a transaction waits for another process that is writing."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def as_text(moment: datetime) -> str:
    """A moment as rows and messages keep it: ISO 8601, UTC, microseconds; sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class Database:
    """An open database file; make one with `Database.open`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = sqlite_utils.Database(connection, execute_plugins=False)
        self._turn = threading.RLock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or make the file; DatabaseError when it can not be used, and nothing is touched.

        DatabaseDamagedError when the file is there and is no sound database.
        """
        connection = None
        with _in_our_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                connection = sqlite3.connect(
                    path, timeout=BUSY_TIMEOUT_S, check_same_thread=False, isolation_level=None
                )
                for pragma in _PRAGMAS:
                    connection.execute(pragma)
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                begin_version(connection, path, VERSION)
                return cls(path, connection)
            except BaseException:
                if connection is not None:
                    connection.close()
                raise

    def check(self) -> None:
        """Read every page; DatabaseDamagedError says what is wrong with the first that is."""
        with self.read() as tables:
            found = tables.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseDamagedError(f"database {self.path}: {found}")

    def migrate(self, migrations: Migrations) -> None:
        """Apply what is pending of a set of migrations, each in a transaction of its own.

        One that has shipped is never edited: a change is a new one at the end of its set.
        DatabaseError when a newer version of the program has changed the tables already.
        """
        with self._turn, _in_our_words(self.path):
            refuse_unknown(self._db, self.path, migrations)
            migrations.apply(self._db)

    @contextmanager
    def read(self) -> Generator[sqlite_utils.Database, None, None]:
        """The database for reading, until the block ends."""
        with self._turn, _in_our_words(self.path):
            yield self._db

    @contextmanager
    def write(self) -> Generator[sqlite_utils.Database, None, None]:
        """One transaction: all of it is on the disk when the block ends, or none of it is kept."""
        with self._turn, _in_our_words(self.path):
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.conn.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                    self._db.conn.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; harmless when already closed."""
        with self._turn, _in_our_words(self.path):
            self._db.close()


@contextmanager
def _in_our_words(path: Path) -> Generator[None, None, None]:
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # extended codes have more bits
        kind = DatabaseDamagedError if code in _DAMAGED else DatabaseError
        raise kind(f"database {path}: {error}") from error
    except OSError as error:
        raise DatabaseError(f"database {path}: {error.strerror or error}") from error
