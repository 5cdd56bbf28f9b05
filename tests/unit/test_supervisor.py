"""The supervisor: what is restarted, what is not, and when it is enough."""

import pytest

from kiosk.services.supervisor import Patience, Supervisor
from tests.fakes.program import Clock, FakeProgram, FakeStart, FakeWatchdog


@pytest.fixture
def clock() -> Clock:
    return Clock()


def supervised(clock: Clock, *programs: FakeProgram) -> tuple[Supervisor, FakeStart, FakeWatchdog]:
    start, watchdog = FakeStart(programs), FakeWatchdog()
    return Supervisor(start, watchdog, Patience(), clock, clock.sleep), start, watchdog


@pytest.mark.parametrize("code", [0, 2])
def test_what_was_meant_to_end_is_not_started_again(clock: Clock, code: int) -> None:
    supervisor, start, watchdog = supervised(clock, FakeProgram(clock, "beat", code))
    assert supervisor.run() == code
    assert start.reasons == [None]
    assert watchdog.told[:2] == ["beat", "ready"]


def test_a_restart_that_was_asked_for_is_no_crash(clock: Clock) -> None:
    programs = [FakeProgram(clock, "beat", 10) for _ in range(9)]
    supervisor, start, _ = supervised(clock, *programs, FakeProgram(clock, 0))
    assert supervisor.run() == 0
    assert start.reasons == [None] * 10


@pytest.mark.parametrize("code", [1, 3, -9, -11])
def test_a_crash_is_started_again_at_once(clock: Clock, code: int) -> None:
    before = clock.seconds
    supervisor, start, _ = supervised(
        clock, FakeProgram(clock, "beat", code), FakeProgram(clock, "beat", 0)
    )
    assert supervisor.run() == 0
    assert start.reasons == [None, None]
    assert clock.seconds - before < 1


def test_a_window_that_hangs_is_ended_and_started_again(clock: Clock) -> None:
    hung = FakeProgram(clock, "beat", "silent")
    before = clock.seconds
    supervisor, start, watchdog = supervised(clock, hung, FakeProgram(clock, 0))
    assert supervisor.run() == 0
    assert hung.killed
    assert 10 <= clock.seconds - before < 11
    assert start.reasons == [None, None]
    assert watchdog.told.count("beat") > 30, "whoever watches over us need not worry"


def test_a_start_may_take_longer_than_a_beat(clock: Clock) -> None:
    slow = FakeProgram(clock, *["silent"] * 200, "beat", 0)
    supervisor, _, watchdog = supervised(clock, slow)
    assert supervisor.run() == 0
    assert not slow.killed
    assert "ready" in watchdog.told


def test_a_program_that_ends_in_good_order_may_take_its_time(clock: Clock) -> None:
    slow = FakeProgram(clock, "beat", *["ending 10"] * 70, 10)
    supervisor, start, _ = supervised(clock, slow, FakeProgram(clock, 0))
    assert supervisor.run() == 0
    assert not slow.killed
    assert start.reasons == [None, None]


def test_one_that_never_ends_after_it_said_so_counts_as_ended(clock: Clock) -> None:
    stuck = FakeProgram(clock, "beat", "ending 0")
    supervisor, start, _ = supervised(clock, stuck)
    assert supervisor.run() == 0
    assert stuck.killed
    assert start.reasons == [None]


def test_crash_upon_crash_is_safe_mode_with_the_reason(clock: Clock) -> None:
    crashes = [FakeProgram(clock, "beat", 1) for _ in range(3)]
    supervisor, start, _ = supervised(clock, *crashes, FakeProgram(clock, "beat", 0))
    assert supervisor.run() == 0
    assert start.reasons == [None, None, None, "exit code 1"]


def test_crashes_far_apart_are_no_loop(clock: Clock) -> None:
    crashes = [FakeProgram(clock, *["beat"] * 300, 1) for _ in range(5)]
    supervisor, start, _ = supervised(clock, *crashes, FakeProgram(clock, 0))
    assert supervisor.run() == 0
    assert start.reasons == [None] * 6


def test_after_safe_mode_the_kiosk_may_try_again_but_not_three_times(clock: Clock) -> None:
    crashes = [FakeProgram(clock, "beat", 1) for _ in range(3)]
    again = [FakeProgram(clock, "beat", 10), FakeProgram(clock, "beat", 1)]
    supervisor, start, _ = supervised(clock, *crashes, *again, FakeProgram(clock, 0))
    assert supervisor.run() == 0
    assert start.reasons == [None, None, None, "exit code 1", None, "exit code 1"]


def test_safe_mode_that_crashes_itself_comes_again_after_a_pause(clock: Clock) -> None:
    crashes = [FakeProgram(clock, "beat", 1) for _ in range(3)]
    before = clock.seconds
    supervisor, start, _ = supervised(
        clock, *crashes, FakeProgram(clock, -11), FakeProgram(clock, 0)
    )
    assert supervisor.run() == 0
    assert start.reasons[-2:] == ["exit code 1", "exit code -11"]
    assert clock.seconds - before >= 15


@pytest.mark.parametrize("deaf", [False, True])
def test_whoever_ends_the_supervisor_ends_the_kiosk(clock: Clock, deaf: bool) -> None:
    program = FakeProgram(clock, "beat", deaf=deaf)
    supervisor, start, _ = supervised(clock, program)
    supervisor.stop()
    if deaf:
        program = FakeProgram(clock, "beat", *["silent"] * 500, deaf=True)
        supervisor, start, _ = supervised(clock, program)
        supervisor.stop()
    assert supervisor.run() == 0
    assert program.asked == 1
    assert program.killed is deaf
    assert start.reasons == [None]


def test_a_machine_that_slept_has_not_hung(clock: Clock) -> None:
    class Sleeper(FakeProgram):
        def wait(self, timeout_s: float) -> int | None:
            clock.sleep(3600 if self.signs() == 3 else 0)
            return super().wait(timeout_s)

    sleeper = Sleeper(clock, "beat", "beat", "beat", "silent", "silent", "beat", 0)
    supervisor, _, _ = supervised(clock, sleeper)
    assert supervisor.run() == 0
    assert not sleeper.killed
