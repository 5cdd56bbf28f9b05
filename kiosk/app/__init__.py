"""The kiosk's composition root: the one place that names drivers.

`real_doors` opens the way to the outside, `build` puts the parts together on whatever doors it is
given, and `run` is `python -m kiosk`; the commands without a window are in `commands`.
"""

import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from kiosk.adapters.own_process import give_back_memory
from kiosk.adapters.watchdogs import own_watchdog
from kiosk.app.doors import DATABASE_FILE, STARTER_GARDEN, Doors, kept, real_doors
from kiosk.app.recovery import Recovery
from kiosk.app.staff import Attended, Surroundings, staff_side, staff_store
from kiosk.presenters.access_presenter import WISHES, AccessPresenter
from kiosk.presenters.camera_presenter import FACES_LANE, CameraPresenter
from kiosk.presenters.caretaker import REBUILD_LANE
from kiosk.presenters.garden_presenter import DATABASE_LANE, GardenPresenter
from kiosk.presenters.health_presenter import Parts
from kiosk.presenters.heartbeat import Heartbeat
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.learning import SITE_LANE, Learning
from kiosk.presenters.notice_presenter import NoticePresenter
from kiosk.presenters.reading_presenter import ReadingPresenter
from kiosk.presenters.shelf_presenter import ShelfPresenter
from kiosk.presenters.status_presenter import STATUS_LANE, StatusPresenter, Watched
from kiosk.presenters.take_home_presenter import TakeHomePresenter
from kiosk.presenters.tidying import Tidying
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.screens.graphics import choose_graphics
from kiosk.screens.kiosk_window import KioskWindow, Presenters
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.doors import Kept
from kiosk.services.gardener import Gardener
from kiosk.services.learner import Learner, compared, embedded
from kiosk.services.notice import find_notice, read_notice
from kiosk.services.simulation import refuse_simulated_data
from kiosk.services.site_listener import SiteListener
from kiosk.services.status_report import StatusReport, StatusTeller
from kiosk.services.stock import Stocktaking, disk_of, free_on
from kiosk.services.visit import Visit
from kiosk.services.wish_reader import WishReader
from kiosk.services.zone import ZoneSign
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.outbox import EVENT_LOG
from shared.domain.version import VERSION
from shared.logs import Trouble, start_logs
from shared.ports import EventSink, Store
from shared.qt.signals import quitting_on_signals
from shared.qt.task_runner import TaskRunner, nothing
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.settings import RESOURCES, Settings

NOTICE = RESOURCES / "notice.toml"
_log = logging.getLogger(__name__)


class Kiosk:
    """The parts of a running kiosk, started in order and stopped in reverse.

    Needs a QGuiApplication. DatabaseError when the data folder cannot be used, SettingsError when
    the site's notice is none. `troubles` tells the newest warnings and errors of the log.
    """

    def __init__(
        self, doors: Doors, settings: Settings, around: Surroundings | None = None
    ) -> None:
        self.doors = doors
        self.settings = settings
        notice = read_notice(find_notice(settings.notice, settings.data_dir, NOTICE))
        self._recovery = Recovery(settings, DATABASE_FILE)
        self.database = self._recovery.database
        self.runner = TaskRunner()
        sinks = {EVENT_LOG: _event_log(doors.store, settings), **doors.more_sinks}
        here = kept(self.database, settings.data_dir, list(sinks))
        outboxes = {
            name: OutboxDispatcher(here.outboxes[name], sink) for name, sink in sinks.items()
        }
        sends_pictures = settings.face_backend == "rekognition"
        own = embedded(settings)
        self.learner = Learner(own, here.screens, here.catalogue, here.scraps)
        gardener = Gardener(
            here.catalogue, compared(own, settings, doors.ranker), here.visits, self.learner
        )

        self.visit = VisitPresenter(
            Visit(with_camera=settings.camera != "none"), settings.idle_s, settings.still_there_s
        )
        self.language = LanguagePresenter(settings.language, RESOURCES / "i18n")
        self.notice = NoticePresenter(
            self.visit,
            self.language,
            self.runner,
            gardener,
            notice,
            keeps_age_and_gender=settings.age_and_gender,
            sends_pictures=sends_pictures,
        )
        self.camera = CameraPresenter(
            self.visit,
            self.language,
            self.runner,
            doors.camera,
            doors.analyzer,
            automatic_capture=settings.automatic_capture,
        )
        self.reading = ReadingPresenter(
            self.visit,
            self.camera,
            self.runner,
            doors.camera,
            doors.analyzer,
            burst_frames=1 if sends_pictures else settings.burst_frames,
        )
        self.garden = GardenPresenter(
            self.visit,
            self.language,
            self.runner,
            gardener,
            keeps_age_and_gender=settings.age_and_gender,
        )
        self.shelf = ShelfPresenter(self.visit, self.runner, here.catalogue)
        free = partial(free_on, settings.data_dir)
        self.housekeeper = Housekeeper(
            self.visit,
            self.runner,
            CatalogueSync(doors.store, here.catalogue, FolderStore(STARTER_GARDEN), free),
            outboxes,
        )
        self.learning = Learning(
            self.runner,
            self.learner,
            SiteListener(doors.store, settings.kiosk_id, here.screens),
            WishReader(doors.store),
        )
        self.access = AccessPresenter({wish: getattr(settings, wish) for wish in WISHES})
        self.hours = HoursPresenter(
            self.visit, self.language, settings.opening_hours, settings.sleep_after_s
        )
        self._attend(here, around or Surroundings())
        self._connect()
        self.window = KioskWindow(
            Presenters(
                self.visit,
                self.notice,
                self.camera,
                self.garden,
                self.language,
                self.shelf,
                self.access,
                self.hours,
                TakeHomePresenter(self.visit, self.language, settings.take_home),
                self.staff,
            ),
            RESOURCES / "fonts",
            orientation=settings.orientation,
            diagonal_in=settings.screen_diagonal_in,
        )

    def _status(
        self, stocktaking: Stocktaking, troubles: Callable[[], Sequence[Trouble]]
    ) -> StatusPresenter:
        report = StatusReport(stocktaking, version=VERSION)
        teller = StatusTeller(self.doors.store, self.settings.kiosk_id, report)
        watched = Watched(self.visit, self.hours, self.camera.health, self.housekeeper, troubles)
        return StatusPresenter(self.runner, teller, watched)

    def _connect(self) -> None:
        self.reading.face_read.connect(self.garden.welcome_face)
        self.visit.ended.connect(self.language.reset)
        self.visit.ended.connect(self.access.reset)
        self.housekeeper.shelf_changed.connect(self.shelf.refresh)

    def _attend(self, here: Kept, around: Surroundings) -> None:
        """Whoever looks after the machine, the way in for staff, and what the store is told."""
        settings, keep = self.settings, staff_store(self.settings.data_dir)
        disk = partial(disk_of, settings.data_dir)
        stocktaking = Stocktaking(here.catalogue, here.outboxes, disk)
        self.status = self._status(stocktaking, around.troubles)
        self.caretaker = self._recovery.caretaker(
            self.runner, self.doors.store, keep, list(here.outboxes)
        )
        self.caretaker.rebuilt.connect(self.learning.learn_again)
        self.tidying = Tidying(self.visit, self.runner, give_back_memory)
        looked_after = Parts(
            self.visit,
            self.camera,
            self.housekeeper,
            self.caretaker,
            stocktaking,
            around.troubles,
            VERSION,
        )
        attended = Attended(self.hours, self.access, self.language, looked_after, here.catalogue)
        self.staff, self.health = staff_side(settings, around, self.runner, keep, attended)

    def start(self) -> None:
        """Show the window; the models load and the shelf fills behind it."""
        self.window.start(windowed=self.settings.windowed)
        if not self.settings.windowed:
            self.staff.first_run()
        self.runner.run(FACES_LANE, self.doors.analyzer.warm_up, self._is_ready, self._is_not_ready)
        self.camera.health.start()
        self.learning.start()
        self.housekeeper.start()
        self.status.start()
        self.caretaker.start()

    def stop(self) -> None:
        """Leave nothing running; what waits in the outbox is delivered if it can be, and soon."""
        self.visit.leave()
        self.status.stop()
        self.staff.close()
        self.camera.health.stop()
        self.housekeeper.stop()
        self.learning.stop()
        self.caretaker.stop()
        self.tidying.stop()
        self.window.close_screens()
        self.runner.finish({DATABASE_LANE: nothing}, within_s=None)  # the last visitor's rows
        self.housekeeper.deliver_rest()
        self.status.say_stopped()
        far = [*self.housekeeper.lanes, STATUS_LANE, SITE_LANE, REBUILD_LANE]
        self.runner.close(far=far)
        self.doors.camera.close()
        self.doors.analyzer.close()
        self.learner.keep_snapshot()
        self.language.close()
        self.database.close()

    def _is_ready(self, _: None) -> None:
        _log.info("the face models are loaded")
        self.health.models_are_ready()

    def _is_not_ready(self, error: Exception) -> None:
        _log.error("faces cannot be read: %s", error)
        self.health.models_failed(error)


def _event_log(store: Store, settings: Settings) -> EventSink:
    log = StoreEventLog(store, settings.kiosk_id)
    return ZoneSign(store, settings.kiosk_id, settings.zone, log)


def build(doors: Doors, settings: Settings, around: Surroundings | None = None) -> Kiosk:
    """A kiosk on the given doors, ready to be started."""
    return Kiosk(doors, settings, around)


def run(settings: Settings, overruled: Mapping[str, str]) -> int:
    """`python -m kiosk`: the window, until it is closed."""
    heartbeat = Heartbeat(own_watchdog(os.environ))
    refuse_simulated_data(FolderStore(settings.data_dir))
    troubles = start_logs(settings.data_dir, "kiosk")
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationDisplayName("Emotion Garden")
    _log.info("graphics: %s", choose_graphics())
    around = Surroundings(overruled, troubles.newest)
    kiosk = build(real_doors(settings), settings, around)
    kiosk.start()
    heartbeat.start()
    gc.freeze()  # what is there now stays: no collection looks through it
    with quitting_on_signals(application, application.exit):
        code = application.exec()
    gc.unfreeze()
    heartbeat.end(code)
    kiosk.stop()
    return code
