"""The order of what waits is changed by buttons, keys and dragging; the choice stays with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPersistentModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from admin.presenters.words import BY_HAND
from admin.screens.job_table import JobTable
from admin.services.generation import MAX_SEED
from shared.domain.generation_job import JobState
from tests.gui.admin_in_hand import AdminInHand

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    """Six pictures wait in a queue that is paused."""
    admin = AdminInHand(qtbot, tmp_path)
    admin.admin.queue.pause(BY_HAND)
    admin.show()
    admin.window.generation.form.repeat.setValue(3)
    admin.wait(lambda: "6 pic" in admin.button("queueButton").text(), "no estimate")
    admin.click("queueButton")
    admin.wait(lambda: shown(admin) == [1, 2, 3, 4, 5, 6], "they do not wait")
    yield admin
    admin.close()


def table(admin: AdminInHand) -> JobTable:
    found = admin.window.findChild(JobTable)
    assert found is not None
    return found


def shown(admin: AdminInHand) -> list[int]:
    return [job.job_id for job in admin.program.presenters.queue.model.rows]


def choose(admin: AdminInHand, *rows: int) -> None:
    view = table(admin)
    for number, row in enumerate(rows):
        place = view.visualRect(view.model().index(row, 0)).center()
        keys = CTRL if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def drop(admin: AdminInHand, y: int) -> None:
    event = QDropEvent(
        QPointF(20, y), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop,
    )  # fmt: skip
    table(admin).dropEvent(event)


def test_several_are_moved_together_and_stay_chosen(admin: AdminInHand) -> None:
    choose(admin, 2, 4)
    for name, order in (
        ("upButton", [1, 3, 2, 5, 4, 6]),
        ("frontButton", [3, 5, 1, 2, 4, 6]),
        ("downButton", [1, 3, 5, 2, 4, 6]),
        ("backButton", [1, 2, 4, 6, 3, 5]),
    ):
        admin.click(name)
        admin.wait(lambda order=order: shown(admin) == order, f"{name} moves otherwise")
        assert table(admin).chosen() == [3, 5]
        assert admin.window.focusWidget() is table(admin)
    waiting = admin.admin.queue.jobs([JobState.QUEUED])
    assert [job.job_id for job in waiting] == [1, 2, 4, 6, 3, 5]


def test_keys_move_what_is_chosen(admin: AdminInHand) -> None:
    choose(admin, 5)
    admin.press((Qt.Key.Key_Home, ALT))
    admin.wait(lambda: shown(admin) == [6, 1, 2, 3, 4, 5], "not to the front")
    admin.press((Qt.Key.Key_Down, ALT))
    admin.wait(lambda: shown(admin) == [1, 6, 2, 3, 4, 5], "not down")
    assert table(admin).chosen() == [6]


def test_rows_are_dragged_between_others_or_below_all(admin: AdminInHand) -> None:
    choose(admin, 0, 1)
    view = table(admin)
    high = view.rowHeight(4)
    drop(admin, view.rowViewportPosition(4) + high // 4)
    admin.wait(lambda: shown(admin) == [3, 4, 1, 2, 5, 6], "not before the fifth")
    assert view.chosen() == [1, 2]
    drop(admin, view.rowViewportPosition(5) + 3 * high // 4)
    admin.wait(lambda: shown(admin) == [3, 4, 5, 6, 1, 2], "not below the last")
    assert view.chosen() == [1, 2]


def test_new_pictures_do_not_take_the_choice_away(admin: AdminInHand) -> None:
    choose(admin, 1, 3)
    admin.click("queueButton")
    admin.wait(lambda: len(shown(admin)) == 12, "no more wait")
    assert table(admin).chosen() == [2, 4]
    assert admin.button("frontButton").isEnabled()


def test_rows_that_go_do_not_take_another_out_of_the_hand(admin: AdminInHand) -> None:
    choose(admin, 4)
    pressed = QPersistentModelIndex(table(admin).currentIndex())  # as a drag begins
    admin.admin.queue.cancel([1, 3, 4])  # by another program
    admin.program.presenters.queue.refresh()
    admin.wait(lambda: shown(admin) == [2, 5, 6], "they are still there")
    assert (pressed.isValid(), pressed.row()) == (True, 1)
    assert table(admin).chosen() == [5]
    admin.admin.queue.cancel()
    admin.program.presenters.queue.refresh()
    admin.wait(lambda: shown(admin) == [], "they are still there")


def test_what_failed_is_taken_off_the_list(admin: AdminInHand) -> None:
    admin.program.presenters.queue.stop()  # only this test works on the queue
    admin.admin.queue.resume()
    (job,) = admin.admin.queue.take(1)
    admin.admin.queue.fail(job.job_id, "black")
    admin.admin.queue.pause(BY_HAND)
    admin.program.presenters.queue.refresh()
    model = admin.program.presenters.queue.model
    admin.wait(lambda: model.rows[-1].state is JobState.FAILED, "it does not stand at the end")
    choose(admin, 5)
    assert not admin.button("frontButton").isEnabled()
    admin.click("cancelButton")
    admin.wait(lambda: job.job_id not in shown(admin), "it is still there")


def test_taken_back_what_failed_has_failed_and_is_not_made_again(admin: AdminInHand) -> None:
    queue = admin.program.presenters.queue
    queue.stop()  # only this test works on the queue
    admin.admin.queue.resume()
    (job,) = admin.admin.queue.take(1)
    admin.admin.queue.fail(job.job_id, "black")
    admin.admin.queue.pause(BY_HAND)
    queue.cancel([job.job_id, 2])
    admin.wait(lambda: shown(admin) == [3, 4, 5, 6], "they are still there")
    admin.click("toastButton")
    admin.wait(lambda: sorted(shown(admin)) == [1, 2, 3, 4, 5, 6], "not taken back")
    (failed,) = admin.admin.queue.jobs([JobState.FAILED])
    assert (failed.job_id, failed.reason) == (job.job_id, "black")


def test_every_seed_of_a_picture_can_be_typed_into_the_form(admin: AdminInHand) -> None:
    form = admin.window.generation.form
    seed = form.findChild(QLineEdit, "seed")
    assert seed is not None
    QTest.keyClicks(seed, "4294967295")
    assert form.wish().seed == MAX_SEED
    QTest.keyClick(seed, Qt.Key.Key_Backspace)
    QTest.keyClicks(seed, "6")
    estimate = admin.program.presenters.generation
    admin.wait(lambda: "seed = 4294967296" in (estimate.estimate.fault or ""), "nothing is said")
    assert not admin.button("queueButton").isEnabled()


def test_what_is_said_covers_no_row_of_the_queue(admin: AdminInHand) -> None:
    choose(admin, 5)
    admin.press(Qt.Key.Key_Delete)
    toast, view = admin.window.toast, table(admin)
    admin.wait(toast.isVisible, "nothing is said")

    def foot() -> int:
        return view.mapTo(admin.window, view.rect().bottomLeft()).y()

    admin.wait(lambda: foot() < toast.mapTo(admin.window, QPoint()).y(), "it lies over the rows")
    short = foot()
    toast.hide()
    admin.wait(lambda: foot() > short, "the rows do not have their room again")


def test_the_way_to_the_review_stays_where_it_is_when_the_queue_ends(
    qtbot: QtBot, tmp_path: Path
) -> None:
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    admin.grow(1)
    admin.workers.steps, admin.workers.held = 1, True
    admin.click("queueButton")
    way, under_way = admin.button("lookButton"), admin.window.generation.queue.under_way
    admin.wait(under_way.isVisible, "nothing is being made")
    place = way.mapTo(admin.window, QPoint())
    admin.workers.held = False
    admin.wait(lambda: not under_way.isVisible(), "it is never done")
    admin.wait(lambda: not admin.button("cancelAllButton").isVisible(), "the queue does not end")
    qtbot.wait(50)
    assert way.mapTo(admin.window, QPoint()) == place
    admin.close()
