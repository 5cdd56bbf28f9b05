"""Worker processes: what they answer, and what happens when they die, hang or can not start."""

import os
import signal
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from admin.adapters.worker_group import WorkerGroup
from shared.domain.emotion import Emotion
from shared.domain.errors import GenerationError, MissingPartError
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import WorkerAnswer
from tests.fakes.engine import BatchEngine, BrokenEngine, DyingEngine, FakeEngine, picture
from tests.patience import PATIENCE_S


@pytest.fixture
def groups() -> Iterator[list[WorkerGroup]]:
    opened: list[WorkerGroup] = []
    yield opened
    for group in opened:
        group.close()


def requests(*seeds: int) -> list[tuple[int, GenerationRequest]]:
    return [(seed, GenerationRequest(Emotion.CALM, seed, 64, 64)) for seed in seeds]


def answers(group: WorkerGroup, number: int) -> Mapping[int, WorkerAnswer]:
    """The next so many answers, by job id."""
    found: dict[int, WorkerAnswer] = {}
    end = time.monotonic() + PATIENCE_S
    while len(found) < number and time.monotonic() < end:
        found |= {answer.job_id: answer for answer in group.wait(1.0)}
    return found


def test_two_workers_answer_with_pictures_and_sentences(groups: list[WorkerGroup]) -> None:
    engine = partial(FakeEngine, moods={2: "fail", 3: "bug"})
    groups.append(group := WorkerGroup([engine, engine], deadline_s=PATIENCE_S, batch_size=2))
    assert group.free() == 2
    group.submit(requests(1, 2))
    group.submit(requests(3, 4))
    assert group.free() == 0
    found = answers(group, 4)
    assert group.free() == 2
    assert found[1].image == picture(requests(1)[0][1])
    assert found[1].seconds > 0
    assert (found[2].image, found[2].failure) == (None, "the paint ran out")
    assert found[3].failure == "the engine failed: ZeroDivisionError: a mistake"
    assert found[4].image is not None
    assert len(group.pids) == 2


def test_a_batch_engine_makes_all_at_once_and_the_bad_one_is_found(
    groups: list[WorkerGroup],
) -> None:
    engine = partial(BatchEngine, moods={2: "fail", 5: "bug"})
    groups.append(group := WorkerGroup([engine], deadline_s=PATIENCE_S, batch_size=3))
    group.submit(requests(1, 2, 3))
    found = answers(group, 3)
    assert [found[n].failure for n in (1, 2, 3)] == [None, "the paint ran out", None]
    group.submit(requests(4, 5, 6))  # the whole batch raises
    found = answers(group, 3)
    assert [found[n].image is None for n in (4, 5, 6)] == [False, True, False]


def test_a_worker_that_dies_is_replaced_and_its_picture_lost(
    groups: list[WorkerGroup],
) -> None:
    engine = partial(FakeEngine, moods={1: "crash"})
    groups.append(group := WorkerGroup([engine], deadline_s=PATIENCE_S))
    group.submit(requests(1))
    found = answers(group, 1)
    assert found[1].lost
    assert "exit code 7" in (found[1].failure or "")
    group.submit(requests(2))
    assert answers(group, 1)[2].image is not None


def test_a_worker_killed_from_outside_is_replaced(groups: list[WorkerGroup]) -> None:
    engine = partial(FakeEngine, moods={2: "hang"})
    groups.append(group := WorkerGroup([engine], deadline_s=PATIENCE_S))
    group.submit(requests(1))
    assert answers(group, 1)[1].image is not None
    group.submit(requests(2))
    os.kill(group.pids[0], signal.SIGKILL)
    found = answers(group, 1)
    assert (found[2].lost, "signal 9" in (found[2].failure or "")) == (True, True)


def test_a_silent_worker_is_stopped_and_only_the_picture_it_was_at_fails(
    groups: list[WorkerGroup],
) -> None:
    engine = partial(FakeEngine, moods={2: "hang"})
    groups.append(group := WorkerGroup([engine], deadline_s=PATIENCE_S, batch_size=3))
    group.submit(requests(1, 2, 3))
    assert answers(group, 1)[1].image is not None
    (worker,) = group._workers.values()
    assert 0 < worker.due_at - time.monotonic() <= PATIENCE_S
    worker.due_at = time.monotonic()
    found = answers(group, 2)
    assert not found[2].lost
    assert f"silent for {PATIENCE_S:g} s" in (found[2].failure or "")
    assert found[3].lost
    assert group.pids == []


def test_an_engine_that_is_missing_says_what_is_missing(groups: list[WorkerGroup]) -> None:
    groups.append(group := WorkerGroup([BrokenEngine], deadline_s=PATIENCE_S))
    group.submit(requests(1))
    with pytest.raises(MissingPartError, match="no paint on this machine"):
        answers(group, 1)


def test_an_engine_that_dies_at_every_start_ends_the_run(groups: list[WorkerGroup]) -> None:
    groups.append(group := WorkerGroup([DyingEngine], deadline_s=PATIENCE_S))
    for _ in range(2):
        group.submit(requests(1))
        assert answers(group, 1)[1].lost
    group.submit(requests(1))
    with pytest.raises(GenerationError, match="again and again"):
        answers(group, 1)


def test_no_worker_outlives_the_group(groups: list[WorkerGroup], tmp_path: Path) -> None:
    groups.append(group := WorkerGroup([FakeEngine, FakeEngine], deadline_s=PATIENCE_S))
    group.submit(requests(1))
    group.submit(requests(2))
    answers(group, 2)
    pids = group.pids
    group.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    assert group.free() == 2
