"""Backup and restore on real files and rows: whole, incremental, and refused file by file."""

import hashlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from admin.adapters.backup_directory import BackupDirectory
from admin.adapters.chronicle import SqliteChronicle
from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.own_files import OwnFolder
from admin.adapters.picture_reader import JpegReader
from admin.adapters.thumbnails import PillowThumbnailer
from admin.app import CARRIED, OWN_FILES
from admin.services.backup import Backup, BackupStep
from admin.services.backup_list import BACKUP_FILE
from admin.services.garden import Garden
from admin.services.opened_backup import RestoreOutcome, RestoreStep
from admin.services.patient_store import PatientStore
from admin.services.picture_features import dominant_colours
from admin.services.promotion import Promotion
from admin.services.restore import Restore
from admin.services.restore_garden import GardenRestore
from admin.services.restore_pool import PoolRestore
from admin.services.review import Review
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.emotion import Emotion
from shared.domain.errors import BackupError, StoreError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import JobState, PlannedImage
from shared.domain.pool import PoolFilter, PoolImage, PoolState
from shared.ports import Store
from tests.fakes.flaky_store import FlakyStore
from tests.fakes.store import FakeStore

ROOT = Path(__file__).parents[2]
EVENT = "events/kiosk-1/2026/11/22/120000.000000-0123456789abcdef.jsonl"
SIZE = (96, 64)
DRILLS = 12
DRILL = """
import sys
from pathlib import Path
from tests.unit.test_backup import Studio

studio = Studio(Path(sys.argv[2]))
print("ready", flush=True)
work = {"write": studio.backup.write, "restore": studio.back.restore}[sys.argv[1]]
for step in work(Path(sys.argv[3])):
    print("step", flush=True)
print("done", flush=True)
"""
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from shared.domain.errors import BackupError
from tests.unit.test_backup import Studio

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
studio = Studio(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    list(studio.backup.write(Path(sys.argv[2])))
except BackupError as error:
    print(error)
"""


def jpeg(number: int, size: tuple[int, int] = SIZE) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (number * 7 % 256, number * 13 % 256, 90)).save(out, "JPEG")
    return out.getvalue()


class Studio:
    """An admin on a folder of its own, in front of a store."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.database = Database.open(self.data / "admin.db")
        self.queue = SqliteJobQueue(self.database, self.data / "queue.lock")
        self.pool = SqliteImagePool(self.database, self.data / "pool")
        (folder / "store").mkdir(exist_ok=True)
        self.bare = store or FolderStore(folder / "store")
        self.store = PatientStore(self.bare, pause=lambda seconds: None)
        manifest, withdrawals = SharedManifest(self.store), Withdrawals(self.store)
        self.withdrawals = withdrawals
        self.garden = Garden(self.store, manifest, self.pool, withdrawals)
        self.promotion = Promotion(self.pool, self.store, manifest, withdrawals)
        self.review = Review(self.pool)
        own, chronicle = OwnFolder(self.data, OWN_FILES, CARRIED), SqliteChronicle(self.database)
        apart = (self.data, folder / "store")
        self.backup = Backup(
            self.pool, chronicle, self.store, own, lambda to: BackupDirectory(to, apart)
        )
        self.back = Restore(
            PoolRestore(self.pool, chronicle, JpegReader(), PillowThumbnailer()),
            GardenRestore(self.store, manifest, withdrawals, JpegReader()),
            own,
            BackupDirectory,
        )

    def fill(self, number: int = 6) -> None:
        """Pictures of every state, a served garden, events, own files, a queue's history."""
        planned = [
            PlannedImage(n, GenerationRequest(Emotion.CALM, n, *SIZE, favorite="장미"))
            for n in range(1, number + 3)
        ]
        run_id = self.queue.add(planned, "painter", datetime.now(UTC))
        jobs = self.queue.jobs()
        for job in jobs[:number]:
            data = jpeg(job.request.seed)
            self.pool.add(_image(job.key, run_id, job.request, data), data, b"small")
        for job in self.queue.take(1):
            self.queue.finish(job.job_id, 1.5)
        keys = [job.key for job in jobs[:number]]
        self.review.approve(keys[:3])
        list(self.promotion.promote(self.pool.find(PoolFilter(states=(PoolState.APPROVED,)))))
        self.review.reject(keys[3:4])
        self.review.rate(keys[4:5], 5)
        self.review.remove(keys[5:6])
        self.review.undo()
        self.review.redo()
        self.garden.withdraw(keys[:1])
        event = {"message_id": "1", "topic": "t", "created_at": "2026-11-22T12:00:00+00:00"}
        self.store.put(EVENT, json.dumps(event | {"payload": {}}).encode() + b"\n")
        self.store.put("dataset/forgotten/u-7.csv", b"USER_ID\nu-7\n")
        (self.data / "prompts.toml").write_text('[presets.mine]\nothers = "rain"\n')

    def write(self, folder: Path) -> list[BackupStep]:
        return list(self.backup.write(folder))

    def restore(self, folder: Path, *, replace: bool = False) -> list[RestoreStep]:
        return list(self.back.restore(folder, replace=replace))

    def all(self) -> list[PoolImage]:
        return list(self.pool.find(PoolFilter(trashed=None)))

    def told(self) -> dict[str, Any]:
        """Everything that a backup is to bring back."""
        objects = {info.key: info.etag for info in self.store.list("")}
        chronicle = SqliteChronicle(self.database)
        return {
            "images": self.all(),
            "files": [self.pool.read(image.key) for image in self.all()],
            "objects": objects,
            "changes": [replace(change, decision_id=0) for change in chronicle.changes()],
            "own": (self.data / "prompts.toml").read_text(),
        }

    def files(self) -> set[Path]:
        pool = self.data / "pool"
        return {path for path in pool.rglob("*") if path.is_file()}


def _image(key: str, run_id: str, request: GenerationRequest, data: bytes) -> PoolImage:
    return PoolImage(
        key=key,
        run_id=run_id,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        width=request.width,
        height=request.height,
        engine="painter",
        request=request,
        made_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
        recipe={"engine": "painter", "strokes": [1, 2.5, "분홍"]},
        colours=dominant_colours(data),
    )


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path / "one")
    studio.fill()
    return studio


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup to copy."""
    folder = tmp_path_factory.mktemp("made")
    studio = Studio(folder / "one")
    studio.fill()
    studio.write(folder / "b")
    studio.database.close()
    return folder / "b"


@pytest.fixture
def other(tmp_path: Path) -> Studio:
    return Studio(tmp_path / "other")


def refused(steps: list[RestoreStep]) -> dict[str, str]:
    return {s.name: s.reason or "" for s in steps if s.outcome is RestoreOutcome.REFUSED}


def outcomes(steps: list[RestoreStep]) -> set[RestoreOutcome]:
    return {step.outcome for step in steps}


def test_everything_comes_back_on_another_machine(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    steps = studio.write(tmp_path / "b")
    assert [step.fault for step in steps if step.fault] == []
    assert outcomes(other.restore(tmp_path / "b")) == {RestoreOutcome.RESTORED}
    assert other.told() == studio.told()
    assert other.withdrawals.read() == studio.withdrawals.read()
    before, after = studio.queue.jobs(), other.queue.jobs()
    assert [(j.key, j.request, j.seconds) for j in after] == [
        (j.key, j.request, j.seconds) for j in before
    ]
    assert {job.state for job in after} == {JobState.FINISHED, JobState.CANCELLED}
    assert other.review.undo() is not None
    assert other.all()[5].marks.trashed_at is None, "what was decided there can be undone here"
    assert other.pool.thumbnail(other.all()[0].key)[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    "key",
    [
        "events/kiosk-1/doctor.txt",
        "events/notes",
        "emotions/joy/img_20260101-120000_1h.jpeg",
        "emotions/happy/img_20269930-120000_1h.jpeg",
        "emotions/happy/notes.txt",
        "dataset/forgotten/notes.txt",
        "dataset/users/users-0001.csv",
    ],
)
def test_what_is_nothing_of_the_garden_is_no_part_of_a_backup(
    studio: Studio, other: Studio, tmp_path: Path, key: str
) -> None:
    studio.bare.put(key, b"Written by a doctor, or copied in with other tools.")
    studio.write(tmp_path / "b")
    assert not any(step.fault for step in studio.backup.verify(tmp_path / "b"))
    assert refused(other.restore(tmp_path / "b")) == {}
    assert key not in {info.key for info in other.bare.list("")}


def test_restoring_again_changes_nothing(studio: Studio, other: Studio, tmp_path: Path) -> None:
    studio.write(tmp_path / "b")
    other.restore(tmp_path / "b")
    before = other.told()
    for replaced in (False, True):
        assert outcomes(other.restore(tmp_path / "b", replace=replaced)) == {RestoreOutcome.THERE}
    assert outcomes(studio.restore(tmp_path / "b")) == {RestoreOutcome.THERE}
    assert other.told() == before


def test_what_is_there_is_not_copied_again_and_what_is_new_is(
    studio: Studio, tmp_path: Path
) -> None:
    studio.write(tmp_path / "b")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "b").rglob("*.jpeg")}
    assert not any(step.copied for step in studio.write(tmp_path / "b"))
    studio.review.rate([studio.all()[0].key], 3)
    copied = [step.name for step in studio.write(tmp_path / "b") if step.copied]
    assert copied == ["lists/pictures-0001.jsonl", "lists/decisions-0001.jsonl"]
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert len(list((tmp_path / "b" / "lists").iterdir())) == 3, "the old lists are gone"


def test_a_damaged_file_of_the_folder_is_found_and_replaced(studio: Studio, tmp_path: Path) -> None:
    studio.write(tmp_path / "b")
    bad = sorted((tmp_path / "b" / "pool").rglob("*.jpeg"))[0]
    bad.write_bytes(bad.read_bytes()[:-1] + b"?")
    faults = [step for step in studio.backup.verify(tmp_path / "b") if step.fault]
    assert len(faults) == 1
    assert "SHA-256" in (faults[0].fault or "")
    assert [step.copied for step in studio.write(tmp_path / "b")].count(True) == 1
    assert not any(step.fault for step in studio.backup.verify(tmp_path / "b"))


def test_a_full_disk_is_one_sentence_and_the_backup_before_it_stays_whole(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    studio.write(tmp_path / "b")
    before = studio.told()
    request = GenerationRequest(Emotion.CALM, 99, *SIZE)
    large = jpeg(99) + bytes(200_000)
    image = _image("emotions/calm/img_20261122-130000_99h.jpeg", "run", request, large)
    studio.pool.add(image, large, b"small")
    command = [sys.executable, "-c", FULL_DISK, str(studio.folder), str(tmp_path / "b")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said == f"{tmp_path / 'b' / 'pool' / image.key}: cannot be written: File too large\n"
    assert list((tmp_path / "b").rglob("*.tmp")) == []
    assert not any(step.fault for step in studio.backup.verify(tmp_path / "b"))
    other.restore(tmp_path / "b")
    assert other.told() == before
    assert not any(step.fault for step in studio.write(tmp_path / "b")), "there is room again"


def test_a_rotten_source_is_told_and_the_good_copy_stays(studio: Studio, tmp_path: Path) -> None:
    image, served = studio.all()[4], studio.all()[1]
    studio.pool.path(image.key).write_bytes(b"rotten")
    first = {step.name: step.fault for step in studio.write(tmp_path / "b") if step.fault}
    assert list(first) == [f"pool/{image.key}"]
    studio.pool.mend(image.key, jpeg(image.request.seed))
    studio.write(tmp_path / "b")
    studio.pool.path(image.key).write_bytes(b"rotten")
    studio.store.put(served.key, b"rotten")
    assert not any(step.fault for step in studio.write(tmp_path / "b")), "the copies are good"
    steps = studio.restore(tmp_path / "b", replace=True)
    assert outcomes(steps) == {RestoreOutcome.RESTORED, RestoreOutcome.THERE}
    assert studio.pool.read(image.key) == jpeg(image.request.seed)
    assert not any(verdict.fault for verdict in studio.garden.verify())


def test_newer_decisions_stay_unless_they_are_to_be_replaced(
    studio: Studio, tmp_path: Path
) -> None:
    studio.write(tmp_path / "b")
    before = studio.told()
    key = studio.all()[4].key
    studio.review.reject([key])
    (studio.data / "prompts.toml").write_text('[presets.newer]\nothers = "sun"\n')
    steps = studio.restore(tmp_path / "b")
    kept = {step.name for step in steps if step.outcome is RestoreOutcome.KEPT}
    assert kept == {f"pool/{key}", "own/prompts.toml"}
    assert studio.pool.get(key).marks.state is PoolState.REJECTED
    assert refused(studio.restore(tmp_path / "b", replace=True)) == {}
    assert {**studio.told(), "changes": None} == {**before, "changes": None}
    studio.review.undo()
    assert studio.pool.get(key).marks.state is PoolState.REJECTED


def test_the_settings_come_back_without_what_is_said_by_hand_only(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    (studio.data / "admin.toml").write_text('allow_pickles = true\ntheme = "dark"\n')
    studio.write(tmp_path / "b")
    assert refused(other.restore(tmp_path / "b")) == {}
    assert (other.data / "admin.toml").read_text() == 'theme = "dark"\n'
    there = {step.name: step.outcome for step in studio.restore(tmp_path / "b")}
    assert there["own/admin.toml"] is RestoreOutcome.THERE


def test_what_was_withdrawn_since_stays_withdrawn_unless_it_is_to_be_replaced(
    studio: Studio, tmp_path: Path
) -> None:
    studio.write(tmp_path / "b")
    gone = studio.garden.items()[0].item_id
    studio.garden.withdraw([gone])
    assert refused(studio.restore(tmp_path / "b")) == {}
    assert gone not in {item.item_id for item in studio.garden.items()}
    assert studio.pool.get(gone).marks.state is PoolState.PENDING
    studio.restore(tmp_path / "b", replace=True)
    assert gone in {item.item_id for item in studio.garden.items()}
    assert studio.pool.get(gone).marks.state is PoolState.PROMOTED
    assert gone not in studio.withdrawals.read()


def test_what_was_deleted_for_ever_stays_so_on_another_machine(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    gone = studio.garden.items()[0].item_id
    studio.garden.withdraw([gone])
    studio.withdrawals.end_purge([gone])
    studio.write(tmp_path / "b")
    other.restore(tmp_path / "b")
    assert other.withdrawals.read_all() == studio.withdrawals.read_all()
    again = {step.name: step.outcome for step in other.restore(tmp_path / "b")}
    assert again["store/catalogue/withdrawn.json"] is RestoreOutcome.THERE


# --- hostile backups -----------------------------------------------------------------------------


class Forger:
    """Changes a backup and its hashes, so that only a careful reader notices."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.list = json.loads((folder / BACKUP_FILE).read_bytes())

    def entry(self, beginning: str) -> dict[str, Any]:
        return next(row for row in self.list["files"] if row["name"].startswith(beginning))

    def add(self, name: str, data: bytes, place: str | None = None) -> None:
        digest = hashlib.sha256(data).hexdigest()
        self.list["files"].append({"name": name, "size": len(data), "sha256": digest})
        path = self.folder / (place or name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def picture(self, data: bytes, **fields: object) -> str:
        """Another content for a picture of the pool, in its file, its entry and its line."""
        entry = self.entry("pool/")
        (self.folder / entry["name"]).write_bytes(data)
        entry |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        self.line(0, size=entry["size"], sha256=entry["sha256"], **fields)
        return entry["name"]

    def line(self, number: int, **fields: object) -> None:
        lines = [json.loads(line) for line in self.lines().splitlines()]
        lines[number] |= fields
        self.relist(b"".join(json.dumps(line).encode() + b"\n" for line in lines))

    def lines(self) -> bytes:
        entry = self.entry("lists/pictures")
        return (self.folder / f"lists/pictures-0001.{entry['sha256'][:16]}.jsonl").read_bytes()

    def relist(self, data: bytes) -> None:
        self.list["files"].remove(self.entry("lists/pictures"))
        name = "lists/pictures-0001.jsonl"
        place = f"lists/pictures-0001.{hashlib.sha256(data).hexdigest()[:16]}.jsonl"
        self.add(name, data, place)

    def save(self) -> None:
        (self.folder / BACKUP_FILE).write_text(json.dumps(self.list))


def _bomb() -> bytes:
    """A JPEG whose head promises 60,000 x 60,000 pixels."""
    data = bytearray(jpeg(1))
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = (60_000).to_bytes(2, "big") * 2
    return bytes(data)


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", SIZE).save(out, "PNG")
    return out.getvalue()


def _link(forger: Forger) -> str:
    name = forger.entry("pool/")["name"]
    path = forger.folder / name
    secret = forger.folder.parent / "secret.jpeg"
    path.rename(secret)
    path.symlink_to(secret)
    return name


def _linked_folder(forger: Forger) -> str:
    (forger.folder / "store").rename(forger.folder.parent / "away")
    (forger.folder / "store").symlink_to(forger.folder.parent / "away")
    return EVENT_NAME


def _pipe(forger: Forger) -> str:
    name = forger.entry("pool/")["name"]
    (forger.folder / name).unlink()
    os.mkfifo(forger.folder / name)
    return name


def _missing(forger: Forger) -> str:
    name = forger.entry("store/emotions")["name"]
    (forger.folder / name).unlink()
    return name


EVENT_NAME = f"store/{EVENT}"
FORGERIES: dict[str, tuple[Callable[[Forger], str | None], str]] = {
    "out of the folder": (lambda f: f.add("../../stolen.jpeg", b"x", "x"), "segment"),
    "out of the pool": (lambda f: f.add("pool/../../stolen.jpeg", b"x", "x"), "segment"),
    "absolute": (lambda f: f.add("/etc/stolen", b"x", "x"), "segment"),
    "a drive": (lambda f: f.add("C:\\stolen", b"x", "x"), "backslash"),
    "another file of ours": (lambda f: f.add("admin.db", b"x"), "no part of a backup"),
    "another own file": (lambda f: f.add("own/start.py", b"x"), "no part of a backup"),
    "a strange picture": (lambda f: f.add("pool/emotions/x.jpeg", b"x"), "not an item id"),
    "no line": (
        lambda f: f.add("pool/emotions/sad/img_20261122-120000_1h.jpeg", jpeg(3)),
        "no good line",
    ),
    "a bomb": (lambda f: f.picture(_bomb()), "pixels"),
    "a bomb with its size": (lambda f: f.picture(_bomb(), width=60_000, height=60_000), "width"),
    "a PNG": (lambda f: f.picture(_png()), "JPEG"),
    "half a JPEG": (lambda f: f.picture(jpeg(1)[:300]), "JPEG"),
    "no picture": (lambda f: f.picture(b"\xff\xd8hello"), "JPEG"),
    "a bomb in the garden": (
        lambda f: f.add("store/emotions/sad/img_20261122-120000_1h.jpeg", _bomb()),
        "too many",
    ),
    "a link": (_link, "symbolic link"),
    "a linked folder": (_linked_folder, "symbolic link"),
    "a pipe": (_pipe, "not a plain file"),
    "missing": (_missing, "is missing"),
    "size of a wrong type": (lambda f: f.list["files"].append({"name": "pool/x", "size": "1"}), ""),
    "entry of a wrong type": (lambda f: f.list["files"].append(["pool"]), "not a JSON object"),
    "a huge entry": (
        lambda f: f.list["files"].append({"name": EVENT_NAME + ".jsonl", "size": 2**60}),
        "size is not",
    ),
    "twice": (lambda f: f.list["files"].append(f.entry("pool/")), "twice"),
    "stars of a wrong type": (
        lambda f: f.line(0, marks={"state": "pending", "stars": "many", "trashed_at": None}),
        "stars",
    ),
    "an unknown state": (lambda f: f.line(0, marks={"state": "x", "stars": 0}), "state"),
    "a request of a wrong type": (lambda f: f.line(0, request={"emotion": "calm"}), "seed"),
    "a run of the future": (lambda f: f.line(0, run_id="99991231-235959"), "run_id"),
    "a key out of the pool": (lambda f: f.line(0, key="../../x.jpeg"), "not an item id"),
    "a line that is no JSON": (lambda f: f.relist(b"{\n" + f.lines()), "Expecting"),
    "a line that is nested": (lambda f: f.relist(b"[" * 99_999 + b"\n" + f.lines()), ""),
    "a huge line": (lambda f: f.relist(b"1" * 2_000_000 + b"\n" + f.lines()), "bytes"),
    "no events": (
        lambda f: f.add("store/events/k/2026/x.jsonl", b"\x00\xff" * 99),
        "no line of it is an event",
    ),
    "a whole crowd forgotten": (
        lambda f: f.add("store/dataset/forgotten/u1.csv", b"USER_ID\nu1\nu2\n"),
        "no part of a backup",
    ),
    "own file with a wrong key": (
        lambda f: f.add(
            "own/admin.toml",
            b"evil = 1",
            f"own/admin.{hashlib.sha256(b'evil = 1').hexdigest()[:16]}.toml",
        ),
        "unknown setting",
    ),
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_hostile_backup_is_refused_file_by_file_and_the_rest_comes_back(
    made: Path, other: Studio, tmp_path: Path, forgery: str
) -> None:
    shutil.copytree(made, tmp_path / "b")
    forger = Forger(tmp_path / "b")
    forge, sentence = FORGERIES[forgery]
    forge(forger)
    forger.save()
    outside = {path for path in tmp_path.rglob("*") if other.folder not in path.parents}
    reasons = refused(other.restore(tmp_path / "b"))
    assert reasons, "nothing was refused"
    assert any(sentence in reason for reason in reasons.values()), reasons
    assert len(other.all()) >= 5, "the good ones are back"
    assert {path for path in tmp_path.rglob("*") if other.folder not in path.parents} == outside
    assert other.files() == {other.pool.path(image.key) for image in other.all()}
    assert not any(verdict.fault for verdict in other.garden.verify())
    assert refused(other.restore(tmp_path / "b")) == reasons, "and again"


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"version": 9, "files": []}', b"[" * 100_000,
     b'{"version": 1, "files": [], "made_at": 5}'],
)  # fmt: skip
def test_a_damaged_list_is_no_backup(
    studio: Studio, other: Studio, tmp_path: Path, damage: bytes
) -> None:
    studio.write(tmp_path / "b")
    (tmp_path / "b" / BACKUP_FILE).write_bytes(damage)
    with pytest.raises(BackupError, match=r"backup\.json"):
        other.restore(tmp_path / "b")
    assert other.all() == []
    studio.write(tmp_path / "b")
    assert refused(other.restore(tmp_path / "b")) == {}


def test_a_folder_that_is_not_for_backups_is_refused(studio: Studio, tmp_path: Path) -> None:
    for folder in (studio.data, studio.data / "pool" / "x", studio.folder / "store"):
        with pytest.raises(BackupError, match="choose another"):
            studio.write(folder)
    with pytest.raises(BackupError, match=r"there is no backup\.json"):
        studio.restore(tmp_path / "nothing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(BackupError, match="not a folder"):
        studio.write(tmp_path / "file")


# --- troubles ------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [False, True])
def test_a_store_that_fails_on_every_third_call_loses_nothing(tmp_path: Path, after: bool) -> None:
    store = FakeStore()
    studio = Studio(tmp_path / "one", FlakyStore(store, 3, after=after))
    studio.fill()
    studio.write(tmp_path / "b")
    back = FakeStore()
    other = Studio(tmp_path / "other", FlakyStore(back, 3, after=after))
    assert refused(other.restore(tmp_path / "b")) == {}
    assert back.objects.keys() == store.objects.keys()
    assert other.all() == studio.all()


def test_a_store_that_is_away_is_said_before_anything_is_written(
    studio: Studio, tmp_path: Path
) -> None:
    studio.write(tmp_path / "b")
    store = FakeStore()
    store.away = "the share is not mounted"
    away = Studio(tmp_path / "away", store)
    with pytest.raises(StoreError, match="not mounted"):
        away.write(tmp_path / "c")
    with pytest.raises(StoreError, match="not mounted"):
        away.restore(tmp_path / "b")
    assert away.all() == []
    assert not (tmp_path / "c").exists()


def test_cancelled_anywhere_the_next_one_goes_on(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    number = len(studio.write(tmp_path / "whole"))
    for end in range(0, number, 3):
        answers = iter([False] * end + [True])
        list(studio.backup.write(tmp_path / "b", lambda answers=answers: next(answers)))
        assert not (tmp_path / "b" / BACKUP_FILE).exists()
    studio.write(tmp_path / "b")
    for end in range(0, number, 3):
        answers = iter([False] * end + [True])
        list(other.back.restore(tmp_path / "b", stopped=lambda answers=answers: next(answers)))
    assert refused(other.restore(tmp_path / "b")) == {}
    assert {**other.told(), "changes": None} == {**studio.told(), "changes": None}


def killed(verb: str, folder: Path, backup: Path, steps: int) -> None:
    """Run a backup or a restore in a process of its own and kill it somewhere."""
    with subprocess.Popen(
        [sys.executable, "-c", DRILL, verb, str(folder), str(backup)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for _ in range(steps):
            process.stdout.readline()
        time.sleep(0.004 * random.random())
        process.send_signal(signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the drill kills")
def test_killed_in_the_middle_the_old_backup_is_whole_and_nothing_is_half_restored(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    studio.write(folder)
    for drill in range(DRILLS):
        studio.review.rate([studio.all()[4].key], 1 + drill % 5)
        killed("write", studio.folder, folder, 1 + drill)
        assert not any(step.fault for step in studio.backup.verify(folder)), "the list is whole"
    studio.write(folder)
    for drill in range(DRILLS):
        killed("restore", other.folder, folder, 1 + 2 * drill)
        missing = {i.key for i in studio.all() if i not in other.all()}
        assert set(other.pool.reconcile()) <= missing
        for image in other.all():
            other.pool.read(image.key)
        assert not any(verdict.fault for verdict in other.garden.verify())
    assert refused(other.restore(folder)) == {}
    assert other.told() == studio.told()
    assert other.files() == {other.pool.path(image.key) for image in other.all()}


def test_a_picture_in_the_trash_keeps_its_date(
    studio: Studio, other: Studio, tmp_path: Path
) -> None:
    studio.write(tmp_path / "b")
    other.restore(tmp_path / "b")
    (trashed,) = other.pool.find(PoolFilter(trashed=True))
    assert trashed.marks == studio.pool.get(trashed.key).marks
    assert other.review.long_in_trash(timedelta(days=1)) == []
