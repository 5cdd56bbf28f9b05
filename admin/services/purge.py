"""Deletes for ever what was withdrawn long ago.

Before an object goes, its withdrawal is marked in the shared list, so that nobody promotes the
same name meanwhile; only then the manifest is asked once more, and the object deleted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from shared.domain.errors import SettingsError
from shared.ports import Store

PURGE_DAYS = 30
"""How long a withdrawn picture stays unless a curator says otherwise."""

MIN_PURGE_DAYS = 1
"""Kiosks may still fetch, and promotions of others end, what was listed a moment ago."""

_PICTURES = "emotions/"


class Fate(StrEnum):
    """What becomes of an object that no manifest lists."""

    DELETED = "deleted"
    DUE = "due"
    YOUNG = "withdrawn lately"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Leftover:
    """An object that is not in the garden; `size` in bytes, `withdrawn_at` None when unknown."""

    item_id: str
    size: int
    fate: Fate
    withdrawn_at: datetime | None = None


class Purge:
    """Looks for objects that nothing lists, and deletes those withdrawn long ago."""

    def __init__(
        self,
        store: Store,
        manifest: SharedManifest,
        withdrawals: Withdrawals,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._manifest = manifest
        self._withdrawals = withdrawals
        self._now = now

    def look(self, days: float = PURGE_DAYS) -> Iterator[Leftover]:
        """What is in the store and not in the garden, in order of key; changes nothing."""
        until = self._until(days)
        known = self._withdrawals.read()
        listed = {item.item_id for item in self._manifest.read().items}
        for info in self._store.list(_PICTURES):
            if info.key in listed:
                continue
            withdrawal = known.get(info.key)
            if withdrawal is None:
                yield Leftover(info.key, info.size, Fate.UNKNOWN)
                continue
            due = withdrawal.purging or withdrawal.withdrawn_at <= until
            fate = Fate.DUE if due else Fate.YOUNG
            yield Leftover(info.key, info.size, fate, withdrawal.withdrawn_at)

    def purge(
        self, days: float = PURGE_DAYS, stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[Leftover]:
        """Delete what was withdrawn at least so many days ago; the rest is only told of.

        StoreError or ManifestError in between leaves the rest for the next time.
        """
        leftovers = list(self.look(days))
        chosen = self._withdrawals.begin_purge(self._until(days), self._listed())
        due = set(chosen) - self._listed()
        gone: list[str] = []
        try:
            for leftover in leftovers:
                if leftover.item_id not in due:
                    yield leftover
                elif not stopped():
                    self._store.delete(leftover.item_id)
                    gone.append(leftover.item_id)
                    yield Leftover(
                        leftover.item_id, leftover.size, Fate.DELETED, leftover.withdrawn_at
                    )
        finally:
            there = {leftover.item_id for leftover in leftovers} - set(gone)
            self._withdrawals.end_purge(set(chosen) - there)

    def _listed(self) -> set[str]:
        return {item.item_id for item in self._manifest.read().items}

    def _until(self, days: float) -> datetime:
        if not days >= MIN_PURGE_DAYS:
            raise SettingsError(f"days = {days:g} is less than {MIN_PURGE_DAYS}")
        return self._now() - timedelta(days=min(days, 36_500))
