"""Runs the queue: the next picture is made while the last one is checked, encoded and kept."""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from admin.services.doors import ImagePool, JobQueue, Thumbnailer, Workers
from admin.services.picture_features import dominant_colours
from shared.domain.errors import EmotionGardenError, GenerationError
from shared.domain.generation import GeneratedImage
from shared.domain.generation_job import (
    GenerationJob,
    JobProgress,
    JobState,
    WorkerAnswer,
    recipe_of,
)
from shared.domain.pool import PoolImage
from shared.ports import ImageEncoder

_PATIENCE_S = 0.5
_ALMOST_BLACK = 6
"""The brightest 1 % of a picture is below this (0-255)."""
_FLAT = 1.5
"""Standard deviation of the brightness (0-255)."""


@dataclass(frozen=True, slots=True)
class JobReport:
    """What became of a job: a picture in the pool, a sentence (`again`: it is retried), or nothing
    when it was cancelled."""

    job: GenerationJob
    image: PoolImage | None = None
    failure: str | None = None
    seconds: float = 0.0
    again: bool = False


@dataclass(frozen=True, slots=True)
class Recovery:
    """What the last crash left: pictures that were finished, wait again, or were set aside."""

    finished: int = 0
    again: int = 0
    set_aside: int = 0


class QueueRunner:
    """Takes jobs, has them made, and keeps the pictures; holds the queue's claim while it runs.

    `open_workers` opens the workers of an engine by name (EmotionGardenError).
    """

    def __init__(
        self,
        queue: JobQueue,
        pool: ImagePool,
        open_workers: Callable[[str], Workers],
        encoder: ImageEncoder,
        thumbnailer: Thumbnailer,
    ) -> None:
        self._queue = queue
        self._pool = pool
        self._open_workers = open_workers
        self._encoder = encoder
        self._thumbnailer = thumbnailer
        self._begun: Sequence[GenerationJob] = ()
        """What a run began and could not put back, as when the disk was full."""

    def recover(self) -> Recovery:
        """Put in order what a crash left; only for the process that holds the claim."""
        again: list[int] = []
        crashed = self._queue.jobs([JobState.EXECUTING])
        for job in crashed:
            if self._pool.has(job.key):
                self._queue.finish(job.job_id, job.seconds or 0.0)
            else:
                again.append(job.job_id)
        for key in self._pool.reconcile():
            if self._queue.job_of(key):
                self._pool.remove_stray(key)
        if not crashed:
            return Recovery()
        reason = "the app ended over this picture more than once; it was set aside"
        set_aside = self._queue.crashed(again, reason)
        self._queue.pause("the app ended unexpectedly in the middle of a run")
        return Recovery(
            finished=len(crashed) - len(again),
            again=len(again) - set_aside,
            set_aside=set_aside,
        )

    def run(
        self,
        run_id: str | None = None,
        stopped: Callable[[], bool] = lambda: False,
        on_progress: Callable[[Mapping[int, JobProgress]], None] = lambda progress: None,
    ) -> Iterator[JobReport]:
        """Run until nothing waits, the queue is paused, or `stopped` answers True (asked twice a
        second); reports what became of each job.

        `on_progress` is told how far the pictures under way are, by job id. One that is cancelled
        meanwhile is stopped at its next step, where the engine can. What is under way at the end,
        whatever ended it, is put back to wait, by the next run where the queue can not be written.
        """
        if self._begun:
            self._settle_rows()
        run = _Run(self._queue, self._open_workers, run_id)
        try:
            while not stopped() and run.feed():
                answers = run.wait()
                on_progress(run.progress())
                for job, answer in answers:
                    if not answer.interrupted and not stopped():
                        run.feed()  # so that the workers are busy while this one is kept
                    report = self._settle(job, answer)
                    run.done(job)
                    yield report
        finally:
            run.close()
            self._begun = run.under_way
            self._settle_rows()

    def _settle_rows(self) -> None:
        """Jobs that were begun: finished when their picture is kept, else they wait again."""
        kept = [job for job in self._begun if self._pool.has(job.key)]
        for job in kept:
            self._queue.finish(job.job_id, job.seconds or 0.0)
        self._queue.put_back([job.job_id for job in self._begun if job not in kept])
        self._begun = ()

    def _settle(self, job: GenerationJob, answer: WorkerAnswer) -> JobReport:
        try:
            if answer.image is None:
                return self._without_image(job, answer)
            image = self._keep(job, answer.image)
        except EmotionGardenError as error:
            self._queue.fail(job.job_id, str(error))
            return JobReport(job, failure=str(error))
        if image is None:
            return JobReport(job)
        self._queue.finish(job.job_id, answer.seconds)
        return JobReport(job, image=image, seconds=answer.seconds)

    def _without_image(self, job: GenerationJob, answer: WorkerAnswer) -> JobReport:
        if answer.interrupted:  # still wanted only where its cancelling was undone
            self._queue.put_back([job.job_id])
            return JobReport(job)
        failure = answer.failure or "the engine made no picture"
        if not answer.lost:
            self._queue.fail(job.job_id, failure)
        elif self._queue.crashed([job.job_id], f"{failure} twice; it was set aside"):
            failure += " twice; it was set aside"
        else:
            return JobReport(job, failure=f"{failure}; it is made again", again=True)
        return JobReport(job, failure=failure)

    def _keep(self, job: GenerationJob, made: GeneratedImage) -> PoolImage | None:
        """Check, encode, file; None when the job was cancelled meanwhile."""
        check(made, job)
        recipe = recipe_of(job.engine, job.request, made.recipe)
        data = self._encoder.encode(made, job.request, recipe)
        thumbnail = self._thumbnailer.thumbnail(made)
        image = PoolImage(
            key=job.key,
            run_id=job.run_id,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            width=made.width,
            height=made.height,
            engine=job.engine,
            request=job.request,
            made_at=datetime.now(UTC),
            recipe=made.recipe,
            colours=dominant_colours(thumbnail),
        )
        now = self._queue.job_of(job.key)
        if now is None or now.state is not JobState.EXECUTING:
            return None
        self._pool.add(image, data, thumbnail)
        return image


class _Run:
    """What is under way in one run: the workers of one engine at a time, and their jobs."""

    def __init__(
        self, queue: JobQueue, open_workers: Callable[[str], Workers], run_id: str | None
    ) -> None:
        self._queue = queue
        self._open_workers = open_workers
        self._run_id = run_id
        self._engine: str | None = None
        self._workers: Workers | None = None
        self._jobs: dict[int, GenerationJob] = {}
        self._looked_at = 0.0

    def feed(self) -> bool:
        """Give every free worker a batch; whether anything is under way."""
        while (engine := self._queue.next_engine(self._run_id)) is not None:
            workers = self._workers_of(engine)
            if workers is None or not workers.free():
                break
            jobs = self._queue.take(workers.batch_size, self._run_id)
            if not jobs:
                break
            self._jobs |= {job.job_id: job for job in jobs}
            workers.submit([(job.job_id, job.request) for job in jobs])
        return bool(self._jobs)

    def wait(self) -> list[tuple[GenerationJob, WorkerAnswer]]:
        assert self._workers is not None
        self._stop_cancelled(self._workers)
        answers = self._workers.wait(_PATIENCE_S)
        # One that was cancelled and taken again can be answered twice.
        return [(self._jobs[a.job_id], a) for a in answers if a.job_id in self._jobs]

    def progress(self) -> Mapping[int, JobProgress]:
        return self._workers.progress() if self._workers else {}

    def done(self, job: GenerationJob) -> None:
        self._jobs.pop(job.job_id, None)

    def _stop_cancelled(self, workers: Workers) -> None:
        """Cancelling is a change of rows, made by any process: look at them twice a second."""
        now = time.monotonic()
        if now - self._looked_at < _PATIENCE_S:
            return
        self._looked_at = now
        wanted = {job.job_id for job in self._queue.jobs([JobState.EXECUTING])}
        if gone := self._jobs.keys() - wanted:
            workers.stop(gone)

    @property
    def under_way(self) -> list[GenerationJob]:
        return list(self._jobs.values())

    def close(self) -> None:
        if self._workers is not None:
            self._workers.close()

    def _workers_of(self, engine: str) -> Workers | None:
        """The workers of the engine; None while those of another are at work."""
        if engine != self._engine:
            if self._jobs:
                return None
            if self._workers is not None:
                self._workers.close()
            self._workers = self._open_workers(engine)
            self._engine = engine
        return self._workers


def check(image: GeneratedImage, job: GenerationJob) -> None:
    """GenerationError when the picture is not one: wrong size, black (as NaN becomes), or flat."""
    wanted = (job.request.width, job.request.height)
    if (image.width, image.height) != wanted or len(image.pixels) != 3 * wanted[0] * wanted[1]:
        raise GenerationError(f"the engine made a picture of another size than {wanted}")
    pixels = np.frombuffer(image.pixels, np.uint8).reshape(image.height, image.width, 3)
    brightness = pixels[::4, ::4].astype(np.float32).mean(axis=2)
    if np.percentile(brightness, 99) < _ALMOST_BLACK:
        raise GenerationError("the engine made a black picture")
    if brightness.std() < _FLAT:
        raise GenerationError("the engine made a picture of one colour")
