"""Photograph the staff's pages, in both languages, into `docs/screenshots/`.

python -m tools.make_staff_screenshots
"""

import sys
import tempfile
from pathlib import Path

from tools.make_screenshots import Photographer  # first: it chooses how Qt draws

from PySide6.QtGui import QGuiApplication  # isort: skip

from kiosk.app import Kiosk, build, real_doors
from kiosk.app.staff import Surroundings, staff_store
from kiosk.services.pins import PinBook, Role
from shared.settings import Settings

PINS = {Role.ATTENDANT: "2580", Role.TECHNICIAN: "314159"}


def come_in(photographer: Photographer, kiosk: Kiosk, role: Role | None) -> None:
    """Five taps and the PIN of a role; without one, as far as the pad."""
    for _ in range(5):
        photographer.touch("staffCorner")
    photographer.wait_until(lambda: kiosk.staff.page == "pin", "the pad")
    photographer.look_for(0.8)
    if role is not None:
        for digit in PINS[role]:
            photographer.touch(f"pin{digit}")
        photographer.touch("pinEnter")
        photographer.wait_until(lambda: kiosk.staff.page == "menu", "the menu")
        photographer.look_for(1.2)


def walk(photographer: Photographer, kiosk: Kiosk) -> None:
    """The wizard, the pad, each role's menu, and the pages of the technician."""
    photographer.wait_until(lambda: bool(kiosk.shelf.pictures), "the shelf")
    photographer.wait_until(lambda: kiosk.health.rows[1]["light"] == 0, "the face models")
    come_in(photographer, kiosk, None)
    photographer.take("1-wizard")
    kiosk.staff.close()
    book = PinBook(staff_store(kiosk.settings.data_dir))
    for role, pin in PINS.items():
        book.set(role, pin)
    come_in(photographer, kiosk, Role.ATTENDANT)
    photographer.take("2-attendant")
    photographer.touch("staffPause")
    kiosk.staff.close()
    photographer.look_for(1.2)
    photographer.take("3-paused")
    come_in(photographer, kiosk, Role.TECHNICIAN)
    photographer.touch("staffPause")
    photographer.look_for(0.3)
    photographer.take("4-technician")
    for number, page in enumerate(("health", "settings"), start=5):
        kiosk.staff.show(page)
        photographer.look_for(1)
        photographer.take(f"{number}-{page}")


def photograph(language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            data_dir=Path(folder),
            camera="demo",
            language=language,
            windowed=True,
            store=Path("/srv/garden"),
        )
        given = dict.fromkeys(("camera", "language"), "kiosk.toml")
        kiosk = build(real_doors(settings), settings, Surroundings(given))
        kiosk.start()
        kiosk.window.resize(1280, 800)
        walk(Photographer(kiosk, f"{language}-staff", "123456"), kiosk)
        kiosk.stop()


def main() -> None:
    """All pictures."""
    application = QGuiApplication(sys.argv[:1])
    for language in ("en", "ko"):
        photograph(language)
    application.processEvents()


if __name__ == "__main__":
    main()
