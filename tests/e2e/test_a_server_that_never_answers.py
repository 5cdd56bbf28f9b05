"""An S3 server that takes connections and never answers does not hold up the end of a program."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox, add_message
from tests.contracts.test_outbox import message
from tests.patience import PATIENCE_S
from tests.s3_servers import BUCKET, CREDENTIALS

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@dataclass
class Silence:
    """The kernel takes the connections; nobody reads what is asked."""

    listening: socket.socket
    taken: list[socket.socket] = field(default_factory=list[socket.socket])

    def start(
        self, data_dir: Path, *command: str, stderr: int = subprocess.PIPE, stdout: int = 1
    ) -> "subprocess.Popen[str]":
        address = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        store = {"AWS_ENDPOINT_URL": address, "EMOTION_GARDEN_STORE": f"s3://{BUCKET}"}
        return subprocess.Popen(
            [sys.executable, "-m", *command, "--data-dir", str(data_dir)],
            cwd=ROOT,
            env=os.environ | CREDENTIALS | store,
            stderr=stderr,
            stdout=stdout,
            text=True,
        )

    def wait(self, connections: int, program: "subprocess.Popen[str]") -> None:
        """Until so many were made to the server."""
        self.listening.settimeout(PATIENCE_S)
        for _ in range(connections):
            self.taken.append(self.listening.accept()[0])
        assert program.poll() is None


@pytest.fixture
def silence() -> Iterator[Silence]:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:
        silence = Silence(listening)
        yield silence
        for connection in silence.taken:
            connection.close()


def end(program: "subprocess.Popen[str]", number: int) -> tuple[int, str]:
    """The exit code and what was said; fails where the end takes as long as the server would."""
    program.send_signal(number)
    try:
        _, said = program.communicate(timeout=PATIENCE_S / 2)
    finally:
        program.kill()
    return program.returncode, said


@pytest.mark.slow
def test_a_kiosk_ends_soon_and_what_waited_waits_on(silence: Silence, tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "kiosk.db")) as database:
        SqliteOutbox(database)
        with database.write() as tables:
            add_message(tables, message("m1"))
    kiosk = silence.start(tmp_path, "kiosk", "--windowed", "--camera", "none")
    silence.wait(4, kiosk)  # the shelf, the wishes, the status and the outbox
    assert end(kiosk, signal.SIGTERM)[0] == 0
    with closing(sqlite3.connect(tmp_path / "kiosk.db")) as rows:
        assert rows.execute("SELECT message_id FROM outbox").fetchall() == [("m1",)]


@pytest.mark.slow
def test_ctrl_c_ends_a_command_that_waits_for_it(silence: Silence, tmp_path: Path) -> None:
    listing = silence.start(tmp_path, "admin", "garden", "list")
    silence.wait(1, listing)
    assert end(listing, signal.SIGINT) == (130, "")


@pytest.mark.slow
def test_ctrl_c_at_a_terminal_is_answered_and_a_second_one_ends_it(
    silence: Silence, tmp_path: Path
) -> None:
    ours, terminal = os.openpty()
    counting = silence.start(tmp_path, "admin", "personalize", "info", stderr=terminal)
    os.close(terminal)
    silence.wait(1, counting)
    counting.send_signal(signal.SIGINT)
    said = b""
    while b"Ctrl-C again ends it at once" not in said:
        said += os.read(ours, 1000)
    assert end(counting, signal.SIGINT)[0] == 130
    os.close(ours)


@pytest.mark.slow
@pytest.mark.parametrize(("app", "code"), [("kiosk", 0), ("admin", 3)])
def test_the_doctor_says_it_once_and_soon(
    silence: Silence, tmp_path: Path, app: str, code: int
) -> None:
    doctor = silence.start(tmp_path, app, "doctor", stdout=subprocess.PIPE)
    said, _ = doctor.communicate(timeout=PATIENCE_S / 2)  # one call alone may take as long as this
    assert doctor.returncode == code
    lines = [line for line in said.splitlines() if "s3:" in line]
    assert len(lines) == 1, said
    assert "AWS cannot be reached: Read timeout on " in lines[0]
    assert lines[0].endswith("; nothing else was tried there")


def test_several_calls_that_hang_end_with_the_program() -> None:
    lines = (
        "import time",
        "from shared.adapters.aws import at_once",
        "at_once.PARTING_S = 0.1",
        "print(next(at_once.at_once(lambda s: time.sleep(s) or s, [0, 600, 600], 3)))",
    )
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
