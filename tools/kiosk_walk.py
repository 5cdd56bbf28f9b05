"""One walk through every screen of the kiosk, its staff's pages, safe mode and the wall.

    python -m tools.kiosk_walk FOLDER DIAGONAL LANGUAGE [MODE…]

It fills the screen that is there, whose diagonal is given in inches; the modes are settings for
access. The whole kiosk runs: the demo camera, the local models, the starter garden. Nothing is
staged. `tools.make_screenshots` starts it on screens of several sizes.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.app import Kiosk, build, real_doors
from kiosk.app.doors import STARTER_GARDEN, open_store
from kiosk.app.staff import Surroundings, safe_staff, staff_store
from kiosk.app.wall import DisplayWall
from kiosk.presenters.access_presenter import WISHES, AccessPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.screens.graphics import choose_graphics
from kiosk.screens.safe_window import SafeWindow
from kiosk.services.pins import PinBook, Role
from shared.domain.emotion import GARDEN_EMOTIONS
from shared.domain.opening_hours import OpeningHours
from shared.domain.web_address import WebAddress
from shared.logs import Trouble, start_logs
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES, Settings
from tools.photographer import Photographer, find

PINS = {Role.ATTENDANT: "2580", Role.TECHNICIAN: "314159"}
_REASON = "the window gave no sign of life for 10 seconds"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the pictures go, and what every kiosk of this walk is set to."""

    folder: Path
    data_dir: Path
    settings: Mapping[str, Any]
    troubles: Callable[[], tuple[Trouble, ...]]

    def settings_with(self, **more: Any) -> Settings:
        return Settings(data_dir=self.data_dir, **{**self.settings, **more})


def visit_with_a_camera(walk: Walk) -> None:
    """The wizard of the first run, and a visit from attract to the code that is taken home."""
    settings = walk.settings_with(
        camera="demo",
        automatic_capture=True,
        idle_s=600,
        take_home=WebAddress.parse("https://example.org/{language}/{item_id}"),
    )
    kiosk = build(real_doors(settings), settings)
    eyes = Photographer(kiosk, walk.folder)
    kiosk.start()
    eyes.wait_until(lambda: bool(kiosk.shelf.pictures), "the shelf")
    eyes.wait_until(lambda: kiosk.staff.page == "pin", "the wizard")
    eyes.look_for(1)
    eyes.take("wizard")
    choose_pins(kiosk)
    eyes.look_for(4)
    eyes.take("attract")
    look_into_the_mirror(eyes, kiosk)
    look_at_the_garden(eyes)
    kiosk.stop()


def look_into_the_mirror(eyes: Photographer, kiosk: Kiosk) -> None:
    eyes.touch_and_take("attractScreen", "notice")
    eyes.touch_and_take("noticeDecline", "picker")
    kiosk.visit.leave()
    eyes.look_for(0.8)
    come_before_the_mirror(eyes, kiosk)
    eyes.wait_until(lambda: float(kiosk.camera.progress) >= 0.6, "a face that holds still")
    eyes.take("mirror")
    eyes.touch("emotionButton")
    eyes.look_for(0.45)
    eyes.take("reading")
    eyes.wait_until(lambda: kiosk.visit.visit.state == "garden", "the garden")
    eyes.look_for(2.5)


def come_before_the_mirror(eyes: Photographer, kiosk: Kiosk) -> None:
    """Begin a visit and agree; a screen that still fades in is touched again."""
    for button, state in (("attractScreen", "notice"), ("noticeAccept", "mirror")):
        while kiosk.visit.visit.state != state:
            eyes.touch(button)
            eyes.look_for(0.8)


def look_at_the_garden(eyes: Photographer) -> None:
    eyes.touch_and_take("like0", "garden")
    eyes.touch_and_take("take0", "take_home")
    eyes.touch("takeHomeBack")
    eyes.look_for(0.8)
    eyes.touch_and_take("favoriteWish", "wishes")
    eyes.touch("wishBack")
    eyes.look_for(0.8)
    eyes.touch_and_take("accessButton", "access")


def choose_pins(kiosk: Kiosk) -> None:
    kiosk.staff.close()
    book = PinBook(staff_store(kiosk.settings.data_dir))
    for role, pin in PINS.items():
        book.set(role, pin)


def visit_without_a_camera(walk: Walk) -> None:
    """A camera that is not there, a visitor who walks away, a dark screen, and the staff."""
    settings = walk.settings_with(
        camera="HD Pro Webcam",
        idle_s=6,
        sleep_after_s=6,
        opening_hours=_open_today_and_tomorrow(),
    )
    around = Surroundings({"camera": "kiosk.toml"}, walk.troubles)
    kiosk = build(real_doors(settings), settings, around)
    eyes = Photographer(kiosk, walk.folder)
    kiosk.start()
    eyes.wait_until(lambda: bool(kiosk.shelf.pictures), "the shelf")
    eyes.wait_until(lambda: kiosk.health.rows[1]["light"] == 0, "the face models")
    come_before_the_mirror(eyes, kiosk)
    eyes.look_for(4)
    eyes.take("one_moment")
    eyes.wait_until(lambda: _stays_and_sees_it_rest(kiosk), "the mirror's rest")
    eyes.look_for(0.8)
    eyes.take("camera_rests")
    kiosk.visit.choose_by_hand()
    eyes.look_for(0.8)
    eyes.touch("emotion_calm")
    eyes.wait_until(lambda: kiosk.visit.asking, "the question whether somebody is there")
    eyes.look_for(3)
    eyes.take("still_there")
    eyes.wait_until(lambda: kiosk.hours.asleep, "a dark screen")
    eyes.look_for(5)
    eyes.take("asleep")
    kiosk.hours.touched()
    look_at_the_staffs_pages(eyes, kiosk)
    kiosk.stop()


def _stays_and_sees_it_rest(kiosk: Kiosk) -> bool:
    kiosk.visit.touched()
    return bool(kiosk.camera.out_of_order)


def look_at_the_staffs_pages(eyes: Photographer, kiosk: Kiosk) -> None:
    come_in(eyes, kiosk, Role.ATTENDANT)
    eyes.take("attendant")
    eyes.touch("staffClose")
    kiosk.staff.close()
    eyes.look_for(1.2)
    eyes.take("closed")
    kiosk.hours.touched()
    kiosk.staff.hall.pause()
    eyes.look_for(0.5)
    eyes.take("paused")
    kiosk.staff.hall.open()
    come_in(eyes, kiosk, Role.TECHNICIAN)
    eyes.take("technician")
    for page in ("health", "logs", "settings", "update", "exit"):
        kiosk.hours.touched()
        kiosk.staff.show(page)
        eyes.look_for(1)
        eyes.take(page)


def come_in(eyes: Photographer, kiosk: Kiosk, role: Role) -> None:
    """Five taps and the PIN of a role; the pad is photographed half-way."""
    for _ in range(5):
        eyes.touch("staffCorner")
    eyes.wait_until(lambda: kiosk.staff.page == "pin", "the pad")
    eyes.look_for(0.8)
    for place, digit in enumerate(PINS[role]):
        eyes.touch(f"pin{digit}")
        if place == 1:
            eyes.look_for(0.4)
            eyes.take("pin")
    eyes.touch("pinEnter")
    eyes.wait_until(lambda: kiosk.staff.page == "menu", "the menu")
    eyes.look_for(1.2)


def _open_today_and_tomorrow() -> OpeningHours:
    today = datetime.now().astimezone()
    days = (f"{today:%a} 00:00-23:59", f"{today + timedelta(days=1):%a} 10:00-18:00")
    return OpeningHours.parse(", ".join(days).lower())


@dataclass(frozen=True, slots=True)
class _Safe:
    window: QQuickView


def look_at_safe_mode(walk: Walk) -> None:
    settings = walk.settings_with()
    runner = TaskRunner()
    language = LanguagePresenter(settings.language, RESOURCES / "i18n")
    staff = safe_staff(settings, runner, language, _REASON)
    access = AccessPresenter({wish: getattr(settings, wish) for wish in WISHES})
    diagonal_in = settings.screen_diagonal_in
    window = SafeWindow(staff, language, access, RESOURCES / "fonts", diagonal_in=diagonal_in)
    eyes = Photographer(_Safe(window), walk.folder)
    window.start(windowed=False)
    eyes.look_for(2)
    eyes.take("safe_mode")
    window.close_screens()
    runner.close()


def look_at_the_wall(walk: Walk) -> None:
    """The display wall before anybody came, and after eight visitors who chose by hand."""
    settings = replace(walk.settings_with(camera="none"), data_dir=walk.data_dir / "wall")
    shutil.copytree(STARTER_GARDEN, settings.store_dir)
    hang_and_take(walk, settings, "wall_buds", full=False)
    kiosk = build(real_doors(settings), settings)
    kiosk.start()
    eyes = Photographer(kiosk, walk.folder)
    eyes.wait_until(lambda: bool(kiosk.shelf.pictures), "the shelf")
    eyes.wait_until(lambda: kiosk.staff.page == "pin", "the wizard")
    kiosk.staff.close()
    for emotion in GARDEN_EMOTIONS:
        kiosk.visit.begin()
        kiosk.garden.choose(emotion.key)
        eyes.wait_until(lambda: kiosk.visit.visit.state == "garden", "the garden")
        card = find(kiosk.window.rootObject(), "card0")
        eyes.wait_until(lambda card=card: bool(card.property("ready")), "a picture")
        eyes.look_for(0.5)
        eyes.touch("like0")
        eyes.look_for(0.3)
        kiosk.visit.leave()
        eyes.look_for(0.5)
    kiosk.stop()
    hang_and_take(walk, settings, "wall", full=True)


def hang_and_take(walk: Walk, settings: Settings, name: str, *, full: bool) -> None:
    """Take the wall's picture, once every place has one if it is to be `full`."""
    wall = DisplayWall(open_store(settings), settings, settings.zone, 8)
    wall.start()
    eyes = Photographer(wall, walk.folder)
    if full:
        places = wall.wall.places
        eyes.wait_until(lambda: all(place.property("source") for place in places), "all pictures")
    eyes.look_for(8)
    eyes.take(name)
    wall.stop()


def main() -> None:
    """All pictures of one walk."""
    folder, diagonal, language, *modes = sys.argv[1:]
    application = QGuiApplication(sys.argv[:1])
    choose_graphics()
    settings: dict[str, Any] = dict.fromkeys(modes, True)
    settings |= {"language": language, "screen_diagonal_in": float(diagonal)}
    Path(folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="walk-") as data_dir:
        troubles = start_logs(Path(data_dir), "kiosk")
        walk = Walk(Path(folder), Path(data_dir), settings, troubles.newest)
        shutil.copytree(STARTER_GARDEN, walk.settings_with().store_dir)
        visit_with_a_camera(walk)
        visit_without_a_camera(walk)
        look_at_safe_mode(walk)
        if not modes:
            look_at_the_wall(walk)
    application.processEvents()


if __name__ == "__main__":
    main()
