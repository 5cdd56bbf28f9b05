"""Hears of the screens of the site's other kiosks, from the store's event log.

Simulated kiosks are not listened to. A year of a kiosk is hundreds of thousands of files, and a
bucket bills for listing them: so only the files of two days are listed, and all of them once a
day, for what came late. This kiosk's own are not even listed.

Files may come in any order; each is heard once, and each screen counts once wherever it is told
again. What is wrong is passed over, with a count for each reason.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice

from kiosk.services.doors import ScreenLog
from shared.domain.kiosk_status import KIOSKS_PREFIX
from shared.ports import ObjectInfo, Store
from shared.services.event_files import is_simulated, newest_files
from shared.services.event_log import EVENTS_PREFIX
from shared.services.screen_reader import ScreenReader

ALL_EVERY = timedelta(days=1)
"""How often all files are listed."""
MAX_FILES = 500
"""How many files are heard at a time; the rest are heard the next time."""
_ASKED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in: new screens out of so many files, and what was passed over, by reason."""

    files: int = 0
    screens: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict[str, int])


class SiteListener:
    """Reads the event log of every kiosk but this one; belongs to one lane."""

    def __init__(
        self,
        store: Store,
        kiosk_id: str,
        log: ScreenLog,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._kiosk_id = kiosk_id
        self._log = log
        self._reader = ScreenReader(store, clock)
        self._clock = clock
        self._all_listed: datetime | None = None
        self._kiosks: set[str] = set()

    def listen(self) -> Heard:
        """Hear the files that were not heard before; StoreError when the store is away."""
        now = self._clock()
        before = self._all_listed
        is_due = before is None or not timedelta() <= now - before < ALL_EVERY
        listed = self._all() if is_due else self._newest(now)
        skipped: Counter[str] = Counter()
        files = screens = 0
        unheard = islice(self._unheard(listed), MAX_FILES)
        for info, found in self._reader.screens(unheard, skipped):
            screens += self._log.add_heard(info.key, info.key.split("/")[1], found)
            files += 1
        if is_due and files < MAX_FILES:
            self._all_listed = now
        return Heard(files, screens, dict(skipped))

    def _unheard(self, listed: Iterator[ObjectInfo]) -> Iterator[ObjectInfo]:
        while some := tuple(islice(listed, _ASKED_AT_ONCE)):
            unheard = self._log.unheard([i.key for i in some if not is_simulated(i.key)])
            yield from (info for info in some if info.key in unheard)

    def _all(self) -> Iterator[ObjectInfo]:
        for info in self._store.list(EVENTS_PREFIX, without=f"{EVENTS_PREFIX}{self._kiosk_id}/"):
            self._kiosks.add(info.key.split("/")[1])
            yield info

    def _newest(self, now: datetime) -> Iterator[ObjectInfo]:
        """Of every kiosk that has told of itself, or had files when all were listed."""
        told = {info.key.split("/")[1] for info in self._store.list(KIOSKS_PREFIX)}
        for kiosk_id in sorted((self._kiosks | told) - {self._kiosk_id}):
            yield from newest_files(self._store, kiosk_id, now)
