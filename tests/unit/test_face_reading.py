"""One reading from a burst, and of one person only."""

import gc
import math
import weakref
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.face_reading import (
    fuse_readings,
    nearest_face,
    overlap,
    read_face,
    same_face,
)
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion, EmotionScore
from shared.domain.errors import FaceAnalysisError, NothingMatchedError
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
from tests.fakes.camera import plain_frame
from tests.fakes.face_analyzer import FakeFaceAnalyzer, a_face
from tests.fakes.troubled_analyzers import ScriptedFaceAnalyzer

VISITOR = BoundingBox(0.35, 0.25, 0.2, 0.4)
SMALL = BoundingBox(0.05, 0.1, 0.05, 0.1)
PASSER_BY = BoundingBox(0.6, 0.1, 0.3, 0.6)
ATTRIBUTES = (
    "smile",
    "eyeglasses",
    "sunglasses",
    "beard",
    "mustache",
    "eyes_open",
    "mouth_open",
)

# A busy machine is no reason to fail.

ratios = st.floats(0, 1)
percents = st.floats(50, 100)
boxes = st.builds(BoundingBox, ratios, ratios, st.floats(0.01, 1), st.floats(0.01, 1))
attributes = st.none() | st.builds(FaceAttribute, st.booleans(), percents)
degrees = st.floats(-90, 90)
emotion_scores = st.dictionaries(st.sampled_from(GARDEN_EMOTIONS), st.floats(0, 100)).map(
    lambda scores: tuple(
        EmotionScore(emotion, confidence)
        for emotion, confidence in sorted(scores.items(), key=lambda item: -item[1])
    )
)
readings = st.builds(
    FaceDetail,
    bounding_box=boxes,
    confidence=percents,
    emotions=emotion_scores,
    age_range=st.none()
    | st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda a: AgeRange(a[0], a[0] + a[1])),
    gender=st.none() | st.builds(Gender, st.sampled_from(GenderValue), percents),
    pose=st.none() | st.builds(Pose, degrees, degrees, degrees),
    **dict.fromkeys(ATTRIBUTES, attributes),
)
bursts = st.lists(readings, min_size=1, max_size=5)


def moved(box: BoundingBox, by: float) -> BoundingBox:
    return BoundingBox(box.left + by, box.top, box.width, box.height)


# --- fusing ---


@settings(max_examples=30)
@given(bursts)
def test_emotion_scores_are_percent_of_one_whole_and_sorted(burst: list[FaceDetail]) -> None:
    scores = [score.confidence for score in fuse_readings(burst).emotions]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 + 1e-9 for score in scores)
    if any(score.confidence > 0 for face in burst for score in face.emotions):
        assert math.isclose(sum(scores), 100)
    else:
        assert scores == []


@settings(max_examples=30)
@given(bursts)
def test_every_emotion_that_a_frame_knows_is_scored_once(burst: list[FaceDetail]) -> None:
    fused = [score.emotion for score in fuse_readings(burst).emotions]
    assert len(fused) == len(set(fused))
    if fused:
        assert set(fused) == {score.emotion for face in burst for score in face.emotions}


@settings(max_examples=30)
@given(bursts)
def test_only_what_no_frame_knows_is_unknown(burst: list[FaceDetail]) -> None:
    fused = fuse_readings(burst)
    for name in (*ATTRIBUTES, "age_range", "gender", "pose"):
        known = any(getattr(face, name) is not None for face in burst)
        assert (getattr(fused, name) is not None) == known, name


@settings(max_examples=30)
@given(bursts)
def test_confidences_stay_in_their_range(burst: list[FaceDetail]) -> None:
    fused = fuse_readings(burst)
    told = [getattr(fused, name) for name in (*ATTRIBUTES, "gender")]
    assert all(50 <= each.confidence <= 100 for each in told if each is not None)
    assert 50 <= fused.confidence <= 100 + 1e-9


@settings(max_examples=30)
@given(bursts)
def test_the_age_range_lies_between_the_frames(burst: list[FaceDetail]) -> None:
    ages = [face.age_range for face in burst if face.age_range is not None]
    fused = fuse_readings(burst).age_range
    if fused is not None:
        assert min(age.low for age in ages) <= fused.low <= max(age.low for age in ages)
        assert min(age.high for age in ages) <= fused.high <= max(age.high for age in ages)
        assert fused.low <= fused.high


@settings(max_examples=30)
@given(readings, st.integers(1, 6))
def test_a_face_that_does_not_change_is_read_as_it_is(face: FaceDetail, frames: int) -> None:
    fused = fuse_readings([face] * frames)
    assert fused.bounding_box == face.bounding_box
    assert fused.age_range == face.age_range
    for name in (*ATTRIBUTES, "gender"):
        before, after = getattr(face, name), getattr(fused, name)
        if before is not None:
            assert after.value == before.value
            assert math.isclose(after.confidence, before.confidence)


def test_one_odd_frame_does_not_carry_the_reading() -> None:
    burst = [a_face(Emotion.CALM, 70), a_face(Emotion.SURPRISED, 90), a_face(Emotion.CALM, 75)]
    assert fuse_readings(burst).emotion is Emotion.CALM


def test_frames_without_scores_do_not_weaken_the_others() -> None:
    nothing = FaceDetail(bounding_box=VISITOR, confidence=90, emotions=())
    fused = fuse_readings([a_face(Emotion.SAD, 80), nothing])
    assert fused.emotions[0].emotion is Emotion.SAD
    assert math.isclose(fused.emotions[0].confidence, 80)


def test_ages_are_medians() -> None:
    ages = [AgeRange(20, 30), AgeRange(22, 34), AgeRange(60, 80)]
    burst = [FaceDetail(VISITOR, 90, (), age_range=age) for age in ages]
    assert fuse_readings(burst).age_range == AgeRange(22, 34)


@pytest.mark.parametrize(
    ("votes", "value", "confidence"),
    [
        ([(True, 90), (True, 60)], True, 75),
        ([(True, 55), (True, 55), (False, 95)], False, 185 / 3),
        ([(True, 80), (False, 80)], False, 50),
        ([(False, 80), (True, 80)], True, 50),
    ],
    ids=["agreed", "one sure against two unsure", "tie", "tie the other way"],
)
def test_attributes_are_voted_by_confidence_and_the_last_breaks_a_tie(
    votes: list[tuple[bool, float]], value: bool, confidence: float
) -> None:
    burst = [FaceDetail(VISITOR, 90, (), eyeglasses=FaceAttribute(*vote)) for vote in votes]
    fused = fuse_readings(burst).eyeglasses
    assert fused is not None
    assert fused.value is value
    assert math.isclose(fused.confidence, confidence)


def test_there_is_nothing_to_fuse_in_no_reading() -> None:
    with pytest.raises(ValueError, match="nothing to fuse"):
        fuse_readings([])


# --- who is meant ---


@settings(max_examples=30)
@given(boxes, boxes)
def test_overlap_is_a_symmetric_share(one: BoundingBox, other: BoundingBox) -> None:
    assert 0 <= overlap(one, other) <= 1 + 1e-9
    assert math.isclose(overlap(one, other), overlap(other, one), abs_tol=1e-12)
    assert math.isclose(overlap(one, one), 1)


def test_the_nearest_face_is_the_largest() -> None:
    assert nearest_face([VISITOR, PASSER_BY]) == PASSER_BY
    assert nearest_face([]) is None


def test_the_same_face_is_where_it_was_a_moment_ago() -> None:
    assert same_face([PASSER_BY, moved(VISITOR, 0.03)], VISITOR) == moved(VISITOR, 0.03)
    assert same_face([PASSER_BY], VISITOR) is None
    assert same_face([], VISITOR) is None


# --- a burst ---


def test_the_largest_face_of_a_burst_is_read() -> None:
    near, far = a_face(Emotion.CALM, box=VISITOR), a_face(Emotion.SAD, box=SMALL)
    face = read_face([plain_frame()] * 4, ScriptedFaceAnalyzer([(near, far)] * 4))
    assert face.emotion is Emotion.CALM


def test_a_passer_by_is_not_mixed_in() -> None:
    visitor = [a_face(Emotion.HAPPY, box=moved(VISITOR, 0.01 * step)) for step in range(4)]
    stranger = a_face(Emotion.ANGRY, box=PASSER_BY)
    seen = [(visitor[0],), (stranger, visitor[1]), (stranger,), (stranger, visitor[3])]
    face = read_face([plain_frame()] * 4, ScriptedFaceAnalyzer(seen))
    assert face == fuse_readings([visitor[0], visitor[1], visitor[3]])


def test_the_person_who_was_framed_is_read_and_not_who_steps_before_them() -> None:
    seen = [(a_face(Emotion.ANGRY, box=PASSER_BY), a_face(Emotion.CALM, box=VISITOR))] * 2
    face = read_face([plain_frame()] * 2, ScriptedFaceAnalyzer(seen), near=moved(VISITOR, 0.02))
    assert face.emotion is Emotion.CALM


def test_a_person_who_moved_since_they_were_framed_is_still_read() -> None:
    seen = [(a_face(Emotion.CALM, box=moved(VISITOR, 0.4)),)] * 2
    face = read_face([plain_frame()] * 2, ScriptedFaceAnalyzer(seen), near=VISITOR)
    assert face.emotion is Emotion.CALM


def test_a_face_that_is_missing_in_some_frames_is_still_read() -> None:
    seen = [(), (a_face(Emotion.FEAR),), (), ()]
    assert read_face([plain_frame()] * 4, ScriptedFaceAnalyzer(seen)).emotion is Emotion.FEAR


@pytest.mark.parametrize("near", [None, VISITOR])
def test_no_face_in_any_frame_is_said(near: BoundingBox | None) -> None:
    with pytest.raises(NothingMatchedError, match="No face"):
        read_face([plain_frame()] * 2, FakeFaceAnalyzer(()), near)


def test_the_trouble_of_the_analyser_is_passed_on() -> None:
    analyzer = FakeFaceAnalyzer()
    analyzer.broken = "The model is broken."
    with pytest.raises(FaceAnalysisError, match="The model is broken"):
        read_face([plain_frame()], analyzer)


def _burst(frames: list[weakref.ref[Frame]]) -> Iterator[Frame]:
    """Frames that nobody but the reader keeps."""
    for seed in range(3):
        frame = np.random.default_rng(seed).integers(0, 256, (90, 160, 3), np.uint8)
        frames.append(weakref.ref(frame))
        yield frame


def test_no_frame_outlives_a_reading() -> None:
    frames: list[weakref.ref[Frame]] = []
    assert read_face(_burst(frames), FakeFaceAnalyzer()).emotion is Emotion.HAPPY
    gc.collect()
    assert [frame() for frame in frames] == [None] * 3


def test_no_frame_outlives_a_reading_that_failed() -> None:
    frames: list[weakref.ref[Frame]] = []
    with pytest.raises(NothingMatchedError):
        read_face(_burst(frames), FakeFaceAnalyzer(()))
    gc.collect()
    assert [frame() for frame in frames] == [None] * 3
