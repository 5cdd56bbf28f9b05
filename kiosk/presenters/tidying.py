"""Gives memory back to the system while nobody is there, so that a year of visits costs no more."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.visit import VisitState
from shared.qt.task_runner import TaskRunner, nothing

TIDY_AFTER_MS = 500
"""After a visit, when the screens have faded."""
_LANE = "disk"
_log = logging.getLogger(__name__)


class Tidying(QObject):
    """`give_back` hands over what the program has freed; it takes some milliseconds on a lane."""

    def __init__(
        self, visit: VisitPresenter, runner: TaskRunner, give_back: Callable[[], None]
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._give_back = give_back
        self._timer = QTimer(self, singleShot=True, interval=TIDY_AFTER_MS)
        self._timer.timeout.connect(self._tidy)
        visit.ended.connect(self._timer.start)

    def stop(self) -> None:
        """Begin nothing more."""
        self._timer.stop()

    def _tidy(self) -> None:
        """A visitor who has come meanwhile is not disturbed; the next pause is soon enough."""
        if self._visit.visit.state is VisitState.ATTRACT:
            self._runner.run(_LANE, self._give_back, nothing, _log_failure)


def _log_failure(error: Exception) -> None:
    _log.warning("memory could not be given back: %s", error)
