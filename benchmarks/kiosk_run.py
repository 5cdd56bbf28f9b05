"""One run of the real kiosk for `bench_kiosk`, driven by mouse events inside its own event loop.

python -m benchmarks.kiosk_run STARTED_AT DATA_DIR WISHES start | visits N | mirror S | attract S

WISHES are settings for access that are on, joined by commas, or nothing.
"""

import itertools
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kiosk.services.visit import VisitState

PATIENCE_S = 60.0
HEARTBEAT_MS = 2
SETTLE_S = 8.0
LOOK_EVERY_MS = 5


class Driver:
    """A kiosk and a finger that touches its named items."""

    def __init__(self, data_dir: Path, wishes: Sequence[str]) -> None:
        from PySide6.QtGui import QGuiApplication

        from kiosk import app
        from kiosk.screens.graphics import choose_graphics
        from shared.settings import Settings

        settings = Settings(
            data_dir=data_dir,
            camera="demo",
            windowed=True,
            automatic_capture=False,
            idle_s=600,
            **dict.fromkeys(wishes, True),
        )
        self.application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
        choose_graphics()
        self.doors = app.real_doors(settings)
        self.kiosk = app.build(self.doors, settings)
        self.frames = 0
        self.kiosk.window.frameSwapped.connect(self._count_frame)
        self.kiosk.start()

    def _count_frame(self) -> None:
        self.frames += 1

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        """Let the kiosk run in its event loop until something holds."""
        from PySide6.QtCore import QEventLoop, QTimer

        deadline = time.monotonic() + PATIENCE_S
        loop = QEventLoop()
        look = QTimer(interval=LOOK_EVERY_MS)
        look.timeout.connect(lambda: loop.quit() if holds() or _is_over(deadline) else None)
        look.start()
        loop.exec()
        if not holds():
            raise TimeoutError(f"{what} within {PATIENCE_S:g} s")

    def wait_painted(self) -> None:
        """Until the next frame is on the screen."""
        seen = self.frames
        self.kiosk.window.update()
        self.wait(lambda: self.frames > seen, "a frame is painted")

    def item(self, name: str) -> Any:
        """The visible item of that name, or None."""
        from PySide6.QtQuick import QQuickItem

        found = self.kiosk.window.rootObject().findChild(QQuickItem, name)
        return found if found is not None and found.isVisible() and found.isEnabled() else None

    def touch(self, name: str) -> float:
        """Click the middle of an item once it is there; the moment of the click."""
        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtTest import QTest

        self.wait(lambda: self.item(name) is not None, f"{name} is to be seen")
        item = self.item(name)
        place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        touched_at = time.monotonic()
        QTest.mouseClick(self.kiosk.window, Qt.MouseButton.LeftButton, pos=place)
        return touched_at

    def look_into_the_mirror(self) -> None:
        """From attract to a face in the mirror."""
        self.touch("attractScreen")
        self.touch("noticeAccept")
        self.wait(lambda: self.kiosk.camera.face is not None, "a face is in the mirror")


def _is_over(deadline: float) -> bool:
    return time.monotonic() > deadline


def measure_start(driver: Driver, started_at: float) -> dict[str, Any]:
    driver.wait(lambda: driver.frames > 0, "attract is painted")
    return {"start_s": time.monotonic() - started_at}


def measure_visits(driver: Driver, visits: int) -> dict[str, Any]:
    times: list[float] = []
    for _ in range(visits):
        driver.look_into_the_mirror()
        times.append(_touch_to_cards(driver))
        driver.touch("doneButton")
        driver.wait(lambda: driver.item("attractScreen") is not None, "attract is back")
    return {"touch_to_cards_s": times}


def _touch_to_cards(driver: Driver) -> float:
    """Seconds from the touch to the painted cards; touched again when the demo's visitor left."""
    while True:
        driver.wait(lambda: driver.kiosk.camera.face is not None, "a face is in the mirror")
        touched_at = driver.touch("emotionButton")
        driver.wait(lambda: _has_answered(driver), "the face is read")
        if _cards_are_ready(driver):
            driver.wait_painted()
            return time.monotonic() - touched_at


def _has_answered(driver: Driver) -> bool:
    return _cards_are_ready(driver) or driver.kiosk.visit.visit.state is VisitState.MIRROR


def _cards_are_ready(driver: Driver) -> bool:
    cards = [driver.item(f"card{slot}") for slot in range(3)]
    return all(card is not None and card.property("ready") for card in cards)


def measure_mirror(driver: Driver, seconds: float) -> dict[str, Any]:
    """Preview and stalls while faces are analysed without a pause, as many as one core can."""
    from PySide6.QtCore import Qt, QTimer

    from kiosk.presenters.camera_presenter import FACES_LANE

    driver.look_into_the_mirror()
    beats: list[float] = []
    shown: list[float] = []
    analysed: list[float] = []
    driver.kiosk.camera.frame_changed.connect(lambda: shown.append(time.monotonic()))
    heartbeat = QTimer(interval=HEARTBEAT_MS, timerType=Qt.TimerType.PreciseTimer)
    heartbeat.timeout.connect(lambda: beats.append(time.monotonic()))
    picture = _picture_of_a_face()

    def analyse(_: object = None) -> None:
        analysed.append(time.monotonic())
        driver.kiosk.runner.run(
            FACES_LANE, lambda: driver.doors.analyzer.detect_faces(picture), analyse, _raise
        )

    analyse()
    heartbeat.start()
    end = time.monotonic() + seconds
    driver.wait(lambda: time.monotonic() > end, "the time is over")
    stalls = [1000 * (b - a) - HEARTBEAT_MS for a, b in itertools.pairwise(beats)]
    stalls.sort()
    return {
        "preview_fps": round(len(shown) / seconds, 1),
        "gui_stall_p50_ms": round(stalls[len(stalls) // 2], 1),
        "gui_stall_p99_ms": round(stalls[int(len(stalls) * 0.99)], 1),
        "gui_stall_max_ms": round(stalls[-1], 1),
        "faces_analysed_per_s": round((len(analysed) - 1) / seconds, 1),
        "memory_mb": round(_memory_mb()),
    }


def measure_attract(driver: Driver, seconds: float) -> dict[str, Any]:
    """What the kiosk's own process does while nobody is there, in percent of one core."""
    settled = time.monotonic() + SETTLE_S
    driver.wait(lambda: time.monotonic() > settled, "the models are loaded")
    used, began, frames = time.process_time(), time.monotonic(), driver.frames
    driver.wait(lambda: time.monotonic() > began + seconds, "the time is over")
    passed = time.monotonic() - began
    return {
        "attract_cpu_percent": round(100 * (time.process_time() - used) / passed, 1),
        "attract_fps": round((driver.frames - frames) / passed, 1),
    }


def _picture_of_a_face() -> Any:
    from kiosk.adapters.image_files import PillowImageReader

    path = Path(__file__).resolve().parents[1] / "tests" / "data" / "faces" / "astronaut.jpg"
    return PillowImageReader().read(path)


def _raise(error: Exception) -> None:
    raise error


def _memory_mb() -> float:
    """Proportional set size of this process and its children, in MB."""
    pids = ["self", *(str(child.pid) for child in multiprocessing.active_children())]
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def main() -> None:
    started_at, data_dir, wishes, task, *amount = sys.argv[1:]
    driver = Driver(Path(data_dir), list(filter(None, wishes.split(","))))
    if task == "start":
        figures = measure_start(driver, float(started_at))
    elif task == "visits":
        figures = measure_visits(driver, int(amount[0]))
    elif task == "attract":
        figures = measure_attract(driver, float(amount[0]))
    else:
        figures = measure_mirror(driver, float(amount[0]))
    driver.kiosk.stop()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
