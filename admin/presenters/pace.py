"""How fast pictures are made, also when several of a batch come at the same moment."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.domain.generation_job import JobProgress

_OVER = 24
"""The pace is that of so many pictures made last."""
_TOGETHER_S = 0.25
"""Pictures that come within so many seconds are of one batch."""


@dataclass(slots=True)
class Pace:
    """Moments are seconds of one clock: the beginning, then when each picture was made."""

    _moments: deque[float] = field(default_factory=lambda: deque[float](maxlen=_OVER + 1))

    def begin(self, now: float, progress: Mapping[int, JobProgress]) -> None:
        """Something is being made. A model that is still being loaded does not count."""
        if len(self._moments) > 1:
            return
        steps = [how_far for how_far in progress.values() if how_far.needed]
        loading = steps and all(10 * how_far.done <= how_far.needed for how_far in steps)
        if not self._moments or loading:
            self._moments.clear()
            self._moments.append(now)

    def made(self, now: float) -> None:
        """A picture is finished."""
        self._moments.append(now)

    def per_minute(self) -> float | None:
        """Pictures a minute lately; None while nobody knows."""
        if not self._moments:
            return None
        first, last = self._moments[0], self._moments[-1]
        later = sum(moment - first > _TOGETHER_S for moment in self._moments)
        return 60 * later / (last - first) if later else None
