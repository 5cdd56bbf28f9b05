"""Tells whether a camera sees: drivers give the last frame again and again, or a black one."""

import time
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame

BLIND_S = 2.0
"""How long a camera may see nothing, or the same, before it is said to fail."""

_STEP = 8
_BLACK = 24
"""No brighter than this (0-255), but for a hundredth of hot pixels, is a covered lens."""
_PLAIN = 3


def watched(
    frames: Iterable[Frame], source: str, clock: Callable[[], float] = time.monotonic
) -> Iterator[Frame]:
    """The frames of a device, from the first that shows that it sees.

    A sensor's noise makes each frame differ from the one before, in a still room too. CameraError
    when for two seconds every frame was the same, or black, or of one colour.
    """
    before: Frame | None = None
    blind_since: float | None = None
    has_seen = False
    for frame in frames:
        sample = frame[::_STEP, ::_STEP]
        fault = _fault(sample, before)
        if fault is None:
            blind_since, has_seen = None, True
        elif blind_since is None:
            blind_since = clock()
        elif clock() - blind_since >= BLIND_S:
            raise CameraError(_SENTENCES[fault].format(repr(source)), fault)
        before = sample.copy()
        if has_seen:
            yield frame


def _fault(sample: Frame, before: Frame | None) -> CameraFault | None:
    """The first frame proves nothing: it may be the last one from before an unplug."""
    if np.mean(sample > _BLACK) < 0.01 or np.ptp(sample, axis=(0, 1)).max() <= _PLAIN:
        return CameraFault.BLACK
    if before is None or np.array_equal(sample, before):
        return CameraFault.FROZEN
    return None


_SENTENCES = {
    CameraFault.BLACK: "The camera {} gives only black or empty pictures.",
    CameraFault.FROZEN: "The camera {} gives the same picture again and again.",
}
