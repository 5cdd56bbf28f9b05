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
from contextlib import closing
from pathlib import Path

import pytest

from shared.adapters.folder_store import FolderStore
from shared.services.event_log import StoreEventLog
from tests.contracts.test_visit_log import IMPRESSION, LIKE, NOON, VISITOR
from tests.fakes.visit_log import FakeVisitLog
from tests.patience import PATIENCE_S
from tests.processes import children_of, freeze, is_running, wait_until_gone

ROOT = Path(__file__).parents[2]

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
                env=os.environ | {"EMOTION_GARDEN_HANG_AFTER_S": "6"} | environment,
                stderr=said,
            )

    def child(self) -> int | None:
        """The pid of the kiosk itself."""
        pids = children_of(self.process.pid)
        return pids[0] if pids else None

    def log(self, name: str = "kiosk") -> str:
        path = self.data_dir / "logs" / f"{name}.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def starts(self) -> int:
        """How often the kiosk has come up so far."""
        return self.log().count("the shelf has changed")

    def lives(self) -> bool:
        """Whether the newest kiosk's window has turned long enough to give signs."""
        return "the face models are loaded" in self.log().rpartition("graphics")[2]

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


@pytest.mark.slow
def test_a_kiosk_that_is_killed_or_hangs_is_back_and_systemd_hears_of_it(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        kiosk = supervise(NOTIFY_SOCKET=address, WATCHDOG_USEC="15000000")
        assert_systemd_hears_of(kiosk, systemd)
    kiosk.wait(lambda: kiosk.starts() >= 1, "the kiosk is up")
    time.sleep(random.Random(20261125).uniform(0, 0.6))
    first = kiosk.child()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    kiosk.wait(lambda: kiosk.starts() >= 2, "the kiosk is up again after it was killed")
    wait_until_gone(first)
    kiosk.wait(kiosk.lives, "it gives signs of life")
    second = kiosk.child()
    assert second is not None
    freeze(second)
    kiosk.wait(lambda: kiosk.starts() >= 3, "the kiosk is up again after it hung")
    wait_until_gone(second)
    third = kiosk.child()
    assert third is not None
    assert kiosk.close() == 0
    assert not is_running(third)
    said = kiosk.log("supervisor")
    assert said.count("the kiosk crashed") == 2
    assert "it was ended by SIGKILL" in said
    assert "it gave no sign for 6 seconds" in said
    with closing(sqlite3.connect(kiosk.data_dir / "kiosk.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def assert_systemd_hears_of(kiosk: Supervised, systemd: socket.socket) -> None:
    systemd.settimeout(PATIENCE_S)
    told = [systemd.recv(100)]
    while told[-1] != b"READY=1":
        told.append(systemd.recv(100))
    assert set(told) <= {b"READY=1", b"WATCHDOG=1"}
    assert kiosk.child() is not None, "ready means that the window is"
    assert systemd.recv(100) == b"WATCHDOG=1"
    environment = Path(f"/proc/{kiosk.child()}/environ").read_bytes()
    assert b"NOTIFY_SOCKET" not in environment, "only one speaks to systemd"


@pytest.mark.slow
def test_crash_upon_crash_ends_in_safe_mode_that_says_why(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    (tmp_path / "data" / "kiosk.db").mkdir(parents=True)  # a folder where a file has to be
    kiosk = supervise()
    kiosk.wait(lambda: "safe mode: " in kiosk.log(), "safe mode")
    said = re.search(r"safe mode: (.*)", kiosk.log())
    assert said is not None
    assert "kiosk.db: unable to open database file" in said[1]
    time.sleep(0.5)
    assert kiosk.child() is not None
    assert kiosk.log("supervisor").count("the kiosk crashed") == 3
    assert kiosk.close() == 0


def test_a_wrong_setting_is_said_once_and_not_tried_again(
    supervise: Callable[..., Supervised],
) -> None:
    kiosk = supervise(EMOTION_GARDEN_IDLE_S="soon")
    assert kiosk.process.wait(timeout=PATIENCE_S) == 2
    said = (kiosk.data_dir.parent / "stderr").read_text().splitlines()
    assert len(said) == 1
    assert "idle_s = 'soon'" in said[0]


@pytest.mark.slow
def test_a_damaged_database_is_rebuilt_while_the_kiosk_runs(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    data_dir, name = tmp_path / "data", "hall-1"
    data_dir.mkdir()
    (data_dir / "kiosk.db").write_bytes(b"\0" * 9000)
    told = FakeVisitLog()
    told.add_visitor(VISITOR)
    told.add_impression(IMPRESSION)
    told.add_interaction(LIKE)
    StoreEventLog(FolderStore(data_dir / "store"), name).deliver(told.outbox.due(NOON, 10))
    kiosk = supervise(EMOTION_GARDEN_KIOSK_ID=name)
    kiosk.wait(lambda: "is rebuilt from the event log: 3 rows came back" in kiosk.log(), "rebuilt")
    assert "the damaged database was moved to" in kiosk.log()
    assert kiosk.close() == 0
    assert list((data_dir / "damaged").glob("*/kiosk.db"))
    with closing(sqlite3.connect(data_dir / "kiosk.db")) as connection:
        assert connection.execute("SELECT count(*) FROM interactions").fetchone() == (1,)
