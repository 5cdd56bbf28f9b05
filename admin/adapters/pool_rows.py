"""Rows of the pool: pictures, thumbnails, decisions and what each of them changed."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from admin.adapters.pool_filter import ORDERS, STACK_SIZE, where_of
from shared.adapters.sqlite.database import as_text
from shared.domain.advice import Advice
from shared.domain.errors import DatabaseError
from shared.domain.generation_job import request_from_json, request_to_json
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolOrder, PoolState

POOL = Migrations("pool")


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


@POOL(name="0003_advice")
def _advice(db: Tables) -> None:
    """What helpers say. `looked` and `matched` are 0 while a picture is due to a helper.

    `stack` is the sequence of the stack's first picture, empty for one that is like no other.
    """
    db.executescript(
        """
        ALTER TABLE pool ADD COLUMN look_twice INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pool ADD COLUMN looked INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pool ADD COLUMN sharpness INTEGER;
        ALTER TABLE pool ADD COLUMN exposure INTEGER;
        ALTER TABLE pool ADD COLUMN score INTEGER;
        ALTER TABLE pool ADD COLUMN almost_black INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pool ADD COLUMN fingerprint TEXT;
        ALTER TABLE pool ADD COLUMN stack INTEGER;
        ALTER TABLE pool ADD COLUMN matched INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pool ADD COLUMN similarity REAL;
        UPDATE pool SET look_twice = 1 WHERE json_extract(recipe, '$.look_twice') = 1;
        CREATE INDEX pool_unlooked ON pool (sequence) WHERE looked = 0;
        CREATE INDEX pool_unmatched ON pool (sequence) WHERE matched = 0;
        CREATE INDEX pool_look_twice ON pool (sequence) WHERE look_twice = 1;
        CREATE INDEX pool_almost_black ON pool (sequence) WHERE almost_black = 1;
        CREATE INDEX pool_score ON pool (score, sequence);
        CREATE INDEX pool_similarity ON pool (similarity, sequence);
        CREATE INDEX pool_stack ON pool (stack, trashed_at) WHERE stack IS NOT NULL;
        CREATE INDEX pool_fingerprint ON pool (sequence, fingerprint, stack)
            WHERE fingerprint IS NOT NULL;
        DROP INDEX pool_filter;
        CREATE INDEX pool_filter ON pool
            (stars, trashed_at, state, emotion, favorite, orientation, run_id, made_at, score,
             look_twice, almost_black, stack, looked, matched, similarity, key);
        """
    )


@POOL(name="0004_colours")
def _colours(db: Tables) -> None:
    """The colours that a picture mostly has, by name, with spaces between; NULL in older rows."""
    db.executescript("ALTER TABLE pool ADD COLUMN colours TEXT;")


@POOL(name="0005_prompt")
def _prompt(db: Tables) -> None:
    """What a picture was asked for, in small letters; counted from its request, kept by the index.

    A request that is damaged has none.
    """
    db.executescript(
        """
        ALTER TABLE pool ADD COLUMN prompt TEXT GENERATED ALWAYS AS (iif(json_valid(request),
            lower(ifnull(favorite, '') || ', '
                || ifnull(nullif(json_extract(request, '$.emotion_text'), ''), emotion) || ', '
                || ifnull(json_extract(request, '$.others'), '')), NULL)) VIRTUAL;
        CREATE INDEX pool_prompt ON pool (prompt);
        """
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
        "look_twice": image.look_twice,
        "colours": None if image.colours is None else " ".join(image.colours),
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
    tables: Tables, wanted: PoolFilter, order: PoolOrder, start: int = 0, number: int | None = None
) -> list[PoolImage]:
    """Pictures in order; DatabaseError when a row is damaged.

    Their numbers are found first, so that nothing wide is sorted or passed over.
    """
    where, values = where_of(wanted)
    values |= {"number": -1 if number is None else number, "start": start}
    query = (
        f"SELECT pool.*, {STACK_SIZE} FROM pool WHERE sequence IN (SELECT sequence FROM pool"
        f" WHERE {where} ORDER BY {ORDERS[order]} LIMIT :number OFFSET :start)"
        f" ORDER BY {ORDERS[order]}"
    )
    return [image_of(row) for row in tables.query(query, values)]


def count(tables: Tables, wanted: PoolFilter) -> int:
    """How many pictures are wanted."""
    where, values = where_of(wanted)
    return tables.execute(f"SELECT count(*) FROM pool WHERE {where}", values).fetchone()[0]


def marks(tables: Tables, keys: Sequence[str]) -> dict[str, tuple[Marks, str]]:
    """Marks and name in the garden, by key; DatabaseError when a row is damaged."""
    found = tables.execute(
        "SELECT key, coalesce(item_id, key), state, stars, trashed_at FROM pool"
        " WHERE key IN (SELECT value FROM json_each(?))",
        [json.dumps(list(keys))],
    )
    return {key: (_marks_from(key, *kept), name) for key, name, *kept in found}


def place(tables: Tables, key: str, wanted: PoolFilter, order: PoolOrder) -> int | None:
    """How many wanted pictures come before this one."""
    where, values = where_of(wanted)
    row = tables.execute(
        f"SELECT place FROM (SELECT key, row_number() OVER (ORDER BY {ORDERS[order]}) - 1 AS place"
        f" FROM pool WHERE {where}) WHERE key = :this",
        values | {"this": key},
    ).fetchone()
    return None if row is None else row[0]


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


def _marks_from(key: str, state: str, stars: int, trashed_at: str | None) -> Marks:
    try:
        trashed = datetime.fromisoformat(trashed_at) if trashed_at else None
        return Marks(PoolState(state), stars, trashed)
    except ValueError as error:
        raise _damaged(key, error) from error


def _damaged(key: str, error: Exception) -> DatabaseError:
    return DatabaseError(f"picture {key!r} of the pool is damaged: {error}")


def _advice_of(row: dict[str, Any]) -> Advice:
    return Advice(
        sharpness=row["sharpness"],
        exposure=row["exposure"],
        score=row["score"],
        almost_black=bool(row["almost_black"]),
        similarity=row["similarity"],
        stack=row["stack"],
        stack_size=row["stack_size"],
    )


def image_of(row: dict[str, Any]) -> PoolImage:
    """The picture of a row; DatabaseError when it is damaged."""
    try:
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
            marks=_marks_from(row["key"], row["state"], row["stars"], row["trashed_at"]),
            item_id=row["item_id"],
            advice=_advice_of(row),
            colours=None if row["colours"] is None else tuple(row["colours"].split()),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(row["key"], error) from error
