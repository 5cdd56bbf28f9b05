"""A damaged database is moved aside, and what visitors did comes back from the event log."""

import dataclasses
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.adapters.damaged_database import newest_damaged, open_sound, salvaged_messages
from kiosk.adapters.screen_log import SqliteScreenLog
from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.adapters.visit_restore import SqliteVisitRestore
from kiosk.services.rebuilding import REBUILD_KEY, Rebuilding
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.errors import DatabaseDamagedError, StoreError
from shared.domain.notice_answer import NoticeAnswer
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from tests.contracts.test_screen_log import SCREEN
from tests.contracts.test_visit_log import IMPRESSION, LIKE, NOON, VISITOR
from tests.fakes.store import FakeStore
from tests.fakes.visit_restore import FakeVisitRestore

TABLES = ("notice_answers", "visitors", "impressions", "impression_items", "interactions")
VISITS = 60


def visit(database: Database, number: int) -> None:
    log, screens = SqliteVisitLog(database), SqliteScreenLog(database)
    ids = {"user_id": f"u{number}", "session_id": f"s{number}"}
    impression_id = f"i{number}"
    log.add_notice_answer(NoticeAnswer(f"n{number}", "1", number % 2 == 0, NOON))
    log.add_visitor(dataclasses.replace(VISITOR, **ids))
    log.add_impression(dataclasses.replace(IMPRESSION, impression_id=impression_id, **ids))
    log.add_interaction(
        dataclasses.replace(LIKE, event_id=f"e{number}", impression_id=impression_id, **ids)
    )
    screens.add(
        dataclasses.replace(SCREEN, impression_id=impression_id, session_id=ids["session_id"])
    )


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.read() as tables:
        found = {
            name: sorted(tables.execute(f"SELECT * FROM {name}").fetchall(), key=str)
            for name in TABLES
        }
        found["screens"] = sorted(
            tables.execute("SELECT impression_id, screen FROM screens").fetchall()
        )
        # Whether there were more to choose from is only told by the screen.
        found["impressions"] = [row[:6] for row in found["impressions"]]
    return found


def deliver(database: Database, store: FolderStore) -> None:
    dispatcher = OutboxDispatcher(SqliteOutbox(database), StoreEventLog(store, "hall-1"))
    while dispatcher.drain(datetime.now(UTC)).delivered:
        pass


def damage(path: Path, how: str) -> None:
    if how == "header":
        path.write_bytes(b"not a database, " + path.read_bytes()[16:])
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        content = bytearray(path.read_bytes())
        content[4096:] = bytes(byte ^ 0x5A for byte in content[4096:])
        path.write_bytes(content)


@pytest.mark.parametrize("how", ["header", "empty", "cut", "pages"])
def test_what_was_delivered_comes_back_row_by_row(tmp_path: Path, how: str) -> None:
    path, store = tmp_path / "kiosk.db", FolderStore(tmp_path / "store")
    database = Database.open(path)
    for number in range(VISITS):
        visit(database, number)
    deliver(database, store)
    before = rows(database)
    database.close()
    damage(path, how)

    database, place = open_sound(path)
    assert place is not None
    assert place.exists()
    assert place == newest_damaged(tmp_path, "kiosk.db")
    keep = FakeStore()
    rebuilding = Rebuilding(keep, store, "hall-1", SqliteVisitRestore(database))
    rebuilding.begin(str(place))
    visit(database, VISITS + 1)  # somebody does not wait for it
    assert rebuilding.run(salvaged_messages(place)) is not None
    after = rows(database)
    outbox = SqliteOutbox(database).depth()
    with database.read() as tables:
        assert not tables.execute("PRAGMA foreign_key_check").fetchall()
    database.close()
    assert {name: len(found) for name, found in before.items()} == {
        name: len(found) - (3 if name == "impression_items" else 1) for name, found in after.items()
    }
    assert all(set(before[name]) <= set(after[name]) for name in before)
    assert outbox == 5, "what was delivered is not delivered again"
    assert not rebuilding.is_pending
    assert REBUILD_KEY not in keep.objects


def test_what_still_waited_to_be_delivered_is_salvaged(tmp_path: Path) -> None:
    path, store = tmp_path / "kiosk.db", FolderStore(tmp_path / "store")
    database = Database.open(path)
    for number in range(VISITS):
        visit(database, number)
        if number == VISITS - 3:
            deliver(database, store)
    database.close()
    damage_an_index(path)
    database, place = open_sound(path)
    assert place is not None
    rebuilding = Rebuilding(FakeStore(), store, "hall-1", SqliteVisitRestore(database))
    rebuilding.run(salvaged_messages(place))
    assert len(rows(database)["interactions"]) == VISITS
    assert SqliteOutbox(database).depth() == 2 * 5
    deliver(database, store)
    database.close()


def damage_an_index(path: Path) -> None:
    """A wrong page that a check finds and that the outbox can be read around."""
    connection = sqlite3.connect(path)
    root = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'interactions_item'"
    ).fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = b"\x5a" * size
    path.write_bytes(content)


def test_a_sound_database_is_left_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.db"
    for _ in range(2):
        database, place = open_sound(path)
        visit(database, 1)
        database.close()
        assert place is None
    assert newest_damaged(tmp_path, "kiosk.db") is None


def test_damage_is_told_from_a_disk_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "kiosk.db").write_bytes(b"x" * 5000)
    with pytest.raises(DatabaseDamagedError):
        Database.open(tmp_path / "kiosk.db")
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(Exception, match="unable to open") as failed:
        Database.open(tmp_path / "folder.db")
    assert not isinstance(failed.value, DatabaseDamagedError)


def test_altered_lines_and_orphans_are_passed_over(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.db")
    restore = SqliteVisitRestore(database)

    def message(topic: str, number: int, **payload: object) -> OutboxMessage:
        return OutboxMessage(f"m{number}", topic, "s1", payload, NOON)

    nonsense = [
        message("visitor", 1),
        message("visitor", 2, user_id=["u"], session_id={}, emotion=1, by_hand=0),
        message("impression", 3, impression_id="i9", user_id="nobody"),
        message("interaction", 4, event_id="e9", impression_id="i9"),
        message("weather", 5, sunny=True),
        message("screen", 6, impression_id="i9", shown=[{}]),
        message("notice", 7, version=None, accepted=None, answered_at=None),
    ]
    assert restore.restore(nonsense, deliver=True) == 0
    assert SqliteOutbox(database).depth() == 0
    assert not any(rows(database).values())
    database.close()


class Broken(FakeVisitRestore):
    """Fails after so many calls."""

    def __init__(self, calls: int) -> None:
        super().__init__()
        self._left = calls

    def restore(self, messages: Sequence[OutboxMessage], *, deliver: bool) -> int:
        self._left -= 1
        if self._left < 0:
            self.broken = "database or disk is full"
        return super().restore(messages, deliver=deliver)


def told(store: FakeStore, count: int) -> None:
    log = StoreEventLog(store, "hall-1")
    for number in range(count):
        moment = NOON + timedelta(seconds=number)
        payload = {"user_id": f"u{number}", "session_id": f"s{number}"}
        log.deliver([OutboxMessage(f"u{number}", "visitor", f"s{number}", payload, moment)])


def test_a_rebuilding_that_was_cut_short_goes_on_after_the_next_start() -> None:
    keep, store = FakeStore(), FakeStore()
    told(store, 450)
    first = Rebuilding(keep, store, "hall-1", Broken(1))
    first.begin("damaged/x/kiosk.db")
    with pytest.raises(Exception, match="disk is full"):
        first.run()
    second = Rebuilding(keep, store, "hall-1", FakeVisitRestore())
    assert second.is_pending
    store.away = "the store is away"
    with pytest.raises(StoreError):
        second.run()
    assert second.is_pending
    store.away = None
    assert second.run(cancelled=lambda: True) is None
    assert second.is_pending
    assert second.run() == 450
    assert not Rebuilding(keep, store, "hall-1", FakeVisitRestore()).is_pending


def test_other_kiosks_visits_are_not_taken_for_our_own() -> None:
    store, restore = FakeStore(), FakeVisitRestore()
    told(store, 3)
    assert Rebuilding(FakeStore(), store, "hall-2", restore).run() == 0
