"""MediaPipe's face detector and landmarker; the only module that speaks to MediaPipe."""

import math
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from kiosk.adapters.local_faces.geometry import SAME_FACE, Detection, FaceMesh
from shared.domain.errors import FaceAnalysisError
from shared.ports import Frame

_MIN_SCORE = 0.5
_LONG_FRAME = 1.2
_STRIP = 4
_EDGE = 0.02
_SMALLEST_SIDE = 256
"""The landmarker looks at 256 x 256 pixels; smaller regions are enlarged to that."""

_LEAST_SIDE = 16
"""No face can be read in fewer pixels or a longer strip, and MediaPipe aborts on slivers."""

# MediaPipe's C++ errors arrive as these.
_VENDOR_ERRORS = (RuntimeError, ValueError)


class FaceFinder:
    """The full-range detector: finds faces from arm's length to about five metres."""

    def __init__(self, model: Path) -> None:
        from mediapipe.tasks.python.core.base_options import BaseOptions
        from mediapipe.tasks.python.vision.face_detector import FaceDetector, FaceDetectorOptions

        options = FaceDetectorOptions(
            base_options=BaseOptions(model_asset_path=str(model)),
            min_detection_confidence=_MIN_SCORE,
        )
        self._detector = FaceDetector.create_from_options(options)

    def find(self, frame: Frame) -> list[Detection]:
        """Boxes around faces, the largest first; they may reach over the edge of the frame."""
        try:
            result = self._detector.detect(_mediapipe_image(frame))
        except _VENDOR_ERRORS as error:
            raise FaceAnalysisError(f"The face detector failed: {error}") from error
        return _largest_first([_detection(each) for each in result.detections])

    def find_far(self, frame: Frame, known: list[Detection]) -> list[Detection]:
        """`known` and the smaller faces found by looking at square tiles of the frame.

        The detector sees 192 x 192 pixels: in a 1280 x 720 frame a face of 100 pixels is 15 of
        them, in a square tile 27.
        """
        found = list(known)
        for tile in square_tiles(frame.shape[1], frame.shape[0]):
            x, y, side = tile
            for box in self.find(np.ascontiguousarray(frame[y : y + side, x : x + side])):
                moved = box._replace(x=box.x + x, y=box.y + y)
                cut_off = _at_inner_edge(moved, tile, frame.shape[1], frame.shape[0])
                if not cut_off and all(moved.overlap(each) < SAME_FACE for each in found):
                    found.append(moved)
        return _largest_first(found)

    def close(self) -> None:
        self._detector.close()


class MeshFinder:
    """Landmarks, blendshapes and pose of one face in a region of a frame.

    It runs on still images: each frame stands for itself, so no visitor's face is followed
    from one frame to the next.
    """

    def __init__(self, model: Path) -> None:
        from mediapipe.tasks.python.core.base_options import BaseOptions
        from mediapipe.tasks.python.vision.face_landmarker import (
            FaceLandmarker,
            FaceLandmarkerOptions,
        )

        options = FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=str(model)),
            output_face_blendshapes=True,
            output_facial_transformation_matrixes=True,
            num_faces=1,
        )
        self._landmarker = FaceLandmarker.create_from_options(options)

    def mesh(self, frame: Frame, region: Detection) -> FaceMesh | None:
        """The most prominent face of the region (cut to the frame), if there is one."""
        height, width = frame.shape[:2]
        left, top = max(0, int(region.x)), max(0, int(region.y))
        right = min(width, int(region.x + region.width))
        bottom = min(height, int(region.y + region.height))
        short, long = sorted((right - left, bottom - top))
        if short < _LEAST_SIDE or long > short * _STRIP:
            return None
        cut = frame[top:bottom, left:right]
        zoom = max(1.0, _SMALLEST_SIDE / short)
        if zoom > 1:
            cut = np.asarray(cv2.resize(cut, None, fx=zoom, fy=zoom), np.uint8)
        try:
            result = self._landmarker.detect(_mediapipe_image(cut))
        except _VENDOR_ERRORS as error:
            raise FaceAnalysisError(f"The face landmarker failed: {error}") from error
        if not result.face_landmarks:
            return None
        size = (cut.shape[1] / zoom, cut.shape[0] / zoom)
        ratios = np.array([(point.x, point.y) for point in result.face_landmarks[0]])
        return FaceMesh(
            points=(ratios * size + (left, top)).astype(np.float32),
            blendshapes={each.category_name: each.score for each in result.face_blendshapes[0]},
            rotation=np.asarray(result.facial_transformation_matrixes[0])[:3, :3],
        )

    def close(self) -> None:
        self._landmarker.close()


def square_tiles(width: int, height: int) -> list[tuple[int, int, int]]:
    """Left, top and side of squares that cover a frame, each half over the next.

    None if the frame is about square, or a strip in which nobody stands back. A face
    no larger than half the short side is whole in at least one of them.
    """
    side, length = min(width, height), max(width, height)
    if not side * _LONG_FRAME <= length <= side * _STRIP:
        return []
    steps = math.ceil((length - side) / (side / 2))
    starts = [round((length - side) * step / steps) for step in range(steps + 1)]
    return [(at, 0, side) if width >= height else (0, at, side) for at in starts]


def _at_inner_edge(box: Detection, tile: tuple[int, int, int], width: int, height: int) -> bool:
    """Whether a box touches a side of its tile beyond which the frame goes on."""
    left, top, side = tile
    edge = _EDGE * side
    return (
        (left > 0 and box.x < left + edge)
        or (top > 0 and box.y < top + edge)
        or (left + side < width and box.x + box.width > left + side - edge)
        or (top + side < height and box.y + box.height > top + side - edge)
    )


def _largest_first(boxes: list[Detection]) -> list[Detection]:
    return sorted(boxes, key=lambda box: box.area, reverse=True)


def _mediapipe_image(frame: Frame) -> Any:
    from mediapipe.tasks.python.vision.core.image import Image, ImageFormat

    return Image(image_format=ImageFormat.SRGB, data=cv2.cvtColor(frame, cv2.COLOR_BGR2RGB))


def _detection(found: Any) -> Detection:
    box = found.bounding_box
    return Detection(
        float(box.origin_x),
        float(box.origin_y),
        float(box.width),
        float(box.height),
        float(found.categories[0].score),
    )
