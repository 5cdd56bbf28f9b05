"""What a technician sets at the kiosk: few values, weaker than every other source."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.services.staff_settings import CHOICES, STAFF_FILE, StaffSettings
from shared.adapters.toml_settings import TomlSettingsFiles
from shared.domain.errors import SettingsError
from shared.settings import Settings, load_settings


def of_folder(folder: Path, overruled: Mapping[str, str] | None = None) -> StaffSettings:
    files = TomlSettingsFiles(STAFF_FILE.name, "kiosk")
    started = Settings(data_dir=folder)
    return StaffSettings(
        lambda: files.read(folder), lambda d: files.write(folder, d), started, overruled or {}
    )


def values(settings: StaffSettings) -> dict[str, str]:
    return {row.key: row.value for row in settings.rows()}


def test_every_value_that_can_be_chosen_is_a_value_that_starts(tmp_path: Path) -> None:
    settings = of_folder(tmp_path)
    for key, choices in CHOICES.items():
        seen: set[str] = set()
        for _ in choices:
            settings.step(key)
            seen.add(values(settings)[key])
            load_settings(arguments={"data_dir": str(tmp_path)}, own=STAFF_FILE)
        assert seen == set(choices)


def test_what_is_chosen_acts_after_the_next_start(tmp_path: Path) -> None:
    settings = of_folder(tmp_path)
    assert not any(row.waits for row in settings.rows())
    settings.step("idle_s")
    assert [row.key for row in settings.rows() if row.waits] == ["idle_s"]
    started = load_settings(arguments={"data_dir": str(tmp_path)}, own=STAFF_FILE)
    assert started.idle_s == 60
    environment = {"EMOTION_GARDEN_DATA_DIR": str(tmp_path), "EMOTION_GARDEN_IDLE_S": "99"}
    assert load_settings(environment=environment, own=STAFF_FILE).idle_s == 99
    assert "Written by the kiosk" in (tmp_path / "staff.toml").read_text()


def test_what_a_stronger_source_gives_cannot_be_stepped(tmp_path: Path) -> None:
    settings = of_folder(tmp_path, {"camera": "kiosk.toml"})
    with pytest.raises(SettingsError, match=r"camera is given by kiosk\.toml"):
        settings.step("camera")
    assert not (tmp_path / "staff.toml").exists()


def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "staff.toml"
    path.write_text("idle_s = ")
    with pytest.raises(SettingsError, match=r"staff\.toml: not a TOML file"):
        of_folder(tmp_path).rows()
    path.write_text("colour = 1\n")
    with pytest.raises(SettingsError, match=r"unknown setting 'colour'"):
        of_folder(tmp_path).step("idle_s")
    assert path.read_text() == "colour = 1\n"
