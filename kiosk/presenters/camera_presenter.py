"""The mirror: opens the camera after the visitor agreed, and follows their face."""

import logging
import time
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.mirror_image import MirrorSize, mirror_image
from kiosk.presenters.sentences import framing_sentence
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.steady_face import Framing, FramingHint, SteadyFace
from kiosk.services.visit import VisitEvent, VisitState
from shared.domain.face import BoundingBox
from shared.ports import Camera, FaceAnalyzer, Frame
from shared.qt.task_runner import Task, TaskRunner

CAMERA_LANE = "camera"
FACES_LANE = "faces"

_FRAME_TIMEOUT_S = 2.0
_FOLLOW_EVERY_S = 0.1
_NOBODY = Framing(FramingHint.NO_FACE)
_log = logging.getLogger(__name__)


class Trouble(Enum):
    """Why the mirror speaks of something else than where the face is."""

    NONE = auto()
    NOBODY_FOUND = auto()
    NOT_READ = auto()
    OUT_OF_ORDER = auto()


class CameraPresenter(QObject):
    """What the mirror shows.

    The camera belongs to its lane and the analyser to its own. `picture` is the newest picture for
    the mirror, None whenever nobody is to be seen; `face` is who would be read.
    """

    frame_changed = Signal()
    live_changed = Signal()
    framing_changed = Signal()
    hint_changed = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        language: LanguagePresenter,
        runner: TaskRunner,
        camera: Camera,
        analyzer: FaceAnalyzer,
        *,
        automatic_capture: bool,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._camera = camera
        self._analyzer = analyzer
        self._automatic = automatic_capture
        self._steady = SteadyFace()
        self._framing = _NOBODY
        self._trouble = Trouble.NONE
        self._size = MirrorSize(640, 480)
        self._preview: Task | None = None
        self._locating: Task | None = None
        self._located_at = 0.0
        self.picture: QImage | None = None
        visit.state_changed.connect(self._on_state_changed)
        language.language_changed.connect(self.hint_changed)

    # --- what the screen binds to ---

    def _get_live(self) -> bool:
        return self.picture is not None

    def _get_out_of_order(self) -> bool:
        return self._trouble is Trouble.OUT_OF_ORDER

    def _get_progress(self) -> float:
        return self._framing.progress if self._reads_by_itself() else 0.0

    def _get_hint(self) -> str:
        return _sentence(self._trouble, self._framing.hint)

    live = Property(bool, _get_live, notify=live_changed)
    out_of_order = Property(bool, _get_out_of_order, notify=hint_changed)
    progress = Property(float, _get_progress, notify=framing_changed)
    hint = Property(str, _get_hint, notify=hint_changed)

    @Slot()
    def read_expression(self) -> None:
        """Read the face that is in the mirror now."""
        if self.picture is not None:
            self._visit.handle(VisitEvent.READ)

    @property
    def face(self) -> BoundingBox | None:
        return self._framing.face

    def set_mirror_size(self, size: MirrorSize) -> None:
        """How large the mirror is on the screen, in pixels."""
        self._size = size

    def tell(self, trouble: Trouble) -> None:
        """Say what went wrong; until the visit ends, reading waits for a touch."""
        if trouble is not self._trouble:
            self._trouble = trouble
            self.hint_changed.emit()
            self.framing_changed.emit()

    # --- opening and closing ---

    def _on_state_changed(self) -> None:
        state = self._visit.visit.state
        if state is VisitState.MIRROR:
            self._open()
        elif state is VisitState.READING:
            self._stop()
        else:
            self._close()

    def _open(self) -> None:
        self._preview = self._runner.stream(CAMERA_LANE, self._frames, self._show, self._fail)

    def _frames(self) -> Iterator[tuple[Frame, QImage]]:
        self._camera.open()
        while True:
            frame = self._camera.read(_FRAME_TIMEOUT_S)
            yield frame, mirror_image(frame, self._size)

    def _stop(self) -> None:
        """No more pictures; the camera stays open for the burst."""
        for task in (self._preview, self._locating):
            if task is not None:
                task.cancel()
        self._locating = None
        if self.picture is not None:
            self.picture = None
            self.frame_changed.emit()
            self.live_changed.emit()

    def _close(self) -> None:
        """Nothing of the visitor stays: no picture, no face, no open camera."""
        if self._preview is None:
            return
        self._stop()
        self._preview = None
        self._runner.run(CAMERA_LANE, self._camera.close, _nothing, _log_failure)
        self._frame_face(_NOBODY)
        self.tell(Trouble.NONE)

    def _fail(self, error: Exception) -> None:
        _log.warning("the mirror is out of order: %s", error)
        self._stop()
        self.tell(Trouble.OUT_OF_ORDER)

    # --- following ---

    def _show(self, seen: tuple[Frame, QImage]) -> None:
        frame, picture = seen
        first = self.picture is None
        self.picture = picture
        self.frame_changed.emit()
        if first:
            self._steady.reset()
            self._frame_face(_NOBODY)
            self.live_changed.emit()
        self._locate(frame)

    def _locate(self, frame: Frame) -> None:
        now = time.monotonic()
        if self._locating is None and now - self._located_at >= _FOLLOW_EVERY_S:
            self._located_at = now
            self._locating = self._runner.run(
                FACES_LANE,
                lambda: self._analyzer.locate_faces(frame),
                lambda faces: self._observe(faces, now),
                self._locating_failed,
            )

    def _observe(self, faces: Sequence[BoundingBox], now: float) -> None:
        self._locating = None
        self._frame_face(self._steady.observe(faces, now))
        if self._framing.hint is FramingHint.READY and self._reads_by_itself():
            self.read_expression()

    def _locating_failed(self, error: Exception) -> None:
        _log.warning("faces cannot be followed: %s", error)
        self._locating = None

    def _reads_by_itself(self) -> bool:
        """Not after something went wrong: it would go wrong again without anybody's doing."""
        return self._automatic and self._trouble is Trouble.NONE

    def _frame_face(self, framing: Framing) -> None:
        told, self._framing = self._framing, framing
        self.framing_changed.emit()
        if told.hint is not framing.hint:
            self.hint_changed.emit()


def _sentence(trouble: Trouble, hint: FramingHint) -> str:
    translate = QCoreApplication.translate
    if trouble is Trouble.NOBODY_FOUND:
        return translate("Mirror", "I could not find a face. Shall we try once more?")
    if trouble is Trouble.NOT_READ:
        return translate("Mirror", "That did not work. Please try once more, or choose by hand")
    if trouble is Trouble.OUT_OF_ORDER:
        return translate("Mirror", "The mirror is resting. Please choose a garden by hand")
    return framing_sentence(hint)


def _nothing(_: object) -> None:
    pass


def _log_failure(error: Exception) -> None:
    _log.warning("the camera did not close well: %s", error)
