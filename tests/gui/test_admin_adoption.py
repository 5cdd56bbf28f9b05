"""Pictures that other programs copied into the store are looked at and hung from a dialog."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from admin.presenters.picture_list import FAULT_ROLE
from admin.screens.adopt_dialog import AdoptDialog
from tests.gui.admin_in_hand import AdminInHand
from tests.unit.test_adoption import ROSE, TALL, jpeg

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WRONG = ROSE.replace("_1h", "_9v")


def open_dialog(admin: AdminInHand) -> AdoptDialog:
    admin.click("page_garden")
    admin.click("adoptButton")
    dialog = admin.window.findChild(AdoptDialog)
    assert dialog is not None
    admin.wait(lambda: not admin.program.presenters.garden.adoption.busy, "the store was not read")
    return dialog


def said(dialog: AdoptDialog) -> str:
    label = dialog.findChild(QLabel, "adoptSentence")
    assert label is not None
    return label.text()


def test_copied_pictures_hang_and_the_unfit_say_why(admin: AdminInHand) -> None:
    store = admin.store
    for key, data in ((ROSE, jpeg(48, 32)), (TALL, jpeg(32, 48)), (WRONG, jpeg(48, 32))):
        store.put(key, data)
    dialog = open_dialog(admin)
    assert said(dialog).startswith("3 pictures in the store that nobody promoted")
    assert dialog.hang.text() == "Hang all"
    admin.wait(lambda: "1 picture can not hang" in said(dialog), "not opened before")
    assert not admin.window.garden.grid.model().rowCount()
    dialog.hang.click()
    admin.wait(lambda: admin.window.garden.grid.model().rowCount() == 2, "nothing hangs")
    rows = dialog.grid.model()
    admin.wait(lambda: rows.rowCount() == 1, "the unfit one is not left")
    assert "its name ends in 'v'" in rows.index(0, 0).data(FAULT_ROLE)
    assert "1 picture can not hang" in said(dialog)


def test_only_the_chosen_one_is_hung(admin: AdminInHand) -> None:
    for key, data in ((ROSE, jpeg(48, 32)), (TALL, jpeg(32, 48))):
        admin.store.put(key, data)
    dialog = open_dialog(admin)
    dialog.grid.setFocus()
    admin.click_row(dialog.grid, 1)
    assert dialog.hang.text() == "Hang 1 picture"
    dialog.hang.click()
    admin.wait(lambda: admin.window.garden.grid.model().rowCount() == 1, "nothing hangs")
    assert list(admin.admin.parts.adoption.look()) == [TALL]


def test_a_store_without_strays_says_so(admin: AdminInHand) -> None:
    dialog = open_dialog(admin)
    assert said(dialog) == "Everything in the store was promoted, or withdrawn."
    assert not dialog.hang.isEnabled()
    dialog.reject()


def test_pictures_of_the_store_before_are_brought_into_this_one(
    admin: AdminInHand, qtbot: QtBot, tmp_path: Path
) -> None:
    admin.grow(1)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    admin.click("page_garden")
    admin.wait(lambda: "2 pictures" in admin.button("promoteButton").text(), "no dry run")
    assert not admin.button("againBox").isVisible()
    admin.click("promoteButton")
    admin.wait(lambda: admin.window.garden.grid.model().rowCount() == 2, "nothing hangs")
    admin.close()
    (tmp_path / "store").rename(tmp_path / "the store before")
    again = AdminInHand(qtbot, tmp_path)
    again.show()
    again.click("page_garden")
    again.wait(lambda: "2 pictures" in again.button("againBox").text(), "not offered")
    assert not again.button("promoteButton").isVisible()
    again.click("againBox")
    again.wait(lambda: again.button("promoteButton").isEnabled(), "no dry run")
    again.click("promoteButton")
    again.wait(lambda: again.window.garden.grid.model().rowCount() == 2, "nothing hangs")
    again.wait(lambda: not again.button("againBox").isVisible(), "still offered")
    again.close()
