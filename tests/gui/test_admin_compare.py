"""Two to four pictures side by side, by keyboard: what is shown, what is meant, what comes next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shared.domain.pool import PoolState
from tests.gui.admin_in_hand import AdminInHand

SHIFT = Qt.KeyboardModifier.ShiftModifier
FOUR = (Qt.Key.Key_C, SHIFT)


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    admin.grow(3)
    admin.review(6)
    yield admin
    admin.close()


def keys(admin: AdminInHand) -> list[str]:
    """Of the list, as it was when everything was undecided; newest first."""
    return [image.key for image in reversed(admin.pool)]


def panes(admin: AdminInHand) -> list[str]:
    views = admin.window.review.compare.views
    return [view.image.key for view in views if view.isVisible() and view.image]


def meant(admin: AdminInHand) -> str:
    view = admin.window.review.compare.meant
    assert view.image is not None
    return view.image.key


def test_two_and_four_stand_side_by_side_and_one_again(admin: AdminInHand) -> None:
    a, b, c, d, *_ = keys(admin)
    admin.press(Qt.Key.Key_C)
    assert panes(admin) == [a, b]
    admin.press(FOUR)
    assert panes(admin) == [a, b, c, d]
    assert meant(admin) == a
    admin.press(FOUR)
    assert panes(admin) == [a]
    admin.press(FOUR, Qt.Key.Key_Escape)
    assert admin.window.review.grid.isVisible()


def test_they_zoom_and_move_together(admin: AdminInHand) -> None:
    admin.press(FOUR, Qt.Key.Key_Space)
    views = admin.window.review.compare.views
    assert all(view.zoomed for view in views)
    middle = views[2].rect().center()
    QTest.mousePress(views[2], Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(views[2], middle + QPoint(30, 20))
    QTest.mouseRelease(views[2], Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 20))
    assert views[2].centre != QPointF(0.5, 0.5)
    assert all(view.centre == views[2].centre for view in views)
    admin.press(Qt.Key.Key_Space)
    assert not any(view.zoomed for view in views)


def test_a_picture_is_not_dragged_off_its_place_and_the_wheel_zooms_where_the_mouse_is(
    admin: AdminInHand,
) -> None:
    admin.press(Qt.Key.Key_Return)
    view = admin.window.review.large
    admin.wait(lambda: view.width() > 400, "it is not large")
    assert view.image is not None
    corner = QPointF(view.width() - 5, view.height() / 2)
    wheel = QWheelEvent(
        corner, corner, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(wheel)
    assert view.zoomed
    for _ in range(3):
        far = QPoint(view.width() - 2, view.height() // 2)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(2, view.height() // 2))
        QTest.mouseMove(view, far)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=far)
    assert view.image.width < view.image.height
    assert view.place().center().x() == pytest.approx(view.width() / 2)  # narrower than the room
    admin.press(Qt.Key.Key_Right)
    assert view.place().left() <= 0
    assert view.place().right() >= view.width()


def test_arrows_and_clicks_move_the_frame_and_keys_act_on_it(admin: AdminInHand) -> None:
    a, b, c, d, e, _ = keys(admin)
    admin.press(FOUR, Qt.Key.Key_Right)
    assert meant(admin) == b
    admin.press(Qt.Key.Key_X)
    assert panes(admin) == [a, e, c, d]
    assert meant(admin) == c
    QTest.mouseClick(admin.window.review.compare.views[0], Qt.MouseButton.LeftButton)
    assert meant(admin) == a
    admin.wait(lambda: admin.states().count(PoolState.REJECTED) == 1, "not rejected")
    assert admin.states()[1] is PoolState.REJECTED


def test_the_last_picture_meant_is_changed_for_those_beyond(admin: AdminInHand) -> None:
    a, b, c, *_ = keys(admin)
    admin.press(Qt.Key.Key_C, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert panes(admin) == [a, c]
    assert meant(admin) == c
    admin.press(Qt.Key.Key_Left)
    assert panes(admin) == [a, b]


def test_where_decided_pictures_stay_in_the_list_the_next_take_their_place(
    admin: AdminInHand,
) -> None:
    a, b, c, d, e, _ = keys(admin)
    model = admin.program.presenters.review.model
    admin.click("show_all")
    admin.wait(lambda: model.wanted.states is None and model.image(0) is not None, "not all")
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    admin.press(FOUR, Qt.Key.Key_P)
    assert panes(admin) == [e, b, c, d]
    assert meant(admin) == b
    assert model.rowCount() == 6
    admin.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    admin.wait(lambda: meant(admin) == a, "it is not looked at again")
    assert len(panes(admin)) == 4


def test_those_that_are_chosen_are_compared_until_one_is_left(admin: AdminInHand) -> None:
    _, b, c, d, *_ = keys(admin)
    admin.window.review.look_at(1)
    admin.press((Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Right, SHIFT), Qt.Key.Key_C)
    assert panes(admin) == [b, c, d]
    assert admin.window.review.grid.rows() == [1]
    admin.press(Qt.Key.Key_Left)
    assert meant(admin) == d
    admin.press(Qt.Key.Key_X)
    assert panes(admin) == [b, c]
    assert meant(admin) == c
    admin.press(Qt.Key.Key_X)
    assert panes(admin) == [b]
    admin.wait(lambda: admin.states().count(PoolState.REJECTED) == 2, "not rejected")


def test_what_comes_before_the_pictures_in_a_row_never_takes_a_place(admin: AdminInHand) -> None:
    _, _, c, d, e, f = keys(admin)
    admin.window.review.look_at(1)
    admin.press(FOUR, Qt.Key.Key_P)
    assert panes(admin) == [f, c, d, e]
    assert meant(admin) == c
