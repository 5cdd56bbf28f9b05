"""Hears of the screens of the site's other kiosks, from the store's event log.

Simulated kiosks are not listened to. This kiosk's own files, of which a year makes hundreds of
thousands, are not even listed.

Files may come late and in any order; each is heard once, and each screen counts once wherever it
is told again. What is wrong is passed over, with a count for each reason.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from kiosk.services.doors import ScreenLog
from shared.ports import Store
from shared.services.event_files import is_simulated
from shared.services.event_log import EVENTS_PREFIX
from shared.services.screen_reader import ScreenReader

MAX_FILES = 500
"""How many files are heard at a time; the rest are heard the next time."""


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
        self._own = f"{EVENTS_PREFIX}{kiosk_id}/"
        self._log = log
        self._reader = ScreenReader(store, clock)

    def listen(self) -> Heard:
        """Hear the files that were not heard before; StoreError when the store is away."""
        heard = self._log.heard()
        unheard = (
            info
            for info in self._store.list(EVENTS_PREFIX, without=self._own)
            if not (is_simulated(info.key) or info.key in heard)
        )
        skipped: Counter[str] = Counter()
        files = screens = 0
        for info in islice(unheard, MAX_FILES):
            found = self._reader.screens(info, skipped)
            screens += self._log.add_heard(info.key, info.key.split("/")[1], found)
            files += 1
        return Heard(files, screens, dict(skipped))
