"""Backing up and restoring in the window; the questions before anything is deleted for ever."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox, QTableWidget
from pytestqt.qtbot import QtBot

from admin.screens.delete_dialog import DeleteDialog
from admin.services.withdrawals import Withdrawals
from shared.domain.pool import PoolState
from tests.gui.admin_in_hand import AdminInHand

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def make_admin(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[str], AdminInHand]]:
    made: list[AdminInHand] = []

    def make(name: str) -> AdminInHand:
        made.append(AdminInHand(qtbot, tmp_path / name))
        made[-1].show()
        return made[-1]

    yield make
    for admin in made:
        admin.close()


@pytest.fixture
def admin(make_admin: Callable[[str], AdminInHand]) -> AdminInHand:
    return make_admin("one")


def promote_two(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    admin.press(Qt.Key.Key_P, Qt.Key.Key_P)
    admin.click("page_garden")
    admin.wait(lambda: "2 pictures" in admin.button("promoteButton").text(), "no dry run")
    admin.click("promoteButton")
    admin.wait(lambda: admin.window.garden.grid.model().rowCount() == 2, "not promoted")


def text(admin: AdminInHand, name: str) -> str:
    label = admin.window.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def open_backup(admin: AdminInHand, folder: Path) -> None:
    admin.click("page_backup")
    admin.window.backup.choose(folder)
    admin.wait(lambda: admin.button("backupButton").isEnabled(), "no folder")


def test_a_backup_is_made_verified_and_restored(
    make_admin: Callable[[str], AdminInHand], tmp_path: Path
) -> None:
    admin, folder = make_admin("one"), tmp_path / "backups"
    promote_two(admin)
    open_backup(admin, folder)
    assert "no backup" in text(admin, "backupSummary")
    assert not admin.button("restoreButton").isEnabled()
    admin.click("backupButton")
    admin.wait(lambda: "2 pictures of the pool" in text(admin, "backupSummary"), "not backed up")
    assert "2 pictures in the garden" in text(admin, "backupSummary")
    admin.click("verifyBackupButton")
    admin.wait(lambda: "Not as backed up: 0" in text(admin, "backupSentence"), "not verified")
    pictures = admin.pool
    admin.close()

    other = make_admin("other")
    open_backup(other, folder)
    other.wait(lambda: other.button("restoreButton").isEnabled(), "nothing to restore")
    other.click("restoreButton")
    other.wait(lambda: "Refused: 0" in text(other, "backupSentence"), "not restored")
    assert other.pool == pictures
    other.click("page_garden")
    other.wait(lambda: other.window.garden.grid.model().rowCount() == 2, "no garden")


def test_what_is_damaged_is_listed_with_its_reason(admin: AdminInHand, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    promote_two(admin)
    open_backup(admin, folder)
    admin.click("backupButton")
    admin.wait(lambda: admin.button("verifyBackupButton").isEnabled(), "not backed up")
    damaged = next((folder / "pool").rglob("*.jpeg"))
    damaged.write_bytes(b"rotten")
    admin.click("verifyBackupButton")
    admin.wait(lambda: "Not as backed up: 1" in text(admin, "backupSentence"), "not found")
    table = admin.window.findChild(QTableWidget, "refusedFiles")
    assert table is not None
    assert table.isVisible()
    name, reason = table.item(0, 0), table.item(0, 1)
    assert name is not None
    assert reason is not None
    assert name.text().endswith(damaged.name)
    assert "has 6 bytes" in reason.text()
    admin.click("backupButton")
    admin.wait(lambda: "Copied: 1." in text(admin, "backupSentence"), "not mended")
    assert not table.isVisible()


def test_nothing_that_differs_is_replaced_unless_it_is_meant(
    admin: AdminInHand, tmp_path: Path
) -> None:
    admin.grow(1)
    open_backup(admin, tmp_path / "backups")
    admin.click("backupButton")
    admin.wait(lambda: admin.button("restoreButton").isEnabled(), "not backed up")
    keys = [image.key for image in admin.pool]
    admin.admin.parts.review.reject(keys)
    admin.click("restoreButton")
    admin.wait(lambda: "Kept: 2." in text(admin, "backupSentence"), "not told")
    assert admin.states() == [PoolState.REJECTED] * 2
    admin.click("replaceBox")
    admin.click("restoreButton")
    question = admin.window.findChild(QMessageBox, "restoreQuestion")
    assert question is not None
    assert admin.states() == [PoolState.REJECTED] * 2, "it asks first"
    replace = question.findChild(QAbstractButton, "replaceButton")
    assert replace is not None
    replace.click()
    admin.wait(lambda: admin.states() == [PoolState.PENDING] * 2, "not replaced")
    admin.admin.parts.review.undo()
    assert admin.states() == [PoolState.REJECTED] * 2


def test_the_folder_is_remembered_and_one_that_can_not_be_is_said(
    admin: AdminInHand, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    open_backup(admin, tmp_path / "full")
    admin.click("backupButton")
    admin.wait(lambda: "holds other files" in text(admin, "backupSentence"), "not refused")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]
    admin.program.window.backup.opened()
    assert admin.program.presenters.backup.folder == tmp_path / "full"


def test_what_was_done_is_said_again_in_another_language(
    admin: AdminInHand, tmp_path: Path
) -> None:
    open_backup(admin, tmp_path / "backups")
    admin.click("backupButton")
    admin.wait(lambda: "Could not be: 0" in text(admin, "backupSentence"), "not backed up")
    admin.program.language.use("ko")
    assert "복사" in text(admin, "backupSentence")
    admin.program.language.use("en")
    assert "Could not be: 0" in text(admin, "backupSentence")


def test_the_dialog_for_folders_speaks_korean_throughout(admin: AdminInHand) -> None:
    admin.program.language.use("ko")
    dialog = QFileDialog(admin.window, options=QFileDialog.Option.DontUseNativeDialog)
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("찾는 위치" in each for each in words)
    assert not [each for each in words if re.search("Look|Files|Folder", each)]
    admin.program.language.use("en")


def the_question(admin: AdminInHand) -> DeleteDialog:
    dialog = admin.window.findChild(DeleteDialog)
    assert dialog is not None
    return dialog


def test_the_trash_is_emptied_after_a_question(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    assert not admin.button("emptyTrashButton").isVisible()
    admin.press(Qt.Key.Key_Delete)
    admin.wait(lambda: sum(i.marks.trashed_at is not None for i in admin.pool) == 1, "no trash")
    admin.click("show_trash")
    admin.click("emptyTrashButton")
    dialog = the_question(admin)
    admin.wait(lambda: "No picture is that old" in dialog.sentence.text(), "not counted")
    assert not dialog.delete.isEnabled()
    dialog.days.setValue(0)
    admin.wait(lambda: "1 picture will be deleted" in dialog.sentence.text(), "not counted")
    assert len(admin.pool) == 2
    dialog.delete.click()
    admin.wait(lambda: len(admin.pool) == 1, "not deleted")
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == 0, "it is still shown")


def test_withdrawn_pictures_are_deleted_after_a_question(admin: AdminInHand) -> None:
    promote_two(admin)
    garden = admin.window.garden.grid
    admin.click_row(garden, 0)
    admin.click("withdrawButton")
    admin.wait(lambda: garden.model().rowCount() == 1, "it hangs there still")
    withdrawals = Withdrawals(admin.store)
    (gone,) = withdrawals.read()
    admin.click("purgeButton")
    dialog = the_question(admin)
    admin.wait(lambda: "No picture is that old" in dialog.sentence.text(), "not counted")
    dialog.reject()
    withdrawals.end_purge([gone])
    withdrawals.note({gone: datetime.now(UTC) - timedelta(days=31)})
    admin.wait(lambda: admin.window.findChild(DeleteDialog) is None, "it is still open")
    admin.click("purgeButton")
    dialog = the_question(admin)
    admin.wait(lambda: "1 picture will be deleted" in dialog.sentence.text(), "not counted")
    dialog.delete.click()
    admin.wait(lambda: withdrawals.read() == {}, "not deleted")
    assert len(list(admin.store.list("emotions/"))) == 1
