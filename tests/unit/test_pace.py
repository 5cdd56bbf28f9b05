"""Pictures a minute, when they come one by one and when they come in batches."""

import pytest

from admin.presenters.pace import Pace
from shared.domain.generation_job import JobProgress


def test_nobody_knows_before_a_picture_is_made() -> None:
    pace = Pace()
    assert pace.per_minute() is None
    pace.begin(5.0, {})
    assert pace.per_minute() is None


def test_one_by_one() -> None:
    pace = Pace()
    pace.begin(100.0, {})
    for number in range(1, 60):
        pace.made(100.0 + 2 * number)
    assert pace.per_minute() == pytest.approx(30)


@pytest.mark.parametrize("batches", [1, 3, 40])
def test_batches_of_four_that_come_at_once(batches: int) -> None:
    pace = Pace()
    pace.begin(0.0, {1: JobProgress()})
    pace.begin(20.0, {1: JobProgress(0, 50), 2: JobProgress(0, 50)})  # the model was loaded
    for batch in range(1, batches + 1):
        for place in range(4):
            pace.made(20.0 + 60 * batch + place / 100)
    assert pace.per_minute() == pytest.approx(4, rel=0.01)
