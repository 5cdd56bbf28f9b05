"""Whether there is light enough, and not too much, to read a face."""

from enum import StrEnum

import numpy as np

from shared.domain.face import BoundingBox
from shared.ports import Frame

_STEP = 4
_GREEN = 1
_DARK = 55
"""A face whose brightest parts (0-255) are darker shows nothing; dark skin in fair light is far
brighter there."""
_BRIGHT = 242


class Light(StrEnum):
    """The light on a face, or in the room where there is none."""

    GOOD = "good"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"


def light_of(frame: Frame, face: BoundingBox | None) -> Light:
    """Judged by the highlights of what is dark and by the half that is brightest."""
    seen = _part(frame, face)[::_STEP, ::_STEP, _GREEN]
    if seen.size == 0:
        return Light.GOOD
    middle, highlights = np.percentile(seen, (50, 95))
    if highlights < _DARK:
        return Light.TOO_DARK
    return Light.TOO_BRIGHT if middle >= _BRIGHT else Light.GOOD


def _part(frame: Frame, box: BoundingBox | None) -> Frame:
    if box is None:
        return frame
    height, width = frame.shape[:2]
    top, left = max(0, round(box.top * height)), max(0, round(box.left * width))
    return frame[
        top : top + max(0, round(box.height * height)),
        left : left + max(0, round(box.width * width)),
    ]
