"""Reads screens out of the event log; what is wrong is passed over and counted by its reason."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from shared.domain.screen import SCREEN_TOPIC, Screen
from shared.ports import ObjectInfo, Store
from shared.services.event_files import read_event_file

_AHEAD = timedelta(days=1)


class ScreenReader:
    """Reads files of the event log one by one."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._clock = clock

    def screens(self, info: ObjectInfo, skipped: Counter[str]) -> list[Screen]:
        """The screens of a file; `skipped` counts what is wrong. StoreError."""
        return list(self._read(info, skipped))

    def _read(self, info: ObjectInfo, skipped: Counter[str]) -> Iterator[Screen]:
        for event in read_event_file(self._store, info, skipped):
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
