"""A virtual screen with real clicks."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Screen:
    """A virtual X screen."""

    display: str

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show itself there, and nothing of a developer's desktop."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def click(self, x: float, y: float) -> None:
        """Move the pointer there and press its button, as a finger would."""
        self._xdotool("mousemove", str(round(x)), str(round(y)), "click", "1")

    def grab(self, path: Path) -> None:
        """Save what the screen shows."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A screen of 1280 x 800 that nothing else uses."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    yield Screen(f":{number}")
    server.terminate()
    server.wait()


@dataclass
class RunningKiosk:
    """A kiosk in its own process on a virtual screen, and a visitor's finger."""

    process: subprocess.Popen[str]
    screen: Screen
    map_file: Path

    def places(self) -> dict[str, tuple[float, float]]:
        """Where the named items are now."""
        return json.loads(self.map_file.read_text()) if self.map_file.exists() else {}

    def wait_for(self, name: str) -> None:
        """Wait until an item is to be seen."""
        self.wait_until(lambda: name in self.places(), f"{name} is to be seen")

    def touch(self, name: str) -> None:
        """Touch an item, once it is there and holds still."""
        self.wait_for(name)
        before = None
        while before != (before := self.places().get(name)):
            time.sleep(0.3)
        assert before is not None, f"{name} went away again"
        self.screen.click(*before)

    def close(self) -> int:
        """End the kiosk as a service manager does; the answer is its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE_S)

    def kill(self) -> set[str]:
        """End the kiosk as a power cut does; the answer is what was last to be seen."""
        self.process.kill()
        self.process.wait()
        seen = set(self.places())
        self.map_file.unlink(missing_ok=True)
        return seen

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            assert self.process.poll() is None, "the kiosk ended by itself"
            assert time.monotonic() < deadline, f"not so: {what}; {sorted(self.places())}"
            time.sleep(0.1)


@pytest.fixture
def start_kiosk(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., RunningKiosk]]:
    """Start a kiosk with these arguments; it is ended after the test if it still runs."""
    running: list[RunningKiosk] = []

    def start(*arguments: str) -> RunningKiosk:
        map_file = tmp_path / "map.json"
        command = ["-m", "tests.e2e.kiosk_with_map", str(map_file), "--windowed", *arguments]
        with (tmp_path / "kiosk.stderr").open("w") as said:
            process = subprocess.Popen(
                [sys.executable, *command], env=screen.environment, cwd=ROOT, stderr=said, text=True
            )
        running.append(RunningKiosk(process, screen, map_file))
        return running[-1]

    yield start
    for kiosk in running:
        if kiosk.process.poll() is None:
            kiosk.process.kill()
            kiosk.process.wait()
