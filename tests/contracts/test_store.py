"""What every store promises; run against the fake, the folder and S3 at two servers."""

import hashlib
import os
from contextlib import suppress
from itertools import starmap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.adapters.aws.s3 import S3Store
from shared.adapters.folder_store import FolderStore
from shared.domain.errors import (
    DatabaseError,
    ObjectConflictError,
    ObjectDamagedError,
    ObjectMissingError,
    StoreError,
)
from shared.ports import NewFile, Store, WantedFile
from tests.fakes.store import FakeStore
from tests.s3_servers import empty_store

HOSTILE = [
    "",
    "/",
    "/etc/passwd",
    "..",
    "../outside",
    "a/../../outside",
    "a/./b",
    "a//b",
    "a/",
    "a\\b",
    "..\\outside",
    "C:/windows",
    "c:",
    "nul\x00byte",
    "lone\ud800surrogate",
    "long/" + "x" * 256,
    "한" * 86,
    "a/" * 512 + "b",
]
LEGAL = [
    "emotions/happy/img_20260101-120000_0h.jpeg",
    "emotions/calm/장미 정원/img_20260101-120000_1v.jpeg",
    "a key with spaces",
    "plus+and%20percent%",
    'all of <>:"|?* here',
    ".hidden/.name",
    "..dots../...",
    "ends. /with. ",
    "con/NUL.txt/Aux",
    "tab\tand\nline",
    "한" * 85,
    ".store/lock",
]


@pytest.fixture(params=["fake", "folder", "moto", "seaweedfs", "when_required"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    if request.param == "fake":
        return FakeStore()
    if request.param == "when_required":
        address = request.getfixturevalue("seaweedfs")
        return empty_store(monkeypatch, address, checksums="when_required")
    if request.param != "folder":
        return empty_store(monkeypatch, request.getfixturevalue(request.param))
    store = FolderStore(tmp_path / "store")
    store.root.mkdir()
    return store


def moto_store(store: Store) -> bool:
    """moto's server takes no key with a line break in it, and compares no hash."""
    return isinstance(store, S3Store) and "moto" in os.environ["PYTEST_CURRENT_TEST"]


def keys(store: Store, prefix: str = "") -> list[str]:
    return [info.key for info in store.list(prefix)]


def test_what_was_put_is_got_whole_with_its_hash_and_metadata(store: Store) -> None:
    etag = store.put("a/b", b"\x00\xff pixels", metadata={"origin": "화가"})
    found = store.get("a/b")
    assert found is not None
    assert (found.key, found.data, found.etag) == ("a/b", b"\x00\xff pixels", etag)
    sha256 = hashlib.sha256(b"\x00\xff pixels").hexdigest()
    assert found.metadata == {"origin": "화가", "sha256": sha256}


def test_a_key_without_an_object_is_an_error_that_names_it(store: Store) -> None:
    store.put("a/b", b"1")
    for key in ("a", "a/b/c", "nothing"):
        with pytest.raises(ObjectMissingError, match=repr(key)):
            store.get(key)
        with pytest.raises(ObjectMissingError):
            store.get(key, unless_etag="whatever")


def test_the_etag_changes_with_the_content_and_spares_a_download(store: Store) -> None:
    first = store.put("k", b"one")
    assert store.get("k", unless_etag=first) is None
    second = store.put("k", b"two")
    assert second != first
    found = store.get("k", unless_etag=first)
    assert found is not None
    assert found.data == b"two"


def test_metadata_goes_with_the_content_it_was_written_with(store: Store) -> None:
    store.put("k", b"one", metadata={"recipe": "1"})
    store.put("k", b"two")
    found = store.get("k")
    assert found is not None
    assert "recipe" not in found.metadata


def test_if_none_match_writes_only_where_nothing_is(store: Store) -> None:
    store.put("k", b"first", if_none_match=True)
    with pytest.raises(ObjectConflictError, match="'k'"):
        store.put("k", b"second", if_none_match=True)
    found = store.get("k")
    assert found is not None
    assert found.data == b"first"


def test_if_match_writes_only_over_what_was_read(store: Store) -> None:
    with pytest.raises(ObjectConflictError):
        store.put("k", b"x", if_match="0" * 64)
    old = store.put("k", b"one")
    new = store.put("k", b"two", if_match=old)
    with pytest.raises(ObjectConflictError, match="'k'"):
        store.put("k", b"lost", if_match=old)
    assert store.get("k", unless_etag=new) is None


def test_a_listing_passes_over_what_is_not_wanted(store: Store) -> None:
    for key in ("a/b/1", "a/b/c/2", "a/b-c/3", "a/bc/4", "a/5", "b/6"):
        store.put(key, b"x")
    listed = [info.key for info in store.list("a/", without="a/b/")]
    assert sorted(listed) == ["a/5", "a/b-c/3", "a/bc/4"]
    assert not list(store.list("a/b/", without="a/"))


def test_a_listing_is_in_order_of_key_and_knows_size_and_etag(store: Store) -> None:
    written = {key: store.put(key, key.encode()) for key in ("b", "a/z", "a-b", "a/b/c", "a.b")}
    listed = list(store.list(""))
    if not isinstance(store, S3Store) or moto_store(store):  # SeaweedFS lists by folder
        assert [info.key for info in listed] == sorted(written)
    assert len(listed) == len(written)
    assert {info.key: info.etag for info in listed} == written
    assert all(info.size == len(info.key) for info in listed)


def test_a_listing_keeps_to_its_prefix_even_in_the_middle_of_a_name(store: Store) -> None:
    for key in ("events/k1/a", "events/k1/b", "events/k10/c", "event", "other"):
        store.put(key, b"")
    assert keys(store, "events/k1") == ["events/k1/a", "events/k1/b", "events/k10/c"]
    assert keys(store, "events/k1/") == ["events/k1/a", "events/k1/b"]
    assert keys(store, "nothing") == []


def test_delete_removes_one_object_and_is_harmless_twice(store: Store) -> None:
    store.put("a/b/c", b"1", metadata={"x": "y"})
    store.put("a/d", b"2")
    store.delete("a/b/c")
    store.delete("a/b/c")
    store.delete("never/was")
    assert keys(store) == ["a/d"]
    store.put("a/b", b"now an object where a folder was")
    assert keys(store) == ["a/b", "a/d"]


@pytest.mark.parametrize("key", HOSTILE)
def test_a_hostile_key_is_refused_by_every_verb(store: Store, key: str) -> None:
    with pytest.raises(StoreError, match="object key"):
        store.get(key)
    with pytest.raises(StoreError, match="object key"):
        store.put(key, b"x")
    with pytest.raises(StoreError, match="object key"):
        store.delete(key)
    assert keys(store) == []


def test_every_legal_key_comes_back_as_it_was(store: Store) -> None:
    legal = [key for key in LEGAL if "\n" not in key or not moto_store(store)]
    for key in legal:
        store.put(key, key.encode())
    assert sorted(keys(store)) == sorted(legal)
    for key in legal:
        found = store.get(key)
        assert found is not None
        assert found.data == key.encode()


def test_many_are_got_as_they_come_and_what_is_missing_is_said(store: Store) -> None:
    written = {f"many/{number}": b"%d" % number for number in range(30)}
    for key, data in written.items():
        store.put(key, data)
    answers = list(store.get_many([*written, "many/none", "../outside"]))
    assert {a.key: a.found.data for a in answers if a.found} == written
    errors = {answer.key: answer.error for answer in answers if answer.error}
    assert set(errors) == {"many/none", "../outside"}
    assert isinstance(errors["many/none"], ObjectMissingError)
    assert list(store.get_many([])) == []


def test_many_come_into_files_and_what_is_missing_is_said(store: Store, tmp_path: Path) -> None:
    written = {f"many/{number}": b"%d" % number for number in range(30)}
    for key, data in written.items():
        store.put(key, data)
    (folder := tmp_path / "incoming").mkdir()
    hashes = {key: hashlib.sha256(data).hexdigest() for key, data in written.items()}
    hashes |= {"many/none": "0" * 64, "../outside": "0" * 64}
    answers = list(store.get_files(starmap(WantedFile, hashes.items()), folder))
    assert {a.key: a.path.read_bytes() for a in answers if a.path} == written
    assert {path for path in folder.iterdir()} == {a.path for a in answers if a.path}
    errors = {answer.key: answer.error for answer in answers if answer.error}
    assert set(errors) == {"many/none", "../outside"}
    assert isinstance(errors["many/none"], ObjectMissingError)


def test_an_object_of_another_content_is_no_file(store: Store, tmp_path: Path) -> None:
    for key in ("as listed", "another one"):
        store.put(key, key.encode())
    sha256 = hashlib.sha256(b"as listed").hexdigest()
    wanted = [WantedFile(key, sha256) for key in ("another one", "as listed")]
    (folder := tmp_path / "incoming").mkdir()
    answers = {answer.key: answer for answer in store.get_files(wanted, folder)}
    assert isinstance(answers["another one"].error, ObjectDamagedError)
    assert answers["another one"].path is None
    assert list(folder.iterdir()) == [answers["as listed"].path]


def test_a_folder_that_can_not_be_written_is_named(store: Store, tmp_path: Path) -> None:
    store.put("one", b"1")
    wanted = WantedFile("one", hashlib.sha256(b"1").hexdigest())
    with pytest.raises(DatabaseError, match=r"gone/.*'one' cannot be written"):
        list(store.get_files([wanted], tmp_path / "gone"))


def a_file(folder: Path, number: int) -> NewFile:
    """A small file that is to be `many/<number>`."""
    data = b"%d" % number
    (path := folder / f"{number}.jpeg").write_bytes(data)
    return NewFile(f"many/{number}", path, len(data), hashlib.sha256(data).hexdigest())


def test_many_files_are_put_where_nothing_is(store: Store, tmp_path: Path) -> None:
    store.put("many/3", b"somebody's")
    answers = list(store.put_files(a_file(tmp_path, n) for n in range(30)))
    assert sorted(answer.key for answer in answers) == sorted(f"many/{n}" for n in range(30))
    for answer in answers:
        data = answer.key.removeprefix("many/").encode()
        assert answer.sha256 in (None, hashlib.sha256(data).hexdigest())
        assert isinstance(answer.error, ObjectConflictError) == (answer.key == "many/3")
    found = store.get("many/3")
    assert found is not None
    assert found.data == b"somebody's"
    assert len(keys(store)) == 30


def test_a_file_that_is_gone_or_not_what_it_was_is_named_and_not_put(
    store: Store, tmp_path: Path
) -> None:
    files = [a_file(tmp_path, n) for n in range(4)]
    files[0].path.unlink()
    files[1].path.write_bytes(b"longer")
    if not moto_store(store):  # which believes the hash that it is told
        files[2].path.write_bytes(b"?")
    errors = {answer.key: str(answer.error) for answer in store.put_files(files)}
    assert "0.jpeg: cannot be read" in errors["many/0"]
    assert "1.jpeg: is not the file that was kept (SHA-256)" in errors["many/1"]
    expected = "None" if moto_store(store) else "2.jpeg: is not the file that was kept (SHA-256)"
    assert expected in errors["many/2"]
    assert errors["many/3"] == "None"
    assert "many/3" in keys(store)
    assert not {"many/0", "many/1"} & set(keys(store))


def test_who_stops_iterating_stops_the_work(store: Store, tmp_path: Path) -> None:
    answers = store.put_files(a_file(tmp_path, n) for n in range(1000))
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert 1 <= len(keys(store)) < 50


segments = st.text(min_size=1, max_size=8) | st.sampled_from(["..", ".", "con", "a", "%41", "C:"])


@settings(max_examples=150)
@given(paths=st.lists(st.lists(segments, min_size=1, max_size=3).map("/".join), max_size=4))
def test_the_folder_agrees_with_the_fake_about_any_keys(
    paths: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    folder, fake = FolderStore(outside / "store"), FakeStore()
    folder.root.mkdir()
    for key in paths:
        if any(other.startswith(f"{key}/") or key.startswith(f"{other}/") for other in paths):
            continue  # an object below an object: a folder can not hold that
        for store in (folder, fake):
            with suppress(StoreError):
                store.put(key, key.encode("utf-8", "replace"))
    assert list(folder.list("")) == list(fake.list(""))
    assert [path.name for path in outside.iterdir()] == ["store"]


def test_a_store_that_is_away_says_so_and_is_not_mistaken_for_an_empty_one(tmp_path: Path) -> None:
    fake = FakeStore()
    fake.away = "the network is down"
    for store in (fake, FolderStore(tmp_path / "unmounted")):
        with pytest.raises(StoreError, match=r"the network is down|unmounted is not there") as got:
            store.get("catalogue/manifest.json")
        assert not isinstance(got.value, ObjectMissingError)
        with pytest.raises(StoreError):
            list(store.list(""))
