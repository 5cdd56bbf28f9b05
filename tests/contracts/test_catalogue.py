"""What every catalogue promises; run against the fake and against SQLite with a folder."""

import errno
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.adapters.catalogue import SqliteCatalogue
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import CatalogueItem
from shared.domain.errors import DatabaseError
from shared.ports import Catalogue
from tests.fakes.catalogue import FakeCatalogue, make_item, make_items, put_on_shelf


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "kiosk.sqlite3")
    yield database
    database.close()


@pytest.fixture(params=["fake", "sqlite"])
def catalogue(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> Catalogue:
    if request.param == "fake":
        return FakeCatalogue()
    return SqliteCatalogue(database, tmp_path / "shelf")


def test_a_new_catalogue_is_empty(catalogue: Catalogue) -> None:
    assert list(catalogue.items()) == []


def test_items_are_those_whose_file_is_in_place_in_order(catalogue: Catalogue) -> None:
    first, second, third = make_items(3)
    for item in (third, first):
        put_on_shelf(catalogue, item)
    catalogue.replace([third, second, first])
    assert list(catalogue.items()) == [first, third]
    assert catalogue.holds(first)
    assert not catalogue.holds(second)


def test_a_file_without_a_row_is_not_shown_yet(catalogue: Catalogue) -> None:
    [item] = make_items(1)
    put_on_shelf(catalogue, item)
    assert list(catalogue.items()) == []
    assert catalogue.holds(item)


def test_a_file_of_another_size_is_refused_and_gone(catalogue: Catalogue) -> None:
    [item] = make_items(1)
    folder = catalogue.incoming()
    (short := folder / "short").write_bytes(item.item_id.encode()[1:])
    assert not catalogue.add_file(item, short)
    assert not catalogue.holds(item)
    assert list(folder.iterdir()) == []


def test_another_picture_under_the_same_id_is_another_item(catalogue: Catalogue) -> None:
    [old] = make_items(1)
    new = make_item(old.item_id, b"painted again")
    put_on_shelf(catalogue, old)
    catalogue.replace([old])
    assert not catalogue.holds(new)
    put_on_shelf(catalogue, new, b"painted again")
    catalogue.replace([new])
    assert list(catalogue.items()) == [new]
    assert not catalogue.holds(old)


def test_what_is_replaced_is_gone_and_hangs_again_once_it_is_fetched_again(
    catalogue: Catalogue,
) -> None:
    first, second = make_items(2)
    for item in (first, second):
        put_on_shelf(catalogue, item)
    catalogue.replace([first, second])
    catalogue.replace([second])
    assert list(catalogue.items()) == [second]
    assert not catalogue.holds(first)
    catalogue.replace([first, second])
    assert list(catalogue.items()) == [second]
    put_on_shelf(catalogue, first)
    catalogue.replace([first, second])
    assert list(catalogue.items()) == [first, second]


def test_files_that_a_crash_left_on_a_bare_shelf_stay_until_a_garden_takes_the_place_of_one(
    catalogue: Catalogue,
) -> None:
    starter, left, other = make_items(3)
    for item in (starter, left, other):
        put_on_shelf(catalogue, item)
    catalogue.replace([starter])
    assert catalogue.holds(left)
    catalogue.replace([left])
    assert list(catalogue.items()) == [left]
    assert not catalogue.path(other).exists()
    assert not catalogue.path(starter).exists()


def test_the_shelf_is_the_same_after_a_restart_and_has_no_other_files(
    database: Database, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    catalogue = SqliteCatalogue(database, shelf)
    kept, removed = (
        make_item("emotions/calm/장미 <정원>/img_20260101-120000_1v.jpeg"),
        make_items(1)[0],
    )
    for item in (kept, removed):
        put_on_shelf(catalogue, item)
    (catalogue.incoming() / "left by a crash").write_bytes(b"half")
    catalogue.replace([kept, removed])
    catalogue.replace([kept])
    again = SqliteCatalogue(database, shelf)
    assert list(again.items()) == [kept]
    assert again.path(kept).read_bytes() == kept.item_id.encode()
    assert [path for path in shelf.rglob("*") if path.is_file()] == [again.path(kept)]


def test_a_file_that_vanished_or_was_cut_short_is_left_out_after_a_restart(
    database: Database, tmp_path: Path
) -> None:
    catalogue = SqliteCatalogue(database, tmp_path / "shelf")
    whole, gone, short = make_items(3)
    for item in (whole, gone, short):
        put_on_shelf(catalogue, item)
    catalogue.replace([whole, gone, short])
    catalogue.path(gone).unlink()
    catalogue.path(short).write_bytes(b"cut")
    again = SqliteCatalogue(database, tmp_path / "shelf")
    assert list(again.items()) == [whole]
    assert not again.holds(short)


def test_a_picture_in_a_read_only_folder_is_shown_from_there_and_never_removed(
    database: Database, tmp_path: Path
) -> None:
    starter = FolderStore(tmp_path / "starter")
    shipped, fetched = make_items(2)
    starter.put(shipped.item_id, shipped.item_id.encode())
    for _restart in range(2):
        catalogue = SqliteCatalogue(database, tmp_path / "shelf", [starter.root])
        assert catalogue.holds(shipped)
        if not catalogue.holds(fetched):
            put_on_shelf(catalogue, fetched)
        catalogue.replace([shipped, fetched])
        assert list(catalogue.items()) == [shipped, fetched]
        assert catalogue.path(shipped) == starter.root / shipped.item_id
    catalogue = SqliteCatalogue(database, tmp_path / "shelf", [starter.root])
    catalogue.replace([fetched])
    assert (starter.root / shipped.item_id).is_file()
    assert catalogue.path(shipped) == starter.root / shipped.item_id  # who looks at it still may


def test_a_shelf_that_can_not_be_written_is_named(database: Database) -> None:
    [item] = make_items(1)
    catalogue = SqliteCatalogue(database, Path("/proc/shelf"))
    with pytest.raises(DatabaseError, match="cannot put pictures on the shelf /proc/shelf"):
        put_on_shelf(catalogue, item, b"pixels")


def test_a_damaged_row_does_not_stop_the_kiosk(database: Database, tmp_path: Path) -> None:
    catalogue = SqliteCatalogue(database, tmp_path / "shelf")
    good, bad = make_items(2)
    for item in (good, bad):
        put_on_shelf(catalogue, item)
    catalogue.replace([good, bad])
    with database.write() as tables:
        tables.execute("UPDATE catalogue SET item_id = '../x' WHERE item_id = ?", [bad.item_id])
    assert list(SqliteCatalogue(database, tmp_path / "shelf").items()) == [good]


def test_pictures_hang_before_they_are_on_the_disk_and_are_there_before_their_rows(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = SqliteCatalogue(database, tmp_path / "shelf")
    items = make_items(3)
    seen: list[tuple[int, int, int]] = []

    def flush(files: list[Path]) -> None:
        with database.read() as tables:
            [rows] = tables.execute("SELECT count(*) FROM catalogue").fetchone()
        seen.append((len(files), len(catalogue.items()), rows))

    monkeypatch.setattr("kiosk.adapters.catalogue.flush", flush)
    for item in items:
        put_on_shelf(catalogue, item)
    catalogue.replace(items)
    assert seen == [(3, 3, 0)]


@pytest.mark.parametrize("disk", ["slow", "full"])
def test_who_comes_while_a_garden_is_flushed_keeps_the_pictures_they_see(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: str
) -> None:
    catalogue = SqliteCatalogue(database, tmp_path / "shelf")
    stays, goes, comes = make_items(3)
    for item in (stays, goes):
        put_on_shelf(catalogue, item)
    catalogue.replace([stays, goes])
    put_on_shelf(catalogue, comes)
    seen: list[CatalogueItem] = []

    def flush(_files: list[Path]) -> None:
        seen.extend(catalogue.items())
        if disk == "full":
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kiosk.adapters.catalogue.flush", flush)
    with suppress(DatabaseError):
        catalogue.replace([stays, comes])
    assert seen == [stays, comes]
    assert all(catalogue.path(item).read_bytes() == item.item_id.encode() for item in seen)


def test_a_disk_that_keeps_nothing_leaves_the_shelf_as_it_was(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = SqliteCatalogue(database, tmp_path / "shelf")
    [old, new] = make_items(2)
    put_on_shelf(catalogue, old)
    catalogue.replace([old])

    def refuse(_files: list[Path]) -> None:
        raise OSError(errno.EIO, "Input/output error")

    put_on_shelf(catalogue, new)
    with monkeypatch.context() as broken:
        broken.setattr("kiosk.adapters.catalogue.flush", refuse)
        with pytest.raises(DatabaseError, match="cannot keep the shelf"):
            catalogue.replace([new])
    assert list(catalogue.items()) == [old]
    assert list(SqliteCatalogue(database, tmp_path / "shelf").items()) == [old]
    assert catalogue.holds(old)
    assert not catalogue.holds(new)  # the next flush would not say again what was lost
    put_on_shelf(catalogue, new)
    catalogue.replace([new])
    assert list(SqliteCatalogue(database, tmp_path / "shelf").items()) == [new]


def test_what_lay_there_before_a_crash_is_brought_to_the_disk_before_its_row(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = make_items(2)
    for item in items:
        put_on_shelf(SqliteCatalogue(database, tmp_path / "shelf"), item)
    again = SqliteCatalogue(database, tmp_path / "shelf")
    assert all(map(again.holds, items))
    flushed: list[Path] = []
    monkeypatch.setattr("kiosk.adapters.catalogue.flush", flushed.extend)
    again.replace(items)
    assert flushed == [again.path(item) for item in items]


class PowerCutError(BaseException):
    """Nothing is done any more."""


@pytest.mark.parametrize(
    ("step", "is_new"),
    [("add_file", False), ("_flush", False), ("_write", False), ("_sweep", True)],
)
def test_after_a_power_cut_at_any_step_one_of_both_gardens_is_whole(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, is_new: bool
) -> None:
    shelf = tmp_path / "shelf"
    catalogue = SqliteCatalogue(database, shelf)
    stays, goes, comes, last = make_items(4)
    for item in (stays, goes):
        put_on_shelf(catalogue, item)
    catalogue.replace([stays, goes])
    kept = set[Path]()
    monkeypatch.setattr("kiosk.adapters.catalogue.flush", kept.update)

    def cut(*_: object) -> None:
        raise PowerCutError

    put_on_shelf(catalogue, comes)
    monkeypatch.setattr(catalogue, step, cut)
    with suppress(PowerCutError):
        put_on_shelf(catalogue, last)
        catalogue.replace([stays, comes, last])
    for item in (comes, last):
        if (path := shelf / item.item_id).exists() and path not in kept:
            path.write_bytes(b"")  # what was not brought to the disk is not there
    again = SqliteCatalogue(database, shelf)
    assert list(again.items()) == ([stays, comes, last] if is_new else [stays, goes])
    for item in (comes, last):
        if not again.holds(item):
            put_on_shelf(again, item)
    again.replace([stays, comes, last])
    assert list(SqliteCatalogue(database, shelf).items()) == [stays, comes, last]
    assert not (shelf / goes.item_id).exists()
