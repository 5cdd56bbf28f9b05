"""Reads files of the store's event log that others wrote; what is wrong is passed over, counted."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from shared.domain.errors import ObjectMissingError
from shared.ports import ObjectInfo, Store
from shared.services.event_log import EVENTS_PREFIX, LoggedEvent, events_in
from shared.services.store_access import TRIAL

MAX_FILE_BYTES = 8 * 1024 * 1024
SIMULATED = "simulated-"
"""How the ids of kiosks begin that nobody ever stood in front of."""


def is_simulated(key: str) -> bool:
    """Whether a file of the event log tells of invented visitors."""
    return key.startswith(EVENTS_PREFIX + SIMULATED)


def newest_files(store: Store, kiosk_id: str, now: datetime) -> Iterator[ObjectInfo]:
    """A kiosk's files whose first event is of yesterday or today; StoreError."""
    for day in (now - timedelta(days=1), now):
        yield from store.list(f"{EVENTS_PREFIX}{kiosk_id}/{day.astimezone(UTC):%Y/%m/%d}/")


def read_event_file(store: Store, info: ObjectInfo, skipped: Counter[str]) -> Iterator[LoggedEvent]:
    """The events of one listed file; `skipped` counts what is passed over, by reason.

    StoreError when the store is away.
    """
    if info.key.endswith(f"/{TRIAL}"):
        return
    if not info.key.endswith(".jsonl") or info.key.count("/") < 2:
        skipped["not an event file"] += 1
        return
    if info.size > MAX_FILE_BYTES:
        skipped["too large a file"] += 1
        return
    try:
        found = store.get(info.key)
    except ObjectMissingError:
        return

    def on_damaged(_: str) -> None:
        skipped["not an event"] += 1

    yield from events_in(info.key, found.data if found else b"", on_damaged)
