"""The admin's composition root: the one place that names drivers.

`real_doors` opens the way to the outside, `build` puts the parts together on whatever doors it is
given, and the commands of `python -m admin` start here.
"""

import argparse
import importlib.util
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from admin.adapters.diffusers_generator.devices import ask_devices
from admin.adapters.engines import make_diffusers, make_painter
from admin.adapters.image_encoder import JpegEncoder
from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.thumbnails import PillowThumbnailer
from admin.adapters.worker_group import WorkerGroup
from admin.presenters.parts import Parts
from admin.screens.arguments import filter_of, wish_of
from admin.screens.console import Console, pictures
from admin.screens.pool_commands import GardenCommands, PoolCommands, narrowed
from admin.screens.queue_commands import QueueCommands
from admin.services.doors import Workers
from admin.services.garden import Garden
from admin.services.generation import expected_seconds, plan
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
from shared.domain.emotion import Emotion
from shared.domain.errors import MissingPartError, SettingsError
from shared.domain.generation_job import JobState
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


def real_doors(settings: Settings) -> Doors:
    """The doors of this machine.

    A new store's folder is made, but not the way to it: a share that is not mounted stays away.
    """
    with suppress(OSError):
        settings.store_dir.mkdir(parents=settings.store is None, exist_ok=True)
    store = FolderStore(settings.store_dir)
    return Doors(store, open_workers, {"painter": _painters(), "diffusers": 1})


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
        self.parts = Parts(
            queue=self.queue,
            queue_runner=self.runner,
            pool=self.pool,
            review=review,
            promotion=promotion,
            garden=garden,
            store=store,
            presets=presets(settings),
            engines={name: number for name, number in doors.workers.items() if is_here(name)},
        )
        self.queue_commands = QueueCommands(self.queue, self.pool, self.runner, console)
        self.pool_commands = PoolCommands(self.pool, review, promotion, console)
        self.garden_commands = GardenCommands(garden, console)

    def stop(self) -> None:
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
        if given.command == "generate":
            return _generate(admin, settings, given)
        if given.command == "queue":
            return _queue(admin.queue_commands, given)
        if given.command == "garden":
            return _garden(admin.garden_commands, given)
        return _pool(admin.pool_commands, given)
    finally:
        admin.stop()


def _window(admin: Admin, settings: Settings) -> int:
    from admin.screens.window_program import run_window  # Qt only where there is a window

    start_logs(settings.data_dir, "admin")
    return run_window(admin.parts, RESOURCES, settings.data_dir / MEMORY_FILE, settings.language)


def _generate(admin: Admin, settings: Settings, given: argparse.Namespace) -> int:
    planned = plan(wish_of(given, presets(settings)))
    engine = given.engine
    require(engine)  # said before queueing
    expected = expected_seconds(planned, engine, admin.queue, admin.doors.workers[engine])
    return admin.queue_commands.generate(
        planned,
        expected,
        lambda: admin.queue.add(planned, engine, datetime.now(UTC)),
        dry_run=given.dry_run,
    )


def _queue(commands: QueueCommands, given: argparse.Namespace) -> int:
    match given.verb:
        case "list":
            return commands.show([JobState(s) for s in given.state or ()] or None, given.run)
        case "resume":
            return commands.resume()
        case "pause":
            return commands.pause()
        case "cancel":
            return commands.cancel(given.jobs)
        case "retry":
            return commands.retry(given.jobs)
        case _:
            return commands.move(given.jobs, given.before)


def _pool(commands: PoolCommands, given: argparse.Namespace) -> int:
    if given.command == "promote":
        _need_keys(given, given.all_approved, "--all-approved")
        return commands.promote(given.keys, all_approved=given.all_approved, dry_run=given.dry_run)
    match given.verb:
        case "list":
            wanted = filter_of(given, trashed=given.trash)
            return commands.show(wanted, given.start, given.number)
        case "undo":
            return commands.undo()
        case "redo":
            return commands.redo()
        case "empty-trash":
            return commands.empty_trash(given.days)
        case verb:
            _need_keys(given, given.all, "--all")
            wanted = narrowed(verb, filter_of(given)) if given.all else None
            return commands.decide(verb, given.keys, wanted, vars(given).get("stars", 0))


def _need_keys(given: argparse.Namespace, everything: bool, flag: str) -> None:
    if bool(given.keys) == everything:
        raise SettingsError(f"name the pictures, or say {flag}")


def _garden(commands: GardenCommands, given: argparse.Namespace) -> int:
    match given.verb:
        case "list":
            emotion = Emotion.from_key(given.emotion) if given.emotion else None
            return commands.show(emotion, given.favorite, given.start, given.number)
        case "withdraw":
            return commands.withdraw(given.keys, allow_shrink=given.allow_shrink)
        case _:
            return commands.verify(given.keys, given.sample)


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
