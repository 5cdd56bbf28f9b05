"""Tells the store how this kiosk is: every minute, soon after something changed, and at the end."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.visit_presenter import VisitPresenter
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


class StatusPresenter(QObject):
    """Works on a lane of its own. Away, the store is asked again at the next minute, quietly.

    A visit is no change that is told soon: the next minute has it. `troubles` are the newest
    warnings and errors of the log, the newest first.
    """

    def __init__(
        self,
        runner: TaskRunner,
        teller: StatusTeller,
        visit: VisitPresenter,
        hours: HoursPresenter,
        housekeeper: Housekeeper,
        troubles: Callable[[], Sequence[Trouble]] = tuple,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._teller = teller
        self._visit = visit
        self._hours = hours
        self._housekeeper = housekeeper
        self._troubles = troubles
        self._camera = CameraStatus(CameraCondition.NONE)
        self._last_visit: datetime | None = None
        self._told: Seen | None = None
        self._is_away = False
        self._stopped = False
        self._shelf_changed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        visit.state_changed.connect(self._note_visit)
        hours.changed.connect(self._tell_if_changed)
        housekeeper.shelf_changed.connect(self._note_shelf)

    def watch_camera(self, camera: CameraPresenter) -> None:
        """From now on, tell how the camera is; a kiosk without one has none to watch."""
        self._camera = CameraStatus(CameraCondition.READY)
        note = partial(self._note_camera, camera)
        camera.hint_changed.connect(note)
        camera.live_changed.connect(note)

    def start(self) -> None:
        """Tell now, and from time to time."""
        self._tell()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped = True
        self._timer.stop()

    def say_stopped(self) -> None:
        """The kiosk ends in good order; waits for the store, unless it was away the last time."""
        if self._told is None or self._is_away:
            return
        try:
            self._teller.tell(replace(self._seen(), state=KioskState.STOPPED))
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
        now, camera_changed = self._seen(), told.camera != self._camera
        at_rest = (KioskState.ASLEEP, KioskState.CLOSED)
        rested, rests = told.state in at_rest, now.state in at_rest
        rest_changed = (rested or rests) and told.state is not now.state
        return rest_changed or camera_changed or self._shelf_changed

    def _seen(self) -> Seen:
        errors = (t for t in self._troubles() if t.is_error)
        return Seen(
            state=self._state(),
            camera=self._camera,
            last_visit=self._last_visit,
            troubles=tuple(self._housekeeper.troubles.values()),
            errors=tuple(LoggedError(t.moment, t.sentence) for t in errors),
        )

    def _state(self) -> KioskState:
        if self._visit.visit.state is not VisitState.ATTRACT:
            return KioskState.VISIT
        if not self._hours.open:
            return KioskState.CLOSED
        return KioskState.ASLEEP if self._hours.asleep else KioskState.WAITING

    def _note_visit(self) -> None:
        self._last_visit = datetime.now(UTC)

    def _note_shelf(self) -> None:
        self._shelf_changed = True
        self._tell_if_changed()

    def _note_camera(self, camera: CameraPresenter) -> None:
        """Trouble lasts until the camera gives a picture again."""
        if camera.out_of_order:
            self._camera = CameraStatus(CameraCondition.TROUBLE)
        elif camera.live:
            self._camera = CameraStatus(CameraCondition.WORKS)
        elif self._camera.condition is CameraCondition.WORKS:
            self._camera = CameraStatus(CameraCondition.READY)
        self._tell_if_changed()
