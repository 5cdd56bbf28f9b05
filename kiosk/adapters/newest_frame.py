"""The one slot between the thread that captures and the one that answers."""

import threading
import time
from collections.abc import Callable

from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame

_STALE_S = 0.5
_LOOK_EVERY_S = 0.25


class NewestFrame:
    """Holds the newest frame until it is taken; never a queue.

    `closed` is set when nobody will ask any more. While somebody waits, `is_there` is asked
    whether the device still is: its driver may never say so.
    """

    def __init__(
        self,
        source: str,
        clock: Callable[[], float] = time.monotonic,
        is_there: Callable[[], bool] = lambda: True,
    ) -> None:
        self._source = source
        self._clock = clock
        self._is_there = is_there
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._captured_at = 0.0
        self._error: CameraError | None = None
        self.closed = threading.Event()

    def put(self, frame: Frame) -> None:
        """Replace what was there."""
        with self._changed:
            self._frame, self._captured_at = frame, self._clock()
            self._changed.notify()

    def fail(self, error: CameraError) -> None:
        """Let every question from now on be answered with `error`."""
        with self._changed:
            self._frame, self._error = None, error
            self._changed.notify()

    def await_first(self) -> None:
        """Return when there is a frame, and leave it there; CameraError when capturing failed."""
        self._wait(lambda: self._frame is not None, None)

    def take(self, timeout_s: float) -> Frame:
        """The newest frame; CameraError when none is there within `timeout_s` that is not stale."""
        with self._changed:
            self._wait(self._has_fresh, timeout_s)
            frame, self._frame = self._frame, None
        assert frame is not None
        return frame

    def _has_fresh(self) -> bool:
        """A driver may have hung since the frame came: what is old is not what stands there now."""
        return self._frame is not None and self._clock() - self._captured_at < _STALE_S

    def _wait(self, ready: Callable[[], bool], timeout_s: float | None) -> None:
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        with self._changed:
            while not self._changed.wait_for(
                lambda: self._error is not None or ready(), _until(deadline)
            ):
                if not self._is_there():
                    sentence = f"The camera {self._source!r} was unplugged."
                    raise CameraError(sentence, CameraFault.GONE)
                if deadline is not None and time.monotonic() >= deadline:
                    sentence = f"The camera {self._source!r} gave no frame for {timeout_s:g} s."
                    raise CameraError(sentence, CameraFault.SILENT)
            if self._error is not None:
                raise self._error


def _until(deadline: float | None) -> float:
    """How long to wait before the next look at the device, in seconds."""
    left = _LOOK_EVERY_S if deadline is None else deadline - time.monotonic()
    return max(0.0, min(left, _LOOK_EVERY_S))
