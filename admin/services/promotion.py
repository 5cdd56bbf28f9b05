"""Pictures into the garden: every object verified, then the manifest, then the rows.

Whatever is cut off in between, promoting again goes on: an object that is there with the same
content is as good as written, and the manifest lists each item once.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from admin.services.doors import ImagePool
from admin.services.picture_features import dominant_colours, words_of
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from shared.domain.catalogue import CatalogueItem, ItemId, Manifest
from shared.domain.errors import (
    EmotionGardenError,
    ObjectConflictError,
    ObjectMissingError,
    PoolError,
    StoreError,
)
from shared.domain.picture_features import PictureFeatures
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolState
from shared.ports import NewFile, Store, Written

_ATTEMPTS = 2
_NAMES = 20
_TOGETHER = 512
_TOO_MANY = 20
"""So many failures and nothing placed: look whether the store is there before going on."""


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
        self, pool: ImagePool, store: Store, manifest: SharedManifest, withdrawals: Withdrawals
    ) -> None:
        self._pool = pool
        self._store = store
        self._manifest = manifest
        self._withdrawals = withdrawals

    def elsewhere(self) -> list[PoolImage]:
        """Pictures promoted into another store, and neither listed nor ever withdrawn in this one.

        To promote them is to bring them into this store, too. StoreError, ManifestError.
        """
        here = {(item.item_id, item.sha256) for item in self._manifest.read().items}
        gone = self._withdrawals.read_all()
        keys = [
            key
            for key, promoted in self._pool.in_garden().items()
            if promoted not in here and promoted[0] not in gone
        ]
        return list(self._pool.find(PoolFilter(keys=tuple(keys)))) if keys else []

    def dry_run(
        self, images: Sequence[PoolImage], *, look_twice_ok: bool = False
    ) -> Iterator[PromotionReport]:
        """What promoting these would do; changes nothing. StoreError when the store is away."""
        listed = {item.item_id: item.sha256 for item in self._manifest.read().items}
        for image in images:
            name = image.item_id or image.key
            try:
                self._name_of(image.key)
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
        reported: set[str] = set()
        held = () if look_twice_ok else tuple(filter(is_held, images))
        yield from (PromotionReport(i.key, i.item_id or i.key, Outcome.HELD) for i in held)
        waiting = [image for image in images if look_twice_ok or not is_held(image)]
        taken = self._withdrawals.reclaim(image.item_id or image.key for image in waiting)
        for attempt in range(_ATTEMPTS):
            self._manifest.read()  # one that is damaged or away is said before the work
            is_last = attempt + 1 == _ATTEMPTS
            failures = 0
            for report, item in self._put(waiting, taken, stopped):
                if report.outcome is Outcome.FAILED and not is_last:
                    failures += 1
                    if failures >= _TOO_MANY and not placed:
                        break
                    continue
                reported.add(report.key)
                if item is not None and report.outcome is not Outcome.FAILED:
                    placed[report.key] = item
                yield report
            waiting = [image for image in waiting if image.key not in reported]
            if not waiting or stopped():
                break
        self._list(placed)

    def _list(self, placed: dict[str, CatalogueItem]) -> None:
        def with_them(manifest: Manifest) -> Manifest:
            listed = {item.item_id: item for item in manifest.items}
            if all(listed.get(item.item_id) == item for item in placed.values()):
                return manifest
            return manifest.and_items(placed.values(), replace=True)

        if placed:
            self._manifest.edit(with_them)
            self._pool.promoted(list(placed))

    def _put(
        self, images: Sequence[PoolImage], taken: Set[str], stopped: Callable[[], bool]
    ) -> Iterator[tuple[PromotionReport, CatalogueItem | None]]:
        """What came of each picture, as they end; the store may take several at a time.

        A picture's name is a row before it is an object, so that a crash in between leaves no
        orphan.
        """
        under_way: dict[str, tuple[PoolImage, CatalogueItem]] = {}
        unfit: list[tuple[PromotionReport, None]] = []

        def files() -> Iterator[NewFile]:
            for first in range(0, len(images), _TOGETHER):
                some = images[first : first + _TOGETHER]
                names = {} if stopped() else self._named(some, taken)
                for image in some:
                    if stopped():
                        return
                    name = image.item_id or image.key
                    try:
                        name = names.get(image.key) or self._name_of(image.key)
                        item = image.as_catalogue_item(name, self._features(image))
                    except EmotionGardenError as error:
                        unfit.append((_failed(image, name, error), None))
                        continue
                    under_way[name] = image, item
                    path = self._pool.path(image.key)
                    yield NewFile(name, path, image.size, image.sha256)

        for answer in self._store.put_files(files()):
            image, item = under_way.pop(answer.key)
            report = self._settled(image, answer)
            if report.item_id != item.item_id:
                item = replace(item, item_id=report.item_id)
            yield report, item
            yield from unfit
            unfit.clear()
        yield from unfit

    def _features(self, image: PoolImage) -> PictureFeatures:
        colours = image.colours
        if colours is None:
            colours = dominant_colours(self._pool.thumbnail(image.key))
        return PictureFeatures(words_of(image.request), colours)

    def _settled(self, image: PoolImage, answer: Written) -> PromotionReport:
        """Verify what was put, or find another name when somebody's picture has that one."""
        name, outcome = answer.key, Outcome.PUT
        try:
            if isinstance(answer.error, ObjectConflictError):
                name, outcome = self._place_elsewhere(image, name)
            elif answer.error is not None:
                raise answer.error
            elif (answer.sha256 or self._hash(name)) != image.sha256:
                raise StoreError(f"{name}: the store holds something else than was put (SHA-256)")
        except EmotionGardenError as error:
            return _failed(image, name, error)
        return PromotionReport(image.key, name, outcome)

    def _named(self, images: Sequence[PoolImage], taken: Set[str]) -> dict[str, str]:
        """The names of those that may be promoted, by key; all their rows in one transaction.

        Another name for those whose objects somebody is deleting (`taken`).
        """
        keys = [image.key for image in images]
        names: dict[str, str] = {}
        for key, (marks, name) in self._pool.marks(keys).items():
            with suppress(PoolError):
                _check(key, marks)
                names[key] = _another_name(key) if name in taken else name
        self._pool.name(names)
        return names

    def _name_of(self, key: str) -> str:
        """The name a picture has or will have; PoolError when it may not be promoted."""
        image = self._pool.get(key)
        _check(key, image.marks)
        return image.item_id or key

    def _place_elsewhere(self, image: PoolImage, name: str) -> tuple[str, Outcome]:
        """The name under which the picture is there already, or a free one to put it under."""
        data: bytes | None = None
        for _ in range(_NAMES):
            if self._hash(name) == image.sha256:
                return name, Outcome.PUT if data else Outcome.THERE
            name = _another_name(image.key)
            self._pool.name({image.key: name})
            data = data or self._pool.read(image.key)
            with suppress(ObjectConflictError):
                self._store.put(name, data, metadata={"sha256": image.sha256}, if_none_match=True)
        raise StoreError(f"{image.key}: every name for it is taken in the store")

    def _hash(self, name: str) -> str | None:
        try:
            found = self._store.get(name)
        except ObjectMissingError:
            return None
        return found.sha256 if found else None


def _failed(image: PoolImage, name: str, error: EmotionGardenError) -> PromotionReport:
    return PromotionReport(image.key, name, Outcome.FAILED, str(error))


def _check(key: str, marks: Marks) -> None:
    """PoolError when a picture may not be promoted."""
    if marks.state not in (PoolState.APPROVED, PoolState.PROMOTED):
        raise PoolError(f"{key} is {marks.state.value}, not approved")
    if marks.trashed_at is not None:
        raise PoolError(f"{key} is in the trash")


def _another_name(key: str) -> str:
    number = 1 + secrets.randbelow(10**9 - 1)
    return str(replace(ItemId.parse(key), number=number))


def is_held(image: PoolImage) -> bool:
    """Whether it needs a second look before it goes into the garden."""
    return image.look_twice and image.marks.state is not PoolState.PROMOTED
