"""A catalogue in memory, and pictures to put into it."""

import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

from shared.domain.catalogue import CatalogueItem, ItemId
from shared.one_by_one import new_file
from shared.ports import Catalogue


def make_item(item_id: str, data: bytes | None = None) -> CatalogueItem:
    """An item of this id whose picture is `data` (by default the id itself)."""
    parts = ItemId.parse(item_id)
    content = item_id.encode() if data is None else data
    return CatalogueItem(
        item_id=item_id,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        emotion=parts.emotion,
        favorite=parts.favorite,
        orientation=parts.orientation,
        width=1280 if parts.orientation == "h" else 800,
        height=800 if parts.orientation == "h" else 1280,
        timestamp=parts.taken_at,
    )


def make_items(count: int, folder: str = "happy", orientation: str = "h") -> list[CatalogueItem]:
    return [
        make_item(f"emotions/{folder}/img_20260101-120000_{number:03}{orientation}.jpeg")
        for number in range(count)
    ]


def put_on_shelf(catalogue: Catalogue, item: CatalogueItem, data: bytes | None = None) -> None:
    """A picture in its place; `data` is by default the item's id."""
    path = new_file(catalogue.incoming())
    path.write_bytes(item.item_id.encode() if data is None else data)
    assert catalogue.add_file(item, path)


class FakeCatalogue:
    """`shared.ports.Catalogue` in memory; `files` are the pictures by item id."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._rows: tuple[CatalogueItem, ...] = ()
        self._incoming: Path | None = None

    def items(self) -> Sequence[CatalogueItem]:
        return tuple(item for item in self._rows if self.holds(item))

    def replace(self, items: Sequence[CatalogueItem]) -> None:
        was_bare = not self.items()
        self._rows = tuple(sorted(items, key=lambda item: item.item_id))
        listed = {item.item_id for item in items}
        self.files = {k: data for k, data in self.files.items() if was_bare or k in listed}

    def path(self, item: CatalogueItem) -> Path:
        return Path("/shelf") / item.item_id

    def holds(self, item: CatalogueItem) -> bool:
        data = self.files.get(item.item_id)
        return data is not None and hashlib.sha256(data).hexdigest() == item.sha256

    def incoming(self) -> Path:
        if self._incoming is None:
            self._incoming = Path(tempfile.mkdtemp())
            weakref.finalize(self, shutil.rmtree, self._incoming, ignore_errors=True)
        return self._incoming

    def add_file(self, item: CatalogueItem, file: Path) -> bool:
        data = file.read_bytes()
        file.unlink()
        if len(data) != item.size:
            return False
        self.files[item.item_id] = data
        return True
