"""What every driver of the settings files and of looking at folders keeps to."""

import os
import sys
from pathlib import Path

import pytest

from admin.adapters.folder_look import DiskFolderLook
from admin.services.settings_doors import FolderLook, SettingsFiles
from shared.adapters.toml_settings import TomlSettingsFiles
from shared.domain.errors import SettingsError
from tests.fakes.settings_files import FakeFolderLook, FakeSettingsFiles


@pytest.fixture(params=["toml", "fake"])
def files(request: pytest.FixtureRequest) -> SettingsFiles:
    return TomlSettingsFiles("admin.toml") if request.param == "toml" else FakeSettingsFiles()


@pytest.fixture(params=["disk", "fake"])
def look(request: pytest.FixtureRequest) -> FolderLook:
    return DiskFolderLook() if request.param == "disk" else FakeFolderLook()


def test_a_folder_without_a_file_says_nothing(files: SettingsFiles, tmp_path: Path) -> None:
    assert files.read(tmp_path / "none") is None
    assert files.path(tmp_path).parent == tmp_path


def test_what_is_written_is_read_again(files: SettingsFiles, tmp_path: Path) -> None:
    hostile = 'a "b" \\ c\nd\t정원 \x7f \x01 🌷 [x] # y'
    document = {
        "text": hostile,
        "number": 30,
        "share": 0.5,
        "yes": True,
        "keys": {"keep": "K", "reject": "", "more": '"'},
    }
    files.write(tmp_path / "new" / "folder", document)
    assert files.read(tmp_path / "new" / "folder") == document
    files.write(tmp_path / "new" / "folder", {"number": 7})
    assert files.read(tmp_path / "new" / "folder") == {"number": 7}


def test_a_folder_is_looked_at_and_left_as_it_was(look: FolderLook, tmp_path: Path) -> None:
    report = look.look(tmp_path)
    assert (report.fault, report.missing) == (None, 0)
    assert report.free_bytes > 0
    new = look.look(tmp_path / "deep" / "er")
    assert (new.fault, new.missing) == (None, 2)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "admin.toml").write_bytes(b"engine = \xff")
    with pytest.raises(SettingsError, match=r"admin\.toml: not a TOML file"):
        TomlSettingsFiles("admin.toml").read(tmp_path)


def test_a_file_that_can_not_be_written_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        TomlSettingsFiles("admin.toml").write(tmp_path / "file" / "x", {"number": 1})


def test_what_a_crash_left_is_no_hindrance(tmp_path: Path) -> None:
    files = TomlSettingsFiles("admin.toml")
    (tmp_path / "admin.toml.new").write_text("half")
    files.write(tmp_path, {"number": 1})
    assert files.read(tmp_path) == {"number": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["admin.toml"]


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    report = DiskFolderLook().look(tmp_path / "file" / "x")
    assert report.fault is not None
    assert "it is a file" in report.fault


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    report = DiskFolderLook().look(tmp_path)
    tmp_path.chmod(0o700)
    assert report.fault is not None
    assert "Permission denied" in report.fault
