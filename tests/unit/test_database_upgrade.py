"""A newer program keeps a copy of the database before it begins, and an older one can go back."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from shared.adapters.sqlite import database as module
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.upgrade import KEPT
from shared.domain.errors import DatabaseError
from shared.domain.version import number_of, version_of


def likes(*columns: str) -> Migrations:
    """The tables of a program that has learned to keep so many columns."""
    migrations = Migrations("likes")

    @migrations()
    def likes_table(db: Tables) -> None:
        db["likes"].create({"id": int})  # type: ignore[union-attr]

    for column in columns:

        @migrations(name=f"with_{column}")
        def more(db: Tables, column: str = column) -> None:
            db["likes"].add_column(column, str)  # type: ignore[union-attr]

    return migrations


def run_version(
    monkeypatch: pytest.MonkeyPatch, path: Path, version: str, migrations: Migrations
) -> None:
    """Start a program of that version, like once, and end it."""
    monkeypatch.setattr(module, "VERSION", version)
    database = Database.open(path)
    try:
        database.migrate(migrations)
        with database.write() as db:
            db.execute("INSERT INTO likes (id) SELECT count(*) FROM likes")
    finally:
        database.close()


def count(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT count(*) FROM likes").fetchone()[0]
    finally:
        connection.close()


def test_versions_are_kept_as_numbers_that_sort() -> None:
    assert number_of("0.1.0") == 1000
    assert number_of("1.20.3") < number_of("2.0.0")
    assert version_of(number_of("12.34.56")) == "12.34.56"


def test_a_new_version_keeps_what_was_there_and_an_equal_one_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.db"
    for _ in range(2):
        run_version(monkeypatch, path, "0.1.0", likes())
    assert not (tmp_path / "backups").exists()
    run_version(monkeypatch, path, "0.2.0", likes("mood"))
    run_version(monkeypatch, path, "0.2.0", likes("mood"))
    assert count(path) == 4
    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["kiosk-before-0.2.0.db"]
    assert count(tmp_path / "backups" / "kiosk-before-0.2.0.db") == 2


def test_a_database_from_before_versions_were_written_is_kept_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE likes (id INTEGER)")
    connection.close()
    monkeypatch.setattr(module, "VERSION", "0.1.0")
    Database.open(path).close()
    assert count(tmp_path / "backups" / "kiosk-before-0.1.0.db") == 0


def test_an_older_program_refuses_what_it_does_not_know_and_goes_back_to_the_copy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.db"
    run_version(monkeypatch, path, "0.1.0", likes())
    run_version(monkeypatch, path, "0.2.0", likes("mood"))
    copy = tmp_path / "backups" / "kiosk-before-0.2.0.db"
    with pytest.raises(DatabaseError, match=rf"by version 0\.2\.0 of .* put {copy} in its place"):
        run_version(monkeypatch, path, "0.1.0", likes())
    path.rename(tmp_path / "kiosk.db.newer")
    copy.rename(path)
    run_version(monkeypatch, path, "0.1.0", likes())
    assert count(path) == 2


def test_an_older_program_goes_on_with_tables_that_have_not_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.db"
    for version in ("0.1.0", "0.1.1", "0.1.0"):
        run_version(monkeypatch, path, version, likes())
    assert count(path) == 3


def test_only_the_last_copies_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for minor in range(KEPT + 3):
        run_version(monkeypatch, tmp_path / "kiosk.db", f"0.{minor}.0", likes())
    kept = sorted(file.name for file in (tmp_path / "backups").iterdir())
    assert kept == [f"kiosk-before-0.{minor}.0.db" for minor in (3, 4, 5)]
