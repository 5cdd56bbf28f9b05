"""One engine in a process of its own, that can be killed when it hangs or dies.

A worker speaks whenever a picture or a step is done; the parent needs no thread to listen.
"""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Collection, Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias

from admin.adapters.worker_loop import STOP, Batch, Preview, work
from shared.adapters.child_start import begin_child, interrupts_held_back
from shared.domain.errors import EmotionGardenError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import JobProgress, WorkerAnswer
from shared.ports import ImageGenerator

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
    (`time.monotonic`) it has been silent for too long.
    """

    def __init__(self, make_generator: MakeGenerator, deadline_s: float) -> None:
        self._deadline_s = deadline_s
        self.waiting: dict[int, GenerationRequest] = {}
        self._dropped: set[int] = set()
        self._stopping = False
        self._steps = (0, 0)
        self._previews: dict[int, bytes] = {}
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
        self._dropped, self._stopping = set(), False
        self._steps, self._previews = (0, 0), {}
        self.due_at = max(self.due_at, time.monotonic() + self._deadline_s)
        with contextlib.suppress(OSError):
            self.connection.send(list(batch))

    def drop(self, job_ids: Collection[int]) -> None:
        """These are not wanted any more; when nothing else is waited for, it is told to stop."""
        self._dropped |= self.waiting.keys() & set(job_ids)
        if self.waiting and not self._stopping and self._dropped >= self.waiting.keys():
            self._stopping = True
            with contextlib.suppress(OSError):
                self.connection.send(STOP)

    def progress(self) -> Mapping[int, JobProgress]:
        """How far each picture is that it has not answered: all of a batch take the same steps."""
        done, needed = self._steps
        return {
            job_id: JobProgress(done, needed, self._previews.get(job_id)) for job_id in self.waiting
        }

    def receive(self) -> list[WorkerAnswer]:
        """What it says: answers, none when its model is loaded or a step is done.

        EOFError or OSError when it has died; the EmotionGardenError that keeps its engine from
        starting.
        """
        message = self.connection.recv()
        self.due_at = time.monotonic() + self._deadline_s
        if isinstance(message, EmotionGardenError):
            raise message
        if isinstance(message, Preview):
            self._previews[message.job_id] = message.jpeg
            return []
        if isinstance(message, tuple):
            self._steps = message
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
        work(connection, make_generator)
