"""The kiosk's shelf: a row for each picture in the database, its file in a folder.

Files lie under `shelf` as `shared.domain.object_key` spells their item ids. A file that a
`read_only` folder holds already (the shipped starter garden) is shown from there and not copied.
Files come before their rows and go after them, so a crash between leaves at most a file too many;
a row whose file is gone is left out of `items`.
"""

import json
import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from shared.adapters.files import flush, sha256_of
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.errors import DatabaseError
from shared.domain.object_key import file_of
from shared.domain.picture_features import PictureFeatures

CATALOGUE = Migrations("catalogue")


@CATALOGUE(name="0001_catalogue")
def _catalogue(db: Tables) -> None:
    """What the last good manifest listed and was fetched; `timestamp` in epoch seconds."""
    db.executescript(
        """
        CREATE TABLE catalogue (
            item_id TEXT PRIMARY KEY,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            timestamp INTEGER NOT NULL
        );
        """
    )


@CATALOGUE(name="0002_features")
def _features(db: Tables) -> None:
    """What is in a picture, JSON as the manifest has it; null where nobody has looked."""
    db.execute("ALTER TABLE catalogue ADD COLUMN features TEXT")


class SqliteCatalogue:
    """`shared.ports.Catalogue`; `items` and `path` answer from memory, on any thread.

    The others belong to one lane.
    """

    def __init__(self, database: Database, shelf: Path, read_only: Sequence[Path] = ()) -> None:
        self._database = database
        self._shelf = shelf
        self._incoming = shelf / ".incoming"
        self._folders = (shelf, *read_only)
        self._found: dict[str, tuple[CatalogueItem, Path]] = {}
        self._unflushed: dict[str, Path] = {}
        self._doubted: set[str] = set()
        database.migrate(CATALOGUE)
        self._items = tuple(item for item in self._rows() if self._find(item, hashed=False))

    def items(self) -> Sequence[CatalogueItem]:
        return self._items

    def path(self, item: CatalogueItem) -> Path:
        found = self._found.get(item.item_id)
        return found[1] if found else self._shelf / file_of(item.item_id)

    def holds(self, item: CatalogueItem) -> bool:
        found = self._found.get(item.item_id)
        if found is not None and found[0] == item:
            return True
        return item.item_id not in self._doubted and self._find(item, hashed=True)

    def incoming(self) -> Path:
        with self._in_our_words("put pictures on"):
            shutil.rmtree(self._incoming, ignore_errors=True)  # a crash may have left some
            self._incoming.mkdir(parents=True)
        return self._incoming

    def add_file(self, item: CatalogueItem, file: Path) -> bool:
        target = self._shelf / file_of(item.item_id)
        with self._in_our_words(f"put {item.item_id!r} on"):
            if file.stat().st_size != item.size:
                file.unlink()
                return False
            _move(file, target)
        self._found[item.item_id] = (item, target)
        self._unflushed[item.item_id] = target
        self._doubted.discard(item.item_id)
        return True

    def replace(self, items: Sequence[CatalogueItem]) -> None:
        before = self._items
        in_place = (item for item in items if self.holds(item))
        self._items = tuple(sorted(in_place, key=lambda item: item.item_id))
        try:
            self._flush()
            self._write(items)
        except DatabaseError:
            self._items = before
            raise
        if before:  # else files without rows are what a crash left of a garden: it may come again
            self._sweep()

    def _flush(self) -> None:
        """Bring new files to the disk before their rows come.

        When that fails they are to be fetched again: a system says once that it lost what was
        written, and shows it from memory for a while.
        """
        new, self._unflushed = self._unflushed, {}
        try:
            with self._in_our_words("keep"):
                flush([path for path in new.values() if path.exists()])
        except DatabaseError:
            self._doubted.update(new)
            for item_id in new:
                self._found.pop(item_id, None)
            raise

    def _write(self, items: Sequence[CatalogueItem]) -> None:
        with self._database.write() as tables:
            tables.execute("DELETE FROM catalogue")
            tables.conn.executemany(
                "INSERT INTO catalogue (item_id, sha256, size, width, height, timestamp, features)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_row(item) for item in items],
            )

    def _rows(self) -> list[CatalogueItem]:
        with self._database.read() as tables:
            rows = tables.execute(
                "SELECT item_id, sha256, size, width, height, timestamp, features FROM catalogue"
                " ORDER BY item_id"
            ).fetchall()
        items: list[CatalogueItem] = []
        for row in rows:
            with suppress(ValueError):  # a damaged row; the next sync writes it anew
                items.append(_item(*row))
        return items

    def _find(self, item: CatalogueItem, *, hashed: bool) -> bool:
        """Look for the item's file and remember its place; by size only, unless `hashed`."""
        for folder in self._folders:
            path = folder / file_of(item.item_id)
            with suppress(OSError):
                if _is_picture(item, path) if hashed else path.stat().st_size == item.size:
                    self._found[item.item_id] = (item, path)
                    if hashed and folder == self._shelf:  # put there before a crash, perhaps
                        self._unflushed[item.item_id] = path
                    return True
        return False

    @contextmanager
    def _in_our_words(self, what: str) -> Generator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise DatabaseError(f"cannot {what} the shelf {self._shelf}: {reason}") from error

    def _sweep(self) -> None:
        """Remove what lies on the shelf and is not listed, and forget where it was."""
        listed = {self.path(item) for item in self._items}
        self._found = {
            item_id: (item, path)
            for item_id, (item, path) in self._found.items()
            if path in listed or not path.is_relative_to(self._shelf)
        }
        for path in self._shelf.rglob("*"):
            if path not in listed and path.is_file():
                with suppress(OSError):  # held open on Windows: the next sweep takes it
                    path.unlink()


def _move(file: Path, target: Path) -> None:
    try:
        file.replace(target)
    except FileNotFoundError:  # the first of its folder
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)


def _is_picture(item: CatalogueItem, path: Path) -> bool:
    return path.stat().st_size == item.size and sha256_of(path) == item.sha256


def _row(item: CatalogueItem) -> tuple[str | int | None, ...]:
    features = json.dumps(item.features.to_json()) if item.features else None
    moment = int(item.timestamp.timestamp())
    return item.item_id, item.sha256, item.size, item.width, item.height, moment, features


def _item(
    item_id: str,
    sha256: str,
    size: int,
    width: int,
    height: int,
    timestamp: int,
    features: str | None,
) -> CatalogueItem:
    parts = ItemId.parse(item_id)
    return CatalogueItem(
        item_id=item_id,
        sha256=sha256,
        size=size,
        emotion=parts.emotion,
        favorite=parts.favorite,
        orientation=parts.orientation,
        width=width,
        height=height,
        timestamp=datetime.fromtimestamp(timestamp, tz=UTC),
        features=PictureFeatures.from_json(json.loads(features)) if features else None,
    )
