"""Draining: at least once, in order, and nothing given up because a store is away."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.errors import DeliveryRefusedError, StoreError
from shared.domain.outbox import OutboxMessage
from shared.services.outbox_dispatcher import FIRST_PAUSE, LONGEST_PAUSE, OutboxDispatcher
from tests.fakes.outbox import FakeOutbox

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


class AwaySink(PickySink):
    """Counts how often it was `asked`, in vain while it `is_away`."""

    def __init__(self) -> None:
        super().__init__()
        self.is_away = True
        self.asked = 0

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        self.asked += 1
        if self.is_away:
            raise StoreError("the network is down")
        super().deliver(messages)


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
    assert sink.taken == [f"a{n}" for n in range(25)]
    assert outbox.depth() == 0


def test_one_drain_takes_a_bounded_bite() -> None:
    outbox = outbox_with(*(f"a{n}" for n in range(25)))
    drained = OutboxDispatcher(outbox, PickySink(), batch_size=5, batches_per_drain=2).drain(NOON)
    assert (drained.delivered, outbox.depth()) == (10, 15)


def test_while_the_store_is_away_nothing_is_given_up_however_long() -> None:
    outbox, sink = outbox_with("a1", "a2", "b1"), AwaySink()
    dispatcher = OutboxDispatcher(outbox, sink, random_source=random.Random(1))
    minutes = 21 * 24 * 60
    for minute in range(minutes):
        drained = dispatcher.drain(NOON + timedelta(minutes=minute))
        assert (drained.delivered, drained.put_back, drained.buried) == (0, 0, 0)
        assert drained.away == "the network is down"
    assert outbox.depth() == 3
    # Every quarter of an hour or up to twice as often, after the first pauses.
    assert minutes // 16 < sink.asked < minutes // 7
    sink.is_away = False
    assert dispatcher.drain(NOON + timedelta(days=22)).delivered == 3
    assert sink.taken == ["a1", "a2", "b1"]


def test_a_sink_that_is_away_is_not_asked_before_the_pause_is_over() -> None:
    sink = AwaySink()
    dispatcher = OutboxDispatcher(outbox_with("a1"), sink)
    dispatcher.drain(NOON)
    sink.is_away = False
    early = dispatcher.drain(NOON + FIRST_PAUSE / 2 - timedelta(microseconds=1))
    assert (early.delivered, early.away, sink.asked) == (0, "the network is down", 1)
    assert dispatcher.drain(NOON + FIRST_PAUSE).delivered == 1


def test_a_refused_message_waits_with_its_session_while_the_others_go_on() -> None:
    outbox = outbox_with("a1", "a2", "b1", "a3", "b2", "c1")
    sink = PickySink(refuses={"a2"})
    drained = OutboxDispatcher(outbox, sink).drain(NOON)
    assert (drained.delivered, drained.put_back, drained.buried) == (4, 1, 0)
    assert sink.taken == ["a1", "b1", "b2", "c1"]
    assert not outbox.due(NOON, 9)
    assert outbox.depth() == 2


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
