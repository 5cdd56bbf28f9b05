"""Drills with the real program: killed, hung, crashing again and again, its database damaged."""

import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import freeze, is_running, wait_until_gone

ROOT = Path(__file__).parents[2]
BACK_WITHIN_S = 5.0
PATIENCE_S = 40.0
KILLS = 2

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")


class Supervised:
    """A kiosk under its supervisor, without a screen; the child tells of itself in the log."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.data_dir = data_dir
        command = [sys.executable, "-m", "kiosk", "--supervised", "--windowed", "--camera", "none"]
        with (data_dir.parent / "stderr").open("w") as said:
            self.process = subprocess.Popen(
                [*command, "--data-dir", str(data_dir)],
                cwd=ROOT,
                env=os.environ | {"EMOTION_GARDEN_HANG_AFTER_S": "3"} | environment,
                stderr=said,
            )

    def child(self) -> int | None:
        """The pid of the kiosk itself."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = [int(pid) for pid in path.read_text().split()] if path.exists() else []
        return pids[0] if pids else None

    def log(self, name: str = "kiosk") -> str:
        path = self.data_dir / "logs" / f"{name}.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def starts(self) -> int:
        """How often the kiosk has come up so far."""
        return self.log().count("the shelf has changed")

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            assert self.process.poll() is None, "the supervisor ended"
            assert time.monotonic() < deadline, f"not so: {what}\n{self.log()[-2000:]}"
            time.sleep(0.02)

    def close(self) -> int:
        self.process.terminate()
        return self.process.wait(timeout=PATIENCE_S)


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    running: list[Supervised] = []

    def start(**environment: str) -> Supervised:
        running.append(Supervised(tmp_path / "data", **environment))
        return running[-1]

    yield start
    for kiosk in running:
        if kiosk.process.poll() is None:
            kiosk.process.kill()
            kiosk.process.wait()


def came_up(kiosk: Supervised, times: int) -> Callable[[], bool]:
    return lambda: kiosk.starts() >= times


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_a_kiosk_that_is_killed_at_any_moment_is_back_within_five_seconds(
    supervise: Callable[..., Supervised],
) -> None:
    chance = random.Random(20261125)
    kiosk = supervise()
    kiosk.wait(came_up(kiosk, 1), "the kiosk is up")
    for kill in range(KILLS):  # one more would be a crash loop
        time.sleep(chance.uniform(0, 0.6))
        pid = kiosk.child()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        killed_at = time.monotonic()
        kiosk.wait(lambda pid=pid: kiosk.child() not in (pid, None), "another kiosk")
        kiosk.wait(came_up(kiosk, kill + 2), "the kiosk is up again")
        assert time.monotonic() - killed_at < BACK_WITHIN_S
        wait_until_gone(pid, 1)
    child = kiosk.child()
    assert child is not None
    assert kiosk.close() == 0
    assert not is_running(child)
    assert kiosk.log("supervisor").count("it was ended by SIGKILL") == KILLS
    connection = sqlite3.connect(kiosk.data_dir / "kiosk.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_window_that_hangs_is_started_again(supervise: Callable[..., Supervised]) -> None:
    kiosk = supervise()
    kiosk.wait(came_up(kiosk, 1), "the kiosk is up")
    pid = kiosk.child()
    assert pid is not None
    freeze(pid)
    kiosk.wait(came_up(kiosk, 2), "the kiosk is up again")
    assert not is_running(pid)
    assert "it gave no sign for 3 seconds" in kiosk.log("supervisor")
    assert kiosk.close() == 0


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_crash_upon_crash_ends_in_safe_mode_that_says_why(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "learned").write_text("a file where a folder has to be")
    kiosk = supervise()
    kiosk.wait(lambda: "safe mode: " in kiosk.log(), "safe mode")
    said = re.search(r"safe mode: (.*)", kiosk.log())
    assert said is not None
    assert "learned cannot be made" in said[1]
    kiosk.wait(lambda: kiosk.child() is not None, "safe mode runs")
    time.sleep(1)
    assert kiosk.process.poll() is None
    assert kiosk.log("supervisor").count("the kiosk crashed") == 3
    assert kiosk.close() == 0


@pytest.mark.timeout(60)
def test_a_wrong_setting_is_said_once_and_not_tried_again(
    supervise: Callable[..., Supervised],
) -> None:
    kiosk = supervise(EMOTION_GARDEN_IDLE_S="soon")
    assert kiosk.process.wait(timeout=PATIENCE_S) == 2
    said = (kiosk.data_dir.parent / "stderr").read_text().splitlines()
    assert len(said) == 1
    assert "idle_s = 'soon'" in said[0]


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_systemd_hears_that_the_kiosk_is_ready_and_lives(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        systemd.settimeout(PATIENCE_S)
        kiosk = supervise(NOTIFY_SOCKET=address, WATCHDOG_USEC="15000000")
        told = [systemd.recv(100)]
        while told[-1] != b"READY=1":
            told.append(systemd.recv(100))
        assert kiosk.child() is not None, "ready means that the window is"
        assert systemd.recv(100) == b"WATCHDOG=1"
        environment = Path(f"/proc/{kiosk.child()}/environ").read_bytes()
        assert b"NOTIFY_SOCKET" not in environment, "only one speaks to systemd"
        assert kiosk.close() == 0


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_damaged_database_is_rebuilt_while_the_kiosk_runs(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    kiosk = supervise()
    kiosk.wait(came_up(kiosk, 1), "the kiosk is up")
    assert kiosk.close() == 0
    path = kiosk.data_dir / "kiosk.db"
    path.write_bytes(b"\0" * 9000)
    again = supervise()
    again.wait(lambda: "the database is rebuilt from the event log" in again.log(), "rebuilt")
    again.wait(came_up(again, 2), "the kiosk is up again")
    assert list((kiosk.data_dir / "damaged").glob("*/kiosk.db"))
    assert "the damaged database was moved to" in again.log()
    assert again.close() == 0
