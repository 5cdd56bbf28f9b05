"""The kiosk's commands without a window: their parts, put together."""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kiosk.adapters.camera_devices import CameraDevices
from kiosk.adapters.far_services import personalize_trials, rekognition
from kiosk.adapters.image_files import PillowImageReader
from kiosk.app.doors import (
    DATABASE_FILE,
    STARTER_GARDEN,
    face_analyzer,
    kept,
    open_store,
    real_doors,
)
from kiosk.app.staff import examine_pins
from kiosk.screens.sign_command import make_signs
from kiosk.screens.simulate_command import SimulateCommand
from kiosk.services.analyze import analyze as analyze_pictures
from kiosk.services.doctor import (
    examine_analyzer,
    examine_camera,
    examine_devices,
    examine_reading,
)
from kiosk.services.simulation import Plan
from shared.adapters.files import write_whole
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.errors import MissingPartError, NothingMatchedError, ObjectMissingError
from shared.ports import Store
from shared.services.doctor import (
    STORE,
    Check,
    examine_folder,
    examine_garden,
    of_personalize,
    tell,
)
from shared.services.iam_policy import kiosk_policy
from shared.services.store_access import try_as_kiosk
from shared.settings import Settings
from shared.terminal import answer

ANALYZE_PATIENCE_S = 30.0
TRIAL_PATIENCE_S = 10.0
_NO_FOLDER = {
    True: "{} is not there yet: the admin makes it at its first start on this machine, or set"
    " `store` to the venue's; until then the starter garden is shown",
    False: "{} is not there: connect its disk or share, or mend `store` in the settings; the kiosk"
    " shows what it has",
}
"""By whether it is the folder that is taken where none is set."""


def analyze(settings: Settings, paths: Sequence[Path], backend: str) -> int:
    """`python -m kiosk analyze`: one JSON object a line; 4 when a picture had no face.

    NothingMatchedError when there is no picture at all.

    The backend that is named answers or fails; nobody stands behind it, and nobody waits.
    """
    analyzer = rekognition(ANALYZE_PATIENCE_S) if backend == "rekognition" else None
    analyzer = analyzer or face_analyzer(settings)()
    read, every_face = 0, True
    try:
        for reading in analyze_pictures(paths, analyzer, PillowImageReader()):
            read += 1
            every_face &= "error" not in reading
            answer(json.dumps(reading, ensure_ascii=False))
    finally:
        analyzer.close()
    if not read:
        raise NothingMatchedError(f"there is no picture in {', '.join(map(str, paths))}")
    return 0 if every_face else NothingMatchedError.exit_code


def sign(settings: Settings, folder: Path, language: str | None) -> int:
    """`python -m kiosk sign`: the notice on paper."""
    return make_signs(settings, folder, language, write_whole)


def simulate(settings: Settings, plan: Plan) -> int:
    """`python -m kiosk simulate`: invented visitors, in a data folder of their own."""
    folders = (settings.data_dir, settings.store_dir, STARTER_GARDEN)
    command = SimulateCommand(settings, *map(FolderStore, folders))
    command.begin()
    with closing(Database.open(settings.data_dir / DATABASE_FILE)) as database:
        return command.run(plan, kept(database, settings.data_dir))


def _examine_store(store: Store, settings: Settings) -> str:
    if settings.bucket is None and not settings.store_dir.is_dir():
        raise MissingPartError(_NO_FOLDER[settings.store is None].format(settings.store_dir))
    try:
        return examine_garden(store)
    except ObjectMissingError as error:
        raise MissingPartError(
            "nothing was promoted into it yet: the starter garden is shown"
        ) from error


def doctor(settings: Settings) -> int:
    """`python -m kiosk doctor`: what works here; 3 when the kiosk cannot run."""
    doors, store = real_doors(settings), open_store(settings, on_trial=True)
    starter = FolderStore(STARTER_GARDEN)
    checks = [
        Check("data folder", True, lambda: examine_folder(settings.data_dir)),
        Check("database", True, lambda: _examine_database(settings.data_dir)),
        Check("starter garden", True, lambda: examine_garden(starter)),
        Check("face models", False, lambda: examine_analyzer(doors.analyzer)),
        Check("cameras found", False, lambda: examine_devices(CameraDevices().plugged_in())),
        Check("camera", False, lambda: examine_camera(doors.camera)),
        Check("store", False, lambda: _examine_store(store, settings), STORE),
        Check("staff PINs", False, lambda: examine_pins(settings)),
    ]
    if settings.face_backend == "rekognition":
        far = rekognition(TRIAL_PATIENCE_S)
        checks.append(Check("rekognition", False, lambda: examine_reading(far)))
    if settings.bucket is not None:
        checks += try_as_kiosk(store, settings.kiosk_id)
    checks += of_personalize(personalize_trials(settings))
    return tell(checks, answer)


def policy(settings: Settings) -> int:
    """`python -m kiosk doctor --policy`: the IAM policy that is enough for this kiosk."""
    answer(json.dumps(kiosk_policy(settings), indent=2))
    return 0


def _examine_database(data_dir: Path) -> str:
    database = Database.open(data_dir / DATABASE_FILE)
    database.check()
    waiting = SqliteOutbox(database).depth()
    database.close()
    return f"{waiting} messages wait to be delivered"
