"""The kiosk's drivers, chosen by the settings; nothing is opened before it is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.catalogue import SqliteCatalogue
from kiosk.adapters.far_services import personalize_ranker, personalize_sinks, rekognition
from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from kiosk.adapters.no_camera import NoCamera
from kiosk.adapters.opencv_camera import OpenCvCamera
from kiosk.adapters.screen_log import SqliteScreenLog
from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.services.doors import Kept
from kiosk.services.patient_analyzer import PatientFaceAnalyzer
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import EVENT_LOG, SqliteOutbox
from shared.ports import Camera, EventSink, FaceAnalyzer, Ranker, Store
from shared.settings import RESOURCES, Settings

DATABASE_FILE = "kiosk.db"
STARTER_GARDEN = RESOURCES / "starter_garden"


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways to the outside that tests replace by working fakes."""

    camera: Camera
    analyzer: FaceAnalyzer
    store: Store
    more_sinks: Mapping[str, EventSink] = field(default_factory=dict[str, EventSink])
    """Where what visitors do goes besides the store, by the name of the sink's queue."""
    ranker: Ranker | None = None


def real_doors(settings: Settings) -> Doors:
    """The doors of this machine; nothing is opened yet."""
    camera = NoCamera() if settings.camera == "none" else OpenCvCamera(settings.camera)
    analyzer: FaceAnalyzer = ProcessFaceAnalyzer(face_analyzer(settings), settings.face_deadline_s)
    if settings.face_backend == "rekognition":
        analyzer = PatientFaceAnalyzer(rekognition(settings.face_patience_s), analyzer)
    store = open_store(settings)
    return Doors(camera, analyzer, store, personalize_sinks(settings), personalize_ranker(settings))


def open_store(settings: Settings, *, on_trial: bool = False) -> Store:
    """The store that is set: a bucket or a folder; `on_trial` waits for no silent server."""
    if settings.bucket is None:
        return FolderStore(settings.store_dir)
    from shared.adapters.aws.client import ON_TRIAL, USUAL  # boto3 only where there is a bucket
    from shared.adapters.aws.s3 import S3Store

    address, patience = settings.bucket, ON_TRIAL if on_trial else USUAL
    return S3Store(
        address.bucket, address.prefix, checksums=settings.s3_checksums, patience=patience
    )


def face_analyzer(settings: Settings) -> "partial[MediaPipeFaceAnalyzer]":
    """Makes the local analyzer, in whatever process calls it."""
    return partial(
        MediaPipeFaceAnalyzer,
        RESOURCES / "models",
        threads=settings.face_threads,
        hsemotion_model=settings.hsemotion_model,
    )


def kept(database: Database, data_dir: Path, sinks: Sequence[str] = (EVENT_LOG,)) -> Kept:
    """What the kiosk keeps in its data folder; visits wait for each of the `sinks`."""
    return Kept(
        catalogue=SqliteCatalogue(database, data_dir / "shelf", [STARTER_GARDEN]),
        outboxes={sink: SqliteOutbox(database, sink) for sink in sinks},
        visits=SqliteVisitLog(database, sinks),
        screens=SqliteScreenLog(database),
        scraps=FolderStore(data_dir / "learned"),
    )
