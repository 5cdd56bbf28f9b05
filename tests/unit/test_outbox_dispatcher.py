"""Draining: at least once, in order, and nothing given up because a store is away."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.errors import DeliveryRefusedError
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog, read_events
from shared.services.outbox_dispatcher import LONGEST_PAUSE, OutboxDispatcher
from tests.fakes.outbox import FakeOutbox
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class PickySink:
    """Takes every message but those in `refuses`; `taken` is what arrived, in order."""

    def __init__(self, refuses: set[str] | None = None) -> None:
        self.refuses = refuses or set()
        self.taken: list[str] = []

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        bad = [m.message_id for m in messages if m.message_id in self.refuses]
        if bad:
            raise DeliveryRefusedError(f"no room for {bad[0]}")
        self.taken += [m.message_id for m in messages]


def outbox_with(*ids: str) -> FakeOutbox:
    """Messages `<session><number>`."""
    outbox = FakeOutbox()
    for message_id in ids:
        outbox.add(
            OutboxMessage(message_id, "interaction", message_id[0], {"event_id": message_id}, NOON)
        )
    return outbox


def test_everything_due_is_delivered_in_batches_and_then_nothing_waits() -> None:
    outbox, sink = outbox_with(*(f"a{n}" for n in range(25))), PickySink()
    drained = OutboxDispatcher(outbox, sink, batch_size=10).drain(NOON)
    assert (drained.delivered, drained.put_back, drained.buried) == (25, 0, 0)
    assert drained.next_due is None
    assert sink.taken == [f"a{n}" for n in range(25)]
    assert outbox.depth() == 0


def test_one_drain_takes_a_bounded_bite_and_asks_to_be_called_again_at_once() -> None:
    outbox = outbox_with(*(f"a{n}" for n in range(25)))
    drained = OutboxDispatcher(outbox, PickySink(), batch_size=5, batches_per_drain=2).drain(NOON)
    assert (drained.delivered, drained.next_due) == (10, NOON)


def test_while_the_store_is_away_nothing_is_given_up_however_long() -> None:
    outbox, store = outbox_with("a1", "a2", "b1"), FakeStore()
    store.away = "the network is down"
    dispatcher = OutboxDispatcher(
        outbox, StoreEventLog(store, "hall-1"), random_source=random.Random(1)
    )
    now, asked = NOON, 0
    while now < NOON + timedelta(days=21):
        drained = dispatcher.drain(now)
        assert (drained.delivered, drained.put_back, drained.buried) == (0, 0, 0)
        assert drained.away == "the network is down"
        assert drained.next_due is not None
        assert now < drained.next_due <= now + LONGEST_PAUSE
        now, asked = drained.next_due, asked + 1
    assert outbox.depth() == 3
    assert asked < 21 * 24 * 60 // 7  # about every quarter of an hour, after the first pauses
    store.away = None
    assert dispatcher.drain(now).delivered == 3
    assert [event.message_id for event in read_events(store)] == ["a1", "a2", "b1"]


def test_a_sink_that_is_away_is_not_asked_before_the_pause_is_over() -> None:
    outbox, store = outbox_with("a1"), FakeStore()
    store.away = "the network is down"
    dispatcher = OutboxDispatcher(outbox, StoreEventLog(store, "hall-1"))
    first = dispatcher.drain(NOON)
    store.away = None
    assert first.next_due is not None
    early = dispatcher.drain(first.next_due - timedelta(microseconds=1))
    assert (early.delivered, early.next_due) == (0, first.next_due)
    assert dispatcher.drain(first.next_due).delivered == 1


def test_a_refused_message_waits_with_its_session_while_the_others_go_on() -> None:
    outbox = outbox_with("a1", "a2", "b1", "a3", "b2", "c1")
    sink = PickySink(refuses={"a2"})
    drained = OutboxDispatcher(outbox, sink).drain(NOON)
    assert (drained.delivered, drained.put_back, drained.buried) == (4, 1, 0)
    assert sink.taken == ["a1", "b1", "b2", "c1"]
    assert drained.next_due is not None
    assert drained.next_due > NOON


def test_a_message_refused_again_and_again_is_buried_and_its_session_goes_on() -> None:
    outbox = outbox_with("a1", "a2", "a3")
    sink = PickySink(refuses={"a2"})
    dispatcher = OutboxDispatcher(outbox, sink, max_attempts=3)
    now, tries = NOON, 0
    drained = dispatcher.drain(now)
    while not drained.buried:
        assert drained.refusal is None
        now += LONGEST_PAUSE
        drained = dispatcher.drain(now)
        tries += 1
    assert tries == 2
    assert drained.refusal == "no room for a2"
    assert outbox.buried == {"a2": "no room for a2"}
    dispatcher.drain(now)
    assert sink.taken == ["a1", "a3"]
    assert outbox.depth() == 0


def test_pauses_grow_to_a_longest_and_differ_between_kiosks() -> None:
    pauses: list[list[timedelta]] = []
    for seed in range(2):
        outbox = outbox_with("a1")
        dispatcher = OutboxDispatcher(
            outbox,
            PickySink(refuses={"a1"}),
            max_attempts=99,
            random_source=random.Random(seed),
        )
        mine: list[timedelta] = []
        for _ in range(12):
            asked = NOON
            dispatcher.drain(asked)
            while not outbox.due(asked, 1):
                asked += timedelta(seconds=1)
            mine.append(asked - NOON)
            outbox.put_back("a1", NOON, "now")  # due again at once; counts one attempt more
        pauses.append(mine)
    assert pauses[0] != pauses[1]
    for mine in pauses:
        assert mine[0] <= timedelta(seconds=6)
        assert LONGEST_PAUSE / 2 <= mine[-1] <= LONGEST_PAUSE + timedelta(seconds=1)


@given(
    sessions=st.lists(st.sampled_from("abc"), max_size=30),
    refused=st.sets(st.integers(0, 29), max_size=5),
    batch_size=st.integers(1, 8),
)
def test_each_session_arrives_in_order_and_whole_but_for_what_is_buried(
    sessions: list[str], refused: set[int], batch_size: int
) -> None:
    ids = [f"{session}{number}" for number, session in enumerate(sessions)]
    outbox = outbox_with(*ids)
    sink = PickySink(refuses={ids[n] for n in refused if n < len(ids)})
    dispatcher = OutboxDispatcher(outbox, sink, batch_size=batch_size, max_attempts=2)
    now = NOON
    while outbox.depth():
        dispatcher.drain(now)
        now += LONGEST_PAUSE
    assert outbox.buried.keys() == sink.refuses
    for session in "abc":
        sent = [i for i in ids if i[0] == session and i not in sink.refuses]
        assert [i for i in sink.taken if i[0] == session] == sent
