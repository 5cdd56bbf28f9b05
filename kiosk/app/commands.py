"""The kiosk's commands without a window: their parts, put together."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.adapters.camera_devices import CameraDevices
from kiosk.adapters.image_files import PillowImageReader
from kiosk.app import DATABASE_FILE, STARTER_GARDEN, face_analyzer, real_doors
from kiosk.screens.sign_command import make_signs
from kiosk.services.analyze import analyze as analyze_pictures
from kiosk.services.doctor import (
    Check,
    Finding,
    can_run,
    examine,
    examine_analyzer,
    examine_camera,
    examine_devices,
    examine_folder,
    examine_garden,
)
from shared.adapters.files import write_whole
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.errors import MissingPartError, NothingMatchedError
from shared.settings import Settings


def analyze(settings: Settings, paths: Sequence[Path]) -> int:
    """`python -m kiosk analyze`: one JSON object a line; 4 when a picture had no face."""
    analyzer = face_analyzer(settings)()
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
        Check("cameras found", False, lambda: examine_devices(CameraDevices().plugged_in())),
        Check("camera", False, lambda: examine_camera(doors.camera)),
        Check("store", False, lambda: examine_garden(doors.store)),
    ]
    findings: list[Finding] = []
    for finding in examine(checks):
        findings.append(finding)
        sys.stdout.write(f"{finding}\n")
        sys.stdout.flush()
    return 0 if can_run(findings) else MissingPartError.exit_code


def _examine_database(data_dir: Path) -> str:
    database = Database.open(data_dir / DATABASE_FILE)
    waiting = SqliteOutbox(database).depth()
    database.close()
    return f"{waiting} messages wait to be delivered"
