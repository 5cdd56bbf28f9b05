"""The camera: OpenCV captures in a process of its own, and the newest frame wins.

cv2 is imported in the child only; in the parent it would change Qt's plugin paths.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Generator

from kiosk.adapters.camera_devices import CameraDevices, DeviceNode
from kiosk.adapters.child_process import ChildEnd, ChildError, ChildProcess
from kiosk.adapters.newest_frame import NewestFrame
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame

OPEN_DEADLINE_S = 8.0
"""Long enough for a cold start and a slow webcam."""

_OPEN = "open"
_REPLY_GRACE_S = 0.5
_OPENCV_LIMITS = {
    "OPENCV_IO_MAX_IMAGE_PIXELS": "50000000",
    # FFmpeg would play a text file as a terminal, and follow a playlist into the network.
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": (
        "format_whitelist;mov,mp4,m4a,3gp,3g2,mj2,avi,matroska,webm,mpeg,mpegts,asf,ogg"
        "|protocol_whitelist;file"
    ),
}


DeviceFrames = Callable[[str, str], Generator[Frame, None, None]]
"""Frames of a device by `(source, device)`, as `frame_sources.device_frames`; must be picklable."""


class OpenCvCamera:
    """A camera device, a video file, a folder of pictures or the shipped demo; belongs to one lane.

    `source` is a device's number (`"0"`), path or name, a path to a file or folder, or `"demo"`.
    Files play at their own pace and begin again at the end. Frames are at most 1280 on the long and
    720 on the short side; larger ones are scaled down. A device that gives no picture, always the
    same, or only black ones for two seconds, or that is unplugged, fails. `device_frames` stands in
    for OpenCV's way to the devices.
    """

    def __init__(
        self,
        source: str,
        *,
        open_deadline_s: float = OPEN_DEADLINE_S,
        devices: CameraDevices | None = None,
        device_frames: DeviceFrames | None = None,
    ) -> None:
        self._source = source
        self._open_deadline_s = open_deadline_s
        self._devices = devices or CameraDevices()
        self._child = ChildProcess(_capture, source, self._devices, device_frames, name="camera")

    @property
    def pid(self) -> int | None:
        """The process that captures, or None when the camera is closed."""
        return self._child.pid

    def find(self) -> None:
        """CameraError when the device is not plugged in, or a file is not there; opens nothing."""
        self._devices.find(self._source)

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
            fault = CameraFault.SILENT if error.is_late else CameraFault.CRASHED
            sentence = f"The camera {self._source!r} failed: {error}."
            raise CameraError(sentence, fault) from error


def _capture(
    parent: ChildEnd, source: str, devices: CameraDevices, device_frames: DeviceFrames | None
) -> None:
    """The child: this thread captures (macOS wants the main thread), another answers."""
    try:
        device = devices.find(source)
    except CameraError as error:
        parent.receive()
        parent.fail(error)
        return
    newest = NewestFrame(source, is_there=DeviceNode(device).stays)
    # A driver may block for seconds while the newest frame is asked for.
    threading.Thread(target=_answer, args=(parent, newest), daemon=True).start()  # noqa: TID251
    os.environ.update(_OPENCV_LIMITS)
    try:
        from kiosk.adapters import frame_sources

        of_device = device_frames or frame_sources.device_frames
        frames = of_device(source, device) if device else frame_sources.file_frames(source)
        with contextlib.closing(frames):
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
