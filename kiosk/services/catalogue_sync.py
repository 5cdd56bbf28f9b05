"""Keeps the kiosk's shelf as the store's manifest says, and never empties it by mistake.

Files first, rows last: until every picture that can be had is in place, the last good garden is
shown. A kiosk whose store has not answered yet, or has no garden, shows the starter garden it was
shipped with.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from shared.domain.catalogue import MANIFEST_KEY, CatalogueItem, Manifest
from shared.domain.errors import ManifestError, ObjectDamagedError, ObjectMissingError, StoreError
from shared.ports import Catalogue, FetchedFile, Store, WantedFile

KEPT_FREE_BYTES = 100_000_000
"""So much of the disk no picture may take: what visitors do must still find room there."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did, in pictures.

    `skipped` says for each picture that could not be had what is wrong with it. `fallback` is why
    the starter garden was taken instead of the store's, None when it was not; `is_new` says that
    it is only because the store has no garden yet. When `cancelled`, the shelf is as it was.
    `changed`: whether other pictures are shown than before, which may have been fetched earlier.
    """

    fetched: int = 0
    removed: int = 0
    kept: int = 0
    skipped: tuple[str, ...] = ()
    fallback: str | None = None
    cancelled: bool = False
    is_new: bool = False
    changed: bool = field(default=False, compare=False)


class CatalogueSync:
    """Brings a catalogue in line with a store; belongs to one lane.

    `starter` is the shipped garden. Its pictures may always give way to the store's. `free` tells
    the bytes that are free where the shelf is, None when that cannot be told.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        starter: Store | None = None,
        free: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._starter = starter
        self._free = free
        self._etags: dict[bool, str] = {}
        self._stands_in = False

    @property
    def may_fill(self) -> bool:
        """Whether no picture of the shelf can go: there is none, or the program brings them.

        Any thread may ask.
        """
        return self._stands_in or not self._catalogue.items()

    def stand_in(self) -> bool:
        """Show the starter garden on a bare shelf, before any store is asked; whether it was bare.

        StoreError, ManifestError when there is no sound one.
        """
        if self._starter is None or self._catalogue.items():
            return False
        self._sync_from(self._starter, lambda: False, "")
        return True

    def sync(self, cancelled: Callable[[], bool] = lambda: False) -> SyncReport:
        """Fetch what is missing and show what is listed.

        StoreError when the store is away, has not one of the pictures it lists, or the disk is too
        full for what is missing, ManifestError when the manifest is damaged or would remove more
        than half of the shelf without `allow_shrink`; the shelf then stays as it is.
        """
        try:
            return self._sync_from(self._store, cancelled, None)
        except (StoreError, ManifestError) as error:
            if self._starter is None or self._own_items():
                raise
            report = self._sync_from(self._starter, cancelled, str(error))
            return replace(report, is_new=isinstance(error, ObjectMissingError))

    def _sync_from(
        self, store: Store, cancelled: Callable[[], bool], fallback: str | None
    ) -> SyncReport:
        is_starter = fallback is not None
        found = store.get(MANIFEST_KEY, unless_etag=self._etags.get(is_starter))
        shelf = {item.item_id: item for item in self._catalogue.items()}
        if found is None:
            return SyncReport(kept=len(shelf), fallback=fallback)
        manifest = Manifest.from_bytes(found.data)
        if not (manifest.allow_shrink or is_starter):
            _refuse_to_empty(self._own_items(), manifest.items)
        missing = self._missing(manifest.items, cancelled)
        self._check_room(sum(item.size for item in missing.values()))
        fetched = 0
        problems: dict[str, str] = {}
        files = (WantedFile(item.item_id, item.sha256) for item in missing.values())
        going_on = takewhile(lambda _: not cancelled(), files)
        for answer in store.get_files(going_on, self._catalogue.incoming()) if missing else ():
            problem = self._add(missing[answer.key], answer)
            if problem is None:
                fetched += 1
            else:
                problems[answer.key] = problem
        skipped = tuple(problems[key] for key in missing if key in problems)
        if fetched + len(problems) < len(missing) or cancelled():
            return SyncReport(fetched, 0, len(shelf), skipped, fallback, cancelled=True)
        wanted = [shelf.get(i.item_id) if i.item_id in problems else i for i in manifest.items]
        wanted = [item for item in wanted if item is not None]
        if skipped and not wanted:
            raise StoreError(f"not one picture of the garden can be had: {skipped[0]}")
        changed = self._show(wanted)
        self._stands_in = is_starter
        self._etags = {} if skipped else {is_starter: found.etag}
        removed = len(shelf.keys() - {item.item_id for item in wanted})
        kept = len(wanted) - fetched
        return SyncReport(fetched, removed, kept, skipped, fallback, changed=changed)

    def _check_room(self, needed: int) -> None:
        free = self._free() if needed else None
        if free is not None and free - needed < KEPT_FREE_BYTES:
            raise StoreError(
                f"the garden needs {needed / 1e6:,.0f} MB more, and the disk has only"
                f" {free / 1e6:,.0f} MB left: make room there"
            )

    def _missing(
        self, items: Iterable[CatalogueItem], cancelled: Callable[[], bool]
    ) -> dict[str, CatalogueItem]:
        """The pictures that are not in place, by id."""
        return {
            item.item_id: item
            for item in takewhile(lambda _: not cancelled(), items)
            if not self._catalogue.holds(item)
        }

    def _add(self, item: CatalogueItem, answer: FetchedFile) -> str | None:
        """Put a picture on the shelf, or say what is wrong with it; StoreError for the store."""
        if isinstance(answer.error, ObjectMissingError):
            return str(answer.error)
        is_damaged = isinstance(answer.error, ObjectDamagedError)
        if answer.error is not None and not is_damaged:
            raise answer.error
        if answer.path is None or not self._catalogue.add_file(item, answer.path):
            return f"{item.item_id!r} is not the picture that the manifest lists"
        return None

    def _show(self, items: Iterable[CatalogueItem]) -> bool:
        """Whether that is another garden than before."""
        wanted = sorted(items, key=lambda item: item.item_id)
        if wanted == list(self._catalogue.items()):
            return False
        self._catalogue.replace(wanted)
        return True

    def _own_items(self) -> list[CatalogueItem]:
        """The pictures on the shelf that are not the starter garden's."""
        starter: set[str] = set()
        if self._starter is not None:
            found = self._starter.get(MANIFEST_KEY)
            starter = (
                {item.item_id for item in Manifest.from_bytes(found.data).items} if found else set()
            )
        return [item for item in self._catalogue.items() if item.item_id not in starter]


def _refuse_to_empty(shelf: Sequence[CatalogueItem], wanted: Sequence[CatalogueItem]) -> None:
    stays = {item.item_id for item in wanted}
    gone = sum(item.item_id not in stays for item in shelf)
    if gone * 2 > len(shelf):
        raise ManifestError(
            f"{MANIFEST_KEY} would take {gone} of {len(shelf)} pictures off the shelf"
            " and does not say that this is meant (allow_shrink)"
        )
