"""A bucket that may become the store: tried, and its policies written down."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.sentences import in_words
from admin.services.bucket_trial import BucketTrial, Policy, Trial
from shared.qt.task_runner import Task, TaskRunner
from shared.services.doctor import Finding
from shared.setting_kinds import BucketAddress, store

BUCKET_LANE = "bucket"
_MOST_LINES = 4


class BucketPresenter(QObject):
    """`trial` is how far the last trial is, None before the first; `fault` is why it broke off."""

    changed = Signal()

    def __init__(self, runner: TaskRunner, trials: BucketTrial) -> None:
        super().__init__()
        self._runner = runner
        self._trials = trials
        self._task: Task | None = None
        self.trial: Trial | None = None
        self.fault: str | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    @property
    def refuses(self) -> bool:
        """Whether something is known not to be allowed."""
        return self.fault is not None or bool(self.trial and self.trial.refused)

    def forget(self) -> None:
        """Stop trying; what was found is of another bucket."""
        if self._task is not None:
            self._task.cancel()
        self._task, self.trial, self.fault = None, None, None
        self.changed.emit()

    def try_it(self, text: str) -> None:
        """Try a bucket that is written as `address_of` reads it."""
        address = address_of(text)
        if address is None or self.busy:
            return
        self.trial, self.fault = None, None
        self._task = self._runner.stream(
            BUCKET_LANE, lambda: self._trials.run(address), self._tried, self._failed, self._ended
        )
        self.changed.emit()

    def policy(self, text: str, *, of_kiosk: bool) -> Policy | None:
        """The IAM policy for a kiosk, or a curator, of the bucket that a text names."""
        address = address_of(text)
        if address is None:
            return None
        trials = self._trials
        return trials.kiosk_policy(address) if of_kiosk else trials.curator_policy(address)

    def sentence(self) -> str:
        """What was found, or how far it is."""
        translate, trial = QCoreApplication.translate, self.trial
        if self.fault is not None:
            return in_words(self.fault)
        if self.busy:
            done, of = (trial.done, trial.of) if trial else (0, "…")
            return translate("Admin", "Trying each permission: {0} of {1}").format(done, of)
        if trial is None:
            return ""
        if not trial.refused:
            return translate("Admin", "All that a curator does is allowed there.")
        lines = [_line(finding) for finding in trial.refused[:_MOST_LINES]]
        more = len(trial.refused) - len(lines)
        if more:
            lines.append(translate("Admin", "and {0} more").format(more))
        return "\n".join([translate("Admin", "This is missing there:"), *lines])

    def _tried(self, trial: Trial) -> None:
        self.trial = trial
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._task, self.fault = None, str(error)
        self.changed.emit()

    def _ended(self) -> None:
        self._task = None
        self.changed.emit()


def address_of(text: str) -> BucketAddress | None:
    """The bucket that a text names, None when it names none."""
    try:
        found = store(text)
    except ValueError:
        return None
    return found if isinstance(found, BucketAddress) else None


def _line(finding: Finding) -> str:
    """What was refused: `write emotions` or `list`, and by which words."""
    verb, _, folder = finding.part.partition(" ")
    return f"{' '.join(filter(None, (in_words(verb), folder)))}: {in_words(finding.sentence)}"
