"""A mirror that bends down to a child or somebody seated, and up to somebody tall."""

import math
from dataclasses import dataclass

from shared.domain.face import BoundingBox

_CLOSEST = 0.52
_FACE_SHARE = 0.5
_OVER = 0.15
"""How much of the mirror may lie beyond the frame's edge, where it is dark, behind the buttons."""
_EASY_TOP, _EASY_BOTTOM = 0.30, 0.64
_BACK_TOP, _BACK_BOTTOM = 0.38, 0.56
_SETTLE_S = 0.6
_STAY_S = 2.0
_EASE_S = 0.6
_STEP = 0.08


@dataclass(frozen=True, slots=True)
class MirrorPart:
    """The part of a frame that the mirror shows, by ratios of the frame's height.

    It is as much narrower as it is lower, about the middle.
    """

    top: float = 0.0
    height: float = 1.0


WHOLE = MirrorPart()


class LeaningMirror:
    """Brings a face that is high or low in the frame to the middle; moves slowly, and seldom.

    Times are monotonic seconds.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Stand upright; the next visitor begins anew."""
        self._aim = self._part = WHOLE
        self._wanted_since: float | None = None
        self._seen_at = self._moved_at = float("-inf")

    def follow(self, face: BoundingBox | None, now: float) -> None:
        """Take in where the face is."""
        if face is not None:
            self._seen_at = now
        wanted = self._wanted(face, now)
        if abs(wanted.top - self._aim.top) + abs(wanted.height - self._aim.height) < _STEP:
            self._wanted_since = None
        elif self._wanted_since is None:
            self._wanted_since = now
        elif now - self._wanted_since >= _SETTLE_S:
            self._aim, self._wanted_since = wanted, None

    def part(self, now: float, *, still: bool = False) -> MirrorPart:
        """What the mirror shows at `now`; a `still` one is there at once instead of moving."""
        share = 1 - math.exp(-max(0.0, now - self._moved_at) / _EASE_S)
        if still:
            share = 1.0
        self._moved_at = now
        self._part = MirrorPart(
            self._part.top + share * (self._aim.top - self._part.top),
            self._part.height + share * (self._aim.height - self._part.height),
        )
        return self._part

    def _wanted(self, face: BoundingBox | None, now: float) -> MirrorPart:
        if face is None:
            return self._aim if now - self._seen_at < _STAY_S else WHOLE
        _, y = face.centre
        if self._aim is WHOLE:
            is_easy = _EASY_TOP <= y <= _EASY_BOTTOM
        else:
            is_easy = _BACK_TOP <= y <= _BACK_BOTTOM
        return WHOLE if is_easy else _around(face)


def _around(face: BoundingBox) -> MirrorPart:
    height = min(1.0, max(_CLOSEST, face.height / _FACE_SHARE))
    over = _OVER * height
    return MirrorPart(min(1 - height + over, max(-over, face.centre[1] - height / 2)), height)
