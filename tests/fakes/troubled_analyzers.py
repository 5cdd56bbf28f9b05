"""Face analysers for the hard cases; picklable, so that they also work in a child."""

import os
import time
from collections.abc import Sequence

from shared.domain.errors import FaceAnalysisError, MissingPartError
from shared.domain.face import BoundingBox, FaceDetail
from shared.ports import Frame
from tests.fakes.face_analyzer import FakeFaceAnalyzer

HANG, DIE, STUMBLE, REFUSE = 1, 2, 3, 4
"""First byte of a frame that makes TroubledFaceAnalyzer hang, die, stumble or refuse."""

_MIDDLE = BoundingBox(left=0.4, top=0.3, width=0.2, height=0.35)


class ScriptedFaceAnalyzer(FakeFaceAnalyzer):
    """Finds one answer after the other, whatever the frame shows."""

    def __init__(self, answers: Sequence[Sequence[FaceDetail]]) -> None:
        super().__init__()
        self._answers = iter(answers)

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        return tuple(next(self._answers))


class TroubledFaceAnalyzer(FakeFaceAnalyzer):
    """Does what the first byte of a frame says; else tells its mean brightness as confidence."""

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        trouble = int(frame[0, 0, 0])
        if trouble == HANG:
            time.sleep(600)
        elif trouble == DIE:
            os._exit(7)
        elif trouble == STUMBLE:
            raise ValueError("the model stumbled")
        elif trouble == REFUSE:
            raise FaceAnalysisError("This frame is refused.")
        return (FaceDetail(bounding_box=_MIDDLE, confidence=float(frame.mean()), emotions=()),)


class ModellessFaceAnalyzer(FakeFaceAnalyzer):
    """Finds no model when it is to load one."""

    def warm_up(self) -> None:
        raise MissingPartError("The model face.onnx is missing.")
