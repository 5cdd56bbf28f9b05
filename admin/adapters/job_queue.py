"""The generation queue in SQLite: one row per picture, a transaction per step."""

import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from admin.adapters.job_rows import OPEN, batch_of, change, ids_in, number, places, select
from admin.adapters.single_runner import only_one
from shared.adapters.sqlite.database import Database, as_text
from shared.domain.catalogue import ItemId
from shared.domain.generation_job import (
    MAX_CRASHES,
    GenerationJob,
    JobState,
    PlannedImage,
    request_to_json,
)
from shared.domain.queue_order import Move, reordered

JOBS = Migrations("jobs")
_RUN_ID = "%Y%m%d-%H%M%S"
_EXECUTING = (JobState.EXECUTING,)


@JOBS(name="0001_jobs")
def _jobs(db: Tables) -> None:
    """`batch` is what pictures of one batch have in common; `queue` says why it is paused."""
    db.executescript(
        """
        CREATE TABLE jobs (
            job_id INTEGER PRIMARY KEY AUTOINCREMENT,
            run_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            key TEXT NOT NULL UNIQUE,
            engine TEXT NOT NULL,
            model TEXT,
            batch TEXT NOT NULL,
            request TEXT NOT NULL,
            state TEXT NOT NULL,
            queued_at TEXT NOT NULL,
            ended_at TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            crashes INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            seconds REAL
        );
        CREATE INDEX jobs_state ON jobs (state, position);
        CREATE INDEX jobs_run ON jobs (run_id, state, position);
        CREATE INDEX jobs_lately ON jobs (engine, model, ended_at) WHERE state = 'finished';
        CREATE TABLE queue (paused TEXT);
        INSERT INTO queue (paused) VALUES (NULL);
        """
    )


class SqliteJobQueue:
    """`admin.services.doors.JobQueue`; processes may share the database, one of them runs it."""

    def __init__(self, database: Database, lock: Path) -> None:
        self._database = database
        self._lock = lock
        database.migrate(JOBS)

    @contextmanager
    def claim(self) -> Generator[bool, None, None]:
        with only_one(self._lock) as claimed:
            yield claimed

    def add(self, planned: Sequence[PlannedImage], engine: str, now: datetime) -> str:
        with self._database.write() as tables:
            taken_at = _free_second(tables, now)
            run_id = taken_at.strftime(_RUN_ID)
            last = number(tables, "SELECT max(position) FROM jobs")
            tables.conn.executemany(
                "INSERT INTO jobs (run_id, position, key, engine, model, batch, request, state,"
                " queued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        run_id,
                        last + place,
                        str(_item_id(image, taken_at)),
                        engine,
                        image.request.model,
                        batch_of(engine, image.request),
                        json.dumps(request_to_json(image.request), ensure_ascii=False),
                        JobState.QUEUED,
                        as_text(now),
                    )
                    for place, image in enumerate(planned, start=1)
                ],
            )
        return run_id

    def next_engine(self, run_id: str | None = None) -> str | None:
        with self._database.read() as tables:
            row = _next(tables, run_id)
        return row["engine"] if row else None

    def take(self, limit: int, run_id: str | None = None) -> Sequence[GenerationJob]:
        with self._database.write() as tables:
            first = _next(tables, run_id)
            if first is None:
                return []
            job_ids = [first["job_id"]]
            if limit > 1 and not first["crashes"]:
                alike = tables.query(
                    "SELECT job_id FROM jobs WHERE state = 'queued' AND run_id = :run_id"
                    " AND batch = :batch AND crashes = 0 ORDER BY position LIMIT :limit",
                    {**first, "limit": limit},
                )
                job_ids = [row["job_id"] for row in alike]
            change(tables, job_ids, "state = 'executing', attempts = attempts + 1", ("queued",))
            return select(
                tables,
                "WHERE job_id IN (SELECT value FROM json_each(:ids)) ORDER BY position",
                ids=json.dumps(job_ids),
            )

    def finish(self, job_id: int, seconds: float) -> None:
        """Also a picture that was cancelled meanwhile: it is there."""
        now = as_text(datetime.now(UTC))
        with self._database.write() as tables:
            change(
                tables,
                [job_id],
                "state = 'finished', seconds = :seconds, ended_at = :now, reason = NULL",
                (*OPEN, "cancelled"),
                seconds=seconds,
                now=now,
            )

    def fail(self, job_id: int, reason: str) -> None:
        with self._database.write() as tables:
            change(tables, [job_id], "state = 'failed', reason = :why", _EXECUTING, why=reason)

    def put_back(self, job_ids: Sequence[int]) -> None:
        with self._database.write() as tables:
            change(tables, job_ids, "state = 'queued', attempts = attempts - 1", _EXECUTING)

    def crashed(self, job_ids: Sequence[int], reason: str) -> int:
        with self._database.write() as tables:
            waiting = f"crashes + 1 < {MAX_CRASHES}"
            state = f"CASE WHEN {waiting} THEN 'queued' ELSE 'failed' END"
            why = f"CASE WHEN {waiting} THEN NULL ELSE :why END"
            change(
                tables,
                job_ids,
                f"crashes = crashes + 1, state = {state}, reason = {why}",
                _EXECUTING,
                why=reason,
            )
            return number(
                tables,
                "SELECT count(*) FROM jobs WHERE state = 'failed'"
                " AND job_id IN (SELECT value FROM json_each(:ids))",
                ids=json.dumps(list(job_ids)),
            )

    def cancel(self, job_ids: Sequence[int] | None = None) -> int:
        with self._database.write() as tables:
            if job_ids is None:
                return change(tables, ids_in(tables, OPEN), "state = 'cancelled'", OPEN)
            return change(tables, job_ids, "state = 'cancelled'", (*OPEN, "failed"))

    def retry(self, job_ids: Sequence[int] | None = None) -> int:
        again = "state = 'queued', crashes = 0, reason = NULL"
        with self._database.write() as tables:
            if job_ids is None:
                return change(tables, ids_in(tables, ("failed",)), again, ("failed",))
            return change(tables, job_ids, again, ("failed", "cancelled"))

    def uncancel(self, job_ids: Sequence[int]) -> int:
        """Only what failed has a reason."""
        before = "state = CASE WHEN reason IS NULL THEN 'queued' ELSE 'failed' END"
        with self._database.write() as tables:
            return change(tables, job_ids, before, ("cancelled",))

    def move(self, job_ids: Sequence[int], to: Move | int = Move.FRONT) -> int:
        with self._database.write() as tables:
            place = places(tables, ("queued",))
            order = reordered(list(place), job_ids, to)
            tables.conn.executemany(
                "UPDATE jobs SET position = ? WHERE job_id = ?",
                [
                    (position, job_id)
                    for position, job_id in zip(place.values(), order, strict=True)
                    if place[job_id] != position
                ],
            )
        return len(place.keys() & set(job_ids) - {to})

    def pause(self, reason: str) -> None:
        with self._database.write() as tables:
            tables.execute("UPDATE queue SET paused = ?", [reason])

    def resume(self) -> None:
        with self._database.write() as tables:
            tables.execute("UPDATE queue SET paused = NULL")

    def paused(self) -> str | None:
        with self._database.read() as tables:
            return tables.execute("SELECT paused FROM queue").fetchone()[0]

    def jobs(
        self, states: Sequence[JobState] | None = None, run_id: str | None = None
    ) -> Sequence[GenerationJob]:
        with self._database.read() as tables:
            return select(
                tables,
                "WHERE state IN (SELECT value FROM json_each(:states))"
                " AND (:run_id IS NULL OR run_id = :run_id) ORDER BY position",
                states=json.dumps(list(states or JobState)),
                run_id=run_id,
            )

    def counts(self, run_id: str | None = None) -> Mapping[JobState, int]:
        with self._database.read() as tables:
            rows = tables.execute(
                "SELECT state, count(*) FROM jobs WHERE :run_id IS NULL OR run_id = :run_id"
                " GROUP BY state",
                {"run_id": run_id},
            ).fetchall()
        return {state: dict(rows).get(state.value, 0) for state in JobState}

    def job_of(self, key: str) -> GenerationJob | None:
        with self._database.read() as tables:
            found = select(tables, "WHERE key = :key", key=key)
        return found[0] if found else None

    def lately(self, engine: str, model: str | None, limit: int) -> Sequence[GenerationJob]:
        with self._database.read() as tables:
            return select(
                tables,
                "WHERE state = 'finished' AND engine = :engine AND model IS :model"
                " ORDER BY ended_at DESC LIMIT :limit",
                engine=engine,
                model=model,
                limit=limit,
            )


def _next(tables: Tables, run_id: str | None) -> dict[str, Any] | None:
    """The next job; None when the queue is paused."""
    return next(
        tables.query(
            "SELECT job_id, run_id, engine, batch, crashes FROM jobs"
            " WHERE state = 'queued' AND (:run_id IS NULL OR run_id = :run_id)"
            " AND (SELECT paused FROM queue) IS NULL ORDER BY position LIMIT 1",
            {"run_id": run_id},
        ),
        None,
    )


def _free_second(tables: Tables, now: datetime) -> datetime:
    """A second that names no other run of this machine, so that no two pictures share a name."""
    second = now.astimezone(UTC).replace(microsecond=0)
    last = tables.execute("SELECT max(run_id) FROM jobs").fetchone()[0]
    if last is None:
        return second
    after = datetime.strptime(last, _RUN_ID).replace(tzinfo=UTC) + timedelta(seconds=1)
    return max(second, after)


def _item_id(image: PlannedImage, taken_at: datetime) -> ItemId:
    return ItemId(
        emotion=image.request.emotion,
        favorite=image.request.favorite,
        taken_at=taken_at,
        number=image.number,
        orientation=image.orientation,
    )
