"""What every face analyser promises; run against the fake, the local models and Rekognition."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from kiosk.adapters.rekognition_faces import RekognitionFaceAnalyzer
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import FaceAnalysisError
from shared.domain.face import BoundingBox
from shared.ports import FaceAnalyzer, Frame
from tests.fakes.aws_server import FakeAws
from tests.fakes.face_analyzer import FakeFaceAnalyzer, a_face
from tests.fakes.portraits import head, portrait, scene
from tests.patience import PATIENCE_S

MODELS_DIR = Path(__file__).parents[2] / "resources" / "models"


@pytest.fixture(scope="module")
def local_analyzer() -> Iterator[MediaPipeFaceAnalyzer]:
    analyzer = MediaPipeFaceAnalyzer(MODELS_DIR)
    yield analyzer
    analyzer.close()


@pytest.fixture(scope="module")
def rekognition() -> Iterator[RekognitionFaceAnalyzer]:
    with FakeAws() as aws, pytest.MonkeyPatch.context() as patch:
        for name, value in aws.environment.items():
            patch.setenv(name, value)
        analyzer = RekognitionFaceAnalyzer(patience_s=PATIENCE_S)
        yield analyzer
        analyzer.close()


@pytest.fixture(params=["fake", "local", "rekognition"])
def analyzer(
    request: pytest.FixtureRequest,
    local_analyzer: MediaPipeFaceAnalyzer,
    rekognition: RekognitionFaceAnalyzer,
) -> FaceAnalyzer:
    analyzers = {"fake": FakeFaceAnalyzer(), "local": local_analyzer, "rekognition": rekognition}
    return analyzers[request.param]


def test_a_portrait_shows_one_face_with_all_its_attributes(analyzer: FaceAnalyzer) -> None:
    (face,) = analyzer.detect_faces(portrait())
    assert face.emotion is Emotion.HAPPY
    assert face.age_range is not None
    assert face.age_range.low < face.age_range.high
    assert face.smile is not None
    assert face.smile.value
    assert (face.sunglasses is None) == (analyzer.backend != "rekognition")
    for attribute in (face.eyeglasses, face.beard, face.mustache, face.eyes_open, face.mouth_open):
        assert attribute is not None
        assert 50 <= attribute.confidence <= 100
    assert face.pose is not None


def test_the_scores_are_percents_of_eight_emotions_the_highest_first(
    analyzer: FaceAnalyzer,
) -> None:
    (face,) = analyzer.detect_faces(portrait())
    confidences = [score.confidence for score in face.emotions]
    assert {score.emotion for score in face.emotions} == set(GARDEN_EMOTIONS)
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(100, abs=0.01)


def test_both_ways_of_looking_find_the_face_at_one_place(analyzer: FaceAnalyzer) -> None:
    (place,) = analyzer.locate_faces(portrait())
    (face,) = analyzer.detect_faces(portrait())
    assert face.bounding_box.centre == pytest.approx(place.centre, abs=0.08)
    assert 0 <= face.bounding_box.left < face.bounding_box.left + face.bounding_box.width <= 1
    assert 0 <= face.bounding_box.top < face.bounding_box.top + face.bounding_box.height <= 1


@pytest.mark.parametrize("shape", [(720, 1280), (1, 1), (0, 0), (3, 900), (1280, 720)])
@pytest.mark.parametrize("level", [0, 90, 255])
def test_an_empty_frame_shows_nobody(
    analyzer: FaceAnalyzer, shape: tuple[int, int], level: int
) -> None:
    frame = np.full((*shape, 3), level, np.uint8)
    assert analyzer.detect_faces(frame) == ()
    assert analyzer.locate_faces(frame) == ()


def grey(frame: Frame) -> Frame:
    return np.repeat(frame.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)


def mirrored_view(frame: Frame) -> Frame:
    return frame[:, ::-1]


def column_order(frame: Frame) -> Frame:
    return np.asfortranarray(frame)


@pytest.mark.parametrize("change", [grey, mirrored_view, column_order])
def test_grey_and_oddly_laid_out_frames_are_read_too(
    analyzer: FaceAnalyzer, change: Callable[[Frame], Frame]
) -> None:
    (face,) = analyzer.detect_faces(change(portrait()))
    assert face.emotion is Emotion.HAPPY


def test_a_frame_is_left_as_it_was(analyzer: FaceAnalyzer) -> None:
    frame = portrait().copy()
    analyzer.detect_faces(frame)
    assert (frame == portrait()).all()


def test_a_frame_of_the_wrong_shape_is_refused_in_one_sentence(analyzer: FaceAnalyzer) -> None:
    with pytest.raises(FaceAnalysisError, match=r"A frame must be .*\(8, 8, 4\)"):
        analyzer.detect_faces(np.zeros((8, 8, 4), np.uint8))


def test_the_nearest_face_comes_first(local_analyzer: MediaPipeFaceAnalyzer) -> None:
    small, large = BoundingBox(0.1, 0.4, 0.1, 0.15), BoundingBox(0.5, 0.1, 0.25, 0.45)
    fake = FakeFaceAnalyzer([a_face(box=small), a_face(box=large)])
    frame = scene([(head(110), 100, 300), (head(260), 700, 60)])
    for each in (fake, local_analyzer):
        first, second = each.detect_faces(frame)
        assert first.bounding_box.area > second.bounding_box.area
        assert first.bounding_box.left > second.bounding_box.left
        places = each.locate_faces(frame)
        assert [p.area for p in places] == sorted((p.area for p in places), reverse=True)


def test_closing_is_harmless_before_after_and_between() -> None:
    for analyzer in (FakeFaceAnalyzer(), MediaPipeFaceAnalyzer(MODELS_DIR)):
        analyzer.close()
        analyzer.warm_up()
        analyzer.warm_up()
        analyzer.close()
        analyzer.close()
        assert len(analyzer.detect_faces(portrait())) == 1
        analyzer.close()
