"""What every visit restore promises; run against the fake and against SQLite."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.adapters.visit_restore import SqliteVisitRestore
from kiosk.services.doors import VisitRestore
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.outbox import OutboxMessage
from tests.contracts.test_visit_log import IMPRESSION, LIKE, NOON, VISITOR
from tests.fakes.visit_log import FakeVisitLog
from tests.fakes.visit_restore import FakeVisitRestore


@dataclass
class Setting:
    restore: VisitRestore
    waiting: Callable[[], int]


@pytest.fixture
def messages() -> list[OutboxMessage]:
    """What a visit was told as."""
    log = FakeVisitLog()
    log.add_visitor(VISITOR)
    log.add_impression(IMPRESSION)
    log.add_interaction(LIKE)
    return list(log.outbox.due(NOON, 10))


@pytest.fixture(params=["fake", "sqlite"])
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setting]:
    if request.param == "fake":
        fake = FakeVisitRestore()
        yield Setting(fake, lambda: len(fake.waiting))
        return
    database = Database.open(tmp_path / "kiosk.db")
    yield Setting(SqliteVisitRestore(database), SqliteOutbox(database).depth)
    database.close()


def test_each_message_comes_back_once(setting: Setting, messages: list[OutboxMessage]) -> None:
    assert setting.restore.restore(messages, deliver=False) == 3
    assert setting.restore.restore(messages, deliver=False) == 0
    assert setting.waiting() == 0


def test_what_is_to_be_delivered_waits(setting: Setting, messages: list[OutboxMessage]) -> None:
    assert setting.restore.restore(messages, deliver=True) == 3
    assert setting.waiting() == 3


def test_what_does_not_fit_is_passed_over(setting: Setting, messages: list[OutboxMessage]) -> None:
    visitor, *others = messages
    assert setting.restore.restore(others, deliver=True) == 0
    assert setting.waiting() == 0
    unknown = OutboxMessage("m9", "weather", "s1", {}, NOON)
    assert setting.restore.restore([unknown, visitor], deliver=False) == 1


def test_a_row_that_is_there_already_is_left_as_it_is(
    tmp_path: Path, messages: list[OutboxMessage]
) -> None:
    database = Database.open(tmp_path / "kiosk.db")
    SqliteVisitLog(database).add_visitor(VISITOR)
    assert SqliteVisitRestore(database).restore(messages, deliver=False) == 2
    database.close()
