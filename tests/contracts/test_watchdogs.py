"""What every watchdog and every program promise; run against the fakes and the real ones."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.adapters.program_process import ProgramProcess
from kiosk.adapters.watchdogs import NoWatchdog, ParentWatchdog, SystemdWatchdog, watchdog_of
from kiosk.services.doors import Program, Watchdog
from tests.fakes.program import Clock, FakeProgram, FakeWatchdog
from tests.patience import PATIENCE_S

KINDS = [
    "fake",
    "nobody",
    "parent",
    pytest.param(
        "systemd", marks=pytest.mark.skipif(sys.platform == "win32", reason="there is no systemd")
    ),
]


@dataclass
class Setting:
    watchdog: Watchdog

    def told(self) -> bytes:
        """What arrived, when something listens."""
        return b""


@dataclass
class Piped(Setting):
    end: int

    def told(self) -> bytes:
        return os.read(self.end, 1000)


@dataclass
class Notified(Setting):
    socket: socket.socket

    def told(self) -> bytes:
        self.socket.setblocking(False)
        found: list[bytes] = []
        while True:
            try:
                found.append(self.socket.recv(100))
            except BlockingIOError:
                return b" ".join(found)


@pytest.fixture(params=KINDS)
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setting]:
    if request.param == "fake":
        yield Setting(FakeWatchdog())
    elif request.param == "nobody":
        yield Setting(NoWatchdog())
    elif request.param == "parent":
        reading, writing = os.pipe()
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            yield Piped(ParentWatchdog(pipe), reading)
        os.close(reading)
    else:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(str(tmp_path / "notify"))
            watchdog = SystemdWatchdog(str(tmp_path / "notify"))
            yield Notified(watchdog, systemd)
            watchdog.close()


def test_whoever_watches_may_be_told_everything_twice(setting: Setting) -> None:
    for _ in range(2):
        setting.watchdog.ready()
        setting.watchdog.beat()
    setting.watchdog.ending(10)
    assert not setting.watchdog.is_gone
    if isinstance(setting, Piped):
        assert setting.told() == b"beat\nbeat\nbeat\nbeat\nending 10\n"
    if isinstance(setting, Notified):
        assert setting.told() == b"READY=1 WATCHDOG=1 WATCHDOG=1 STOPPING=1"


def test_a_parent_that_is_gone_is_noticed() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        watchdog = ParentWatchdog(pipe)
        os.close(reading)
        watchdog.beat()
        watchdog.beat()
    assert watchdog.is_gone


@pytest.mark.skipif(sys.platform == "win32", reason="there is no systemd")
def test_a_systemd_that_does_not_listen_is_no_trouble(tmp_path: Path) -> None:
    environment = {"NOTIFY_SOCKET": str(tmp_path / "nobody"), "WATCHDOG_USEC": "1", "HOME": "/"}
    watchdog = watchdog_of(environment)
    assert isinstance(watchdog, SystemdWatchdog)
    assert environment == {"HOME": "/"}, "children are not to speak to it"
    watchdog.ready()
    watchdog.beat()
    watchdog.close()
    assert isinstance(watchdog_of(environment), NoWatchdog)


def program(kind: str, *, beats: int, code: int) -> Program:
    if kind == "fake":
        return FakeProgram(Clock(), *["beat"] * beats, f"ending {code}", code)
    lines = f"print('beat\\n' * {beats} + 'ending {code}', flush=True)"
    words = f"import sys; {lines}; sys.stderr.write('first\\nlast words\\n'); sys.exit({code})"
    return ProgramProcess([sys.executable, "-c", words])


@pytest.mark.parametrize("kind", ["fake", "real"])
def test_a_program_gives_signs_and_says_how_it_ends(kind: str) -> None:
    running = program(kind, beats=3, code=10)
    deadline = time.monotonic() + PATIENCE_S
    while (code := running.wait(0.2)) is None:
        assert time.monotonic() < deadline
    assert code == 10
    assert running.signs() == 4
    assert running.announced == 10
    assert running.how_it_ended().startswith("exit code 10")


def test_the_last_words_of_a_program_are_kept_and_passed_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    running = program("real", beats=1, code=1)
    assert running.wait(PATIENCE_S) == 1
    assert running.how_it_ended() == "exit code 1: last words"
    assert "first\nlast words\n" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_program_that_does_not_listen_is_killed() -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    running = ProgramProcess(
        [sys.executable, "-c", f"{deaf}; print('beat', flush=True); time.sleep(600)"]
    )
    while running.signs() == 0:
        assert running.wait(0.05) is None
    running.ask_to_end()
    assert running.wait(0.3) is None
    running.kill()
    assert running.wait(PATIENCE_S) == -signal.SIGKILL
    assert running.how_it_ended() == "it was ended by SIGKILL"
