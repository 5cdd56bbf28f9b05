"""What is on the disk when `shared.adapters.files` says so."""

import errno
import os
import sys
from ctypes import CDLL, set_errno
from pathlib import Path
from types import SimpleNamespace

import pytest

from shared.adapters.files import flush


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was brought to the disk, in turn: files and folders; `all` for all of a disk at once."""
    names: list[str] = []
    fsync, syncfs = os.fsync, CDLL(None).syncfs

    def note(handle: int) -> None:
        fsync(handle)
        names.append(Path(f"/proc/self/fd/{handle}").readlink().name)

    def note_all(handle: int) -> int:
        names.append("all")
        return syncfs(handle)

    system = SimpleNamespace(syncfs=note_all)
    monkeypatch.setattr("shared.adapters.files.os.fsync", note)
    monkeypatch.setattr("shared.adapters.files.ctypes.CDLL", lambda name, use_errno: system)
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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux brings a whole disk up to date")
def test_many_files_go_to_the_disk_together(tmp_path: Path, flushed: list[str]) -> None:
    flush(written(tmp_path, 9))
    assert flushed == ["all"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux brings a whole disk up to date")
def test_a_disk_that_loses_some_of_many_files_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(_handle: int) -> int:
        set_errno(errno.EIO)
        return -1

    system = SimpleNamespace(syncfs=lose)
    monkeypatch.setattr("shared.adapters.files.ctypes.CDLL", lambda name, use_errno: system)
    with pytest.raises(OSError, match="Input/output error") as lost:
        flush(written(tmp_path, 9))
    assert lost.value.errno == errno.EIO
