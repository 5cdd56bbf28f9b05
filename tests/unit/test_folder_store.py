"""What is special about a store in a folder: crashes, rivals, links, full disks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shared.adapters.folder_store import FolderStore
from shared.domain.errors import ObjectMissingError, StoreError
from shared.ports import NewFile

ROOT = Path(__file__).parents[2]

RIVAL = """
import sys
from pathlib import Path
from shared.adapters.folder_store import FolderStore
from shared.domain.errors import ObjectConflictError
store, me = FolderStore(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(50):
    try:
        store.put(f"created/{number}", me.encode(), if_none_match=True)
        print(number, flush=True)
    except ObjectConflictError:
        pass
for number in range(50):
    while True:
        before = store.get("list")
        try:
            line = f"{me}{number}\\n".encode()
            store.put("list", before.data + line, if_match=before.etag)
            break
        except ObjectConflictError:
            pass
"""
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from shared.adapters.folder_store import FolderStore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = FolderStore(Path(sys.argv[1]))
store.put("k", b"small and good")
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    store.put("k", b"x" * 1_000_000, metadata={"recipe": "large"})
except Exception as error:
    print(type(error).__name__, error)
"""
DIES_WRITING = """
import os, signal, sys
from pathlib import Path
from shared.adapters.folder_store import FolderStore
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
FolderStore(Path(sys.argv[1])).put("a/k", b"half written", if_none_match=True)
"""
NEW_FILES = """
import hashlib, os, resource, signal, sys
from pathlib import Path
from shared.adapters import folder_store
from shared.ports import NewFile
def new(key, data):
    path = Path(sys.argv[2]) / str(len(data))
    path.write_bytes(data)
    return NewFile(key, path, len(data), hashlib.sha256(data).hexdigest())
files = [new("a/short", b"s"), new("a/long", b"l" * 1_000_000), new("a/last", b"good")]
store = folder_store.FolderStore(Path(sys.argv[1]))
"""
DIES_WRITING_SEVERAL = f"""{NEW_FILES}
folder_store.flush = lambda drafts: os.kill(os.getpid(), signal.SIGKILL)
list(store.put_files(files))
"""
FULL_DISK_FOR_SEVERAL = f"""{NEW_FILES}
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
for written in store.put_files([*files, files[0]]):
    print(written.key, written.error)
"""


def run(script: str, *args: object) -> str:
    command = [sys.executable, "-c", script, *map(str, args)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    (tmp_path / "store").mkdir()
    return FolderStore(tmp_path / "store")


def files(store: FolderStore) -> list[str]:
    return sorted(
        path.relative_to(store.root).as_posix() for path in store.root.rglob("*") if path.is_file()
    )


def test_two_processes_racing_never_both_create_and_never_lose_a_line(store: FolderStore) -> None:
    store.put("list", b"")
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL, str(store.root), me],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for me in "ab"
    ]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("go\n")
        rival.stdin.flush()
    created = [set(rival.communicate()[0].split()) for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0]
    assert not created[0] & created[1]
    assert created[0] | created[1] == {str(number) for number in range(50)}
    for number in range(50):
        found = store.get(f"created/{number}")
        assert found is not None
        assert str(number) in created["ab".index(found.data.decode())]
    found = store.get("list")
    assert found is not None
    lines = found.data.decode().split()
    assert sorted(lines) == sorted(f"{me}{number}" for me in "ab" for number in range(50))


def test_a_full_disk_is_one_clear_sentence_and_the_old_object_stays(store: FolderStore) -> None:
    said = run(FULL_DISK, store.root)
    assert said == f"StoreError cannot write 'k' in the store folder {store.root}: File too large\n"
    found = store.get("k")
    assert found is not None
    assert found.data == b"small and good"
    assert "recipe" not in found.metadata
    assert [name for name in files(store) if name.endswith(".tmp")] == []


def test_what_a_crash_leaves_is_no_object_and_the_next_write_clears_it(store: FolderStore) -> None:
    run(DIES_WRITING, store.root)
    assert ".store/writing.tmp" in files(store)
    assert list(store.list("")) == []
    store.put("a/k", b"whole", if_none_match=True)
    assert files(store) == [".store/lock", "a/k"]


def test_several_that_are_cut_off_are_no_objects_and_the_next_write_clears_them(
    store: FolderStore, tmp_path: Path
) -> None:
    run(DIES_WRITING_SEVERAL, store.root, tmp_path)
    assert [name for name in files(store) if name.endswith(".tmp")] == [
        f".store/writing-{n}.tmp" for n in range(3)
    ]
    assert list(store.list("")) == []
    store.put("a/k", b"whole")
    assert files(store) == [".store/lock", "a/k"]


def test_of_several_on_a_full_disk_those_that_fit_are_written_each_once(
    store: FolderStore, tmp_path: Path
) -> None:
    said = run(FULL_DISK_FOR_SEVERAL, store.root, tmp_path).splitlines()
    assert said == [
        "a/short None",
        f"a/long cannot write 'a/long' in the store folder {store.root}: File too large",
        "a/last None",
        f"a/short object 'a/short' is already in the store {store.root}",
    ]
    assert files(store) == [".store/lock", "a/last", "a/short"]


def test_none_of_several_is_written_where_nobody_may_write() -> None:
    store = FolderStore(Path("/proc/garden"))
    news = [NewFile(key, Path(key), 1, "0" * 64) for key in ("a", "b")]
    answers = list(store.put_files(news))
    assert [answer.key for answer in answers] == ["a", "b"]
    for answer in answers:
        assert "in the store folder /proc/garden: " in str(answer.error)


def test_a_folder_that_can_not_be_written_is_named() -> None:
    store = FolderStore(Path("/proc/garden"))
    with pytest.raises(StoreError, match=r"cannot write 'k' in the store folder /proc/garden: "):
        store.put("k", b"x")


def test_a_symbolic_link_is_neither_followed_nor_listed(store: FolderStore, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("untouched")
    (store.root / "door").symlink_to(outside)
    (store.root / "window").symlink_to(outside / "secret")
    for key in ("door/secret", "window"):
        with pytest.raises(StoreError, match="symbolic link"):
            store.get(key)
        with pytest.raises(StoreError, match="symbolic link"):
            store.put(key, b"overwritten")
        with pytest.raises(StoreError, match="symbolic link"):
            store.delete(key)
    assert list(store.list("")) == []
    assert [path.name for path in outside.iterdir()] == ["secret"]
    assert (outside / "secret").read_text() == "untouched"


def test_a_link_in_place_of_the_stores_own_folder_is_refused(
    store: FolderStore, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (store.root / ".store").symlink_to(tmp_path / "outside")
    with pytest.raises(StoreError, match="symbolic link"):
        store.put("k", b"x")
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_folder_filled_by_hand_is_read_without_writing_anything(tmp_path: Path) -> None:
    picture = tmp_path / "emotions/calm/장미/img_20260101-120000_0h.jpeg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"pixels")
    (tmp_path / ".DS_Store").write_bytes(b"")
    (tmp_path / "100% by hand").write_bytes(b"no key is spelled like this")
    os.mkfifo(tmp_path / "pipe")
    store = FolderStore(tmp_path)
    key = "emotions/calm/장미/img_20260101-120000_0h.jpeg"
    [info] = store.list("")
    found = store.get(key)
    assert found is not None
    assert (info.key, info.size, info.etag) == (key, 6, found.etag)
    assert not (tmp_path / ".store").exists()


def test_a_file_changed_by_hand_has_a_new_etag_and_no_old_metadata(store: FolderStore) -> None:
    old = store.put("k", b"one", metadata={"recipe": "1"})
    assert store.get("k", unless_etag=old) is None
    (store.root / "k").write_bytes(b"three")
    found = store.get("k", unless_etag=old)
    assert found is not None
    assert (found.data, "recipe" in found.metadata) == (b"three", False)


def test_damaged_metadata_does_not_hide_the_picture(store: FolderStore) -> None:
    store.put("k", b"pixels", metadata={"recipe": "1"})
    for path in (store.root / ".store/metadata").rglob("*.json"):
        path.write_bytes(b"{")
    found = store.get("k")
    assert found is not None
    assert found.data == b"pixels"


def test_an_object_below_an_object_is_refused_and_changes_nothing(store: FolderStore) -> None:
    store.put("a", b"1")
    store.put("b/c", b"2")
    for key in ("a/x", "b"):
        with pytest.raises(StoreError, match=repr(key)):
            store.put(key, b"3")
    assert [info.key for info in store.list("")] == ["a", "b/c"]
    with pytest.raises(ObjectMissingError):
        store.get("b")
