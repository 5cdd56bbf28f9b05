"""Lists pictures in the manifest that other tools copied into the store."""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from admin.services.backup_doors import PictureReader
from admin.services.doors import ImagePool
from admin.services.garden import Hung
from admin.services.picture_features import dominant_colours
from admin.services.purge import Fate, Purge
from admin.services.shared_manifest import SharedManifest
from shared.domain.catalogue import CatalogueItem, ItemId, Orientation
from shared.domain.errors import NothingMatchedError, StoreError, UnreadableImageError
from shared.domain.picture_features import PictureFeatures
from shared.ports import Fetched, Store


class Adoption:
    """What lies in the store, and neither a manifest lists nor anybody withdrew."""

    def __init__(
        self,
        store: Store,
        manifest: SharedManifest,
        purge: Purge,
        pool: ImagePool,
        reader: PictureReader,
    ) -> None:
        self._store = store
        self._manifest = manifest
        self._purge = purge
        self._pool = pool
        self._reader = reader

    def look(self) -> list[str]:
        """The keys of the pictures that could be adopted, in order; StoreError, ManifestError."""
        return [left.item_id for left in self._purge.look() if left.fate is Fate.UNKNOWN]

    def adopt(
        self, item_ids: Sequence[str] = (), stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[Hung]:
        """Open each picture (none named: all that `look` finds), then list those that are fit.

        A picture is fit when its key is an item id and the file a whole JPEG of that orientation.
        NothingMatchedError when there is none. After `stopped` answers True those that were looked
        at are still listed. ManifestError or StoreError when the manifest can not be written.
        """
        fit: dict[str, CatalogueItem] = {}
        for key, opened in self._open(item_ids, stopped):
            if isinstance(opened, CatalogueItem):
                fit[key] = opened
            else:
                yield Hung(key, str(opened))
        if fit:
            self._list(fit)
        yield from map(Hung, fit)

    def check(
        self, item_ids: Sequence[str] = (), stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[Hung]:
        """What `adopt` would answer; opens each picture, and changes nothing."""
        for key, opened in self._open(item_ids, stopped):
            yield Hung(key, None if isinstance(opened, CatalogueItem) else str(opened))

    def _open(
        self, item_ids: Sequence[str], stopped: Callable[[], bool]
    ) -> Iterator[tuple[str, CatalogueItem | Exception]]:
        """The item of each picture, or what is wrong with it."""
        found = self.look()
        wanted = [key for key in found if key in set(item_ids)] if item_ids else found
        if not wanted:
            raise NothingMatchedError("there is no such picture in the store that nobody listed")
        for answer in self._store.get_many(takewhile(lambda _: not stopped(), wanted)):
            try:
                yield answer.key, self._item(answer)
            except (StoreError, UnreadableImageError, ValueError) as error:
                yield answer.key, error

    def _list(self, fit: dict[str, CatalogueItem]) -> None:
        self._manifest.edit(lambda manifest: manifest.and_items(fit.values()))
        self._pool.adopted(list(fit))

    def _item(self, answer: Fetched) -> CatalogueItem:
        if answer.error is not None:
            raise answer.error
        parts = ItemId.parse(answer.key)
        data = answer.found.data if answer.found else b""
        picture = self._reader.read(data)
        is_tall = parts.orientation is Orientation.PORTRAIT
        if is_tall is not (picture.height > picture.width):
            raise UnreadableImageError(
                f"it has {picture.width} x {picture.height} pixels, and its name ends in"
                f" {parts.orientation.value!r}"
            )
        features = PictureFeatures((), dominant_colours(data))
        item = CatalogueItem.of_file(parts, data, (picture.width, picture.height), features)
        return CatalogueItem.from_json(item.to_json())  # a kiosk has to take it
