"""The worker processes of one engine, waited for all at once; a lost one is replaced."""

import time
from collections.abc import Collection, Mapping, Sequence
from multiprocessing.connection import wait

from admin.adapters.worker_process import Batch, MakeGenerator, WorkerProcess
from shared.domain.errors import GenerationError
from shared.domain.generation_job import JobProgress, WorkerAnswer

_STARTS_IN_VAIN = 3
"""So many workers lost one after another before any of them had loaded its engine."""

_ASLEEP_S = 10.0
"""So much later than it asked to be woken, this process was stopped, or the whole machine."""

_DYING_S = 2.0
"""A process closes its pipe a moment before it has ended."""


class WorkerGroup:
    """`admin.services.doors.Workers`: one process per factory, a device each.

    Processes start with their first batch, so opening a group costs nothing. A worker that says
    nothing for `deadline_s` is killed: the picture it was at fails, the rest of its batch is lost
    and may be tried again. While the machine was suspended, nobody could say anything.
    """

    def __init__(
        self, factories: Sequence[MakeGenerator], *, deadline_s: float, batch_size: int = 1
    ) -> None:
        self.batch_size = batch_size
        self._factories = list(factories)
        self._deadline_s = deadline_s
        self._workers: dict[int, WorkerProcess] = {}
        self._lost_in_a_row = 0

    @property
    def pids(self) -> list[int]:
        """The processes that run now."""
        return [worker.pid for worker in self._workers.values() if worker.pid is not None]

    def free(self) -> int:
        return len(self._factories) - sum(bool(w.waiting) for w in self._workers.values())

    def submit(self, batch: Batch) -> None:
        slots = range(len(self._factories))
        idle = [slot for slot in slots if slot in self._workers and not self._workers[slot].waiting]
        slot = idle[0] if idle else next(slot for slot in slots if slot not in self._workers)
        if slot not in self._workers:
            self._workers[slot] = WorkerProcess(self._factories[slot], self._deadline_s)
        self._workers[slot].submit(batch)

    def progress(self) -> Mapping[int, JobProgress]:
        busy = (worker for worker in self._workers.values() if worker.waiting)
        return {job_id: how_far for worker in busy for job_id, how_far in worker.progress().items()}

    def stop(self, job_ids: Collection[int]) -> None:
        for worker in self._workers.values():
            worker.drop(job_ids)

    def wait(self, timeout_s: float) -> Sequence[WorkerAnswer]:
        busy = {slot: worker for slot, worker in self._workers.items() if worker.waiting}
        due = min((worker.due_at for worker in busy.values()), default=0.0)
        patience = min(timeout_s, max(0.0, due - time.monotonic()))
        begun = time.monotonic()
        speaking = wait([worker.connection for worker in busy.values()], patience)
        overslept = time.monotonic() - begun - patience
        if overslept > _ASLEEP_S:
            for worker in busy.values():
                worker.due_at += overslept
        answers: list[WorkerAnswer] = []
        for slot, worker in busy.items():
            if worker.connection in speaking:
                answers += self._hear(slot, worker)
            elif time.monotonic() >= worker.due_at:
                answers += self._give_up(slot, worker)
        return answers

    def close(self) -> None:
        for worker in self._workers.values():
            worker.end()
        self._workers.clear()
        self._lost_in_a_row = 0

    def _hear(self, slot: int, worker: WorkerProcess) -> list[WorkerAnswer]:
        try:
            answers = worker.receive()
        except (EOFError, OSError):
            return self._lost(slot, worker)
        self._lost_in_a_row = 0
        return answers

    def _lost(self, slot: int, worker: WorkerProcess) -> list[WorkerAnswer]:
        del self._workers[slot]
        how = worker.end(_DYING_S)
        self._lost_in_a_row += 1
        if self._lost_in_a_row >= _STARTS_IN_VAIN:
            raise GenerationError(f"the worker process ends again and again ({how})")
        reason = f"the worker process ended over this picture ({how})"
        return [WorkerAnswer(job_id, failure=reason, lost=True) for job_id in worker.waiting]

    def _give_up(self, slot: int, worker: WorkerProcess) -> list[WorkerAnswer]:
        """The first picture waiting is the one it hangs over."""
        del self._workers[slot]
        worker.end()
        guilty, *others = worker.waiting
        reason = f"the engine was silent for {self._deadline_s:g} s and was stopped"
        failed = WorkerAnswer(guilty, failure=reason)
        return [failed, *(WorkerAnswer(j, failure=reason, lost=True) for j in others)]
