"""Rows of the generation queue, and jobs made of them."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from shared.domain.errors import DatabaseError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import GenerationJob, JobState, request_from_json

OPEN: tuple[str, ...] = (JobState.QUEUED, JobState.EXECUTING)
_COLUMNS = tuple(field.name for field in fields(GenerationJob))


def select(tables: Tables, where: str, **values: Any) -> list[GenerationJob]:
    """The jobs that a clause names; DatabaseError when a row is damaged."""
    return [
        job_of(row)
        for row in tables.query(f"SELECT {', '.join(_COLUMNS)} FROM jobs {where}", values)
    ]


def change(
    tables: Tables, job_ids: Sequence[int], what: str, states: Sequence[str], **values: Any
) -> int:
    """Change those of the jobs that are in one of the states; how many that were."""
    return tables.execute(
        f"UPDATE jobs SET {what} WHERE job_id IN (SELECT value FROM json_each(:ids))"
        " AND state IN (SELECT value FROM json_each(:states))",
        {**values, "ids": json.dumps(list(job_ids)), "states": json.dumps(list(states))},
    ).rowcount


def ids_in(tables: Tables, states: Sequence[str]) -> list[int]:
    """The ids of the jobs in these states, in order of the queue."""
    return list(places(tables, states))


def places(tables: Tables, states: Sequence[str]) -> dict[int, int]:
    """Where the jobs in these states stand, by id, in order of the queue."""
    rows = tables.query(
        "SELECT job_id, position FROM jobs"
        " WHERE state IN (SELECT value FROM json_each(:states)) ORDER BY position",
        {"states": json.dumps(list(states))},
    )
    return {row["job_id"]: row["position"] for row in rows}


def number(tables: Tables, query: str, **values: Any) -> int:
    """The one number a query answers; 0 for NULL."""
    return tables.execute(query, values).fetchone()[0] or 0


def batch_of(engine: str, request: GenerationRequest) -> str:
    """What the pictures of one batch have in common."""
    return json.dumps(
        [
            engine,
            request.model,
            request.width,
            request.height,
            request.num_inference_steps,
            request.guidance_scale,
            request.scheduler,
        ]
    )


def job_of(row: dict[str, Any]) -> GenerationJob:
    """The job of a row, which may hold more; DatabaseError when it is damaged."""
    try:
        values: dict[str, Any] = {
            **{name: row[name] for name in _COLUMNS},
            "request": request_from_json(json.loads(row["request"])),
            "state": JobState(row["state"]),
            "queued_at": datetime.fromisoformat(row["queued_at"]),
        }
    except (ValueError, TypeError, KeyError) as error:
        raise DatabaseError(f"job {row['job_id']} is damaged: {error}") from error
    return GenerationJob(**values)
