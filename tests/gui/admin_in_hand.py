"""The admin's window on real services in a folder, with workers that make noise at once."""

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from admin.app import Doors, build
from admin.screens.admin_window import Presenters
from admin.screens.console import Console
from admin.screens.window_program import WindowProgram
from admin.services.own_settings import OWN_FILE
from shared.adapters.folder_store import FolderStore
from shared.domain.pool import PoolFilter, PoolImage, PoolState
from shared.settings import RESOURCES, Settings, load_settings
from tests.fakes.advisers import FakeAdviser
from tests.fakes.workers import FakeWorkers
from tests.gui.letting_go import let_go
from tests.patience import PATIENCE_MS


def settings_in(data: Path) -> Settings:
    """The settings of a data folder, which speaks English until another language is chosen."""
    own = data / OWN_FILE.name
    if not own.exists():
        data.mkdir(parents=True, exist_ok=True)
        own.write_text('language = "en"\n', encoding="utf-8")
    return load_settings(environment={"A": ""}, arguments={"data_dir": str(data)}, own=OWN_FILE)


class AdminInHand:
    """A window, a mouse and a keyboard; `closed` windows leave their folder for the next one."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        workers: FakeWorkers | None = None,
        **doors: Any,
    ) -> None:
        """`doors` may be a `hub`, `engines` with how many workers, `open_workers`, `overruled`
        settings.
        """
        self.qtbot = qtbot
        self.folder = folder
        self.workers = workers or FakeWorkers()
        settings = settings_in(folder / "data")
        self.store = FolderStore(folder / "store")
        (folder / "store").mkdir(parents=True, exist_ok=True)
        memory = folder / "memory.ini"
        self.adviser = FakeAdviser()
        engines = doors.pop("engines", {"painter": 1})
        doors.setdefault("adviser", self.adviser)
        opener = doors.pop("open_workers", None)
        overruled = doors.pop("overruled", None)
        open_workers = partial(opener, settings) if opener else lambda engine: self.workers
        opened = Doors(self.store, open_workers, engines, **doors)
        self.admin = build(opened, settings, Console(), overruled)
        self.program = WindowProgram(self.admin.parts, RESOURCES, memory, settings.language)
        self.window = self.program.window
        self.open = True

    @property
    def pool(self) -> list[PoolImage]:
        return list(self.admin.pool.find(PoolFilter(trashed=None)))

    def show(self) -> None:
        self.program.start()
        self.window.activateWindow()  # keys act in the window that is active
        self.wait(self.window.isActiveWindow, "the window is not active")

    def close(self) -> None:
        if self.open:
            self.open = False
            self.program.stop()
            self.admin.stop()
            let_go([self.window])
            let_go(getattr(self.program.presenters, f.name) for f in fields(Presenters))

    def button(self, name: str) -> QAbstractButton:
        found = self.window.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), f"{name} is not to be seen"
        assert button.isEnabled(), f"{name} can not be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        self.wait(lambda: view.model().rowCount() > row, f"there is no row {row}")
        place: QPoint = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def press(self, *keys: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        """Press keys where the focus is."""
        for key in keys:
            target: QWidget = self.window.focusWidget() or self.window
            if isinstance(key, tuple):
                QTest.keyClick(target, key[0], key[1])
            else:
                QTest.keyClick(target, key)

    def wait(self, holds: Callable[[], bool], otherwise: str) -> None:
        def check() -> None:
            assert holds(), otherwise

        self.qtbot.waitUntil(check, timeout=PATIENCE_MS)

    def grow(self, number: int) -> None:
        """Queue pictures by the form (two for each of `number`) and wait until they are made."""
        latest = self.program.presenters.latest
        before = latest.rowCount()
        self.window.generation.form.repeat.setValue(number)
        self.wait(lambda: f"{2 * number} pic" in self.button("queueButton").text(), "no estimate")
        self.click("queueButton")
        self.wait(lambda: latest.rowCount() == before + 2 * number, "the pictures were not made")

    def review(self, number: int) -> None:
        """Open the review page and wait for so many pictures on it."""
        self.click("page_review")
        model = self.program.presenters.review.model
        self.wait(lambda: model.rowCount() == number, f"not {number} pictures to review")
        self.wait(lambda: all(model.image(row) for row in range(number)), "the rows were not read")
        self.wait(lambda: self.window.review.current == 0, "no picture is meant")

    def states(self) -> list[PoolState]:
        """Of every picture, the newest first."""
        return [image.marks.state for image in reversed(self.pool)]
