"""Memory goes back to the system when a visitor has gone, and only then."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.adapters.own_process import give_back_memory, take_census
from kiosk.presenters import tidying
from kiosk.presenters.tidying import Tidying
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.visit import Visit
from shared.qt.task_runner import TaskRunner
from tests.patience import PATIENCE_MS


class Room:
    """A visit without a window, and how often memory was given back."""

    def __init__(self, give_back: Callable[[], None] = lambda: None) -> None:
        self.times = 0
        self.visit = VisitPresenter(Visit(), 60, 15)
        self.runner = TaskRunner()
        self.give_back = give_back
        self.tidying = Tidying(self.visit, self.runner, self._count)

    def _count(self) -> None:
        self.times += 1
        self.give_back()


@pytest.fixture
def room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(tidying, "TIDY_AFTER_MS", 30)
    room = Room()
    yield room
    room.tidying.stop()
    room.runner.close()


def test_it_is_given_back_once_after_each_visit(room: Room, qtbot: QtBot) -> None:
    for visits in (1, 2):
        room.visit.begin()
        room.visit.leave()
        qtbot.waitUntil(lambda visits=visits: room.times == visits, timeout=PATIENCE_MS)
    qtbot.wait(60)
    assert room.times == 2


def test_whoever_comes_at_once_is_not_disturbed(room: Room, qtbot: QtBot) -> None:
    room.visit.begin()
    room.visit.leave()
    room.visit.begin()
    qtbot.wait(60)
    assert room.times == 0


def test_a_failure_is_a_line_in_the_log(
    room: Room, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("no such call")

    room.give_back = fail
    room.visit.begin()
    room.visit.leave()
    qtbot.waitUntil(
        lambda: "could not be given back: no such call" in caplog.text, timeout=PATIENCE_MS
    )


def test_what_was_freed_is_the_systems_again() -> None:
    before = take_census().memory_mb
    held = [bytes(1000) for _ in range(60_000)]
    kept = [bytes(1000) for _ in range(10)]
    held.clear()
    give_back_memory()
    after = take_census().memory_mb
    if before is not None and after is not None:
        assert after - before < 20
    assert kept
