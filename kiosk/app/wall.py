"""`python -m kiosk --wall ZONE`: the display wall's parts, put together."""

import logging
import os
import sys
from functools import partial

from PySide6.QtGui import QGuiApplication

from kiosk.adapters.catalogue import SqliteCatalogue
from kiosk.adapters.watchdogs import own_watchdog
from kiosk.app.doors import STARTER_GARDEN, open_store
from kiosk.presenters.access_presenter import WISHES, AccessPresenter
from kiosk.presenters.heartbeat import Heartbeat
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.presenters.wall_presenter import LIKES_LANE, SHELF_LANE, WallPresenter
from kiosk.screens.graphics import choose_graphics
from kiosk.screens.wall_window import WallWindow
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.stock import free_on
from kiosk.services.visit import Visit
from kiosk.services.wish_reader import WishReader
from kiosk.services.zone_listener import ZoneListener
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.logs import start_logs
from shared.ports import Store
from shared.qt.signals import quitting_on_signals
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES, Settings

DATABASE_FILE = "wall.db"
_KNOWN_PER_SLOT = 4
"""Pictures that are worth knowing for each place: some may not be on the shelf."""
_log = logging.getLogger(__name__)


class DisplayWall:
    """The parts of a running wall, started in order and stopped in reverse.

    Its shelf is its own, so that it may run beside a kiosk on one machine. Needs a
    QGuiApplication. DatabaseError when the data folder cannot be used.
    """

    def __init__(self, store: Store, settings: Settings, zone: str, slots: int) -> None:
        self.settings = settings
        folder = settings.data_dir / f"wall-{zone}"
        self.database = Database.open(folder / DATABASE_FILE)
        self.runner = TaskRunner()
        catalogue = SqliteCatalogue(self.database, folder / "shelf", [STARTER_GARDEN])
        free = partial(free_on, folder)
        sync = CatalogueSync(store, catalogue, FolderStore(STARTER_GARDEN), free)
        listener = ZoneListener(store, zone, _KNOWN_PER_SLOT * slots)
        self.language = LanguagePresenter(settings.language, RESOURCES / "i18n")
        self.wall = WallPresenter(
            slots, self.language, self.runner, listener, sync, catalogue, WishReader(store)
        )
        nobody = VisitPresenter(
            Visit(with_camera=False), settings.idle_s, settings.still_there_s, self.wall
        )
        self.hours = HoursPresenter(nobody, self.language, settings.opening_hours, 0)
        self.access = AccessPresenter({wish: getattr(settings, wish) for wish in WISHES})
        self.window = WallWindow(
            self.wall,
            self.language,
            self.access,
            self.hours,
            RESOURCES / "fonts",
            orientation=settings.orientation,
        )

    def start(self) -> None:
        """Show the window; the shelf and the likes come in behind it."""
        self.window.hang(self.settings.wall_screen, windowed=self.settings.windowed)
        self.wall.start()

    def stop(self) -> None:
        """Leave nothing running."""
        self.wall.stop()
        self.window.close_screens()
        self.runner.close(far=[SHELF_LANE, LIKES_LANE])
        self.database.close()


def show_wall(settings: Settings, zone: str, slots: int) -> int:
    """`python -m kiosk --wall ZONE`: the wall, until it is closed."""
    heartbeat = Heartbeat(own_watchdog(os.environ))
    start_logs(settings.data_dir, f"wall-{zone}")
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationDisplayName("Emotion Garden")
    _log.info("graphics: %s", choose_graphics())
    wall = DisplayWall(open_store(settings), settings, zone, slots)
    wall.start()
    heartbeat.start()
    with quitting_on_signals(application, application.exit):
        code = application.exec()
    heartbeat.end(code)
    wall.stop()
    return code
