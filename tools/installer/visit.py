"""One scripted visit to an installed kiosk, by real clicks; its rows say whether it was one.

Where a named item lies is asked of the same kiosk started from source on a screen of the same size.
"""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tools.installer.running import BuildError
from tools.installer.starts import from_source
from tools.installer.trial import Trial
from tools.virtual_screen import VirtualScreen, wait_until

TOUCHED = ("attractScreen", "noticeAccept", "like1", "nextButton", "doneButton")
_AGAIN_S = 3.0

Places = dict[str, tuple[float, float]]


def rehearse(trial: Trial, map_file: Path) -> Places:
    """The visit from source: where each item was touched."""
    map_file.unlink(missing_ok=True)
    places: Places = {}
    with from_source(trial, map_file) as (screen, _):
        for name in TOUCHED:
            places[name] = _at_rest(map_file, name)
            screen.click(*places[name])
    return places


def _at_rest(map_file: Path, name: str) -> tuple[float, float]:
    """The place of an item that is to be seen and holds still."""
    before: list[tuple[float, float]] = []

    def rests() -> bool:
        time.sleep(0.3)
        there = json.loads(map_file.read_text()) if map_file.exists() else {}
        before.append(tuple(there.get(name, ())))
        return len(before) > 1 and bool(before[-1]) and before[-1] == before[-2]

    wait_until(rests, f"{name} is to be seen")
    return before[-1]


def visit(screen: VirtualScreen, places: Places, database: Path) -> None:
    """A whole visit to the kiosk on this screen; BuildError when a row of it is missing."""

    def touch_until(name: str, holds: Callable[[], bool], what: str) -> None:
        for _ in range(10):
            screen.click(*places[name])
            end = time.monotonic() + _AGAIN_S
            while time.monotonic() < end:
                if holds():
                    return
                time.sleep(0.1)
        raise BuildError(f"touching {name} again and again, it is not so that {what}")

    def rows(table: str) -> int:
        return count_rows(database, table)

    screen.click(*places["attractScreen"])
    time.sleep(_AGAIN_S)
    touch_until("noticeAccept", lambda: rows("notice_answers") == 1, "the notice is answered")
    wait_until(lambda: rows("visitors") == 1, "the demo's face is read")
    wait_until(lambda: rows("impressions") >= 1, "three pictures are shown")
    time.sleep(_AGAIN_S)
    touch_until("like1", lambda: rows("interactions") == 1, "a like is kept")
    touch_until("nextButton", lambda: rows("impressions") == 2, "three others are shown")
    touch_until("doneButton", lambda: rows("screens") == 2, "the visit is over")


def count_rows(database: Path, table: str) -> int:
    """How many rows a table has; none when it, or the database, is not there yet."""
    if not database.exists():
        return 0
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
