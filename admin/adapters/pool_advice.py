"""Rows of the pool: what helpers say about pictures. Hashes are kept as 16 hexadecimal digits."""

from collections.abc import Mapping

from sqlite_utils import Database as Tables

from shared.domain.advice import Fingerprint, Helper, Looks

_COLUMN = {Helper.LOOKS: "looked", Helper.MATCH: "matched"}


def note_looks(tables: Tables, looks: Mapping[str, Looks | None]) -> None:
    """What the pixels show; None: not due any more, and nothing known."""
    tables.conn.executemany(
        "UPDATE pool SET looked = 1, sharpness = ?, exposure = ?, score = ?, almost_black = ?,"
        " fingerprint = ?, stack = iif(fingerprint = ?5, stack, NULL) WHERE key = ?",
        [
            (None, None, None, False, None, key)
            if found is None
            else (
                found.sharpness,
                found.exposure,
                found.score,
                found.almost_black,
                f"{found.fingerprint:016x}",
                key,
            )
            for key, found in looks.items()
        ],
    )


def note_matches(tables: Tables, matches: Mapping[str, float | None]) -> None:
    """How alike pictures and prompts are; None: not due any more, and nothing known."""
    tables.conn.executemany(
        "UPDATE pool SET matched = 1, similarity = ? WHERE key = ?",
        [(similarity, key) for key, similarity in matches.items()],
    )


def make_due(tables: Tables, helper: Helper) -> None:
    """Every picture is due to the helper."""
    column = _COLUMN[helper]
    tables.execute(f"UPDATE pool SET {column} = 0 WHERE {column} = 1")


def fingerprints(tables: Tables, after: int, number: int) -> list[Fingerprint]:
    """Hashes in order of making."""
    rows = tables.execute(
        "SELECT sequence, fingerprint, stack FROM pool INDEXED BY pool_fingerprint"
        " WHERE fingerprint IS NOT NULL AND sequence > ? ORDER BY sequence LIMIT ?",
        [after, number],
    )
    return [Fingerprint(row[0], int(row[1], 16), row[2]) for row in rows]


def note_stacks(tables: Tables, stacks: Mapping[int, int | None]) -> None:
    """The stack of each picture, by sequence."""
    tables.conn.executemany(
        "UPDATE pool SET stack = ? WHERE sequence = ?",
        [(stack, number) for number, stack in stacks.items()],
    )
