"""A window that cannot open says why on the screen, where nobody reads a terminal."""

import io
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from admin import __main__ as program
from admin.screens import start_fault
from tests.patience import PATIENCE_S


def close_the_box(said: list[tuple[str, str, str]]) -> None:
    """Press its button as soon as it is there."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append((box.text(), box.informativeText(), QFontInfo(box.font()).family()))
            box.button(QMessageBox.StandardButton.Ok).click()
        else:
            QTimer.singleShot(20, look)

    look()


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.parametrize(
    ("language", "words", "more"),
    [
        ("en", "/d/prompts.toml: cannot be read: Permission denied", "until this is mended"),
        ("ko", "/d/prompts.toml: 읽을 수 없습니다", "창이 열립니다"),
    ],
)
def test_the_sentence_stands_in_a_window(
    qtbot: QtBot, language: str, words: str, more: str
) -> None:
    said: list[tuple[str, str, str]] = []
    close_the_box(said)
    start_fault.show_start_fault("/d/prompts.toml: cannot be read: Permission denied", language)
    [(text, details, font)] = said
    assert font.startswith("Pretendard")  # which has Korean, whatever the system has
    assert words in text
    assert more in details


def test_only_a_screen_without_a_terminal_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert start_fault.is_seen()
    monkeypatch.setattr(sys, "stderr", None)
    assert start_fault.is_seen()
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert not start_fault.is_seen()


def test_only_the_window_shows_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(start_fault, "is_seen", lambda: True)
    monkeypatch.setattr(start_fault, "show_start_fault", lambda said, _: shown.append(said))
    wrong = ["--config", f"{tmp_path}/none.toml"]
    assert program.main(["queue", "list", *wrong]) == 2
    assert shown == []
    assert program.main(wrong) == 2
    assert shown == [capsys.readouterr().err.splitlines()[-1]]
