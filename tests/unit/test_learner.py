"""Learning from the log: after a crash, from a snapshot, from the site, as the curator wishes."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.learner import SNAPSHOT_KEY, Learner
from kiosk.services.site_listener import ALL_EVERY, SiteListener
from kiosk.services.wish_reader import WishReader
from shared.domain.emotion import Emotion
from shared.domain.errors import SnapshotError, WishesError
from shared.domain.face import Generation
from shared.domain.interaction import ShownItem
from shared.domain.outbox import OutboxMessage
from shared.domain.screen import SCREEN_TOPIC, Screen
from shared.domain.visitor import Visitor
from shared.domain.wishes import WISHES_KEY, Wish, Wishes
from shared.services.event_log import StoreEventLog
from shared.services.recommender import Beliefs, EmbeddedRecommender
from shared.services.recommender.snapshot import Place, restored, snapshot_of
from tests.fakes.catalogue import FakeCatalogue, make_items, put_on_shelf
from tests.fakes.screen_log import FakeScreenLog
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
ITEMS = make_items(12)
IDS = [item.item_id for item in ITEMS]
VISITOR = Visitor("u", "s", Emotion.HAPPY, NOON, generation=Generation.ADULT)


def screen(number: int, *, liked: int = 0, days: int = 0, examined: bool = True) -> Screen:
    shown = [IDS[(number + place) % len(IDS)] for place in range(3)]
    return Screen(
        impression_id=f"i{number}",
        session_id=f"s{number // 3}",
        emotion=Emotion.HAPPY,
        generation=Generation.ADULT,
        gender=None,
        favorite=None,
        daypart="noon",
        policy="embedded",
        candidates=12,
        shown=tuple(ShownItem(item_id, slot, 0.1) for slot, item_id in enumerate(shown)),
        liked=frozenset(shown[:liked]),
        examined=examined,
        shown_at=NOON + timedelta(days=days),
    )


class Kiosk:
    """A learner with its log; starting another one on the same log is a restart."""

    def __init__(self, log: FakeScreenLog, keep: FakeStore) -> None:
        self.log = log
        self.recommender = EmbeddedRecommender(7, clock=lambda: NOON)
        self.catalogue = FakeCatalogue()
        for item in ITEMS:
            put_on_shelf(self.catalogue, item)
        self.catalogue.replace(ITEMS)
        self.learner = Learner(self.recommender, log, self.catalogue, keep)

    def caught_up(self) -> "Kiosk":
        while self.learner.catch_up(5):
            pass
        return self

    def judged(self) -> tuple[list[float], list[float], list[float]]:
        """What is thought of every picture, to the last bit, and how often each was seen."""
        answer = self.recommender.recommend(VISITOR, ITEMS, 3)
        model = self.recommender.model
        whys = [self.recommender.why(VISITOR, item) for item in ITEMS]
        ids = [float(IDS.index(item.item_id)) for item in answer.items]
        return (
            [why.log_odds for why in whys] + [why.sd for why in whys],
            [*ids, *answer.propensities],
            [*model.shown[model.rows(IDS)], *model.liked[model.rows(IDS)]],
        )


@pytest.mark.parametrize("snapshot", [True, False])
def test_a_restart_knows_exactly_what_the_kiosk_knew(snapshot: bool) -> None:
    log, keep = FakeScreenLog(), FakeStore()
    live = Kiosk(log, keep).caught_up()
    for number in range(40):
        live.learner.left(screen(number, liked=number % 3, days=number // 8))
        if number == 25 and snapshot:
            live.learner.keep_snapshot()
    assert (SNAPSHOT_KEY in keep.objects) == snapshot
    assert Kiosk(log, keep).caught_up().judged() == live.judged()


def test_a_damaged_or_foreign_snapshot_is_passed_over() -> None:
    log, keep = FakeScreenLog(), FakeStore()
    live = Kiosk(log, keep).caught_up()
    for number in range(10):
        live.learner.left(screen(number, liked=1))
    live.learner.keep_snapshot()
    known = live.judged()
    whole = keep.objects[SNAPSHOT_KEY].data
    for data in (b"", whole[: len(whole) // 2], b"PK" + whole, b"\x80\x04."):
        keep.put(SNAPSHOT_KEY, data)
        assert Kiosk(log, keep).caught_up().judged() == known
    keep.put(SNAPSHOT_KEY, whole)
    log.rows = log.rows[:5]  # an older database was put back
    shorter = Kiosk(log, FakeStore()).caught_up()
    assert Kiosk(log, keep).caught_up().judged() == shorter.judged()


def test_a_snapshot_of_other_beliefs_is_refused() -> None:
    data = snapshot_of(EmbeddedRecommender().model, Place(3, "i3"))
    assert restored(data, Beliefs())[1] == Place(3, "i3")
    with pytest.raises(SnapshotError, match="other beliefs"):
        restored(data, Beliefs(sd_appeal=9.0))


def test_a_crash_leaves_a_screen_open_and_it_counts_by_what_was_liked() -> None:
    log = FakeScreenLog()
    log.open_ones = [screen(1, liked=1), screen(2, examined=False)]
    kiosk = Kiosk(log, FakeStore()).caught_up()
    assert [kept.impression_id for kept in log.rows] == ["i1", "i2"]
    assert kiosk.recommender.model.shown.sum() == 3
    assert len(log.told) == 2


def deliver(store: FakeStore, kiosk_id: str, screens: Sequence[Screen]) -> None:
    StoreEventLog(store, kiosk_id).deliver(
        [
            OutboxMessage(
                f"m{s.impression_id}", SCREEN_TOPIC, s.session_id, s.to_json(), s.shown_at
            )
            for s in screens
        ]
    )


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=5), max_size=6), st.randoms())
def test_the_site_is_heard_once_whatever_the_order(
    files: list[list[int]], chance: random.Random
) -> None:
    """Deliveries that repeat each other and come in any order: the same counts as told once."""
    log, store = FakeScreenLog(), FakeStore()
    now = NOON
    listener = SiteListener(store, "here", log, clock=lambda: now)
    kiosk = Kiosk(log, FakeStore()).caught_up()
    chance.shuffle(files)
    for place, numbers in enumerate(files):
        now += ALL_EVERY
        deliver(store, f"hall-{place % 2}", [screen(number, liked=1) for number in numbers])
        listener.listen()
        kiosk.caught_up()
    assert listener.listen().files == 0
    told = {number for numbers in files for number in numbers}
    expected = np.zeros(len(IDS))
    for number in told:
        for item_id in screen(number).item_ids:
            expected[IDS.index(item_id)] += 1
    model = kiosk.recommender.model
    seen = [model.shown[model.pictures[i]] if i in model.pictures else 0 for i in IDS]
    assert seen == expected.tolist()


def test_between_two_days_only_the_newest_files_are_listed() -> None:
    now = NOON
    log, store = FakeScreenLog(), FakeStore()
    listener = SiteListener(store, "here", log, clock=lambda: now)
    long_ago = [replace(screen(1), shown_at=NOON - timedelta(days=40))]
    deliver(store, "hall", long_ago)
    assert listener.listen().screens == 1
    deliver(store, "hall", [replace(screen(2), shown_at=NOON)])
    deliver(store, "late", [replace(screen(3), shown_at=NOON - timedelta(days=9))])
    store.put("kiosks/new/status.json", b"{}")
    deliver(store, "new", [replace(screen(4), shown_at=NOON - timedelta(days=1))])
    assert listener.listen().screens == 2, (
        "of a kiosk that is known, and of one that told of itself"
    )
    now += ALL_EVERY
    assert listener.listen().screens == 1, "what came late"
    assert listener.listen().files == 0


def test_own_and_simulated_events_are_not_heard() -> None:
    log, store = FakeScreenLog(), FakeStore()
    for kiosk_id in ("here", "simulated-here", "hall"):
        deliver(store, kiosk_id, [replace(screen(1), impression_id=kiosk_id)])
    assert SiteListener(store, "here", log, clock=lambda: NOON).listen().screens == 1
    assert [kept.impression_id for kept in log.rows] == ["hall"]


def spoiled(**fields: Any) -> bytes:
    """A line of the event log whose screen is wrong in some fields."""
    event = {
        "message_id": "m",
        "topic": SCREEN_TOPIC,
        "created_at": NOON.isoformat(),
        "payload": {**screen(1).to_json(), **fields},
    }
    return json.dumps(event).encode() + b"\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff\xfe\x00", "not an event"),
        (b"[" * 100_000, "not an event"),
        (b'{"topic": "screen"}', "not an event"),
        (spoiled(shown=[]), "not a screen"),
        (spoiled(shown=[{"item_id": "../../x", "slot": 0, "propensity": 0.1}]), "not a screen"),
        (spoiled(shown=[{"item_id": IDS[0], "slot": 0, "propensity": 0}] * 3), "not a screen"),
        (spoiled(shown=[{"item_id": IDS[0], "slot": 0, "propensity": "1"}]), "not a screen"),
        (spoiled(liked=["emotions/other"]), "not a screen"),
        (spoiled(liked=[{"a": 1}]), "not a screen"),
        (spoiled(emotion="BORED"), "not a screen"),
        (spoiled(generation=["child"]), "not a screen"),
        (spoiled(favorite="x" * 1000), "not a screen"),
        (spoiled(session_id="\ud800"), "not a screen"),
        (spoiled(candidates=1e300), "not a screen"),
        (spoiled(candidates=10**30), "not a screen"),
        (spoiled(examined="yes"), "not a screen"),
        (spoiled(shown_at="0001-01-01T00:00:00+14:00"), "not a screen"),
        (spoiled(shown_at="2026-11-25T12:00:00"), "not a screen"),
        (spoiled(shown_at="2090-01-01T00:00:00+00:00"), "from the future"),
        (spoiled(impression_id=None), "not a screen"),
    ],
)
def test_wrong_and_hostile_events_are_passed_over_with_a_count_and_a_reason(
    line: bytes, reason: str
) -> None:
    log, store = FakeScreenLog(), FakeStore()
    store.put("events/hall/2026/11/25/1.jsonl", line + b"\n" + spoiled())
    heard = SiteListener(store, "here", log, clock=lambda: NOON).listen()
    assert (heard.files, heard.screens, heard.skipped) == (1, 1, {reason: 1})
    Kiosk(log, FakeStore()).caught_up().judged()


def test_what_is_no_event_file_is_passed_over_once() -> None:
    store = FakeStore()
    store.put("events/readme.txt", b"hello")
    store.put("events/hall/huge.jsonl", b"\n" * (8 * 1024 * 1024 + 1))
    listener = SiteListener(store, "here", FakeScreenLog(), clock=lambda: NOON)
    assert listener.listen().skipped == {"not an event file": 1, "too large a file": 1}
    assert listener.listen().files == 0


def test_wishes_are_read_when_they_change_and_kept_for_the_next_start() -> None:
    store, keep, log = FakeStore(), FakeStore(), FakeScreenLog()
    reader = WishReader(store)
    assert reader.read() is None
    wishes = Wishes({IDS[2]: Wish(pinned=True)})
    store.put(WISHES_KEY, wishes.to_bytes())
    assert reader.read() == wishes
    assert reader.read() is None
    kiosk = Kiosk(log, keep).caught_up()
    kiosk.learner.wish(wishes)
    again = Kiosk(log, keep).caught_up()
    assert again.recommender.wishes == wishes
    store.put(WISHES_KEY, b"{}")
    with pytest.raises(WishesError):
        reader.read()
    assert reader.read() is None, "what is damaged is not fetched every time"
    store.put(WISHES_KEY, wishes.to_bytes())
    assert reader.read() == wishes


@pytest.mark.parametrize(
    "row",
    [
        {"key": "../x"},
        {"key": IDS[0], "weight": 1e9},
        {"key": IDS[0], "weight": float("nan")},
        {"key": IDS[0], "weight": True},
        {"key": IDS[0], "weight": "2"},
        {"key": IDS[0], "pinned": 1},
        {"key": IDS[0], "pinned": True, "resting": True},
        {"weight": 2.0},
        [],
    ],
)
def test_hostile_wishes_are_refused_whole(row: object) -> None:
    data = json.dumps({"version": 1, "wishes": [{"key": IDS[1], "pinned": True}, row]}).encode()
    with pytest.raises(WishesError, match="wishes"):
        Wishes.from_bytes(data)


def test_wishes_are_the_same_when_read_back() -> None:
    wishes = Wishes({IDS[0]: Wish(weight=2.0), IDS[1]: Wish(resting=True)})
    assert Wishes.from_bytes(wishes.to_bytes()) == wishes
