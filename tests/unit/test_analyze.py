"""`analyze`: one JSON object for each picture, in the Emotion API's form."""

import json
import shutil
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from kiosk import __main__ as program
from kiosk.adapters.image_files import PillowImageReader
from kiosk.app import commands
from kiosk.services.analyze import analyze
from shared.domain.emotion import Emotion
from shared.domain.errors import FaceAnalysisError
from shared.domain.face import AgeRange, BoundingBox, FaceDetail
from tests.fakes.face_analyzer import FakeFaceAnalyzer, a_face
from tests.fakes.portraits import PORTRAIT_PATH


def answers(analyzer: FakeFaceAnalyzer, *paths: Path) -> list[dict[str, Any]]:
    return list(analyze(paths, analyzer, PillowImageReader()))


def test_a_face_is_answered_with_exactly_the_fields_of_the_contract() -> None:
    (answer,) = answers(FakeFaceAnalyzer(), PORTRAIT_PATH)
    scores = answer.pop("emotionScores")
    uuid.UUID(answer.pop("id"))
    assert answer == {
        "path": str(PORTRAIT_PATH),
        "emotions": "HAPPY",
        "ageRange": {"Low": 26, "High": 38},
        "gender": "Female",
        "genderConfidence": 93.0,
        "generation": "adult",
        "smile": True,
        "eyeglasses": False,
        "sunglasses": None,
        "beard": False,
        "mustache": False,
        "eyesOpen": True,
        "mouthOpen": False,
        "boundingBox": {"Left": 0.4, "Top": 0.3, "Width": 0.2, "Height": 0.3},
        "faces": 1,
        "backend": "fake",
    }
    assert scores[0] == {"type": "HAPPY", "confidence": 86.0}
    assert [score["type"] for score in scores[1:]] == [
        "SURPRISED",
        "CALM",
        "ANGRY",
        "FEAR",
        "CONFUSED",
        "DISGUSTED",
        "SAD",
    ]


def test_what_the_analyser_does_not_know_is_null() -> None:
    unknown = FaceDetail(BoundingBox(0.1, 0.1, 0.2, 0.2), 90.0, ())
    (answer,) = answers(FakeFaceAnalyzer([unknown]), PORTRAIT_PATH)
    assert answer["emotions"] == "UNKNOWN"
    assert answer["emotionScores"] == []
    nulls = {key for key, value in answer.items() if value is None}
    assert nulls == {
        "ageRange",
        "gender",
        "genderConfidence",
        "generation",
        "smile",
        "eyeglasses",
        "sunglasses",
        "beard",
        "mustache",
        "eyesOpen",
        "mouthOpen",
    }


def test_the_nearest_of_several_faces_is_described() -> None:
    near = a_face(Emotion.SURPRISED, box=BoundingBox(0.5, 0.2, 0.3, 0.4))
    far = a_face(Emotion.SAD, box=BoundingBox(0.1, 0.2, 0.1, 0.1))
    (answer,) = answers(FakeFaceAnalyzer([far, near, far]), PORTRAIT_PATH)
    assert (answer["emotions"], answer["faces"]) == ("SURPRISED", 3)


def test_each_generation_comes_from_the_middle_of_the_age_range() -> None:
    child = replace(a_face(), age_range=AgeRange(4, 9))
    (answer,) = answers(FakeFaceAnalyzer([child]), PORTRAIT_PATH)
    assert answer["generation"] == "child"


def test_no_face_and_no_picture_are_said_so(tmp_path: Path) -> None:
    Image.fromarray(np.full((30, 30, 3), 128, np.uint8)).save(tmp_path / "wall.png")
    (tmp_path / "notes.txt").write_text("not a picture")
    paths = (tmp_path / "wall.png", tmp_path / "notes.txt", tmp_path / "gone.jpg")
    assert answers(FakeFaceAnalyzer(), *paths) == [
        {"path": str(paths[0]), "error": "no_face"},
        {"path": str(paths[1]), "error": "unreadable"},
        {"path": str(paths[2]), "error": "unreadable"},
    ]


def test_a_folder_stands_for_the_pictures_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.jpeg", "c.png"):
        shutil.copy(PORTRAIT_PATH, tmp_path / name)
    (tmp_path / "notes.txt").write_text("left alone")
    (tmp_path / "inner.png").mkdir()
    found = [Path(answer["path"]).name for answer in answers(FakeFaceAnalyzer(), tmp_path)]
    assert found == ["a.jpeg", "b.JPG", "c.png"]


def test_an_empty_folder_has_no_answers(tmp_path: Path) -> None:
    assert answers(FakeFaceAnalyzer(), tmp_path) == []


def test_every_answer_has_its_own_id_and_is_json() -> None:
    given = answers(FakeFaceAnalyzer(), PORTRAIT_PATH, PORTRAIT_PATH)
    assert given[0]["id"] != given[1]["id"]
    assert json.loads(json.dumps(given)) == given


def test_answers_come_one_by_one() -> None:
    analyzer = FakeFaceAnalyzer()
    stream = analyze([PORTRAIT_PATH] * 3, analyzer, PillowImageReader())
    next(stream)
    assert analyzer.frames_seen == 1


def test_a_failing_analyser_is_not_mistaken_for_an_empty_picture() -> None:
    analyzer = FakeFaceAnalyzer()
    analyzer.broken = "The face detector failed."
    with pytest.raises(FaceAnalysisError, match="detector failed"):
        answers(analyzer, PORTRAIT_PATH)


def test_a_command_that_finds_no_picture_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "face_analyzer", lambda _: FakeFaceAnalyzer)
    assert program.main(["analyze", str(tmp_path), "--data-dir", str(tmp_path)]) == 4
    assert capsys.readouterr() == ("", f"there is no picture in {tmp_path}\n")
