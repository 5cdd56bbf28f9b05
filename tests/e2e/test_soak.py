"""A small soak of a whole kiosk; `python -m kiosk soak --visits 2000` is the large one."""

import subprocess
import sys
from dataclasses import replace

import pytest

from kiosk.services.soak_report import SoakReport
from shared.domain.census import Census

AT_REST = Census(lanes=5, children=1, threads=11, handles=20, memory_mb=200.0)
NOTHING = Census(lanes=0, children=0, threads=2, handles=9, memory_mb=100.0)
GOOD = SoakReport(
    visits=2000,
    warm_visits=100,
    seed=0,
    seconds=9.0,
    liked=3,
    delivered=3,
    ways={"touch": 9},
    faults=[],
    before=NOTHING,
    warm=AT_REST,
    end=AT_REST,
    closed=NOTHING,
)


@pytest.mark.slow
def test_a_few_visitors_leave_nothing_behind() -> None:
    command = [sys.executable, "-m", "kiosk", "soak", "--visits", "20", "--seed", "3"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "20 visits, seed 3" in answer.stdout
    assert "are scripted" in answer.stdout
    assert answer.stdout.endswith("nothing leaked, nothing was raised\n")


def test_a_clean_soak_has_no_problem() -> None:
    assert GOOD.problems == []
    assert "memory changed by +0.0%" in "\n".join(GOOD.lines())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"end": replace(AT_REST, lanes=6)}, "lanes grew from 5 to 6"),
        ({"end": replace(AT_REST, children=2)}, "children grew from 1 to 2"),
        ({"end": replace(AT_REST, threads=12)}, "threads grew from 11 to 12"),
        ({"end": replace(AT_REST, handles=21)}, "handles grew from 20 to 21"),
        ({"end": replace(AT_REST, memory_mb=211.0)}, "memory grew by 5.5%, more than 5%"),
        ({"closed": replace(NOTHING, children=1)}, "1 children were left"),
        ({"faults": ["raised: KeyError"]}, "raised: KeyError"),
        ({"faults": [*"aabcdefgh"]}, "2 times: a"),
        ({"faults": [*"aabcdefgh"]}, "and 3 other faults"),
        ({"delivered": 2}, "3 likes were kept and 2 delivered"),
    ],
)
def test_whatever_grew_or_was_raised_is_a_problem(changes: dict[str, object], said: str) -> None:
    assert said in "\n".join(replace(GOOD, **changes).problems)  # type: ignore[arg-type]


def test_memory_is_not_judged_by_a_few_visits() -> None:
    short = replace(GOOD, visits=40, end=replace(AT_REST, memory_mb=900.0))
    assert short.problems == []
    assert "memory is judged from 200 visits on" in "\n".join(short.lines())
