"""A picture of the garden, large: by keyboard and mouse, and what comes when it is taken down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.admin_in_hand import AdminInHand

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
REDO = (
    Qt.Key.Key_Z,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    """The garden page with four pictures."""
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    admin.grow(2)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))
    admin.click("page_garden")
    grid = admin.window.garden.grid
    admin.wait(lambda: grid.model().rowCount() == 4, "nothing hangs")
    admin.wait(grid.hasFocus, "the keys are not for the pictures")
    yield admin
    admin.close()


def hung(admin: AdminInHand) -> list[str]:
    return [item.item_id for item in admin.program.presenters.garden.wall.items]


def large(admin: AdminInHand) -> str | None:
    """The item id of the picture that is seen large."""
    view = admin.window.garden.pictures.large
    return view.image.key if view.isVisible() and view.image else None


def test_enter_space_and_arrows_show_pictures_large_and_escape_the_grid(admin: AdminInHand) -> None:
    keys, view = hung(admin), admin.window.garden.pictures.large
    admin.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert large(admin) == keys[1]
    pictures = admin.program.presenters.garden.pictures
    admin.wait(
        lambda: (found := pictures.get(keys[1])) is not None and found.width() > 320, "small"
    )
    admin.press(Qt.Key.Key_Right)
    assert large(admin) == keys[2]
    admin.press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert large(admin) == keys[0]
    admin.press(Qt.Key.Key_Escape)
    assert large(admin) is None
    assert admin.window.garden.grid.hasFocus()
    admin.press(Qt.Key.Key_Space)
    assert (large(admin), view.zoomed) == (keys[0], False)
    admin.press(Qt.Key.Key_Space)
    assert view.zoomed
    admin.press(Qt.Key.Key_Return)
    assert admin.window.garden.grid.isVisible()


def test_a_double_click_opens_the_picture_and_closes_it(admin: AdminInHand) -> None:
    grid = admin.window.garden.grid
    place = grid.visualRect(grid.model().index(2, 0)).center()
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    QTest.mouseDClick(grid.viewport(), LEFT, pos=place)
    assert large(admin) == hung(admin)[2]
    QTest.mouseDClick(admin.window.garden.pictures.large, LEFT)
    assert large(admin) is None
    assert grid.rows() == [2]


def test_what_is_taken_down_while_large_makes_room_for_the_next(admin: AdminInHand) -> None:
    keys, grid = hung(admin), admin.window.garden.grid
    admin.click_row(grid, 1)
    admin.press(Qt.Key.Key_Return, Qt.Key.Key_Delete)
    admin.wait(lambda: len(hung(admin)) == 3, "it hangs there still")
    assert large(admin) == keys[2]
    admin.press(UNDO)
    admin.wait(lambda: hung(admin) == keys, "it does not hang again")
    admin.wait(lambda: large(admin) == keys[1], "what came back is not what is seen")
    admin.press(REDO)
    admin.wait(lambda: len(hung(admin)) == 3, "it hangs there still")
    assert large(admin) == keys[2]


def test_in_the_grid_too_what_came_back_is_what_is_meant(admin: AdminInHand) -> None:
    keys, grid = hung(admin), admin.window.garden.grid
    admin.click_row(grid, 2)
    admin.press(Qt.Key.Key_Delete)
    admin.wait(lambda: len(hung(admin)) == 3, "it hangs there still")
    admin.click_row(grid, 0)
    admin.press(UNDO)
    admin.wait(lambda: hung(admin) == keys, "it does not hang again")
    admin.wait(lambda: admin.window.garden.pictures.chosen() == [keys[2]], "another one is meant")


def test_of_several_that_were_chosen_only_the_large_one_is_meant(admin: AdminInHand) -> None:
    admin.window.garden.grid.selectAll()
    admin.press(Qt.Key.Key_Return)
    assert admin.window.garden.pictures.chosen() == [large(admin)]
