"""Rekognition over real HTTP: what is sent, what comes back, and every way it can fail."""

import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.__main__ import main
from kiosk.adapters.rekognition_faces import (
    LONGEST_SIDE,
    MOST_BYTES,
    RekognitionFaceAnalyzer,
    jpeg_of,
)
from kiosk.services.patient_analyzer import PatientFaceAnalyzer
from kiosk.services.respite import LASTING, LONGEST_S, Respite
from shared.domain.emotion import Emotion
from shared.domain.errors import EmotionGardenError, FaceAnalysisError
from shared.domain.face import GenderValue
from shared.ports import Frame
from tests.fakes.aws_server import FakeAws, Fault
from tests.fakes.aws_server.faces import a_face_detail
from tests.fakes.aws_server.server import EXPIRED
from tests.fakes.face_analyzer import FakeFaceAnalyzer, a_face
from tests.fakes.portraits import PORTRAIT_PATH
from tests.patience import PATIENCE_S

FRAME: Frame = np.random.default_rng(1).integers(0, 255, (480, 640, 3), dtype=np.uint8)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with FakeAws() as aws:
        for name, value in aws.environment.items():
            monkeypatch.setenv(name, value)
        yield aws


@pytest.fixture
def analyzer(aws: FakeAws) -> Iterator[RekognitionFaceAnalyzer]:
    analyzer = RekognitionFaceAnalyzer(patience_s=PATIENCE_S)
    yield analyzer
    analyzer.close()


def patient(far: RekognitionFaceAnalyzer) -> tuple[PatientFaceAnalyzer, FakeFaceAnalyzer]:
    near = FakeFaceAnalyzer([a_face(Emotion.SAD)])
    return PatientFaceAnalyzer(far, near), near


def test_bytes_are_sent_with_all_attributes_and_never_a_place_in_s3(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer
) -> None:
    (face,) = analyzer.detect_faces(FRAME)
    (sent,) = aws.calls("DetectFaces")
    assert set(sent) == {"Image", "Attributes"}
    assert set(sent["Image"]) == {"Bytes"}
    assert sent["Attributes"] == ["ALL"]
    assert face.emotion is Emotion.HAPPY
    assert face.gender is not None
    assert face.gender.value is GenderValue.FEMALE
    assert face.sunglasses is not None
    assert face.age_range is not None
    assert face.age_range.middle == 32


@pytest.mark.parametrize("shape", [(4000, 3000), (1080, 1920), (2160, 3840), (90, 9000)])
def test_any_frame_becomes_a_jpeg_that_aws_takes(shape: tuple[int, int]) -> None:
    frame = np.random.default_rng(2).integers(0, 255, (*shape, 3), dtype=np.uint8)
    picture = jpeg_of(frame)
    assert picture.startswith(b"\xff\xd8\xff")
    assert len(picture) <= MOST_BYTES
    assert max(shape) > LONGEST_SIDE or len(picture) > 100_000


def test_the_nearest_comes_first_and_boxes_stay_inside_the_picture(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer
) -> None:
    aws.faces.details = [
        a_face_detail("CALM", BoundingBox={"Left": 0.1, "Top": 0.1, "Width": 0.1, "Height": 0.1}),
        a_face_detail("SAD", BoundingBox={"Left": -0.1, "Top": 0.5, "Width": 0.6, "Height": 0.7}),
    ]
    first, second = analyzer.detect_faces(FRAME)
    assert (first.emotion, second.emotion) == (Emotion.SAD, Emotion.CALM)
    box = first.bounding_box
    assert (box.left, box.top, box.width, box.height) == pytest.approx((0, 0.5, 0.5, 0.5))


def test_what_the_answer_leaves_out_is_not_known(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer
) -> None:
    aws.faces.details = [
        {"BoundingBox": {"Left": 0, "Top": 0, "Width": 1, "Height": 1}, "Confidence": 99.0}
    ]
    (face,) = analyzer.detect_faces(FRAME)
    assert face.emotion is Emotion.UNKNOWN
    assert (face.age_range, face.gender, face.beard, face.pose) == (None, None, None, None)


def test_an_emotion_of_another_year_counts_as_unknown(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer
) -> None:
    aws.faces.details = [a_face_detail("BORED")]
    (face,) = analyzer.detect_faces(FRAME)
    assert face.emotion is Emotion.UNKNOWN


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ThrottlingException", "asked less often"),
        ("ProvisionedThroughputExceededException", "asked less often"),
        ("InternalServerError", "InternalServerError"),
        ("InvalidImageFormatException", "InvalidImageFormatException"),
    ],
)
def test_a_failure_is_one_sentence_and_one_request(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer, code: str, words: str
) -> None:
    aws.fail("DetectFaces", code)
    with pytest.raises(FaceAnalysisError, match=words):
        analyzer.detect_faces(FRAME)
    assert len(aws.requests) == 1


def test_a_denied_action_is_named(aws: FakeAws, analyzer: RekognitionFaceAnalyzer) -> None:
    aws.denied.add("rekognition:DetectFaces")
    with pytest.raises(FaceAnalysisError, match="do not allow rekognition:DetectFaces"):
        analyzer.detect_faces(FRAME)


def test_an_expired_token_is_said(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", EXPIRED)
    with pytest.raises(FaceAnalysisError, match="session token has expired"):
        analyzer.detect_faces(FRAME)


FACE: dict[str, Any] = {
    "BoundingBox": {"Left": 0.1, "Top": 0.1, "Width": 0.4, "Height": 0.5},
    "Confidence": 99.0,
}
WRONG: list[dict[str, Any]] = [
    {"Confidence": 10**400},
    {"Confidence": "NaN"},
    {"Confidence": 101},
    {"BoundingBox": FACE["BoundingBox"] | {"Left": 1e308}},
    {"AgeRange": {"Low": 20, "High": 10**300}},
    {"AgeRange": {"Low": -5, "High": 10}},
    {"Emotions": [{"Type": "HAPPY", "Confidence": -1}]},
    {"Pose": {"Yaw": 0, "Pitch": 0, "Roll": 1e9}},
]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>sign in to the hotel's network</html>",
        b"[]",
        b"{}",
        b'{"FaceDetails": 3}',
        b'{"FaceDetails": [{}]}',
        b'{"FaceDetails": [{"Confidence": "very", "BoundingBox": []}]}',
        *(json.dumps({"FaceDetails": [FACE | wrong]}).encode() for wrong in WRONG),
    ],
)
def test_an_answer_that_is_none_is_one_sentence(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer, raw: bytes
) -> None:
    aws.faults["DetectFaces"] = Fault(raw=raw)
    with pytest.raises(FaceAnalysisError, match="rekognition:DetectFaces"):
        analyzer.detect_faces(FRAME)


@pytest.mark.parametrize("page", [b"<html>", b'{"FaceDetails": []}'])
def test_a_page_on_the_way_has_seen_no_face(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer, page: bytes
) -> None:
    aws.faults["DetectFaces"] = Fault(page=page)
    with pytest.raises(FaceAnalysisError, match=r"rekognition:DetectFaces on .* not AWS' own"):
        analyzer.detect_faces(FRAME)


def test_without_a_region_there_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, aws: FakeAws
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    with pytest.raises(EmotionGardenError, match="region"):
        RekognitionFaceAnalyzer(patience_s=PATIENCE_S).warm_up()


# --- patience ------------------------------------------------------------------------------------


def test_a_visitor_waits_no_longer_than_the_patience_then_the_local_model_reads(
    aws: FakeAws, caplog: pytest.LogCaptureFixture
) -> None:
    aws.faults["DetectFaces"] = Fault(silent=True)
    far = RekognitionFaceAnalyzer(patience_s=0.3)
    far.warm_up()
    both, near = patient(far)
    with caplog.at_level(logging.WARNING):
        (face,) = both.detect_faces(FRAME)
    assert face.emotion is Emotion.SAD
    assert near.frames_seen == 1
    assert "no answer within 0.3 s" in caplog.text


def test_while_it_rests_nobody_asks_and_afterwards_somebody_does(aws: FakeAws) -> None:
    now = [0.0]
    far = RekognitionFaceAnalyzer(patience_s=PATIENCE_S)
    both = PatientFaceAnalyzer(
        far, FakeFaceAnalyzer([a_face(Emotion.SAD)]), Respite(lambda: now[0])
    )
    aws.fail("DetectFaces", "ThrottlingException", times=2)
    emotions = [both.detect_faces(FRAME)[0].emotion for _ in range(50)]
    assert set(emotions) == {Emotion.SAD}
    assert len(aws.requests) == 1
    now[0] += 6
    both.detect_faces(FRAME)
    both.detect_faces(FRAME)
    assert len(aws.requests) == 2
    now[0] += 11
    assert both.detect_faces(FRAME)[0].emotion is Emotion.HAPPY
    assert len(aws.requests) == 3


def test_what_fails_again_and_again_is_an_error_that_the_curator_hears_of(
    aws: FakeAws, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    far = RekognitionFaceAnalyzer(patience_s=PATIENCE_S)
    both = PatientFaceAnalyzer(
        far, FakeFaceAnalyzer([a_face(Emotion.SAD)]), Respite(lambda: now[0])
    )
    aws.fail("DetectFaces", "AccessDeniedException")
    levels: list[int] = []
    for _ in range(56):
        now[0] += LONGEST_S
        caplog.clear()
        both.detect_faces(FRAME)
        levels += [record.levelno for record in caplog.records if "denied" in record.message]
    errors = [number for number, level in enumerate(levels, 1) if level == logging.ERROR]
    assert (len(levels), errors) == (56, [LASTING, LASTING + 50])


@pytest.mark.parametrize(
    "detail", [a_face_detail("UNKNOWN", 90.0), a_face_detail("CALM", 22.0)], ids=["unknown", "low"]
)
def test_an_unsure_reading_is_left_to_the_local_model(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer, detail: dict[str, object]
) -> None:
    aws.faces.details = [detail]
    both, near = patient(analyzer)
    assert both.detect_faces(FRAME)[0].emotion is Emotion.SAD
    near.faces = ()
    assert len(both.detect_faces(FRAME)) == 1


def test_the_preview_never_leaves_the_machine(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer
) -> None:
    both, near = patient(analyzer)
    for _ in range(5):
        assert both.locate_faces(FRAME)
    assert near.frames_seen == 5
    assert aws.requests == []
    assert both.backend == "rekognition"


def test_nobody_in_the_picture_is_an_answer_too(
    aws: FakeAws, analyzer: RekognitionFaceAnalyzer
) -> None:
    aws.faces.details = []
    both, near = patient(analyzer)
    assert both.detect_faces(FRAME) == ()
    assert near.frames_seen == 0


def test_analyze_answers_the_same_json_and_writes_nothing(
    aws: FakeAws,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    picture = str(PORTRAIT_PATH.absolute())
    arguments = ["analyze", picture, "--backend", "rekognition", "--data-dir", str(tmp_path)]
    monkeypatch.setenv("EMOTION_GARDEN_FACE_PATIENCE_S", "30")
    assert main(arguments) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["emotions"], answer["faces"]) == ("HAPPY", 1)
    assert answer["backend"] == "rekognition"
    assert answer["ageRange"] == {"Low": 26, "High": 38}
    assert answer["generation"] == "adult"
    assert answer["sunglasses"] is False
    aws.denied.add("rekognition:DetectFaces")
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "do not allow rekognition:DetectFaces" in said.err
    assert not list(tmp_path.iterdir())


def test_no_frame_is_written_on_its_way(aws: FakeAws, analyzer: RekognitionFaceAnalyzer) -> None:
    analyzer.warm_up()
    both, _ = patient(analyzer)
    written: list[object] = []
    watching = True

    def watch(event: str, given: tuple[object, ...]) -> None:
        if watching and event == "open" and int(str(given[2])) & os.O_ACCMODE != os.O_RDONLY:
            written.append(given[0])

    sys.addaudithook(watch)
    assert both.detect_faces(FRAME)
    watching = False
    assert written == []
    assert len(aws.calls("DetectFaces")) == 1
