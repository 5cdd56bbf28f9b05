"""The kiosk's composition root: the one place that names drivers.

`real_doors` (in `doors`) opens the way to the outside, `build` puts the parts together on whatever doors it is
given, and the commands of `python -m kiosk` start here.
"""

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.far_services import personalize_ranker, personalize_sinks, rekognition
from kiosk.adapters.image_files import PillowImageReader
from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from kiosk.adapters.no_camera import NoCamera
from kiosk.adapters.opencv_camera import OpenCvCamera
from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.app.doors import Doors, face_analyzer, real_doors
from kiosk.presenters.access_presenter import WISHES, AccessPresenter
from kiosk.presenters.camera_presenter import FACES_LANE, CameraPresenter
from kiosk.presenters.garden_presenter import GardenPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.notice_presenter import NoticePresenter
from kiosk.presenters.reading_presenter import ReadingPresenter
from kiosk.presenters.shelf_presenter import ShelfPresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.screens.graphics import choose_graphics
from kiosk.screens.kiosk_window import KioskWindow, Presenters
from kiosk.screens.sign_command import make_signs
from kiosk.services.analyze import analyze as analyze_pictures
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.doctor import examine_analyzer, examine_camera, examine_reading
from kiosk.services.gardener import Gardener
from kiosk.services.notice import find_notice, read_notice
from kiosk.services.patient_analyzer import PatientFaceAnalyzer
from kiosk.services.visit import Visit
from shared.adapters.files import write_whole
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.catalogue import SqliteCatalogue
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import EVENT_LOG, SqliteOutbox
from shared.domain.errors import MissingPartError, NothingMatchedError
from shared.logs import start_logs
from shared.ports import Camera, EventSink, FaceAnalyzer, Ranker, Recommender, Store
from shared.qt.signals import quitting_on_signals
from shared.qt.task_runner import TaskRunner
from shared.services.doctor import (
    Check,
    Finding,
    can_run,
    examine,
    examine_folder,
    examine_garden,
)
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.services.personalize_recommender import PersonalizeRecommender
from shared.services.recommender import UniformRecommender
from shared.services.store_access import kiosk_policy, try_as_kiosk
from shared.settings import RESOURCES, Settings

ANALYZE_PATIENCE_S = 30.0
DATABASE_FILE = "kiosk.db"
NOTICE = RESOURCES / "notice.toml"
STARTER_GARDEN = RESOURCES / "starter_garden"
_log = logging.getLogger(__name__)


class Kiosk:
    """The parts of a running kiosk, started in order and stopped in reverse.

    Needs a QGuiApplication. DatabaseError when the data folder cannot be used, SettingsError when
    the site's notice is none.
    """

    def __init__(self, doors: Doors, settings: Settings) -> None:
        self.doors = doors
        self.settings = settings
        notice = read_notice(find_notice(settings.notice, settings.data_dir, NOTICE))
        self.database = Database.open(settings.data_dir / DATABASE_FILE)
        self.runner = TaskRunner()
        sends_pictures = settings.face_backend == "rekognition"
        shelf = settings.data_dir / "shelf"
        catalogue = SqliteCatalogue(self.database, shelf, [STARTER_GARDEN])
        sync = CatalogueSync(doors.store, catalogue, FolderStore(STARTER_GARDEN))
        sinks = {EVENT_LOG: StoreEventLog(doors.store, settings.kiosk_id), **doors.more_sinks}
        outboxes = {
            name: OutboxDispatcher(SqliteOutbox(self.database, name), [sink])
            for name, sink in sinks.items()
        }
        visit_log = SqliteVisitLog(self.database, list(sinks))
        gardener = Gardener(catalogue, _recommender(doors.ranker), visit_log)

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
        self.shelf = ShelfPresenter(self.visit, self.runner, catalogue)
        self.housekeeper = Housekeeper(self.visit, self.runner, sync, outboxes)
        self.reading.face_read.connect(self.garden.welcome_face)
        self.access = AccessPresenter({wish: getattr(settings, wish) for wish in WISHES})
        self.hours = HoursPresenter(
            self.visit, self.language, settings.opening_hours, settings.sleep_after_s
        )
        self.visit.ended.connect(self.language.reset)
        self.visit.ended.connect(self.access.reset)
        self.housekeeper.shelf_changed.connect(self.shelf.refresh)
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
            ),
            RESOURCES / "fonts",
            orientation=settings.orientation,
            diagonal_in=settings.screen_diagonal_in,
        )

    def start(self) -> None:
        """Show the window; the models load and the shelf fills behind it."""
        self.window.start(windowed=self.settings.windowed)
        self.runner.run(FACES_LANE, self.doors.analyzer.warm_up, _is_ready, _is_not_ready)
        self.housekeeper.start()

    def stop(self) -> None:
        """Leave nothing running; what waits in the outbox is delivered if it can be."""
        self.visit.leave()
        self.housekeeper.stop()
        self.window.close_screens()
        self.runner.close()
        self.doors.camera.close()
        self.doors.analyzer.close()
        self.housekeeper.deliver_rest()
        self.language.close()
        self.database.close()


def _recommender(ranker: Ranker | None) -> Recommender:
    """The one that is asked elsewhere, where there is one, with the kiosk's own behind it."""
    own = UniformRecommender()
    return own if ranker is None else PersonalizeRecommender(ranker, own)


def build(doors: Doors, settings: Settings) -> Kiosk:
    """A kiosk on the given doors, ready to be started."""
    return Kiosk(doors, settings)


def run(settings: Settings) -> int:
    """`python -m kiosk`: the window, until it is closed."""
    start_logs(settings.data_dir, "kiosk")
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationDisplayName("Emotion Garden")
    _log.info("graphics: %s", choose_graphics())
    kiosk = build(real_doors(settings), settings)
    kiosk.start()
    with quitting_on_signals(application):
        code = application.exec()
    kiosk.stop()
    return code


def _is_ready(_: None) -> None:
    _log.info("the face models are loaded")


def _is_not_ready(error: Exception) -> None:
    _log.error("faces cannot be read: %s", error)


def analyze(settings: Settings, paths: Sequence[Path], backend: str) -> int:
    """`python -m kiosk analyze`: one JSON object a line; 4 when a picture had no face.

    The backend that is named answers or fails; nobody stands behind it, and nobody waits.
    """
    analyzer = rekognition(ANALYZE_PATIENCE_S) if backend == "rekognition" else None
    analyzer = analyzer or face_analyzer(settings)()
    every_face = True
    try:
        for answer in analyze_pictures(paths, analyzer, PillowImageReader()):
            every_face &= "error" not in answer
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    finally:
        analyzer.close()
    return 0 if every_face else NothingMatchedError.exit_code


def sign(settings: Settings, folder: Path, language: str | None) -> int:
    """`python -m kiosk sign`: the notice on paper."""
    return make_signs(settings, folder, language, write_whole)


def doctor(settings: Settings) -> int:
    """`python -m kiosk doctor`: what works here; 3 when the kiosk cannot run."""
    doors = real_doors(settings)
    starter = FolderStore(STARTER_GARDEN)
    checks = [
        Check("data folder", True, lambda: examine_folder(settings.data_dir)),
        Check("database", True, lambda: _examine_database(settings.data_dir)),
        Check("starter garden", True, lambda: examine_garden(starter)),
        Check("face models", False, lambda: examine_analyzer(doors.analyzer)),
        Check("camera", False, lambda: examine_camera(doors.camera)),
        Check("store", False, lambda: examine_garden(doors.store)),
    ]
    if settings.face_backend == "rekognition":
        far = rekognition(ANALYZE_PATIENCE_S)
        checks.append(Check("rekognition", False, lambda: examine_reading(far)))
    if settings.bucket is not None:
        checks += try_as_kiosk(doors.store, settings.kiosk_id)
    findings: list[Finding] = []
    for finding in examine(checks):
        findings.append(finding)
        sys.stdout.write(f"{finding}\n")
        sys.stdout.flush()
    return 0 if can_run(findings) else MissingPartError.exit_code


def policy(settings: Settings) -> int:
    """`python -m kiosk doctor --policy`: the IAM policy that is enough for this kiosk."""
    document = kiosk_policy(settings.bucket, settings.kiosk_id)
    sys.stdout.write(json.dumps(document, indent=2) + "\n")
    return 0


def _examine_database(data_dir: Path) -> str:
    database = Database.open(data_dir / DATABASE_FILE)
    waiting = SqliteOutbox(database).depth()
    database.close()
    return f"{waiting} messages wait to be delivered"
