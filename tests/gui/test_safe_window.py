"""Safe mode is shown as the site has set, and its keys fit a finger on this very screen."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.app.staff import safe_staff
from kiosk.presenters.access_presenter import WISHES, AccessPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.screens.safe_window import SafeWindow
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES, Settings
from tests.patience import PATIENCE_MS

DIAGONAL_IN = 6.0


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[SafeWindow]:
    settings = Settings(data_dir=tmp_path, language="en", high_contrast=True)
    runner = TaskRunner()
    language = LanguagePresenter(settings.language, RESOURCES / "i18n")
    staff = safe_staff(settings, runner, language, "it broke")
    access = AccessPresenter({wish: getattr(settings, wish) for wish in WISHES})
    window = SafeWindow(staff, language, access, RESOURCES / "fonts", diagonal_in=DIAGONAL_IN)
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: window.rootObject().width() == 1280, timeout=PATIENCE_MS)
    yield window
    window.close_screens()
    runner.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_has_the_contrast_that_the_site_has_set(window: SafeWindow) -> None:
    pixel = window.grabWindow().pixelColor(3, 400)
    assert (pixel.red(), pixel.green(), pixel.blue()) == (0, 0, 0)


def test_its_button_fits_a_finger_on_this_screen(window: SafeWindow) -> None:
    button = window.rootObject().findChild(QQuickItem, "languageButton")
    assert button is not None
    size = window.screen().size()
    millimetre = math.hypot(size.width(), size.height()) / DIAGONAL_IN / 25.4
    assert button.height() >= 10 * millimetre - 1
