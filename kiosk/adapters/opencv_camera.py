"""The camera: OpenCV captures in a process of its own, and the newest frame wins.

cv2 is imported in the child only; in the parent it would change Qt's plugin paths.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable

from kiosk.adapters.child_process import ChildEnd, ChildError, ChildProcess
from shared.domain.errors import CameraError
from shared.ports import Frame

OPEN_DEADLINE_S = 8.0
"""Long enough for a cold start and a slow webcam."""

_OPEN = "open"
_REPLY_GRACE_S = 0.5
_STALE_S = 0.5
_OPENCV_LIMITS = {
    "OPENCV_IO_MAX_IMAGE_PIXELS": "50000000",
    # FFmpeg would play a text file as a terminal, and follow a playlist into the network.
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": (
        "format_whitelist;mov,mp4,m4a,3gp,3g2,mj2,avi,matroska,webm,mpeg,mpegts,asf,ogg"
        "|protocol_whitelist;file"
    ),
}


class OpenCvCamera:
    """A camera device, a video file, a folder of pictures or the shipped demo; belongs to one lane.

    `source` is a device number (`"0"`) or path, a path to a file or folder, or `"demo"`. Files
    play at their own pace and begin again at the end. Frames are at most 1280 on the long and 720
    on the short side; larger ones are scaled down.
    """

    def __init__(self, source: str, *, open_deadline_s: float = OPEN_DEADLINE_S) -> None:
        self._source = source
        self._open_deadline_s = open_deadline_s
        self._child = ChildProcess(_capture, source, name="camera")

    @property
    def pid(self) -> int | None:
        """The process that captures, or None when the camera is closed."""
        return self._child.pid

    def open(self) -> None:
        """Start capturing and wait for the first frame; harmless when already open.

        CameraError says in one sentence why there is none.
        """
        if self._child.pid is not None:
            return
        try:
            self._ask(_OPEN, self._open_deadline_s)
        except CameraError:
            self.close()
            raise

    def read(self, timeout_s: float) -> Frame:
        """The newest frame not read before; frames that came and went in between are dropped.

        CameraError when none comes within `timeout_s` (the camera stays open), or when the process
        itself died or hangs half a second longer (the camera is closed and may be opened again).
        """
        if self._child.pid is None:
            raise CameraError(f"The camera {self._source!r} is not open.")
        return self._ask(timeout_s, timeout_s + _REPLY_GRACE_S)

    def close(self) -> None:
        """Let the device go and end the process, within a second; harmless when already closed."""
        self._child.stop()

    def _ask(self, request: object, timeout_s: float) -> Frame:
        try:
            return self._child.request(request, timeout_s)
        except ChildError as error:
            raise CameraError(f"The camera {self._source!r} failed: {error}.") from error


class NewestFrame:
    """One slot between the thread that captures and the one that answers; never a queue.

    `closed` is set when nobody will ask any more.
    """

    def __init__(self, source: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._clock = clock
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
        with self._changed:
            self._changed.wait_for(lambda: self._error is not None or ready(), timeout_s)
            if self._error is not None:
                raise self._error
            if not ready():
                raise CameraError(f"The camera {self._source!r} gave no frame for {timeout_s:g} s.")


def _capture(parent: ChildEnd, source: str) -> None:
    """The child: this thread captures (macOS wants the main thread), another answers."""
    newest = NewestFrame(source)
    # A driver may block for seconds while the newest frame is asked for.
    threading.Thread(target=_answer, args=(parent, newest), daemon=True).start()  # noqa: TID251
    os.environ.update(_OPENCV_LIMITS)
    try:
        from kiosk.adapters.frame_sources import frames_of

        with contextlib.closing(frames_of(source)) as frames:
            for frame in frames:
                newest.put(frame)
                if newest.closed.is_set():
                    return
    except CameraError as error:
        newest.fail(error)
    except ImportError as error:
        newest.fail(CameraError(f"OpenCV cannot be loaded: {error}"))
    newest.closed.wait()


def _answer(parent: ChildEnd, newest: NewestFrame) -> None:
    try:
        while True:
            request = parent.receive()
            try:
                parent.reply(newest.await_first() if request == _OPEN else newest.take(request))
            except CameraError as error:
                parent.fail(error)
    except (EOFError, OSError):
        newest.closed.set()
