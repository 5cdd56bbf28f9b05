"""Keeps the kiosk's program alive: starts it again after a crash, or when its window hangs.

After several crashes in a short time it is started in safe mode, which shows staff the reason.
Every length of time is a stopwatch's; the clock of the machine is never asked.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.services.doors import Program, StartProgram, Watchdog
from shared.domain.errors import SettingsError

RESTART_CODE = 10
"""The program ends with it when it wants to be started again."""

_LOOK_EVERY_S = 0.25
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is too long, in seconds, and how often is too often.

    A program that has given a sign may be silent for `hang_s`, one that has not yet for `start_s`,
    and one that says that it is ending for `end_s`. `crashes` within `crash_window_s` are a loop;
    `safe_pause_s` is waited before safe mode is started again after a crash of its own.
    """

    hang_s: float = 10.0
    start_s: float = 60.0
    end_s: float = 20.0
    crashes: int = 3
    crash_window_s: float = 120.0
    safe_pause_s: float = 15.0


@dataclass(frozen=True, slots=True)
class Ending:
    """How the program ended: the exit code it meant, None after a crash, and a sentence."""

    code: int | None
    sentence: str


class Supervisor:
    """Runs until the program ends because it was meant to; belongs to one thread.

    `start` starts the program, in safe mode when it is given a reason.
    """

    def __init__(
        self,
        start: StartProgram,
        watchdog: Watchdog,
        patience: Patience | None = None,
        stopwatch: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._start = start
        self._watchdog = watchdog
        self._patience = patience or Patience()
        self._stopwatch = stopwatch
        self._sleep = sleep
        self._crashes: deque[float] = deque()
        self._stopping = False

    def run(self) -> int:
        """Start the program again and again; the answer is its last exit code."""
        reason: str | None = None
        while True:
            program = self._start(reason)
            ending = self._watch(program)
            if self._stopping:
                return ending.code or 0
            if ending.code == RESTART_CODE:
                _log.info("a restart was asked for")
                reason = None
                continue
            if ending.code is not None:
                return ending.code
            _log.error("the kiosk crashed: %s", ending.sentence)
            reason = self._after_crash(ending.sentence, was_safe=reason is not None)

    def stop(self) -> None:
        """Let the program end and do not start it again; may be called from a signal handler."""
        self._stopping = True

    def _after_crash(self, sentence: str, *, was_safe: bool) -> str | None:
        """The reason for safe mode, or None when the program may try again as usual."""
        now = self._stopwatch()
        self._crashes.append(now)
        while now - self._crashes[0] > self._patience.crash_window_s:
            self._crashes.popleft()
        if was_safe:
            self._wait(self._patience.safe_pause_s)
            return sentence
        if len(self._crashes) < self._patience.crashes:
            return None
        self._crashes.popleft()  # one more crash after safe mode is enough
        _log.error("%s crashes in a short time: safe mode", self._patience.crashes)
        return sentence

    def _wait(self, seconds: float) -> None:
        until = self._stopwatch() + seconds
        while self._stopwatch() < until and not self._stopping:
            self._watchdog.beat()
            self._sleep(_LOOK_EVERY_S)

    def _watch(self, program: Program) -> Ending:
        """Wait until the program ends, and end it when it hangs."""
        silent, signs, asked_to_end = 0.0, 0, False
        while True:
            before = self._stopwatch()
            ended = program.wait(_LOOK_EVERY_S)
            if ended is not None:
                return _ending(ended, program)
            if self._stopping and not asked_to_end:
                asked_to_end, silent = True, 0.0
                program.ask_to_end()
            self._watchdog.beat()
            # A machine that slept has not hung: a long look counts as a short one.
            silent += min(self._stopwatch() - before, 4 * _LOOK_EVERY_S)
            if program.signs() != signs:
                signs, silent = program.signs(), 0.0
                self._watchdog.ready()
            if silent > self._most_silent(program, signs, asked_to_end):
                program.kill()
                return self._hung(program, silent, asked_to_end)

    def _most_silent(self, program: Program, signs: int, asked_to_end: bool) -> float:
        if asked_to_end or program.announced is not None:
            return self._patience.end_s
        return self._patience.hang_s if signs else self._patience.start_s

    def _hung(self, program: Program, silent: float, asked_to_end: bool) -> Ending:
        code = 0 if asked_to_end else program.announced
        return Ending(code, f"it gave no sign for {silent:.0f} seconds and was ended")


def _ending(exit_code: int, program: Program) -> Ending:
    meant = exit_code in (0, RESTART_CODE, SettingsError.exit_code)
    return Ending(exit_code if meant else None, program.how_it_ended())
