"""What a soak came to, in words and figures, and whether anything leaked or was raised."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shared.domain.census import Census

WARM_VISITS = 100
"""Visits after which everything that is made once has been made."""
MEMORY_SHARE = 0.05
"""How much memory may grow after the warm visits."""
_FIRST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SoakReport:
    """`before` the kiosk was built, `warm` after the first visits, `end` after the last, `closed`.

    `liked` are the rows in the database, `delivered` the likes in the store's event log.
    """

    visits: int
    warm_visits: int
    seed: int
    seconds: float
    liked: int
    delivered: int
    ways: Mapping[str, int]
    faults: Sequence[str]
    before: Census
    warm: Census
    end: Census
    closed: Census

    @property
    def problems(self) -> list[str]:
        """What is wrong, a sentence each."""
        return [*self._raised(), *self._leaked()]

    def _raised(self) -> Iterator[str]:
        found = Counter(self.faults).most_common()
        for fault, times in found[:_FIRST]:
            yield fault if times == 1 else f"{times} times: {fault}"
        if len(found) > _FIRST:
            yield f"and {len(found) - _FIRST} other faults"
        if self.liked != self.delivered:
            yield f"{self.liked} likes were kept and {self.delivered} delivered"

    def _leaked(self) -> Iterator[str]:
        for name in ("lanes", "children", "threads", "handles"):
            first, last = getattr(self.warm, name), getattr(self.end, name)
            if first is not None and last > first:
                yield f"{name} grew from {first} to {last}"
        for name in ("lanes", "children"):
            first, last = getattr(self.before, name), getattr(self.closed, name)
            if last > first:
                yield f"{last - first} {name} were left when the kiosk was closed"
        growth = self.growth
        if growth is not None and growth > MEMORY_SHARE:
            yield f"memory grew by {growth:.1%}, more than {MEMORY_SHARE:.0%}"

    @property
    def growth(self) -> float | None:
        """How much memory grew after the warm visits; None while there were too few to say."""
        if self.warm.memory_mb is None or self.end.memory_mb is None:
            return None
        if self.visits < 2 * WARM_VISITS:
            return None
        return self.end.memory_mb / self.warm.memory_mb - 1

    def lines(self) -> Iterator[str]:
        """The summary."""
        yield f"{self.visits} visits, seed {self.seed}, in {self.seconds:.0f} s"
        yield f"{self.liked} likes kept, {self.delivered} delivered"
        yield ", ".join(f"{self.ways[way]} {way}" for way in sorted(self.ways))
        yield f"{len(self.faults)} exceptions, errors and warnings of Qt"
        yield ""
        row = "{:<12}{:>10}{:>14}{:>10}{:>10}".format
        yield row("", "before", f"after {self.warm_visits}", "at end", "closed")
        for name in ("lanes", "threads", "children", "handles", "memory_mb"):
            counts = (self.before, self.warm, self.end, self.closed)
            yield row(name, *(_figure(getattr(count, name)) for count in counts))
        yield ""
        if self.growth is None:
            yield f"memory is judged from {2 * WARM_VISITS} visits on, where the system tells it"
        else:
            yield f"memory changed by {self.growth:+.1%} after the first {self.warm_visits} visits"
        yield from self.problems or ["nothing leaked, nothing was raised"]


def _figure(count: float | None) -> str:
    if count is None:
        return "-"
    return f"{count:.0f}" if isinstance(count, int) else f"{count:.1f}"
