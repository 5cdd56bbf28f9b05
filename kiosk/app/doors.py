"""The kiosk's drivers, chosen by the settings; nothing is opened before it is needed."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from kiosk.adapters.no_camera import NoCamera
from kiosk.adapters.opencv_camera import OpenCvCamera
from kiosk.adapters.screen_log import SqliteScreenLog
from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.services.doors import Kept
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.catalogue import SqliteCatalogue
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.ports import Camera, FaceAnalyzer, Store
from shared.settings import RESOURCES, Settings

DATABASE_FILE = "kiosk.db"
STARTER_GARDEN = RESOURCES / "starter_garden"


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways to the outside that tests replace by working fakes."""

    camera: Camera
    analyzer: FaceAnalyzer
    store: Store


def real_doors(settings: Settings) -> Doors:
    """The doors of this machine; nothing is opened yet."""
    camera = NoCamera() if settings.camera == "none" else OpenCvCamera(settings.camera)
    analyzer = ProcessFaceAnalyzer(face_analyzer(settings), settings.face_deadline_s)
    return Doors(camera, analyzer, FolderStore(settings.store_dir))


def face_analyzer(settings: Settings) -> "partial[MediaPipeFaceAnalyzer]":
    """Makes the local analyzer, in whatever process calls it."""
    return partial(
        MediaPipeFaceAnalyzer,
        RESOURCES / "models",
        threads=settings.face_threads,
        hsemotion_model=settings.hsemotion_model,
    )


def kept(database: Database, data_dir: Path) -> Kept:
    """What the kiosk keeps in its data folder."""
    return Kept(
        catalogue=SqliteCatalogue(database, data_dir / "shelf", [STARTER_GARDEN]),
        outbox=SqliteOutbox(database),
        visits=SqliteVisitLog(database),
        screens=SqliteScreenLog(database),
        scraps=FolderStore(data_dir / "learned"),
    )
