"""Hears what visitors liked at the kiosks of one zone, from the store's event log; only reads.

Files may come late and in any order; each is read once, the newest first, until enough pictures
are known: what is older than those would not hang on a wall any more. What is wrong is passed
over, with a count for each reason.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from kiosk.services.zone import zones_of_kiosks
from shared.domain.catalogue import ItemId
from shared.domain.interaction import LIKE
from shared.ports import ObjectInfo, Store
from shared.services.event_files import newest_files, read_event_file
from shared.services.event_log import EVENTS_PREFIX

MAX_FILES = 500
"""How many files are read at a time; the rest are read the next time."""
WHOLE_EVERY = timedelta(minutes=10)
"""How often LATE_MONTHS are looked through for files that came late; today's are at every time."""
LATE_MONTHS = 3
"""This month and those before it; all there are only the first time, as they may be millions."""
_ZONES_EVERY = timedelta(minutes=1)
_AHEAD = timedelta(days=1)
_FIRST_YEAR = 2000
_TOPIC = "interaction"


@dataclass(frozen=True, slots=True)
class Liked:
    """A picture that somebody liked."""

    item_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HeardLikes:
    """What came in, newest file first, and what was passed over, by reason.

    `kiosks` are the ids of the zone's kiosks, `zones` every zone that some kiosk is of.
    """

    likes: tuple[Liked, ...]
    files: int
    kiosks: tuple[str, ...]
    zones: frozenset[str]
    skipped: Mapping[str, int] = field(default_factory=dict[str, int])


class ZoneListener:
    """Reads the event logs of a zone's kiosks; belongs to one lane.

    `enough`: how many pictures are worth knowing.
    """

    def __init__(
        self,
        store: Store,
        zone: str,
        enough: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._zone = zone
        self._enough = enough
        self._clock = clock
        self._known: set[str] = set()
        self._zones: Mapping[str, str] = {}
        self._looked_through: dict[str, datetime] = {}
        self._asked_zones: datetime | None = None

    def listen(self) -> HeardLikes:
        """The likes in files that were not read before; StoreError when the store is away."""
        self._ask_zones()
        now = self._clock()
        kiosks = tuple(sorted(k for k, zone in self._zones.items() if zone == self._zone))
        fresh = [info for kiosk_id in kiosks for info in self._fresh(kiosk_id, now)]
        fresh.sort(key=lambda info: _when(info.key), reverse=True)
        skipped: Counter[str] = Counter()
        likes: list[Liked] = []
        known: list[str] = []
        read = 0
        for info in fresh:
            if len({liked.item_id for liked in likes}) < self._enough:
                if read == MAX_FILES:
                    break
                likes += self._likes(info, skipped)
                read += 1
            known.append(info.key)
        self._known.update(known)
        if len(known) == len(fresh):
            self._note_whole(kiosks, now)
        zones = frozenset(self._zones.values())
        return HeardLikes(tuple(likes), read, kiosks, zones, dict(skipped))

    def _ask_zones(self) -> None:
        """Kiosks may be carried elsewhere, but not every few seconds; the first is waited for."""
        now = self._clock()
        is_lonely = self._zone not in self._zones.values()
        before = self._asked_zones
        if is_lonely or before is None or not timedelta() <= now - before < _ZONES_EVERY:
            self._zones = zones_of_kiosks(self._store)
            self._asked_zones = now

    def _fresh(self, kiosk_id: str, now: datetime) -> Iterator[ObjectInfo]:
        """The files of a kiosk that are not known."""
        files = self._listed(kiosk_id, now)
        yield from (info for info in files if info.key not in self._known)

    def _listed(self, kiosk_id: str, now: datetime) -> Iterator[ObjectInfo]:
        """All files at first, those of the last months now and then, else the newest."""
        folder = f"{EVENTS_PREFIX}{kiosk_id}/"
        if kiosk_id not in self._looked_through:
            return self._store.list(folder)
        if self._is_whole_due(kiosk_id, now):
            months = (self._store.list(f"{folder}{month}/") for month in _months(now))
            return chain.from_iterable(months)
        return newest_files(self._store, kiosk_id, now)

    def _is_whole_due(self, kiosk_id: str, now: datetime) -> bool:
        before = self._looked_through.get(kiosk_id)
        return before is None or not timedelta() <= now - before < WHOLE_EVERY

    def _note_whole(self, kiosks: Iterable[str], now: datetime) -> None:
        """Every file there was is known now, and not only those that were read this time.

        What will not be listed again need not be known any more.
        """
        due = [kiosk_id for kiosk_id in kiosks if self._is_whole_due(kiosk_id, now)]
        self._looked_through.update(dict.fromkeys(due, now))
        if due:
            months = tuple(_months(now))
            self._known = {key for key in self._known if _when(key).startswith(months)}

    def _likes(self, info: ObjectInfo, skipped: Counter[str]) -> Iterator[Liked]:
        latest = self._clock() + _AHEAD
        for event in read_event_file(self._store, info, skipped):
            if event.topic != _TOPIC or event.payload.get("event_type") != LIKE:
                continue
            try:
                liked = _liked(event.payload)
            except ValueError:
                skipped["not a like"] += 1
                continue
            if liked.at > latest:
                skipped["from the future"] += 1
            else:
                yield liked


def _when(key: str) -> str:
    """What sorts the files of all kiosks by time: the key after the kiosk's id."""
    return key.removeprefix(EVENTS_PREFIX).partition("/")[2]


def _months(now: datetime) -> Iterator[str]:
    """The last LATE_MONTHS as folders, in order of time: `2026/09`, `2026/10`, `2026/11`."""
    last = now.astimezone(UTC).year * 12 + now.astimezone(UTC).month
    for month in range(last - LATE_MONTHS, last):
        yield f"{month // 12:04}/{month % 12 + 1:02}"


def _liked(payload: Mapping[str, Any]) -> Liked:
    """A like that somebody else wrote; ValueError says what is wrong with it."""
    item_id, sent_at = payload.get("item_id"), payload.get("sent_at")
    if not isinstance(item_id, str) or not item_id.isprintable():
        raise ValueError("item_id is not a text")
    ItemId.parse(item_id)
    if not isinstance(sent_at, str):
        raise ValueError("sent_at is not a time")
    at = datetime.fromisoformat(sent_at)
    if at.tzinfo is None or at.year < _FIRST_YEAR:
        raise ValueError("sent_at has no time zone, or is of another century")
    return Liked(item_id, at)
