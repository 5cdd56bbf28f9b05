"""What the staff decided about the hall holds over restarts, and no longer than it should."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.services.hall import HALL_KEY, Hall, Hold
from shared.domain.opening_hours import OpeningHours
from tests.fakes.store import FakeStore

WEEK = OpeningHours.parse("mon-fri 10:00-18:00")
WEDNESDAY = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def test_a_pause_lasts_until_somebody_ends_it_even_over_a_restart() -> None:
    store = FakeStore()
    Hall(store, WEEK).pause()
    hall = Hall(store, WEEK)
    assert hall.hold(WEDNESDAY + timedelta(days=9)) is Hold.PAUSED
    hall.open()
    assert Hall(store, WEEK).hold(WEDNESDAY) is Hold.NONE


def test_a_hall_that_was_closed_opens_with_the_hours() -> None:
    store = FakeStore()
    Hall(store, WEEK).close(WEDNESDAY)
    hall = Hall(store, WEEK)
    assert hall.hold(WEDNESDAY + timedelta(hours=1)) is Hold.CLOSED
    assert hall.hold(THURSDAY - timedelta(seconds=1)) is Hold.CLOSED
    assert hall.hold(THURSDAY) is Hold.NONE
    assert hall.hold(WEDNESDAY) is Hold.NONE, "a clock that goes back closes nothing again"


def test_a_hall_without_hours_stays_closed_until_somebody_opens_it() -> None:
    hall = Hall(FakeStore(), OpeningHours())
    hall.close(WEDNESDAY)
    assert hall.hold(WEDNESDAY + timedelta(days=300)) is Hold.CLOSED


@pytest.mark.parametrize(
    "damage",
    [b"", b"[]", b'{"hold": "x", "until": null}', b'{"hold": "closed", "until": "2026-01-01"}'],
)
def test_a_damaged_decision_is_none(damage: bytes) -> None:
    store = FakeStore()
    store.put(HALL_KEY, damage)
    assert Hall(store, WEEK).hold(WEDNESDAY) is Hold.NONE


def test_a_decision_on_a_full_disk_holds_until_the_end() -> None:
    store = FakeStore()
    hall = Hall(store, WEEK)
    store.away = "the disk is full"
    hall.pause()
    assert hall.hold(WEDNESDAY) is Hold.PAUSED
