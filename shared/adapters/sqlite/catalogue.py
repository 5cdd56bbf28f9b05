"""The kiosk's shelf: a row for each picture in the database, its file in a folder.

Files lie under `shelf` as `shared.domain.object_key` spells their item ids. A file that a
`read_only` folder holds already (the shipped starter garden) is shown from there and not copied.
Files come before their rows and go after them, so a crash between leaves at most a file too many;
a row whose file is gone is left out of `items`.
"""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from shared.adapters.files import flush, write_unflushed
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.migrations import CATALOGUE
from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.errors import DatabaseError
from shared.domain.object_key import file_of
from shared.domain.picture_features import PictureFeatures


class SqliteCatalogue:
    """`shared.ports.Catalogue`; `items` and `path` answer from memory, on any thread.

    `holds`, `add_file` and `replace` belong to one lane.
    """

    def __init__(self, database: Database, shelf: Path, read_only: Sequence[Path] = ()) -> None:
        self._database = database
        self._shelf = shelf
        self._folders = (shelf, *read_only)
        self._found: dict[str, tuple[CatalogueItem, Path]] = {}
        self._unflushed: list[Path] = []
        database.migrate(CATALOGUE)
        self._items = tuple(item for item in self._rows() if self._find(item, hashed=False))

    def items(self) -> Sequence[CatalogueItem]:
        return self._items

    def path(self, item: CatalogueItem) -> Path:
        found = self._found.get(item.item_id)
        return found[1] if found else self._shelf / file_of(item.item_id)

    def holds(self, item: CatalogueItem) -> bool:
        found = self._found.get(item.item_id)
        return (found is not None and found[0] == item) or self._find(item, hashed=True)

    def add_file(self, item: CatalogueItem, data: bytes) -> None:
        target = self._shelf / file_of(item.item_id)
        temporary = self._shelf / ".incoming.tmp"
        try:
            self._shelf.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)  # a crash may have left one
            write_unflushed(target, data, temporary)
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"cannot put {item.item_id!r} on the shelf {self._shelf}: {reason}"
            raise DatabaseError(message) from error
        self._found[item.item_id] = (item, target)
        self._unflushed.append(target)

    def replace(self, items: Sequence[CatalogueItem]) -> None:
        self._flush()
        with self._database.write() as tables:
            tables.execute("DELETE FROM catalogue")
            tables.conn.executemany(
                "INSERT INTO catalogue (item_id, sha256, size, width, height, timestamp, features)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_row(item) for item in items],
            )
        in_place = (item for item in items if self.holds(item))
        self._items = tuple(sorted(in_place, key=lambda item: item.item_id))
        self._sweep()

    def _flush(self) -> None:
        """Bring new files to the disk before their rows come."""
        new = [path for path in self._unflushed if path.exists()]
        try:
            flush(new)
        except OSError as error:
            message = f"cannot keep the shelf {self._shelf}: {error.strerror or error}"
            raise DatabaseError(message) from error
        self._unflushed.clear()

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
                if path.stat().st_size == item.size and (
                    not hashed or hashlib.sha256(path.read_bytes()).hexdigest() == item.sha256
                ):
                    self._found[item.item_id] = (item, path)
                    return True
        return False

    def _sweep(self) -> None:
        """Remove what lies on the shelf and is not listed."""
        listed = {self.path(item) for item in self._items}
        for path in self._shelf.rglob("*"):
            if path not in listed and path.is_file():
                with suppress(OSError):  # held open on Windows: the next sweep takes it
                    path.unlink()


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
