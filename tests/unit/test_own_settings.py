"""The curator's own settings: kept, refused, waiting for the next start, weaker than the rest."""

from pathlib import Path

import pytest

from admin.services.own_settings import OWN_FILE, OwnSettings, check_file
from shared.domain.errors import SettingsError
from shared.settings import Settings, load_settings
from tests.fakes.settings_files import FakeSettingsFiles

USUAL = Path("/usual")
FILE = USUAL / "admin.toml"


def own(files: FakeSettingsFiles, started: Settings | None = None, **overruled: str) -> OwnSettings:
    return OwnSettings(files, started or Settings(data_dir=USUAL), overruled, USUAL)


def test_defaults_come_without_a_file() -> None:
    settings = own(FakeSettingsFiles())
    assert settings.is_new()
    rows = {row.key: row for row in settings.rows()}
    assert set(rows) == set(OWN_FILE.allowed)
    assert (rows["size"].text, rows["store"].text, rows["trash_days"].text) == ("768x512", "", "30")
    assert not any(row.waits for row in rows.values())
    assert {row.source for row in rows.values()} == {"default"}


def test_what_is_set_is_kept_and_waits_unless_it_acts_at_once() -> None:
    files = FakeSettingsFiles()
    settings = own(files)
    settings.set("trash_days", "7")
    settings.set("engine", "diffusers")
    assert files.files[FILE] == {"trash_days": 7, "engine": "diffusers"}
    assert settings.row("trash_days").waits
    assert not settings.row("engine").waits
    settings.unset("trash_days")
    assert files.files[FILE] == {"engine": "diffusers"}
    assert not settings.row("trash_days").waits


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("trash_days", "0", "trash_days = '0' is not a whole number from 1 to 3650"),
        ("trash_days", "soon", "trash_days = 'soon' is not a whole number"),
        ("size", "77x1", "size = '77x1' is not WIDTHxHEIGHT in multiples of 8"),
        ("size", "768x512x2", "size = '768x512x2' is not"),
        ("theme", "pink", "theme = 'pink' is not one of system, light, dark"),
        ("engine", "magic", "engine = 'magic' is not one of painter, diffusers"),
        ("store", "", "store = '' is not a path"),
        ("camera", "0", "unknown setting 'camera'; allowed are advice, allow_pickles, "),
    ],
)
def test_a_wrong_value_is_named_and_nothing_is_kept(key: str, text: str, said: str) -> None:
    files = FakeSettingsFiles()
    with pytest.raises(SettingsError) as error:
        own(files).set_all({"trash_days": "9", key: text})
    assert said in str(error.value)
    assert error.value.exit_code == 2
    assert files.files == {}


def test_what_we_do_not_know_is_never_dropped() -> None:
    files = FakeSettingsFiles(files={FILE: {"colour": "blue"}})
    with pytest.raises(SettingsError, match=r"/usual/admin\.toml: unknown setting 'colour'"):
        own(files)
    assert files.files[FILE] == {"colour": "blue"}


def test_what_is_given_at_the_start_is_stronger_and_named() -> None:
    files = FakeSettingsFiles()
    settings = own(files, Settings(data_dir=USUAL, trash_days=5), trash_days="environment")
    settings.set("trash_days", "9")
    row = settings.row("trash_days")
    assert (row.text, row.started, row.source, row.waits) == ("9", "5", "environment", False)


def test_another_data_folder_begins_with_the_settings_that_were_kept() -> None:
    files = FakeSettingsFiles()
    settings = own(files)
    settings.set("trash_days", "9")
    settings.set("data_dir", "/other")
    assert files.files[FILE] == {"trash_days": 9, "data_dir": "/other"}
    assert files.files[Path("/other/admin.toml")] == {"trash_days": 9}
    assert settings.row("data_dir").waits
    settings.set("theme", "dark")
    assert files.files[Path("/other/admin.toml")] == {"trash_days": 9, "theme": "dark"}
    settings.unset("data_dir")
    assert "data_dir" not in files.files[FILE]


def test_a_start_that_was_given_a_data_folder_keeps_its_settings_there() -> None:
    files = FakeSettingsFiles()
    there = Path("/given")
    settings = own(files, Settings(data_dir=there))
    assert settings.row("data_dir").overruled == "command line"
    assert not settings.row("data_dir").waits
    settings.set("theme", "dark")
    settings.set_keys({"keep": "K"})
    assert files.files == {there / "admin.toml": {"theme": "dark", "keys": {"keep": "K"}}}
    settings.set_keys({})
    assert files.files == {there / "admin.toml": {"theme": "dark"}}


def test_a_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = FakeSettingsFiles()
    own(files).set("store", "garden")
    assert files.files[FILE] == {"store": str(tmp_path / "garden")}


def test_a_full_disk_is_said_and_nothing_is_changed() -> None:
    files = FakeSettingsFiles(broken={USUAL})
    with pytest.raises(SettingsError, match="No space left"):
        own(files).set("theme", "dark")
    assert files.files == {}


# --- the file at the start -----------------------------------------------------------------------


def start(data: Path | None, text: str, **environment: str) -> Settings:
    usual = Path(load_settings(environment={"A": ""}).data_dir)
    folder = data or usual
    folder.mkdir(parents=True, exist_ok=True)
    (folder / OWN_FILE.name).write_text(text, encoding="utf-8")
    given = {"data_dir": str(data)} if data else {}
    return load_settings(None, {"A": "", **environment}, given, OWN_FILE)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def test_the_own_file_is_weaker_than_the_environment(tmp_path: Path) -> None:
    text = 'theme = "dark"\ntrash_days = 9\nsize = "1280x800"\n'
    settings = start(tmp_path / "data", text, EMOTION_GARDEN_TRASH_DAYS="4")
    assert (settings.theme, settings.trash_days, settings.size) == ("dark", 4, (1280, 800))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("camera = 1\n", "unknown setting 'camera'; allowed are advice, allow_pickles, "),
        ('theme = "pink"\n', "theme = 'pink' is not one of system, light, dark"),
        ("theme = \n", "not a TOML file"),
        ("keys = 3\n", "keys = 3 is not a table"),
        ("[keys]\nkeep = 3\n", "keys.keep = 3 is not a text"),
        ('data_dir = "/x"\n', "data_dir belongs into"),
    ],
)
def test_a_wrong_own_file_stops_the_start(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        start(tmp_path / "data", text)
    assert str(error.value).startswith(str(tmp_path / "data" / OWN_FILE.name))
    assert said in str(error.value)


def test_the_usual_folder_names_another_one(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / OWN_FILE.name).write_text('theme = "dark"\n')
    settings = start(None, f"data_dir = {str(other)!r}\ntheme = 'light'\n")
    assert (settings.data_dir, settings.theme) == (other, "dark")


def test_a_data_folder_that_is_not_there_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"is not there; bring it back, or start with --data"):
        start(None, f"data_dir = {str(tmp_path / 'unplugged')!r}\n")
    assert not (tmp_path / "unplugged").exists()


def test_a_file_brought_back_from_a_backup_leads_nowhere_else(tmp_path: Path) -> None:
    file = tmp_path / OWN_FILE.name
    file.write_text('theme = "dark"\n[keys]\nkeep = "K"\n')
    check_file(file)
    file.write_text('data_dir = "/elsewhere"\n')
    with pytest.raises(SettingsError, match="unknown setting 'data_dir'"):
        check_file(file)
    file.write_text("allow_pickles = true\n")
    with pytest.raises(SettingsError, match="said by hand only"):
        check_file(file)
