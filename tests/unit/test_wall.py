"""What a display wall hears from the store, and what it hangs where."""

import json
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.services import zone_listener
from kiosk.services.wall import REMEMBERED, Wall
from kiosk.services.zone import ZoneSign, zones_of_kiosks
from kiosk.services.zone_listener import Liked, ZoneListener
from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.errors import StoreError
from shared.domain.outbox import OutboxMessage
from shared.domain.stored_object import ObjectInfo
from shared.services.event_log import StoreEventLog
from tests.fakes.catalogue import make_item
from tests.fakes.store import FakeStore

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def picture(number: int, orientation: str = "h") -> str:
    return f"emotions/calm/img_20260101-120000_{number}{orientation}.jpeg"


def message(item_id: str, at: datetime, **changes: object) -> OutboxMessage:
    payload = {
        "event_id": f"{item_id} {at}",
        "user_id": "u",
        "session_id": "s",
        "impression_id": "i",
        "item_id": item_id,
        "event_type": "like",
        "sent_at": at.isoformat(),
    }
    payload |= changes
    return OutboxMessage(f"{item_id} {at}", "interaction", "s", payload, at)


class Site:
    """A store with kiosks that like, and a clock."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.now = NOON

    def like(self, kiosk_id: str, *item_ids: str, zone: str = "main", at: datetime = NOON) -> None:
        messages = [message(item_id, at) for item_id in item_ids]
        self.sign(kiosk_id, zone).deliver(messages)

    def sign(self, kiosk_id: str, zone: str) -> ZoneSign:
        return ZoneSign(self.store, kiosk_id, zone, StoreEventLog(self.store, kiosk_id))

    def write(self, key: str, *lines: object) -> None:
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        self.store.put(key, text.encode())

    def listener(self, zone: str = "main", enough: int = 32) -> ZoneListener:
        return ZoneListener(self.store, zone, enough, lambda: self.now)


@pytest.fixture
def site() -> Site:
    return Site()


def heard(likes: Iterable[Liked]) -> list[str]:
    return [liked.item_id for liked in likes]


def test_every_kiosk_of_the_zone_is_heard_once_and_no_other(site: Site) -> None:
    site.like("left", picture(1))
    site.like("right", picture(2), at=NOON + timedelta(seconds=1))
    site.like("roof", picture(3), zone="roof")
    site.like("simulated-left", picture(4))
    listener = site.listener()
    first = listener.listen()
    assert heard(first.likes) == [picture(2), picture(1)]
    assert (first.kiosks, first.zones, first.files) == (
        ("left", "right"),
        frozenset({"main", "roof"}),
        2,
    )
    assert listener.listen().files == 0
    site.like("left", picture(5), at=NOON + timedelta(seconds=9))
    site.now = NOON + timedelta(seconds=10)
    assert heard(listener.listen().likes) == [picture(5)]


def test_the_first_kiosk_of_a_zone_is_not_kept_waiting(site: Site) -> None:
    listener = site.listener()
    assert listener.listen().kiosks == ()
    site.like("left", picture(1))
    assert heard(listener.listen().likes) == [picture(1)]


def test_a_wall_writes_nothing_into_the_store(site: Site) -> None:
    site.like("left", picture(1))
    written = list(site.store.puts)
    site.listener().listen()
    assert site.store.puts == written


def test_a_kiosk_tells_its_zone_before_its_first_event_and_once(site: Site) -> None:
    sign = site.sign("left", "garden")
    sign.deliver([])
    assert not site.store.puts
    for _ in range(2):
        sign.deliver([message(picture(1), NOON)])
    assert site.store.puts[0] == "kiosks/left/zone.json"
    assert site.store.puts.count("kiosks/left/zone.json") == 1
    assert zones_of_kiosks(site.store) == {"left": "garden"}


def test_a_sign_that_could_not_be_put_up_is_tried_again(site: Site) -> None:
    sign = site.sign("left", "garden")
    site.store.away = "no network"
    with pytest.raises(StoreError):
        sign.deliver([message(picture(1), NOON)])
    site.store.away = None
    sign.deliver([message(picture(1), NOON)])
    assert zones_of_kiosks(site.store) == {"left": "garden"}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"[" * 5000, b'{"version": 2, "zone": "x"}', b'{"version": 1, "zone": 7}']
)
def test_a_damaged_sign_is_no_zone(site: Site, data: bytes) -> None:
    site.store.put("kiosks/left/zone.json", data)
    site.store.put("kiosks/right/status.json", b'{"version": 1, "zone": "main"}')
    assert zones_of_kiosks(site.store) == {}


def test_hostile_lines_are_passed_over_with_a_reason(site: Site) -> None:
    site.like("left", picture(1))
    good = {"message_id": "m", "topic": "interaction", "created_at": NOON.isoformat()}

    def line(**changes: object) -> dict[str, object]:
        return {**good, "payload": {**message(picture(2), NOON).payload, **changes}}

    site.write(
        "events/left/2026/11/25/120001.000000-x.jsonl",
        "{",
        "[" * 5000,
        {"message_id": "m"},
        line(item_id="../../etc/passwd"),
        line(item_id=["x"]),
        line(item_id="emotions/calm/\u202e/img_20260101-120000_1h.jpeg"),
        line(sent_at="yesterday"),
        line(sent_at="2026-11-25T12:00:00"),
        line(sent_at="9999-11-25T12:00:00+00:00"),
        line(event_type="dislike"),
        {**good, "topic": "screen", "payload": {}},
        line(),
    )
    site.write("events/left/notes.txt", "hello")
    answer = site.listener().listen()
    assert heard(answer.likes) == [picture(2), picture(1)]
    assert answer.skipped == {
        "not an event": 3,
        "not a like": 5,
        "from the future": 1,
        "not an event file": 1,
    }


def test_what_is_older_than_enough_is_known_and_never_read(site: Site) -> None:
    for number in range(30):
        site.like("left", picture(number), at=NOON - timedelta(days=30 - number))
    listener = site.listener(enough=4)
    assert heard(listener.listen().likes) == [picture(n) for n in (29, 28, 27, 26)]
    assert listener.listen().files == 0


def test_no_like_is_lost_when_the_store_goes_away_while_reading(site: Site) -> None:
    site.like("left", picture(1))
    site.like("right", picture(2))
    listener = site.listener()
    get = site.store.get
    calls = 0

    def failing(key: str, *, unless_etag: str | None = None) -> object:
        nonlocal calls
        calls += key.startswith("events/")
        if calls == 2:
            raise StoreError("no network")
        return get(key, unless_etag=unless_etag)

    site.store.get = failing  # type: ignore[method-assign]
    with pytest.raises(StoreError):
        listener.listen()
    assert len(listener.listen().likes) == 2


def test_a_late_file_of_another_day_is_found_when_all_days_are_looked_through(site: Site) -> None:
    listener = site.listener()
    site.like("left", picture(1))
    listener.listen()
    site.like("left", picture(2), at=NOON - timedelta(days=40))
    site.now = NOON + timedelta(seconds=30)
    assert listener.listen().files == 0
    site.now = NOON + zone_listener.WHOLE_EVERY
    assert heard(listener.listen().likes) == [picture(2)]


def test_years_of_files_are_listed_and_known_only_the_first_time(site: Site) -> None:
    for number, days in enumerate((0, 40, 400, 800)):
        site.like("left", picture(number), at=NOON - timedelta(days=days))
    listener = site.listener()
    assert listener.listen().files == 4
    assert {key.split("/")[2] for key in listener._known} == {"2026"}
    site.like("left", picture(9), at=NOON - timedelta(days=41))
    listed: list[str] = []
    everything = site.store.list

    def listing(prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        listed.append(prefix)
        return everything(prefix, without=without)

    site.store.list = listing  # type: ignore[method-assign]
    site.now = NOON + zone_listener.WHOLE_EVERY
    assert heard(listener.listen().likes) == [picture(9)]
    assert [prefix for prefix in listed if prefix.startswith("events/")] == [
        "events/left/2026/09/",
        "events/left/2026/10/",
        "events/left/2026/11/",
    ]


def test_a_clock_that_is_set_back_does_no_harm(site: Site) -> None:
    listener = site.listener()
    listener.listen()
    site.now = NOON - timedelta(days=800)
    site.like("left", picture(1), at=site.now)
    assert heard(listener.listen().likes) == [picture(1)]


# --- hanging ---------------------------------------------------------------------------------


def shelf(*item_ids: str) -> dict[str, CatalogueItem]:
    return {item_id: make_item(item_id) for item_id in item_ids}


def likes(*numbers: int) -> list[Liked]:
    """Of these pictures, each a minute after the one before."""
    return [Liked(picture(n), NOON + timedelta(minutes=m)) for m, n in enumerate(numbers)]


def hang(wall: Wall, there: dict[str, CatalogueItem]) -> dict[int, str]:
    """Let the wall turn until it rests; what changed last, by place."""
    changed: dict[int, str] = {}
    while (change := wall.turn(there)) is not None:
        assert len(changed) < 100
        changed[change.slot] = change.item.item_id if change.item else ""
    return changed


def test_the_pictures_liked_last_hang_each_once() -> None:
    wall = Wall(3, random.Random(1))
    wall.hear(likes(1, 2, 3, 4, 2))
    hung = hang(wall, shelf(*map(picture, range(9))))
    assert sorted(hung.values()) == [picture(2), picture(3), picture(4)]
    assert wall.turn(shelf(*map(picture, range(9)))) is None


def test_a_new_like_takes_the_place_of_the_one_longest_ago() -> None:
    wall, there = Wall(3, random.Random(1)), shelf(*map(picture, range(9)))
    wall.hear(likes(1, 2, 3))
    before = hang(wall, there)
    oldest = next(slot for slot, key in before.items() if key == picture(1))
    wall.hear([Liked(picture(7), NOON + timedelta(hours=1))])
    assert hang(wall, there) == {oldest: picture(7)}
    wall.hear([Liked(picture(2), NOON + timedelta(hours=2))])  # hangs already
    assert wall.turn(there) is None


def test_a_withdrawn_picture_comes_down_and_an_earlier_like_comes_back() -> None:
    wall, there = Wall(2, random.Random(1)), shelf(*map(picture, range(9)))
    wall.hear(likes(1, 2, 3))
    assert sorted(hang(wall, there).values()) == [picture(2), picture(3)]
    del there[picture(3)]
    first = wall.turn(there)
    assert first is not None
    assert first.item is None
    assert hang(wall, there) == {first.slot: picture(1)}


def test_what_was_liked_before_it_came_hangs_when_it_comes() -> None:
    wall = Wall(2)
    wall.hear(likes(1))
    assert wall.turn({}) is None
    assert list(hang(wall, shelf(picture(1))).values()) == [picture(1)]


def test_of_a_motif_in_both_orientations_the_one_that_fits_the_screen_hangs_once() -> None:
    wall = Wall(4)
    there = shelf(picture(1, "h"), picture(1, "v"), picture(2, "v"))
    wall.orientation = Orientation.PORTRAIT
    wall.hear([Liked(picture(1, each), NOON) for each in "hv"] + [Liked(picture(2, "v"), NOON)])
    assert sorted(hang(wall, there).values()) == [picture(1, "v"), picture(2, "v")]
    wall.orientation = Orientation.LANDSCAPE
    assert sorted(filter(None, hang(wall, there).values())) == [picture(1, "h")]


def test_a_screen_that_is_turned_changes_each_motif_where_it_hangs() -> None:
    wall = Wall(4)
    there = shelf(*(picture(number, each) for number in (1, 2) for each in "hv"))
    wall.hear(likes(1, 2))
    upright = {slot: key.replace("h.jpeg", "v.jpeg") for slot, key in hang(wall, there).items()}
    wall.orientation = Orientation.PORTRAIT
    assert hang(wall, there) == upright


def test_a_year_of_likes_needs_no_more_memory_than_a_day() -> None:
    wall = Wall(8)
    for number in range(3 * REMEMBERED):
        wall.hear([Liked(picture(number), NOON + timedelta(minutes=number))])
    assert len(wall._liked) == REMEMBERED
