"""MediaPipe's face detector and landmarker; the only module that speaks to MediaPipe."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from kiosk.adapters.local_faces.geometry import Detection, FaceMesh
from shared.domain.errors import FaceAnalysisError
from shared.ports import Frame

_MIN_SCORE = 0.5
_SMALLEST_SIDE = 256
"""The landmarker looks at 256 x 256 pixels; smaller regions are enlarged to that."""

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
        found = [_detection(each) for each in result.detections]
        return sorted(found, key=lambda each: each.area, reverse=True)

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
        if right <= left or bottom <= top:
            return None
        cut = frame[top:bottom, left:right]
        zoom = max(1.0, _SMALLEST_SIDE / min(cut.shape[:2]))
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
