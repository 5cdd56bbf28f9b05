"""A face analyser far away with one at hand behind it, so that no visitor waits for the far one."""

import logging

from kiosk.services.respite import Respite
from shared.domain.emotion import Emotion
from shared.domain.errors import EmotionGardenError
from shared.domain.face import BoundingBox, FaceDetail
from shared.ports import FaceAnalyzer, Frame

LEAST_CONFIDENCE = 30.0
"""Percent; below it the strongest emotion is hardly stronger than the others."""

_log = logging.getLogger(__name__)


class PatientFaceAnalyzer:
    """`shared.ports.FaceAnalyzer`: `far` is asked first, `near` follows the face and helps out.

    `near` answers when `far` fails, rests after a failure, or is not sure of the emotion. `far`
    keeps to the visitor's patience by itself.
    """

    def __init__(
        self, far: FaceAnalyzer, near: FaceAnalyzer, respite: Respite | None = None
    ) -> None:
        self.backend = far.backend
        self._far = far
        self._near = near
        self._respite = respite or Respite()

    def warm_up(self) -> None:
        """Load what is near, which must work; what is far may join later."""
        self._near.warm_up()
        try:
            self._far.warm_up()
        except EmotionGardenError as error:
            _log.warning("%s can not be asked: %s", self.backend, error)

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        return self._near.locate_faces(frame)

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        if not self._respite.is_over():
            return self._near.detect_faces(frame)
        try:
            faces = self._far.detect_faces(frame)
        except EmotionGardenError as error:
            level = self._respite.failed()
            _log.log(level, "the local model reads this face: %s", error)
            return self._near.detect_faces(frame)
        self._respite.succeeded()
        if not faces or is_sure(faces[0]):
            return faces
        return self._near.detect_faces(frame) or faces

    def close(self) -> None:
        self._far.close()
        self._near.close()


def is_sure(face: FaceDetail) -> bool:
    """Whether the emotion was told, and not by a hair's breadth."""
    return face.emotion is not Emotion.UNKNOWN and face.emotions[0].confidence >= LEAST_CONFIDENCE
