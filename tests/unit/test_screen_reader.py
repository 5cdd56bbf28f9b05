"""Whatever lies in the event log, reading it neither fails nor lets a wrong screen through."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.services.site_reading import SiteReading
from shared.domain.screen import SCREEN_TOPIC
from shared.ports import ObjectInfo
from shared.services.event_files import is_simulated
from shared.services.screen_reader import ScreenReader
from tests.fakes.catalogue import make_items
from tests.fakes.event_logs import NOON, shown_screen
from tests.fakes.store import FakeStore

KEY = "events/hall/2026/11/20/1.jsonl"
IDS = [item.item_id for item in make_items(6)]
GOOD = shown_screen(1, IDS[:3], IDS[:1]).to_json()
strange = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from([*IDS, "HAPPY", "UNKNOWN", "2026-11-20T12:00:00+23:59", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["item_id", "slot", "propensity", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


def read(data: bytes) -> tuple[SiteReading, Counter[str]]:
    store, reading, skipped = FakeStore(), SiteReading(), Counter[str]()
    store.put(KEY, data)
    reader = ScreenReader(store, lambda: NOON.replace(month=12))
    for _, screens in reader.screens([ObjectInfo(KEY, len(data), "")], skipped):
        for screen in screens:
            reading.add(screen)
    return reading, skipped


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from([*GOOD, "more"]), strange, min_size=1, max_size=3))
def test_a_screen_with_strange_fields_is_counted_or_passed_over(fields: dict[str, Any]) -> None:
    event = {
        "message_id": "m",
        "topic": SCREEN_TOPIC,
        "created_at": NOON.isoformat(),
        "payload": {**GOOD, **fields},
    }
    reading, skipped = read(json.dumps(event).encode() + b"\n")
    assert reading.screens + skipped.total() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("policy", name) for name in ("<b>x</b>", "p" * 41, "Two words", "-", "uniform\n")),
        ("emotion", "UNKNOWN"),
    ],
)
def test_what_would_spoil_a_page_is_passed_over(field: str, value: str) -> None:
    event = {
        "message_id": "m",
        "topic": SCREEN_TOPIC,
        "created_at": NOON.isoformat(),
        "payload": {**GOOD, field: value},
    }
    reading, skipped = read(json.dumps(event).encode())
    assert reading.screens == 0
    assert skipped == {"not a screen": 1}


@settings(max_examples=60)
@given(st.binary(max_size=200), st.dictionaries(st.text(max_size=10), strange, max_size=4))
def test_lines_that_are_no_events_are_counted(noise: bytes, document: dict[str, Any]) -> None:
    lines = [noise.replace(b"\n", b""), json.dumps(document).encode()]
    reading, skipped = read(b"\n".join(lines))
    assert reading.screens == 0
    assert skipped.total() == sum(bool(line.strip()) for line in lines)


def test_simulated_files_are_known_by_their_kiosk() -> None:
    assert is_simulated("events/simulated-hall/2026/11/20/1.jsonl")
    assert not is_simulated(KEY)


def test_what_was_liked_was_looked_at_whatever_the_file_says() -> None:
    event = {
        "message_id": "m",
        "topic": SCREEN_TOPIC,
        "created_at": NOON.isoformat(),
        "payload": {**GOOD, "examined": False},
    }
    reading, _ = read(json.dumps(event).encode())
    assert (reading.unexamined, len(reading.sample), int(reading.model.liked.sum())) == (0, 1, 1)
