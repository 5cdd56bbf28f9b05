"""A camera and a face analyser without a device or a model: who is to be seen is a script.

For soaks only; what they answer is nobody's face.
"""

import itertools
import time

import numpy as np

from shared.domain.emotion import GARDEN_EMOTIONS, Emotion, EmotionScore
from shared.domain.errors import CameraError
from shared.domain.face import BoundingBox, FaceDetail, Pose
from shared.ports import Frame

_FRAME_EVERY_S = 0.02
_NOBODY_EVERY = 7
"""Every so many visitors, nobody stands where the camera looks."""
_NEAR = BoundingBox(0.4, 0.3, 0.2, 0.3)
_CONFIDENCE = 86.0
_NOBODY = 255


class ScriptedCamera:
    """`shared.ports.Camera` whose frames are noise around a number that says whom it sees.

    `plugged` may be set from any thread; while it is false the camera gives nothing.
    """

    def __init__(self) -> None:
        self.plugged = True
        self._open = False
        self._visitors = itertools.count()
        self._seen = _NOBODY
        self._noise = np.random.default_rng(0)

    def find(self) -> None:
        if not self.plugged:
            raise CameraError("The scripted camera is unplugged.")

    def open(self) -> None:
        self.find()
        if not self._open:
            self._open = True
            number = next(self._visitors)
            is_there = number % _NOBODY_EVERY != _NOBODY_EVERY - 1
            self._seen = number % len(GARDEN_EMOTIONS) if is_there else _NOBODY

    def read(self, timeout_s: float) -> Frame:
        time.sleep(_FRAME_EVERY_S)
        if not (self._open and self.plugged):
            raise CameraError("The scripted camera gives no frames.")
        frame = self._noise.integers(40, 200, (120, 160, 3), np.uint8)
        frame[0, 0] = self._seen
        return frame

    def close(self) -> None:
        self._open = False


class ScriptedFaces:
    """`shared.ports.FaceAnalyzer` that sees whom a `ScriptedCamera` says."""

    backend = "scripted"

    def warm_up(self) -> None:
        """There is no model to load."""

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        return tuple(face.bounding_box for face in self.detect_faces(frame))

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        seen = int(frame[0, 0, 0])
        return () if seen == _NOBODY else (_face(GARDEN_EMOTIONS[seen]),)

    def close(self) -> None:
        """Nothing is open."""


def _face(emotion: Emotion) -> FaceDetail:
    others = [each for each in GARDEN_EMOTIONS if each is not emotion]
    rest = (100 - _CONFIDENCE) / len(others)
    scores = (EmotionScore(emotion, _CONFIDENCE), *(EmotionScore(each, rest) for each in others))
    return FaceDetail(_NEAR, 92.0, scores, pose=Pose(0.0, 0.0, 0.0))
