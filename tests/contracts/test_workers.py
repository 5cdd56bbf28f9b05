"""What every Workers door does, the fake and the processes: tell how far it is, stop, go on."""

import io
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PIL import Image

from admin.adapters.worker_group import WorkerGroup
from admin.services.doors import Workers
from shared.domain.emotion import Emotion
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import JobProgress, WorkerAnswer
from tests.fakes.engine import BatchEngine
from tests.fakes.workers import FakeWorkers
from tests.patience import PATIENCE_S

STEPS = 150
Batch = list[tuple[int, GenerationRequest]]


def small_jpeg() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (16, 16), (200, 120, 90)).save(data, "JPEG")
    return data.getvalue()


def fake() -> Workers:
    workers = FakeWorkers(batch_size=2)
    workers.steps, workers.preview = STEPS, small_jpeg()
    return workers


def processes() -> Workers:
    engine = partial(BatchEngine, steps=STEPS, seconds=0.02)
    return WorkerGroup([engine], deadline_s=PATIENCE_S, batch_size=2)


@pytest.fixture(params=[fake, processes], ids=["fake", "processes"])
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    made: Workers = request.param()
    yield made
    made.close()


def batch(*job_ids: int) -> Batch:
    return [(job_id, GenerationRequest(Emotion.CALM, job_id, 64, 64)) for job_id in job_ids]


def wait(workers: Workers, holds: Callable[[list[WorkerAnswer]], bool]) -> list[WorkerAnswer]:
    """The answers until something holds."""
    answers: list[WorkerAnswer] = []
    end = time.monotonic() + PATIENCE_S
    while not holds(answers):
        assert time.monotonic() < end, "it never came about"
        answers += workers.wait(0.5)
    return answers


def test_how_far_each_picture_is_can_be_seen(workers: Workers) -> None:
    workers.submit(batch(1, 2))
    assert {how.done for how in workers.progress().values()} == {0}

    def shown() -> list[JobProgress]:
        return [how for how in workers.progress().values() if how.preview]

    assert wait(workers, lambda _: len(shown()) == 2) == []
    assert set(workers.progress()) == {1, 2}
    assert all(0 <= how.done <= STEPS for how in shown())
    wait(workers, lambda _: all(h.done > 0 and h.needed == STEPS for h in shown()))
    with Image.open(io.BytesIO(shown()[0].preview or b"")) as picture:
        assert picture.format == "JPEG"


def test_what_nobody_wants_stops_at_once_and_the_next_is_made(workers: Workers) -> None:
    workers.submit(batch(1, 2))
    wait(workers, lambda _: any(how.done for how in workers.progress().values()))
    workers.stop([1, 2])
    answers = wait(workers, lambda answers: len(answers) == 2)
    assert [(a.interrupted, a.lost, a.image) for a in answers] == [(True, False, None)] * 2
    assert workers.progress() == {}
    assert workers.free() == 1
    workers.submit(batch(3))
    made = wait(workers, lambda answers: len(answers) == 1)
    assert made[0].image is not None


def test_a_batch_that_holds_something_wanted_goes_on(workers: Workers) -> None:
    workers.submit(batch(1, 2))
    wait(workers, lambda _: any(how.done for how in workers.progress().values()))
    workers.stop([1])
    answers = {answer.job_id: answer for answer in wait(workers, lambda found: len(found) == 2)}
    assert answers[2].image is not None


def test_stopping_what_is_not_under_way_is_harmless(workers: Workers) -> None:
    workers.stop([7])
    workers.submit(batch(1))
    workers.stop([7])
    answers = wait(workers, lambda answers: len(answers) == 1)
    assert answers[0].image is not None
    workers.stop([1])
