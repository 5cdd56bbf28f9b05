"""The settings page, the first steps and changed keys, in a window on real services."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from admin.presenters.wizard_presenter import WizardPresenter
from admin.screens.key_button import KeyButton
from admin.screens.keys import KeyList
from admin.screens.wizard import Wizard
from admin.services.own_settings import OWN_FILE
from shared.domain.errors import SettingsError
from shared.domain.pool import PoolState
from shared.settings import load_settings
from tests.gui import admin_in_hand
from tests.gui.admin_in_hand import AdminInHand
from tests.patience import PATIENCE_MS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def make_admin(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., AdminInHand]]:
    made: list[AdminInHand] = []

    def make() -> AdminInHand:
        made.append(AdminInHand(qtbot, tmp_path))
        made[-1].show()
        return made[-1]

    yield make
    for admin in made:
        admin.close()


@pytest.fixture
def admin(make_admin: Callable[..., AdminInHand]) -> AdminInHand:
    return make_admin()


def kept(admin: AdminInHand) -> dict[str, object]:
    text = (admin.folder / "data" / "admin.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def state(admin: AdminInHand, key: str) -> str:
    label = admin.window.findChild(QLabel, f"state_{key}")
    assert label is not None
    return label.text() if label.isVisible() else ""


def give_key(admin: AdminInHand, name: str, key: Qt.Key, typed: str = "") -> None:
    button = admin.window.settings.findChild(KeyButton, f"key_{name}")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Press a key…"
    QTest.keyClick(button, key)


def test_theme_and_language_change_at_once_and_are_kept(
    admin: AdminInHand, make_admin: Callable[[], AdminInHand]
) -> None:
    admin.click("page_settings")
    admin.click("theme_dark")
    admin.click("language_ko")
    assert admin.program.look.theme == "dark"
    assert admin.button("page_settings").text() == "설정"
    assert kept(admin) == {"language": "ko", "theme": "dark"}
    admin.click("languageButton")
    admin.click("themeButton")
    assert kept(admin) == {"language": "en", "theme": "light"}
    admin.close()
    again = make_admin()
    assert again.program.look.theme == "light"
    assert again.button("page_settings").text() == "Settings"


def test_a_wrong_value_is_said_at_its_field_and_not_kept(admin: AdminInHand) -> None:
    admin.click("page_settings")
    admin.click("section_pictures")
    size = admin.window.findChild(QComboBox, "setting_size")
    assert size is not None
    size.setEditText("77 × 1")
    QTest.keyClick(size, Qt.Key.Key_Return)
    assert "multiples of 8 from 64 to 4096" in state(admin, "size")
    assert "size" not in kept(admin)
    size.setEditText("640 × 480")
    QTest.keyClick(size, Qt.Key.Key_Return)
    assert state(admin, "size") == ""
    assert kept(admin)["size"] == "640x480"
    wish = admin.window.generation.form.wish()
    assert (wish.width, wish.height) == (640, 480)


def test_what_waits_for_the_next_start_says_so_and_offers_it(
    admin: AdminInHand, qtbot: QtBot
) -> None:
    admin.click("page_settings")
    admin.click("section_folders")
    assert not admin.button("restartButton").isVisible()
    days = admin.window.findChild(QSpinBox, "setting_trash_days")
    assert days is not None
    days.setValue(7)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert state(admin, "trash_days") == "After the next start."
    wanted = admin.program.presenters.settings.restart_wanted
    with qtbot.waitSignal(wanted, timeout=PATIENCE_MS):
        admin.click("restartButton")
    days.setValue(30)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert not admin.button("restartButton").isVisible()
    assert kept(admin)["trash_days"] == 30


def test_models_and_helpers_are_chosen_in_the_window(
    admin: AdminInHand, make_admin: Callable[[], AdminInHand]
) -> None:
    admin.click("page_settings")
    admin.click("section_models")
    assert admin.button("allow_pickles_false").isChecked()
    admin.click("allow_pickles_true")
    admin.click("model_memory_slices")
    admin.click("advice_false")
    assert state(admin, "advice") == "After the next start."
    here = {"allow_pickles": True, "model_memory": "slices", "advice": False}
    assert kept(admin) == {"language": "en", **here}
    admin.close()
    again = make_admin()
    assert not again.admin.parts.advise_alone
    again.click("page_settings")
    again.click("section_models")
    assert again.button("allow_pickles_true").isChecked()
    assert not again.button("restartButton").isVisible()


def test_a_key_is_changed_at_once_and_after_the_next_start(
    admin: AdminInHand, make_admin: Callable[[], AdminInHand]
) -> None:
    admin.grow(1)
    admin.click("page_settings")
    admin.click("section_keys")
    give_key(admin, "keep", Qt.Key.Key_K)
    assert kept(admin)["keys"] == {"keep": "K"}
    admin.review(2)
    admin.press(Qt.Key.Key_P)
    assert admin.states() == [PoolState.PENDING] * 2
    admin.press(Qt.Key.Key_K)
    admin.wait(lambda: PoolState.APPROVED in admin.states(), "the new key does not keep")
    admin.close()
    again = make_admin()
    again.review(1)
    again.press(Qt.Key.Key_K)
    again.wait(lambda: again.states() == [PoolState.APPROVED] * 2, "forgotten")


def test_two_things_never_have_one_key(admin: AdminInHand) -> None:
    admin.click("page_settings")
    admin.click("section_keys")
    give_key(admin, "keep", Qt.Key.Key_X)
    conflict = admin.window.settings.findChild(QLabel, "keyConflict")
    assert conflict is not None
    assert conflict.text() == "X is the key of “Reject (nothing is deleted)”."
    assert "keys" not in kept(admin)
    admin.click("swapKeys")
    assert kept(admin)["keys"] == {"keep": "X", "reject": "P"}
    assert not conflict.isVisible()
    give_key(admin, "unmark", Qt.Key.Key_Home)
    assert "belongs to the window" in conflict.text()
    assert not admin.button("swapKeys").isVisible()
    admin.click("resetKeys")
    assert "keys" not in kept(admin)


def test_escape_leaves_a_key_that_is_taken(admin: AdminInHand) -> None:
    admin.click("page_settings")
    admin.click("section_keys")
    give_key(admin, "keep", Qt.Key.Key_X)
    conflict = admin.window.settings.findChild(QLabel, "keyConflict")
    assert conflict is not None
    assert conflict.isVisible()
    admin.press(Qt.Key.Key_Escape)
    assert not conflict.isVisible()
    assert admin.window.focusWidget() is admin.window.settings.findChild(KeyButton, "key_keep")
    give_key(admin, "keep", Qt.Key.Key_X)
    admin.click("leaveKeys")
    assert admin.window.focusWidget() is admin.window.settings.findChild(KeyButton, "key_keep")
    assert "keys" not in kept(admin)


def opened_list(admin: AdminInHand) -> tuple[KeyList, KeyButton]:
    """The list of keys, and the button of the key that keeps."""
    admin.click("page_review")
    admin.click("keysButton")
    keys = admin.window.findChild(KeyList)
    assert keys is not None
    button = keys.findChild(KeyButton, "key_keep")
    assert button is not None
    return keys, button


def test_escape_closes_the_question_before_the_list_of_keys(admin: AdminInHand) -> None:
    keys, button = opened_list(admin)
    admin.wait(keys.isActiveWindow, "keys are for the window behind it")
    button.click()
    QTest.keyClick(button, Qt.Key.Key_X)
    conflict = keys.findChild(QLabel, "keyConflict")
    assert conflict is not None
    admin.wait(conflict.isVisible, "nobody is asked")
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert keys.isVisible()
    assert not conflict.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert not keys.isVisible()


def test_one_key_is_put_back_and_escape_changes_nothing(admin: AdminInHand) -> None:
    admin.click("page_settings")
    admin.click("section_keys")
    assert not admin.button("reset_keep").isVisible()
    give_key(admin, "keep", Qt.Key.Key_Escape)
    assert "keys" not in kept(admin)
    give_key(admin, "keep", Qt.Key.Key_F5)
    assert kept(admin)["keys"] == {"keep": "F5"}
    admin.click("reset_keep")
    assert "keys" not in kept(admin)


def test_the_list_of_keys_has_those_of_the_pages_and_changes_keys_too(admin: AdminInHand) -> None:
    keys, button = opened_list(admin)
    shown = {label.text() for label in keys.findChildren(QLabel)}
    assert {"Ctrl+1", "Generation", "Ctrl+4", "Settings"} <= shown
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_B)
    assert button.text() == "B"
    keys.close()


def test_keys_that_can_not_be_stop_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "admin.toml").write_text('[keys]\nkeep = "X"\nreject = "X"\n')
    with pytest.raises(SettingsError, match=r"admin\.toml: keys\.reject = 'X' is the key of keep"):
        AdminInHand(qtbot, tmp_path)


def test_a_file_that_was_spoilt_meanwhile_is_named_and_left_alone(admin: AdminInHand) -> None:
    admin.click("page_settings")
    (admin.folder / "data" / "admin.toml").write_text('colour = "blue"\n')
    admin.click("theme_dark")
    toast = admin.window.toast.findChild(QLabel)
    assert toast is not None
    assert "unknown setting 'colour'" in toast.text()
    assert admin.program.look.theme == "dark"
    assert kept(admin) == {"colour": "blue"}


# --- the first steps -----------------------------------------------------------------------------


def wizard_of(admin: AdminInHand) -> Wizard:
    admin.click("page_settings")
    admin.click("wizardButton")
    wizard = admin.window.findChild(Wizard)
    assert wizard is not None
    return wizard


def next_step(admin: AdminInHand) -> None:
    admin.wait(lambda: admin.button("wizardNext").isEnabled(), "there is no way on")
    admin.click("wizardNext")


def test_the_first_steps_are_walked_and_kept_at_the_end(admin: AdminInHand, qtbot: QtBot) -> None:
    wizard = wizard_of(admin)
    admin.click("wizard_ko")
    assert admin.button("wizardNext").text() == "다음"
    admin.click("wizard_en")
    next_step(admin)
    line = wizard.findChild(QLineEdit, "wizard_data_dir")
    assert line is not None
    assert not line.isEnabled(), "this start was given its data folder"
    assert line.text() == str(admin.folder / "data")
    about = wizard.findChild(QLabel, "wizard_about_data_dir")
    assert about is not None
    assert str(admin.folder / "data") in about.text()
    next_step(admin)
    next_step(admin)
    _choose_store(admin, wizard)
    next_step(admin)
    summary = wizard.findChild(QLabel, "summary_store")
    assert summary is not None
    assert summary.text() == str(admin.folder / "shared")
    admin.click("wizardBack")
    next_step(admin)
    assert "store" not in kept(admin)
    wanted = admin.program.presenters.settings.restart_wanted
    with qtbot.waitSignal(wanted, timeout=PATIENCE_MS):
        admin.click("wizardNext")
    assert kept(admin)["store"] == str(admin.folder / "shared")
    assert not wizard.isVisible()


def _choose_store(admin: AdminInHand, wizard: Wizard) -> None:
    store = wizard.findChild(QLineEdit, "wizard_store")
    about = wizard.findChild(QLabel, "wizard_about_store")
    assert store is not None
    assert about is not None
    (admin.folder / "file").write_text("")
    store.setText(str(admin.folder / "file"))
    admin.wait(lambda: "it is a file" in about.text(), "a file is taken for a folder")
    assert not admin.button("wizardNext").isEnabled()
    store.setText(str(admin.folder / "not mounted" / "shared"))
    admin.wait(lambda: "not mounted is not there." in about.text(), "a share is made")
    assert not admin.button("wizardNext").isEnabled()
    store.setText("s3://Garden")
    admin.wait(lambda: "s3://bucket/prefix." in about.text(), "any address is taken for a bucket")
    assert not admin.button("wizardNext").isEnabled()
    store.setText("s3://garden/hall")
    admin.wait(lambda: "A bucket in S3" in about.text(), "a bucket is taken for a folder")
    assert admin.button("wizardNext").isEnabled()
    store.setText(str(admin.folder / "shared"))
    admin.wait(lambda: "The folder will be made." in about.text(), "it is not said to be new")
    assert "GB free" in about.text()


def test_leaving_the_first_steps_keeps_nothing(admin: AdminInHand) -> None:
    before = kept(admin)
    wizard = wizard_of(admin)
    admin.click("wizard_ko")
    next_step(admin)
    admin.click("wizardCancel")
    assert not wizard.isVisible()
    assert kept(admin) == before
    assert admin.button("page_settings").text() == "Settings"


def test_only_an_empty_data_folder_is_a_first_start(admin: AdminInHand) -> None:
    wizard: WizardPresenter = admin.program.presenters.wizard
    assert not wizard.is_first_start()
    (admin.folder / "data" / "admin.toml").unlink()
    assert wizard.is_first_start()
    wizard.begin()
    wizard.skip()
    assert not wizard.is_first_start()
    assert kept(admin) == {}
    admin.program.presenters.settings.change("language", "en")
    admin.grow(1)
    (admin.folder / "data" / "admin.toml").unlink()
    assert not wizard.is_first_start()


def test_the_language_of_this_start_stays_after_the_first_steps(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"data_dir": str(tmp_path / "data"), "language": "en"}
    settings = load_settings(environment={"A": ""}, arguments=given, own=OWN_FILE)
    monkeypatch.setattr(admin_in_hand, "settings_in", lambda data: settings)
    admin = AdminInHand(qtbot, tmp_path, overruled={"language": "the command line"})
    admin.show()
    wizard: WizardPresenter = admin.program.presenters.wizard
    wizard.begin()
    wizard.finish()
    assert admin.button("page_settings").text() == "Settings"
    admin.close()
