"""Screens that cannot be made are said at once, with the error that the others follow from."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.screens.shut_window import ShutWindow
from shared.domain.errors import MissingPartError


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt warns of what is wrong on purpose
@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (
            "Item { nonsense: 3 }",
            'Inner.qml:2:8: Cannot assign to non-existent property "nonsense"',
        ),
        ("Item {", "Inner.qml:3:1: Expected token `}'"),
        ("QtObject {}", "invalid root object"),
    ],
)
def test_the_error_in_a_part_of_the_screens_is_raised(
    qtbot: QtBot, tmp_path: Path, inner: str, said: str
) -> None:
    (tmp_path / "Inner.qml").write_text(f"import QtQuick\n{inner}\n")
    (tmp_path / "Outer.qml").write_text("import QtQuick\nInner {}\n")
    window = ShutWindow(LanguagePresenter("en", tmp_path), tmp_path)
    with pytest.raises(MissingPartError, match="the kiosk's screens: ") as raised:
        window.show_screens(str(tmp_path / "Outer.qml"), {})
    assert said in str(raised.value)
    window.deleteLater()
