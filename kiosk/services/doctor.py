"""`python -m kiosk doctor`: what works on this machine and what does not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from shared.domain.errors import EmotionGardenError


@dataclass(frozen=True, slots=True)
class Check:
    """A part of the kiosk; `examine` answers what it found or raises what is wrong.

    Without a `needed` part the kiosk can't run; the others it can do without.
    """

    part: str
    needed: bool
    examine: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a part, in one sentence."""

    part: str
    works: bool
    needed: bool
    sentence: str

    def __str__(self) -> str:
        mark = "works" if self.works else "MISSING" if self.needed else "without"
        return f"{mark:8}{self.part:14}{self.sentence}"


def examine(checks: Iterable[Check]) -> Iterator[Finding]:
    """Examine every part, one after the other."""
    for check in checks:
        try:
            yield Finding(check.part, True, check.needed, check.examine())
        except EmotionGardenError as error:
            yield Finding(check.part, False, check.needed, str(error))


def can_run(findings: Iterable[Finding]) -> bool:
    """Whether every needed part works."""
    return all(finding.works or not finding.needed for finding in findings)
