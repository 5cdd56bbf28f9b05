"""A database and the versions of the program that write to it: the way forward, and the way back.

The version that last wrote is in the file's header (`user_version`). Before another one begins, a
copy of the database is kept beside it, in `backups/`, so that the older program can have it again.
"""

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from shared.domain.errors import DatabaseError
from shared.domain.version import number_of, version_of

KEPT = 3
"""How many copies are kept; the oldest go."""


def begin_version(connection: sqlite3.Connection, path: Path, version: str) -> None:
    """Keep a copy when an older version wrote last, and say in the header that we do now.

    A database of a newer version is left as it is; `refuse_unknown` says whether it can be used.
    """
    ours, last = number_of(version), connection.execute("PRAGMA user_version").fetchone()[0]
    if last >= ours:
        return
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _keep_copy(connection, path, version)
    connection.execute(f"PRAGMA user_version = {ours}")


def _keep_copy(connection: sqlite3.Connection, path: Path, version: str) -> None:
    place = copy_before(path, version)
    place.parent.mkdir(exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    copy = sqlite3.connect(beside)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    beside.replace(place)
    copies = place.parent.glob(f"{path.stem}-before-*.db")
    for old in sorted(copies, key=lambda file: file.stat().st_mtime)[:-KEPT]:
        old.unlink()


def copy_before(path: Path, version: str) -> Path:
    """Where the copy is that was made before `version` began."""
    return path.parent / "backups" / f"{path.stem}-before-{version}.db"


def refuse_unknown(tables: Tables, path: Path, migrations: Migrations) -> None:
    """DatabaseError when a newer version has changed these tables; it says how to go back."""
    known = {each.name for each in migrations.pending(Tables(memory=True))}
    unknown = {each.name for each in migrations.applied(tables)} - known
    if not unknown:
        return
    newer = version_of(tables.conn.execute("PRAGMA user_version").fetchone()[0])
    copy = copy_before(path, newer)
    raise DatabaseError(
        f"database {path} was changed by version {newer} of the program: install that again,"
        f" or move the database away and put {copy} in its place"
    )
