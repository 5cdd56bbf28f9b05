"""Whether the camera looks over or under its visitors; numbers in memory, of nobody."""

import statistics
from collections import deque
from enum import StrEnum

_LEAST, _MOST = 8, 30
_LOW, _HIGH = 0.68, 0.28


class Tilt(StrEnum):
    """What staff may do to the camera."""

    NONE = "none"
    DOWN = "down"
    UP = "up"


class TiltAdvice:
    """Advice from how high the last faces that were read stood in the frame (0 is the top)."""

    def __init__(self) -> None:
        self._heights: deque[float] = deque(maxlen=_MOST)

    def add(self, y: float) -> None:
        self._heights.append(y)

    @property
    def advice(self) -> Tilt:
        if len(self._heights) < _LEAST:
            return Tilt.NONE
        middle = statistics.median(self._heights)
        return Tilt.DOWN if middle > _LOW else Tilt.UP if middle < _HIGH else Tilt.NONE
