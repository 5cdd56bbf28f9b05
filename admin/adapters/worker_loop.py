"""What goes on inside a worker process: pictures are made, and told of while they are made."""

import io
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from shared.domain.errors import EmotionGardenError, GenerationInterruptedError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.generation_job import WorkerAnswer
from shared.ports import ImageGenerator

Batch: TypeAlias = Sequence[tuple[int, GenerationRequest]]
STOP = "stop"
"""What the parent says when it wants nothing of the batch any more."""
PREVIEW_PERIOD_S = 0.5
"""The least time between two previews of a picture."""
PREVIEW_SIDE = 512
"""The most pixels of a preview's long side."""
_QUALITY = 80
_Made: TypeAlias = GeneratedImage | EmotionGardenError


@dataclass(frozen=True, slots=True)
class Preview:
    """What a picture looks like so far, on its way to the parent."""

    job_id: int
    jpeg: bytes


def work(connection: "Connection[Any, Any]", make_generator: Callable[[], ImageGenerator]) -> None:
    """Make what the parent sends until it closes the pipe (EOFError)."""
    try:
        generator = make_generator()
    except EmotionGardenError as error:
        connection.send(error)
        return
    connection.send([])
    while True:
        batch = connection.recv()
        if batch != STOP:  # it came too late: the batch was done already
            _Turn(connection, generator, batch).make()


class _Turn:
    """One batch of pictures."""

    def __init__(self, connection: "Connection[Any, Any]", generator: Any, batch: Batch) -> None:
        self._connection = connection
        self._generator = generator
        self._batch = batch
        self._stopped = False
        self._shown_at: dict[int, float] = {}

    def make(self) -> None:
        if hasattr(self._generator, "generate_batch"):
            self._connection.send(self._all_at_once())
            return
        for job_id, request in self._batch:
            self._connection.send([self._answer(job_id, lambda r=request: self._one(r))])

    def _one(self, request: GenerationRequest) -> _Made:
        if self._stop_asked():
            return GenerationInterruptedError("The picture was interrupted.")
        return self._generator.generate(request)

    def _all_at_once(self) -> list[WorkerAnswer]:
        """Each picture of the batch; when all of it fails, each is tried by itself."""
        began = time.perf_counter()
        try:
            images = self._together(self._batch)
        except Exception:  # noqa: BLE001  one bad picture never stops the run
            return list(self._one_by_one())
        seconds = (time.perf_counter() - began) / len(self._batch)
        made = zip(self._batch, images, strict=True)
        return [_told(job_id, image, seconds) for (job_id, _), image in made]

    def _one_by_one(self) -> Iterator[WorkerAnswer]:
        for one in self._batch:
            yield self._answer(one[0], lambda single=one: self._together([single])[0])

    def _together(self, batch: Batch) -> Sequence[_Made]:
        def on_preview(place: int, image: GeneratedImage) -> None:
            self._show(batch[place][0], image)

        return self._generator.generate_batch(
            [request for _, request in batch], self._on_step, on_preview
        )

    def _on_step(self, done: int, needed: int) -> bool:
        self._connection.send((done, needed))
        return not self._stop_asked()

    def _stop_asked(self) -> bool:
        while not self._stopped and self._connection.poll():
            self._stopped = self._connection.recv() == STOP
        return self._stopped

    def _show(self, job_id: int, image: GeneratedImage) -> None:
        now = time.monotonic()
        if now - self._shown_at.get(job_id, -PREVIEW_PERIOD_S) >= PREVIEW_PERIOD_S:
            self._shown_at[job_id] = now
            self._connection.send(Preview(job_id, _small_jpeg(image)))

    def _answer(self, job_id: int, make: Callable[[], _Made]) -> WorkerAnswer:
        began = time.perf_counter()
        try:
            image = make()
        except Exception as error:  # noqa: BLE001  one bad picture never stops the run
            return WorkerAnswer(job_id, failure=_sentence(error))
        return _told(job_id, image, time.perf_counter() - began)


def _told(job_id: int, image: _Made, seconds: float) -> WorkerAnswer:
    if isinstance(image, GenerationInterruptedError):
        return WorkerAnswer(job_id, failure=str(image), interrupted=True)
    if isinstance(image, Exception):
        return WorkerAnswer(job_id, failure=_sentence(image))
    return WorkerAnswer(job_id, image=image, seconds=seconds)


def _sentence(error: Exception) -> str:
    if isinstance(error, EmotionGardenError):
        return str(error)
    return f"the engine failed: {type(error).__name__}: {error}"


def _small_jpeg(image: GeneratedImage) -> bytes:
    from PIL import Image

    picture = Image.frombytes("RGB", (image.width, image.height), image.pixels)
    picture.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
