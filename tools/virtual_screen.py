"""A virtual screen with real clicks, to see and use an installed program."""

import os
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.installer.running import BuildError, Lacking, run

_COLOURS = 500
"""A picture with fewer colours shows nothing yet."""


@dataclass(frozen=True)
class VirtualScreen:
    """A screen that nothing else uses, by its display number."""

    display: str

    def click(self, x: float, y: float) -> None:
        """Move the pointer there and press its button, as a finger would."""
        move = ["mousemove", str(round(x)), str(round(y))]
        run(["xdotool", *move, "click", "1"], self._environment())

    def grab(self, path: Path) -> None:
        """Save what the screen shows."""
        run(["import", "-window", "root", path], self._environment())

    def shows_something(self) -> bool:
        """Whether there is more on the screen than a ground."""
        told = run(["import", "-window", "root", "-format", "%k", "info:"], self._environment())
        return int(told) >= _COLOURS

    def _environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.display}


@contextmanager
def virtual_screen(size: str = "1280x800x24") -> Generator[VirtualScreen, None, None]:
    """A screen until the block ends; Lacking when this machine has no Xvfb."""
    read_end, write_end = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write_end),
        "-screen",
        "0",
        size,
        "-nolisten",
        "tcp",
        "-ac",
    ]
    try:
        server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise Lacking("Xvfb is not installed here") from error
    finally:
        os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    try:
        yield VirtualScreen(f":{number}")
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_until(holds: Callable[[], bool], what: str, timeout_s: float = 60) -> float:
    """Wait until something holds, and answer the seconds that took; BuildError names it."""
    begin = time.monotonic()
    while not holds():
        if time.monotonic() - begin > timeout_s:
            raise BuildError(f"after {timeout_s:.0f} s it is not so that {what}")
        time.sleep(0.1)
    return time.monotonic() - begin
