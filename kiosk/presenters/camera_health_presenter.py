"""The camera's health: what the mirror shows follows it, and staff can read it."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.camera_health import CameraHealth, CameraState, CameraWatch, Sight
from kiosk.services.tilt import Tilt, TiltAdvice
from shared.domain.errors import CameraError
from shared.ports import Camera
from shared.qt.task_runner import TaskRunner

CAMERA_LANE = "camera"

_FIND_EVERY_MS = 5000
_log = logging.getLogger(__name__)


class CameraHealthPresenter(QObject):
    """`health` and `tilt` for staff, `sight` for the mirror; the log has it too.

    While nobody is there, it looks every few seconds whether the camera is plugged in, without
    opening it.
    """

    changed = Signal()
    sight_changed = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        runner: TaskRunner,
        camera: Camera,
        watch: CameraWatch | None = None,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._camera = camera
        self._watch = watch or CameraWatch()
        self._tilt = TiltAdvice()
        self._finding = QTimer(self, interval=_FIND_EVERY_MS)
        self._finding.timeout.connect(self._find)

    # --- for staff ---

    @property
    def health(self) -> CameraHealth:
        return self._watch.health

    @property
    def tilt(self) -> Tilt:
        return self._tilt.advice

    def start(self) -> None:
        """Look for the camera now and, while it is shut, again and again."""
        self._find()
        self._finding.start()

    def stop(self) -> None:
        self._finding.stop()

    def read_face_at(self, y: float) -> None:
        """A face that was read stood so high in the frame (ratio, 0 is the top)."""
        before = self.tilt
        self._tilt.add(y)
        if self.tilt is not before:
            _log.info("advice for the camera's tilt: %s", self.tilt)
            self.changed.emit()

    # --- what the mirror tells ---

    @property
    def sight(self) -> Sight:
        return self._watch.sight

    def opening(self) -> None:
        self._follow(self._watch.opening)

    def saw(self) -> None:
        self._follow(self._watch.saw)

    def failed(self, error: CameraError) -> None:
        self._follow(lambda: self._watch.failed(error))

    def look(self) -> None:
        self._follow(self._watch.look)

    def shut(self) -> None:
        self._follow(self._watch.shut)

    # --- between visits ---

    def _find(self) -> None:
        if self.sight is Sight.SHUT and not self._visit.visit.camera_allowed:
            self._runner.run(CAMERA_LANE, self._camera.find, self._found, self._not_found)

    def _found(self, _: None) -> None:
        self._follow(self._watch.found)

    def _not_found(self, error: Exception) -> None:
        if self.sight is Sight.SHUT and isinstance(error, CameraError):
            self._follow(lambda: self._watch.not_found(error))

    def _follow(self, step: Callable[[], None]) -> None:
        sight, health, troubled_s = self.sight, self.health, self._watch.troubled_s
        step()
        if health != self.health:
            _tell_log(health, self.health, troubled_s)
            self.changed.emit()
        if sight is not self.sight:
            self.sight_changed.emit()


def _tell_log(before: CameraHealth, now: CameraHealth, troubled_s: float) -> None:
    if now.state is CameraState.TROUBLE and now.fault is not before.fault:
        _log.warning("the camera is in trouble (%s): %s", now.fault, now.detail)
    elif before.state is CameraState.TROUBLE and now.state is not CameraState.TROUBLE:
        _log.info("the camera's trouble is over after %.0f s: it %s", troubled_s, now.state)
