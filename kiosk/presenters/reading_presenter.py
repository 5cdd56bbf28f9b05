"""From the touch on *Emotion* to a reading: a burst, the camera shut, the face read."""

import logging

from PySide6.QtCore import QObject, Signal

from kiosk.presenters.camera_presenter import CAMERA_LANE, FACES_LANE, CameraPresenter, Trouble
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.face_reading import read_face
from kiosk.services.visit import VisitEvent, VisitState
from shared.domain.emotion import Emotion
from shared.domain.errors import FaceAnalysisError, NothingMatchedError
from shared.domain.face import FaceDetail
from shared.ports import Camera, FaceAnalyzer, Frame
from shared.qt.task_runner import Task, TaskRunner

_FRAME_TIMEOUT_S = 1.0
_log = logging.getLogger(__name__)


class ReadingPresenter(QObject):
    """Reads the visitor while the visit is READING; `face_read` carries the FaceDetail.

    The camera is shut as soon as the burst is taken, and the frames end with the reading.
    """

    face_read = Signal(object)

    def __init__(
        self,
        visit: VisitPresenter,
        mirror: CameraPresenter,
        runner: TaskRunner,
        camera: Camera,
        analyzer: FaceAnalyzer,
        *,
        burst_frames: int,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._mirror = mirror
        self._runner = runner
        self._camera = camera
        self._analyzer = analyzer
        self._burst_frames = burst_frames
        self._task: Task | None = None
        visit.state_changed.connect(self._on_state_changed)

    def _on_state_changed(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._visit.visit.state is VisitState.READING:
            self._task = self._runner.run(CAMERA_LANE, self._burst, self._read, self._fail)

    def _burst(self) -> list[Frame]:
        return [self._camera.read(_FRAME_TIMEOUT_S) for _ in range(self._burst_frames)]

    def _read(self, frames: list[Frame]) -> None:
        self._mirror.close_camera()
        near = self._mirror.face
        self._task = self._runner.run(
            FACES_LANE,
            lambda: read_face(frames, self._analyzer, near),
            self._has_read,
            self._fail,
        )

    def _has_read(self, face: FaceDetail) -> None:
        self._task = None
        if face.emotion is Emotion.UNKNOWN:
            self._fail(FaceAnalysisError("the analyser gave no emotion"))
        else:
            self.face_read.emit(face)

    def _fail(self, error: Exception) -> None:
        _log.warning("no reading: %s", error)
        nobody = isinstance(error, NothingMatchedError)
        self._mirror.tell(Trouble.NOBODY_FOUND if nobody else Trouble.NOT_READ)
        self._visit.handle(VisitEvent.TRY_AGAIN)
