"""Tells the store how this kiosk is: every minute, soon after something changed, and at the end."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from kiosk.presenters.camera_health_presenter import CameraHealthPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.camera_health import CameraHealth
from kiosk.services.status_report import Seen, StatusTeller
from kiosk.services.visit import VisitState
from shared.domain.errors import EmotionGardenError
from shared.domain.kiosk_status import CameraCondition, CameraStatus, KioskState, LoggedError
from shared.logs import Trouble
from shared.qt.task_runner import TaskRunner

STATUS_LANE = "status"
TELL_EVERY_MS = 60_000
TELL_SOON_MS = 3000
"""After a change, so that several at once are told together."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watched:
    """What is told of; `troubles` are the warnings and errors of the log, the newest first."""

    visit: VisitPresenter
    hours: HoursPresenter
    camera: CameraHealthPresenter
    housekeeper: Housekeeper
    troubles: Callable[[], Sequence[Trouble]] = tuple


class StatusPresenter(QObject):
    """Works on a lane of its own. Away, the store is asked again at the next minute, quietly.

    A visit is no change that is told soon: the next minute has it.
    """

    def __init__(self, runner: TaskRunner, teller: StatusTeller, watched: Watched) -> None:
        super().__init__()
        self._runner = runner
        self._teller = teller
        self._watched = watched
        self._told: Seen | None = None
        self._is_away = False
        self._stopped = False
        self._shelf_changed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        watched.hours.changed.connect(self._tell_if_changed)
        watched.camera.changed.connect(self._tell_if_changed)
        watched.housekeeper.shelf_changed.connect(self._note_shelf)

    def start(self) -> None:
        """Tell now, and from time to time."""
        self._tell()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped = True
        self._timer.stop()

    def say_stopped(self) -> None:
        """The kiosk ends in good order; a store that was away the last time is not told.

        One that does not answer is not waited for long.
        """
        if self._told is not None and not self._is_away:
            seen = replace(self._seen(), state=KioskState.STOPPED)
            self._runner.finish({STATUS_LANE: lambda: self._tell_last(seen)})

    def _tell_last(self, seen: Seen) -> None:
        try:
            self._teller.tell(seen)
        except EmotionGardenError as error:
            _log.warning("the last status could not be told: %s", error)

    def _tell(self) -> None:
        self._told = seen = self._seen()
        self._shelf_changed = False
        self._runner.run(STATUS_LANE, lambda: self._teller.tell(seen), self._done, self._failed)

    def _done(self, _: None) -> None:
        self._is_away = False
        self._wait()

    def _failed(self, error: Exception) -> None:
        if not self._is_away:
            _log.warning("the kiosk's status cannot be told: %s", error)
        self._is_away = True
        self._wait()

    def _wait(self) -> None:
        if not self._stopped:
            self._timer.start(TELL_EVERY_MS)
            self._tell_if_changed()

    def _tell_if_changed(self) -> None:
        """Soon, and only while no telling is under way: whoever ends it looks again."""
        told, waits = self._told, self._timer.isActive() and not self._is_away
        if told is None or not waits or not self._matters(told):
            return
        if self._timer.remainingTime() > TELL_SOON_MS:
            self._timer.start(TELL_SOON_MS)

    def _matters(self, told: Seen) -> bool:
        now = self._seen()
        at_rest = (KioskState.ASLEEP, KioskState.CLOSED, KioskState.PAUSED)
        rested, rests = told.state in at_rest, now.state in at_rest
        rest_changed = (rested or rests) and told.state is not now.state
        return rest_changed or told.camera != now.camera or self._shelf_changed

    def _seen(self) -> Seen:
        errors = (t for t in self._watched.troubles() if t.is_error)
        return Seen(
            state=self._state(),
            camera=_camera_status(self._watched.camera.health),
            last_visit=self._watched.visit.last_visit,
            troubles=tuple(self._watched.housekeeper.troubles.values()),
            errors=tuple(LoggedError(t.moment, t.sentence) for t in errors),
        )

    def _state(self) -> KioskState:
        if self._watched.visit.visit.state is not VisitState.ATTRACT:
            return KioskState.VISIT
        if self._watched.hours.paused:
            return KioskState.PAUSED
        if not self._watched.hours.open:
            return KioskState.CLOSED
        return KioskState.ASLEEP if self._watched.hours.asleep else KioskState.WAITING

    def _note_shelf(self) -> None:
        self._shelf_changed = True
        self._tell_if_changed()


def _camera_status(health: CameraHealth) -> CameraStatus:
    return CameraStatus(CameraCondition(health.state.value), health.fault or "")
