"""The lock-down kit speaks of settings, commands and exit codes that there are."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.services.supervisor import RESTART_CODE
from shared.settings import RESOURCES, Settings

KIT = RESOURCES / "lockdown"
SERVICES = sorted(KIT.glob("linux/*.service"))
KIOSKS = [path for path in SERVICES if "kiosk" in path.name]
_MANUAL = Path(__file__).parents[2] / "docs/manual/technician.md"


def read(path: Path) -> ConfigParser:
    service = ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    service.optionxform = str  # type: ignore[assignment, method-assign]
    service.read(path)
    return service


@pytest.mark.parametrize("path", KIOSKS, ids=lambda path: path.name)
def test_a_service_watches_a_supervised_kiosk_and_lets_it_end_for_good(path: Path) -> None:
    service = read(path)["Service"]
    assert service["ExecStart"].endswith("emotion-garden-kiosk --supervised")
    assert service["Type"] == "notify"
    assert 10 <= int(service["WatchdogSec"]) <= 60
    assert service["Restart"] == "always"
    assert service["RestartPreventExitStatus"].split() == ["0", "2"]
    assert service["NoNewPrivileges"] == "yes"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_every_line() -> None:
    command = ["systemd-analyze", "verify", *map(str, SERVICES)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    wrong = [line for line in said.splitlines() if "lockdown" in line or "Unknown" in line]
    assert not wrong


def test_the_environment_names_settings_that_there_are() -> None:
    names = re.findall(r"^#?EMOTION_GARDEN_(\w+)=", (KIT / "linux/kiosk.env").read_text(), re.M)
    assert len(names) >= 4
    assert {name.lower() for name in names} <= {field.name for field in fields(Settings)}


def test_windows_restarts_for_every_exit_code_but_those_that_are_meant() -> None:
    document = ET.parse(KIT / "windows/shell-launcher.xml").getroot()
    actions = {
        int(each.attrib["ReturnCode"]): each.attrib["Action"]
        for each in document.iter()
        if each.tag.endswith("ReturnCodeAction")
    }
    assert actions == {0: "DoNothing", 2: "DoNothing", RESTART_CODE: "RestartShell"}
    default = next(each for each in document.iter() if each.tag.endswith("DefaultAction"))
    assert default.attrib["Action"] == "RestartShell"
    shell = next(e for e in document.iter() if e.tag.endswith("Shell") and len(e))
    assert shell.attrib["Shell"].endswith("--supervised")


def test_the_manual_names_every_file_of_the_kit() -> None:
    manual = _MANUAL.read_text(encoding="utf-8")
    for path in KIT.rglob("*"):
        if path.is_file() and path.suffix != ".xml":
            assert path.name in manual, path.name
    ET.parse(KIT / "linux/labwc-rc.xml")
