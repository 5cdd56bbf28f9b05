"""The curator's settings from a terminal."""

import json
from pathlib import Path

import pytest

from admin.__main__ import main


class Settings:
    """`python -m admin settings …` on one data folder."""

    def __init__(self, data: Path, out: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._out = out
        self.said = ""

    def run(self, *arguments: str) -> int:
        return main([*arguments, "--data-dir", str(self.data)])

    def lines(self, *arguments: str) -> list[dict[str, str]]:
        assert self.run("settings", *arguments) == 0
        return [json.loads(line) for line in self._out.readouterr().out.splitlines()]

    def fails(self, *arguments: str) -> str:
        self._out.readouterr()
        assert self.run("settings", *arguments) == 2
        answer = self._out.readouterr()
        assert answer.out == ""
        return answer.err


@pytest.fixture
def settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Settings:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return Settings(tmp_path / "data", capsys)


def test_settings_are_listed_set_and_unset(settings: Settings) -> None:
    listed = {line["key"]: line for line in settings.lines("list")}
    assert listed["trash_days"]["value"] == "30"
    assert listed["data_dir"]["source"] == "command line"
    assert listed["keys.keep"]["value"] == "P"
    assert settings.lines("set", "trash_days", "7") == []
    file = str(settings.data / "admin.toml")
    assert settings.lines("get", "trash_days") == [
        {"key": "trash_days", "value": "7", "source": file, "default": "30"}
    ]
    settings.lines("unset", "trash_days")
    assert settings.lines("get", "trash_days")[0]["source"] == "default"


def test_keys_are_set_and_unset(settings: Settings) -> None:
    settings.lines("set", "keys.keep", "shift+k")
    assert settings.lines("get", "keys.keep")[0]["value"] == "Shift+K"
    settings.lines("unset", "keys.keep")
    assert settings.lines("get", "keys.keep")[0]["source"] == "default"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "trash_days", "0"), "trash_days = '0' is not a whole number from 1 to 3650"),
        (("set", "camera", "0"), "unknown setting 'camera'; allowed are advice, "),
        (("get", "colour"), "unknown setting 'colour'"),
        (("set", "keys.keep", "X"), "keys.keep = 'X' is the key of reject already"),
        (("set", "keys.keep", "Ctrl+1"), "belongs to the window: opens a page"),
        (("set", "keys.keep", "Blah"), "'Blah' is not a key such as"),
        (("get", "keys.kep"), "unknown key name 'keys.kep'; allowed are keep, "),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(
    settings: Settings, arguments: tuple[str, ...], said: str
) -> None:
    sentence = settings.fails(*arguments)
    assert said in sentence
    assert sentence.count("\n") == 1
    assert not (settings.data / "admin.toml").exists()


def test_a_wrong_file_stops_every_command(settings: Settings) -> None:
    settings.data.mkdir()
    (settings.data / "admin.toml").write_text('theme = "pink"\n')
    assert "admin.toml: theme = 'pink' is not one of system" in settings.fails("list")
    assert settings.run("queue", "list") == 2


def test_the_environment_is_stronger_and_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EMOTION_GARDEN_THEME", "light")
    assert settings.run("settings", "set", "theme", "dark") == 0
    assert "the environment is stronger" in capsys.readouterr().err
    line = settings.lines("get", "theme")[0]
    assert (line["value"], line["source"]) == ("light", "environment")


def test_generate_begins_with_the_size_of_the_settings(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.lines("set", "size", "264x256")
    made = ("generate", "--emotion", "calm", "--orientation", "landscape", "--seed", "1")
    assert settings.run(*made) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["width"], line["height"]) == (264, 256)
