"""Reads screens out of the event log; what is wrong is passed over and counted by its reason."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from shared.domain.errors import ObjectMissingError
from shared.domain.screen import SCREEN_TOPIC, Screen
from shared.ports import ObjectInfo, Store
from shared.services.event_log import EVENTS_PREFIX, events_in

MAX_FILE_BYTES = 8 * 1024 * 1024
SIMULATED = "simulated-"
"""How the ids of kiosks begin that nobody ever stood in front of."""
_AHEAD = timedelta(days=1)


def is_simulated(key: str) -> bool:
    """Whether a file of the event log tells of invented visitors."""
    return key.startswith(EVENTS_PREFIX + SIMULATED)


class ScreenReader:
    """Reads files of the event log one by one."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._clock = clock

    def screens(self, info: ObjectInfo, skipped: Counter[str]) -> list[Screen]:
        """The screens of a file; `skipped` counts what is wrong. StoreError."""
        if not info.key.endswith(".jsonl") or info.key.count("/") < 2:
            skipped["not an event file"] += 1
            return []
        if info.size > MAX_FILE_BYTES:
            skipped["too large a file"] += 1
            return []
        try:
            found = self._store.get(info.key)
        except ObjectMissingError:
            return []
        return list(self._read(info.key, found.data if found else b"", skipped))

    def _read(self, key: str, data: bytes, skipped: Counter[str]) -> Iterator[Screen]:
        def on_damaged(_: str) -> None:
            skipped["not an event"] += 1

        for event in events_in(key, data, on_damaged):
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
