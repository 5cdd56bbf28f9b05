"""One reading of one person from a short burst of frames; the frames end here."""

import dataclasses
import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from shared.domain.emotion import Emotion, EmotionScore
from shared.domain.errors import NothingMatchedError
from shared.domain.face import (
    AgeRange,
    BoundingBox,
    FaceAttribute,
    FaceDetail,
    Gender,
    Pose,
    generation_of,
)
from shared.domain.visitor import Visitor
from shared.ports import FaceAnalyzer, Frame

SAME_PERSON_OVERLAP = 0.3
"""Intersection over union above which two boxes of neighbouring frames are one person's."""

_T = TypeVar("_T")


def read_face(
    frames: Iterable[Frame], analyzer: FaceAnalyzer, near: BoundingBox | None = None
) -> FaceDetail:
    """One reading of the person at `near`, or of the nearest, from frames that follow one another.

    Frames that do not show that person are passed over. When none does, the person has moved, and
    the nearest is read; NothingMatchedError when no frame shows a face at all.
    """
    seen = [analyzer.detect_faces(frame) for frame in frames]
    readings = _of_one_person(seen, near) or _of_one_person(seen, None)
    if not readings:
        raise NothingMatchedError("No face was found in the camera's picture.")
    return fuse_readings(readings)


def visitor_of(face: FaceDetail, *, keeps_age_and_gender: bool) -> Visitor:
    """Who this face is for the garden: its emotion and, where the site keeps them, what of age and
    gender was read."""
    visitor = Visitor.fresh(face.emotion)
    if not keeps_age_and_gender:
        return visitor
    return dataclasses.replace(
        visitor,
        generation=generation_of(face.age_range) if face.age_range else None,
        gender=face.gender.value if face.gender else None,
    )


def _of_one_person(
    seen: Iterable[Sequence[FaceDetail]], near: BoundingBox | None
) -> list[FaceDetail]:
    readings: list[FaceDetail] = []
    for faces in seen:
        boxes = [face.bounding_box for face in faces]
        box = nearest_face(boxes) if near is None else same_face(boxes, near)
        if box is not None:
            readings.append(faces[boxes.index(box)])
            near = box
    return readings


def nearest_face(boxes: Sequence[BoundingBox]) -> BoundingBox | None:
    """The largest box: who stands nearest is the one who is answered."""
    return max(boxes, key=lambda box: box.area, default=None)


def same_face(boxes: Sequence[BoundingBox], before: BoundingBox) -> BoundingBox | None:
    """The box that overlaps most with where the face was before; None when none is that person."""
    best = max(boxes, key=lambda box: overlap(box, before), default=None)
    if best is None or overlap(best, before) < SAME_PERSON_OVERLAP:
        return None
    return best


def overlap(one: BoundingBox, other: BoundingBox) -> float:
    """Intersection over union of two boxes, 0-1."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    shared = max(0.0, width) * max(0.0, height)
    union = one.area + other.area - shared
    return shared / union if union > 0 else 0.0


def fuse_readings(faces: Sequence[FaceDetail]) -> FaceDetail:
    """One reading from several of the same face, the last of which says where it is.

    Emotion scores are averaged and add up to 100 percent; ages are medians; gender and attributes
    are votes weighted by confidence. What no frame knows stays None.
    """
    if not faces:
        raise ValueError("there is nothing to fuse")
    return FaceDetail(
        bounding_box=faces[-1].bounding_box,
        confidence=statistics.fmean(face.confidence for face in faces),
        emotions=_mean_scores([face.emotions for face in faces if face.emotions]),
        age_range=_median_age(_known(faces, lambda face: face.age_range)),
        gender=_voted_gender(_known(faces, lambda face: face.gender)),
        smile=_voted(_known(faces, lambda face: face.smile)),
        eyeglasses=_voted(_known(faces, lambda face: face.eyeglasses)),
        sunglasses=_voted(_known(faces, lambda face: face.sunglasses)),
        beard=_voted(_known(faces, lambda face: face.beard)),
        mustache=_voted(_known(faces, lambda face: face.mustache)),
        eyes_open=_voted(_known(faces, lambda face: face.eyes_open)),
        mouth_open=_voted(_known(faces, lambda face: face.mouth_open)),
        pose=_mean_pose(_known(faces, lambda face: face.pose)),
    )


def _known(faces: Sequence[FaceDetail], what: Callable[[FaceDetail], _T | None]) -> list[_T]:
    return [value for face in faces if (value := what(face)) is not None]


def _mean_scores(frames: Sequence[Sequence[EmotionScore]]) -> tuple[EmotionScore, ...]:
    sums: dict[Emotion, float] = {}
    for score in (score for scores in frames for score in scores):
        sums[score.emotion] = sums.get(score.emotion, 0.0) + score.confidence
    total = sum(sums.values())
    if total <= 0:
        return ()
    scores = [EmotionScore(emotion, 100 * value / total) for emotion, value in sums.items()]
    return tuple(sorted(scores, key=lambda score: score.confidence, reverse=True))


def _median_age(ages: Sequence[AgeRange]) -> AgeRange | None:
    if not ages:
        return None
    low = statistics.median(age.low for age in ages)
    high = statistics.median(age.high for age in ages)
    return AgeRange(round(low), round(high))


def _voted(votes: Sequence[FaceAttribute]) -> FaceAttribute | None:
    if not votes:
        return None
    value, confidence = _vote([(vote.value, vote.confidence) for vote in votes])
    return FaceAttribute(value, confidence)


def _voted_gender(votes: Sequence[Gender]) -> Gender | None:
    if not votes:
        return None
    value, confidence = _vote([(vote.value, vote.confidence) for vote in votes])
    return Gender(value, confidence)


def _vote(votes: Sequence[tuple[_T, float]]) -> tuple[_T, float]:
    """The winner of two values and its mean confidence in percent; a tie is the last vote's.

    A vote for one value with 70 percent is one for the other with 30.
    """
    last, _ = votes[-1]
    for_last = statistics.fmean(
        confidence if value == last else 100 - confidence for value, confidence in votes
    )
    if for_last >= 50:
        return last, for_last
    other = next(value for value, _ in votes if value != last)
    return other, 100 - for_last


def _mean_pose(poses: Sequence[Pose]) -> Pose | None:
    if not poses:
        return None
    return Pose(
        yaw=statistics.fmean(pose.yaw for pose in poses),
        pitch=statistics.fmean(pose.pitch for pose in poses),
        roll=statistics.fmean(pose.roll for pose in poses),
    )
