"""The first steps: language, folders, engine; nothing is kept before the end."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from admin.presenters.bucket_presenter import BucketPresenter
from admin.presenters.parts import Parts
from admin.presenters.settings_presenter import SettingsPresenter
from admin.presenters.settings_words import not_possible
from admin.services.own_settings import LIVE
from shared.domain.errors import SettingsError
from shared.domain.folder import FolderReport
from shared.domain.pool import PoolFilter
from shared.qt.task_runner import Task, TaskRunner

FOLDER_LANE = "folders"
ASKED = ("language", "data_dir", "engine", "store")
"""The settings that the first steps ask for."""


class WizardPresenter(QObject):
    """`answers` are settings as text; `looked` says what a folder is good for."""

    looked = Signal(object)
    kept = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts, settings: SettingsPresenter) -> None:
        super().__init__()
        self._runner = runner
        self._parts = parts
        self._settings = settings
        self._looking: Task | None = None
        self.bucket = BucketPresenter(runner, parts.bucket_trial)
        self.answers: dict[str, str] = {}

    def is_first_start(self) -> bool:
        """Nothing was kept in this data folder: no settings and no picture."""
        own, pool = self._parts.own_settings, self._parts.pool
        return own.is_new() and pool.count(PoolFilter(trashed=None)) == 0

    def begin(self) -> None:
        """The answers are what is kept now, or what is stronger at this start."""
        rows = [self._settings.row(key) for key in ASKED]
        self.answers = {row.key: row.started if row.overruled else row.text for row in rows}

    def overruled(self, key: str) -> str | None:
        """What is stronger than an answer here, at this start."""
        return self._settings.row(key).overruled

    def is_here(self, engine: str) -> bool:
        """Whether this machine has the engine."""
        return self._settings.is_here(engine)

    def has_bucket(self) -> bool:
        """Whether the store is a bucket as the answers have it, or would like to be one."""
        return self.answers["store"].startswith("s3:")

    def store_dir(self) -> Path:
        """The folder of the store as the answers have it, where it is one."""
        store = self.answers["store"]
        return Path(store).expanduser() if store else self.data_dir() / "store"

    def store_place(self) -> str:
        """The folder or the bucket of the store as the answers have it."""
        return self.answers["store"] if self.has_bucket() else str(self.store_dir())

    def data_dir(self) -> Path:
        """The data folder as the answers have it."""
        return Path(self.answers["data_dir"]).expanduser()

    def use(self, key: str, text: str) -> None:
        """Another answer; a language is spoken at once."""
        self.answers[key] = text.strip()
        if key == "language":
            self._settings.used.emit(key, text)

    def look(self, folder: Path) -> None:
        """Ask what a folder is good for; only the answer about the last one comes."""
        self._look(lambda: self._parts.folder_look.look(folder.absolute()))

    def look_at_store(self) -> None:
        """As `look`; of a bucket only the address is read, nothing is asked of the network."""
        if not self.has_bucket():
            self.look(self.store_dir())
            return
        allowed = self._parts.own_settings.allowed("store", self.answers["store"])
        fault = None if allowed is None else not_possible(allowed)
        self._look(lambda: FolderReport(fault=fault))

    def _look(self, look: Callable[[], FolderReport]) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._runner.run(
            FOLDER_LANE,
            look,
            self.looked.emit,
            lambda error: self.looked.emit(FolderReport(fault=str(error))),
        )

    def finish(self) -> None:
        """Keep the answers; what can not act at once is followed by a new start."""
        texts = {key: text or None for key, text in self.answers.items()}
        defaults = {key: self._settings.row(key).default for key in ASKED}
        changes = {key: None if text == defaults[key] else text for key, text in texts.items()}
        if self._keep({key: changes[key] for key in ASKED if not self.overruled(key)}):
            for key in filter(LIVE.__contains__, ASKED):
                self._settings.used.emit(key, self.answers[key] or self._settings.effective(key))
            if self._settings.waiting:
                self._settings.restart()

    def skip(self) -> None:
        """Stay with what is kept, and do not ask at the next start."""
        self._settings.used.emit("language", self._settings.effective("language"))
        if self._parts.own_settings.is_new():
            self._keep({})

    def _keep(self, changes: dict[str, str | None]) -> bool:
        try:
            self._parts.own_settings.set_all(changes)
        except SettingsError as error:
            self.notice_raised.emit(str(error), None)
            return False
        for key in ASKED:
            self._settings.changed.emit(key)
        self._settings.waiting_changed.emit()
        self.kept.emit()
        return True
