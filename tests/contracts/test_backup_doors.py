"""What every folder of backups, chronicle, own file and picture reader promises."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from admin.adapters.backup_directory import BackupDirectory
from admin.adapters.chronicle import SqliteChronicle
from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.own_files import OwnFolder
from admin.adapters.picture_reader import JpegReader
from admin.app import OWN_FILES
from admin.services.backup_doors import BackupFolder, Chronicle, OwnFiles
from admin.services.doors import ImagePool
from shared.adapters.sqlite.database import Database
from shared.domain.errors import BackupError, PoolError, SettingsError, UnreadableImageError
from shared.domain.generation_job import GenerationJob, JobState
from shared.domain.pool import PastChange
from tests.contracts.test_image_pool import APPROVED, NOON, REJECTED, fill, image_of
from tests.fakes.backup_folder import FakeBackupFolder
from tests.fakes.chronicle import FakeChronicle
from tests.fakes.own_files import FakeOwnFiles
from tests.fakes.pool import FakeImagePool


@pytest.fixture(params=["fake", "disk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> BackupFolder:
    return FakeBackupFolder() if request.param == "fake" else BackupDirectory(tmp_path / "b")


@pytest.fixture(params=["fake", "sqlite"])
def rows(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[ImagePool, Chronicle]]:
    if request.param == "fake":
        pool = FakeImagePool()
        yield pool, FakeChronicle(pool)
        return
    database = Database.open(tmp_path / "admin.db")
    SqliteJobQueue(database, tmp_path / "lock")
    yield SqliteImagePool(database, tmp_path / "pool"), SqliteChronicle(database)
    database.close()


@pytest.fixture(params=["fake", "disk"])
def own(request: pytest.FixtureRequest, tmp_path: Path) -> OwnFiles:
    return (
        FakeOwnFiles() if request.param == "fake" else OwnFolder(tmp_path / "data", OWN_FILES, {})
    )


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_what_is_written_is_there_whole_and_a_fault_is_named(folder: BackupFolder) -> None:
    with folder.claim():
        folder.write("pool/장미/a.jpeg", b"first")
        folder.write("pool/장미/a.jpeg", b"whole")
    assert folder.read("pool/장미/a.jpeg", 5) == b"whole"
    assert folder.fault("pool/장미/a.jpeg", 5, digest(b"whole")) is None
    assert folder.fault("pool/장미/a.jpeg", 4, digest(b"whole")) == "has 5 bytes, not 4"
    assert "SHA-256" in (folder.fault("pool/장미/a.jpeg", 5, digest(b"other")) or "")
    assert folder.fault("pool/b.jpeg", 5, digest(b"whole")) == "is missing"


def test_files_that_are_too_large_or_not_there_are_errors(folder: BackupFolder) -> None:
    with folder.claim():
        folder.write("a.json", b"whole")
    with pytest.raises(BackupError, match="more than 4 bytes"):
        folder.read("a.json", 4)
    with folder.claim():
        folder.remove("a.json")
        folder.remove("a.json")
    with pytest.raises(BackupError, match=r"there is no a\.json"):
        folder.read("a.json", 5)


@pytest.mark.parametrize("place", ["../x", "/x", "a//b", "a/../../x", "a\\b", "C:x", ""])
def test_places_outside_are_refused(folder: BackupFolder, place: str) -> None:
    assert folder.fault(place, 1, digest(b"x")) is not None
    with folder.claim():
        for use in (lambda: folder.read(place, 1), lambda: folder.write(place, b"x")):
            with pytest.raises(BackupError):
                use()


def test_one_writes_at_a_time(folder: BackupFolder) -> None:
    with folder.claim(), pytest.raises(BackupError, match="another backup"), folder.claim():
        pass
    with folder.claim():
        pass


def changes_of(keys: list[str]) -> list[PastChange]:
    pending, approved, rejected = image_of(1).marks, APPROVED, REJECTED
    return [
        PastChange(4, "approve", NOON, False, keys[0], pending, approved),
        PastChange(4, "approve", NOON, False, keys[1], pending, approved),
        PastChange(7, "reject", NOON + timedelta(seconds=1), True, keys[1], approved, rejected),
    ]


def test_pictures_come_in_order_and_decisions_are_remembered_once(
    rows: tuple[ImagePool, Chronicle],
) -> None:
    pool, chronicle = rows
    keys = fill(pool, 3)
    assert [image.key for image in chronicle.images()] == keys
    given = changes_of(keys)
    stranger = replace(given[0], decision_id=9, key=image_of(9).key)
    assert chronicle.add_changes([*reversed(given), stranger]) == 3
    kept = [replace(change, decision_id=0) for change in chronicle.changes()]
    assert sorted(kept, key=repr) == sorted((replace(c, decision_id=0) for c in given), key=repr)
    assert chronicle.add_changes(given) == 0
    assert len(list(chronicle.changes())) == 3


def test_jobs_come_back_once_in_order(rows: tuple[ImagePool, Chronicle]) -> None:
    _, chronicle = rows
    jobs = [
        GenerationJob(
            job_id=0,
            run_id="20261122-120000",
            key=image_of(n).key,
            engine="painter",
            request=image_of(n).request,
            state=state,
            queued_at=NOON,
            attempts=n,
            reason=reason,
            seconds=seconds,
        )
        for n, state, reason, seconds in (
            (1, JobState.FINISHED, None, 2.5),
            (2, JobState.FAILED, "the paint ran out", None),
        )
    ]
    assert chronicle.add_jobs(jobs) == 2
    assert chronicle.add_jobs(jobs) == 0
    assert [replace(job, job_id=0) for job in chronicle.jobs()] == jobs


def test_a_lost_file_of_the_pool_is_put_back_and_no_other(
    rows: tuple[ImagePool, Chronicle],
) -> None:
    pool, _ = rows
    (key,) = fill(pool, 1)
    with pytest.raises(PoolError, match="SHA-256"):
        pool.mend(key, b"other")
    pool.mend(key, b"pixels")
    assert pool.read(key) == b"pixels"


def test_own_files_are_read_before_they_are_kept(own: OwnFiles) -> None:
    assert own.read() == {}
    own.write("prompts.toml", b'[presets.mine]\nothers = "rain"\n')
    for name, data in (("prompts.toml", b"]["), ("admin.db", b"x"), ("../x.toml", b"")):
        with pytest.raises(SettingsError, match=name):
            own.write(name, data)
    assert own.read() == {"prompts.toml": b'[presets.mine]\nothers = "rain"\n'}


def test_nothing_is_left_of_an_own_file_that_was_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"models\.json"):
        OwnFolder(tmp_path, OWN_FILES, {}).write("models.json", b"[")
    assert list(tmp_path.iterdir()) == []


def test_a_whole_jpeg_is_read_and_nothing_else() -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(out, "JPEG")
    picture = JpegReader().read(out.getvalue(), (40, 30))
    assert (picture.width, picture.height, len(picture.pixels)) == (40, 30, 3600)
    for data, size in ((out.getvalue(), (30, 40)), (out.getvalue()[:200], None), (b"", None)):
        with pytest.raises(UnreadableImageError):
            JpegReader().read(data, size)
