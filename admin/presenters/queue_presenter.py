"""The queue as the curator sees it: what runs, how fast, how much longer, and the hand on it."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from admin.presenters.notices import undo
from admin.presenters.pace import Pace
from admin.presenters.parts import DATABASE_LANE, Parts
from admin.presenters.queue_model import SHOWN, QueueModel
from admin.presenters.words import BY_HAND, pictures
from admin.services.run_queue import JobReport
from shared.domain.generation_job import GenerationJob, JobProgress, JobState
from shared.domain.pool import PoolFilter, PoolImage, PoolOrder
from shared.domain.queue_order import Move
from shared.qt.task_runner import TaskRunner

QUEUE_LANE = "queue"
_LOOK_MS = 400
_NEWEST = 60
_TOLD = 1000
_log = logging.getLogger(__name__)
OPEN = (JobState.QUEUED, JobState.EXECUTING)
_ENDED = (JobState.FINISHED, JobState.FAILED)


@dataclass(frozen=True, slots=True)
class _Look:
    """The queue at one moment.

    `newest` are the pictures that came last, the oldest first; None when nobody asked for them.
    """

    counts: Mapping[JobState, int]
    executing: frozenset[int]
    paused: str | None
    jobs: Sequence[GenerationJob] | None = None
    newest: Sequence[PoolImage] | None = None


class QueuePresenter(QObject):
    """Runs the queue on a lane of its own and looks at it twice a second.

    The run itself goes on in worker processes. `notice_raised` takes a sentence and a
    Remedy or None. `image_made` takes the PoolImage, also of one that another program makes
    while this one looks on.
    """

    changed = Signal()
    image_made = Signal(object)
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._queue, self._pool = parts.queue, parts.pool
        self._queue_runner = parts.queue_runner
        self.model = QueueModel()
        self.counts: Mapping[JobState, int] = dict.fromkeys(JobState, 0)
        self.paused: str | None = None
        self.elsewhere = False
        """Another program runs the queue just now."""
        self.progress: Mapping[int, JobProgress] = {}
        """How far the pictures are that are being made here, by job id."""
        self.ended = 0
        """How many came to an end since the queue was empty."""
        self._ended_before: int | None = None
        self._reports: deque[JobReport] = deque()
        self._opened_at = datetime.now(UTC)
        self._told: deque[str] = deque(maxlen=_TOLD)
        self._finished = -1
        self._pace = Pace()
        self._running = self._stopping = self._recovered = self._looking = False
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Put in order what a crash left, then go on with what waits unless it is paused."""
        self._go()
        self._timer.start()

    def stop(self) -> None:
        """End the run soon; what is under way waits again."""
        self._stopping = True
        self._timer.stop()

    # --- what the page shows -------------------------------------------------------------------

    @property
    def open(self) -> int:
        """How many are not at an end."""
        return sum(self.counts[state] for state in OPEN)

    @property
    def done(self) -> float:
        """How many came to an end, and the part that is done of those under way."""
        steps = [how_far for how_far in self.progress.values() if how_far.needed]
        return self.ended + sum(how_far.done / how_far.needed for how_far in steps)

    @property
    def running(self) -> bool:
        return self.open > 0 and self.paused is None

    @property
    def under_way(self) -> Sequence[GenerationJob]:
        """What is being made just now, here or by another program."""
        return [job for job in self.model.rows if job.state is JobState.EXECUTING]

    def per_minute(self) -> float | None:
        """Pictures a minute lately; None while nobody knows."""
        return self._pace.per_minute()

    def seconds_left(self) -> float | None:
        """How long what waits will take at this pace."""
        pace = self.per_minute()
        return None if pace is None else 60 * self.open / pace

    # --- what the curator does -------------------------------------------------------------------

    def pause(self) -> None:
        """Begin no further picture; what is under way is finished."""
        self._do(lambda: self._queue.pause(BY_HAND))

    def resume(self) -> None:
        self._pace = Pace()
        self._do(self._queue.resume)

    def cancel(self, job_ids: Sequence[int] | None = None) -> None:
        """Cancel these (None: everything that waits or is being made); can be undone."""

        def cancel() -> list[int]:
            wanted = None if job_ids is None else set(job_ids)
            chosen = [
                job.job_id
                for job in self._queue.jobs(OPEN if wanted is None else SHOWN)
                if wanted is None or job.job_id in wanted
            ]
            self._queue.cancel(chosen)
            return chosen

        def tell(cancelled: list[int]) -> None:
            self.refresh()
            if cancelled:
                words = QCoreApplication.translate("Admin", "Cancelled: {0}.")
                self.notice_raised.emit(
                    words.format(pictures(len(cancelled))), undo(lambda: self._uncancel(cancelled))
                )

        self._runner.run(DATABASE_LANE, cancel, tell, self._failed)

    def _uncancel(self, job_ids: Sequence[int]) -> None:
        self._do(lambda: self._queue.uncancel(job_ids))

    def retry(self, job_ids: Sequence[int] | None = None) -> None:
        """Failed and cancelled pictures wait again (None: all that failed)."""
        self._do(lambda: self._queue.retry(job_ids))

    def move(self, job_ids: Sequence[int], to: Move | int) -> None:
        """Put waiting pictures somewhere, or before the one of an id."""
        self._do(lambda: self._queue.move(job_ids, to))

    def refresh(self) -> None:
        """Read the whole queue again."""
        self._stale = True
        self.look()

    def look(self) -> None:
        """Ask the queue how it is, unless a question is under way."""
        if self._looking:
            return
        self._looking = True
        whole, self._stale = self._stale, False
        before = None if self._running and not self.elsewhere else self._finished
        self._runner.run(
            DATABASE_LANE, lambda: self._ask(whole, before), self._show, self._not_seen
        )

    # --- behind it -------------------------------------------------------------------------------

    def _do(self, work: Callable[[], object]) -> None:
        self._runner.run(DATABASE_LANE, work, lambda _: self.refresh(), self._failed)

    def _ask(self, whole: bool, finished_before: int | None) -> _Look:
        """With pictures when more are finished than before; None: this program tells of its own."""
        executing = self._queue.jobs([JobState.EXECUTING])
        counts = self._queue.counts()
        newest = None
        if finished_before is not None and counts[JobState.FINISHED] != finished_before:
            everything = PoolFilter(trashed=None)
            newest = self._pool.find(everything, order=PoolOrder.NEWEST, number=_NEWEST)[::-1]
        return _Look(
            counts=counts,
            executing=frozenset(job.job_id for job in executing),
            paused=self._queue.paused(),
            jobs=self._queue.jobs(SHOWN) if whole else None,
            newest=newest,
        )

    def _show(self, look: _Look) -> None:
        self._looking = False
        self.counts, self.paused = look.counts, look.paused
        if look.jobs is not None:
            self.model.put(look.jobs)
        elif len(self.model.rows) != sum(look.counts[state] for state in SHOWN):
            self._stale = True
        self.model.executing(set(look.executing), self.progress)
        self._see(look)
        ended = sum(look.counts[state] for state in _ENDED)
        if not self.open or self._ended_before is None:
            self._ended_before, self._pace = ended, Pace()
        self.ended = max(0, ended - self._ended_before)
        if look.executing:
            self._pace.begin(time.monotonic(), self.progress)
        self.changed.emit()
        if self._stale:
            self.look()

    def _see(self, look: _Look) -> None:
        """Pictures of another program have come."""
        if look.newest is not None:
            self._finished = look.counts[JobState.FINISHED]
            for image in look.newest:
                if image.made_at >= self._opened_at:  # what a backup brings back is older
                    self._made(image)

    def _tick(self) -> None:
        if self.running and not self._running and not self._stopping:
            self._go()
        self.look()

    def _go(self) -> None:
        self._running = True
        self._runner.stream(QUEUE_LANE, self._run, self._tell, self._run_failed, self._run_ended)

    def _run(self) -> Iterator[bool]:
        """On the queue's lane: whether this program is the one that runs the queue."""
        with self._queue.claim() as claimed:
            yield claimed
            if not claimed:
                return
            if not self._recovered:
                self._queue_runner.recover()
                self._recovered = True
            for report in self._queue_runner.run(None, lambda: self._stopping, self._note):
                self._reports.append(report)
                yield True

    def _note(self, progress: Mapping[int, JobProgress]) -> None:
        self.progress = dict(progress)

    def _tell(self, claimed: bool) -> None:
        self.elsewhere = not claimed
        while self._reports:
            report = self._reports.popleft()
            if report.again:
                continue
            self.model.end(report.job.job_id, report.failure)
            if report.image is not None:
                self._made(report.image)
        self.changed.emit()

    def _made(self, image: PoolImage) -> None:
        if image.key not in self._told:
            self._told.append(image.key)
            self._pace.made(time.monotonic())
            self.image_made.emit(image)

    def _run_ended(self) -> None:
        self._tell(not self.elsewhere)
        self._running = False
        self.progress = {}
        if not self.elsewhere:
            self.refresh()

    def _run_failed(self, error: Exception) -> None:
        """The engine or the disk does not do its part: wait for the curator, and say why."""
        self._running = False
        self.progress = {}
        self._do(lambda: self._queue.pause(str(error)))

    def _not_seen(self, error: Exception) -> None:
        self._looking = False
        _log.warning("the queue cannot be read: %s", error)

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
