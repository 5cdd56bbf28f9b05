"""Personalize as the window shows it: how much there is, files, set-up, a user's pictures."""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTime, QTimer, Signal

from admin.presenters.garden_presenter import STORE_THUMBNAIL_LANE
from admin.presenters.parts import Parts
from admin.presenters.thumbnails import Thumbnails
from admin.services.personalize_data import DataSetCounts
from admin.services.personalize_setup import SetupOptions
from admin.services.personalize_steps import Outcome, StepReport
from shared.domain.emotion import Emotion
from shared.domain.errors import PoolError
from shared.domain.personalize import Ranking
from shared.qt.task_runner import Task, TaskRunner
from shared.services.outbox_dispatcher import Drained

PERSONALIZE_LANE = "personalize"
REGISTRATION_LANE = "personalize items"
MOST_RESULTS = 24
STEPWISE = ("setup", "import", "teardown")
"""What goes step by step, each with its state and what it costs."""
REGISTER_EVERY_S = 20
_SIDE = 320
T = TypeVar("T")
_log = logging.getLogger(__name__)


class PersonalizePresenter(QObject):
    """`counts` are of the last count, `steps` of the last act, `ranking` of the user asked for.

    `act` is what the steps are of: `setup`, `import`, `stop` (the campaign alone goes) or
    `teardown`. `failure` is the sentence by which it ended, empty when none did.
    `busy` is what is under way: `count`, `export`, `setup`, `import`, `teardown`, `recommend`,
    `forget`, or nothing.
    """

    changed = Signal()
    ranking_changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._parts = parts
        self._personalize = parts.personalize
        self.thumbnails = Thumbnails(runner, self._read, STORE_THUMBNAIL_LANE, side=_SIDE)
        self.counts: DataSetCounts | None = None
        self.steps: Sequence[StepReport] = ()
        self.act = self.failure = ""
        self.ranking = Ranking((), None)
        self.asked: str | None = None
        self.busy = ""
        self.since = ""
        """The time of day from which AWS is at work on the last step."""
        self.items_waiting: int | None = None
        self.items_set_aside = 0
        self.items_fault = ""
        """Why those that wait could not be told of the last time."""
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=REGISTER_EVERY_S * 1000)
        self._timer.timeout.connect(self._register)

    @property
    def has_campaign(self) -> bool:
        return self._personalize.ranker is not None

    def start(self) -> None:
        """Tell Personalize of items that wait, now and from time to time."""
        self._register()

    def stop(self) -> None:
        """Begin nothing more; what is half made is left as it was."""
        self._timer.stop()
        self.cancel()

    def cancel(self) -> None:
        """Stop counting, exporting, importing or setting up; what AWS has made or begun stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.busy = ""
            self.changed.emit()

    def count(self) -> None:
        """Read the event logs of all kiosks."""
        if not self.busy:
            self._stream("count", self._personalize.data.count, self._show_counts)

    def export(self, folder: str) -> None:
        """Write the CSV files into a folder."""

        def told() -> None:
            words = QCoreApplication.translate("Admin", "The CSV files are in {0}.")
            self.notice_raised.emit(words.format(folder), None)

        def work() -> Iterator[DataSetCounts]:
            return self._personalize.data.export(self._personalize.open_files(folder))

        if not self.busy:
            self._stream("export", work, self._show_counts, told)

    def set_up(self, options: SetupOptions) -> None:
        """Make at AWS what is missing, step by step, and wait for it."""
        self._step("setup", lambda: self._personalize.setup.run(options), "setup")

    def bring_in(self) -> None:
        """Only put the files of all events into the store, and have them imported."""

        def work() -> Iterator[StepReport]:
            self._personalize.imports.place()  # says what a set-up would leave out
            yield from self._personalize.setup.bring_in()

        def told() -> None:
            if self.steps and self.steps[-1].outcome in (Outcome.MADE, Outcome.THERE):
                words = QCoreApplication.translate("Admin", "Personalize has what kiosks told.")
                self.notice_raised.emit(words, None)

        self._step("import", work, "import", told)

    def take_down(self, *, everything: bool) -> None:
        """Delete at AWS the campaign, or everything, step by step."""
        teardown = self._personalize.teardown
        act = "teardown" if everything else "stop"
        self._step("teardown", lambda: teardown.run(everything=everything), act)

    def recommend(self, user_id: str, emotion: Emotion | None) -> None:
        """Ask for a user's pictures."""
        if self.busy or not user_id:
            return
        self.busy, self.asked = "recommend", user_id
        self.changed.emit()
        self._runner.run(
            PERSONALIZE_LANE,
            lambda: self._personalize.recommend(user_id, emotion, MOST_RESULTS),
            self._show_ranking,
            self._failed,
        )

    def forget(self, user_id: str) -> None:
        """Have a user's data deleted at Personalize, and leave them out of later exports."""
        if self.busy:
            return
        self.busy = "forget"
        self.changed.emit()

        def told(_: str) -> None:
            self.busy = ""
            words = QCoreApplication.translate(
                "Admin", "Personalize deletes what it has of this user within a day."
            )
            self.notice_raised.emit(words, None)
            self.changed.emit()

        forget = self._personalize.imports.forget
        self._runner.run(PERSONALIZE_LANE, lambda: forget(user_id), told, self._failed)

    def settings_lines(self) -> str:
        """What the last set-up asks to be written into the settings file."""
        found = [step.setting for step in self.steps if step.setting is not None]
        return "\n".join(f'{name} = "{value}"' for name, value in found)

    def _step(
        self,
        what: str,
        begin: Callable[[], Iterator[StepReport]],
        act: str,
        done: Callable[[], None] | None = None,
    ) -> None:
        if self.busy:
            return
        steps: dict[int, StepReport] = {}

        def work() -> Iterator[Sequence[StepReport]]:
            for report in begin():
                steps[report.number] = report
                yield tuple(steps.values())

        self.steps, self.act, self.failure = (), act, ""
        self._stream(what, work, self._show_steps, done)

    # --- answers -------------------------------------------------------------------------------

    def _stream(
        self,
        what: str,
        work: Callable[[], Iterator[T]],
        show: Callable[[T], None],
        done: Callable[[], None] | None = None,
    ) -> None:
        def ended() -> None:
            self.busy, self._task = "", None
            self.changed.emit()
            if done is not None:
                done()

        self.busy = what
        self.changed.emit()
        self._task = self._runner.stream(PERSONALIZE_LANE, work, show, self._failed, ended)

    def _show_counts(self, counts: DataSetCounts) -> None:
        self.counts = counts
        self.changed.emit()

    def _show_steps(self, steps: Sequence[StepReport]) -> None:
        was, now = self.steps[-1:], steps[-1]
        if now.outcome is Outcome.UNDER_WAY and (not was or was[0].number != now.number):
            self.since = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        if tuple(steps) == tuple(self.steps):
            return
        self.steps = steps
        self.changed.emit()

    def _show_ranking(self, ranking: Ranking) -> None:
        self.busy, self.ranking = "", ranking
        self.changed.emit()
        self.ranking_changed.emit()

    def _failed(self, error: Exception) -> None:
        if self.busy in STEPWISE:
            self.failure = str(error)
        self.busy, self._task = "", None
        self.notice_raised.emit(str(error), None)
        self.changed.emit()

    # --- items ---------------------------------------------------------------------------------

    def _register(self) -> None:
        registration = self._personalize.registration
        if registration is None:
            return

        def deliver() -> tuple[Drained, int, int]:
            return registration.deliver(), registration.waiting(), registration.set_aside()

        def told(answer: tuple[Drained, int, int]) -> None:
            drained, self.items_waiting, self.items_set_aside = answer
            self.items_fault = drained.away or ""
            if drained.refusal is not None:
                _log.error("a message about an item is kept aside: %s", drained.refusal)
            self._timer.start()
            self.changed.emit()

        self._runner.run(REGISTRATION_LANE, deliver, told, lambda error: self._timer.start())

    def _read(self, item_id: str) -> bytes:
        """The pool's small picture, or the whole one of a picture that others promoted."""
        try:
            return self._parts.pool.thumbnail(item_id)
        except PoolError:
            found = self._parts.store.get(item_id)
            return found.data if found else b""
