"""A face analyser in a process of its own, replaced when it crashes or misses its deadline."""

import os
from collections.abc import Callable
from typing import Any, Literal, TypeAlias, cast

from kiosk.adapters.child_process import ChildEnd, ChildError, ChildProcess
from shared.domain.errors import EmotionGardenError, FaceAnalysisError
from shared.domain.face import BoundingBox, FaceDetail
from shared.ports import FaceAnalyzer, Frame

_Question: TypeAlias = Literal["warm_up", "locate_faces", "detect_faces"]
_NICENESS = 5
_START_DEADLINE_S = 60.0


class ProcessFaceAnalyzer:
    """A FaceAnalyzer that asks another one, in a child process; belongs to one lane.

    `factory` makes the analyser in the child and must be picklable (a class, or
    functools.partial of one). A frame gets `deadline_s` seconds; the first one after a start also
    waits for the models, a minute in all. The child is a little nicer than the window,
    so that the preview stays smooth.
    """

    backend = "local"

    def __init__(self, factory: Callable[[], FaceAnalyzer], deadline_s: float = 2.0) -> None:
        self._deadline_s = deadline_s
        self._child = ChildProcess(_analyze, factory, name="face analyser")
        self._is_warm = False

    @property
    def pid(self) -> int | None:
        """The process that analyses, or None when none is running."""
        return self._child.pid

    def warm_up(self) -> None:
        """Start the process, load the models and wait for both."""
        self._ask("warm_up")

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        """Where faces are, the largest first; FaceAnalysisError when there was no answer."""
        return cast("tuple[BoundingBox, ...]", self._ask("locate_faces", frame))

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        """Every face with its attributes, the largest first; FaceAnalysisError as above."""
        return cast("tuple[FaceDetail, ...]", self._ask("detect_faces", frame))

    def close(self) -> None:
        """End the process within a second; harmless when there is none."""
        self._child.stop()
        self._is_warm = False

    def _ask(self, question: _Question, *frame: Frame) -> Any:
        deadline_s = self._deadline_s if self._is_warm else _START_DEADLINE_S
        try:
            answer = self._child.request((question, frame), deadline_s)
        except ChildError as error:
            self._is_warm = False
            self._child.start()  # its successor loads the models before the next face comes
            raise FaceAnalysisError(f"The face could not be read: {error}.") from error
        self._is_warm = True
        return answer


def _analyze(parent: ChildEnd, factory: Callable[[], FaceAnalyzer]) -> None:
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        analyzer = factory()
        analyzer.warm_up()
    except EmotionGardenError as error:
        while parent.receive():
            parent.fail(error)
        return
    try:
        while True:
            _answer(parent, analyzer)
    finally:
        analyzer.close()


def _answer(parent: ChildEnd, analyzer: FaceAnalyzer) -> None:
    """Answer one question; the frame is forgotten with it."""
    question, frame = cast("tuple[_Question, tuple[Frame, ...]]", parent.receive())
    try:
        parent.reply(getattr(analyzer, question)(*frame))
    except EmotionGardenError as error:
        parent.fail(error)
    except Exception as error:  # noqa: BLE001 - whatever a model raises is an answer, not a crash
        kind = type(error).__name__
        parent.fail(FaceAnalysisError(f"The face could not be read: {kind}: {error}"))
