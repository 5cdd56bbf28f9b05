"""Lets the kiosk learn by itself: from its own log at the start, then from the rest of the site."""

import logging

from PySide6.QtCore import QObject, QTimer

from kiosk.presenters.garden_presenter import DATABASE_LANE
from kiosk.services.learner import Learner
from kiosk.services.site_listener import MAX_FILES, Heard, SiteListener
from kiosk.services.wish_reader import WishReader
from shared.domain.wishes import Wishes
from shared.qt.task_runner import TaskRunner, nothing

WISHES_EVERY_S = 120
LISTEN_EVERY_S = 600
GO_ON_AFTER_S = 120
"""When there was more than could be heard at a time."""
SCREENS_AT_A_TIME = 500
"""Learned in one go, so that a visitor's garden never waits long behind them."""
SITE_LANE = "store"
_log = logging.getLogger(__name__)


class Learning(QObject):
    """Learns on the lane of the gardener, and reads the store on another."""

    def __init__(
        self, runner: TaskRunner, learner: Learner, listener: SiteListener, wishes: WishReader
    ) -> None:
        super().__init__()
        self._runner = runner
        self._learner = learner
        self._listener = listener
        self._wishes = wishes
        self._said = ""
        self._listening = QTimer(self, singleShot=True)
        self._listening.timeout.connect(self._listen)
        self._wishing = QTimer(self, interval=WISHES_EVERY_S * 1000)
        self._wishing.timeout.connect(self._ask_wishes)

    def start(self) -> None:
        """Learn what the log says, then listen to the site from time to time."""
        self._catch_up()
        self._listen()
        self._ask_wishes()
        self._wishing.start()

    def stop(self) -> None:
        """Begin nothing more."""
        self._listening.stop()
        self._wishing.stop()

    def learn_again(self) -> None:
        """The log has more than what was noted here: learn that too."""
        self._catch_up()

    def _catch_up(self) -> None:
        learner = self._learner
        self._runner.run(
            DATABASE_LANE,
            lambda: learner.catch_up(SCREENS_AT_A_TIME),
            self._caught_up,
            self._say,
        )

    def _caught_up(self, more: bool) -> None:
        if more:
            self._catch_up()

    def _listen(self) -> None:
        self._runner.run(SITE_LANE, self._listener.listen, self._heard, self._not_heard)

    def _ask_wishes(self) -> None:
        self._runner.run(SITE_LANE, self._wishes.read, self._wished, self._say)

    def _heard(self, heard: Heard) -> None:
        if heard.files:
            _log.info("heard of the other kiosks: %s", heard)
            self._catch_up()
        is_all = heard.files < MAX_FILES
        self._listening.start(1000 * (LISTEN_EVERY_S if is_all else GO_ON_AFTER_S))

    def _not_heard(self, error: Exception) -> None:
        self._say(error)
        self._listening.start(1000 * LISTEN_EVERY_S)

    def _wished(self, wishes: Wishes | None) -> None:
        if wishes is not None:
            learner = self._learner
            self._runner.run(DATABASE_LANE, lambda: learner.wish(wishes), nothing, self._say)

    def _say(self, error: Exception) -> None:
        """The same trouble is one line in the log."""
        if self._said != str(error):
            self._said = str(error)
            _log.warning("learning: %s", error)
