"""What every screen log promises; run against the fake and against SQLite."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.adapters.screen_log import SqliteScreenLog
from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.services.doors import ScreenLog
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import Impression, Interaction, ShownItem
from shared.domain.screen import Screen, daypart_of
from shared.domain.visitor import Visitor
from tests.fakes.screen_log import FakeScreenLog

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ITEMS = [f"emotions/calm/img_20260101-120000_{number}h.jpeg" for number in range(3)]
SHOWN = tuple(ShownItem(item_id, slot, 0.25) for slot, item_id in enumerate(ITEMS))
SCREEN = Screen(
    impression_id="i1",
    session_id="s1",
    emotion=Emotion.CALM,
    generation=Generation.ADULT,
    gender=GenderValue.FEMALE,
    favorite="고양이",
    daypart="noon",
    policy="embedded",
    candidates=30,
    shown=SHOWN,
    liked=frozenset(ITEMS[:1]),
    examined=True,
    shown_at=NOON,
)


@dataclass
class Setting:
    log: ScreenLog
    database: Database | None

    def told(self) -> list[Screen]:
        """The screens that the outbox tells of."""
        if isinstance(self.log, FakeScreenLog):
            return self.log.told
        assert self.database is not None
        messages = SqliteOutbox(self.database).due(NOON, limit=100)
        return [Screen.from_json(m.payload) for m in messages if m.topic == "screen"]


@pytest.fixture(params=["fake", "sqlite"])
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setting]:
    if request.param == "fake":
        yield Setting(FakeScreenLog(), None)
        return
    database = Database.open(tmp_path / "kiosk.sqlite3")
    yield Setting(SqliteScreenLog(database), database)
    database.close()


def test_a_screen_is_kept_once_and_told_once(setting: Setting) -> None:
    for _ in range(2):
        setting.log.add(SCREEN)
    assert list(setting.log.screens()) == [(1, SCREEN)]
    assert setting.told() == [SCREEN]


def test_what_was_heard_is_kept_once_and_not_told_again(setting: Setting) -> None:
    other = replace(SCREEN, impression_id="i2")
    setting.log.add(SCREEN)
    assert setting.log.add_heard("events/hall/1.jsonl", "hall", [SCREEN, other]) == 1
    assert setting.log.add_heard("events/hall/2.jsonl", "hall", []) == 0
    files = [f"events/hall/{number}.jsonl" for number in range(1, 5)]
    assert setting.log.unheard(files) == {"events/hall/3.jsonl", "events/hall/4.jsonl"}
    assert setting.log.unheard([]) == frozenset()
    assert [screen for _, screen in setting.log.screens()] == [SCREEN, other]
    assert setting.told() == [SCREEN]


def test_screens_go_on_from_where_a_reader_was(setting: Setting) -> None:
    for number in range(5):
        setting.log.add(replace(SCREEN, impression_id=f"i{number}"))
    last = [sequence for sequence, _ in setting.log.screens()][2]
    assert [s.impression_id for _, s in setting.log.screens(last)] == ["i3", "i4"]


def test_a_picture_keeps_the_features_of_its_first_meeting(setting: Setting) -> None:
    setting.log.meet({ITEMS[1]: {"colour": ("red", "blue")}, ITEMS[0]: {}})
    setting.log.meet({ITEMS[1]: {"colour": ("green",)}, ITEMS[2]: {"word": ("꽃",)}})
    assert list(setting.log.pictures()) == [
        (ITEMS[1], {"colour": ("red", "blue")}),
        (ITEMS[0], {}),
        (ITEMS[2], {"word": ("꽃",)}),
    ]


def test_an_impression_that_nobody_left_is_unfinished_until_it_is_added(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    visits, log = SqliteVisitLog(database), SqliteScreenLog(database)
    visits.add_visitor(
        Visitor("u1", "s1", Emotion.CALM, NOON, False, Generation.ADULT, GenderValue.FEMALE)
    )
    for name in ("i1", "i2"):
        visits.add_impression(
            Impression(name, "u1", "s1", SHOWN, NOON, "embedded", candidates=30, favorite="고양이")
        )
    visits.add_interaction(Interaction("e1", "u1", "s1", "i1", ITEMS[0], NOON))
    here = replace(SCREEN, daypart=daypart_of(NOON))
    nothing = replace(
        here, impression_id="i2", liked=frozenset(), examined=False, liked_before=here.liked
    )
    assert list(log.unfinished()) == [here, nothing]
    log.add(here)
    assert list(log.unfinished()) == [nothing]
    database.close()
