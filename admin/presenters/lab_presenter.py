"""The prompt lab: a prompt is tried at once, and every try is kept, with its seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.notices import undo
from admin.presenters.parts import DATABASE_LANE, Parts
from admin.presenters.queue_presenter import OPEN, QueuePresenter
from admin.presenters.review_presenter import PICTURE_LANE, THUMBNAIL_LANE
from admin.presenters.thumbnails import Thumbnails
from admin.services.generation import Wish, plan
from admin.services.prompt_presets import PromptPreset
from shared.domain.generation_job import GenerationJob, JobProgress, JobState
from shared.qt.task_runner import TaskRunner, nothing

VARIATIONS = 4
_KEPT = 8
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Try:
    """One picture that was tried: the wish that makes it again, and its job as it is now."""

    wish: Wish
    job: GenerationJob

    @property
    def is_open(self) -> bool:
        return self.job.state in OPEN


class LabPresenter(QObject):
    """Tries are rows of the queue, moved to its front: they outlive the app like all others.

    `tries` are those of this session, the newest first; `shown` is the one that is looked at.
    """

    changed = Signal()
    presets_changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts, queue: QueuePresenter) -> None:
        super().__init__()
        self._runner = runner
        self._parts = parts
        self.queue = queue
        self.pictures = Thumbnails(runner, self._picture, PICTURE_LANE, kept=_KEPT)
        self.thumbnails = Thumbnails(runner, parts.pool.thumbnail, THUMBNAIL_LANE)
        self.tries: list[Try] = []
        self.shown: Try | None = None
        self._looking = False
        self.presets: Mapping[str, PromptPreset] = parts.presets.all()
        """The named prompts by name."""
        self.own_presets: Mapping[str, PromptPreset] = parts.presets.own()
        """Those of the curator among them."""
        queue.changed.connect(self._look)

    @property
    def engines(self) -> Sequence[str]:
        """The engines of this machine."""
        return list(self._parts.engines)

    @property
    def open(self) -> Sequence[Try]:
        """The tries that are not at an end."""
        return [each for each in self.tries if each.is_open]

    def progress(self) -> JobProgress | None:
        """How far the shown try is; None when that is not known."""
        return self.queue.progress.get(self.shown.job.job_id) if self.shown else None

    def try_it(self, wish: Wish, engine: str) -> None:
        """Make one picture of the wish, before everything else that waits."""
        self._add(replace(wish, repeat=1), engine)

    def vary(self, wish: Wish, engine: str) -> None:
        """Make a few pictures of the wish from new seeds."""
        self._add(replace(wish, repeat=VARIATIONS, seed=None), engine)

    def cancel(self) -> None:
        """Cancel the tries that wait or are being made."""
        self.queue.cancel([each.job.job_id for each in self.open])

    def show(self, place: int) -> None:
        """Look at this one of the tries."""
        if 0 <= place < len(self.tries):
            self.shown = self.tries[place]
            self.changed.emit()

    def _add(self, wish: Wish, engine: str) -> None:
        queue = self._parts.queue

        def add() -> list[Try]:
            run_id = queue.add(plan(wish, engine), engine, datetime.now(UTC))
            jobs = queue.jobs(run_id=run_id)
            queue.move([job.job_id for job in jobs])
            return [Try(_wish_of(job, wish, jobs[0]), job) for job in jobs]

        def tell(tries: list[Try]) -> None:
            self.tries = [*tries, *self.tries]
            self.shown = tries[0]
            self.queue.refresh()
            self.changed.emit()

        self._runner.run(DATABASE_LANE, add, tell, self._failed)

    # --- how they are ----------------------------------------------------------------------------

    def _look(self) -> None:
        """The queue was looked at: how are the tries that were not at an end?"""
        ended = (JobState.FINISHED, JobState.FAILED)  # a cancelling can be undone
        waiting = [each for each in self.tries if each.job.state not in ended]
        if waiting and not self._looking:
            self._looking = True
            keys = [each.job.key for each in waiting]
            self._runner.run(
                DATABASE_LANE,
                lambda: [job for job in map(self._parts.queue.job_of, keys) if job],
                self._seen,
                self._not_seen,
            )
        if self.shown is not None and self.shown.is_open:
            self.changed.emit()

    def _seen(self, jobs: Sequence[GenerationJob]) -> None:
        self._looking = False
        now = {job.job_id: job for job in jobs}
        before, self.tries = (
            self.tries,
            [replace(each, job=now.get(each.job.job_id, each.job)) for each in self.tries],
        )
        if self.shown is not None:
            shown = self.shown.job.job_id
            self.shown = next((t for t in self.tries if t.job.job_id == shown), None)
        if before != self.tries:
            self.changed.emit()

    def _not_seen(self, error: Exception) -> None:
        self._looking = False
        self._failed(error)

    # --- presets ---------------------------------------------------------------------------------

    def save_preset(self, called: str, wish: Wish) -> None:
        """Keep the prompt under a name, in the place of an own preset called the same."""

        def tell(preset: PromptPreset) -> None:
            words = translate("Admin", "Saved: {0}.").format(preset.name_en)
            self.notice_raised.emit(words, None)

        self._keep(
            lambda: self._parts.presets.save(called, wish.emotion_text, wish.negative_prompt), tell
        )

    def delete_preset(self, name: str) -> None:
        """Forget an own preset; it can be undone."""

        def tell(preset: PromptPreset) -> None:
            words = translate("Admin", "Deleted: {0}.").format(preset.name_en)
            self.notice_raised.emit(words, undo(lambda: self._put_back(preset)))

        self._keep(lambda: self._parts.presets.delete(name), tell)

    def _put_back(self, preset: PromptPreset) -> None:
        def put_back() -> PromptPreset:
            self._parts.presets.put_back(preset)
            return preset

        self._keep(put_back, nothing)

    def _keep(self, work: Callable[[], PromptPreset], done: Callable[[PromptPreset], None]) -> None:
        book = self._parts.presets

        def tell(answer: tuple[PromptPreset, dict[str, PromptPreset], Mapping[str, Any]]) -> None:
            preset, self.presets, self.own_presets = answer
            self.presets_changed.emit()
            done(preset)

        self._runner.run(
            DATABASE_LANE, lambda: (work(), book.all(), book.own()), tell, self._failed
        )

    def _picture(self, key: str) -> bytes:
        return self._parts.pool.read(key)

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)


def _wish_of(job: GenerationJob, wish: Wish, first: GenerationJob) -> Wish:
    """The wish that makes this picture; its wildcards stay when they choose these words again."""
    chosen = job.request.emotion_text
    words = wish.emotion_text if chosen == first.request.emotion_text else chosen
    return replace(wish, seed=job.request.seed, repeat=1, emotion_text=words)
