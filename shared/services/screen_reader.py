"""Reads screens out of the event log; what is wrong is passed over and counted by its reason."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta

from shared.domain.screen import SCREEN_TOPIC, Screen
from shared.ports import ObjectInfo, Store
from shared.services.event_files import read_event_files
from shared.services.event_log import LoggedEvent

_AHEAD = timedelta(days=1)


class ScreenReader:
    """Reads files of the event log."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._clock = clock

    def screens(
        self, infos: Iterable[ObjectInfo], skipped: Counter[str]
    ) -> Iterator[tuple[ObjectInfo, list[Screen]]]:
        """Files in their order, each with its screens; `skipped` counts what is wrong. StoreError.

        The files are taken ahead of the answers, several at a time.
        """
        for info, events in read_event_files(self._store, infos, skipped):
            yield info, list(self._read(events, skipped))

    def _read(self, events: Iterable[LoggedEvent], skipped: Counter[str]) -> Iterator[Screen]:
        for event in events:
            if event.topic == SCREEN_TOPIC:
                try:
                    screen = Screen.from_json(event.payload)
                except ValueError:
                    skipped["not a screen"] += 1
                    continue
                if screen.shown_at > self._clock() + _AHEAD:
                    skipped["from the future"] += 1
                else:
                    yield screen
