"""The curator's day from a terminal: grow, look, keep, promote; and the kiosk shows it."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from admin.__main__ import main
from kiosk.adapters.catalogue import SqliteCatalogue
from kiosk.services.catalogue_sync import CatalogueSync
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database

ROOT = Path(__file__).parents[2]
SMALL = ("--engine", "painter", "--size", "264x256", "--orientation", "both")


@dataclass
class Answer:
    """What a command said."""

    code: int
    lines: list[dict[str, Any]]
    said: str


@dataclass
class Terminal:
    """A terminal in front of the admin app, with a data folder and a store."""

    data: Path
    store: Path

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        environment = {k: v for k, v in os.environ.items() if not k.startswith("EMOTION_GARDEN_")}
        return subprocess.Popen(
            [sys.executable, "-m", "admin", *arguments, "--data-dir", str(self.data)],
            cwd=ROOT,
            env=environment | {"EMOTION_GARDEN_STORE": str(self.store)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            pipesize=4096,  # whoever is not read waits after a few lines
        )

    def end(self, process: "subprocess.Popen[str]", read: Sequence[str] = ()) -> Answer:
        out, said = process.communicate()
        lines = [json.loads(line) for line in [*read, *out.splitlines()]]
        return Answer(process.returncode, lines, said)

    def run(self, *arguments: str) -> Answer:
        return self.end(self.start(*arguments))


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "curator", tmp_path / "store")


def test_from_a_wish_to_a_picture_on_the_kiosk(terminal: Terminal, tmp_path: Path) -> None:
    grown = terminal.run("generate", "--emotion", "happy", "--repeat", "2", "--seed", "3", *SMALL)
    assert (grown.code, len(grown.lines)) == (0, 4), grown.said
    assert "4 pictures made" in grown.said
    for line in grown.lines:
        data = Path(line["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == line["sha256"]
        with Image.open(line["path"]) as picture:
            assert picture.size == (line["width"], line["height"])
            assert "algorithmicMedia" in str(picture.info.get("xmp"))
    keys = [line["key"] for line in grown.lines]
    assert [line["orientation"] for line in grown.lines] == ["h", "v", "h", "v"]

    rejected = terminal.run("pool", "reject", Path(keys[3]).name)
    assert [line["state"] for line in rejected.lines] == ["rejected"]
    assert len(terminal.run("pool", "approve", "--all").lines) == 3
    dry = terminal.run("promote", "--all-approved", "--dry-run")
    assert [line["outcome"] for line in dry.lines] == ["put"] * 3
    assert not (terminal.store / "catalogue").exists()
    promoted = terminal.run("promote", "--all-approved")
    assert (promoted.code, len(promoted.lines)) == (0, 3), promoted.said

    assert _shown_on_a_kiosk(terminal.store, tmp_path) == {
        line["key"]: line["sha256"] for line in grown.lines[:3]
    }

    assert terminal.run("garden", "verify").code == 0
    assert terminal.run("garden", "withdraw", keys[0]).code == 0
    listed = terminal.run("garden", "list", "--emotion", "happy", "--start", "1")
    assert [line["key"] for line in listed.lines] == [keys[2]]
    assert "1 of 2 pictures" in listed.said
    assert [line["state"] for line in terminal.run("pool", "list").lines] == [
        "pending",
        "promoted",
        "promoted",
        "rejected",
    ]


@pytest.mark.parametrize("verb", ["hang", "verify", "adopt"])
def test_what_is_not_there_is_said_beside_what_is_faulty(terminal: Terminal, verb: str) -> None:
    made = terminal.run("generate", "--emotion", "happy", "--seed", "3", *SMALL)
    whole, broken = (line["key"] for line in made.lines)
    terminal.run("pool", "approve", "--all")
    terminal.run("promote", "--all-approved")
    if verb == "hang":
        terminal.run("garden", "withdraw", whole, broken, "--allow-shrink")
    elif verb == "adopt":
        (terminal.store / "catalogue" / "manifest.json").unlink()
    (terminal.store / broken).write_bytes(b"broken")
    missing = whole.replace("h.jpeg", "v.jpeg").replace("happy", "sad")
    answer = terminal.run("garden", verb, whole, broken, missing)
    faulty = [line["item_id"] for line in answer.lines if "fault" in line]
    assert (answer.code, faulty) == (4, [broken])
    assert f"there is no {missing} here" in answer.said
    assert verb != "hang" or "back in the garden: 1 picture; refused: 1" in answer.said


def test_after_another_store_was_chosen_its_pictures_come_along(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.run("generate", "--emotion", "happy", "--seed", "3", *SMALL)
    terminal.run("pool", "approve", "--all")
    terminal.run("promote", "--all-approved")
    other = Terminal(terminal.data, tmp_path / "another store")
    nothing = other.run("promote", "--all-approved")
    assert (nothing.code, nothing.lines) == (0, [])
    assert "2 pictures into another store" in nothing.said
    again = other.run("promote", "--again")
    assert (again.code, [line["outcome"] for line in again.lines]) == (0, ["put"] * 2)
    terminal.run("generate", "--emotion", "sad", "--seed", "3", *SMALL)
    terminal.run("pool", "approve", "--all")
    for options in ((), ("--dry-run",)):
        done = other.run("promote", "--again", *options)
        assert (done.code, done.lines) == (0, [])
        assert "what another store got is here too" in done.said


def test_pictures_copied_into_the_store_hang_when_the_curator_says_so(
    terminal: Terminal, tmp_path: Path
) -> None:
    assert terminal.run("garden", "adopt").code == 4
    rose = "emotions/happy/rose/img_20260301-101010_1h.jpeg"
    wrong = "emotions/happy/img_20260301-101010_2h.jpeg"
    for key, size in ((rose, (48, 32)), (wrong, (32, 48))):
        (terminal.store / key).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, (200, 30, 40)).save(terminal.store / key)
    looked = terminal.run("garden", "adopt", "--dry-run")
    assert looked.code == 1
    assert "32 x 48 pixels" in looked.lines[0]["fault"]
    assert looked.lines[1:] == [{"item_id": rose, "would": "adopt"}]
    assert not (terminal.store / "catalogue").exists()
    adopted = terminal.run("garden", "adopt")
    assert adopted.code == 1
    assert "32 x 48 pixels" in adopted.lines[0]["fault"]
    assert adopted.lines[1:] == [{"item_id": rose, "done": "adopt"}]
    assert "1 picture came into the garden, 1 did not fit" in adopted.said
    assert list(_shown_on_a_kiosk(terminal.store, tmp_path)) == [rose]
    both = terminal.run("garden", "verify", rose, wrong)
    assert both.code == 4
    assert f"there is no {wrong} here" in both.said


def _shown_on_a_kiosk(store: Path, folder: Path) -> dict[str, str]:
    """Item ids and hashes of the files on the shelf of a kiosk that syncs with the store."""
    database = Database.open(folder / "kiosk.db")
    catalogue = SqliteCatalogue(database, folder / "shelf")
    CatalogueSync(FolderStore(store), catalogue).sync()
    paths = {item.item_id: catalogue.path(item) for item in catalogue.items()}
    database.close()
    return {key: hashlib.sha256(path.read_bytes()).hexdigest() for key, path in paths.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="the drill kills")
def test_a_killed_run_says_so_and_goes_on_when_asked(terminal: Terminal) -> None:
    process = terminal.start("generate", "--emotion", "sad", "--repeat", "8", *SMALL)
    assert process.stdout is not None
    first = process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    before = terminal.end(process, [first])
    listed = terminal.run("queue", "list")
    states = {line["state"] for line in listed.lines}
    assert len(listed.lines) == 16
    assert states == {"finished", "queued"}
    assert "ended unexpectedly" in listed.said
    assert "paused" in listed.said
    held = terminal.run("generate", "--emotion", "sad", "--repeat", "1", "--seed", "1", *SMALL)
    assert (held.code, held.lines) == (1, [])
    assert "paused" in held.said
    after = terminal.run("queue", "resume")
    assert after.code == 0, after.said
    made = [line["key"] for line in [*before.lines, *after.lines]]
    assert len(made) == len(set(made))
    pool = [line["key"] for line in terminal.run("pool", "list").lines]
    assert set(made) <= set(pool)
    assert len(pool) == len(set(pool)) == 18
    files = [path for path in (terminal.data / "pool").rglob("*") if path.is_file()]
    assert len(files) == 18


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is a signal")
def test_ctrl_c_leaves_nothing_half_made_and_the_rest_waits(terminal: Terminal) -> None:
    process = terminal.start("generate", "--emotion", "calm", "--repeat", "8", *SMALL)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    stopped = terminal.end(process, [first])
    assert stopped.code == 130
    assert "Traceback" not in stopped.said
    assert "`queue resume` goes on" in stopped.said
    files = [path for path in (terminal.data / "pool").rglob("*") if path.is_file()]
    assert len(files) == len(stopped.lines) < 16
    cancelled = terminal.run("queue", "cancel")
    assert cancelled.code == 0
    assert terminal.run("queue", "resume").lines == []


def test_what_waits_is_put_where_the_command_says(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--data-dir", str(terminal.data)])
        return code, capsys.readouterr().out

    def waiting() -> list[int]:
        return [json.loads(line)["job"] for line in run("queue", "list")[1].splitlines()]

    run("queue", "pause")
    run("generate", "--emotion", "calm", "--repeat", "2", *SMALL)
    assert waiting() == [1, 2, 3, 4]
    for arguments, order in (
        (("3",), [3, 1, 2, 4]),
        (("4", "--front"), [4, 3, 1, 2]),
        (("2", "--before", "3"), [4, 2, 3, 1]),
        (("1", "--up"), [4, 2, 1, 3]),
        (("4", "--down"), [2, 4, 1, 3]),
        (("2", "--back"), [4, 1, 3, 2]),
    ):
        assert run("queue", "move", *arguments)[0] == 0
        assert waiting() == order
    assert run("queue", "move", "3", "--before", "99")[0] == 4


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (("generate", "--emotion", "hungry"), 2, "invalid choice"),
        (("generate", "--emotion", "sad", "--size", "70x64"), 2, "multiples of 8"),
        (("pool", "approve"), 2, "--all"),
        (("pool", "approve", "--all"), 4, "no picture fits"),
        (("promote", "nothing.jpeg"), 4, "the pool has no picture 'nothing.jpeg'"),
        (("pool", "approve", "nothing.jpeg"), 4, "the pool has no picture 'nothing.jpeg'"),
        (("pool", "undo"), 4, "nothing to undo"),
        (("promote", "--all-approved"), 4, "no picture is approved"),
        (("queue", "cancel"), 4, "0 pictures cancelled"),
        (("queue", "move", "7", "--up"), 4, "left as they are: 1 of the jobs"),
        (("garden", "withdraw", "nothing"), 4, "in the garden"),
        (("garden", "verify"), 4, "the garden is empty"),
        (("garden", "list", "--number", "101"), 2, "1 to 100"),
    ],
)
def test_what_can_not_be_done_is_one_sentence_and_an_exit_code(
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    try:
        answered = main([*command, "--data-dir", str(terminal.data)])
    except SystemExit as ended:
        answered = ended.code
    assert answered == code
    assert sentence in capsys.readouterr().err


FULL_DISK = """
import resource, signal, sys

if __name__ == "__main__":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
    from admin.__main__ import main

    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is a POSIX one")
def test_when_no_more_can_be_written_one_sentence_says_so_and_nothing_is_lost(
    terminal: Terminal, tmp_path: Path
) -> None:
    program = tmp_path / "full_disk.py"
    program.write_text(FULL_DISK, encoding="utf-8")
    data = ["--data-dir", str(terminal.data)]
    ended = subprocess.run(
        [sys.executable, program, "generate", "--emotion", "sad", "--repeat", "6", *SMALL, *data],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    made = [json.loads(line)["key"] for line in ended.stdout.splitlines()]
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith(f"database {terminal.data / 'admin.db'}: ")
    assert "Traceback" not in ended.stderr
    listed = terminal.run("queue", "list").lines  # there is room again
    finished = {line["key"] for line in listed if line["state"] == "finished"}
    assert set(made) <= finished
    assert len(listed) == 12
    files = [path for path in (terminal.data / "pool").rglob("*") if path.is_file()]
    assert len(files) == len(finished) == len(terminal.run("pool", "list").lines)
