"""Drill: the kiosk is killed (`kill -9`) at random points of visits, each time started again.

EMOTION_GARDEN_TEST_KILLS says how often.
"""

import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from shared.adapters.folder_store import FolderStore
from shared.services.event_log import read_events
from tests.e2e.conftest import RunningKiosk
from tests.processes import children_of, wait_until_gone

KILLS = int(os.environ.get("EMOTION_GARDEN_TEST_KILLS", "5"))
POINTS = ("notice", "mirror", "reading", "garden", "like")
VISIT = {"noticeScreen", "mirrorScreen", "readingScreen", "gardenScreen", "emotionPicker"}
KEYS = {
    "notice": "SELECT answer_id FROM notice_answers",
    "visitor": "SELECT user_id FROM visitors",
    "impression": "SELECT impression_id FROM impressions",
    "interaction": "SELECT event_id FROM interactions",
    "screen": "SELECT impression_id FROM screens",
}
"""The keys of the rows that each topic of the event log tells of."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")


@pytest.mark.slow
def test_a_kiosk_killed_at_any_point_of_a_visit_loses_and_doubles_nothing(
    start_kiosk: Callable[..., RunningKiosk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EMOTION_GARDEN_TEST_KILLS", raising=False)  # no setting of the kiosk
    monkeypatch.setenv("EMOTION_GARDEN_IDLE_S", "600")
    monkeypatch.setenv("EMOTION_GARDEN_TAKE_HOME", "https://example.org/{item_id}")
    data_dir, chance = tmp_path / "data", random.Random(20261129)
    arguments = ("--camera", "demo", "--lang", "en", "--data-dir", str(data_dir))
    kiosk = start_kiosk(*arguments)
    before = set[tuple[str, str]]()
    for point in islice(cycle(chance.sample(POINTS, len(POINTS))), KILLS):
        walk_to(point, kiosk)
        time.sleep(chance.uniform(0, 0.5))
        written = kept(data_dir)
        children = children_of(kiosk.process.pid)
        seen = kiosk.kill()
        for child in children:
            wait_until_gone(child)
        kiosk = start_kiosk(*arguments)
        kiosk.wait_for("attractScreen")
        after = kept(data_dir)
        assert not VISIT & set(kiosk.places()), f"killed at {point}, it woke up in a visit"
        assert before <= written <= after, f"killed at {point}, it lost what it had kept"
        assert_no_like_is_lost_or_doubled(point, seen, after - before)
        before = after
    walk_to("like", kiosk)
    assert kiosk.close() == 0
    assert_every_row_is_told_once(data_dir)
    assert_every_screen_was_left_with_what_was_liked_on_it(data_dir)


def walk_to(point: str, kiosk: RunningKiosk) -> None:
    """A visitor's way to this point. At `like`, one heart has filled and another was touched."""
    kiosk.touch("attractScreen")
    kiosk.wait_for("noticeScreen")
    if point == "notice":
        return
    kiosk.touch("noticeAccept")
    kiosk.wait_for("mirrorScreen")
    if point == "mirror":
        return
    read = {"readingScreen", "gardenScreen"}  # it may be read between two looks at the map
    kiosk.wait_until(lambda: bool(read & set(kiosk.places())), "the face is read")
    if point == "reading":
        return
    kiosk.wait_for("gardenScreen")
    if point == "like":
        kiosk.touch("like0")
        kiosk.wait_for("take0")  # offered with a picture once it is liked
        kiosk.touch("like1")


def kept(data_dir: Path) -> set[tuple[str, str]]:
    """The topic and the key of every row about visits."""
    return {(topic, key) for topic, sql in KEYS.items() for (key,) in rows(data_dir, sql)}


def rows(data_dir: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(data_dir / "kiosk.db")) as connection:
        return connection.execute(sql).fetchall()


def assert_no_like_is_lost_or_doubled(
    point: str, seen: set[str], new: set[tuple[str, str]]
) -> None:
    shown = {"take0", "take1"} & seen
    touched = 2 if point == "like" else 0
    assert len(shown) <= sum(topic == "interaction" for topic, _ in new) <= touched


def assert_every_row_is_told_once(data_dir: Path) -> None:
    assert rows(data_dir, "PRAGMA integrity_check") == [("ok",)]
    assert rows(data_dir, "PRAGMA foreign_key_check") == []
    assert rows(data_dir, "SELECT message_id FROM outbox") == []
    told = [
        (
            event.topic,
            event.payload["impression_id"] if event.topic == "screen" else event.message_id,
        )
        for event in read_events(FolderStore(data_dir / "store"))
    ]
    assert len(told) == len(set(told))
    assert set(told) == kept(data_dir)


def assert_every_screen_was_left_with_what_was_liked_on_it(data_dir: Path) -> None:
    liked = rows(data_dir, "SELECT impression_id, item_id FROM interactions")
    assert len(liked) == len(set(liked)), "a picture was liked twice"
    told = rows(
        data_dir,
        "SELECT impression_id, liked.value FROM screens, json_each(screen, '$.liked') liked",
    )
    assert sorted(told) == sorted(liked)
    unfinished = "SELECT impression_id FROM impressions EXCEPT SELECT impression_id FROM screens"
    assert rows(data_dir, unfinished) == []
