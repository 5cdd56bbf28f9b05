"""A chronicle in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shared.domain.generation_job import GenerationJob
from shared.domain.pool import PastChange, PoolFilter, PoolImage
from tests.fakes.pool import FakeImagePool


class FakeChronicle:
    """`admin.services.backup_doors.Chronicle` over a fake pool, with history and queue."""

    def __init__(self, pool: FakeImagePool) -> None:
        self._pool = pool
        self._changes: list[PastChange] = []
        self._jobs: dict[str, GenerationJob] = {}

    def images(self) -> Iterator[PoolImage]:
        return iter(self._pool.find(PoolFilter(trashed=None)))

    def changes(self) -> Iterator[PastChange]:
        return iter(self._changes)

    def jobs(self) -> Iterator[GenerationJob]:
        return iter(self._jobs.values())

    def add_changes(self, changes: Sequence[PastChange]) -> int:
        if self._changes:
            return 0
        ordered = sorted(changes, key=lambda change: change.decision_id)
        self._changes = [change for change in ordered if self._pool.has(change.key)]
        return len(self._changes)

    def add_jobs(self, jobs: Sequence[GenerationJob]) -> int:
        before = len(self._jobs)
        for job in jobs:
            self._jobs.setdefault(job.key, replace(job, job_id=len(self._jobs) + 1))
        return len(self._jobs) - before
