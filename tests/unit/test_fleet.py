"""What the admin reads of the kiosks, and what it says of them."""

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from admin.presenters.fleet_words import ago, sentence, span
from admin.screens.console import Console
from admin.screens.fleet_command import FleetCommand
from admin.services.fleet import MAX_KIOSKS, Fleet
from admin.services.fleet_findings import Level, Matter, findings_of
from shared.domain.errors import NothingMatchedError, StoreError
from shared.domain.kiosk_status import (
    CameraCondition,
    CameraStatus,
    Disk,
    KioskState,
    KioskStatus,
    LoggedError,
    status_key,
)
from shared.domain.outbox import OutboxTally
from tests.fakes.store import FakeStore
from tests.s3_servers import empty_store

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
VERSION = "1.2"
GOOD = KioskStatus(
    kiosk_id="hall-1",
    written_at=NOON - timedelta(seconds=30),
    started_at=NOON - timedelta(hours=3),
    state=KioskState.WAITING,
    version=VERSION,
    camera=CameraStatus(CameraCondition.READY),
    outbox={"events": OutboxTally()},
    shelf=128,
    disk=Disk(50 * 10**9, 100 * 10**9),
)


def minutes(number: float) -> datetime:
    return NOON - timedelta(minutes=number)


def tell(store: FakeStore, status: KioskStatus, **changes: Any) -> None:
    status = replace(status, **changes)
    store.put(status_key(status.kiosk_id), status.to_bytes())


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def fleet(store: FakeStore) -> Fleet:
    return Fleet(store, VERSION, lambda: NOON)


@pytest.mark.parametrize(
    ("changes", "matter", "level", "words"),
    [
        (
            {"written_at": minutes(5.1)},
            Matter.SILENT,
            Level.WRONG,
            "Nothing was heard of it for 5 minutes: look at its power and network.",
        ),
        (
            {"written_at": minutes(-90)},
            Matter.CLOCK,
            Level.LOOK,
            "Its clock is ahead of this machine's by 1 hour.",
        ),
        (
            {"camera": CameraStatus(CameraCondition.TROUBLE)},
            Matter.CAMERA,
            Level.WRONG,
            "Its camera gives no picture: look at the cable.",
        ),
        (
            {"camera": CameraStatus(CameraCondition.TROUBLE, "gone")},
            Matter.CAMERA,
            Level.WRONG,
            "Its camera is not plugged in.",
        ),
        (
            {"disk": Disk(900_000_000, 10**11)},
            Matter.DISK,
            Level.LOOK,
            "Its disk has only 900 MB left.",
        ),
        (
            {"disk": Disk(200_000_000, 10**11)},
            Matter.DISK,
            Level.WRONG,
            "Its disk has only 200 MB left.",
        ),
        ({"shelf": 23}, Matter.PICTURES, Level.LOOK, "It has only 23 pictures to show."),
        ({"shelf": 1}, Matter.PICTURES, Level.LOOK, "It has only 1 picture to show."),
        ({"shelf": 0}, Matter.PICTURES, Level.WRONG, "It has no picture to show."),
        (
            {"outbox": {"events": OutboxTally(), "personalize": OutboxTally(0, 1200)}},
            Matter.BURIED,
            Level.LOOK,
            "Messages for Personalize were refused and are kept aside: 1,200.",
        ),
        (
            {"outbox": {"events": OutboxTally(7, 0, minutes(60 * 50))}},
            Matter.STUCK,
            Level.LOOK,
            "Messages for the event log have waited for 2 days: 7.",
        ),
        (
            {"troubles": ("the store is away",)},
            Matter.TROUBLE,
            Level.LOOK,
            "It says: the store is away",
        ),
        (
            {"errors": (LoggedError(minutes(9), "{0} old"), LoggedError(minutes(3), "{9} new"))},
            Matter.ERROR,
            Level.LOOK,
            "An error of its log, of the last day: {9} new",
        ),
        ({"version": "1.1"}, Matter.VERSION, Level.LOOK, "It runs version 1.1, this is 1.2."),
    ],
)
def test_each_thing_that_is_wrong_is_one_sentence(
    changes: dict[str, Any], matter: Matter, level: Level, words: str
) -> None:
    (finding,) = findings_of(replace(GOOD, **changes), NOON, VERSION)
    assert (finding.matter, finding.level, sentence(finding)) == (matter, level, words)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"written_at": minutes(4.9)},
        {"written_at": minutes(-4.9)},
        {"state": KioskState.STOPPED, "written_at": minutes(9000)},
        {
            "state": KioskState.STOPPED,
            "camera": CameraStatus(CameraCondition.TROUBLE),
            "troubles": ("x",),
        },
        {"outbox": {"events": OutboxTally(5000, 0, minutes(1))}},
        {"errors": (LoggedError(minutes(60 * 25), "of yesterday"),)},
        {"outbox": None, "shelf": None, "disk": None},
        {"camera": CameraStatus(CameraCondition.NONE)},
    ],
)
def test_what_is_as_it_should_be_is_not_told(changes: dict[str, Any]) -> None:
    assert findings_of(replace(GOOD, **changes), NOON, VERSION) == ()


def test_what_is_wrong_comes_first_and_who_is_off_last(store: FakeStore, fleet: Fleet) -> None:
    tell(store, GOOD, kiosk_id="a-good")
    tell(store, GOOD, kiosk_id="b-off", state=KioskState.STOPPED)
    tell(store, GOOD, kiosk_id="c-old", version="0.9")
    tell(store, GOOD, kiosk_id="d-silent", written_at=minutes(60), version="0.9")
    tell(store, GOOD, kiosk_id="e-good")
    report = fleet.look()
    found = [kiosk.kiosk_id for kiosk in report.kiosks]
    assert found == ["d-silent", "c-old", "a-good", "e-good", "b-off"]
    assert [f.matter for f in report.kiosks[0].findings] == [Matter.SILENT, Matter.VERSION]
    counts = [report.count(level) for level in (Level.WRONG, Level.LOOK, Level.GOOD)]
    assert counts == [1, 1, 3]


@pytest.mark.parametrize(
    ("key", "data", "reason"),
    [
        ("kiosks/bad/status.json", b"{", "it is not JSON"),
        ("kiosks/bad/status.json", b"[" * 60_000, "nested too deep"),
        ("kiosks/bad/status.json", b" " * 70_000, "larger than 65536 bytes"),
        ("kiosks/bad/status.json", GOOD.to_bytes(), "of another kiosk: hall-1"),
        ("kiosks/not a name/status.json", GOOD.to_bytes(), "not named as a kiosk can be"),
        ("kiosks/\x1b[2Jbad/status.json", GOOD.to_bytes(), "not named as a kiosk can be"),
    ],
)
def test_what_cannot_be_read_is_said_and_hinders_no_other(
    store: FakeStore, fleet: Fleet, key: str, data: bytes, reason: str
) -> None:
    tell(store, GOOD)
    store.put(key, data)
    bad, good = fleet.look().kiosks
    assert (good.kiosk_id, good.findings) == ("hall-1", ())
    assert (bad.status, bad.level, bad.findings[0].matter) == (
        None,
        Level.WRONG,
        Matter.UNREADABLE,
    )
    assert reason in sentence(bad.findings[0])
    assert bad.kiosk_id.isprintable()


def test_what_is_too_large_is_not_even_fetched(store: FakeStore, fleet: Fleet) -> None:
    store.put("kiosks/bad/status.json", b"x" * 10**6)
    fleet.look()
    assert store.gets == []


def test_only_what_changed_is_fetched_again(store: FakeStore, fleet: Fleet) -> None:
    tell(store, GOOD, kiosk_id="a")
    tell(store, GOOD, kiosk_id="b")
    fleet.look()
    tell(store, GOOD, kiosk_id="b", shelf=3)
    store.gets.clear()
    assert [kiosk.kiosk_id for kiosk in fleet.look().kiosks] == ["b", "a"]
    assert store.gets == [status_key("b")]
    store.delete(status_key("b"))
    assert [kiosk.kiosk_id for kiosk in fleet.look().kiosks] == ["a"]


def test_other_objects_beside_are_left_alone(store: FakeStore, fleet: Fleet) -> None:
    for key in ("kiosks/hall-1/doctor.txt", "kiosks/status.json", "kiosks/a/b/status.json"):
        store.put(key, b"{}")
    assert fleet.look().kiosks == ()


def test_more_kiosks_than_can_be_are_counted(store: FakeStore, fleet: Fleet) -> None:
    for number in range(MAX_KIOSKS + 3):
        tell(store, GOOD, kiosk_id=f"k{number:05}")
    report = fleet.look()
    assert (len(report.kiosks), report.left_out) == (MAX_KIOSKS, 3)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "just now"),
        (-5, "just now"),
        (61, "1 minute ago"),
        (180, "3 minutes ago"),
        (3700, "1 hour ago"),
        (86_400 * 1.9, "45 hours ago"),
        (86_400 * 3, "3 days ago"),
    ],
)
def test_times_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert ago(seconds) == words
    assert span(0) == "0 s"


Ask = Callable[..., int]


@pytest.fixture
def ask(fleet: Fleet) -> Ask:
    def run(json: bool = False, forget: str | None = None) -> int:
        return FleetCommand(fleet, Console()).run(argparse.Namespace(json=json, forget=forget))

    return run


def test_the_command_says_what_is_wrong_and_ends_with_1(
    store: FakeStore, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(store, GOOD)
    assert ask() == 0
    assert capsys.readouterr().err == ""
    tell(store, GOOD, kiosk_id="hall-2", shelf=0)
    assert ask() == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Wrong         hall-2                  heard just now",
        "              It has no picture to show.",
        "Good          hall-1                  heard just now",
        "              It waits for visitors.",
    ]
    assert said.err == "1 of 2 kiosks needs somebody\n"
    tell(store, GOOD, shelf=0)
    assert ask() == 1
    assert capsys.readouterr().err == "2 of 2 kiosks need somebody\n"
    store.delete(status_key("hall-2"))
    assert ask() == 1
    assert capsys.readouterr().err == "1 of 1 kiosk needs somebody\n"


def test_a_name_too_long_to_be_shown_is_forgotten_as_it_is_shown(
    store: FakeStore, fleet: Fleet, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(store, GOOD)
    store.put(status_key("x" * 100), b"{")
    long, good = fleet.look().kiosks
    assert long.kiosk_id == "x" * 64
    assert ask() == 1
    assert f"{'x' * 64}\n" in capsys.readouterr().out
    tell(store, GOOD, kiosk_id="y" * 64)
    ask()
    assert f"{'y' * 64}  heard" in capsys.readouterr().out
    store.delete(status_key("y" * 64))
    fleet.forget(long.kiosk_id)
    assert fleet.look().kiosks == (good,)


def test_the_command_answers_json_lines(
    store: FakeStore, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(store, GOOD, shelf=0)
    store.put("kiosks/bad/status.json", b"{")
    assert ask(json=True) == 1
    bad, low = map(json.loads, capsys.readouterr().out.splitlines())
    assert (bad["kiosk_id"], bad["level"], bad["status"]) == ("bad", "wrong", None)
    assert low["findings"] == [
        {"matter": "pictures", "level": "wrong", "sentence": "It has no picture to show."}
    ]
    assert low["status"]["shelf"] == 0
    assert low["heard_s"] == 30


def test_a_kiosk_that_is_gone_is_forgotten_and_one_that_lives_comes_back(
    store: FakeStore, fleet: Fleet, ask: Ask
) -> None:
    tell(store, GOOD)
    tell(store, GOOD, kiosk_id="hall-2")
    store.put("kiosks/hall-2/zone.json", b"{}")
    assert ask(forget="hall-2") == 0
    assert [kiosk.kiosk_id for kiosk in fleet.look().kiosks] == ["hall-1"]
    assert "kiosks/hall-2/zone.json" in store.objects
    tell(store, GOOD, kiosk_id="hall-2")
    assert len(fleet.look().kiosks) == 2
    for nobody in ("hall-3", "../events", "hall-2/../hall-1", ""):
        with pytest.raises(NothingMatchedError, match="has told this store"):
            ask(forget=nobody)


def test_no_kiosk_at_all_and_no_store_are_said(store: FakeStore, ask: Ask) -> None:
    with pytest.raises(NothingMatchedError, match="no kiosk has told this store"):
        ask()
    store.away = "no network"
    with pytest.raises(StoreError, match="no network"):
        ask()


def test_kiosks_are_seen_through_a_bucket(moto: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = empty_store(monkeypatch, moto)
    for kiosk_id in ("hall-1", "hall-2"):
        status = replace(GOOD, kiosk_id=kiosk_id)
        bucket.put(status_key(kiosk_id), status.to_bytes())
    bucket.put("kiosks/hall-2/doctor.txt", b"")
    fleet = Fleet(bucket, VERSION, lambda: NOON)
    assert [(k.kiosk_id, k.level) for k in fleet.look().kiosks] == [
        ("hall-1", Level.GOOD),
        ("hall-2", Level.GOOD),
    ]
