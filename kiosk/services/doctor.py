"""What the doctor looks at on a kiosk: the face models and the camera."""

from collections.abc import Sequence

import numpy as np

from shared.domain.errors import MissingPartError
from shared.ports import Camera, FaceAnalyzer

_FRAME_TIMEOUT_S = 3.0


def examine_analyzer(analyzer: FaceAnalyzer) -> str:
    """Whether faces can be read here."""
    try:
        analyzer.warm_up()
    finally:
        analyzer.close()
    return f"{analyzer.backend}, loaded and ready"


def examine_reading(analyzer: FaceAnalyzer) -> str:
    """Whether an analyser far away reads pictures; an empty one is sent."""
    try:
        analyzer.detect_faces(np.full((120, 160, 3), 128, np.uint8))
    finally:
        analyzer.close()
    return f"{analyzer.backend} reads pictures"


def examine_devices(cameras: Sequence[object]) -> str:
    """Which cameras are plugged in, as they say themselves."""
    if not cameras:
        raise MissingPartError("no camera is plugged in, or this system does not list them")
    return "; ".join(map(str, cameras))


def examine_camera(camera: Camera) -> str:
    """Whether the camera gives frames; the one it gives is forgotten."""
    try:
        camera.open()
        height, width, _ = camera.read(_FRAME_TIMEOUT_S).shape
    finally:
        camera.close()
    return f"gives frames of {width} x {height}"
