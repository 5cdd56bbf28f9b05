"""An analyser in a process of its own answers like the one inside it, and outlives its troubles."""

import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from kiosk.adapters.analyzer_process import ProcessFaceAnalyzer
from kiosk.adapters.local_faces import MediaPipeFaceAnalyzer
from kiosk.adapters.opencv_camera import OpenCvCamera
from kiosk.services.face_reading import read_face
from kiosk.services.steady_face import FramingHint, SteadyFace
from shared.domain.emotion import Emotion
from shared.domain.errors import FaceAnalysisError, MissingPartError
from shared.domain.face import GenderValue
from shared.ports import FaceAnalyzer, Frame
from tests.fakes.face_analyzer import FakeFaceAnalyzer, a_face
from tests.fakes.troubled_analyzers import (
    DIE,
    HANG,
    REFUSE,
    STUMBLE,
    ModellessFaceAnalyzer,
    TroubledFaceAnalyzer,
)
from tests.patience import PATIENCE_S
from tests.processes import freeze, wait_until_gone

MODELS = Path("resources/models").absolute()
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes of Linux")


def frame(first_byte: int = 100) -> Frame:
    picture = np.full((720, 1280, 3), 100, np.uint8)
    picture[0, 0, 0] = first_byte
    return picture


@pytest.fixture
def make() -> Iterator[Callable[..., ProcessFaceAnalyzer]]:
    made: list[ProcessFaceAnalyzer] = []

    def make(
        factory: Callable[[], FaceAnalyzer], deadline_s: float = PATIENCE_S
    ) -> ProcessFaceAnalyzer:
        made.append(ProcessFaceAnalyzer(factory, deadline_s))
        return made[-1]

    yield make
    for analyzer in made:
        analyzer.close()


def test_answers_are_those_of_the_analyser_inside(make: Callable[..., ProcessFaceAnalyzer]) -> None:
    faces = (a_face(Emotion.CALM), a_face(Emotion.SAD))
    inside = FakeFaceAnalyzer(faces)
    analyzer = make(partial(FakeFaceAnalyzer, faces))
    assert analyzer.detect_faces(frame(1)) == inside.detect_faces(frame(1))
    assert analyzer.locate_faces(frame(1)) == inside.locate_faces(frame(1))
    assert analyzer.detect_faces(frame(100)) == ()


@linux
def test_it_works_in_another_nicer_process_that_ends_with_close(
    make: Callable[..., ProcessFaceAnalyzer],
) -> None:
    analyzer = make(FakeFaceAnalyzer)
    assert analyzer.pid is None
    analyzer.warm_up()
    pid = analyzer.pid
    assert pid is not None
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)
    analyzer.close()
    analyzer.close()
    wait_until_gone(pid)


def test_a_frame_crosses_unchanged(make: Callable[..., ProcessFaceAnalyzer]) -> None:
    analyzer = make(TroubledFaceAnalyzer)
    picture = np.random.default_rng(3).integers(5, 256, (720, 1280, 3), np.uint8)
    cropped = picture[::2, 100:700]
    assert analyzer.detect_faces(picture)[0].confidence == picture.mean()
    assert analyzer.detect_faces(cropped)[0].confidence == cropped.mean()


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (REFUSE, "This frame is refused."),
        (STUMBLE, "The face could not be read: ValueError: the model stumbled"),
    ],
)
def test_an_error_inside_is_told_and_the_process_stays(
    make: Callable[..., ProcessFaceAnalyzer], trouble: int, sentence: str
) -> None:
    analyzer = make(TroubledFaceAnalyzer)
    analyzer.warm_up()
    pid = analyzer.pid
    with pytest.raises(FaceAnalysisError) as caught:
        analyzer.detect_faces(frame(trouble))
    assert str(caught.value) == sentence
    assert analyzer.detect_faces(frame())
    assert analyzer.pid == pid


@linux
@pytest.mark.parametrize(
    ("trouble", "deadline_s", "reason"),
    [
        (HANG, 0.5, "did not answer in time"),
        (DIE, PATIENCE_S, r"ended unexpectedly \(exit code 7\)"),
    ],
)
def test_a_process_that_hangs_or_dies_is_replaced_at_once(
    make: Callable[..., ProcessFaceAnalyzer], trouble: int, deadline_s: float, reason: str
) -> None:
    analyzer = make(TroubledFaceAnalyzer, deadline_s)
    analyzer.warm_up()
    before = analyzer.pid
    assert before is not None
    with pytest.raises(FaceAnalysisError, match=rf"^The face could not be read: .*{reason}\.$"):
        analyzer.detect_faces(frame(trouble))
    wait_until_gone(before)
    successor = analyzer.pid
    assert successor not in (None, before)
    assert analyzer.detect_faces(frame())
    assert analyzer.pid == successor


@linux
def test_a_frozen_process_misses_its_deadline(make: Callable[..., ProcessFaceAnalyzer]) -> None:
    analyzer = make(TroubledFaceAnalyzer, deadline_s=0.5)
    analyzer.warm_up()
    assert analyzer.pid is not None
    freeze(analyzer.pid)
    with pytest.raises(FaceAnalysisError, match="did not answer in time"):
        analyzer.detect_faces(frame())


@linux
def test_a_process_killed_between_two_faces_is_replaced(
    make: Callable[..., ProcessFaceAnalyzer],
) -> None:
    analyzer = make(TroubledFaceAnalyzer)
    analyzer.warm_up()
    assert analyzer.pid is not None
    os.kill(analyzer.pid, signal.SIGKILL)
    with pytest.raises(FaceAnalysisError, match="SIGKILL"):
        analyzer.detect_faces(frame())
    assert analyzer.detect_faces(frame())


def test_a_missing_model_is_named_whatever_is_asked(
    make: Callable[..., ProcessFaceAnalyzer],
) -> None:
    analyzer = make(ModellessFaceAnalyzer)
    for ask in (analyzer.warm_up, partial(analyzer.detect_faces, frame())):
        with pytest.raises(MissingPartError, match=r"^The model face.onnx is missing.$"):
            ask()


def test_the_demo_visitor_is_framed_and_read_as_happy(
    make: Callable[..., ProcessFaceAnalyzer],
) -> None:
    """The real camera process, the real local model, the shipped clip."""
    analyzer = make(partial(MediaPipeFaceAnalyzer, MODELS))
    analyzer.warm_up()
    camera = OpenCvCamera("demo", open_deadline_s=PATIENCE_S)
    camera.open()
    steady = SteadyFace()
    looks = itertools.count()
    framing = steady.observe((), 0)
    while framing.hint is not FramingHint.READY:
        faces = analyzer.locate_faces(camera.read(PATIENCE_S))
        framing = steady.observe(faces, next(looks) * 0.3)  # however long each look took
    face = read_face([camera.read(PATIENCE_S) for _ in range(5)], analyzer, framing.face)
    camera.close()
    assert face.emotion is Emotion.HAPPY
    assert face.smile is not None
    assert face.smile.value
    assert face.gender is not None
    assert face.gender.value is GenderValue.FEMALE
    assert 0.25 < face.bounding_box.height < 0.5
