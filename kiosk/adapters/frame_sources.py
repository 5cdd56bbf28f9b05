"""Where frames come from: a camera device, a video file or a folder of pictures.

Imported by the camera's child process only.
"""

import itertools
import math
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np

from kiosk.adapters.camera_devices import DEMO
from kiosk.adapters.frame_watch import watched
from shared.domain.camera_fault import CameraFault
from shared.domain.errors import CameraError
from shared.ports import Frame

DEMO_CLIP = Path(__file__).resolve().parents[2] / "resources" / "demo_camera" / "visitor.mp4"

_LONG_SIDE, _SHORT_SIDE = 1280, 720
_FPS = 25.0
_PICTURE_FRAMES = 50  # two seconds
_PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
_MISSES_ALLOWED = 10
_BACKENDS = {
    "linux": cv2.CAP_V4L2,
    "win32": cv2.CAP_DSHOW,  # Media Foundation takes many seconds to open some webcams
    "darwin": cv2.CAP_AVFOUNDATION,
}


def device_frames(source: str, device: str) -> Generator[Frame, None, None]:
    """Frames of a camera, for ever, once it sees; CameraError says why there are none (any more).

    `device` is the number or node that is opened, `source` what the camera is called.
    """
    try:
        for frame in watched(_captured(source, device), source):
            yield _bounded(frame)
    except (cv2.error, OSError) as error:
        raise CameraError(f"The camera {source!r} failed: {error}") from error


def file_frames(source: str) -> Generator[Frame, None, None]:
    """Frames of a file or folder at their own pace, for ever; CameraError when there are none.

    They may stand still or be black: nobody says that such a camera fails.
    """
    cv2.setNumThreads(1)
    path = DEMO_CLIP if source == DEMO else Path(source)
    try:
        if path.is_dir() or path.suffix.lower() in _PICTURE_SUFFIXES:
            frames = _paced(_picture_frames(path), _FPS)
        else:
            frames = _video_frames(path)
        for frame in frames:
            yield _bounded(frame)
    except (cv2.error, OSError) as error:
        raise CameraError(f"The camera {source!r} failed: {error}") from error


def _captured(source: str, device: str) -> Iterator[Frame]:
    """Frames of a device; asked for 1280x720 as motion JPEG, which USB 2 can carry."""
    cv2.setNumThreads(1)
    opened = int(device) if device.isdecimal() else device
    capture = cv2.VideoCapture(opened, _BACKENDS.get(sys.platform, cv2.CAP_ANY))
    try:
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _LONG_SIDE)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _SHORT_SIDE)
        capture.set(cv2.CAP_PROP_FPS, 30)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        first = _next_frame(capture)
        if first is None:
            raise _why_silent(source)
        yield first
        while (frame := _next_frame(capture)) is not None:
            yield frame
        raise CameraError(f"The camera {source!r} stopped giving frames.", CameraFault.SILENT)
    finally:
        capture.release()


def _why_silent(source: str) -> CameraError:
    if sys.platform == "linux":
        sentence = f"The camera {source!r} is in use by another program, or is not a camera."
        return CameraError(sentence, CameraFault.BUSY)
    sentence = f"There is no camera {source!r}, or it is in use by another program."
    return CameraError(sentence, CameraFault.GONE)


def _next_frame(capture: cv2.VideoCapture) -> Frame | None:
    """The next frame; a webcam may miss a few, so only ten misses in a row mean that it is over."""
    for _ in range(_MISSES_ALLOWED):
        if not capture.isOpened():
            return None
        found, frame = capture.read()
        if found:
            return _as_frame(frame)
        time.sleep(0.02)
    return None


def _video_frames(path: Path) -> Iterator[Frame]:
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    try:
        if not capture.isOpened():
            raise CameraError(f"{path} is not a video that can be read.")
        fps = capture.get(cv2.CAP_PROP_FPS)
        yield from _paced(_looped(capture, path), fps if 1 <= fps <= 120 else _FPS)
    finally:
        capture.release()


def _looped(capture: cv2.VideoCapture, path: Path) -> Iterator[Frame]:
    frames_since_start = 0
    while True:
        found, frame = capture.read()
        if found:
            frames_since_start += 1
            yield _as_frame(frame)
        elif frames_since_start:
            frames_since_start = 0
            capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
        else:
            raise CameraError(f"{path} is a broken video: no frame of it can be read.")


def _picture_frames(path: Path) -> Iterator[Frame]:
    """Each picture for two seconds, in order of name; what is no picture is passed over."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    files = [file for file in files if file.suffix.lower() in _PICTURE_SUFFIXES]
    if not files:
        raise CameraError(f"The folder {path} holds no pictures.")
    while True:
        pictures_shown = 0
        for file in files:
            if (picture := _picture(file)) is not None:
                pictures_shown += 1
                yield from itertools.repeat(_bounded(picture), _PICTURE_FRAMES)
        if not pictures_shown:
            raise CameraError(f"There is no picture that can be read in {path}.")


def _picture(file: Path) -> Frame | None:
    """A picture, upright; None when the file is none, or is too large to open safely."""
    try:
        picture = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        return None
    return None if picture is None else _as_frame(picture)


def _paced(frames: Iterable[Frame], fps: float) -> Iterator[Frame]:
    """Frames at a steady pace; after a hiccup they go on from there and do not race."""
    due = time.monotonic()
    for frame in frames:
        time.sleep(max(0.0, due - time.monotonic()))
        yield frame
        due = max(due + 1 / fps, time.monotonic())


def _bounded(frame: Frame) -> Frame:
    height, width = frame.shape[:2]
    scale = min(_LONG_SIDE / max(height, width), _SHORT_SIDE / min(height, width))
    if scale >= 1:
        return frame
    size = math.ceil(width * scale - 0.5), math.ceil(height * scale - 0.5)
    return _as_frame(
        cv2.resize(frame, (max(1, size[0]), max(1, size[1])), interpolation=cv2.INTER_AREA)
    )


def _as_frame(picture: cv2.typing.MatLike) -> Frame:
    return np.ascontiguousarray(picture, np.uint8)
