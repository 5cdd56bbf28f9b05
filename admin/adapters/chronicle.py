"""The curator's rows in SQLite, read page by page and told to another database."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlite_utils import Database as Tables

from admin.adapters import job_rows, pool_rows
from admin.adapters.pool_filter import STACK_SIZE
from shared.adapters.sqlite.database import Database, as_text
from shared.domain.errors import DatabaseError
from shared.domain.generation_job import GenerationJob, request_to_json
from shared.domain.pool import Marks, PastChange, PoolImage, PoolState

T = TypeVar("T")
_PAGE = 2000


class SqliteChronicle:
    """`admin.services.backup_doors.Chronicle`; the pool and the queue have made its tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def images(self) -> Iterator[PoolImage]:
        return self._pages(
            f"(SELECT pool.*, {STACK_SIZE} FROM pool)", "sequence", pool_rows.image_of
        )

    def changes(self) -> Iterator[PastChange]:
        return self._pages(
            "(SELECT changes.rowid AS place, * FROM changes JOIN decisions USING (decision_id))",
            "place",
            _change,
        )

    def jobs(self) -> Iterator[GenerationJob]:
        return self._pages("jobs", "position", job_rows.job_of)

    def add_changes(self, changes: Sequence[PastChange]) -> int:
        with self._database.write() as tables:
            if tables.execute("SELECT 1 FROM decisions LIMIT 1").fetchone():
                return 0
            ordered = sorted(changes, key=lambda change: change.decision_id)
            return sum(
                _add_decision(tables, list(together))
                for _, together in groupby(ordered, key=lambda change: change.decision_id)
            )

    def add_jobs(self, jobs: Sequence[GenerationJob]) -> int:
        with self._database.write() as tables:
            last = job_rows.number(tables, "SELECT max(position) FROM jobs")
            return sum(
                _add_job(tables, job, last + place) for place, job in enumerate(jobs, start=1)
            )

    def _pages(self, table: str, order: str, read: Callable[[dict[str, Any]], T]) -> Iterator[T]:
        """Rows in order; between two pages others may write."""
        after = -(2**63)
        while True:
            with self._database.read() as tables:
                query = f"SELECT * FROM {table} WHERE {order} > ? ORDER BY {order} LIMIT {_PAGE}"
                rows = list(tables.query(query, [after]))
            if not rows:
                return
            yield from map(read, rows)
            after = rows[-1][order]


def _add_decision(tables: Tables, changes: Sequence[PastChange]) -> int:
    first = changes[0]
    decision_id = tables.conn.execute(
        "INSERT INTO decisions (what, decided_at, undone) VALUES (?, ?, ?)",
        [first.what, as_text(first.decided_at), int(first.undone)],
    ).lastrowid
    before = tables.conn.total_changes
    tables.conn.executemany(
        "INSERT OR IGNORE INTO changes (decision_id, key, old_state, old_stars, old_trashed_at,"
        " new_state, new_stars, new_trashed_at)"
        " SELECT ?, key, ?, ?, ?, ?, ?, ? FROM pool WHERE key = ?",
        [
            (
                decision_id,
                *pool_rows.marks_of(change.old),
                *pool_rows.marks_of(change.new),
                change.key,
            )
            for change in changes
        ],
    )
    added = tables.conn.total_changes - before
    if not added:
        tables.execute("DELETE FROM decisions WHERE decision_id = ?", [decision_id])
    return added


def _add_job(tables: Tables, job: GenerationJob, position: int) -> int:
    row = {
        "run_id": job.run_id,
        "position": position,
        "key": job.key,
        "engine": job.engine,
        "model": job.request.model,
        "batch": job_rows.batch_of(job.engine, job.request),
        "request": json.dumps(request_to_json(job.request), ensure_ascii=False),
        "state": job.state.value,
        "queued_at": as_text(job.queued_at),
        "attempts": job.attempts,
        "crashes": job.crashes,
        "reason": job.reason,
        "seconds": job.seconds,
    }
    return tables.execute(
        f"INSERT INTO jobs ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
        " ON CONFLICT (key) DO NOTHING",
        row,
    ).rowcount


def _change(row: dict[str, Any]) -> PastChange:
    try:
        return PastChange(
            decision_id=row["decision_id"],
            what=row["what"],
            decided_at=datetime.fromisoformat(row["decided_at"]),
            undone=bool(row["undone"]),
            key=row["key"],
            old=_marks(row, "old"),
            new=_marks(row, "new"),
        )
    except (ValueError, TypeError) as error:
        raise DatabaseError(f"decision {row['decision_id']} is damaged: {error}") from error


def _marks(row: dict[str, Any], which: str) -> Marks:
    trashed_at = row[f"{which}_trashed_at"]
    return Marks(
        PoolState(row[f"{which}_state"]),
        row[f"{which}_stars"],
        datetime.fromisoformat(trashed_at) if trashed_at else None,
    )
