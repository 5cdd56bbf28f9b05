"""A face analyser that sees whom the test puts in front of it."""

from collections.abc import Sequence

from shared.domain.emotion import GARDEN_EMOTIONS, Emotion, EmotionScore
from shared.domain.errors import FaceAnalysisError
from shared.domain.face import (
    AgeRange,
    BoundingBox,
    FaceAttribute,
    FaceDetail,
    Gender,
    GenderValue,
    Pose,
)
from shared.ports import Frame

NEAR = BoundingBox(0.4, 0.3, 0.2, 0.3)


def a_face(
    emotion: Emotion = Emotion.HAPPY,
    confidence: float = 86.0,
    box: BoundingBox = NEAR,
) -> FaceDetail:
    """A face that shows `emotion`; the other emotions share what is left of 100 percent."""
    others = [each for each in GARDEN_EMOTIONS if each is not emotion]
    rest = (100 - confidence) / len(others)
    scores = (EmotionScore(emotion, confidence), *(EmotionScore(e, rest) for e in others))
    yes, no = FaceAttribute(True, 99.0), FaceAttribute(False, 97.0)
    return FaceDetail(
        bounding_box=box,
        confidence=92.0,
        emotions=scores,
        age_range=AgeRange(26, 38),
        gender=Gender(GenderValue.FEMALE, 93.0),
        smile=yes if emotion is Emotion.HAPPY else no,
        eyeglasses=no,
        beard=no,
        mustache=no,
        eyes_open=yes,
        mouth_open=no,
        pose=Pose(0.0, 0.0, 0.0),
    )


class FakeFaceAnalyzer:
    """`shared.ports.FaceAnalyzer` without models.

    Every frame shows `faces`, except a frame of one flat colour, which shows nobody. `broken`
    makes every reading fail with that sentence. `frames_seen` counts; no frame is kept.
    """

    backend = "fake"

    def __init__(self, faces: Sequence[FaceDetail] | None = None) -> None:
        self.faces = (a_face(),) if faces is None else tuple(faces)
        self.broken: str | None = None
        self.warm = False
        self.closed = False
        self.frames_seen = 0

    def warm_up(self) -> None:
        self.warm, self.closed = True, False

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        return tuple(face.bounding_box for face in self.detect_faces(frame))

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        if self.broken is not None:
            raise FaceAnalysisError(self.broken)
        if frame.ndim != 3 or frame.shape[2] != 3:
            raise FaceAnalysisError(f"A frame must be height x width x 3, not {frame.shape}.")
        self.frames_seen += 1
        if frame.size == 0 or frame.min() == frame.max():
            return ()
        return tuple(sorted(self.faces, key=lambda face: face.bounding_box.area, reverse=True))

    def close(self) -> None:
        self.warm, self.closed = False, True
