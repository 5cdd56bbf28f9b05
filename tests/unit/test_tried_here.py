"""CI tries the installers where the machine lets it, and says in one sentence where it does not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.installer import tried_here
from tools.installer.running import BuildError


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A machine that lets everything be done; nothing of it is done."""
    monkeypatch.setattr(tried_here, "WORK", tmp_path)
    monkeypatch.setattr(tried_here.sys, "platform", "linux")
    monkeypatch.setattr(tried_here.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(tried_here.os, "geteuid", lambda: 0)
    monkeypatch.setattr(tried_here, "run", lambda *_: "")
    monkeypatch.setattr(tried_here, "make_root", lambda work, name: work / name)
    monkeypatch.setattr(tried_here, "remove_root", lambda root: None)
    monkeypatch.setattr(tried_here, "main", lambda arguments: 0)
    return monkeypatch


def refuse(*words: str):  # type: ignore[no-untyped-def]
    def run(command: Sequence[str | Path], *_: object) -> str:
        if set(words) <= {str(word) for word in command}:
            raise BuildError("this failed (1): …\nOperation not permitted")
        return ""

    return run


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [
        line for line in capsys.readouterr().err.splitlines() if not line.startswith(("·", " "))
    ]


def test_all_three_are_tried(here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    tried: list[list[str]] = []
    here.setattr(tried_here, "main", lambda arguments: tried.append(arguments[:3]) or 0)
    assert tried_here.run_here() == 0
    assert [order[0] for order in tried] == ["kiosk", "admin", "admin"]
    assert tried[2][1] == "--gpu-pack"
    assert not said(capsys)


def test_one_that_fails_ends_it(here: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    here.setattr(tried_here, "main", lambda arguments: tried.append(arguments[0]) or 3)
    assert tried_here.run_here() == 3
    assert tried == ["kiosk"]


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (("unshare",), "this system lets nobody mount, which a clean root needs"),
        (("mknod",), "this system lets nobody make devices, which a clean root needs"),
    ],
)
def test_a_container_without_rights_is_told_and_passed(
    refused: tuple[str, ...],
    sentence: str,
    here: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here.setattr(tried_here, "run", refuse(*refused))
    here.setattr(tried_here, "main", lambda _: pytest.fail("nothing may be tried"))
    assert tried_here.run_here() == 0
    reason = f"{sentence} (Operation not permitted)"
    assert said(capsys) == [f"the installers are not tried here: {reason}"]


def test_nobody_but_root_tries(
    here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here.setattr(tried_here.os, "geteuid", lambda: 1000)
    assert tried_here.run_here() == 0
    assert "only root" in said(capsys)[0]


def test_a_machine_without_apt_or_a_network_tries_nothing(
    here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here.setattr(tried_here.shutil, "which", lambda name: name if name == "apt-get" else None)
    here.setattr(tried_here, "run", refuse("apt-get", "update"))
    assert tried_here.run_here() == 0
    assert "apt-get could not fetch" in said(capsys)[0]
    here.setattr(tried_here.shutil, "which", lambda name: None)
    assert tried_here.run_here() == 0
    assert "no Debian" in said(capsys)[0]


@pytest.mark.parametrize(("asked", "code"), [("--help", 0), ("--quick", 2)])
def test_asking_about_it_tries_nothing(
    here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str, code: int
) -> None:
    here.setattr(tried_here, "main", lambda _: pytest.fail("something was tried"))
    with pytest.raises(SystemExit) as ended:
        tried_here.run_here([asked])
    assert ended.value.code == code
    said = capsys.readouterr()
    assert "usage" in said.out + said.err
