"""What every generation queue promises; run against the fake and against SQLite."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from admin.adapters.job_queue import SqliteJobQueue
from admin.services.doors import JobQueue
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import ItemId
from shared.domain.emotion import Emotion
from shared.domain.errors import NothingMatchedError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import GenerationJob, JobState, PlannedImage
from shared.domain.queue_order import Move
from tests.fakes.job_queue import FakeJobQueue

NOON = datetime(2026, 11, 22, 12, 0, 0, 500, tzinfo=UTC)


@pytest.fixture(params=["fake", "sqlite"])
def queue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[JobQueue]:
    if request.param == "fake":
        yield FakeJobQueue()
        return
    database = Database.open(tmp_path / "admin.sqlite3")
    yield SqliteJobQueue(database, tmp_path / "queue.lock")
    database.close()


def planned(number: int, **fields: object) -> list[PlannedImage]:
    values = {"emotion": Emotion.HAPPY, "favorite": "장미", **fields}
    return [
        PlannedImage(n, GenerationRequest(seed=n, **values))  # pyright: ignore[reportArgumentType]
        for n in range(1, number + 1)
    ]


def ids(jobs: Sequence[GenerationJob]) -> list[int]:
    return [job.job_id for job in jobs]


def test_queued_pictures_wait_in_order_under_names_of_their_own(queue: JobQueue) -> None:
    run_id = queue.add(planned(2) + planned(1, width=512, height=768), "painter", NOON)
    jobs = queue.jobs()
    assert run_id == "20261122-120000"
    assert [job.key for job in jobs] == [
        "emotions/happy/장미/img_20261122-120000_1h.jpeg",
        "emotions/happy/장미/img_20261122-120000_2h.jpeg",
        "emotions/happy/장미/img_20261122-120000_1v.jpeg",
    ]
    assert {job.state for job in jobs} == {JobState.QUEUED}
    assert [job.request for job in jobs[:2]] == [image.request for image in planned(2)]
    assert jobs[0].queued_at == NOON
    assert all(ItemId.parse(job.key) for job in jobs)


def test_runs_queued_in_the_same_second_never_share_a_name(queue: JobQueue) -> None:
    runs = [queue.add(planned(2), "painter", NOON) for _ in range(3)]
    runs.append(queue.add(planned(2), "painter", NOON - timedelta(hours=1)))
    assert len(set(runs)) == 4
    assert len({job.key for job in queue.jobs()}) == 8


def test_taken_pictures_execute_and_are_not_taken_twice(queue: JobQueue) -> None:
    queue.add(planned(3), "painter", NOON)
    first = queue.take(1)
    second = queue.take(2)
    assert [(j.job_id, j.state, j.attempts) for j in first] == [(1, JobState.EXECUTING, 1)]
    assert ids(second) == [2, 3]
    assert queue.take(1) == []
    assert queue.next_engine() is None
    assert queue.counts()[JobState.EXECUTING] == 3


def test_a_batch_is_of_one_kind_and_one_run(queue: JobQueue) -> None:
    mixed = [
        i for pair in zip(planned(3), planned(3, width=512, height=768), strict=True) for i in pair
    ]
    queue.add(mixed, "painter", NOON)
    queue.add(planned(2), "painter", NOON)
    assert ids(queue.take(8)) == [1, 3, 5]
    assert ids(queue.take(2)) == [2, 4]
    assert ids(queue.take(8)) == [6]
    assert ids(queue.take(8)) == [7, 8]


def test_a_run_can_be_taken_before_others(queue: JobQueue) -> None:
    queue.add(planned(1), "painter", NOON)
    later = queue.add(planned(1), "diffusers", NOON)
    assert queue.next_engine() == "painter"
    assert queue.next_engine(later) == "diffusers"
    assert ids(queue.take(4, later)) == [2]
    assert ids(queue.jobs(run_id=later)) == [2]
    assert queue.counts(later)[JobState.QUEUED] == 0


def test_ends_are_kept_with_what_there_is_to_say(queue: JobQueue) -> None:
    queue.add(planned(3), "painter", NOON)
    queue.take(3)
    queue.finish(1, 2.5)
    queue.fail(2, "black")
    queue.put_back([1, 2, 3])
    jobs = queue.jobs()
    assert [(j.state, j.seconds, j.reason, j.attempts) for j in jobs] == [
        (JobState.FINISHED, 2.5, None, 1),
        (JobState.FAILED, None, "black", 1),
        (JobState.QUEUED, None, None, 0),
    ]
    assert ids(queue.lately("painter", None, 5)) == [1]
    assert queue.lately("diffusers", None, 5) == []
    assert queue.lately("painter", "a model", 5) == []


def test_a_picture_executing_at_two_crashes_is_set_aside_and_comes_alone_before(
    queue: JobQueue,
) -> None:
    queue.add(planned(3), "painter", NOON)
    queue.take(3)
    assert queue.crashed([1, 2], "crashed twice") == 0
    queue.put_back([3])
    alone = queue.take(3)
    assert [(j.job_id, j.crashes) for j in alone] == [(1, 1)]
    assert queue.crashed([1], "crashed twice") == 1
    assert queue.jobs()[0].state is JobState.FAILED
    assert queue.jobs()[0].reason == "crashed twice"
    assert queue.retry([1]) == 1
    assert [(j.state, j.crashes) for j in queue.jobs() if j.job_id == 1] == [(JobState.QUEUED, 0)]


def test_cancel_and_retry_touch_only_what_they_may(queue: JobQueue) -> None:
    queue.add(planned(4), "painter", NOON)
    queue.take(2)
    queue.finish(1, 1.0)
    assert queue.cancel([1, 2, 99]) == 1
    assert queue.cancel() == 2
    assert queue.retry() == 0
    assert queue.retry([1, 3]) == 1
    assert ids(queue.jobs([JobState.CANCELLED])) == [2, 4]


def test_what_failed_goes_only_when_it_is_named(queue: JobQueue) -> None:
    queue.add(planned(3), "painter", NOON)
    queue.take(2)
    queue.fail(1, "black")
    queue.fail(2, "black")
    assert queue.cancel() == 1
    assert queue.cancel([1]) == 1
    assert ids(queue.jobs([JobState.FAILED])) == [2]


def test_what_is_not_cancelled_after_all_is_what_it_was(queue: JobQueue) -> None:
    queue.add(planned(4), "painter", NOON)
    queue.take(2)
    queue.fail(1, "black")
    queue.crashed([2], "crashed twice")
    queue.take(1)
    queue.crashed([2], "crashed twice")
    queue.cancel([1, 2, 3])
    before = {1: ("failed", 0, "black"), 2: ("failed", 2, "crashed twice"), 3: ("queued", 0, None)}
    assert queue.uncancel([1, 2, 3, 4, 99]) == 3
    found = {job.job_id: (job.state.value, job.crashes, job.reason) for job in queue.jobs()}
    assert found == before | {4: ("queued", 0, None)}


def test_a_picture_that_was_cancelled_but_is_there_is_finished(queue: JobQueue) -> None:
    queue.add(planned(1), "painter", NOON)
    queue.take(1)
    queue.cancel()
    queue.fail(1, "too late to fail")
    assert queue.counts()[JobState.CANCELLED] == 1
    queue.finish(1, 1.0)
    assert queue.counts()[JobState.FINISHED] == 1


def test_waiting_pictures_can_be_put_before_others(queue: JobQueue) -> None:
    queue.add(planned(5), "painter", NOON)
    queue.take(1)
    assert queue.move([5, 1]) == 1
    assert ids(queue.jobs([JobState.QUEUED])) == [5, 2, 3, 4]
    assert queue.move([2, 5], 4) == 2
    assert ids(queue.jobs([JobState.QUEUED])) == [3, 5, 2, 4]
    with pytest.raises(NothingMatchedError, match="job 1 does not wait"):
        queue.move([2], 1)
    queue.add(planned(1), "painter", NOON)
    assert ids(queue.jobs([JobState.QUEUED])) == [3, 5, 2, 4, 6]


@pytest.mark.parametrize(
    ("chosen", "to", "order"),
    [
        ([4, 2], Move.FRONT, [2, 4, 1, 3, 5]),
        ([4, 2], Move.BACK, [1, 3, 5, 2, 4]),
        ([4, 2], Move.UP, [2, 1, 4, 3, 5]),
        ([4, 2], Move.DOWN, [1, 3, 2, 5, 4]),
        ([1, 2, 4], Move.UP, [1, 2, 4, 3, 5]),
        ([4, 5], Move.DOWN, [1, 2, 3, 4, 5]),
        ([1, 2], Move.DOWN, [3, 1, 2, 4, 5]),
        ([5, 1], 3, [2, 1, 5, 3, 4]),
        ([2, 3, 4], 3, [1, 2, 4, 3, 5]),
    ],
)
def test_chosen_pictures_are_moved_together(
    queue: JobQueue, chosen: list[int], to: Move | int, order: list[int]
) -> None:
    queue.add(planned(5), "painter", NOON)
    queue.move(chosen, to)
    assert ids(queue.jobs([JobState.QUEUED])) == order


def test_a_paused_queue_gives_nothing_and_says_why(queue: JobQueue) -> None:
    queue.add(planned(1), "painter", NOON)
    assert queue.paused() is None
    queue.pause("lunch")
    assert (queue.paused(), queue.next_engine(), queue.take(1)) == ("lunch", None, [])
    queue.resume()
    assert (queue.paused(), ids(queue.take(1))) == (None, [1])


def test_a_job_is_found_by_its_picture(queue: JobQueue) -> None:
    queue.add(planned(2), "painter", NOON)
    found = queue.job_of(queue.jobs()[1].key)
    assert found == queue.jobs()[1]
    assert queue.job_of("emotions/happy/img_20200101-000000_1h.jpeg") is None


def test_only_one_holds_the_claim(queue: JobQueue) -> None:
    with queue.claim() as first, queue.claim() as second:
        assert (first, second) == (True, False)
    with queue.claim() as again:
        assert again


def test_what_was_queued_outlives_the_process(tmp_path: Path) -> None:
    first = Database.open(tmp_path / "admin.sqlite3")
    SqliteJobQueue(first, tmp_path / "queue.lock").add(planned(2), "painter", NOON)
    first.close()
    second = Database.open(tmp_path / "admin.sqlite3")
    assert ids(SqliteJobQueue(second, tmp_path / "queue.lock").take(2)) == [1, 2]
    second.close()
