"""The kiosk on a virtual screen of its own: from source, or as it is installed in a clean root."""

import math
import os
import signal
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from tools.installer.clean_root import CleanRoot, start
from tools.installer.products import ROOT
from tools.installer.running import bare_environment
from tools.installer.trial import Trial, must
from tools.virtual_screen import VirtualScreen, virtual_screen, wait_until

KIOSK = ("--camera", "demo", "--windowed", "--lang", "en")
_SLOWER = 1.5
"""An installed kiosk may take so many times as long to attract as one from source."""

_ROUNDS = 3
"""A machine that is busy with something else is asked again."""

Shown = Generator[tuple[VirtualScreen, float], None, None]


@contextmanager
def from_source(trial: Trial, map_file: Path) -> Shown:
    """The kiosk of this checkout, which says in `map_file` where its items are.

    Answers the screen that it shows attract on, and the seconds from the start until then.
    """
    drawing = trial.work / "stand-in" / "matplotlib"  # what the frozen kiosk has in its place, too
    drawing.mkdir(parents=True, exist_ok=True)
    for name in ("__init__.py", "pyplot.py"):
        (drawing / name).touch()
    module = [str(trial.python), "-m", "tests.e2e.kiosk_with_map", str(map_file)]
    command = [*module, *KIOSK, "--data-dir", str(trial.work / "rehearsal")]
    with virtual_screen() as screen:
        environment = bare_environment(
            DISPLAY=screen.display, QT_QPA_PLATFORM="xcb", PYTHONPATH=str(drawing.parent)
        )
        begin, quiet = time.monotonic(), subprocess.DEVNULL
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=quiet, stdin=quiet)
        try:
            wait_until(screen.shows_something, "the kiosk from source shows attract")
            yield screen, time.monotonic() - begin
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def installed(trial: Trial, root: CleanRoot, *more: str) -> Shown:
    """The same of the kiosk that is installed in the root; BuildError when it ends badly."""
    said = trial.out / f"{trial.name}-said.txt"
    with virtual_screen() as screen:
        begin = time.monotonic()
        process = start(root, [trial.name, *more, *KIOSK], said, DISPLAY=screen.display)
        try:
            wait_until(screen.shows_something, "the installed kiosk shows attract")
            yield screen, time.monotonic() - begin
        finally:
            process.terminate()
            code = process.wait(timeout=30)
    must(code == 0, f"the kiosk ended with {code}: {said.read_text()[-800:]}")


def outlive(trial: Trial, root: CleanRoot) -> float:
    """Kill a kiosk below its supervisor; the seconds until another one shows attract."""
    with installed(trial, root, "--supervised") as (screen, _):
        killed = _kiosks(trial)
        must(len(killed) == 1, f"there are {len(killed)} kiosks below one supervisor")
        begin = time.monotonic()
        os.kill(killed[0], signal.SIGKILL)
        wait_until(lambda: len(set(_kiosks(trial)) - set(killed)) == 1, "another kiosk is started")
        wait_until(screen.shows_something, "the other kiosk shows attract")
        return time.monotonic() - begin


def _kiosks(trial: Trial) -> list[int]:
    """The processes of installed kiosks, without their supervisors and their children."""
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            program = process.joinpath("exe").readlink()
            words = process.joinpath("cmdline").read_text().split("\0")[1:-1]
            if program.name == trial.name and words == list(KIOSK):
                found.append(int(process.name))
    return found


def compare_starts(trial: Trial, root: CleanRoot, map_file: Path) -> dict[str, float]:
    """Seconds until attract, the quickest of a few starts of each; BuildError when it is slow."""
    source = here = math.inf
    for _ in range(_ROUNDS):
        source = min(source, _seconds(lambda: from_source(trial, map_file)))
        here = min(here, _seconds(lambda: installed(trial, root)))
        if here <= _SLOWER * source:
            return {"attract_s": here, "attract_from_source_s": source}
    must(False, f"to attract: {here:.1f} s installed, {source:.1f} s from source")
    return {}


def _seconds(begin: Callable[[], AbstractContextManager[tuple[VirtualScreen, float]]]) -> float:
    with begin() as (_, seconds):
        return seconds
