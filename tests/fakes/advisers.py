"""Helpers that look at nothing and know what to say, and can be out of order."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from admin.adapters.advisers.stacks import stacks_of
from shared.domain.advice import Fingerprint, Looks
from shared.domain.errors import AdviceError


class FakeAdviser:
    """`admin.services.advice_doors.Adviser`; `known` are looks by file name, others are `usual`."""

    def __init__(self) -> None:
        self.known: dict[str, Looks | None] = {}
        self.usual: Looks | None = None
        self.looked: list[str] = []
        self.compared: list[int] = []
        self.broken = False
        self.closed = 0

    def looks(self, paths: Sequence[Path]) -> Sequence[Looks | None]:
        if self.broken:
            raise AdviceError("a helper has lost its glasses")
        self.looked += [path.name for path in paths]
        return [self._look(path) for path in paths]

    def _look(self, path: Path) -> Looks | None:
        if path.name in self.known:
            return self.known[path.name]
        return self.usual or Looks(70, 60, 66, False, hash(path.name) % 2**64)

    def stacks(self, prints: Sequence[Fingerprint], fresh: Set[int]) -> Mapping[int, int | None]:
        self.compared.append(len(fresh))
        return stacks_of(prints, fresh)

    def cut_off(self) -> None:
        self.broken = True

    def close(self) -> None:
        self.closed += 1


class FakeMatcher:
    """`admin.services.advice_doors.Matcher`: the longer the prompt, the better the match."""

    def __init__(self) -> None:
        self.broken = False

    def match(self, pairs: Sequence[tuple[Path, str]]) -> Sequence[float | None]:
        if self.broken:
            raise AdviceError("the model is not in the mood")
        return [min(1.0, len(words) / 1000) for _, words in pairs]

    def cut_off(self) -> None:
        self.broken = True

    def close(self) -> None:
        """Nothing was started."""
