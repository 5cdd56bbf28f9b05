"""Rows of the pool: pictures, thumbnails, decisions and what each of them changed."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from shared.adapters.sqlite.database import as_text
from shared.domain.errors import DatabaseError
from shared.domain.generation_job import request_from_json, request_to_json
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolState

POOL = Migrations("pool")
_WISHES = {
    "keys": "key IN (SELECT value FROM json_each(:keys))",
    "emotion": "emotion = :emotion",
    "favorite": "favorite = :favorite",
    "orientation": "orientation = :orientation",
    "states": "state IN (SELECT value FROM json_each(:states))",
    "run_id": "run_id = :run_id",
    "least_stars": "stars >= :least_stars",
}
"""What each wish of a filter asks of a row."""


@POOL(name="0001_pool")
def _pool(db: Tables) -> None:
    """`sequence` is the order of making; a decision's changes keep the marks before and after."""
    db.executescript(
        """
        CREATE TABLE pool (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            run_id TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            emotion TEXT NOT NULL,
            favorite TEXT,
            orientation TEXT NOT NULL,
            engine TEXT NOT NULL,
            request TEXT NOT NULL,
            recipe TEXT NOT NULL,
            made_at TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending',
            stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5),
            trashed_at TEXT,
            item_id TEXT
        );
        CREATE INDEX pool_state ON pool (state, sequence) WHERE trashed_at IS NULL;
        CREATE INDEX pool_emotion ON pool (emotion, sequence);
        CREATE INDEX pool_run ON pool (run_id, sequence);
        CREATE INDEX pool_trash ON pool (trashed_at) WHERE trashed_at IS NOT NULL;
        CREATE INDEX pool_item ON pool (item_id) WHERE item_id IS NOT NULL;
        CREATE TABLE thumbnails (
            key TEXT PRIMARY KEY REFERENCES pool (key) ON DELETE CASCADE,
            jpeg BLOB NOT NULL
        );
        CREATE TABLE decisions (
            decision_id INTEGER PRIMARY KEY AUTOINCREMENT,
            what TEXT NOT NULL,
            decided_at TEXT NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE changes (
            decision_id INTEGER NOT NULL REFERENCES decisions (decision_id) ON DELETE CASCADE,
            key TEXT NOT NULL REFERENCES pool (key) ON DELETE CASCADE,
            old_state TEXT NOT NULL,
            old_stars INTEGER NOT NULL,
            old_trashed_at TEXT,
            new_state TEXT NOT NULL,
            new_stars INTEGER NOT NULL,
            new_trashed_at TEXT,
            PRIMARY KEY (decision_id, key)
        );
        CREATE INDEX changes_key ON changes (key);
        """
    )


@POOL(name="0002_filter")
def _filter(db: Tables) -> None:
    """All that a filter asks about, so that counting reads no prompts and recipes.

    `stars` comes first: nothing asks for them exactly, so no list is sorted by way of this index.
    """
    db.executescript(
        "CREATE INDEX pool_filter ON pool"
        " (stars, trashed_at, state, emotion, favorite, orientation, run_id, key);"
    )


def insert(tables: Tables, image: PoolImage, thumbnail: bytes) -> None:
    """A picture and its thumbnail; one that is there already is left as it is."""
    row = {
        "key": image.key,
        "run_id": image.run_id,
        "sha256": image.sha256,
        "size": image.size,
        "width": image.width,
        "height": image.height,
        "emotion": image.request.emotion.key,
        "favorite": image.request.favorite,
        "orientation": image.orientation.value,
        "engine": image.engine,
        "request": json.dumps(request_to_json(image.request), ensure_ascii=False),
        "recipe": json.dumps(dict(image.recipe), ensure_ascii=False),
        "made_at": as_text(image.made_at),
        **dict(zip(("state", "stars", "trashed_at"), marks_of(image.marks), strict=True)),
        "item_id": image.item_id,
    }
    tables.execute(
        f"INSERT INTO pool ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
        " ON CONFLICT (key) DO NOTHING",
        row,
    )
    tables.execute(
        "INSERT INTO thumbnails (key, jpeg) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
        [image.key, thumbnail],
    )


def select(
    tables: Tables, wanted: PoolFilter, start: int = 0, number: int | None = None
) -> list[PoolImage]:
    """Pictures in order of their making; DatabaseError when a row is damaged."""
    where, values = _where(wanted)
    values |= {"number": -1 if number is None else number, "start": start}
    query = f"SELECT * FROM pool WHERE {where} ORDER BY sequence LIMIT :number OFFSET :start"
    return [image_of(row) for row in tables.query(query, values)]


def count(tables: Tables, wanted: PoolFilter) -> int:
    """How many pictures are wanted."""
    where, values = _where(wanted)
    return tables.execute(f"SELECT count(*) FROM pool WHERE {where}", values).fetchone()[0]


def delete(tables: Tables, key: str) -> None:
    """A picture that is in the trash, its thumbnail and the memory of its changes."""
    tables.execute("DELETE FROM pool WHERE key = ? AND trashed_at IS NOT NULL", [key])
    tables.execute(
        "DELETE FROM decisions WHERE decision_id NOT IN (SELECT decision_id FROM changes)"
    )


def apply(tables: Tables, decision_id: int, marks: str) -> tuple[str, ...]:
    """Set the `old` or the `new` marks of a decision where the others still are; the keys."""
    found = "old" if marks == "new" else "new"
    changed = tables.execute(
        f"UPDATE pool SET state = {marks}_state, stars = {marks}_stars,"
        f" trashed_at = {marks}_trashed_at FROM changes"
        " WHERE changes.decision_id = ? AND changes.key = pool.key"
        f" AND pool.state = {found}_state AND pool.stars = {found}_stars"
        f" AND pool.trashed_at IS {found}_trashed_at RETURNING pool.key",
        [decision_id],
    )
    return tuple(sorted(row[0] for row in changed.fetchall()))


def marks_of(marks: Marks) -> tuple[str, int, str | None]:
    """Marks as a row keeps them."""
    return marks.state, marks.stars, as_text(marks.trashed_at) if marks.trashed_at else None


def _where(wanted: PoolFilter) -> tuple[str, dict[str, Any]]:
    """Only what is asked for, so that SQLite can choose an index."""
    wishes: dict[str, Any] = {
        "keys": _json(wanted.keys),
        "emotion": wanted.emotion.key if wanted.emotion else None,
        "favorite": wanted.favorite,
        "orientation": wanted.orientation,
        "states": _json(wanted.states),
        "run_id": wanted.run_id,
        "least_stars": wanted.least_stars or None,
    }
    values = {name: value for name, value in wishes.items() if value is not None}
    clauses = [_WISHES[name] for name in values]
    if wanted.trashed is not None:
        clauses.append(f"trashed_at IS {'NOT ' if wanted.trashed else ''}NULL")
    return " AND ".join(clauses) or "1", values


def _json(values: Sequence[str] | None) -> str | None:
    return None if values is None else json.dumps(list(values))


def image_of(row: dict[str, Any]) -> PoolImage:
    """The picture of a row; DatabaseError when it is damaged."""
    try:
        trashed_at = row["trashed_at"]
        return PoolImage(
            key=row["key"],
            run_id=row["run_id"],
            sha256=row["sha256"],
            size=row["size"],
            width=row["width"],
            height=row["height"],
            engine=row["engine"],
            request=request_from_json(json.loads(row["request"])),
            made_at=datetime.fromisoformat(row["made_at"]),
            recipe=json.loads(row["recipe"]),
            marks=Marks(
                PoolState(row["state"]),
                row["stars"],
                datetime.fromisoformat(trashed_at) if trashed_at else None,
            ),
            item_id=row["item_id"],
        )
    except (ValueError, TypeError, KeyError) as error:
        raise DatabaseError(f"picture {row['key']!r} of the pool is damaged: {error}") from error
