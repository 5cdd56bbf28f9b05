"""The admin's composition root: the one place that names drivers.

`real_doors` (in `doors`) opens the way to the outside, `build` puts the parts together on whatever
doors it is given, and the commands of `python -m admin` start here.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from admin.adapters.backup_directory import BackupDirectory
from admin.adapters.chronicle import SqliteChronicle
from admin.adapters.engine_workers import why_no_match
from admin.adapters.engines import MODELS_FILE, make_painter
from admin.adapters.folder_look import DiskFolderLook
from admin.adapters.gpu_pack import use_gpu_pack
from admin.adapters.image_encoder import JpegEncoder
from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.model_files import LocalModelFiles
from admin.adapters.model_shelf import JsonModelShelf
from admin.adapters.own_files import Carried, Check, OwnFolder, write_own
from admin.adapters.personalize_desk import ITEMS, personalize_drivers
from admin.adapters.picture_reader import JpegReader
from admin.adapters.thumbnails import PillowThumbnailer
from admin.app.commands import commands_of
from admin.app.doors import Doors, engines_here, real_doors
from admin.app.personalize import personalize_parts
from admin.presenters.parts import Parts
from admin.screens.console import Console, pictures
from admin.services.adoption import Adoption
from admin.services.advising import Advising
from admin.services.backup import Backup
from admin.services.bucket_trial import BucketTrial
from admin.services.fleet import Fleet
from admin.services.garden import Garden
from admin.services.insights import Insights
from admin.services.model_downloads import ModelDownloads
from admin.services.model_library import ModelLibrary
from admin.services.own_settings import OWN_FILE, OwnSettings, carried, check_file
from admin.services.patient_store import PatientStore
from admin.services.picture_wishes import PictureWishes
from admin.services.preset_book import PresetBook
from admin.services.promotion import Promotion
from admin.services.prompt_presets import PRESETS_FILE, load_presets
from admin.services.purge import Purge
from admin.services.restore import Restore
from admin.services.restore_garden import GardenRestore
from admin.services.restore_pool import PoolRestore
from admin.services.review import Review
from admin.services.run_queue import QueueRunner
from admin.services.shared_manifest import SharedManifest
from admin.services.starter_garden import grow_starter_garden
from admin.services.starter_plots import STARTER_JPEG_QUALITY, STARTER_PLOTS
from admin.services.withdrawals import Withdrawals
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.adapters.toml_settings import TomlSettingsFiles
from shared.arguments import overruled_by
from shared.domain.advice import Helper
from shared.domain.version import VERSION
from shared.logs import start_logs
from shared.settings import RESOURCES, Settings, user_data_dir

DATABASE_FILE = "admin.db"
MEMORY_FILE = "admin_window.ini"
STARTER_GARDEN = RESOURCES / "starter_garden"
OWN_FILES: Mapping[str, Check] = {
    PRESETS_FILE: load_presets,
    MODELS_FILE: lambda path: JsonModelShelf(path).load(),
    OWN_FILE.name: check_file,
}
"""The curator's own files in the data folder, and how each is read."""
CARRIED: Mapping[str, Carried] = {OWN_FILE.name: carried}
"""What of them a backup carries, where it is not all."""


class Admin:
    """The parts of the admin app; DatabaseError when the data folder cannot be used."""

    def __init__(
        self,
        doors: Doors,
        settings: Settings,
        console: Console,
        overruled: Mapping[str, str] | None = None,
    ) -> None:
        self.doors = doors
        self.database = Database.open(settings.data_dir / DATABASE_FILE)
        self.queue = SqliteJobQueue(self.database, settings.data_dir / "queue.lock")
        drivers = personalize_drivers(settings)
        self.pool = SqliteImagePool(
            self.database,
            settings.data_dir / "pool",
            [ITEMS] if drivers.items is not None else [],
        )
        self.runner = QueueRunner(
            self.queue, self.pool, doors.open_workers, JpegEncoder(), PillowThumbnailer()
        )
        store = PatientStore(doors.store)
        manifest = SharedManifest(store)
        withdrawals = Withdrawals(store)
        promotion = Promotion(self.pool, store, manifest, withdrawals)
        garden = Garden(store, manifest, self.pool, withdrawals)
        purge = Purge(store, manifest, withdrawals)
        own_files = OwnFolder(settings.data_dir, OWN_FILES, CARRIED)
        chronicle, reader = SqliteChronicle(self.database), JpegReader()
        apart = (settings.data_dir, settings.store_dir)
        backup = Backup(
            self.pool, chronicle, store, own_files, lambda to: BackupDirectory(to, apart)
        )
        restore = Restore(
            PoolRestore(self.pool, chronicle, reader, PillowThumbnailer()),
            GardenRestore(store, manifest, withdrawals, reader),
            own_files,
            BackupDirectory,
        )
        review = Review(self.pool, trash_days=settings.trash_days)
        own = OwnSettings(
            TomlSettingsFiles(OWN_FILE.name), settings, overruled or {}, user_data_dir()
        )
        models = ModelLibrary(LocalModelFiles(), JsonModelShelf(settings.data_dir / MODELS_FILE))
        downloads = ModelDownloads(models, doors.hub, settings.models_folder)
        starter = FolderStore(STARTER_GARDEN)
        insights = Insights(store, manifest, SharedManifest(starter), PictureWishes(store))
        no_match = None if doors.matcher else why_no_match(settings) or "it is off"
        off = {Helper.MATCH: no_match} if no_match else {}
        self.advising = Advising(self.pool, doors.adviser, doors.matcher, off)
        self.parts = Parts(
            queue=self.queue,
            queue_runner=self.runner,
            pool=self.pool,
            review=review,
            own_settings=own,
            folder_look=DiskFolderLook(),
            promotion=promotion,
            garden=garden,
            fleet=Fleet(store, VERSION),
            purge=purge,
            adoption=Adoption(store, manifest, purge, self.pool, reader),
            backup=backup,
            restore=restore,
            advising=self.advising,
            advise_alone=settings.advice,
            store=store,
            starter=starter,
            insights=insights,
            bucket_trial=BucketTrial(doors.open_bucket, settings),
            personalize=personalize_parts(settings, drivers, self.database, store, manifest),
            presets=presets(settings),
            models=models,
            downloads=downloads,
            engines=engines_here(doors.workers),
        )
        self.commands = commands_of(self.parts, doors, settings, console)

    def stop(self) -> None:
        self.advising.close()
        self.database.close()


def build(
    doors: Doors,
    settings: Settings,
    console: Console,
    overruled: Mapping[str, str] | None = None,
) -> Admin:
    """An admin on the given doors; `overruled` are settings by what is stronger than its file."""
    return Admin(doors, settings, console, overruled)


def presets(settings: Settings) -> PresetBook:
    """The prompt presets: the shipped ones, and the curator's own in the data folder."""
    return PresetBook(RESOURCES / PRESETS_FILE, settings.data_dir / PRESETS_FILE, write_own)


def run(settings: Settings, given: argparse.Namespace) -> int:
    """One command of `python -m admin`; the answer is the exit code."""
    console = Console()
    if why_not := use_gpu_pack(settings.gpu_pack):
        console.say(why_not)
    if given.command == "starter-garden":
        return _starter_garden(given.folder, given.size, console)
    admin = build(real_doors(settings), settings, console, overruled_by(given))
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
