"""The model library as the curator sees it: added, fetched, described, verified."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from admin.presenters.model_table import ModelTable
from admin.presenters.notices import undo
from admin.presenters.parts import Parts
from admin.presenters.sentences import in_words
from admin.services.model_downloads import Brought
from admin.services.model_library import StoppedError, unless
from shared.domain.errors import SettingsError
from shared.domain.image_model import ImageModel, model_fault
from shared.ports import OnBytes
from shared.qt.task_runner import TaskRunner

MODELS_LANE = "models"
"""A lane of one for the list."""
HUB_LANE = "hub"
"""Waits for a hub, and changes no list."""
_LOOK_MS = 200
_T = TypeVar("_T")
translate = QCoreApplication.translate


class ModelsPresenter(QObject):
    """`work` says in words what goes on, None when nothing does; `bytes_done` how far it is.

    `found` takes the name of the model that is to be shown.
    """

    changed = Signal()
    progress_changed = Signal()
    found = Signal(str)
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._library = parts.models
        self._downloads = parts.downloads
        self.table = ModelTable()
        self.work: str | None = None
        self.bytes_done = (0, 0)
        self._stopping = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.progress_changed)

    @property
    def models(self) -> Sequence[ImageModel]:
        """The models in order of their adding."""
        return tuple(self.table.rows)

    def start(self) -> None:
        """Read the list."""
        self._runner.run(MODELS_LANE, self._library.models, self._show, self._refused)

    def stop(self) -> None:
        """Break off what goes on; a download goes on the next time."""
        self._stopping = True
        self._timer.stop()

    def cancel(self) -> None:
        """Break off what goes on."""
        self._stopping = True

    def add(self, path: Path) -> None:
        """Read a model's folder or file and list it."""
        words = translate("Admin", "Reading {0}").format(path.name)
        self._begin(words, lambda on: self._library.add(self._library.at(path), on), self._added)

    def download(self, hub_id: str) -> None:
        """Fetch a model from the hub and list it; the same again goes on where it broke off."""
        fetching = translate("Admin", "Fetching {0}").format(hub_id)
        reading = translate("Admin", "Reading {0}").format(hub_id)

        def enlist(brought: Brought) -> None:
            self._begin(reading, lambda on: self._downloads.enlist(brought, on), self._added)

        self._begin(
            fetching, lambda on: self._downloads.bring(hub_id, "", on), enlist, lane=HUB_LANE
        )

    def verify(self, name: str) -> None:
        """Read a model's files again and tell what is not as it was added."""

        def tell(faults: Sequence[str]) -> None:
            whole = translate("Admin", "{0}: every file is as it was added.").format(name)
            self.notice_raised.emit(
                f"{name}: {', '.join(map(in_words, faults))}" if faults else whole, None
            )

        words = translate("Admin", "Verifying {0}").format(name)
        self._begin(words, lambda on: self._library.verify(name, on), tell)

    def change(self, model: ImageModel) -> None:
        """Keep what the curator says about a model."""

        def change() -> None:
            if fault := model_fault(model):
                raise SettingsError(fault)
            self._library.change(model)

        def tell(_: None) -> None:
            self.start()
            self.notice_raised.emit(translate("Admin", "Saved: {0}.").format(model.name), None)

        self._runner.run(MODELS_LANE, change, tell, self._refused)

    def remove(self, name: str) -> None:
        """Take a model off the list; its files stay, and it can be undone."""

        def remove() -> ImageModel:
            model = self._library.get(name)
            self._library.remove(name)
            return model

        def tell(model: ImageModel) -> None:
            self.start()
            words = translate("Admin", "{0} is off the list; its files stay.").format(name)
            self.notice_raised.emit(words, undo(lambda: self._put_back(model)))

        self._runner.run(MODELS_LANE, remove, tell, self._refused)

    def _put_back(self, model: ImageModel) -> None:
        self._runner.run(
            MODELS_LANE,
            lambda: self._library.put_back(model),
            lambda _: self.start(),
            self._refused,
        )

    def _begin(
        self,
        words: str,
        work: Callable[[OnBytes], _T],
        done: Callable[[_T], None],
        lane: str = MODELS_LANE,
    ) -> None:
        """Do something long, one at a time; `done` gets what it answers."""
        if self.work is not None:
            return
        self.work, self.bytes_done, self._stopping = words, (0, 0), False

        def tell(answer: _T) -> None:
            self._ended()
            done(answer)

        self._runner.run(
            lane,
            lambda: work(unless(lambda: self._stopping, self._note)),
            tell,
            self._failed,
        )
        self._timer.start()
        self.progress_changed.emit()

    def _note(self, done: int, of: int) -> None:
        self.bytes_done = (done, of)

    def _ended(self) -> None:
        self.work = None
        self._timer.stop()
        self.progress_changed.emit()

    def _added(self, model: ImageModel) -> None:
        self.start()
        self.found.emit(model.name)
        self.notice_raised.emit(translate("Admin", "Listed: {0}.").format(model.name), None)

    def _show(self, models: Sequence[ImageModel]) -> None:
        self.table.put(models)
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)

    def _failed(self, error: Exception) -> None:
        self._ended()
        words = str(error)
        if isinstance(error, StoppedError):
            words = translate("Admin", "Stopped. The same again goes on where it was.")
        self.notice_raised.emit(words, None)
