"""Amazon Rekognition as a face analyser: one picture out, faces back, nothing stored on the way.

The picture goes as bytes inside the request (never by way of S3) and is made in memory. Where the
face is in the mirror is nobody else's business: see `kiosk.services.patient_analyzer`.
"""

import io
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
from PIL import Image

from shared.adapters.aws.asking import asking
from shared.adapters.aws.client import Patience, make_client
from shared.adapters.aws.punctual import GRACE_S, Punctual
from shared.domain.emotion import Emotion, EmotionScore
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

LONGEST_SIDE = 1920
"""Pixels; a face one can read is large in a picture of this size."""

LEAST_SIDE = 80
"""Pixels; Rekognition takes no smaller picture."""

MOST_BYTES = 5 * 1024 * 1024
_QUALITIES = (92, 80, 60, 40)
_FAR = 10.0
"""How many pictures a box may reach beyond its own."""

_OLDEST = 150
_TURN = 360.0


class RekognitionFaceAnalyzer:
    """`FaceAnalyzer` by DetectFaces; belongs to one lane.

    A call is answered within `patience_s` seconds or fails with FaceAnalysisError; it is made once
    and never repeated, so that a service that asks for rest gets it.
    """

    backend = "rekognition"

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._punctual = Punctual()
        self._client: Any = None

    def warm_up(self) -> None:
        """Make the client; nothing is sent."""
        self._made()

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        """Where faces are; as dear and slow as `detect_faces`."""
        return tuple(face.bounding_box for face in self.detect_faces(frame))

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        """The faces in the frame, the largest first; the frame ends with the request."""
        if frame.dtype != np.uint8 or frame.ndim != 3 or frame.shape[2] != 3:
            raise FaceAnalysisError(
                f"A frame must be height x width x 3 bytes, not {frame.shape} of {frame.dtype}."
            )
        if min(frame.shape[:2]) < LEAST_SIDE:
            return ()
        picture = jpeg_of(frame)
        with asking(FaceAnalysisError, "rekognition:DetectFaces", "a picture"):
            answer = self._punctual.call(lambda: self._ask(picture), self._patience_s)
            faces = [_face(detail) for detail in answer["FaceDetails"]]
        return tuple(sorted(faces, key=lambda face: face.bounding_box.area, reverse=True))

    def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _ask(self, picture: bytes) -> Any:
        return self._made().detect_faces(Image={"Bytes": picture}, Attributes=["ALL"])

    def _made(self) -> Any:
        if self._client is None:
            self._client = make_client(
                "rekognition",
                patience=Patience.once(self._patience_s + GRACE_S),
            )
        return self._client


def jpeg_of(frame: Frame) -> bytes:
    """The frame as a JPEG that Rekognition takes: at most LONGEST_SIDE pixels and MOST_BYTES."""
    image = Image.fromarray(np.ascontiguousarray(frame[:, :, ::-1]))
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if min(image.size) < LEAST_SIDE:
        image = image.resize((max(image.width, LEAST_SIDE), max(image.height, LEAST_SIDE)))
    for quality in _QUALITIES:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality)
        if file.tell() <= MOST_BYTES:
            return file.getvalue()
    raise FaceAnalysisError(f"The picture of {image.width} x {image.height} is too large to send.")


def _face(detail: Mapping[str, Any]) -> FaceDetail:
    return FaceDetail(
        bounding_box=_box(detail["BoundingBox"]),
        confidence=_percent(detail["Confidence"]),
        emotions=_scores(detail.get("Emotions") or ()),
        age_range=_age(detail.get("AgeRange")),
        gender=_gender(detail.get("Gender")),
        smile=_attribute(detail.get("Smile")),
        eyeglasses=_attribute(detail.get("Eyeglasses")),
        sunglasses=_attribute(detail.get("Sunglasses")),
        beard=_attribute(detail.get("Beard")),
        mustache=_attribute(detail.get("Mustache")),
        eyes_open=_attribute(detail.get("EyesOpen")),
        mouth_open=_attribute(detail.get("MouthOpen")),
        pose=_pose(detail.get("Pose")),
    )


def _box(box: Mapping[str, float]) -> BoundingBox:
    """Within the picture: Rekognition's boxes reach beyond it where a face does."""
    sides = ("Left", "Top", "Width", "Height")
    left, top, width, height = (_within(box[side], -_FAR, _FAR) for side in sides)
    right, bottom = (min(1.0, end) for end in (left + width, top + height))
    left, top = (min(1.0, max(0.0, start)) for start in (left, top))
    return BoundingBox(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _scores(scores: Any) -> tuple[EmotionScore, ...]:
    """An emotion that this version does not know yet counts as UNKNOWN."""
    known = set(Emotion)
    found = [
        EmotionScore(
            Emotion(score["Type"]) if score["Type"] in known else Emotion.UNKNOWN,
            _percent(score["Confidence"]),
        )
        for score in scores
    ]
    return tuple(sorted(found, key=lambda score: score.confidence, reverse=True))


def _age(age: Mapping[str, int] | None) -> AgeRange | None:
    if not age:
        return None
    low, high = (_within(age[end], 0, _OLDEST) for end in ("Low", "High"))
    return AgeRange(int(low), int(high))


def _gender(gender: Mapping[str, Any] | None) -> Gender | None:
    if not gender or gender["Value"] not in set(GenderValue):
        return None
    return Gender(GenderValue(cast("str", gender["Value"])), _percent(gender["Confidence"]))


def _attribute(attribute: Mapping[str, Any] | None) -> FaceAttribute | None:
    if not attribute:
        return None
    return FaceAttribute(bool(attribute["Value"]), _percent(attribute["Confidence"]))


def _pose(pose: Mapping[str, float] | None) -> Pose | None:
    if not pose:
        return None
    return Pose(*(_within(pose[turn], -_TURN, _TURN) for turn in ("Yaw", "Pitch", "Roll")))


def _percent(value: Any) -> float:
    return _within(value, 0, 100)


def _within(value: Any, least: float, most: float) -> float:
    """The number; ValueError when it is none, or none that there can be."""
    number = float(value)
    if not least <= number <= most:
        raise ValueError(f"{number} is not from {least} to {most}")
    return number
