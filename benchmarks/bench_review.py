"""How the review page holds up with a large pool: one command, a table and JSON.

`.venv/bin/python benchmarks/bench_review.py [--pictures 100000]` fills a pool in a temporary folder
with thumbnails of the starter garden, opens the admin's window on it without a screen, and measures
the page as a curator meets it: open, change the filter, scroll, decide.
"""

import argparse
import gc
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlite_utils  # noqa: E402
from PIL import Image  # noqa: E402
from PySide6.QtCore import QElapsedTimer, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402, TID251

from admin.adapters import pool_rows  # noqa: E402
from admin.adapters.thumbnails import PillowThumbnailer  # noqa: E402
from admin.app import Doors, build  # noqa: E402
from admin.screens.console import Console  # noqa: E402
from admin.screens.window_program import WindowProgram  # noqa: E402
from shared.adapters.folder_store import FolderStore  # noqa: E402
from shared.adapters.sqlite.database import Database  # noqa: E402
from shared.domain.catalogue import ItemId, Orientation  # noqa: E402
from shared.domain.emotion import GARDEN_EMOTIONS  # noqa: E402
from shared.domain.generation import GeneratedImage, GenerationRequest  # noqa: E402
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolOrder, PoolState  # noqa: E402
from shared.settings import RESOURCES, Settings  # noqa: E402

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DECIDED = (PoolState.PENDING, PoolState.APPROVED, PoolState.REJECTED)


def thumbnails() -> list[bytes]:
    made: list[bytes] = []
    for path in sorted((RESOURCES / "starter_garden").rglob("*.jpeg"))[:48]:
        picture = Image.open(path).convert("RGB").resize((768, 512))
        made.append(PillowThumbnailer().thumbnail(GeneratedImage(768, 512, picture.tobytes())))
    return made


def fill(database: Database, number: int) -> None:
    jpegs = thumbnails()
    with database.write() as tables:
        for n in range(number):
            emotion = GARDEN_EMOTIONS[n % 8]
            orientation = (Orientation.LANDSCAPE, Orientation.PORTRAIT)[n % 2]
            at = NOON + timedelta(seconds=n)
            request = GenerationRequest(emotion, seed=n, favorite=("rose", None, "tulip")[n % 3])
            key = str(ItemId(emotion, request.favorite, at, 1, orientation))
            image = PoolImage(key, f"run{n // 1000}", "0" * 64, 9, 768, 512, "painter", request, at)
            image = replace(image, marks=Marks(DECIDED[n % 3], stars=n % 6))
            pool_rows.insert(tables, image, jpegs[n % len(jpegs)])
        advise(tables, number)
    with database.read() as tables:  # a log of a gigabyte is what filling leaves, not a curator
        tables.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    os.sync()


def wishes() -> list[tuple[str, PoolFilter, PoolOrder]]:
    """What a curator asks for: each emotion in each state, each other filter, each order."""
    pending = PoolFilter(states=(PoolState.PENDING,))
    named = {
        "score": replace(pending, least_score=75),
        "bad score": replace(pending, most_score=24),
        "look twice": replace(pending, look_twice=True),
        "almost black": PoolFilter(almost_black=True),
        "stacked": replace(pending, stacked=True),
        "date": replace(pending, since=NOON + timedelta(hours=20)),
        "orientation": replace(pending, orientation=Orientation.PORTRAIT),
        "favorite": replace(pending, favorite="rose"),
        "run": PoolFilter(run_id="run7"),
        "stars": PoolFilter(least_stars=4),
        "trash": PoolFilter(trashed=True),
        "all": PoolFilter(),
        "collapsed": replace(pending, collapsed=True),
        "words": PoolFilter(words=("rose", "happy")),
        "words of none": PoolFilter(words=("nothing like it",)),
    }
    asked = [(name, wanted, PoolOrder.NEWEST) for name, wanted in named.items()]
    asked += [(f"by {order.value}", pending, order) for order in PoolOrder]
    asked += [(f"all by {order.value}", PoolFilter(), order) for order in PoolOrder]
    asked += [
        (
            f"{emotion.key} {states[0].value if states else ''}",
            PoolFilter(emotion=emotion, states=states),
            PoolOrder.NEWEST,
        )
        for emotion in GARDEN_EMOTIONS
        for states in (None, (PoolState.PENDING,), (PoolState.APPROVED,))
    ]
    return asked


def advise(tables: sqlite_utils.Database, number: int) -> None:
    """As the helpers leave it: everything looked at, every fifth picture in a stack of four."""
    tables.execute(
        "UPDATE pool SET looked = 1, matched = 1, sharpness = sequence % 101,"
        " exposure = sequence * 7 % 101, score = sequence * 13 % 101,"
        " similarity = (sequence * 17 % 1000) / 3000.0, look_twice = sequence % 500 = 0,"
        " almost_black = sequence % 300 = 0,"
        " fingerprint = printf('%016x', sequence * 2654435761),"
        " stack = iif(sequence % 20 < 4, sequence - sequence % 20, NULL)"
    )


class Bench:
    def __init__(self, folder: Path, number: int) -> None:
        settings = Settings(data_dir=folder, language="en")
        (folder / "store").mkdir()
        doors = Doors(FolderStore(folder / "store"), lambda engine: _none(engine), {"painter": 1})
        self.admin = build(doors, settings, Console())
        fill(self.admin.database, number)
        self.program = WindowProgram(self.admin.parts, RESOURCES, folder / "memory.ini", "en")
        self.program.window.resize(1366, 768)
        self.model = self.program.presenters.review.model
        self.review = self.program.presenters.review
        self.page = self.program.window.review
        self.stalls: list[float] = []
        self._clock = QElapsedTimer()
        self._beat = QTimer(interval=0)
        self._beat.timeout.connect(self._note)

    def until(self, holds: Callable[[], bool], timeout_s: float = 60) -> float:
        """Milliseconds until it holds, with the event loop turning."""
        began = time.perf_counter()
        while not holds():
            QApplication.processEvents()
            if time.perf_counter() - began > timeout_s:
                raise TimeoutError
        return 1000 * (time.perf_counter() - began)

    def seen(self) -> bool:
        """Whether every picture in the view has its thumbnail."""
        area = self.page.grid.viewport().rect()
        first, last = self.page.grid.indexAt(area.topLeft()), None
        for x in (area.width() - 80, area.width() // 2, 20):
            last = last or self.page.grid.indexAt(area.bottomLeft() + type(area.topLeft())(x, -20))
        if not first.isValid() or self.model.image(first.row()) is None:
            return False
        rows = range(first.row(), min(self.model.rowCount(), first.row() + 24))
        images = [self.model.image(row) for row in rows]
        return all(i is not None and self.review.thumbnails.get(i.key) is not None for i in images)

    def open_page(self) -> float:
        self.program.start()
        gc.freeze()  # as the program does
        self.until(lambda: self.model.rowCount() > 0)
        self.program.window.open_page("review")
        self.review.refresh()
        return self.until(self.seen)

    def filters(self) -> dict[str, float]:
        """Milliseconds of each change, by what was asked for."""
        times: dict[str, float] = {}
        for name, wanted, order in wishes():
            began = time.perf_counter()
            self.review.show(wanted, order)
            self.until(lambda asked=(wanted, order): self.model.shown == asked)
            self.until(lambda: not self.model.rowCount() or self.model.image(0) is not None)
            times[name] = 1000 * (time.perf_counter() - began)
            self.until(lambda: not self.model.rowCount() or self.seen())
        return times

    def scroll(self) -> None:
        self.review.show(PoolFilter(), PoolOrder.NEWEST)
        self.until(lambda: self.model.rowCount() > 0 and self.seen())
        bar = self.page.grid.verticalScrollBar()
        self._clock.start()
        self._beat.start()
        for step in range(400):
            far = step % 20 == 0
            bar.setValue((bar.maximum() // 400) * step if far else bar.value() + 90)
            until = time.perf_counter() + 0.016
            while time.perf_counter() < until:
                QApplication.processEvents()
        self._beat.stop()

    def decide(self) -> list[float]:
        """Milliseconds that the window is busy with one key."""
        self.review.show(PoolFilter(states=(PoolState.PENDING,)), PoolOrder.NEWEST)
        self.until(lambda: self.model.rowCount() > 0 and self.seen())
        times: list[float] = []
        for turn in range(60):
            row = max(0, self.page.current)
            self.until(lambda row=row: self.model.image(row) is not None)
            began = time.perf_counter()
            (self.review.approve if turn % 2 else self.review.reject)([row])
            QApplication.processEvents()
            times.append(1000 * (time.perf_counter() - began))
        return times

    def close(self) -> None:
        self.program.stop()
        self.admin.stop()

    def _note(self) -> None:
        self.stalls.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


def _none(engine: str) -> object:
    raise RuntimeError(engine)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--json", type=Path, metavar="FILE")
    given = parser.parse_args()
    number = given.pictures
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), number)
        opened = bench.open_page()
        filters = bench.filters()
        bench.scroll()
        decisions = bench.decide()
        bench.close()
    stalls = sorted(bench.stalls)
    found = {
        "pictures": number,
        "open_ms": round(opened),
        "filter_median_ms": round(median(filters.values())),
        "filter_worst_ms": round(max(filters.values())),
        "filters_over_200_ms": {n: round(ms) for n, ms in filters.items() if ms > 200},
        "scroll_worst_stall_ms": round(stalls[-1], 1),
        "scroll_stalls_over_33_ms": sum(stall > 33 for stall in stalls),
        "decide_median_ms": round(median(decisions), 1),
        "decide_worst_ms": round(max(decisions), 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "load": [round(load, 1) for load in os.getloadavg()],
        "machine": f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores",
    }
    for name, value in found.items():
        print(f"{name:28} {value}")
    text = json.dumps(found)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")
    del application


if __name__ == "__main__":
    main()
