"""The small rules of the local analyser, each by itself."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.adapters.local_faces.age_gender import age_range_around, attribute_from, gender_from
from kiosk.adapters.local_faces.emotions import SEVEN
from kiosk.adapters.local_faces.expression import confusion, emotion_scores, pose
from kiosk.adapters.local_faces.geometry import Detection, FaceMesh, aligned_crop
from kiosk.adapters.local_faces.mediapipe_models import square_tiles
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue
from tests.fakes.portraits import portrait

NEUTRAL = {
    "browDownLeft": 0.0,
    "browDownRight": 0.0,
    "browOuterUpLeft": 0.0,
    "browOuterUpRight": 0.0,
    "mouthSmileLeft": 0.0,
    "mouthSmileRight": 0.0,
    "jawOpen": 0.0,
}
FROWN = NEUTRAL | {"browDownLeft": 0.7, "browDownRight": 0.7}
ONE_BROW_UP = NEUTRAL | {"browOuterUpLeft": 0.9}
SMILING_FROWN = FROWN | {"mouthSmileLeft": 0.6, "mouthSmileRight": 0.6}
SHOUTING_FROWN = FROWN | {"jawOpen": 0.6}


def sure_of(emotion: Emotion) -> "np.typing.NDArray[np.float64]":
    return np.array([float(each is emotion) for each in SEVEN])


@pytest.mark.parametrize(
    ("blendshapes", "strength"),
    [(NEUTRAL, 0), (FROWN, 1), (ONE_BROW_UP, 1), (SMILING_FROWN, 0), (SHOUTING_FROWN, 0)],
)
def test_a_brow_looks_confused_only_without_smile_and_with_the_mouth_shut(
    blendshapes: dict[str, float], strength: float
) -> None:
    assert confusion(blendshapes) == pytest.approx(strength)


@pytest.mark.parametrize(
    ("emotion", "left"),
    [(Emotion.CALM, 30), (Emotion.ANGRY, 65), (Emotion.FEAR, 80), (Emotion.HAPPY, 100)],
)
def test_confusion_takes_its_part_from_what_it_is_mistaken_for(
    emotion: Emotion, left: float
) -> None:
    scores = {s.emotion: s.confidence for s in emotion_scores(sure_of(emotion), FROWN)}
    assert scores[emotion] == pytest.approx(left)
    assert scores[Emotion.CONFUSED] == pytest.approx(100 - left)


@given(st.lists(st.floats(0.01, 1), min_size=7, max_size=7), st.floats(0, 1), st.floats(0, 1))
def test_scores_always_add_up_to_one_hundred(weights: list[float], brow: float, jaw: float) -> None:
    probabilities = np.array(weights) / sum(weights)
    blendshapes = NEUTRAL | {"browDownLeft": brow, "browDownRight": brow, "jawOpen": jaw}
    scores = emotion_scores(probabilities, blendshapes)
    assert len(scores) == 8
    assert sum(score.confidence for score in scores) == pytest.approx(100)
    assert all(score.confidence >= 0 for score in scores)


@pytest.mark.parametrize(
    ("male", "value"),
    [
        (0.05, GenderValue.FEMALE),
        (0.43, GenderValue.FEMALE),
        (0.46, None),
        (0.64, None),
        (0.74, None),
        (0.76, GenderValue.MALE),
        (0.99, GenderValue.MALE),
    ],
)
def test_gender_is_unknown_when_the_networks_hardly_know(
    male: float, value: GenderValue | None
) -> None:
    gender = gender_from(male)
    assert (gender and gender.value) == value
    assert gender is None or 65 <= gender.confidence <= 100


@given(st.floats(-5, 110))
def test_an_age_range_is_never_negative_and_holds_the_age(age: float) -> None:
    ages = age_range_around(age)
    assert 0 <= ages.low <= ages.high
    assert age < 0 or ages.low - 1 <= age <= ages.high + 1


def test_an_attribute_carries_the_confidence_of_its_answer() -> None:
    assert (attribute_from(0.9).value, attribute_from(0.9).confidence) == (True, 90)
    assert (attribute_from(0.2).value, attribute_from(0.2).confidence) == (False, 80)


def test_a_face_straight_ahead_has_no_turn() -> None:
    straight = pose(np.eye(3))
    assert (straight.yaw, straight.pitch, straight.roll) == (0, 0, 0)


@given(st.integers(16, 5000), st.integers(16, 5000))
def test_tiles_lie_in_the_frame_and_leave_no_gap(width: int, height: int) -> None:
    tiles = square_tiles(width, height)
    assert len(tiles) <= 7
    if not tiles:
        return
    length = max(width, height)
    starts = [max(left, top) for left, top, _ in tiles]
    side = tiles[0][2]
    assert side == min(width, height)
    assert starts[0] == 0
    assert starts[-1] + side == length
    steps = itertools.pairwise(starts)
    assert all(0 < second - first <= side / 2 + 1 for first, second in steps)


def test_overlap_is_in_proportion_to_the_smaller_box() -> None:
    large, inside = Detection(0, 0, 10, 10, 1), Detection(2, 2, 4, 4, 1)
    assert large.overlap(inside) == inside.overlap(large) == 1
    assert large.overlap(Detection(9, 9, 2, 2, 1)) == 0.25
    assert large.overlap(Detection(20, 0, 5, 5, 1)) == 0
    assert large.overlap(Detection(5, 5, 0, 0, 1)) == 0


def face_points(angle: float) -> "np.typing.NDArray[np.float32]":
    """478 points of a made-up face at the middle of the portrait, eyes on one line."""
    points = np.random.default_rng(2).uniform(-40, 40, (478, 2))
    points[[33, 133, 159, 145]], points[[362, 263, 386, 374]] = (-20, -10), (20, -10)
    turn = np.radians(angle)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return (points @ rotation.T + (226, 125)).astype(np.float32)


@pytest.mark.parametrize("size", [32, 64, 224])
def test_a_crop_averages_what_a_smaller_picture_would_show(size: int) -> None:
    crop = aligned_crop(portrait(), face_points(0), size, 1.1)
    assert crop.shape == (size, size, 3)
    # The square holds the same part of the portrait at any size, so its mean hardly moves.
    large = aligned_crop(portrait(), face_points(0), 448, 1.1)
    assert np.abs(crop.mean((0, 1)) - large.mean((0, 1))).max() < 1.5


def test_a_mesh_box_holds_all_points() -> None:
    points = face_points(20)
    box = FaceMesh(points, {}, np.eye(3)).box(0.9)
    assert box.score == 0.9
    assert (box.x, box.y) == pytest.approx(points.min(0).tolist())
    assert (box.x + box.width, box.y + box.height) == pytest.approx(points.max(0).tolist())
