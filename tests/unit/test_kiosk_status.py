"""A kiosk's status: gathered, told, and read again with distrust."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.status_report import Seen, StatusReport, StatusTeller
from kiosk.services.stock import Stocktaking
from shared.domain.errors import DatabaseError, StatusError, StoreError
from shared.domain.kiosk_status import (
    MAX_STATUS_BYTES,
    CameraCondition,
    CameraStatus,
    Disk,
    KioskState,
    KioskStatus,
    LoggedError,
    status_key,
)
from shared.domain.outbox import OutboxMessage, OutboxTally
from tests.fakes.catalogue import FakeCatalogue, make_item, put_on_shelf
from tests.fakes.outbox import FakeOutbox
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
STATUS = KioskStatus(
    kiosk_id="hall-1",
    written_at=NOON,
    started_at=NOON - timedelta(hours=3),
    state=KioskState.VISIT,
    version="1.2",
    camera=CameraStatus(CameraCondition.TROUBLE, "gone"),
    last_visit=NOON - timedelta(minutes=1),
    outbox={"events": OutboxTally(3, 1, NOON - timedelta(minutes=5)), "personalize": OutboxTally()},
    shelf=128,
    disk=Disk(10, 20),
    troubles=("the store is away",),
    errors=(LoggedError(NOON, "it broke"),),
)
SEEN = Seen(KioskState.WAITING, CameraStatus(CameraCondition.READY))


class DamagedCatalogue(FakeCatalogue):
    def items(self) -> Any:
        raise DatabaseError("database kiosk.db: it is damaged")


def report(catalogue: FakeCatalogue, outbox: FakeOutbox | None = None) -> StatusReport:
    outboxes = {"events": outbox or FakeOutbox()}
    stocktaking = Stocktaking(catalogue, outboxes, lambda: Disk(1, 2))
    return StatusReport(stocktaking, version="1.2", clock=lambda: NOON)


def read(document: object) -> KioskStatus:
    return KioskStatus.from_bytes(json.dumps(document).encode())


def test_what_was_written_is_read_again() -> None:
    assert KioskStatus.from_bytes(STATUS.to_bytes()) == STATUS


def test_what_a_kiosk_could_not_find_out_is_none() -> None:
    bare = replace(STATUS, last_visit=None, outbox=None, shelf=None, disk=None)
    assert KioskStatus.from_bytes(bare.to_bytes()) == bare


def test_fields_of_a_later_version_are_left() -> None:
    assert read({**STATUS.to_json(), "humidity": 40}) == STATUS


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"format": 2}, "does not have format 1"),
        ({"kiosk_id": 7}, "kiosk_id is not a text"),
        ({"written_at": "noon"}, "written_at is not a time"),
        ({"written_at": "2026-11-25T12:00:00"}, "written_at is not a time with a time zone"),
        ({"written_at": "0001-01-01T00:00:00+14:00"}, "written_at is not a time"),
        ({"started_at": None}, "started_at is not a time"),
        ({"state": "burning"}, "state is none of waiting, visit"),
        ({"state": ["waiting"]}, "state is none of"),
        ({"camera": "works"}, "camera is not a JSON object"),
        ({"camera": {"state": "works"}}, "fault is not a text"),
        ({"outbox": []}, "outbox is not a JSON object"),
        ({"outbox": {"events": {"waiting": -1, "buried": 0}}}, "waiting is not a whole number"),
        ({"outbox": {"events": {"waiting": True, "buried": 0}}}, "waiting is not a whole number"),
        ({"outbox": {str(n): {} for n in range(9)}}, "more than 8 queues"),
        ({"shelf": 10**30}, "shelf is not a whole number"),
        ({"shelf": 1.5}, "shelf is not a whole number"),
        ({"disk": {"free": "much", "total": 1}}, "free is not a whole number"),
        ({"troubles": ["x"] * 6}, "troubles is not a list of at most 5"),
        ({"troubles": [{}]}, "troubles is not a text"),
        ({"errors": [5]}, "errors is not a JSON object"),
        ({"errors": "none"}, "errors is not a list"),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(StatusError, match=reason):
        read({**STATUS.to_json(), **change})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not JSON"),
        (b"\xff\xfe", "it is not JSON"),
        (b"[" * 60_000, "nested too deep"),
        (b"7" * 5000, "it is not JSON"),
        (b"[]", "not a JSON object"),
        (b" " * (MAX_STATUS_BYTES + 1), "larger than 65536 bytes"),
    ],
)
def test_what_is_no_status_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(StatusError, match=reason) as raised:
        KioskStatus.from_bytes(data)
    assert "\n" not in str(raised.value)


def test_words_are_one_printable_line_of_bounded_length() -> None:
    hostile = {**STATUS.to_json(), "version": "1\x1b]0;x\x07\n2\ud800" + "x" * 5000}
    version = read(hostile).version
    assert version.isprintable()
    assert len(version) <= 300


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@settings(max_examples=150)
@given(name=st.sampled_from(sorted(STATUS.to_json())), value=anything)
def test_whatever_a_field_is_the_answer_is_a_status_or_a_sentence(name: str, value: Any) -> None:
    with suppress(StatusError):
        status = read({**STATUS.to_json(), name: value})
        assert KioskStatus.from_bytes(status.to_bytes()) == status


def test_a_kiosk_gathers_what_it_keeps() -> None:
    catalogue, outbox = FakeCatalogue(), FakeOutbox()
    item = make_item("emotions/calm/img_20260101-120000_1h.jpeg")
    put_on_shelf(catalogue, item)
    catalogue.replace([item])
    for name in ("a", "b"):
        outbox.add(OutboxMessage(name, "visitor", name, {}, NOON))
    outbox.bury("a", "refused")
    status = report(catalogue, outbox).gather("hall-1", SEEN)
    assert status.outbox == {"events": OutboxTally(1, 1, NOON)}
    assert (status.shelf, status.disk, status.version) == (1, Disk(1, 2), "1.2")


def test_a_damaged_database_is_told_as_a_trouble() -> None:
    status = report(DamagedCatalogue()).gather("hall-1", SEEN)
    assert (status.shelf, status.outbox) == (None, None)
    assert status.troubles == ("database kiosk.db: it is damaged",)
    assert KioskStatus.from_bytes(status.to_bytes()) == status


def test_however_much_went_wrong_the_status_can_be_read() -> None:
    many = replace(
        SEEN,
        troubles=["words " * 999] * 50,
        errors=[LoggedError(NOON, "line\nline\x00" * 999)] * 50,
    )
    status = report(FakeCatalogue()).gather("hall-1", many)
    data = status.to_bytes()
    assert len(data) < MAX_STATUS_BYTES
    assert KioskStatus.from_bytes(data) == status


def test_the_status_is_written_over_the_last_one() -> None:
    store = FakeStore()
    teller = StatusTeller(store, "hall-1", report(FakeCatalogue()))
    teller.tell(SEEN)
    teller.tell(replace(SEEN, state=KioskState.CLOSED))
    (kept,) = store.objects.values()
    assert kept.key == status_key("hall-1") == "kiosks/hall-1/status.json"
    assert KioskStatus.from_bytes(kept.data).state is KioskState.CLOSED
    store.away = "no network"
    with pytest.raises(StoreError, match="no network"):
        teller.tell(SEEN)
