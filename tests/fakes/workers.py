"""Workers without processes, and an encoder without a codec."""

import json
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from shared.domain.errors import EmotionGardenError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.generation_job import JobProgress, WorkerAnswer
from tests.fakes.engine import picture

_STEP_S = 0.01


class FakeWorkers:
    """`admin.services.doors.Workers`: makes its pictures while it is waited for.

    `moods` says what happens with a seed instead: `fail`, `black`, `flat`, `lost` (every time),
    `broken` (the engine can not be started). `batches` are the job ids as they came. A batch takes
    `steps` waits, each of them a step that shows `preview`; until `held` ends, the last is never
    done.
    """

    def __init__(self, slots: int = 1, batch_size: int = 1) -> None:
        self.batch_size = batch_size
        self.slots = slots
        self.steps = 0
        self.preview: bytes | None = None
        self.held = False
        self.moods: dict[int, str] = {}
        self.batches: list[list[int]] = []
        self.closed = 0
        self.meanwhile: Callable[[], None] = lambda: None
        self._waiting: list[Sequence[tuple[int, GenerationRequest]]] = []
        self._done = 0
        self._dropped: set[int] = set()

    def free(self) -> int:
        return self.slots - len(self._waiting)

    def submit(self, batch: Sequence[tuple[int, GenerationRequest]]) -> None:
        assert self.free() > 0
        self.batches.append([job_id for job_id, _ in batch])
        self._waiting.append(batch)

    def progress(self) -> Mapping[int, JobProgress]:
        under_way = [job_id for batch in self._waiting[:1] for job_id, _ in batch]
        shown = self.preview if self._done else None
        return dict.fromkeys(under_way, JobProgress(self._done, self.steps, shown))

    def stop(self, job_ids: Collection[int]) -> None:
        self._dropped |= set(job_ids)

    def wait(self, timeout_s: float) -> Sequence[WorkerAnswer]:
        self.meanwhile()
        if not self._waiting:
            return []
        if self._dropped >= {job_id for job_id, _ in self._waiting[0]}:
            return [
                WorkerAnswer(job_id, failure="The picture was interrupted.", interrupted=True)
                for job_id, _ in self._next()
            ]
        if self._done < self.steps:
            time.sleep(min(timeout_s, _STEP_S))
            self._done += self._done + 1 < self.steps or not self.held
            return []
        return [self._answer(job_id, request) for job_id, request in self._next()]

    def _next(self) -> Sequence[tuple[int, GenerationRequest]]:
        self._done = 0
        return self._waiting.pop(0)

    def close(self) -> None:
        self._waiting.clear()
        self._dropped.clear()
        self._done = 0
        self.closed += 1

    def _answer(self, job_id: int, request: GenerationRequest) -> WorkerAnswer:
        mood = self.moods.get(request.seed, "")
        if mood == "broken":
            raise EmotionGardenError("the engine is not there")
        if mood == "fail":
            return WorkerAnswer(job_id, failure="the paint ran out")
        if mood == "lost":
            return WorkerAnswer(job_id, failure="the worker ended", lost=True)
        return WorkerAnswer(job_id, image=picture(request, mood), seconds=0.5)


class FakeEncoder:
    """`shared.ports.ImageEncoder` and a thumbnailer: the recipe, and a few of the pixels."""

    def encode(
        self, image: GeneratedImage, request: GenerationRequest, recipe: Mapping[str, Any]
    ) -> bytes:
        return json.dumps(recipe, sort_keys=True).encode() + image.pixels[:64]

    def thumbnail(self, image: GeneratedImage) -> bytes:
        return image.pixels[:16]
