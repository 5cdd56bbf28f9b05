"""A drill: the clock of the machine is set back, or ahead, and nothing stops over it."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.services.hall import Hall, Hold
from shared.domain.opening_hours import OpeningHours
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog, read_events
from shared.services.outbox_dispatcher import OutboxDispatcher
from tests.fakes.outbox import FakeOutbox
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
JUMPS = [timedelta(days=-400), timedelta(hours=-2), timedelta(days=400)]


@pytest.mark.parametrize("jump", JUMPS)
def test_delivery_goes_on_after_the_clock_jumped_during_a_pause(jump: timedelta) -> None:
    outbox, store = FakeOutbox(), FakeStore()
    outbox.add(OutboxMessage("a", "visitor", "s", {"user_id": "a"}, NOON))
    dispatcher = OutboxDispatcher(outbox, StoreEventLog(store, "hall-1"))
    store.away = "the network is down"
    assert dispatcher.drain(NOON).away is not None
    store.away = None
    assert dispatcher.drain(NOON + jump).delivered == 1
    assert [event.message_id for event in read_events(store)] == ["a"]


@pytest.mark.parametrize("jump", JUMPS)
def test_a_pause_of_the_hall_outlasts_every_jump(jump: timedelta) -> None:
    hall = Hall(FakeStore(), OpeningHours.parse("mon-sun 10:00-18:00"))
    hall.pause()
    assert hall.hold(NOON + jump) is Hold.PAUSED
    hall.open()
    assert hall.hold(NOON + jump) is Hold.NONE
