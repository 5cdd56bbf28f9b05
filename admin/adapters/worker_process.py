"""One engine in a process of its own, that can be killed when it hangs or dies.

A worker speaks whenever a picture is done; the parent needs no thread to listen.
"""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias

from shared.adapters.child_start import begin_child, interrupts_held_back
from shared.domain.errors import EmotionGardenError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.generation_job import WorkerAnswer
from shared.ports import ImageGenerator

Batch: TypeAlias = Sequence[tuple[int, GenerationRequest]]
MakeGenerator: TypeAlias = Callable[[], ImageGenerator]
"""Picklable: a class or a `functools.partial` of a module-level name."""

START_DEADLINE_S = 300.0
"""A large model may load from a slow disk."""

_KILL_GRACE_S = 5.0
# fork would copy the parent's threads and locks; spawn is the same on every platform.
_spawn = multiprocessing.get_context("spawn")


class WorkerProcess:
    """One process that makes pictures; belongs to one thread.

    `waiting` are the pictures it has been given and not answered; after `due_at`
    (`time.monotonic`) it has been silent for too long. `steps` are those done and needed of its
    batch, None when its engine does not tell.
    """

    def __init__(self, make_generator: MakeGenerator, deadline_s: float) -> None:
        self._deadline_s = deadline_s
        self.waiting: dict[int, GenerationRequest] = {}
        self.steps: tuple[int, int] | None = None
        self.due_at = time.monotonic() + START_DEADLINE_S
        self.connection, theirs = _spawn.Pipe()
        self._process: BaseProcess = _spawn.Process(
            target=_run, args=(theirs, make_generator), name="generation", daemon=True
        )
        with interrupts_held_back():
            self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def submit(self, batch: Batch) -> None:
        """Give it pictures to make; that it has died is found out by `receive`."""
        self.waiting = dict(batch)
        self.due_at = max(self.due_at, time.monotonic() + self._deadline_s)
        with contextlib.suppress(OSError):
            self.connection.send(list(batch))

    def receive(self) -> list[WorkerAnswer]:
        """What it says: answers, none when its model is loaded or a step is done.

        EOFError or OSError when it has died; the EmotionGardenError that keeps its engine from
        starting.
        """
        message = self.connection.recv()
        self.due_at = time.monotonic() + self._deadline_s
        if isinstance(message, EmotionGardenError):
            raise message
        if isinstance(message, tuple):
            self.steps = message
            return []
        answers: list[WorkerAnswer] = message
        return [answer for answer in answers if self.waiting.pop(answer.job_id, None)]

    def end(self, grace_s: float = 0) -> str:
        """Kill it unless it ends within the grace; the answer says how it ended."""
        self.connection.close()
        self._process.join(grace_s)
        died_itself = self._process.exitcode is not None
        self._process.kill()
        self._process.join(_KILL_GRACE_S)
        code = self._process.exitcode
        if code is not None:
            self._process.close()
        if not died_itself or code is None:
            return "killed"
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def _run(connection: "Connection[Any, Any]", make_generator: MakeGenerator) -> None:
    begin_child()
    with contextlib.suppress(EOFError, OSError):
        _work(connection, make_generator)


def _work(connection: "Connection[Any, Any]", make_generator: MakeGenerator) -> None:
    try:
        generator = make_generator()
    except EmotionGardenError as error:
        connection.send(error)
        return
    connection.send([])
    while True:
        batch: Batch = connection.recv()
        if hasattr(generator, "generate_batch"):
            connection.send(_batch_answers(generator, batch, connection))
        else:
            for job_id, request in batch:
                connection.send([_answer(job_id, lambda r=request: generator.generate(r))])


def _batch_answers(
    generator: Any, batch: Batch, connection: "Connection[Any, Any]"
) -> list[WorkerAnswer]:
    """Each picture of the batch; when all of it fails, each is tried by itself."""

    def on_step(done: int, needed: int) -> bool:
        connection.send((done, needed))
        return True

    def make(requests: list[GenerationRequest]) -> Any:
        return generator.generate_batch(requests, on_step)

    began = time.perf_counter()
    try:
        images = make([request for _, request in batch])
    except Exception:  # noqa: BLE001  one bad picture never stops the run
        return [_answer(job_id, lambda r=request: make([r])[0]) for job_id, request in batch]
    seconds = (time.perf_counter() - began) / len(batch)
    return [
        WorkerAnswer(job_id, failure=_sentence(image))
        if isinstance(image, Exception)
        else WorkerAnswer(job_id, image=image, seconds=seconds)
        for (job_id, _), image in zip(batch, images, strict=True)
    ]


def _answer(job_id: int, make: Callable[[], GeneratedImage | EmotionGardenError]) -> WorkerAnswer:
    began = time.perf_counter()
    try:
        image = make()
    except Exception as error:  # noqa: BLE001  one bad picture never stops the run
        image = error
    if isinstance(image, Exception):
        return WorkerAnswer(job_id, failure=_sentence(image))
    return WorkerAnswer(job_id, image=image, seconds=time.perf_counter() - began)


def _sentence(error: Exception) -> str:
    if isinstance(error, EmotionGardenError):
        return str(error)
    return f"the engine failed: {type(error).__name__}: {error}"
