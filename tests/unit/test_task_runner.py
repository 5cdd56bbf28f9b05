"""Threads cross to Qt in one place, and what was cancelled is never heard of again."""

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from shared.domain.errors import StoreError
from shared.qt import task_runner
from shared.qt.task_runner import TaskRunner, nothing
from tests.patience import PATIENCE_MS, PATIENCE_S


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def unexpected(error: Exception) -> None:
    raise AssertionError("nothing should fail here") from error


def test_answer_arrives_on_the_thread_that_asked(runner: TaskRunner, qtbot: QtBot) -> None:
    heard: list[tuple[int, int]] = []
    runner.run(
        "work",
        threading.get_ident,
        lambda worker: heard.append((worker, threading.get_ident())),
        unexpected,
    )
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    worker, listener = heard[0]
    assert listener == threading.get_ident()
    assert worker != listener


def test_a_lane_does_one_thing_at_a_time_and_in_order(runner: TaskRunner, qtbot: QtBot) -> None:
    answers: list[int] = []
    under_way = 0

    def work(number: int) -> int:
        nonlocal under_way
        under_way += 1
        assert under_way == 1
        time.sleep(0.002)
        under_way -= 1
        return number

    for number in range(20):
        runner.run("one", lambda n=number: work(n), answers.append, unexpected)
    qtbot.waitUntil(lambda: len(answers) == 20, timeout=PATIENCE_MS)
    assert answers == list(range(20))


def test_an_error_we_know_is_told_to_the_asker(runner: TaskRunner, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def work() -> None:
        raise StoreError("the store is away")

    runner.run("work", work, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE_MS)
    assert str(errors[0]) == "the store is away"


def test_an_error_nobody_expected_is_also_logged(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[Exception] = []
    runner.run("work", lambda: 1 // 0, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE_MS)
    assert isinstance(errors[0], ZeroDivisionError)
    assert "lane work failed" in caplog.text


def test_a_cancelled_task_says_nothing_any_more(runner: TaskRunner, qtbot: QtBot) -> None:
    go_on = threading.Event()
    heard: list[object] = []
    task = runner.run("work", lambda: go_on.wait(PATIENCE_S), heard.append, heard.append)
    task.cancel()
    go_on.set()
    after: list[object] = []
    runner.run("work", lambda: "after", after.append, unexpected)
    qtbot.waitUntil(lambda: bool(after), timeout=PATIENCE_MS)
    assert heard == []


def test_a_stream_drops_what_is_older_than_the_newest(runner: TaskRunner, qtbot: QtBot) -> None:
    all_sent = threading.Event()
    heard: list[int] = []
    ended: list[bool] = []

    def source() -> Iterator[int]:
        yield from range(100)
        all_sent.set()

    runner.stream("camera", source, heard.append, unexpected, lambda: ended.append(True))
    assert all_sent.wait(PATIENCE_S)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    assert heard == [99]


def test_a_cancelled_stream_closes_its_source(runner: TaskRunner, qtbot: QtBot) -> None:
    closed = threading.Event()

    def source() -> Iterator[int]:
        try:
            while True:
                time.sleep(0.001)
                yield 1
        finally:
            closed.set()

    heard: list[int] = []
    task = runner.stream("camera", source, heard.append, unexpected)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    task.cancel()
    assert closed.wait(PATIENCE_S)


def test_a_closed_runner_refuses_work(qtbot: QtBot) -> None:
    runner = TaskRunner()
    runner.close()
    with pytest.raises(RuntimeError):
        runner.run("work", lambda: 1, lambda _: None, unexpected)


def test_a_lane_that_waits_for_a_server_does_not_hold_up_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_runner, "PARTING_S", 0.01)
    runner = TaskRunner()
    hangs, begun, heard = threading.Event(), threading.Event(), list[object]()

    def ask() -> None:
        begun.set()
        hangs.wait(PATIENCE_S)

    runner.run("store", ask, heard.append, heard.append)
    assert begun.wait(PATIENCE_S)
    runner.finish({"store": lambda: heard.append("last")}, within_s=0.01)
    runner.close(far=["store"])
    assert not hangs.is_set()
    hangs.set()
    qtbot.wait(20)
    assert heard == []


def test_who_was_given_up_once_is_not_waited_for_as_long_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_runner, "_MORE_S", 0.01)
    runner = TaskRunner()
    hangs, done = threading.Event(), list[str]()
    runner.run("store", lambda: hangs.wait(PATIENCE_S), nothing, unexpected)
    runner.finish({"store": lambda: done.append("outbox")}, within_s=0.01)
    runner.finish({"store": lambda: done.append("status")}, within_s=2 * PATIENCE_S)
    assert done == []
    hangs.set()
    runner.close()


def test_what_is_near_is_done_before_the_end(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    runner = TaskRunner()
    written: list[int] = []

    def write(number: int) -> None:
        time.sleep(0.005)
        written.append(number)

    def fail() -> None:
        raise StoreError("the store is away")

    for number in range(5):
        runner.run("database", lambda n=number: write(n), nothing, unexpected)
    runner.finish({"database": lambda: write(5), "status": fail}, within_s=None)
    assert written == [0, 1, 2, 3, 4, 5]
    assert "lane status failed at the end" in caplog.text
    runner.close()
