"""Crash drills: killed in the middle of everything, the admin loses nothing."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.worker_group import WorkerGroup
from admin.services.generation import Wish, plan
from admin.services.promotion import Outcome, Promotion
from admin.services.review import Review
from admin.services.run_queue import QueueRunner
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import MANIFEST_KEY, Orientation
from shared.domain.emotion import Emotion
from shared.domain.errors import GenerationError
from shared.domain.generation_job import JobState, WorkerAnswer
from shared.domain.pool import PoolFilter, PoolState
from tests.fakes.engine import FakeEngine
from tests.fakes.workers import FakeEncoder, FakeWorkers

ROOT = Path(__file__).parents[2]
DRILLS = 50
WORKER_KILLS = 6
VERBS = ("ready", "made", "approved", "removing", "removed", "promoted", "deleted")
WISH = Wish(
    emotions=(Emotion.HAPPY, Emotion.SAD),
    favorites=("rose",),
    width=64,
    height=64,
    orientations=(Orientation.LANDSCAPE,),
)
DRILL = """
import os, sys
from pathlib import Path
from tests.unit.test_admin_crashes import work_for_ever

for _ in sys.stdin:
    pid = os.fork()
    if not pid:
        os.write(1, f"{os.getpid()}\\n".encode())
        work_for_ever(Path(sys.argv[1]))
    os.waitpid(pid, 0)
    os.write(1, b"dead\\n")
"""


class Studio:
    """An admin on a folder, with real files and rows."""

    def __init__(self, folder: Path, workers: FakeWorkers | WorkerGroup | None = None) -> None:
        self.database = Database.open(folder / "admin.db")
        self.queue = SqliteJobQueue(self.database, folder / "queue.lock")
        self.pool = SqliteImagePool(self.database, folder / "pool")
        self.store = FolderStore(folder / "store")
        self.store.root.mkdir(exist_ok=True)
        self.promotion = Promotion(
            self.pool, self.store, SharedManifest(self.store), Withdrawals(self.store)
        )
        chosen = workers or FakeWorkers(slots=2)
        self.runner = QueueRunner(
            self.queue, self.pool, lambda _: chosen, FakeEncoder(), FakeEncoder()
        )

    def add(self, number: int) -> None:
        self.queue.add(plan(Wish(**{**_fields(WISH), "repeat": number})), "fake", datetime.now(UTC))


def _fields(wish: Wish) -> dict[str, object]:
    return {name: getattr(wish, name) for name in Wish.__dataclass_fields__}


def say(**what: str) -> None:
    """Tell whoever kills us what is done."""
    os.write(1, (json.dumps(what) + "\n").encode())


def work_for_ever(folder: Path) -> None:
    """Make, decide, promote, throw away; say each thing when it is done."""
    random.seed(os.getpid())  # a fork inherits its parent's dice
    studio = Studio(folder)
    review = Review(studio.pool)
    studio.runner.recover()
    studio.queue.resume()
    say(ready="")
    while True:
        if not studio.queue.next_engine():
            studio.add(2)
        for report in islice(studio.runner.run(), 3):
            if report.image is None:
                continue
            key = report.image.key
            say(made=key)
            if random.random() < 0.4:
                say(removing=key)
                review.remove([key])
                say(removed=key)
            else:
                review.approve([key])
                say(approved=key)
        approved = studio.pool.find(PoolFilter(states=(PoolState.APPROVED,)))
        for _ in studio.promotion.promote(approved):
            pass
        say(promoted=" ".join(image.key for image in approved))
        say(deleted=" ".join(review.empty_trash(timedelta())))


@pytest.mark.skipif(sys.platform == "win32", reason="the drill forks and kills")
def test_killed_at_any_moment_the_admin_loses_nothing_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    said = _said_while_being_killed(tmp_path)
    assert min(map(len, said.values())) > 5, {verb: len(keys) for verb, keys in said.items()}
    assert len(said["made"]) == len(set(said["made"])), "nothing is made twice"
    studio = Studio(tmp_path)
    studio.runner.recover()
    _assert_what_was_said_is_kept(studio, said)
    files = {path for path in (tmp_path / "pool").rglob("*") if path.is_file()}
    rows = studio.pool.find(PoolFilter(trashed=None))
    assert files == {studio.pool.path(image.key) for image in rows}, "no orphan and no half file"
    _go_on_to_the_end(studio, said["made"])
    studio.database.close()


def _said_while_being_killed(folder: Path) -> dict[str, list[str]]:
    """Kill it at another moment each time; what it had said it did, by verb."""
    said: dict[str, list[str]] = {verb: [] for verb in VERBS}
    with subprocess.Popen(
        [sys.executable, "-c", DRILL, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for drill in range(DRILLS):
            process.stdin.write("go\n")
            pid = int(process.stdout.readline())
            heard: list[str] = []
            for _ in range(drill % 13):  # none: it is killed while it starts
                heard.append(process.stdout.readline())
            time.sleep(0.01 * random.random())
            os.kill(pid, signal.SIGKILL)
            heard += iter(process.stdout.readline, "dead\n")
            for line in heard:
                for verb, keys in json.loads(line).items():
                    said[verb] += keys.split()
        process.stdin.close()
    del said["ready"]
    return said


def _assert_what_was_said_is_kept(studio: Studio, said: dict[str, list[str]]) -> None:
    with studio.database.read() as tables:
        assert tables.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    rows = {image.key: image for image in studio.pool.find(PoolFilter(trashed=None))}
    assert set(said["made"]) - set(said["removing"]) <= set(rows)
    for key in rows:
        studio.pool.read(key)  # whole, by SHA-256
    for key in said["approved"]:
        assert rows[key].marks.state in (PoolState.APPROVED, PoolState.PROMOTED)
    assert all(rows[key].marks.state is PoolState.PROMOTED for key in said["promoted"])
    assert all(key not in rows or rows[key].marks.trashed_at for key in said["removed"])
    assert not set(said["deleted"]) & set(rows)


def _go_on_to_the_end(studio: Studio, made_before: list[str]) -> None:
    """It goes on where it was: every picture once, everything approved in the garden."""
    studio.queue.retry()
    studio.queue.resume()
    made = [report.image.key for report in studio.runner.run() if report.image]
    assert not set(made) & set(made_before)
    jobs = studio.queue.jobs()
    assert {job.state for job in jobs} == {JobState.FINISHED}
    assert len({job.key for job in jobs}) == len(jobs)
    approved = studio.pool.find(PoolFilter(states=(PoolState.APPROVED,)))
    reports = list(studio.promotion.promote(approved))
    assert Outcome.FAILED not in {report.outcome for report in reports}
    listed = {item.item_id for item in SharedManifest(studio.store).read().items}
    assert {info.key for info in studio.store.list("")} == {*listed, MANIFEST_KEY}
    promoted = studio.pool.find(PoolFilter(states=(PoolState.PROMOTED,)))
    assert {image.item_id for image in promoted} == listed


class KillingGroup(WorkerGroup):
    """Workers that somebody kills while they are waited for."""

    kills = 0
    waits = 0

    def wait(self, timeout_s: float) -> list[WorkerAnswer]:
        self.waits += 1
        strikes = random.random() < 0.3 or self.waits == 5
        if self.kills < WORKER_KILLS and self.pids and strikes:
            time.sleep(0.02 * random.random())
            os.kill(random.choice(self.pids), signal.SIGKILL)
            self.kills += 1
        return list(super().wait(timeout_s))


def test_killing_workers_at_any_moment_makes_every_picture_once(tmp_path: Path) -> None:
    engine = partial(FakeEngine, seconds=0.01)
    group = KillingGroup([engine, engine], deadline_s=60, batch_size=2)
    studio = Studio(tmp_path, group)
    studio.add(15)
    made: list[str] = []
    while studio.queue.counts()[JobState.FINISHED] < 30:
        with suppress(GenerationError):  # killed three times before it had started
            for report in studio.runner.run():
                made += [report.image.key] if report.image else []
        studio.queue.retry()  # a picture that lost its worker twice was set aside
    assert group.kills  # seldom fewer than WORKER_KILLS: a quick run is over before
    assert len(made) == len(set(made)) == 30
    assert studio.pool.reconcile() == []
    assert studio.pool.count(PoolFilter()) == 30
    assert group.pids == []
    studio.database.close()
