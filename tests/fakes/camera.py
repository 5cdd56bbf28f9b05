"""A camera that shows what a test puts before it, at once and without a device."""

import itertools
from collections.abc import Sequence

import numpy as np

from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame


def plain_frame(shade: int = 128, width: int = 1280, height: int = 720) -> Frame:
    """A frame of one grey."""
    return np.full((height, width, 3), shade, np.uint8)


class FakeCamera:
    """`shared.ports.Camera` that gives `frames` in order, for ever.

    `missing` makes `find` and `open` fail with that sentence, `silent` makes `read` fail with it;
    both can be set and cleared at any time. `times_opened` and `frames_read` count what was asked.
    """

    def __init__(
        self, frames: Sequence[Frame] = (), *, missing: str | None = None, silent: str | None = None
    ) -> None:
        self._frames = itertools.cycle(frames or (plain_frame(),))
        self.missing = missing
        self.silent = silent
        self.is_open = False
        self.times_opened = 0
        self.frames_read = 0

    def find(self) -> None:
        if self.missing is not None:
            raise CameraError(self.missing, CameraFault.GONE)

    def open(self) -> None:
        self.find()
        if not self.is_open:
            self.is_open = True
            self.times_opened += 1

    def read(self, timeout_s: float) -> Frame:
        if not self.is_open:
            raise CameraError("The camera is not open.")
        if self.silent is not None:
            raise CameraError(self.silent, CameraFault.SILENT)
        self.frames_read += 1
        return next(self._frames).copy()

    def close(self) -> None:
        self.is_open = False
