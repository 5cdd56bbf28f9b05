"""Settings come from defaults, TOML, environment and command line, and wrong ones are named."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from shared.domain.errors import SettingsError
from shared.settings import Settings, load_settings


def toml(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_need_nothing() -> None:
    settings = load_settings(environment={"PATH": "/bin"})
    assert settings.language == "ko"
    assert settings.store_dir == settings.data_dir / "store"


def test_the_stronger_source_wins(tmp_path: Path) -> None:
    config = toml(tmp_path, 'idle_s = 10\ncamera = "demo"\nlanguage = "en"\n')
    settings = load_settings(
        config,
        {"EMOTION_GARDEN_IDLE_S": "20", "EMOTION_GARDEN_CAMERA": "1"},
        {"camera": "none", "language": None},
    )
    assert (settings.idle_s, settings.camera, settings.language) == (20.0, "none", "en")


def test_a_camera_may_be_a_number_in_toml(tmp_path: Path) -> None:
    assert load_settings(toml(tmp_path, "camera = 2\n"), {"A": ""}).camera == "2"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("camra = 1\n", "unknown setting 'camra'; allowed are advice, age_and_gender, "),
        ("idle_s = 1\n", "idle_s = 1 is not a number from 5 to 3600"),
        ("idle_s = nan\n", "idle_s = nan is not a number from 5 to 3600"),
        ("burst_frames = 2.5\n", "burst_frames = 2.5 is not a whole number from 1 to 15"),
        ("burst_frames = true\n", "burst_frames = True is not a whole number from 1 to 15"),
        ('language = "fr"\n', "language = 'fr' is not one of ko, en"),
        ("camera = -1\n", "camera = -1 is not a device number or name, a video file"),
        ('windowed = "perhaps"\n', "windowed = 'perhaps' is not true or false"),
        ('kiosk_id = "../x"\n', "kiosk_id = '../x' is not 1 to 64 letters"),
        ("data_dir = 3\n", "data_dir = 3 is not a path"),
        ("[camera]\nnumber = 1\n", "camera = {'number': 1} is not a device number"),
        ("idle_s =\n", "not a TOML file"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file_and_what_is_allowed(
    tmp_path: Path, text: str, said: str
) -> None:
    config = toml(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        load_settings(config, {"A": ""})
    assert str(error.value).startswith(f"{config}: ")
    assert said in str(error.value)
    assert error.value.exit_code == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read: No such file"):
        load_settings(tmp_path / "none.toml")


def test_a_wrong_environment_variable_is_named() -> None:
    with pytest.raises(SettingsError, match="environment: unknown setting 'colour'"):
        load_settings(environment={"EMOTION_GARDEN_COLOUR": "blue"})


def test_settings_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Settings().idle_s = 3.0  # type: ignore[misc]


def test_every_setting_is_in_the_manual() -> None:
    page = Path(__file__).parents[2] / "docs" / "manual" / "settings.md"
    in_manual = set(re.findall(r"^\| `(\w+)` \|", page.read_text(), flags=re.MULTILINE))
    assert in_manual == {setting.name for setting in fields(Settings)}


@pytest.mark.parametrize(
    ("text", "bucket", "prefix"),
    [
        ("s3://garden", "garden", ""),
        ("s3://garden/", "garden", ""),
        ("s3://a-b.c/seoul/2층", "a-b.c", "seoul/2층"),
    ],
)
def test_a_store_may_be_a_bucket(tmp_path: Path, text: str, bucket: str, prefix: str) -> None:
    settings = load_settings(toml(tmp_path, f'store = "{text}"\n'), {"A": ""})
    assert settings.bucket is not None
    assert (settings.bucket.bucket, settings.bucket.prefix) == (bucket, prefix)
    assert str(settings.bucket) == text.removesuffix("/")


@pytest.mark.parametrize(
    "text",
    [
        *("s3:", "s3://", "s3://A", "s3://garden/../x", "s3://garden//x", "S3://garden"),
        *("https://garden.s3.amazonaws.com", "file:///garden", f"s3://garden/{'a' * 600}"),
    ],
)
def test_a_bucket_that_can_not_be_one_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="is not a folder, or s3://bucket"):
        load_settings(toml(tmp_path, f'store = "{text}"\n'), {"A": ""})


def test_a_folder_is_no_bucket(tmp_path: Path) -> None:
    settings = load_settings(toml(tmp_path, 'store = "/srv/garden"\n'), {"A": ""})
    assert (settings.bucket, settings.store_dir) == (None, Path("/srv/garden"))


def test_a_bucket_of_the_environment_that_is_no_text_is_named() -> None:
    with pytest.raises(SettingsError, match="is not a folder, or s3://bucket"):
        load_settings(environment={"EMOTION_GARDEN_STORE": "s3://garden/\udcff"})
