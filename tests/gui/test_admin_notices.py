"""An installed admin shows the licences of what it brings; one from source brings nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shared.domain.version import NOTICES
from shared.settings import RESOURCES
from tests.gui import admin_in_hand
from tests.gui.admin_in_hand import AdminInHand

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_the_settings_page_opens_the_licences_of_an_installed_program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "resources"
    installed.mkdir()
    for part in RESOURCES.iterdir():
        (installed / part.name).symlink_to(part)
    (installed / NOTICES).write_text("Pillow 12.3.0: MIT-CMU\n", encoding="utf-8")
    monkeypatch.setattr(admin_in_hand, "RESOURCES", installed)
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    admin.click("page_settings")
    admin.click("noticesButton")
    text = admin.window.findChild(QPlainTextEdit, "noticesText")
    assert text is not None
    assert text.isVisible()
    assert text.isReadOnly()
    assert text.toPlainText().startswith("Pillow 12.3.0: MIT-CMU")
    admin.close()


def test_from_source_there_is_nothing_to_open(qtbot: QtBot, tmp_path: Path) -> None:
    admin = AdminInHand(qtbot, tmp_path)
    assert admin.window.findChild(QAbstractButton, "noticesButton") is None
    admin.close()
