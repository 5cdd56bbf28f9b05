"""Photograph every screen of the kiosk and its wall, in both languages, into `docs/screenshots/`.

The whole kiosk runs: the demo camera, the local models, the starter garden. Nothing is staged.

    python -m tools.make_screenshots
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import Kiosk, build, real_doors
from kiosk.app.doors import open_store
from kiosk.app.wall import DisplayWall
from shared.domain.emotion import GARDEN_EMOTIONS
from shared.domain.web_address import WebAddress
from shared.settings import Settings
from tools.patient import Patient

FOLDER = Path(__file__).parents[1] / "docs/screenshots"
QUALITY = 84


class Photographer(Patient):
    """Walks through a kiosk by its buttons and takes a picture of what is seen."""

    def __init__(self, kiosk: Kiosk | DisplayWall, prefix: str, wanted: str) -> None:
        self._kiosk = kiosk
        self._prefix = prefix
        self._wanted = wanted

    def wait_for(self, state: str) -> None:
        self.wait_until(lambda: self._kiosk.visit.visit.state == state, f"the state {state}")

    def touch(self, name: str) -> None:
        item = find(self._kiosk.window.rootObject(), name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(
            self._kiosk.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            middle,
        )

    def take(self, name: str) -> None:
        if name[0] not in self._wanted:
            return
        path = FOLDER / f"{self._prefix}-{name}.jpg"
        self._kiosk.window.grabWindow().save(str(path), "JPEG", QUALITY)
        sys.stdout.write(f"{path.relative_to(Path.cwd())} {path.stat().st_size // 1024} KiB\n")


def find(item: QQuickItem, name: str) -> QQuickItem:
    """The item of this object name; SystemExit when there is none."""
    waiting = [item]
    while waiting:
        item = waiting.pop()
        if item.objectName() == name:
            return item
        waiting += item.childItems()
    raise SystemExit(f"there is no {name}")


def walk(photographer: Photographer, kiosk: Kiosk) -> None:
    """Every screen once, first by hand as far as the picker, then by the camera."""
    photographer.wait_until(lambda: bool(kiosk.shelf.pictures), "the shelf")
    photographer.look_for(3.5)
    photographer.take("1-attract")
    photographer.touch("attractScreen")
    photographer.look_for(1.2)
    photographer.take("2-notice")
    photographer.touch("noticeDecline")
    photographer.look_for(1.2)
    photographer.take("3-picker")
    kiosk.visit.leave()
    photographer.look_for(0.8)
    photographer.touch("attractScreen")
    photographer.look_for(0.8)
    photographer.touch("noticeAccept")
    photographer.wait_until(lambda: _still(kiosk), "a face that holds still")
    photographer.take("4-mirror")
    photographer.touch("emotionButton")
    photographer.look_for(0.45)
    photographer.take("5-reading")
    photographer.wait_for("garden")
    look_at_the_garden(photographer)


def look_at_the_garden(photographer: Photographer) -> None:
    photographer.look_for(2.5)
    photographer.touch("like0")
    photographer.look_for(1.2)
    photographer.take("6-garden")
    photographer.touch("take0")
    photographer.look_for(1.2)
    photographer.take("8-take-home")
    photographer.touch("takeHomeBack")
    photographer.look_for(0.8)
    photographer.touch("accessButton")
    photographer.look_for(1.2)
    photographer.take("7-access")


def _still(kiosk: Kiosk) -> bool:
    return float(kiosk.camera.progress) >= 0.6


def photograph(
    language: str, width: int, height: int, prefix: str, wanted: str, *modes: str
) -> None:
    """Walk once; `wanted` are the numbers of the screens to keep pictures of.

    `modes` are the settings for access that are on.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            data_dir=Path(folder),
            camera="demo",
            language=language,
            windowed=True,
            automatic_capture=True,
            idle_s=600,
            take_home=WebAddress.parse("https://example.org/{language}/{item_id}"),
            **dict.fromkeys(modes, True),
        )
        kiosk = build(real_doors(settings), settings)
        kiosk.start()
        kiosk.window.resize(width, height)
        walk(Photographer(kiosk, prefix, wanted), kiosk)
        kiosk.stop()


def photograph_walls() -> None:
    """The display wall before anybody came, and after eight visitors who chose by hand."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), camera="none", language="en", windowed=True)
        photograph_wall(settings, 1280, 720, "wall-buds")
        kiosk = build(real_doors(settings), settings)
        kiosk.start()
        for emotion in GARDEN_EMOTIONS:
            like_by_hand(kiosk, emotion.key)
        kiosk.stop()
        photograph_wall(settings, 1280, 720, "wall")
        photograph_wall(replace(settings, language="ko"), 720, 1280, "wall-portrait")


def like_by_hand(kiosk: Kiosk, emotion: str) -> None:
    photographer = Photographer(kiosk, emotion, "")
    photographer.wait_until(lambda: bool(kiosk.shelf.pictures), "the shelf")
    kiosk.visit.begin()
    kiosk.garden.choose(emotion)
    photographer.wait_for("garden")
    photographer.look_for(1)
    photographer.touch("like0")
    photographer.look_for(0.3)
    kiosk.visit.leave()


def photograph_wall(settings: Settings, width: int, height: int, name: str) -> None:
    wall = DisplayWall(open_store(settings), settings, settings.zone, 8)
    wall.start()
    wall.window.resize(width, height)
    photographer = Photographer(wall, settings.language, name)
    photographer.look_for(9)
    photographer.take(name)
    wall.stop()


def main() -> None:
    """All pictures."""
    application = QGuiApplication(sys.argv[:1])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in ("en", "ko"):
        photograph(language, 1280, 800, language, "12345678")
    photograph("ko", 800, 1280, "ko-portrait", "468")
    photograph("en", 1280, 800, "en-contrast", "26", "high_contrast", "large_text")
    photograph("ko", 800, 1280, "ko-low", "36", "low_reach")
    photograph_walls()
    application.processEvents()


if __name__ == "__main__":
    main()
