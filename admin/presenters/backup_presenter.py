"""Backing up, verifying and restoring, one at a time, on a lane of their own."""

from collections import Counter
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.parts import Parts
from admin.services.backup import BackupStep
from admin.services.backup_list import BackupSummary
from admin.services.opened_backup import RestoreOutcome, RestoreStep
from shared.qt.task_runner import TaskRunner

BACKUP_LANE = "backup"
translate = QCoreApplication.translate


class Work(Enum):
    """What is under way."""

    BACKUP = "backup"
    VERIFY = "verify"
    RESTORE = "restore"


class BackupPresenter(QObject):
    """`changed` is emitted when anything of it has changed; `restored` when the pool has."""

    changed = Signal()
    restored = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._parts = parts
        self.folder: Path | None = None
        self.summary: BackupSummary | None = None
        """What is in the folder; None while there is no backup in it."""
        self.work: Work | None = None
        self.done = self.of = 0
        self.refused: list[tuple[str, str]] = []
        """Names of files that could not be backed up, or were refused, and why."""
        self._stopping = False
        self._told_of: Work | None = None
        self._fault = ""
        self._numbers: Counter[str] = Counter()

    @property
    def sentence(self) -> str:
        """What the last work came to, in the language of now; empty when there is none."""
        return self._fault or (self._told() if self._told_of is not None else "")

    def stop(self) -> None:
        """End what is under way after the file it is at; the next time goes on from there."""
        self._stopping = True

    def choose(self, folder: Path) -> None:
        """Look into a folder."""
        self.folder = folder
        self.refused, self._told_of, self._fault = [], None, ""
        self._look()

    def write(self) -> None:
        """Back everything up into the folder."""
        self._begin(Work.BACKUP, lambda folder: self._parts.backup.write(folder, self._stopped))

    def verify(self) -> None:
        """Read every file of the backup again."""
        self._begin(Work.VERIFY, lambda folder: self._parts.backup.verify(folder, self._stopped))

    def restore(self, *, replace: bool) -> None:
        """Bring back what is in the folder."""
        self._begin(
            Work.RESTORE,
            lambda folder: self._parts.restore.restore(
                folder, replace=replace, stopped=self._stopped
            ),
        )

    def _stopped(self) -> bool:
        return self._stopping

    def _begin(
        self, work: Work, steps: Callable[[Path], Iterator[BackupStep] | Iterator[RestoreStep]]
    ) -> None:
        folder = self.folder
        if self.work is not None or folder is None:
            return
        self.work, self._stopping, self._told_of, self._fault = work, False, None, ""
        self.done = self.of = 0
        self.refused, self._numbers = [], Counter()

        def follow() -> Iterator[None]:
            for step in steps(folder):
                self._note(step)
                yield None

        self._runner.stream(
            BACKUP_LANE, follow, lambda _: self.changed.emit(), self._failed, self._ended
        )
        self.changed.emit()

    def _note(self, step: BackupStep | RestoreStep) -> None:
        """On the lane: what is shown of it is read by the Qt thread a moment later."""
        if isinstance(step, BackupStep):
            outcome = "copied" if step.copied else "there"
            fault = step.fault
        else:
            outcome = step.outcome.name.lower()
            fault = step.reason if step.outcome is RestoreOutcome.REFUSED else None
        self._numbers["refused" if fault is not None else outcome] += 1
        if fault is not None:
            self.refused.append((step.name, fault))
        self.done, self.of = step.done, step.of

    def _ended(self) -> None:
        work, self.work = self.work, None
        self._told_of = work
        if work is Work.RESTORE:
            self.restored.emit()
        self._look()

    def _told(self) -> str:
        work, numbers = self._told_of, self._numbers
        if self._stopping:
            return translate("Admin", "Stopped. The next time goes on from there.")
        if work is Work.BACKUP:
            words = translate("Admin", "Copied: {0}. There already: {1}. Could not be: {2}.")
            return words.format(numbers["copied"], numbers["there"], numbers["refused"])
        if work is Work.VERIFY:
            words = translate("Admin", "Verified: {0}. Not as backed up: {1}.")
            return words.format(numbers["there"] + numbers["refused"], numbers["refused"])
        words = translate("Admin", "Restored: {0}. There already: {1}. Kept: {2}. Refused: {3}.")
        names = ("restored", "there", "kept", "refused")
        return words.format(*(numbers[name] for name in names))

    def _look(self) -> None:
        folder = self.folder
        if folder is None:
            return

        def show(summary: BackupSummary) -> None:
            self.summary = summary
            self.changed.emit()

        def show_none(error: Exception) -> None:
            self.summary = None
            self.changed.emit()

        self._runner.run(BACKUP_LANE, lambda: self._parts.backup.look(folder), show, show_none)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        work, self.work = self.work, None
        self._fault = str(error)
        self.notice_raised.emit(str(error), None)
        if work is Work.RESTORE:
            self.restored.emit()
        self._look()
