"""What is on the disk when `shared.adapters.files` says so."""

import os
import sys
from pathlib import Path

import pytest

from shared.adapters.files import flush


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files and folders that were brought to the disk, in turn; `all` for all at once."""
    names: list[str] = []
    fsync, everything = os.fsync, os.sync

    def note(handle: int) -> None:
        fsync(handle)
        names.append(Path(f"/proc/self/fd/{handle}").readlink().name)

    def note_all() -> None:
        everything()
        names.append("all")

    monkeypatch.setattr("shared.adapters.files.os.fsync", note)
    monkeypatch.setattr("shared.adapters.files.os.sync", note_all)
    return names


def written(folder: Path, number: int) -> list[Path]:
    paths = [folder / f"{n}.jpeg" for n in range(number)]
    for path in paths:
        path.write_bytes(b"pixels")
    return paths


@pytest.mark.skipif(sys.platform != "linux", reason="names of open files are Linux'")
def test_a_few_files_go_to_the_disk_one_by_one_and_their_folder_after_them(
    tmp_path: Path, flushed: list[str]
) -> None:
    flush(written(tmp_path, 2))
    assert flushed == ["0.jpeg", "1.jpeg", tmp_path.name]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux waits until all is written")
def test_many_files_go_to_the_disk_together(tmp_path: Path, flushed: list[str]) -> None:
    flush(written(tmp_path, 9))
    assert flushed == ["all"]
