"""The doors of the helpers, each with a child process behind it."""

from array import array
from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from admin.adapters.advisers.asked_process import AskedProcess
from shared.domain.advice import Fingerprint, Looks
from shared.domain.errors import AdviceError

DEADLINE_S = 60.0
START_DEADLINE_S = 60.0
MODEL_DEADLINE_S = 300.0
STACKS_DEADLINE_S = 900.0
"""A model may be loaded from a slow disk; 100,000 pictures take ten seconds to compare."""

T = TypeVar("T")


class ChildAdviser:
    """`admin.services.advice_doors.Adviser`, by OpenCV."""

    def __init__(self) -> None:
        self._process = AskedProcess(make_adviser, DEADLINE_S, START_DEADLINE_S)

    def looks(self, paths: Sequence[Path]) -> Sequence[Looks | None]:
        return _one_by_one(self._process, list(paths))

    def stacks(self, prints: Sequence[Fingerprint], fresh: Set[int]) -> Mapping[int, int | None]:
        question = (  # arrays, which are sent without keeping the interpreter
            array("q", [p.number for p in prints]),
            array("Q", [p.value for p in prints]),
            array("q", [p.stack or 0 for p in prints]),
            array("q", fresh),
        )
        return self._process.ask(("stacks", question), STACKS_DEADLINE_S)

    def cut_off(self) -> None:
        self._process.cut_off()

    def close(self) -> None:
        self._process.close()


class ChildMatcher:
    """`admin.services.advice_doors.Matcher`, by a CLIP model in a folder."""

    def __init__(self, folder: Path) -> None:
        make = partial(make_matcher, folder)
        self._process = AskedProcess(make, DEADLINE_S, MODEL_DEADLINE_S)

    def match(self, pairs: Sequence[tuple[Path, str]]) -> Sequence[float | None]:
        return _one_by_one(self._process, list(pairs))

    def cut_off(self) -> None:
        self._process.cut_off()

    def close(self) -> None:
        self._process.close()


def _one_by_one(process: AskedProcess, things: list[Any]) -> list[Any]:
    """All at once; each by itself when that fails: one picture costs no other its advice."""
    try:
        return process.ask(("look", things))
    except AdviceError:
        if len(things) == 1:
            return [None]
    return [answer for thing in things for answer in _one_by_one(process, [thing])]


def make_adviser() -> Callable[[tuple[str, Any]], Any]:
    """In the child: OpenCV is imported there only."""
    from admin.adapters.advisers.looks import make_looker
    from admin.adapters.advisers.stacks import stacks_of

    look = make_looker()

    def stack(numbers: Any, values: Any, stacks: Any, fresh: Any) -> dict[int, int | None]:
        prints = [
            Fingerprint(number, value, stack or None)
            for number, value, stack in zip(numbers, values, stacks, strict=True)
        ]
        return stacks_of(prints, set(fresh))

    def answer(question: tuple[str, Any]) -> Any:
        return stack(*question[1]) if question[0] == "stacks" else look(question[1])

    return answer


def make_matcher(folder: Path) -> Callable[[tuple[str, Any]], Any]:
    """In the child: torch is imported there only."""
    from admin.adapters.advisers import clip

    match = clip.make_matcher(folder)
    return lambda question: match(question[1])
