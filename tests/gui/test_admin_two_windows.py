"""Two windows on one data folder: one runs the queue, the other one watches."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from admin.presenters.picture_list import KEY_ROLE
from shared.domain.pool import PoolFilter, PoolOrder
from tests.fakes.workers import FakeWorkers
from tests.gui.admin_in_hand import AdminInHand


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], AdminInHand]]:
    """Each opens one more window on the same folder."""
    opened: list[AdminInHand] = []

    def open_one() -> AdminInHand:
        workers = FakeWorkers()
        workers.steps, workers.held = 1, True
        opened.append(AdminInHand(qtbot, tmp_path, workers))
        opened[-1].show()
        return opened[-1]

    yield open_one
    for admin in opened:
        admin.close()


def strip(admin: AdminInHand) -> list[str]:
    """What was just made as the window shows it, the newest first."""
    latest = admin.window.generation.queue.strip.model()
    return [latest.index(row, 0).data(KEY_ROLE) for row in range(latest.rowCount())]


def pool(admin: AdminInHand) -> list[str]:
    found = admin.admin.pool.find(PoolFilter(), order=PoolOrder.NEWEST)
    return [image.key for image in found]


def watches(admin: AdminInHand) -> bool:
    return admin.program.presenters.queue.elsewhere


def queue_two(admin: AdminInHand) -> None:
    admin.window.generation.form.repeat.setValue(1)
    admin.wait(lambda: "2 pictures" in admin.button("queueButton").text(), "no estimate")
    admin.click("queueButton")


def test_the_second_window_shows_what_the_first_one_makes(
    open_window: Callable[[], AdminInHand],
) -> None:
    first = open_window()
    first.workers.held = False
    first.grow(1)  # before the second one is opened: not just made there
    first.workers.held = True
    queue_two(first)
    first.wait(lambda: len(first.program.presenters.queue.under_way) == 1, "nothing is made")
    second = open_window()
    second.wait(lambda: watches(second), "it does not say that it watches")
    second.review(2)
    first.workers.held = False
    first.wait(lambda: len(strip(first)) == 4, "they are not made")
    second.wait(lambda: len(strip(second)) == 4, "the second one does not show them")
    assert strip(first) == strip(second) == pool(first)
    assert second.program.presenters.review.news == 2


def test_a_window_that_takes_the_queue_over_shows_each_picture_once(
    open_window: Callable[[], AdminInHand],
) -> None:
    first = open_window()
    queue_two(first)
    first.wait(lambda: len(first.program.presenters.queue.under_way) == 1, "nothing is made")
    second = open_window()
    second.wait(lambda: watches(second), "it does not say that it watches")
    second.workers.held = False
    first.close()  # what it was making waits again
    second.wait(lambda: len(strip(second)) == 2, "nobody makes them")
    queue_two(second)
    second.wait(lambda: len(strip(second)) == 4, "it makes no more")
    second.wait(lambda: not second.program.presenters.queue.open, "it does not end")
    assert strip(second) == pool(second)
    assert not watches(second)
