"""What the curator is told of visitors, and what becomes of wishes."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from admin.services.figures import Figures
from admin.services.insights import Insights, viewer_of
from admin.services.picture_wishes import (
    PictureWishes,
    nothing,
    pinned,
    resting,
    usual,
    weighted,
)
from admin.services.shared_manifest import SharedManifest
from admin.services.site_reading import MOST_SAMPLED, SiteReading
from shared.domain.catalogue import Manifest
from shared.domain.emotion import Emotion
from shared.domain.errors import SettingsError, StoreError, WishesError
from shared.domain.stored_object import Fetched
from shared.domain.wishes import WISHES_KEY, Wish, Wishes
from tests.fakes.catalogue import make_items
from tests.fakes.event_logs import NOON, deliver, many_screens, shown_screen, walked_away
from tests.fakes.store import FakeStore

ITEMS = make_items(12)
IDS = [item.item_id for item in ITEMS]
SCREENS = many_screens(60, IDS)


class Site:
    """A store with a garden, and who reads it."""

    def __init__(self) -> None:
        self.store, self.starter = FakeStore(), FakeStore()
        SharedManifest(self.store).edit(lambda manifest: Manifest(tuple(ITEMS)))
        self.wishes = PictureWishes(self.store, pause=lambda seconds: None)
        self.insights = Insights(
            self.store,
            SharedManifest(self.store),
            SharedManifest(self.starter),
            self.wishes,
            now=lambda: NOON.replace(month=12),
        )

    def read(self, stopped: Callable[[], bool] = lambda: False) -> Figures:
        for _ in self.insights.read(stopped):
            pass
        return self.insights.figures()


def test_figures_are_what_the_log_says() -> None:
    site = Site()
    away = replace(walked_away(SCREENS[0]), impression_id="away")
    deliver(site.store, "hall", [*SCREENS, away])
    figures = site.read()
    assert (figures.screens, figures.unexamined, figures.everybody.visits) == (61, 1, 20)
    assert figures.asked == 60, "of what nobody looked at nothing is asked"
    assert (figures.everybody.shown, figures.everybody.liked) == (180, 16)
    assert figures.kiosks == ("hall",)
    assert not figures.simulated
    assert [group.name for group in figures.emotions] == ["happy"]
    assert [(g.name, g.visits) for g in figures.generations] == [("adult", 10)]
    assert [group.name for group in figures.genders] == ["Female"]
    assert sum(group.visits for group in figures.days) == 20
    by_id = {picture.item_id: picture for picture in figures.pictures}
    assert by_id[IDS[0]].liked == by_id[IDS[0]].seen > 10
    assert by_id[IDS[11]].seen == 0
    best = max(figures.pictures, key=lambda picture: picture.expected.rate)
    assert best.item_id == IDS[0]
    assert all(p.expected.low <= p.expected.rate <= p.expected.high for p in figures.pictures)
    policies = {policy.group.name: policy for policy in figures.policies}
    assert policies["embedded"].lead is None
    assert policies["embedded-uniform"].lead is not None
    assert policies["embedded-uniform"].screens == 7
    assert figures.at_random is not None
    assert not figures.at_random.is_telling


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no other time zone can be had here")
def test_a_kiosks_name_can_be_shown_anywhere() -> None:
    site = Site()
    deliver(site.store, "\x1b[31m\u202ehall", SCREENS)
    assert site.read().kiosks == ("[31m hall",)


def test_a_day_is_one_on_the_clock_of_whoever_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site()
    evening = NOON.replace(day=21, hour=1)
    deliver(site.store, "hall", [replace(SCREENS[0], shown_at=evening)])
    with monkeypatch.context() as there:
        there.setenv("TZ", "EST5")
        time.tzset()
        (day,) = site.read().days
    time.tzset()
    assert day.name == "2026-11-20"


def test_why_adds_up_and_knows_for_whom() -> None:
    site = Site()
    deliver(site.store, "hall", SCREENS)
    site.read()
    why = site.insights.why(IDS[0], viewer_of(Emotion.HAPPY))
    assert why.liked > 10
    assert sum(reason.log_odds for reason in why.reasons) == pytest.approx(why.log_odds)
    with pytest.raises(KeyError):
        site.insights.why("emotions/sad/img_20200101-000000_1h.jpeg", viewer_of(Emotion.SAD))


def test_a_heart_that_hangs_again_is_neither_shown_nor_liked_again() -> None:
    site = Site()
    first = replace(SCREENS[0], liked=frozenset(SCREENS[0].item_ids[:1]))
    again = replace(first, impression_id="again", liked=frozenset(), liked_before=first.liked)
    deliver(site.store, "hall", [first, again])
    figures = site.read()
    assert (figures.screens, figures.everybody.shown, figures.everybody.liked) == (2, 5, 1)
    by_id = {picture.item_id: picture for picture in figures.pictures}
    (heart,) = first.liked
    assert (by_id[heart].seen, by_id[heart].liked) == (1, 1)


def test_before_the_first_visitor_nothing_speaks_for_or_against_a_picture() -> None:
    site = Site()
    site.read()
    why = site.insights.why(IDS[0], viewer_of(Emotion.HAPPY))
    assert {reason.log_odds for reason in why.reasons} == {0.0}
    assert 0 < why.like_rate.low < why.like_rate.rate < why.like_rate.high < 1


def test_files_in_any_order_and_told_twice_count_once() -> None:
    chance = random.Random(5)
    one, other = Site(), Site()
    deliver(one.store, "hall", SCREENS)
    parts = [SCREENS[n : n + 7] for n in range(0, 60, 5)]
    chance.shuffle(parts)
    for place, part in enumerate(parts):
        deliver(other.store, f"hall-{place % 3}", part)
        other.read()
    told, again = one.read(), other.read()
    assert (told.screens, told.unexamined) == (again.screens, again.unexamined)
    assert replace(told.everybody, rate=None) == replace(again.everybody, rate=None)
    assert [(p.seen, p.liked) for p in told.pictures] == [(p.seen, p.liked) for p in again.pictures]


def test_only_what_is_new_is_read_and_a_stop_goes_on() -> None:
    site = Site()
    for part in range(6):
        deliver(site.store, "hall", SCREENS[10 * part : 10 * part + 10])
    steps = iter([False, False, True])
    assert site.read(stopped=lambda: next(steps)).screens == 30
    site.store.gets.clear()
    assert site.read().screens == 60
    assert sum(key.startswith("events/") for key in site.store.gets) == 3
    for key in [key for key in site.store.objects if key.startswith("events/")]:
        site.store.delete(key)
    assert site.read().screens == 0


def test_many_files_are_fetched_at_once_and_learned_from_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other = Site(), Site()
    for site in (one, other):
        for part in range(6):
            deliver(site.store, "hall", SCREENS[10 * part : 10 * part + 10])
    asked: list[list[str]] = []

    def last_first(keys: Iterable[str]) -> Iterator[Fetched]:
        asked.append(list(keys))
        answers = [Fetched(key, other.store.get(key)) for key in asked[-1]]
        if len(asked) == 1:
            answers[3] = Fetched(asked[0][3], error=StoreError("the store is away"))
        return reversed(answers)

    monkeypatch.setattr(other.store, "get_many", last_first)
    with pytest.raises(StoreError):
        other.read()
    assert other.insights.figures().screens == 30, "what came before stays read"
    assert other.read().pictures == one.read().pictures
    assert [len(keys) for keys in asked] == [6, 3]


def test_what_is_wrong_is_passed_over_with_a_count_and_a_reason() -> None:
    site = Site()
    deliver(site.store, "hall", SCREENS)
    site.store.put("events/readme.txt", b"hello")
    site.store.put("events/evil", b"{}")
    site.store.put("events/hall/doctor.txt", b"Written by the doctor.")
    site.store.put("events/hall/2026/11/20/1.jsonl", b"\xff\xfe\n[[[\n" + b"[" * 100_000)
    future = replace(SCREENS[0], impression_id="f", shown_at=NOON.replace(year=2090))
    deliver(site.store, "other", [future, replace(SCREENS[0], impression_id="")])
    figures = site.read()
    assert figures.screens == 60
    assert figures.skipped == {
        "not an event file": 2,
        "not an event": 3,
        "not a screen": 1,
        "from the future": 1,
    }


def test_simulated_visitors_are_marked_and_never_mixed_with_real_ones() -> None:
    site = Site()
    deliver(site.store, "simulated-hall", SCREENS)
    figures = site.read()
    assert (figures.simulated, figures.screens, figures.left_out) == (True, 60, 0)
    deliver(site.store, "hall", SCREENS[:3])
    figures = site.read()
    assert (figures.simulated, figures.screens, figures.left_out) == (False, 3, 1)


def test_without_a_garden_the_starter_garden_hangs() -> None:
    site = Site()
    site.store.delete("catalogue/manifest.json")
    SharedManifest(site.starter).edit(lambda manifest: Manifest(tuple(ITEMS[:2])))
    figures = site.read()
    assert [picture.item_id for picture in figures.pictures] == IDS[:2]
    assert figures.everybody.rate is None
    assert figures.at_random is None


def test_an_answer_to_what_if_is_asked_of_whole_visits_when_there_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("admin.services.site_reading.MOST_SAMPLED", 50)
    assert MOST_SAMPLED == 20_000
    reading = SiteReading()
    screens = [shown_screen(n, IDS[:3]) for n in range(600)]
    for screen in screens:
        assert reading.add(screen)
        assert not reading.add(screen)
    assert 0 < len(reading.sample) <= 50
    drawn = {screen.session_id for screen in reading.sample}
    assert len(reading.sample) == sum(screen.session_id in drawn for screen in screens)


def test_of_very_many_policies_the_most_frequent_are_told_apart() -> None:
    site = Site()
    screens = [shown_screen(3 * n, IDS[:3], policy=f"p{n}") for n in range(50)]
    deliver(site.store, "hall", [*SCREENS, *screens])
    told = [policy.group.name for policy in site.read().policies]
    assert len(told) == 12
    assert told == sorted(told)
    assert {"embedded", "embedded-uniform"} <= set(told)


def test_what_if_is_not_asked_of_screens_that_left_nothing_to_chance() -> None:
    reading = SiteReading()
    ranked = shown_screen(0, IDS[:3], policy="personalize")
    certain = tuple(replace(item, propensity=1.0) for item in ranked.shown)
    reading.add(replace(ranked, shown=certain))
    reading.add(shown_screen(3, IDS[:3]))
    assert [screen.policy for screen in reading.sample] == ["embedded"]


def test_wishes_that_are_damaged_hide_no_figures() -> None:
    site = Site()
    deliver(site.store, "hall", SCREENS)
    site.store.put(WISHES_KEY, b"not mine")
    figures = site.read()
    assert figures.screens == 60
    assert WISHES_KEY in figures.wishes_fault
    site.store.delete(WISHES_KEY)
    assert site.read().wishes_fault == ""


# --- wishes ---


def test_wishes_are_written_as_kiosks_read_them_and_taken_back() -> None:
    site = Site()
    done = site.wishes.wish(IDS[:2], pinned)
    assert Wishes.from_bytes(site.store.objects[WISHES_KEY].data).by_item == {
        IDS[0]: Wish(pinned=True),
        IDS[1]: Wish(pinned=True),
    }
    site.wishes.wish(IDS[:1], weighted(2))
    assert site.wishes.read().of(IDS[0]) == Wish(pinned=True, weight=2)
    site.wishes.wish(IDS[:1], resting)
    assert site.wishes.read().of(IDS[0]) == Wish(resting=True, weight=2)
    undone = site.wishes.undo(done)
    assert undone.after == {IDS[1]: Wish()}, "what was changed since stays"
    assert site.wishes.undo(undone).after == {IDS[1]: Wish(pinned=True)}
    site.wishes.wish(IDS[:1], usual)
    assert site.wishes.read().of(IDS[0]) == Wish(weight=2)
    site.wishes.wish(IDS, nothing)
    assert Wishes.from_bytes(site.store.objects[WISHES_KEY].data).by_item == {}
    assert site.wishes.wish(IDS, nothing).after == {}


def test_two_curators_lose_nothing() -> None:
    site = Site()

    def both_at_once(wish: Wish) -> Wish:
        if IDS[1] not in site.wishes.read().by_item:
            site.wishes.wish([IDS[1]], resting)
        return pinned(wish)

    site.wishes.wish([IDS[0]], both_at_once)
    assert site.wishes.read().by_item == {IDS[0]: Wish(pinned=True), IDS[1]: Wish(resting=True)}


def test_a_damaged_list_is_never_overwritten_and_wrong_wishes_are_refused() -> None:
    site = Site()
    site.store.put(WISHES_KEY, b"not mine")
    with pytest.raises(WishesError):
        site.wishes.wish(IDS[:1], pinned)
    assert site.store.objects[WISHES_KEY].data == b"not mine"
    site.store.delete(WISHES_KEY)
    with pytest.raises(SettingsError, match=r"\.\./x"):
        site.wishes.wish(["../x"], pinned)
    for weight in (0, 11, float("nan")):
        with pytest.raises(SettingsError, match="weight"):
            weighted(weight)
    assert WISHES_KEY not in site.store.objects
    site.store.away = "the store is away"
    with pytest.raises(StoreError):
        site.wishes.wish(IDS[:1], pinned)
    with pytest.raises(StoreError):
        site.read()
