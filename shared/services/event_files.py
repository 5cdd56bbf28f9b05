"""Reads files of the store's event log that others wrote; what is wrong is passed over, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from shared.domain.stored_object import ObjectInfo
from shared.ports import Store
from shared.services.event_log import (
    EVENTS_PREFIX,
    MAX_FILE_BYTES,
    SIMULATED,
    LoggedEvent,
    events_in,
    handfuls,
)
from shared.services.store_access import TRIAL


def is_simulated(key: str) -> bool:
    """Whether a file of the event log tells of invented visitors."""
    return key.startswith(EVENTS_PREFIX + SIMULATED)


def newest_files(store: Store, kiosk_id: str, now: datetime) -> Iterator[ObjectInfo]:
    """A kiosk's files whose first event is of yesterday or today; StoreError."""
    for day in (now - timedelta(days=1), now):
        yield from store.list(f"{EVENTS_PREFIX}{kiosk_id}/{day.astimezone(UTC):%Y/%m/%d}/")


def read_event_file(store: Store, info: ObjectInfo, skipped: Counter[str]) -> list[LoggedEvent]:
    """The events of one listed file, as `read_event_files` reads many."""
    return next(iter(read_event_files(store, [info], skipped)))[1]


def read_event_files(
    store: Store, infos: Iterable[ObjectInfo], skipped: Counter[str]
) -> Iterator[tuple[ObjectInfo, list[LoggedEvent]]]:
    """Listed files in their order, each with its events; several are fetched at once.

    `skipped` counts what is passed over, by reason. StoreError at the first file that cannot be
    had, when the store is away.
    """

    def on_damaged(_: str) -> None:
        skipped["not an event"] += 1

    for some in handfuls(infos):
        faults = {info.key: _fault(info) for info in some}
        wanted = [key for key, fault in faults.items() if fault is None]
        answers = {answer.key: answer for answer in store.get_many(wanted)}
        for info in some:
            if fault := faults[info.key]:
                skipped[fault] += 1
            answer = answers.get(info.key)
            yield info, list(events_in(answer, on_damaged)) if answer else []


def _fault(info: ObjectInfo) -> str | None:
    """Why a file is passed over; empty where that is not worth a word, None when it is read."""
    if info.key.endswith(f"/{TRIAL}"):
        return ""
    if not info.key.endswith(".jsonl") or info.key.count("/") < 2:
        return "not an event file"
    return "too large a file" if info.size > MAX_FILE_BYTES else None
