"""What every outbox promises; run against the fake and against SQLite."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils.migrations import Migrations

from shared.adapters.sqlite.database import Database, as_text
from shared.adapters.sqlite.outbox import OUTBOX, SqliteOutbox, add_message
from shared.domain.errors import DatabaseError
from shared.domain.outbox import OutboxMessage, OutboxTally
from shared.ports import Outbox
from tests.fakes.outbox import FakeOutbox

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOON = NOON + timedelta(minutes=1)


def message(message_id: str, session_id: str = "s") -> OutboxMessage:
    return OutboxMessage(
        message_id=message_id,
        topic="interaction",
        session_id=session_id,
        payload={"event_id": message_id, "words": "장미"},
        created_at=NOON,
    )


@dataclass
class Setting:
    outbox: Outbox
    add: Callable[[OutboxMessage], None]

    def due(self, now: datetime = NOON, limit: int = 100) -> list[str]:
        return [m.message_id for m in self.outbox.due(now, limit)]


def sqlite_setting(database: Database) -> Setting:
    outbox = SqliteOutbox(database)

    def add(new: OutboxMessage) -> None:
        with database.write() as tables:
            add_message(tables, new)

    return Setting(outbox, add)


@pytest.fixture(params=["fake", "sqlite"])
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setting]:
    if request.param == "fake":
        fake = FakeOutbox()
        yield Setting(fake, fake.add)
        return
    database = Database.open(tmp_path / "kiosk.sqlite3")
    yield sqlite_setting(database)
    database.close()


def test_messages_come_whole_and_in_order_of_arrival(setting: Setting) -> None:
    for message_id in ("c", "a", "b"):
        setting.add(message(message_id))
    assert list(setting.outbox.due(NOON, 2)) == [message("c"), message("a")]
    assert setting.due() == ["c", "a", "b"]
    assert setting.outbox.depth() == 3


def test_an_id_that_waits_already_is_not_added_twice(setting: Setting) -> None:
    setting.add(message("a"))
    setting.add(message("a", session_id="another"))
    assert list(setting.outbox.due(NOON, 9)) == [message("a")]


def test_what_is_delivered_is_gone(setting: Setting) -> None:
    for message_id in ("a", "b", "c"):
        setting.add(message(message_id))
    setting.outbox.delivered(["a", "c", "never was"])
    assert setting.due() == ["b"]
    assert setting.outbox.depth() == 1


def test_a_message_put_back_holds_its_session_but_no_other(setting: Setting) -> None:
    for message_id, session_id in (("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a")):
        setting.add(message(message_id, session_id))
    setting.outbox.put_back("a2", SOON, "refused")
    assert setting.due() == ["a1", "b1"]
    assert setting.due(SOON) == ["a1", "a2", "b1", "a3"]
    assert [m.attempts for m in setting.outbox.due(SOON, 9)] == [0, 1, 0, 0]
    assert setting.outbox.depth() == 4


def test_a_clock_that_is_set_back_holds_no_message_for_years(setting: Setting) -> None:
    setting.add(message("a"))
    setting.outbox.put_back("a", SOON, "refused")
    assert setting.due(NOON) == []
    assert setting.due(NOON - timedelta(days=400)) == ["a"]


def test_a_buried_message_no_longer_waits_nor_holds_its_session(setting: Setting) -> None:
    setting.add(message("a"))
    setting.add(message("b"))
    setting.outbox.put_back("a", SOON, "refused once")
    setting.outbox.bury("a", "refused twice")
    setting.outbox.put_back("a", SOON, "too late")
    setting.outbox.delivered(["a"])
    setting.add(message("a"))
    assert setting.due() == ["b"]
    assert setting.outbox.depth() == 1
    assert setting.outbox.tally() == OutboxTally(1, 1, NOON)


def test_an_empty_outbox_has_nothing_to_count(setting: Setting) -> None:
    assert setting.outbox.tally() == OutboxTally()


actions = st.lists(
    st.tuples(
        st.sampled_from(["add", "deliver", "put back", "bury", "wait"]),
        st.integers(0, 9),
        st.sampled_from("ab"),
    ),
    max_size=40,
)


@settings(max_examples=60)
@given(steps=actions)
def test_sqlite_agrees_with_the_fake_whatever_happens(
    steps: list[tuple[str, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = Database.open(tmp_path_factory.mktemp("outbox") / "kiosk.sqlite3")
    with database.read() as tables:
        tables.execute("PRAGMA synchronous = OFF")
    fake = FakeOutbox()
    now = NOON
    for setting in (sqlite_setting(database), Setting(fake, fake.add)):
        now = NOON
        for verb, number, session_id in steps:
            message_id = f"m{number}"
            if verb == "add":
                setting.add(message(message_id, session_id))
            elif verb == "deliver":
                setting.outbox.delivered([message_id])
            elif verb == "put back":
                setting.outbox.put_back(message_id, now + timedelta(seconds=30), "refused")
            elif verb == "bury":
                setting.outbox.bury(message_id, "given up")
            else:
                now += timedelta(seconds=20)
    real = SqliteOutbox(database)
    for limit in (2, 100):
        assert list(real.due(now, limit)) == list(fake.due(now, limit))
    assert real.depth() == fake.depth()
    assert real.tally() == fake.tally()
    database.close()


def test_buried_messages_are_kept_with_their_reason(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    setting = sqlite_setting(database)
    setting.add(message("a"))
    setting.outbox.bury("a", "item id too long")
    with database.read() as tables:
        kept = tables.execute("SELECT message_id, reason, buried, attempts FROM outbox").fetchall()
    database.close()
    assert kept == [("a", "item id too long", 1, 1)]


def test_a_message_that_is_damaged_in_the_database_is_named(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    setting = sqlite_setting(database)
    setting.add(message("a"))
    with database.write() as tables:
        tables.execute("UPDATE outbox SET payload = '{'")
    with pytest.raises(DatabaseError, match="message 'a' is damaged"):
        setting.due()
    database.close()


@pytest.mark.parametrize("held", [0, 1000])
def test_questions_are_answered_without_a_walk_through_the_whole_outbox(
    tmp_path: Path, held: int
) -> None:
    """Steps of SQLite's machine instead of seconds: they are the same on every computer."""
    database = Database.open(tmp_path / "kiosk.sqlite3")
    outbox = SqliteOutbox(database)
    with database.write() as tables:
        tables.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
            " INSERT INTO outbox (message_id, topic, session_id, payload, created_at)"
            " SELECT 'm' || i, 'interaction', 's' || (i / 10), '{}', '2026-11-22' FROM n"
        )
        tables.execute("UPDATE outbox SET due_at = ? WHERE sequence <= ?", [as_text(SOON), held])
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    with database.read() as tables:
        tables.conn.set_progress_handler(tick, 1000)
    found = outbox.due(NOON, 100)
    outbox.delivered([m.message_id for m in found])
    assert len(found) == 100
    assert ticks < 60
    database.close()


def test_each_sink_has_a_queue_of_its_own(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    near, far = SqliteOutbox(database), SqliteOutbox(database, "personalize")
    with database.write() as tables:
        for message_id in ("a", "b", "c"):
            add_message(tables, message(message_id), ["events", "personalize"])
    near.delivered(["a", "b"])
    far.put_back("a", SOON, "refused")
    far.bury("b", "refused for good")
    assert [m.message_id for m in near.due(NOON, 9)] == ["c"]
    assert far.due(NOON, 9) == []
    assert [m.message_id for m in far.due(SOON, 9)] == ["a", "c"]
    assert (near.depth(), far.depth()) == (1, 2)
    database.close()


def test_what_waited_before_there_were_sinks_waits_for_the_event_log(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    before = Migrations("outbox")
    for migration in OUTBOX.pending(sqlite_utils.Database(memory=True)):
        if migration.name == "0001_outbox":
            before(name=migration.name)(migration.fn)
    database.migrate(before)
    with database.write() as tables:
        tables.execute(
            "INSERT INTO outbox (message_id, topic, session_id, payload, created_at, attempts,"
            " due_at, buried) VALUES ('a', 'visitor', 's', '{}', '2026-11-22T12:00:00+00:00',"
            " 2, '2026-11-22T13:00:00+00:00', 0), ('b', 'visitor', 't', '{}',"
            " '2026-11-22T12:00:00+00:00', 8, NULL, 1)"
        )
    outbox = SqliteOutbox(database)
    assert outbox.due(NOON, 9) == []
    (waiting,) = outbox.due(NOON + timedelta(hours=1), 9)
    assert (waiting.message_id, waiting.attempts) == ("a", 2)
    assert outbox.depth() == 1
    assert SqliteOutbox(database, "personalize").depth() == 0
    database.close()
