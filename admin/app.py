"""The admin's composition root: the one place that names drivers.

`real_doors` opens the way to the outside, `build` puts the parts together on whatever doors it is
given, and the commands of `python -m admin` start here.
"""

import argparse
import importlib.util
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from admin.adapters.advisers import ChildAdviser, ChildMatcher
from admin.adapters.diffusers_generator.devices import ask_devices
from admin.adapters.engines import make_diffusers, make_painter
from admin.adapters.image_encoder import JpegEncoder
from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.thumbnails import PillowThumbnailer
from admin.adapters.worker_group import WorkerGroup
from admin.presenters.parts import Parts
from admin.screens.advise_command import AdviseCommand
from admin.screens.arguments import Command
from admin.screens.console import Console, pictures
from admin.screens.garden_commands import GardenCommands
from admin.screens.generate_command import GenerateCommand
from admin.screens.pool_commands import PoolCommands
from admin.screens.promote_command import PromoteCommand
from admin.screens.queue_commands import QueueCommands
from admin.services.advising import Advising
from admin.services.doors import Adviser, Matcher, Workers
from admin.services.garden import Garden
from admin.services.patient_store import PatientStore
from admin.services.promotion import Promotion
from admin.services.prompt_presets import PRESETS_FILE, PromptPreset, load_presets
from admin.services.review import Review
from admin.services.run_queue import QueueRunner
from admin.services.shelf import Shelf
from admin.services.starter_garden import grow_starter_garden
from admin.services.starter_plots import STARTER_JPEG_QUALITY, STARTER_PLOTS
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.advice import Helper
from shared.domain.errors import MissingPartError
from shared.logs import start_logs
from shared.ports import Store
from shared.settings import RESOURCES, Settings

DATABASE_FILE = "admin.db"
MEMORY_FILE = "admin_window.ini"
PAINTER_DEADLINE_S = 120.0
STEP_DEADLINE_S = 300.0
"""For a picture of the painter, and for a step (or the first, which may compile) of a model."""

_MOST_PAINTERS = 8
_BATCH_SIZE = 4


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways to the outside that tests replace by working fakes.

    `open_workers` opens the workers of an engine by its name; `workers` says how many there are.
    """

    store: Store
    open_workers: Callable[[str], Workers]
    workers: Mapping[str, int]
    adviser: Adviser = field(default_factory=ChildAdviser)
    matcher: Matcher | None = None


def real_doors(settings: Settings) -> Doors:
    """The doors of this machine.

    A new store's folder is made, but not the way to it: a share that is not mounted stays away.
    """
    with suppress(OSError):
        settings.store_dir.mkdir(parents=settings.store is None, exist_ok=True)
    store = FolderStore(settings.store_dir)
    workers = {"painter": _painters(), "diffusers": 1}
    matcher = None if why_no_match(settings) else ChildMatcher(settings.clip_model or Path())
    return Doors(store, open_workers, workers, matcher=matcher)


def why_no_match(settings: Settings) -> str | None:
    """Why pictures are not compared with their prompts here; None when they are."""
    if settings.clip_model is None:
        return "no CLIP model is set (setting clip_model)"
    if not settings.clip_model.is_dir():
        return f"clip_model = {settings.clip_model}: there is no such folder"
    if not is_here("diffusers"):
        return "torch is not installed (`python3 start.py setup --with-diffusers`)"
    return None


def open_workers(engine: str) -> Workers:
    """The workers of an engine, one a device; MissingPartError when this machine lacks it."""
    require(engine)
    if engine == "painter":
        return WorkerGroup([make_painter] * _painters(), deadline_s=PAINTER_DEADLINE_S)
    factories = [partial(make_diffusers, None, device) for device in ask_devices()]
    return WorkerGroup(factories, deadline_s=STEP_DEADLINE_S, batch_size=_BATCH_SIZE)


def require(engine: str) -> None:
    """MissingPartError when this machine lacks an engine."""
    if not is_here(engine):
        raise MissingPartError(
            f"the engine {engine!r} is not installed here; `python3 start.py setup"
            " --with-diffusers` installs it"
        )


def is_here(engine: str) -> bool:
    """Whether this machine has what an engine needs."""
    return engine != "diffusers" or importlib.util.find_spec("torch") is not None


def _painters() -> int:
    """A painter keeps one core busy, and keeping the pictures wants one too."""
    return max(1, min(_MOST_PAINTERS, (os.cpu_count() or 1) - 1))


class Admin:
    """The parts of the admin app; DatabaseError when the data folder cannot be used."""

    def __init__(self, doors: Doors, settings: Settings, console: Console) -> None:
        self.doors = doors
        self.database = Database.open(settings.data_dir / DATABASE_FILE)
        self.queue = SqliteJobQueue(self.database, settings.data_dir / "queue.lock")
        self.pool = SqliteImagePool(self.database, settings.data_dir / "pool")
        self.runner = QueueRunner(
            self.queue, self.pool, doors.open_workers, JpegEncoder(), PillowThumbnailer()
        )
        store = PatientStore(doors.store)
        shelf = Shelf(store)
        review = Review(self.pool)
        promotion = Promotion(self.pool, store, shelf)
        garden = Garden(store, shelf, self.pool)
        no_match = None if doors.matcher else why_no_match(settings) or "it is off"
        off = {Helper.MATCH: no_match} if no_match else {}
        self.advising = Advising(self.pool, doors.adviser, doors.matcher, off)
        self.parts = Parts(
            queue=self.queue,
            queue_runner=self.runner,
            pool=self.pool,
            review=review,
            promotion=promotion,
            garden=garden,
            advising=self.advising,
            advise_alone=settings.advice,
            store=store,
            presets=presets(settings),
            engines={name: number for name, number in doors.workers.items() if is_here(name)},
        )
        queue_commands = QueueCommands(self.queue, self.pool, self.runner, console)
        self.commands: dict[str, Command] = {
            "generate": GenerateCommand(
                queue_commands, self.queue, self.parts.presets, doors.workers, require
            ),
            "queue": queue_commands,
            "pool": PoolCommands(self.pool, review, console),
            "promote": PromoteCommand(self.pool, promotion, console),
            "garden": GardenCommands(garden, console),
            "advise": AdviseCommand(self.pool, self.advising, console),
        }

    def stop(self) -> None:
        self.advising.close()
        self.database.close()


def build(doors: Doors, settings: Settings, console: Console) -> Admin:
    """An admin on the given doors."""
    return Admin(doors, settings, console)


def presets(settings: Settings) -> dict[str, PromptPreset]:
    """The prompt presets: the shipped ones, and the curator's own in the data folder."""
    return load_presets(RESOURCES / PRESETS_FILE, settings.data_dir / PRESETS_FILE)


def run(settings: Settings, given: argparse.Namespace) -> int:
    """One command of `python -m admin`; the answer is the exit code."""
    console = Console()
    if given.command == "starter-garden":
        return _starter_garden(given.folder, given.size, console)
    admin = build(real_doors(settings), settings, console)
    try:
        if given.command is None:
            return _window(admin, settings)
        return admin.commands[given.command].run(given)
    finally:
        admin.stop()


def _window(admin: Admin, settings: Settings) -> int:
    from admin.screens.window_program import run_window  # Qt only where there is a window

    start_logs(settings.data_dir, "admin")
    return run_window(admin.parts, RESOURCES, settings.data_dir / MEMORY_FILE, settings.language)


def _starter_garden(folder: Path, size: tuple[int, int], console: Console) -> int:
    manifest = grow_starter_garden(
        folder,
        make_painter(),
        JpegEncoder(STARTER_JPEG_QUALITY),
        STARTER_PLOTS,
        size=size,
        progress=lambda done, total: console.say(f"{done}/{total}"),
    )
    console.say(f"{pictures(len(manifest.items))} in {folder}")
    return 0
