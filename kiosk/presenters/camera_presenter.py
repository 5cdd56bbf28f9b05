"""The mirror: opens the camera after the visitor agreed, and follows their face."""

import logging
import time
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.presenters.camera_health_presenter import CAMERA_LANE, CameraHealthPresenter
from kiosk.presenters.camera_sentences import framing_sentence, moment_sentence, resting_sentence
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.mirror_image import MirrorSize, mirror_image
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.camera_health import CameraWatch, Sight
from kiosk.services.face_reading import nearest_face
from kiosk.services.guidance import Guidance
from kiosk.services.leaning_mirror import WHOLE, LeaningMirror
from kiosk.services.light import Light, light_of
from kiosk.services.steady_face import FramingHint
from kiosk.services.supervision import supervised
from kiosk.services.visit import VisitEvent, VisitState
from shared.domain.errors import CameraError
from shared.domain.face import BoundingBox
from shared.ports import Camera, FaceAnalyzer, Frame
from shared.qt.task_runner import Task, TaskRunner, nothing

FACES_LANE = "faces"

_FOLLOW_EVERY_S = 0.1
_LATE_S = 2.5
_LOOK_EVERY_MS = 200
_log = logging.getLogger(__name__)

_Seen = tuple[Frame, QImage]
_Found = tuple[Sequence[BoundingBox], Light]


class Trouble(Enum):
    """Why the mirror speaks of something else than where the face is."""

    NONE = auto()
    NOBODY_FOUND = auto()
    NOT_READ = auto()


class CameraPresenter(QObject):
    """What the mirror shows.

    The camera belongs to its lane and the analyser to its own. `picture` is the newest picture for
    the mirror, None whenever nobody is to be seen; `face` is who would be read; `health` is for
    staff.
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
        watch: CameraWatch | None = None,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._camera = camera
        self._analyzer = analyzer
        self._automatic = automatic_capture
        self._guidance = Guidance()
        self._leaning = LeaningMirror()
        self._part = WHOLE
        self._still = False
        self._trouble = Trouble.NONE
        self._size = MirrorSize(640, 480)
        self._preview: Task | None = None
        self._locating: Task | None = None
        self._located_at = 0.0
        self._faces_are_late = False
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self.picture: QImage | None = None
        self.health = CameraHealthPresenter(visit, runner, camera, watch)
        self.health.sight_changed.connect(self._on_sight_changed)
        visit.state_changed.connect(self._on_state_changed)
        language.language_changed.connect(self.hint_changed)

    # --- what the screen binds to ---

    def _get_live(self) -> bool:
        return self.picture is not None

    def _get_out_of_order(self) -> bool:
        return self.health.sight is Sight.RESTING

    def _get_progress(self) -> float:
        return self._guidance.framing.progress if self._reads_by_itself() else 0.0

    def _get_hint(self) -> str:
        sight = self.health.sight
        if sight is Sight.RESTING:
            return resting_sentence()
        if sight is Sight.MOMENT:
            return moment_sentence()
        if self._trouble is not Trouble.NONE:
            return _sentence(self._trouble)
        return moment_sentence() if self._faces_are_late else framing_sentence(self._guidance.hint)

    live = Property(bool, _get_live, notify=live_changed)
    out_of_order = Property(bool, _get_out_of_order, notify=hint_changed)
    progress = Property(float, _get_progress, notify=framing_changed)
    hint = Property(str, _get_hint, notify=hint_changed)

    @Slot()
    def read_expression(self) -> None:
        """Read the face that is in the mirror now."""
        if self.picture is None:
            return
        if self.face is not None:
            self.health.read_face_at(self.face.centre[1])
        self._visit.handle(VisitEvent.READ)

    @property
    def face(self) -> BoundingBox | None:
        return self._guidance.framing.face

    def set_mirror_size(self, size: MirrorSize) -> None:
        """How large the mirror is on the screen, in pixels."""
        self._size = size

    def set_still(self, still: bool) -> None:
        """Whether the mirror leans without moving."""
        self._still = still

    def tell(self, trouble: Trouble) -> None:
        """Say what went wrong; until the visit ends, reading waits for a touch."""
        if trouble is not self._trouble:
            self._trouble = trouble
            self.hint_changed.emit()
            self.framing_changed.emit()

    def close_camera(self) -> None:
        """Shut it behind whatever is asked of it now."""
        self._runner.run(CAMERA_LANE, self._camera.close, nothing, _log_failure)

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
        self.health.opening()
        self._looking.start()
        self._preview = self._runner.stream(CAMERA_LANE, self._pictures, self._show, self._fail)

    def _pictures(self) -> Iterator[_Seen | CameraError]:
        return supervised(
            self._camera, lambda frame: (frame, mirror_image(frame, self._size, self._part))
        )

    def _stop(self) -> None:
        """No more pictures; the camera stays open for the burst."""
        self._looking.stop()
        for task in (self._preview, self._locating):
            if task is not None:
                task.cancel()
        self._locating = None
        self._say_late(False)
        self._show_nobody()

    def _close(self) -> None:
        """Nothing of the visitor stays: no picture, no face, no open camera."""
        if self._preview is None:
            return
        self._stop()
        self._preview = None
        self.close_camera()
        self.health.shut()
        self._forget_face()
        self.tell(Trouble.NONE)

    def _show_nobody(self) -> None:
        if self.picture is not None:
            self.picture = None
            self.frame_changed.emit()
            self.live_changed.emit()

    def _on_sight_changed(self) -> None:
        if self.health.sight is not Sight.LIVE:
            self._show_nobody()
        self.hint_changed.emit()

    def _fail(self, error: Exception) -> None:
        self.health.failed(CameraError(str(error)))

    def _look(self) -> None:
        self.health.look()
        self._say_late(self._locating is not None and self._waited_for_faces() >= _LATE_S)

    # --- following ---

    def _show(self, seen: _Seen | CameraError) -> None:
        if isinstance(seen, CameraError):
            self.health.failed(seen)
            return
        frame, picture = seen
        first = self.picture is None
        self.picture = picture
        self.frame_changed.emit()
        if first:
            self._forget_face()
            self.live_changed.emit()
        self.health.saw()
        self._part = self._leaning.part(time.monotonic(), still=self._still)
        self._locate(frame)

    def _locate(self, frame: Frame) -> None:
        if self._locating is None and self._waited_for_faces() >= _FOLLOW_EVERY_S:
            now = self._located_at = time.monotonic()
            self._locating = self._runner.run(
                FACES_LANE,
                lambda: self._find_faces(frame),
                lambda found: self._observe(found, now),
                self._locating_failed,
            )

    def _find_faces(self, frame: Frame) -> _Found:
        faces = self._analyzer.locate_faces(frame)
        return faces, light_of(frame, nearest_face(faces))

    def _observe(self, found: _Found, now: float) -> None:
        self._locating = None
        faces, light = found
        told = self._guidance.hint
        self._guidance.observe(faces, light, now)
        self._leaning.follow(self.face, now)
        self._tell_framing(told)
        if self._guidance.framing.hint is FramingHint.READY and self._reads_by_itself():
            self.read_expression()

    def _locating_failed(self, error: Exception) -> None:
        _log.warning("faces cannot be followed: %s", error)
        self._locating = None

    def _waited_for_faces(self) -> float:
        return time.monotonic() - self._located_at

    def _say_late(self, late: bool) -> None:
        if late is not self._faces_are_late:
            self._faces_are_late = late
            self.hint_changed.emit()

    def _reads_by_itself(self) -> bool:
        """Not after something went wrong: it would go wrong again without anybody's doing."""
        return self._automatic and self._trouble is Trouble.NONE

    def _forget_face(self) -> None:
        told = self._guidance.hint
        self._guidance.reset()
        self._leaning.reset()
        self._part = WHOLE
        self._tell_framing(told)

    def _tell_framing(self, told: FramingHint) -> None:
        self.framing_changed.emit()
        if told is not self._guidance.hint:
            self.hint_changed.emit()


def _sentence(trouble: Trouble) -> str:
    translate = QCoreApplication.translate
    if trouble is Trouble.NOBODY_FOUND:
        return translate("Mirror", "I could not find a face. Shall we try once more?")
    return translate("Mirror", "That did not work. Please try once more, or choose by hand")


def _log_failure(error: Exception) -> None:
    _log.warning("the camera did not close well: %s", error)
