"""Backup, restore and purge from a terminal, with their exit codes."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from admin.services.withdrawals import Withdrawals
from shared.adapters.folder_store import FolderStore
from tests.e2e.test_admin_cli import SMALL, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "curator", tmp_path / "store")


def grow(terminal: Terminal) -> list[str]:
    grown = terminal.run("generate", "--emotion", "calm", "--repeat", "2", *SMALL)
    assert grown.code == 0, grown.said
    terminal.run("pool", "approve", "--all")
    assert terminal.run("promote", "--all-approved").code == 0
    return [line["key"] for line in grown.lines]


def test_a_garden_moves_to_another_machine(terminal: Terminal, tmp_path: Path) -> None:
    keys = grow(terminal)
    folder = tmp_path / "backup"
    assert terminal.run("backup", str(folder)).code == 0
    again = terminal.run("backup", str(folder))
    assert (again.code, again.lines) == (0, [])
    assert " 0 copied" in again.said
    other = Terminal(tmp_path / "other", tmp_path / "other_store")
    other.store.mkdir()
    back = other.run("restore", str(folder))
    assert (back.code, back.lines) == (0, []), back.said
    assert [line["key"] for line in other.run("pool", "list").lines] == keys
    assert len(other.run("garden", "list").lines) == 4
    assert other.run("garden", "verify").code == 0


def test_what_is_refused_is_a_line_each_and_exit_code_1(terminal: Terminal, tmp_path: Path) -> None:
    keys = grow(terminal)
    folder = tmp_path / "backup"
    terminal.run("backup", str(folder))
    (folder / "pool" / keys[0]).write_bytes(b"rotten")
    listed = json.loads((folder / "backup.json").read_bytes())
    listed["files"].append({"name": "../../evil", "size": 1, "sha256": "0" * 64})
    (folder / "backup.json").write_text(json.dumps(listed))
    verified = terminal.run("backup", str(folder), "--verify")
    assert verified.code == 1
    assert {line["path"] for line in verified.lines} == {"../../evil", f"pool/{keys[0]}"}
    other = Terminal(tmp_path / "other", tmp_path / "other_store")
    other.store.mkdir()
    back = other.run("restore", str(folder))
    assert back.code == 1
    assert {line["path"] for line in back.lines} == {"../../evil", f"pool/{keys[0]}"}
    assert "2 refused" in back.said
    assert len(other.run("pool", "list").lines) == 3


def test_no_backup_and_no_room_for_one_are_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    for command in (("restore", str(tmp_path)), ("backup", str(tmp_path), "--verify")):
        answer = terminal.run(*command)
        assert answer.code == 1
        assert "there is no backup.json" in answer.said
    inside = terminal.run("backup", str(terminal.data))
    assert inside.code == 1
    assert "choose another" in inside.said


def test_withdrawn_pictures_are_purged_after_their_days(terminal: Terminal) -> None:
    keys = grow(terminal)
    terminal.run("garden", "withdraw", keys[0])
    early = terminal.run("garden", "purge")
    assert (early.code, [line["fate"] for line in early.lines]) == (0, ["withdrawn lately"])
    withdrawals = Withdrawals(FolderStore(terminal.store))
    withdrawals.end_purge([keys[0]])
    withdrawals.note({keys[0]: datetime.now(UTC) - timedelta(days=31)})
    dry = terminal.run("garden", "purge", "--dry-run")
    assert [line["fate"] for line in dry.lines] == ["due"]
    assert "1 picture would be deleted" in dry.said
    done = terminal.run("garden", "purge")
    assert [(line["item_id"], line["fate"]) for line in done.lines] == [(keys[0], "deleted")]
    assert terminal.run("garden", "verify").code == 0
    assert terminal.run("garden", "purge", "--days", "0").code == 2
