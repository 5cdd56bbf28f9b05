"""A virtual screen with real clicks."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


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
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=30
        )

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=30)


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
    server.wait(timeout=10)
