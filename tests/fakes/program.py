"""A program and a watchdog that do what a test says."""

from collections.abc import Iterable, Iterator


class Clock:
    """A stopwatch that only a test moves."""

    def __init__(self) -> None:
        self.seconds = 500.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


class FakeProgram:
    """`kiosk.services.doors.Program`: each look takes its time and meets the next of `days`.

    A day is an exit code, or `beat`, `silent`, or `ending CODE`; the last is met again and again.
    `deaf` goes on after it was asked to end.
    """

    def __init__(self, clock: Clock, *days: str | int, deaf: bool = False) -> None:
        self._clock = clock
        self._days: Iterator[str | int] = iter(days)
        self._day: str | int = "silent"
        self._deaf = deaf
        self._signs = 0
        self.announced: int | None = None
        self.asked = 0
        self.killed = False

    def signs(self) -> int:
        return self._signs

    def wait(self, timeout_s: float) -> int | None:
        if self.asked and not self._deaf:
            return 0
        self._day = next(self._days, self._day)
        if isinstance(self._day, int):
            return self._day
        self._clock.sleep(timeout_s)
        if self._day == "beat":
            self._signs += 1
        elif self._day.startswith("ending"):
            self._signs += 1 if self.announced is None else 0
            self.announced = int(self._day.split()[1])
        return None

    def ask_to_end(self) -> None:
        self.asked += 1

    def kill(self) -> None:
        self.killed = True

    def how_it_ended(self) -> str:
        return f"exit code {self._day}"


class FakeStart:
    """`kiosk.services.doors.StartProgram`: one program after the other; `reasons` were given."""

    def __init__(self, programs: Iterable[FakeProgram]) -> None:
        self._programs = iter(programs)
        self.reasons: list[str | None] = []

    def __call__(self, reason: str | None) -> FakeProgram:
        self.reasons.append(reason)
        return next(self._programs)


class FakeWatchdog:
    """`kiosk.services.doors.Watchdog` that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.is_gone = False

    def ready(self) -> None:
        if "ready" not in self.told:
            self.told.append("ready")

    def beat(self) -> None:
        self.told.append("beat")

    def ending(self, code: int) -> None:
        self.told.append(f"ending {code}")
