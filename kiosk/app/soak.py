"""`python -m kiosk soak`: a whole kiosk, invented visitors, and what they leave behind."""

import gc
import logging
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from PySide6.QtGui import QGuiApplication

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.own_process import take_census
from kiosk.adapters.scripted_visitors import ScriptedCamera, ScriptedFaces
from kiosk.app import Kiosk, build
from kiosk.app.doors import DATABASE_FILE, Doors
from kiosk.screens.faults import Faults, hearing_faults
from kiosk.screens.graphics import choose_graphics
from kiosk.screens.soak_walk import SoakWalk, Times
from kiosk.services.soak_report import WARM_VISITS, SoakReport
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.census import Census
from shared.domain.web_address import WebAddress
from shared.ports import Store
from shared.services.event_log import SIMULATED, read_events
from shared.settings import Settings
from shared.terminal import answer

TIMES = Times(idle_s=0.35, still_there_s=0.15)
WINDOW = (640, 400)
_FIRST_S = 30.0
_REST_S = 0.2
_LOOKS = 5
_SAID = (
    "The camera and the faces are scripted, a visitor is asked after {idle:g} s and forgotten"
    " {still:g} s later,\nthe window has {width} x {height} pixels and takes every touch at once;"
    " all else is as in a hall."
)


@dataclass(frozen=True, slots=True)
class Soaked:
    """A kiosk in a folder of its own, and who walks through it."""

    kiosk: Kiosk
    walk: SoakWalk


def soak(visits: int, seed: int) -> int:
    """`python -m kiosk soak`: exit code 1 when anything leaked or was raised."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    choose_graphics()
    width, height = WINDOW
    idle, still = TIMES.idle_s, TIMES.still_there_s
    answer(_SAID.format(idle=idle, still=still, width=width, height=height))
    logging.basicConfig(level=logging.ERROR, handlers=[logging.NullHandler()], force=True)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, hearing_faults() as faults:
        report = _report(Path(folder), visits, seed, faults)
    del application
    answer("\n".join(report.lines()))
    return 1 if report.problems else 0


def _report(folder: Path, visits: int, seed: int, faults: Faults) -> SoakReport:
    warm_visits = min(WARM_VISITS, max(1, visits // 2))
    chance = random.Random(seed)
    began = time.monotonic()
    before = take_census()
    soaked = _open(folder)
    warm = before
    for number in range(1, visits + 1):
        soaked.walk.visit(chance)
        if number == warm_visits:
            warm = _at_rest(soaked)
        _say_progress(faults.console, number, visits)
    end = _at_rest(soaked)
    store, ways = soaked.kiosk.doors.store, soaked.walk.ways
    for sentence in soaked.walk.stuck:
        faults.note(sentence)
    soaked.kiosk.stop()
    del soaked
    gc.collect()
    return SoakReport(
        visits=visits,
        warm_visits=warm_visits,
        seed=seed,
        seconds=time.monotonic() - began,
        liked=_likes_kept(folder),
        delivered=_likes_delivered(store),
        ways=ways,
        faults=faults.lines,
        before=before,
        warm=warm,
        end=end,
        closed=take_census(),
    )


def _open(folder: Path) -> Soaked:
    settings = Settings(
        data_dir=folder,
        kiosk_id=SIMULATED + "soak",
        windowed=True,
        idle_s=TIMES.idle_s,
        still_there_s=TIMES.still_there_s,
        take_home=WebAddress.parse("https://example.org/{language}/{item_id}"),
    )
    camera = ScriptedCamera()
    analyzer = ProcessFaceAnalyzer(ScriptedFaces, settings.face_deadline_s)
    kiosk = build(Doors(camera, analyzer, FolderStore(folder / "store")), settings)
    kiosk.access.settle_within(0)
    kiosk.start()
    kiosk.window.resize(*WINDOW)

    def unplug(away: bool) -> None:
        camera.plugged = not away

    walk = SoakWalk(kiosk.window, kiosk.visit, TIMES, unplug)
    walk.hands.wait(lambda: bool(kiosk.shelf.pictures), _FIRST_S)
    if not walk.look_for_staff():
        walk.stuck.append("five taps opened no pad for the staff")
    return Soaked(kiosk, walk)


def _at_rest(soaked: Soaked) -> Census:
    """The least of several counts while nobody is there: what is held, not what is under way."""
    counts: list[Census] = []
    for _ in range(_LOOKS):
        soaked.walk.hands.pause(_REST_S)
        gc.collect()
        counts.append(take_census())
    return Census(
        **{
            name: min(getattr(count, name) for count in counts)
            for name in ("lanes", "children", "threads", "handles", "memory_mb")
            if getattr(counts[0], name) is not None
        }
    )


def _likes_kept(folder: Path) -> int:
    database = Database.open(folder / DATABASE_FILE)
    with database.read() as tables:
        likes = tables.execute("SELECT count(*) FROM interactions").fetchone()[0]
    database.close()
    return int(likes)


def _likes_delivered(store: Store) -> int:
    return sum(event.topic == "interaction" for event in read_events(store))


def _say_progress(console: TextIO, done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        console.write(f"\r{done} of {total} visits" + ("\n" if done == total else ""))
        console.flush()
