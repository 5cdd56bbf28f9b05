"""`start.py` says in one line what a machine lacks, and asks for nothing twice."""

import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "start.py", *arguments], cwd=ROOT, capture_output=True, text=True
    )


@pytest.mark.parametrize("arguments", [(), ("kiosks",), ("--camera", "demo", "kiosk")])
def test_wrong_arguments_show_the_commands(arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert answer.returncode == 2
    assert "python3 start.py kiosk" in answer.stderr


def test_a_missing_library_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = {"libnowhere.so.9": "libnowhere9", "libc.so.6": "libc6"}
    monkeypatch.setattr(start, "SYSTEM_LIBRARIES", libraries)
    assert start.missing_libraries() == ["libnowhere9"]


def test_without_root_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(start.Missing, match=r"sudo apt-get install -y .* libegl1 libgl1$"):
        start.install_system_packages(["libegl1", "libgl1"])


def test_on_another_system_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda name: None)
    with pytest.raises(start.Missing, match=r"start again: libegl1$"):
        start.install_system_packages(["libegl1"])


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 10, 1))
    with pytest.raises(start.Missing, match=r"needs Python 3\.11 or 3\.12"):
        start.set_up("app", test=False)


def test_the_list_for_tests_serves_the_apps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "VENV", tmp_path)
    assert not start.is_installed("app")
    start.stamp_of("dev").touch()
    assert start.is_installed("app")


@pytest.mark.skipif(sys.platform == "win32", reason="writes shell scripts")
def test_a_check_that_fails_is_shown_though_the_tests_went_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, code in {"ruff": 0, "lint-imports": 0, "pyright": 1, "python": 0}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {name} says $*\nexit {code}\n")
        program.chmod(0o755)
    monkeypatch.setattr(start, "BIN", tmp_path)
    monkeypatch.setattr(start, "PYTHON", tmp_path / "python")
    assert start.run_tests([]) == 1
    said = capsys.readouterr().err
    assert "pyright says" in said
    assert "failed: pyright (see above)" in said
    assert "ruff says" not in said
    assert start.run_tests(["tests/unit"]) == 0
