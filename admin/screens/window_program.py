"""The window as a program: made from the curator's services, run, and taken down in order."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from admin.presenters.advice_presenter import AdvicePresenter
from admin.presenters.backup_presenter import BACKUP_LANE, BackupPresenter
from admin.presenters.bucket_presenter import BUCKET_LANE
from admin.presenters.fleet_presenter import FLEET_LANE, FleetPresenter
from admin.presenters.garden_presenter import (
    STORE_LANE,
    STORE_PICTURE_LANE,
    STORE_THUMBNAIL_LANE,
    GardenPresenter,
)
from admin.presenters.generation_presenter import GenerationPresenter
from admin.presenters.insights_presenter import INSIGHTS_LANE, InsightsPresenter
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.lab_presenter import LabPresenter
from admin.presenters.models_presenter import HUB_LANE, MODELS_LANE, ModelsPresenter
from admin.presenters.parts import DATABASE_LANE, Parts
from admin.presenters.personalize_presenter import (
    PERSONALIZE_LANE,
    REGISTRATION_LANE,
    PersonalizePresenter,
)
from admin.presenters.picture_list import PictureList
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.review_presenter import ReviewPresenter
from admin.presenters.settings_presenter import SettingsPresenter
from admin.presenters.wizard_presenter import WizardPresenter
from admin.screens.admin_window import AdminWindow, Presenters
from admin.screens.console import RESTART
from admin.screens.keys import shipped_keys, taken_keys
from admin.screens.look import Look, open_fonts
from admin.screens.spoken import Spoken
from shared.domain.pool import PoolFilter
from shared.domain.version import NOTICES
from shared.qt.language import Language
from shared.qt.signals import quitting_on_signals
from shared.qt.task_runner import TaskRunner, nothing

_FAR_LANES = (
    STORE_LANE, STORE_THUMBNAIL_LANE, STORE_PICTURE_LANE, BUCKET_LANE, FLEET_LANE, INSIGHTS_LANE,
    BACKUP_LANE, PERSONALIZE_LANE, REGISTRATION_LANE, HUB_LANE,
)  # fmt: skip
"""Those that ask the store, AWS or a hub of models."""
_LATEST = 60
_TURN_S = 0.0005
"""How long another lane may keep the interpreter while the window waits for it."""


class WindowProgram:
    """Needs a QApplication. `memory` is the file in which the window remembers how it was left."""

    def __init__(self, parts: Parts, resources: Path, memory: Path, language: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        open_fonts(resources)
        remembered = QSettings(str(memory), QSettings.Format.IniFormat)
        self._parts = parts
        self._turn_s = sys.getswitchinterval()
        self.runner = TaskRunner()
        self.language = Language("admin", resources / "i18n")
        self.look = Look(application, resources / "icons")
        settings = SettingsPresenter(parts, resources / NOTICES)
        self.look.use(settings.effective("theme"))
        self.language.use(language)
        queue = QueuePresenter(self.runner, parts)
        review = ReviewPresenter(self.runner, parts)
        garden = GardenPresenter(self.runner, parts)
        self.presenters = Presenters(
            GenerationPresenter(self.runner, parts, queue),
            queue,
            review,
            AdvicePresenter(self.runner, parts),
            garden,
            FleetPresenter(self.runner, parts),
            PersonalizePresenter(self.runner, parts),
            BackupPresenter(self.runner, parts),
            PictureList(review.thumbnails),
            KeysPresenter(parts, shipped_keys(), taken_keys()),
            settings,
            WizardPresenter(self.runner, parts, settings),
            ModelsPresenter(self.runner, parts),
            LabPresenter(self.runner, parts, queue),
            InsightsPresenter(self.runner, parts, garden.thumbnails),
        )
        spoken = Spoken(self.language, self.look, resources / "icons")
        self.window = AdminWindow(self.presenters, spoken, remembered)

    def start(self) -> None:
        """Show the window; what waited in the queue goes on behind it."""
        self._turn_s = sys.getswitchinterval()
        sys.setswitchinterval(_TURN_S)
        self.runner.run(DATABASE_LANE, self._newest, self.presenters.latest.put, _leave)
        self.presenters.queue.start()
        self.presenters.personalize.start()
        self.presenters.models.start()
        self.presenters.advice.start()
        self.window.show()

    def stop(self) -> None:
        """Put back what is under way and leave nothing running."""
        self.window.close()
        for presenter in (
            self.presenters.personalize,
            self.presenters.queue,
            self.presenters.backup,
            self.presenters.garden,
            self.presenters.insights,
            self.presenters.fleet,
            self.presenters.models,
            self.presenters.review,
            self.presenters.advice,
            self.presenters.generation,
        ):
            presenter.stop()
        kept = (DATABASE_LANE, MODELS_LANE)
        self.runner.finish(dict.fromkeys(kept, nothing), within_s=None)  # the last decisions
        self.runner.close(far=_FAR_LANES)
        sys.setswitchinterval(self._turn_s)
        self.language.close()

    def _newest(self) -> list[str]:
        everything = PoolFilter()
        number = self._parts.pool.count(everything)
        newest = self._parts.pool.find(everything, start=max(0, number - _LATEST), number=_LATEST)
        return [image.key for image in reversed(newest)]


def run_window(parts: Parts, resources: Path, memory: Path, language: str) -> int:
    """Show the window until it is closed; RESTART when the curator wants a new start."""
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName("Emotion Garden")
    program = WindowProgram(parts, resources, memory, language)
    program.presenters.settings.restart_wanted.connect(lambda: application.exit(RESTART))
    program.start()
    if program.presenters.wizard.is_first_start():
        program.window.open_wizard()
    gc.freeze()  # what is there now stays: no collection looks through it while one scrolls
    with quitting_on_signals(application):
        code = application.exec()
    gc.unfreeze()
    program.stop()
    return code


def _leave(error: Exception) -> None:
    """The runner has logged it; the strip stays empty."""
