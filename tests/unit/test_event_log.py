"""The event log in the store, and reading it back."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from shared.domain.outbox import OutboxMessage
from shared.domain.stored_object import Fetched
from shared.services.event_log import MAX_FILE_BYTES, StoreEventLog, read_events
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def message(number: int) -> OutboxMessage:
    return OutboxMessage(
        message_id=f"m{number}",
        topic="interaction",
        session_id="s",
        payload={"event_id": f"m{number}", "words": "장미 \n 정원"},
        created_at=NOON + timedelta(seconds=number),
    )


def test_a_delivery_is_one_object_of_json_lines_under_the_kiosk() -> None:
    store = FakeStore()
    StoreEventLog(store, "hall-1").deliver([message(1), message(2)])
    [key] = store.objects
    assert key.startswith("events/hall-1/2026/11/22/120001.000000-")
    assert key.endswith(".jsonl")
    lines = store.objects[key].data.decode().splitlines()
    assert json.loads(lines[0]) == {
        "message_id": "m1",
        "topic": "interaction",
        "created_at": "2026-11-22T12:00:01.000000+00:00",
        "payload": {"event_id": "m1", "words": "장미 \n 정원"},
    }
    assert len(lines) == 2


def test_the_same_delivery_again_is_the_same_object() -> None:
    store = FakeStore()
    log = StoreEventLog(store, "hall-1")
    for _ in range(3):
        log.deliver([message(1), message(2)])
    assert len(store.objects) == 1


def test_a_message_in_two_deliveries_is_read_once() -> None:
    store = FakeStore()
    log = StoreEventLog(store, "hall-1")
    log.deliver([message(1), message(2)])
    log.deliver([message(2), message(3)])
    assert [event.message_id for event in read_events(store)] == ["m1", "m2", "m3"]


def test_names_sort_by_time_and_kiosks_are_told_apart() -> None:
    store = FakeStore()
    for number in (3, 1, 2):
        StoreEventLog(store, "hall-1").deliver([message(number)])
    StoreEventLog(store, "hall-10").deliver([message(4)])
    assert [event.message_id for event in read_events(store, "hall-1")] == ["m1", "m2", "m3"]
    assert {event.kiosk_id for event in read_events(store)} == {"hall-1", "hall-10"}


def test_deliveries_are_read_in_order_of_time_in_whatever_order_they_come() -> None:
    class LastFirst(FakeStore):
        def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
            return reversed(list(super().get_many(keys)))

    store = LastFirst()
    log = StoreEventLog(store, "hall-1")
    for number in range(1, 4):
        log.deliver([message(number)])
    assert [event.message_id for event in read_events(store)] == ["m1", "m2", "m3"]


def test_damaged_lines_are_skipped_and_named() -> None:
    store = FakeStore()
    StoreEventLog(store, "k").deliver([message(1)])
    [key] = store.objects
    good = store.objects[key].data
    bad = [
        b"{",
        b"\xff\xfe",
        b"[]",
        b'"text"',
        b"[" * 5000,
        good.replace(b'"topic"', b'"tropic"').strip(),
        good.replace(b"2026-11-22T", b"yesterday").strip(),
    ]
    store.put("events/k/2026/11/22/130000.jsonl", b"\n".join([*bad, b"", good]))
    store.put("events/k/readme.txt", b"not a log")
    damaged: list[str] = []
    events = list(read_events(store, on_damaged=damaged.append))
    assert [event.message_id for event in events] == ["m1"]
    assert damaged == [f"events/k/2026/11/22/130000.jsonl:{line}" for line in range(1, 8)]


def test_a_file_that_no_kiosk_writes_is_not_fetched_and_is_named() -> None:
    class Asked(FakeStore):
        def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
            asked.extend(keys)
            return super().get_many(asked[-1:])

    asked: list[str] = []
    store = Asked()
    StoreEventLog(store, "k").deliver([message(1)])
    [good] = store.objects
    huge = "events/k/2026/11/22/130000.jsonl"
    store.put(huge, store.objects[good].data + b" " * MAX_FILE_BYTES)
    store.put("events/k.jsonl", store.objects[good].data.replace(b"m1", b"m2"))
    damaged: list[str] = []
    events = read_events(store, on_damaged=damaged.append)
    assert [event.message_id for event in events] == ["m1"]
    assert (damaged, asked) == ([huge], [good])


def test_nothing_to_deliver_writes_nothing() -> None:
    store = FakeStore()
    StoreEventLog(store, "hall-1").deliver([])
    assert store.objects == {}
