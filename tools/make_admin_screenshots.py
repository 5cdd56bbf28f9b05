"""Photograph every page of the admin's window into `DIR/admin_<page>.jpg`.

The whole admin runs on a store with the starter garden and a simulated month of visitors; the
painter paints what is seen.

    python -m tools.make_admin_screenshots DIR [--lang ko|en] [--look light|dark] [--size WxH]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication  # noqa: TID251

from admin.app import Admin, build
from admin.app.doors import real_doors
from admin.screens.console import Console
from admin.screens.window_program import WindowProgram
from admin.services.own_settings import OWN_FILE
from shared.settings import RESOURCES, load_settings
from tools.patient import Patient

ROOT = Path(__file__).parents[1]
QUALITY = 84
LOOK_S = 2.5


class Photographer(Patient):
    """Works in the window by its buttons and keys, and takes a picture of each page."""

    def __init__(self, admin: Admin, program: WindowProgram, folder: Path) -> None:
        self._admin = admin
        self._program = program
        self._folder = folder

    def click(self, name: str) -> None:
        found = self._program.window.findChild(QAbstractButton, name)
        if found is None:
            raise SystemExit(f"there is no {name}")
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def press(self, *keys: Qt.Key) -> None:
        window = self._program.window
        for key in keys:
            QTest.keyClick(window.focusWidget() or window, key)
            self.look_for(0.2)

    def take(self, name: str) -> None:
        path = self._folder / f"admin_{name}.jpg"
        self._program.window.grab().save(str(path), "JPEG", QUALITY)
        sys.stdout.write(f"{path} {path.stat().st_size // 1024} KiB\n")

    def work(self) -> None:
        """Grow, decide and promote, as a curator does; pictures of the two pages on the way."""
        form = self._program.window.generation.form
        form.favorites.setText("rose, butterfly")
        form.repeat.setValue(6)
        latest = self._program.presenters.latest
        self.look_for(1.0)
        self.click("queueButton")
        self.wait_until(lambda: latest.rowCount() >= 8, "a third of the pictures")
        self.take("generation")
        self.wait_until(lambda: latest.rowCount() >= 24, "the pictures")
        self.click("page_review")
        self.look_for(LOOK_S)
        keep, reject = Qt.Key.Key_P, Qt.Key.Key_X
        self.press(keep, keep, Qt.Key.Key_4, reject, keep, keep, keep)
        self.look_for(LOOK_S)
        self.take("review")
        self.click("page_garden")
        self.look_for(LOOK_S)
        self.click("promoteButton")
        self.look_for(2 * LOOK_S)

    def walk(self) -> None:
        """Every other page, by the buttons at the side."""
        buttons = self._program.window.findChildren(QAbstractButton)
        names = [each.objectName() for each in buttons if each.objectName().startswith("page_")]
        for name in names:
            if name not in ("page_generation", "page_review"):
                self.click(name)
                self.look_for(2 * LOOK_S)
                self.take(name.removeprefix("page_"))


def main() -> None:
    """All pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--lang", default="en", choices=["ko", "en"])
    parser.add_argument("--look", default="light", choices=["light", "dark"])
    parser.add_argument("--size", default="1366x768")
    given = parser.parse_args()
    width, height = (int(side) for side in given.size.split("x"))
    application = QApplication(sys.argv[:1])
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        settings = load_settings(
            environment={"A": ""},
            arguments={"data_dir": str(_site(Path(name), given.lang, given.look))},
            own=OWN_FILE,
        )
        admin = build(real_doors(settings), settings, Console())
        program = WindowProgram(admin.parts, RESOURCES, Path(name) / "memory.ini", given.lang)
        program.start()
        program.window.resize(width, height)
        photographer = Photographer(admin, program, given.folder)
        photographer.work()
        photographer.walk()
        program.stop()
        admin.stop()
    application.processEvents()


def _site(folder: Path, language: str, look: str) -> Path:
    """A curator's data folder beside a store that visitors have been to."""
    simulated, data = folder / "simulated", folder / "curator"
    shutil.copytree(RESOURCES / "starter_garden", simulated / "store")
    (simulated / "SIMULATED.txt").write_text("Nobody was here.\n", encoding="utf-8")
    visitors = ("simulate", "--visitors", "1500", "--data-dir", str(simulated))
    subprocess.run(
        [sys.executable, "-m", "kiosk", *visitors], check=True, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    data.mkdir()
    store = simulated / "store"
    (data / OWN_FILE.name).write_text(
        f'language = "{language}"\ntheme = "{look}"\nstore = "{store}"\n', encoding="utf-8"
    )
    return data


if __name__ == "__main__":
    main()
