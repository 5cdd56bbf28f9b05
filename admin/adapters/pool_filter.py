"""Filters and orders of the pool in SQL."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from shared.adapters.sqlite.database import as_text
from shared.domain.advice import Helper
from shared.domain.pool import PoolFilter, PoolOrder

_WISHES = {
    "keys": "key IN (SELECT value FROM json_each(:keys))",
    "emotion": "emotion = :emotion",
    "favorite": "favorite = :favorite",
    "orientation": "orientation = :orientation",
    "states": "state IN (SELECT value FROM json_each(:states))",
    "run_id": "run_id = :run_id",
    "least_stars": "stars >= :least_stars",
    "since": "made_at >= :since",
    "until": "made_at < :until",
    "least_score": "score >= :least_score",
    "most_score": "score <= :most_score",
    "stack": "stack = :stack",
}
"""What each wish of a filter asks of a row."""

_DUE = {Helper.LOOKS: "looked = 0", Helper.MATCH: "matched = 0"}
ORDERS: Mapping[PoolOrder, str] = {
    PoolOrder.NEWEST: "sequence DESC",
    PoolOrder.OLDEST: "sequence",
    PoolOrder.STARS: "stars DESC, sequence DESC",
    PoolOrder.SCORE: "score DESC, sequence DESC",
    PoolOrder.MATCH: "similarity DESC, sequence DESC",
    PoolOrder.STACK: "ifnull(stack, sequence) DESC, sequence DESC",
}
"""What each order sorts by; what is not known comes last, as SQLite has it."""

STACK_SIZE = (
    "iif(stack IS NULL, 1, (SELECT count(*) FROM pool AS other"
    " WHERE other.stack = pool.stack AND other.trashed_at IS NULL)) AS stack_size"
)


def where_of(wanted: PoolFilter) -> tuple[str, dict[str, Any]]:
    """Only what is asked for, so that SQLite can choose an index."""
    wishes: dict[str, Any] = {
        "keys": _json(wanted.keys),
        "emotion": wanted.emotion.key if wanted.emotion else None,
        "favorite": wanted.favorite,
        "orientation": wanted.orientation,
        "states": _json(wanted.states),
        "run_id": wanted.run_id,
        "least_stars": wanted.least_stars or None,
        "since": as_text(wanted.since) if wanted.since else None,
        "until": as_text(wanted.until) if wanted.until else None,
        "least_score": wanted.least_score,
        "most_score": wanted.most_score,
        "stack": wanted.stack,
    }
    values = {name: value for name, value in wishes.items() if value is not None}
    clauses = [_WISHES[name] for name in values]
    if wanted.trashed is not None:
        clauses.append(f"trashed_at IS {'NOT ' if wanted.trashed else ''}NULL")
    if wanted.stacked is not None:
        clauses.append(f"stack IS {'NOT ' if wanted.stacked else ''}NULL")
    for column in ("look_twice", "almost_black"):
        if (wish := getattr(wanted, column)) is not None:
            clauses.append(f"{column} = {wish:d}")  # in words: few are, and have their own index
    if wanted.words:
        clauses.append(_with_words(len(wanted.words)))
        values |= {f"word{number}": word for number, word in enumerate(wanted.words)}
    if wanted.due is not None:
        clauses.append(_DUE[wanted.due])
    fitting = " AND ".join(clauses) or "1"
    if wanted.collapsed or wanted.but:
        values["but"] = _json(wanted.but)
        fitting = f"{fitting} AND {_collapsed(fitting, but_open=wanted.collapsed)}"
    return fitting, values


def _collapsed(fitting: str, *, but_open: bool) -> str:
    """One picture of each closed stack: names without a table are those of the inner one."""
    named = f"stack {'IN' if but_open else 'NOT IN'} (SELECT value FROM json_each(:but))"
    return (
        f"(stack IS NULL OR {named} OR sequence = (SELECT sequence FROM pool AS other"
        f" WHERE other.stack = pool.stack AND {fitting}"
        " ORDER BY stars DESC, score DESC, sequence DESC LIMIT 1))"
    )


def _with_words(number: int) -> str:
    """All of the words in the prompt; looked for in its index, which is short, and nowhere else."""
    each = " AND ".join(f"instr(prompt, lower(:word{n}))" for n in range(number))
    return f"sequence IN (SELECT sequence FROM pool WHERE prompt >= '' AND {each})"


def _json(values: Sequence[str] | Sequence[int] | None) -> str | None:
    return None if values is None else json.dumps(list(values))
