"""What is served: look, withdraw, verify."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from admin.services.doors import ImagePool
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from shared.domain.catalogue import CatalogueItem, Manifest
from shared.domain.emotion import Emotion
from shared.domain.errors import ManifestError, NothingMatchedError, ObjectMissingError
from shared.ports import Store

MAX_NUMBER = 100
SAMPLE = 50
"""So many pictures, by chance, are verified when not all are."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An item of the manifest and what is wrong with its object; None when it is whole."""

    item: CatalogueItem
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture that hangs in the garden now, or `fault`: why it can not."""

    item_id: str
    fault: str | None = None


class Garden:
    """The pictures that kiosks may show."""

    def __init__(
        self,
        store: Store,
        manifest: SharedManifest,
        pool: ImagePool,
        withdrawals: Withdrawals,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._manifest = manifest
        self._pool = pool
        self._withdrawals = withdrawals
        self._now = now

    def items(
        self, emotion: Emotion | None = None, favorite: str | None = None
    ) -> list[CatalogueItem]:
        """The items of an emotion and a favorite (None: all), in order of item id."""
        return sorted(
            (
                item
                for item in self._manifest.read().items
                if emotion in (None, item.emotion) and favorite in (None, item.favorite)
            ),
            key=lambda item: item.item_id,
        )

    def withdraw(self, item_ids: Sequence[str], *, allow_shrink: bool = False) -> list[str]:
        """Take items off the manifest; the objects stay until a purge. The ids that were listed.

        The day is noted first: a crash in between leaves a note about a picture that is listed,
        which no purge heeds. ManifestError when that is more than half of the garden and
        `allow_shrink` does not say that it is meant: a kiosk would refuse it. NothingMatchedError
        when none is listed.
        """
        wanted = set(item_ids)

        def without_them(manifest: Manifest) -> Manifest:
            kept = tuple(item for item in manifest.items if item.item_id not in wanted)
            leaving = len(manifest.items) - len(kept)
            if not leaving:
                return manifest
            if 2 * leaving > len(manifest.items) and not allow_shrink:
                raise ManifestError(
                    f"that is more than half of the garden ({leaving} of {len(manifest.items)});"
                    " say --allow-shrink when it is meant"
                )
            return Manifest(kept, allow_shrink=allow_shrink)

        manifest = self._manifest.read()
        leaving = [item for item in manifest.items if item.item_id in wanted]
        gone = [item.item_id for item in leaving]
        if not gone:
            raise NothingMatchedError("none of these pictures is in the garden")
        without_them(manifest)  # refuses before anything is noted
        self._withdrawals.note(dict.fromkeys(gone, self._now()), leaving)
        self._manifest.edit(without_them)
        self._pool.withdrawn(gone)
        return gone

    def hang_again(self, item_ids: Sequence[str]) -> list[Hung]:
        """List withdrawn items again, each as it was; the fault of one says why that can not be.

        NothingMatchedError when none of them was withdrawn. A crash or an error in between leaves
        them withdrawn, from now on, or a note about a picture that is listed, which no purge heeds.
        """
        known = self._withdrawals.read()
        wanted = [item_id for item_id in dict.fromkeys(item_ids) if item_id in known]
        if not wanted:
            raise NothingMatchedError("none of these pictures was withdrawn and is still here")
        whole: dict[str, CatalogueItem] = {}
        faults: dict[str, str] = {}
        for item_id in wanted:
            item = known[item_id].item
            if item is None:  # an earlier version withdrew it
                faults[item_id] = "what the manifest said of it is not known; promote it again"
            elif fault := self._fault(item):
                faults[item_id] = fault
            else:
                whole[item_id] = item
        held, taken = self._withdrawals.hold(whole, self._now())
        for item_id in taken:
            del whole[item_id]
            faults[item_id] = "somebody is deleting it"
        if whole:
            self._manifest.edit(lambda manifest: manifest.and_items(whole.values()))
            self._pool.adopted(list(whole))
            self._withdrawals.let_go(held)
        return [Hung(item_id, faults.get(item_id)) for item_id in wanted]

    def verify(
        self, item_ids: Sequence[str] | None = None, sample: int | None = None
    ) -> Iterator[Verdict]:
        """Hash objects again (None: all of them; `sample`: so many, by chance)."""
        items = self._manifest.read().items
        if item_ids is not None:
            items = tuple(item for item in items if item.item_id in set(item_ids))
        if sample is not None and sample < len(items):
            items = tuple(random.sample(items, sample))
        for item in items:
            yield Verdict(item, self._fault(item))

    def _fault(self, item: CatalogueItem) -> str | None:
        try:
            found = self._store.get(item.item_id)
        except ObjectMissingError:
            return "the object is missing"
        size = len(found.data) if found else 0
        if found is None or size != item.size:
            return f"the object has {size} bytes, not {item.size}"
        if found.sha256 != item.sha256:
            return "the object is not the one that was promoted (SHA-256)"
        return None
