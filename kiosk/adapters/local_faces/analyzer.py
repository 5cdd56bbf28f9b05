"""The local face analyser as the kiosk sees it; models are loaded when first needed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from shared.domain.errors import FaceAnalysisError
from shared.domain.face import BoundingBox, FaceDetail
from shared.ports import Frame

if TYPE_CHECKING:
    from kiosk.adapters.local_faces.face_reader import FaceReader

_WARM_UP_SIZE = (720, 1280, 3)

_LEAST_SIDE = 16
"""A frame with fewer pixels in one direction cannot show a face."""


class MediaPipeFaceAnalyzer:
    """`FaceAnalyzer` on this machine's CPU, without network; not for several threads at once."""

    backend = "local"

    def __init__(
        self, models_dir: Path, threads: int = 1, hsemotion_model: Path | None = None
    ) -> None:
        """`threads` bounds onnxruntime and OpenCV; MediaPipe computes on one thread by itself.

        `hsemotion_model` is an HSEmotion ONNX file that reads the expression in place of the
        three networks of `models_dir`.
        """
        self._models_dir = models_dir
        self._threads = threads
        self._hsemotion_model = hsemotion_model
        self._reader: FaceReader | None = None

    def warm_up(self) -> None:
        """Load the models; MissingPartError names the file that is missing or damaged."""
        self._loaded()

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        """Where faces are, the largest first, by the detector alone."""
        picture = _picture(frame)
        return self._loaded().locate(picture) if _has_room(picture) else ()

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        """The faces of the frame, the largest first.

        The five largest are read whole; of any others only the place and the confidence are told.
        """
        picture = _picture(frame)
        return self._loaded().read(picture) if _has_room(picture) else ()

    def close(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _loaded(self) -> "FaceReader":
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def _load(self) -> "FaceReader":
        # onnxruntime from 1.29 on reports to its maker unless told so before it is imported.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"

        import cv2

        from kiosk.adapters.local_faces.face_reader import FaceReader
        from kiosk.adapters.local_faces.quiet import quiet_stderr

        cv2.setNumThreads(self._threads)
        with quiet_stderr():
            reader = FaceReader(self._models_dir, self._threads, self._hsemotion_model)
            reader.read(np.zeros(_WARM_UP_SIZE, np.uint8))  # the first picture is the slowest
        return reader


def _has_room(picture: Frame) -> bool:
    return min(picture.shape[:2]) >= _LEAST_SIDE


def _picture(frame: Frame) -> Frame:
    """The frame as the models need it: contiguous, three channels of 8 bits."""
    if frame.dtype != np.uint8 or frame.ndim != 3 or frame.shape[2] != 3:
        raise FaceAnalysisError(
            f"A frame must be height x width x 3 bytes, not {frame.shape} of {frame.dtype}."
        )
    return np.ascontiguousarray(frame)
