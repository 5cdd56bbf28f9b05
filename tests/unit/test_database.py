"""The database file: durable, shared by lanes, and honest about what it can not do."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251  lanes, as the kiosk has them
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from kiosk.adapters.visit_log import SqliteVisitLog
from shared.adapters.sqlite.database import Database, as_text
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.errors import DatabaseError
from tests.contracts.test_visit_log import IMPRESSION, LIKE, VISITOR

ROOT = Path(__file__).parents[2]
DRILLS = 20
DRILL = """
import os, sys, uuid
from pathlib import Path
from tests.contracts.test_visit_log import VISITOR, IMPRESSION, LIKE
from dataclasses import replace
from kiosk.adapters.visit_log import SqliteVisitLog
from shared.adapters.sqlite.database import Database

def say(words):
    os.write(1, (words + "\\n").encode())

def visit_for_ever():
    log = SqliteVisitLog(Database.open(Path(sys.argv[1])))
    while True:
        number = uuid.uuid4().hex
        ids = {"user_id": "u" + number, "session_id": "s" + number}
        log.add_visitor(replace(VISITOR, **ids))
        log.add_impression(replace(IMPRESSION, impression_id="i" + number, **ids))
        log.add_interaction(replace(LIKE, event_id=number, impression_id="i" + number, **ids))
        say(number)

for _ in sys.stdin:
    pid = os.fork()
    if not pid:
        say(str(os.getpid()))
        visit_for_ever()
    os.waitpid(pid, 0)
    say("dead")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the drill forks and kills")
def test_a_like_that_was_acknowledged_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite3"
    acknowledged: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", DRILL, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        said = process.stdout
        assert process.stdin is not None
        assert said is not None
        for drill in range(DRILLS):
            process.stdin.write("visit\n")
            pid = int(said.readline())
            acknowledged.append(said.readline().strip())
            time.sleep(0.0037 * drill)  # another moment of a visit each time
            os.kill(pid, signal.SIGKILL)
            acknowledged += iter(lambda: said.readline().strip(), "dead")
        process.stdin.close()
    database = Database.open(path)
    outbox = SqliteOutbox(database)
    with database.read() as tables:
        count = tables.execute("SELECT count(*) FROM interactions").fetchone()[0]
        kept = {row[0] for row in tables.execute("SELECT event_id FROM interactions")}
        shown = tables.execute("SELECT count(*) FROM impression_items").fetchone()[0]
        impressions = tables.execute("SELECT count(*) FROM impressions").fetchone()[0]
        assert tables.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not tables.execute("PRAGMA foreign_key_check").fetchall()
    waiting = [m for m in outbox.due(datetime.now(UTC), 10**6) if m.topic == "interaction"]
    database.close()
    assert len(acknowledged) == len(set(acknowledged)) >= DRILLS
    assert set(acknowledged) <= kept
    assert count - len(acknowledged) <= DRILLS  # at most one unacknowledged like for each kill
    assert sorted(m.message_id for m in waiting) == sorted(kept)
    assert shown == 3 * impressions


def test_a_full_disk_while_liking_is_said_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    log, outbox = SqliteVisitLog(database), SqliteOutbox(database)
    log.add_visitor(VISITOR)
    log.add_impression(IMPRESSION)
    with database.read() as tables:
        pages = tables.execute("PRAGMA page_count").fetchone()[0]
        tables.execute(f"PRAGMA max_page_count = {pages}")
    liked = 0

    def like_for_ever() -> None:
        nonlocal liked
        while True:
            log.add_interaction(replace(LIKE, event_id=f"like {liked:>80}"))
            liked += 1

    with pytest.raises(DatabaseError, match=r"kiosk\.sqlite3: database or disk is full"):
        like_for_ever()
    assert liked > 0
    with database.read() as tables:
        assert tables.table("interactions").count == liked
        tables.execute("PRAGMA max_page_count = 1000000")
    assert outbox.depth() == 2 + liked
    log.add_interaction(replace(LIKE, event_id="when there is room again"))
    assert outbox.depth() == 3 + liked
    database.close()


def test_every_lane_may_write_and_nothing_is_lost(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    log, outbox = SqliteVisitLog(database), SqliteOutbox(database)
    log.add_visitor(VISITOR)
    log.add_impression(IMPRESSION)
    with ThreadPoolExecutor(4) as lanes:
        for done in [
            lanes.submit(log.add_interaction, replace(LIKE, event_id=f"e{n % 50}"))
            for n in range(100)
        ]:
            done.result()
    assert outbox.depth() == 52
    database.close()


def test_a_commit_is_on_the_disk_before_it_returns(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    with database.read() as tables:
        pragmas = {
            name: tables.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite3"
    path.write_bytes(b"this is no database, but somebody's only copy of it" * 100)
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"kiosk\.sqlite3: file is not a database"):
        Database.open(path)
    assert path.read_bytes() == before


def test_damage_in_the_middle_of_the_file_is_an_error_of_ours_when_it_is_met(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kiosk.sqlite3"
    database = Database.open(path)
    log = SqliteVisitLog(database)
    log.add_visitor(VISITOR)
    log.add_impression(IMPRESSION)
    for number in range(100):
        log.add_interaction(replace(LIKE, event_id=f"e{number}"))
    database.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with pytest.raises(DatabaseError, match="malformed"):
        SqliteOutbox(Database.open(path))


@pytest.mark.parametrize("place", ["/proc/garden/kiosk.sqlite3", "a file/kiosk.sqlite3", "."])
def test_a_place_that_can_not_hold_a_database_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(DatabaseError, match="database /"):
        Database.open(tmp_path / place)


def test_a_file_that_another_program_holds_is_an_error_and_not_a_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.adapters.sqlite.database.BUSY_TIMEOUT_S", 0.01)
    database = Database.open(tmp_path / "kiosk.sqlite3")
    log = SqliteVisitLog(database)
    other = sqlite3.connect(tmp_path / "kiosk.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="database is locked"):
        log.add_visitor(VISITOR)
    other.execute("ROLLBACK")
    other.close()
    log.add_visitor(VISITOR)
    database.close()


def test_a_migration_that_fails_is_undone_whole_and_tried_again(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    broken, mended = Migrations("garden"), Migrations("garden")

    @broken(name="0001_beds")
    def _half(db: Tables) -> None:
        db.executescript("CREATE TABLE beds (id INTEGER); INSERT INTO pond VALUES (1);")

    @mended(name="0001_beds")
    def _whole(db: Tables) -> None:
        db.executescript("CREATE TABLE beds (id INTEGER); INSERT INTO beds VALUES (1);")

    with pytest.raises(DatabaseError, match="no such table: pond"):
        database.migrate(broken)
    database.migrate(mended)
    database.migrate(mended)
    with database.read() as tables:
        assert tables.table("beds").count == 1
    database.close()


def test_moments_become_text_that_sorts_by_time() -> None:
    early = datetime.fromisoformat("2026-11-22T23:59:59.5+09:00")
    late = datetime(2026, 11, 22, 15, tzinfo=UTC)
    assert as_text(early) == "2026-11-22T14:59:59.500000+00:00"
    assert as_text(early) < as_text(late)
