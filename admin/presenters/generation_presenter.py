"""The form of the generation page: a wish, what it will come to, and into the queue with it."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.notices import undo
from admin.presenters.parts import DATABASE_LANE, Parts
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.timers import one_shot
from admin.presenters.words import pictures
from admin.services.generation import MAX_SEED, Wish, expected_seconds, plan
from admin.services.prompt_presets import PromptPreset
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import PlannedImage
from shared.domain.pool import PoolImage
from shared.qt.task_runner import Task, TaskRunner

_MORE = 4
_PAUSE_MS = 120
"""Typing is not over before so long."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a wish comes to; `seconds` is None while the engine was never timed here.

    `fault` says what is wrong with the wish; then `number` is 0.
    """

    number: int = 0
    seconds: float | None = None
    fault: str | None = None


class GenerationPresenter(QObject):
    """Says what a wish will come to before anything is queued, and queues it."""

    estimate_changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts, queue: QueuePresenter) -> None:
        super().__init__()
        self._runner = runner
        self._parts = parts
        self._queue = queue
        self._wish: Wish | None = None
        self._engine = self.engines[0]
        self._asked: Task | None = None
        self.estimate = Estimate()
        self._timer = one_shot(self, _PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        queue.image_made.connect(self._timer.start)

    def stop(self) -> None:
        """Ask no more questions."""
        self._timer.stop()

    @property
    def engines(self) -> Sequence[str]:
        """The engines of this machine."""
        return list(self._parts.engines)

    @property
    def presets(self) -> Sequence[PromptPreset]:
        """The named prompts."""
        return list(self._parts.presets.all().values())

    def wish(self, wish: Wish, engine: str) -> None:
        """This is what the form says now."""
        if self._asked is not None:
            self._asked.cancel()
        self._wish, self._engine = wish, engine
        self._timer.start()

    def refuse(self, fault: str) -> None:
        """The form says something that is no wish."""
        self._wish = None
        self._timer.stop()
        self._answer(Estimate(fault=fault))

    def grow_more(self, images: Sequence[PoolImage]) -> None:
        """Queue a few pictures like each of these, each from a seed of its own."""
        self._grow(
            (image.engine, replace(image.request, seed=secrets.randbelow(MAX_SEED + 1)))
            for image in images
            for _ in range(_MORE)
        )

    def grow_again(self, images: Sequence[PoolImage]) -> None:
        """Queue these pictures once more: the same request gives the same pixels."""
        self._grow((image.engine, image.request) for image in images)

    def queue_it(self) -> None:
        """Queue the wish; can be undone while it waits."""
        wish, engine = self._wish, self._engine
        if wish is None:
            return

        def add() -> list[int]:
            planned = plan(wish, engine)
            run_id = self._parts.queue.add(planned, engine, datetime.now(UTC))
            return [job.job_id for job in self._parts.queue.jobs(run_id=run_id)]

        self._runner.run(DATABASE_LANE, add, self._added, self._failed)

    def _grow(self, wanted: Iterable[tuple[str, GenerationRequest]]) -> None:
        by_engine: dict[str, list[GenerationRequest]] = {}
        for engine, request in wanted:
            by_engine.setdefault(engine, []).append(request)

        def add() -> list[int]:
            job_ids: list[int] = []
            for engine, requests in by_engine.items():
                planned = [PlannedImage(n, request) for n, request in enumerate(requests, start=1)]
                run_id = self._parts.queue.add(planned, engine, datetime.now(UTC))
                job_ids += [job.job_id for job in self._parts.queue.jobs(run_id=run_id)]
            return job_ids

        if by_engine:
            self._runner.run(DATABASE_LANE, add, self._added, self._failed)

    def _added(self, job_ids: list[int]) -> None:
        self._queue.refresh()
        words = QCoreApplication.translate("Admin", "Queued: {0}.")
        self.notice_raised.emit(
            words.format(pictures(len(job_ids))), undo(lambda: self._queue.cancel(job_ids))
        )

    def _ask(self) -> None:
        wish, engine = self._wish, self._engine
        if wish is None:
            return

        def estimate() -> Estimate:
            planned = plan(wish, engine)
            workers = self._parts.engines[engine]
            seconds = expected_seconds(planned, engine, self._parts.queue, workers)
            return Estimate(len(planned), seconds)

        self._asked = self._runner.run(
            DATABASE_LANE,
            estimate,
            self._answer,
            lambda error: self._answer(Estimate(fault=str(error))),
        )

    def _answer(self, estimate: Estimate) -> None:
        self.estimate = estimate
        self.estimate_changed.emit()

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
