"""Running the queue: what becomes of pictures, good and bad, and what a crash leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from admin.services.doors import Workers
from admin.services.run_queue import JobReport, QueueRunner
from shared.domain.emotion import Emotion
from shared.domain.errors import DatabaseError, EmotionGardenError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import JobState, PlannedImage
from shared.domain.pool import PoolFilter
from tests.fakes.job_queue import FakeJobQueue
from tests.fakes.pool import FakeImagePool
from tests.fakes.workers import FakeEncoder, FakeWorkers

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FINISHED, FAILED, QUEUED = JobState.FINISHED, JobState.FAILED, JobState.QUEUED


@dataclass
class Studio:
    """A queue, a pool and workers in memory, with a runner between them."""

    workers: FakeWorkers = field(default_factory=FakeWorkers)
    queue: FakeJobQueue = field(default_factory=FakeJobQueue)
    pool: FakeImagePool = field(default_factory=FakeImagePool)
    opened: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner = QueueRunner(self.queue, self.pool, self._open, FakeEncoder(), FakeEncoder())

    def _open(self, engine: str) -> Workers:
        self.opened.append(engine)
        return self.workers

    def add(self, number: int, engine: str = "painter", width: int = 64) -> str:
        requests = [
            GenerationRequest(Emotion.HAPPY, seed, width, 64) for seed in range(1, number + 1)
        ]
        planned = [PlannedImage(request.seed, request) for request in requests]
        return self.queue.add(planned, engine, NOON)

    def run(self, run_id: str | None = None) -> list[JobReport]:
        return list(self.runner.run(run_id))

    def states(self) -> list[JobState]:
        return [job.state for job in self.queue.jobs()]


def test_every_picture_ends_in_the_pool_with_its_recipe() -> None:
    studio = Studio()
    run_id = studio.add(3)
    reports = studio.run()
    assert [report.image.key for report in reports if report.image] == list(studio.pool.rows)
    assert studio.states() == [FINISHED] * 3
    image = studio.pool.get(studio.queue.jobs()[1].key)
    assert (image.run_id, image.engine, image.recipe) == (run_id, "painter", {"version": 1})
    assert b'"seed": 2' in studio.pool.read(image.key)
    assert [job.seconds for job in studio.queue.jobs()] == [0.5] * 3
    assert studio.workers.closed == 1


@pytest.mark.parametrize(
    ("mood", "sentence"),
    [("fail", "the paint ran out"), ("black", "a black picture"), ("flat", "of one colour")],
)
def test_one_bad_picture_never_stops_the_run(mood: str, sentence: str) -> None:
    studio = Studio()
    studio.workers.moods = {2: mood}
    studio.add(3)
    reports = studio.run()
    assert studio.states() == [FINISHED, FAILED, FINISHED]
    assert sentence in (studio.queue.jobs()[1].reason or "")
    assert [sentence in (report.failure or "") for report in reports] == [False, True, False]
    assert studio.pool.count(PoolFilter()) == 2


def test_a_picture_of_the_wrong_size_fails() -> None:
    studio = Studio()
    studio.add(1)
    job = studio.queue.rows[0]
    studio.workers.meanwhile = lambda: studio.workers._waiting.__setitem__(
        0, [(job.job_id, GenerationRequest(Emotion.HAPPY, 1, 8, 8))]
    )
    studio.run()
    assert "another size" in (studio.queue.jobs()[0].reason or "")


def test_a_full_disk_fails_the_picture_and_the_run_goes_on() -> None:
    studio = Studio()
    studio.pool.room = 1000
    studio.add(8)
    studio.run()
    failed = studio.queue.jobs([FAILED])
    assert 0 < len(failed) < 8
    assert all("no space left" in (job.reason or "") for job in failed)
    assert len(studio.pool.files) == len(studio.pool.rows) == 8 - len(failed)
    studio.pool.room = None
    assert studio.queue.retry() == len(failed)
    studio.run()
    assert studio.states() == [FINISHED] * 8


def test_a_picture_that_loses_its_worker_twice_is_set_aside() -> None:
    studio = Studio()
    studio.workers.moods = {2: "lost"}
    studio.add(3)
    reports = studio.run()
    assert studio.states() == [FINISHED, FAILED, FINISHED]
    assert studio.queue.jobs()[1].attempts == 2
    assert "set aside" in (studio.queue.jobs()[1].reason or "")
    assert [report.again for report in reports if report.failure] == [True, False]


def test_the_next_picture_is_under_way_while_one_is_kept() -> None:
    studio = Studio()
    studio.add(3)
    free: list[int] = []
    runner = studio.runner.run()
    for _ in range(3):
        next(runner)
        free.append(studio.workers.free())
    assert free == [0, 0, 1]


def test_pictures_of_one_kind_go_in_batches_to_every_worker() -> None:
    studio = Studio(FakeWorkers(slots=2, batch_size=2))
    studio.add(3)
    studio.add(2, width=128)
    studio.run()
    assert studio.workers.batches == [[1, 2], [3], [4, 5]]


def test_another_engine_waits_until_the_first_has_ended() -> None:
    studio = Studio()
    studio.add(2)
    studio.add(1, engine="diffusers")
    studio.run()
    assert (studio.opened, studio.workers.closed) == (["painter", "diffusers"], 2)
    assert studio.states() == [FINISHED] * 3


def test_only_the_asked_run_is_run() -> None:
    studio = Studio()
    studio.add(1)
    studio.run(studio.add(2))
    assert studio.states() == [QUEUED, FINISHED, FINISHED]


def test_pausing_lets_the_picture_under_way_end_and_begins_no_other() -> None:
    studio = Studio()
    studio.add(3)
    studio.workers.meanwhile = lambda: studio.queue.pause("lunch")
    studio.run()
    assert studio.states() == [FINISHED, QUEUED, QUEUED]


def test_a_picture_cancelled_while_it_is_made_is_not_kept() -> None:
    studio = Studio()
    studio.add(2)
    studio.workers.meanwhile = lambda: studio.queue.cancel() and None
    reports = studio.run()
    assert studio.states() == [JobState.CANCELLED] * 2
    assert studio.pool.rows == studio.pool.files == {}
    assert [report.failure for report in reports] == [None]


def test_stopping_puts_back_what_is_under_way() -> None:
    studio = Studio()
    studio.add(3)
    made: list[JobReport] = []
    for report in studio.runner.run(stopped=lambda: bool(made)):
        made.append(report)
    assert studio.states() == [FINISHED, QUEUED, QUEUED]
    assert [job.attempts for job in studio.queue.jobs()] == [1, 0, 0]


def test_an_engine_that_can_not_start_puts_its_pictures_back_and_says_so() -> None:
    studio = Studio()
    studio.workers.moods = {1: "broken"}
    studio.add(2)
    with pytest.raises(EmotionGardenError, match="not there"):
        studio.run()
    assert studio.states() == [QUEUED, QUEUED]
    assert studio.workers.closed == 1


def test_after_a_crash_the_queue_is_paused_and_nothing_finished_is_made_again() -> None:
    studio = Studio()
    studio.add(4)
    studio.run()
    kept, lost, stray, waits = studio.queue.rows
    for job in (kept, lost, stray):
        studio.queue._set(job.job_id, state=JobState.EXECUTING)
    studio.queue._set(waits.job_id, state=QUEUED)
    for key in (lost.key, stray.key, waits.key):
        studio.pool.rows.pop(key)
    for key in (lost.key, waits.key):
        studio.pool.files.pop(key)
    foreign = "emotions/happy/img_20010101-000000_1h.jpeg"
    studio.pool.files[foreign] = b"somebody put it there"
    recovery = studio.runner.recover()
    assert (recovery.finished, recovery.again, recovery.set_aside) == (1, 2, 0)
    assert set(studio.pool.files) == {kept.key, foreign}
    assert studio.states() == [FINISHED, QUEUED, QUEUED, QUEUED]
    assert "ended unexpectedly" in (studio.queue.paused() or "")
    assert studio.run() == []
    studio.queue.resume()
    assert len(studio.run()) == 3
    assert studio.runner.recover().again == 0
    assert studio.queue.paused() is None


def test_a_picture_executing_at_two_crashes_of_the_app_is_set_aside() -> None:
    studio = Studio()
    studio.add(1)
    for again, aside in ((1, 0), (0, 1)):
        studio.queue.resume()
        studio.queue.take(1)
        recovery = studio.runner.recover()
        assert (recovery.again, recovery.set_aside) == (again, aside)
    assert "set aside" in (studio.queue.jobs()[0].reason or "")


def test_a_picture_that_is_cancelled_while_it_is_made_stops_and_the_rest_goes_on() -> None:
    studio = Studio()
    studio.workers.steps, studio.workers.held = 3, True
    studio.add(2)

    def cancel_once() -> None:
        if studio.workers.progress() and studio.workers.progress().get(1):
            studio.queue.cancel([1])
            studio.workers.held = False

    studio.workers.meanwhile = cancel_once
    told: list[int] = []
    runner = studio.runner.run(on_progress=lambda now: told.extend(h.done for h in now.values()))
    reports = list(runner)
    assert [(r.job.job_id, r.image is not None, r.failure) for r in reports] == [
        (1, False, None),
        (2, True, None),
    ]
    assert studio.states() == [JobState.CANCELLED, FINISHED]
    assert max(told) > 0


def test_a_cancelling_that_was_undone_in_time_is_made_after_all() -> None:
    studio = Studio()
    studio.workers.steps, studio.workers.held = 2, True
    studio.add(1)
    turns: list[int] = []

    def change_of_mind() -> None:
        turns.append(1)
        if len(turns) == 1:
            studio.queue.cancel([1])
        if studio.workers._dropped:  # it is being stopped: the curator wants it back
            studio.queue.retry([1])
            studio.workers.held = False
            studio.workers.meanwhile = studio.workers._dropped.clear

    studio.workers.meanwhile = change_of_mind
    studio.run()
    assert studio.states() == [FINISHED]
    assert studio.pool.count(PoolFilter()) == 1


def test_what_a_full_disk_kept_from_being_put_back_waits_again_with_the_next_run() -> None:
    class FullDisk(FakeJobQueue):
        full = False

        def fail(self, job_id: int, reason: str) -> None:
            if self.full:
                raise DatabaseError("database or disk is full")
            super().fail(job_id, reason)

        def put_back(self, job_ids: Sequence[int]) -> None:
            if self.full:
                raise DatabaseError("database or disk is full")
            super().put_back(job_ids)

    queue = FullDisk()
    studio = Studio(FakeWorkers(slots=2), queue)
    studio.add(3)
    studio.workers.moods = {1: "fail"}
    queue.full = True
    with pytest.raises(DatabaseError):
        studio.run()
    assert JobState.EXECUTING in studio.states()
    queue.full, studio.workers.moods = False, {}
    studio.run()
    assert studio.states() == [FINISHED] * 3
