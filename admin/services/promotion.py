"""Pictures into the garden: every object verified, then the manifest, then the rows.

Whatever is cut off in between, promoting again goes on: an object that is there with the same
content is as good as written, and the manifest lists each item once.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from admin.services.doors import ImagePool
from admin.services.picture_features import features_of_picture
from admin.services.shelf import Shelf
from admin.services.withdrawals import Withdrawals
from shared.domain.catalogue import CatalogueItem, ItemId, Manifest
from shared.domain.errors import (
    EmotionGardenError,
    ObjectConflictError,
    ObjectMissingError,
    PoolError,
    StoreError,
)
from shared.domain.pool import PoolImage, PoolState
from shared.ports import Store

_ATTEMPTS = 2
_NAMES = 20


class Outcome(StrEnum):
    """What promotion does, or will do, with a picture.

    HELD: a safety checker flagged it, and nobody has said that it was looked at twice.
    """

    PUT = "put"
    THERE = "already there"
    HELD = "look twice"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PromotionReport:
    """One picture of a promotion; `item_id` is its name in the garden."""

    key: str
    item_id: str
    outcome: Outcome
    failure: str | None = None


class Promotion:
    """Brings approved pictures from the pool into the store."""

    def __init__(
        self, pool: ImagePool, store: Store, shelf: Shelf, withdrawals: Withdrawals
    ) -> None:
        self._pool = pool
        self._store = store
        self._shelf = shelf
        self._withdrawals = withdrawals

    def dry_run(
        self, images: Sequence[PoolImage], *, look_twice_ok: bool = False
    ) -> Iterator[PromotionReport]:
        """What promoting these would do; changes nothing. StoreError when the store is away."""
        listed = {item.item_id: item.sha256 for item in self._shelf.read().items}
        for image in images:
            name = image.item_id or image.key
            try:
                self._check(image)
                self._pool.read(image.key)
            except PoolError as error:
                yield PromotionReport(image.key, name, Outcome.FAILED, str(error))
                continue
            there = listed.get(name) == image.sha256
            held = is_held(image) and not look_twice_ok and not there
            outcome = Outcome.THERE if there else Outcome.HELD if held else Outcome.PUT
            yield PromotionReport(image.key, name, outcome)

    def promote(
        self,
        images: Sequence[PoolImage],
        stopped: Callable[[], bool] = lambda: False,
        *,
        look_twice_ok: bool = False,
    ) -> Iterator[PromotionReport]:
        """Put the pictures, verified, then list them in the manifest, then mark them PROMOTED.

        Pictures marked "look twice" are HELD back unless that is said to have been done. Those that
        fail are tried again at the end, and reported FAILED when they still fail.
        After `stopped` answers True what has been put is still listed. ManifestError or StoreError
        when the manifest can not be written; promoting again goes on from there.
        """
        placed: dict[str, CatalogueItem] = {}
        held = () if look_twice_ok else tuple(filter(is_held, images))
        yield from (PromotionReport(i.key, i.item_id or i.key, Outcome.HELD) for i in held)
        waiting = [image for image in images if look_twice_ok or not is_held(image)]
        taken = self._withdrawals.reclaim(image.item_id or image.key for image in waiting)
        for attempt in range(_ATTEMPTS):
            self._shelf.read()  # a damaged manifest or a store that is away is said before the work
            failed: list[PoolImage] = []
            for image in waiting:
                if stopped():
                    break
                report, item = self._try(image, taken)
                if item is not None:
                    placed[image.key] = item
                elif attempt + 1 < _ATTEMPTS:
                    failed.append(image)
                    continue
                yield report
            waiting = failed
            if not waiting:
                break
        self._list(placed)

    def _list(self, placed: dict[str, CatalogueItem]) -> None:
        def with_them(manifest: Manifest) -> Manifest:
            items = {item.item_id: item for item in manifest.items}
            items |= {item.item_id: item for item in placed.values()}
            if items == {item.item_id: item for item in manifest.items}:
                return manifest
            return Manifest(tuple(sorted(items.values(), key=lambda item: item.item_id)))

        if placed:
            self._shelf.edit(with_them)
            self._pool.promoted(list(placed))

    def _try(
        self, image: PoolImage, taken: Set[str]
    ) -> tuple[PromotionReport, CatalogueItem | None]:
        name = image.item_id or image.key
        try:
            self._check(image)
            data = self._pool.read(image.key)
            name, outcome = self._place(image, data, taken)
            self._verify(name, image.sha256)
        except EmotionGardenError as error:
            return PromotionReport(image.key, name, Outcome.FAILED, str(error)), None
        item = replace(
            image.as_catalogue_item(name), features=features_of_picture(data, image.request)
        )
        return PromotionReport(image.key, name, outcome), item

    def _check(self, image: PoolImage) -> None:
        marks = self._pool.get(image.key).marks
        if marks.state not in (PoolState.APPROVED, PoolState.PROMOTED):
            raise PoolError(f"{image.key} is {marks.state.value}, not approved")
        if marks.trashed_at is not None:
            raise PoolError(f"{image.key} is in the trash")

    def _place(self, image: PoolImage, data: bytes, taken: Set[str]) -> tuple[str, Outcome]:
        """Put the object under its name, or under another when somebody's picture has that one.

        So it is with names whose objects somebody is deleting (`taken`).

        The name is a row before it is an object, so that a crash in between leaves no orphan.
        """
        name = self._pool.get(image.key).item_id or image.key
        if name in taken:
            name = _another_name(image)
        for _ in range(_NAMES):
            self._pool.name(image.key, name)
            try:
                self._store.put(name, data, metadata={"sha256": image.sha256}, if_none_match=True)
            except ObjectConflictError:
                if self._hash(name) == image.sha256:
                    return name, Outcome.THERE
            else:
                return name, Outcome.PUT
            name = _another_name(image)
        raise StoreError(f"{image.key}: every name for it is taken in the store")

    def _verify(self, name: str, sha256: str) -> None:
        if self._hash(name) != sha256:
            raise StoreError(f"{name}: the store holds something else than was put (SHA-256)")

    def _hash(self, name: str) -> str | None:
        try:
            found = self._store.get(name)
        except ObjectMissingError:
            return None
        return hashlib.sha256(found.data).hexdigest() if found else None


def _another_name(image: PoolImage) -> str:
    number = 1 + secrets.randbelow(10**9 - 1)
    return str(replace(ItemId.parse(image.key), number=number))


def is_held(image: PoolImage) -> bool:
    """Whether it needs a second look before it goes into the garden."""
    return image.look_twice and image.marks.state is not PoolState.PROMOTED
