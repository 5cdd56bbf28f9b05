"""A generation queue in memory that keeps every promise of the door."""

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.domain.catalogue import ItemId
from shared.domain.generation_job import MAX_CRASHES, GenerationJob, JobState, PlannedImage
from shared.domain.queue_order import Move, reordered

QUEUED, EXECUTING = JobState.QUEUED, JobState.EXECUTING


class FakeJobQueue:
    """`admin.services.doors.JobQueue`; `rows` are the jobs in order of the queue."""

    def __init__(self) -> None:
        self.rows: list[GenerationJob] = []
        self.finished: list[int] = []
        self.why_paused: str | None = None
        self.claimed = False

    @contextmanager
    def claim(self) -> Generator[bool, None, None]:
        if self.claimed:
            yield False
            return
        self.claimed = True
        try:
            yield True
        finally:
            self.claimed = False

    def add(self, planned: Sequence[PlannedImage], engine: str, now: datetime) -> str:
        second = now.astimezone(UTC).replace(microsecond=0)
        runs = {f"{ItemId.parse(row.key).taken_at:%Y%m%d-%H%M%S}" for row in self.rows}
        while runs and f"{second:%Y%m%d-%H%M%S}" <= max(runs):
            second += timedelta(seconds=1)
        for image in planned:
            request = image.request
            key = ItemId(request.emotion, request.favorite, second, image.number, image.orientation)
            self.rows.append(
                GenerationJob(
                    job_id=len(self.rows) + 1,
                    run_id=f"{second:%Y%m%d-%H%M%S}",
                    key=str(key),
                    engine=engine,
                    request=request,
                    state=QUEUED,
                    queued_at=now,
                )
            )
        return f"{second:%Y%m%d-%H%M%S}"

    def next_engine(self, run_id: str | None = None) -> str | None:
        waiting = self._waiting(run_id)
        return waiting[0].engine if waiting else None

    def take(self, limit: int, run_id: str | None = None) -> Sequence[GenerationJob]:
        waiting = self._waiting(run_id)
        if not waiting:
            return []
        first = waiting[0]
        alike = [row for row in waiting if _batch(row) == _batch(first) and not row.crashes]
        taken = [first] if first.crashes else alike[: max(1, limit)]
        return [self._set(row.job_id, state=EXECUTING, attempts=row.attempts + 1) for row in taken]

    def finish(self, job_id: int, seconds: float) -> None:
        if self._get(job_id).state in (QUEUED, EXECUTING, JobState.CANCELLED):
            self._set(job_id, state=JobState.FINISHED, seconds=seconds, reason=None)
            self.finished.append(job_id)

    def fail(self, job_id: int, reason: str) -> None:
        if self._get(job_id).state is EXECUTING:
            self._set(job_id, state=JobState.FAILED, reason=reason)

    def put_back(self, job_ids: Sequence[int]) -> None:
        for row in self._among(job_ids, EXECUTING):
            self._set(row.job_id, state=QUEUED, attempts=row.attempts - 1)

    def crashed(self, job_ids: Sequence[int], reason: str) -> int:
        for row in self._among(job_ids, EXECUTING):
            aside = row.crashes + 1 >= MAX_CRASHES
            self._set(
                row.job_id,
                state=JobState.FAILED if aside else QUEUED,
                crashes=row.crashes + 1,
                reason=reason if aside else None,
            )
        return len(self._among(job_ids, JobState.FAILED))

    def cancel(self, job_ids: Sequence[int] | None = None) -> int:
        named = () if job_ids is None else (JobState.FAILED,)
        return self._change(job_ids, (QUEUED, EXECUTING, *named), state=JobState.CANCELLED)

    def retry(self, job_ids: Sequence[int] | None = None) -> int:
        states = (JobState.FAILED,) if job_ids is None else (JobState.FAILED, JobState.CANCELLED)
        return self._change(job_ids, states, state=QUEUED, crashes=0, reason=None)

    def uncancel(self, job_ids: Sequence[int]) -> int:
        rows = self._among(job_ids, JobState.CANCELLED)
        for row in rows:
            self._set(row.job_id, state=JobState.FAILED if row.reason else QUEUED)
        return len(rows)

    def move(self, job_ids: Sequence[int], to: Move | int = Move.FRONT) -> int:
        waiting = {row.job_id: row for row in self._among(None, QUEUED)}
        order = reordered(list(waiting), job_ids, to)
        self.rows = [row for row in self.rows if row.state is not QUEUED]
        self.rows += [waiting[job_id] for job_id in order]
        return len(waiting.keys() & set(job_ids) - {to})

    def pause(self, reason: str) -> None:
        self.why_paused = reason

    def resume(self) -> None:
        self.why_paused = None

    def paused(self) -> str | None:
        return self.why_paused

    def jobs(
        self, states: Sequence[JobState] | None = None, run_id: str | None = None
    ) -> Sequence[GenerationJob]:
        wanted = states or list(JobState)
        return [r for r in self.rows if r.state in wanted and run_id in (None, r.run_id)]

    def counts(self, run_id: str | None = None) -> Mapping[JobState, int]:
        found = Counter(row.state for row in self.jobs(run_id=run_id))
        return {state: found[state] for state in JobState}

    def job_of(self, key: str) -> GenerationJob | None:
        return next((row for row in self.rows if row.key == key), None)

    def lately(self, engine: str, model: str | None, limit: int) -> Sequence[GenerationJob]:
        done = [self._get(job_id) for job_id in reversed(self.finished)]
        return [r for r in done if (r.engine, r.request.model) == (engine, model)][:limit]

    def _waiting(self, run_id: str | None) -> list[GenerationJob]:
        if self.why_paused is not None:
            return []
        return [row for row in self._among(None, QUEUED) if run_id in (None, row.run_id)]

    def _among(self, job_ids: Sequence[int] | None, *states: JobState) -> list[GenerationJob]:
        return [
            row
            for row in self.rows
            if row.state in states and (job_ids is None or row.job_id in job_ids)
        ]

    def _change(
        self, job_ids: Sequence[int] | None, states: Sequence[JobState], **values: object
    ) -> int:
        rows = self._among(job_ids, *states)
        for row in rows:
            self._set(row.job_id, **values)
        return len(rows)

    def _get(self, job_id: int) -> GenerationJob:
        return next(row for row in self.rows if row.job_id == job_id)

    def _set(self, job_id: int, **values: object) -> GenerationJob:
        place = next(i for i, row in enumerate(self.rows) if row.job_id == job_id)
        self.rows[place] = replace(self.rows[place], **values)  # pyright: ignore[reportArgumentType]
        return self.rows[place]


def _batch(row: GenerationJob) -> tuple[object, ...]:
    r = row.request
    alike = (r.model, r.width, r.height, r.num_inference_steps, r.guidance_scale, r.scheduler)
    return (row.run_id, row.engine, *alike)
