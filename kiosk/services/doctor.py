"""What the doctor looks at on a kiosk: the face models and the camera."""

from shared.ports import Camera, FaceAnalyzer

_FRAME_TIMEOUT_S = 3.0


def examine_analyzer(analyzer: FaceAnalyzer) -> str:
    """Whether faces can be read here."""
    try:
        analyzer.warm_up()
    finally:
        analyzer.close()
    return f"{analyzer.backend}, loaded and ready"


def examine_camera(camera: Camera) -> str:
    """Whether the camera gives frames; the one it gives is forgotten."""
    try:
        camera.open()
        height, width, _ = camera.read(_FRAME_TIMEOUT_S).shape
    finally:
        camera.close()
    return f"gives frames of {width} x {height}"
