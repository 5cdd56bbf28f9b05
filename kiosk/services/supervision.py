"""A camera that is opened again until it sees, however often it fails."""

import time
from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from shared.domain.errors import CameraError
from shared.ports import Camera, Frame

FRAME_TIMEOUT_S = 2.0
"""A camera that gives no frame for so long is closed and opened again."""

_RETRY_S = 0.75
_TELL_EVERY_S = 0.15

T = TypeVar("T")


def supervised(
    camera: Camera,
    see: Callable[[Frame], T],
    *,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[T | CameraError]:
    """What `see` makes of each frame, for ever; a CameraError in its place while there is none.

    After a failure the camera is closed, and opened again within a second. The error is told
    several times meanwhile, so that whoever listens can stop listening.
    """
    while True:
        failure = yield from _until_it_fails(camera, see)
        camera.close()
        again_at = clock() + _RETRY_S
        yield failure
        while clock() < again_at:
            pause(_TELL_EVERY_S)
            yield failure


def _until_it_fails(camera: Camera, see: Callable[[Frame], T]) -> Generator[T, None, CameraError]:
    try:
        camera.find()
        camera.open()
        while True:
            yield see(camera.read(FRAME_TIMEOUT_S))
    except CameraError as error:
        return error
