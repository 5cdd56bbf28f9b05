"""The pool: picture files in a folder, and rows that know them.

A file is written beside its place and moved there, the row with its thumbnail comes after; what a
crash leaves between the two has no row, and `reconcile` tells of it.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables

from admin.adapters import pool_advice as advice
from admin.adapters import pool_rows as rows
from admin.adapters.item_messages import announce_adopted, announce_promoted, announce_withdrawn
from admin.adapters.pool_rows import POOL
from shared.adapters.files import write_whole
from shared.adapters.sqlite.database import Database, as_text
from shared.adapters.sqlite.outbox import OUTBOX
from shared.domain.advice import Fingerprint, Helper, Looks
from shared.domain.errors import DatabaseError, PictureMissingError, PoolError
from shared.domain.object_key import file_of, segment_of
from shared.domain.pool import Decision, Marks, PoolFilter, PoolImage, PoolOrder, PoolState

_SLICE = 1000
_KNOWN = "SELECT key FROM pool WHERE key IN (SELECT value FROM json_each(?))"


class SqliteImagePool:
    """`admin.services.doors.ImagePool`; the files lie in `folder` as their keys say.

    What comes into the garden and what leaves it is told to `item_sinks` by way of the outbox.
    """

    def __init__(self, database: Database, folder: Path, item_sinks: Sequence[str] = ()) -> None:
        self._database = database
        self._item_sinks = tuple(item_sinks)
        self._folder = folder
        self._writing = folder / ".writing"
        database.migrate(POOL)
        database.migrate(OUTBOX)

    def add(self, image: PoolImage, data: bytes, thumbnail: bytes) -> None:
        if self.has(image.key):
            return
        self._write(image.key, data)
        try:
            with self._database.write() as tables:
                rows.insert(tables, image, thumbnail)
        except DatabaseError:
            self.path(image.key).unlink(missing_ok=True)
            raise

    def mend(self, key: str, data: bytes) -> None:
        if hashlib.sha256(data).hexdigest() != self.get(key).sha256:
            raise PoolError(f"{key}: this is not the file that was kept (SHA-256)")
        self._write(key, data)

    def _write(self, key: str, data: bytes) -> None:
        target = self.path(key)
        try:
            self._writing.mkdir(parents=True, exist_ok=True)
            write_whole(target, data, self._writing / f"{uuid.uuid4().hex}.tmp")
        except OSError as error:
            reason = error.strerror or str(error)
            raise PoolError(f"{target}: the picture cannot be written: {reason}") from error

    def get(self, key: str) -> PoolImage:
        found = self.find(PoolFilter(keys=(key,), trashed=None))
        if not found:
            raise PictureMissingError(f"the pool has no picture {key!r}")
        return found[0]

    def has(self, key: str) -> bool:
        return self.count(PoolFilter(keys=(key,), trashed=None)) == 1

    def find(
        self,
        wanted: PoolFilter,
        *,
        order: PoolOrder = PoolOrder.OLDEST,
        start: int = 0,
        number: int | None = None,
    ) -> Sequence[PoolImage]:
        with self._database.read() as tables:
            return rows.select(tables, wanted, order, start, number)

    def count(self, wanted: PoolFilter) -> int:
        with self._database.read() as tables:
            return rows.count(tables, wanted)

    def names(self) -> tuple[Sequence[str], Sequence[str]]:
        with self._database.read() as tables:
            favorites, runs = (
                [value for (value,) in tables.execute(f"SELECT DISTINCT {column} FROM pool")]
                for column in ("favorite", "run_id")
            )
        return sorted(filter(None, favorites)), sorted(runs, reverse=True)

    def place(self, key: str, wanted: PoolFilter, order: PoolOrder) -> int | None:
        with self._database.read() as tables:
            return rows.place(tables, key, wanted, order)

    def read(self, key: str) -> bytes:
        sha256 = self._value(key, "SELECT sha256 FROM pool WHERE key = ?")
        try:
            data = self.path(key).read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise PoolError(f"{self.path(key)}: cannot be read: {reason}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise PoolError(f"{self.path(key)}: is not the file that was kept (SHA-256)")
        return data

    def thumbnail(self, key: str) -> bytes:
        return self._value(key, "SELECT jpeg FROM thumbnails WHERE key = ?")

    def _value(self, key: str, query: str) -> Any:
        with self._database.read() as tables:
            row = tables.execute(query, [key]).fetchone()
        if row is None:
            raise PictureMissingError(f"the pool has no picture {key!r}")
        return row[0]

    def path(self, key: str) -> Path:
        return self._folder / file_of(key)

    # --- decisions -----------------------------------------------------------------------------

    def decide(self, what: str, marks: Mapping[str, Marks], now: datetime) -> Decision:
        with self._database.write() as tables:
            tables.execute("DELETE FROM decisions WHERE undone = 1")
            decision_id = tables.conn.execute(
                "INSERT INTO decisions (what, decided_at) VALUES (?, ?)", [what, as_text(now)]
            ).lastrowid
            tables.conn.executemany(
                "INSERT INTO changes (decision_id, key, old_state, old_stars, old_trashed_at,"
                " new_state, new_stars, new_trashed_at) SELECT ?, key, state, stars, trashed_at,"
                " ?, ?, ? FROM pool WHERE key = ?",
                [(decision_id, *rows.marks_of(new), key) for key, new in marks.items()],
            )
            rows.apply(tables, decision_id or 0, "new")
        return Decision(decision_id or 0, what, now, tuple(marks))

    def undo(self) -> Decision | None:
        return self._turn(
            "WHERE undone = 0 ORDER BY decision_id DESC", "UPDATE decisions SET undone = 1", "old"
        )

    def redo(self) -> Decision | None:
        return self._turn(
            "WHERE undone = 1 ORDER BY decision_id", "UPDATE decisions SET undone = 0", "new"
        )

    def _turn(self, which: str, note: str, marks: str) -> Decision | None:
        with self._database.write() as tables:
            row = tables.execute(
                f"SELECT decision_id, what, decided_at FROM decisions {which} LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            tables.execute(f"{note} WHERE decision_id = ?", [row[0]])
            keys = rows.apply(tables, row[0], marks)
        return Decision(row[0], row[1], datetime.fromisoformat(row[2]), keys)

    # --- promotion -----------------------------------------------------------------------------

    def name(self, names: Mapping[str, str]) -> None:
        rows = [(item_id, key, item_id) for key, item_id in names.items()]
        with self._database.write() as tables:
            tables.conn.executemany(
                "UPDATE pool SET item_id = ? WHERE key = ? AND item_id IS NOT ?", rows
            )

    def promoted(self, keys: Sequence[str]) -> None:
        with self._database.write() as tables:
            _set_state(tables, "key", keys, PoolState.PROMOTED)
            announce_promoted(tables, keys, self._item_sinks)

    def marks(self, keys: Sequence[str]) -> Mapping[str, tuple[Marks, str]]:
        with self._database.read() as tables:
            return rows.marks(tables, keys)

    def in_garden(self) -> Mapping[str, tuple[str, str]]:
        with self._database.read() as tables:
            found = tables.execute(
                "SELECT key, coalesce(item_id, key), sha256 FROM pool WHERE state = 'promoted'"
            )
            return {key: (item_id, sha256) for key, item_id, sha256 in found}

    def withdrawn(self, item_ids: Sequence[str]) -> None:
        with self._database.write() as tables:
            which = "state = 'promoted' AND item_id"
            _set_state(tables, which, item_ids, PoolState.PENDING)
            announce_withdrawn(tables, item_ids, self._item_sinks)

    def adopted(self, item_ids: Sequence[str]) -> None:
        with self._database.write() as tables:
            _set_state(tables, "item_id", item_ids, PoolState.PROMOTED)
            tables.execute(
                "UPDATE pool SET trashed_at = NULL"
                " WHERE item_id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(item_ids))],
            )
            announce_adopted(tables, item_ids, self._item_sinks)

    # --- advice --------------------------------------------------------------------------------

    def note_looks(self, looks: Mapping[str, Looks | None]) -> None:
        with self._database.write() as tables:
            advice.note_looks(tables, looks)

    def note_matches(self, matches: Mapping[str, float | None]) -> None:
        with self._database.write() as tables:
            advice.note_matches(tables, matches)

    def make_due(self, helper: Helper) -> None:
        with self._database.write() as tables:
            advice.make_due(tables, helper)

    def fingerprints(self, after: int, number: int) -> Sequence[Fingerprint]:
        with self._database.read() as tables:
            return advice.fingerprints(tables, after, number)

    def note_stacks(self, stacks: Mapping[int, int | None]) -> None:
        with self._database.write() as tables:
            advice.note_stacks(tables, stacks)

    # --- removal and reconciliation --------------------------------------------------------------

    def delete(self, keys: Sequence[str]) -> None:
        """The file first: a row without a file in the trash is what a crash may leave."""
        for image in self.find(PoolFilter(keys=tuple(keys), trashed=True)):
            self.remove_stray(image.key)
            with self._database.write() as tables:
                rows.delete(tables, image.key)

    def remove_stray(self, key: str) -> None:
        try:
            self.path(key).unlink(missing_ok=True)
        except OSError as error:
            raise PoolError(f"{self.path(key)}: cannot be removed: {error.strerror}") from error

    def reconcile(self) -> Sequence[str]:
        try:
            for half in self._writing.glob("*.tmp"):
                half.unlink(missing_ok=True)
            files = sorted(self._files())
        except OSError as error:
            raise PoolError(f"{self._folder}: cannot be read: {error.strerror}") from error
        there = set(files)
        for image in self.find(PoolFilter(trashed=True)):
            if image.key not in there:
                with self._database.write() as tables:
                    rows.delete(tables, image.key)
        strays: list[str] = []
        for first in range(0, len(files), _SLICE):  # the window waits for no more than a slice
            some = files[first : first + _SLICE]
            with self._database.read() as tables:
                known = {row[0] for row in tables.execute(_KNOWN, [json.dumps(some)])}
            strays += [key for key in some if key not in known]
        return strays

    def _files(self) -> list[str]:
        keys: list[str] = []
        for path in self._folder.glob("emotions/**/*.jpeg"):
            segments = [segment_of(name) for name in path.relative_to(self._folder).parts]
            if None not in segments and path.is_file():
                keys.append("/".join(filter(None, segments)))
        return keys


def _set_state(tables: Tables, which: str, values: Sequence[str], state: PoolState) -> None:
    tables.execute(
        f"UPDATE pool SET state = ? WHERE {which} IN (SELECT value FROM json_each(?))",
        [state, json.dumps(list(values))],
    )
