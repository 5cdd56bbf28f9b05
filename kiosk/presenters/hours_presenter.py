"""Whether the hall is open and the screen awake: the clock that nobody in front of it sees."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Property, QCoreApplication, QLocale, QObject, QTime, QTimer, Signal, Slot

from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.hall import Hall, Hold
from kiosk.services.visit import VisitState
from shared.domain.opening_hours import OpeningHours

CLOSED_SLEEP_S = 600.0
"""Seconds that the closed hall still says when it opens, before the screen goes dark."""

_LOOK_EVERY_MS = 1000


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class HoursPresenter(QObject):
    """Looks at the wall clock every second, so that a clock that jumps does no harm.

    A visit that is under way when the hall closes goes on to its end. `sleep_after_s`: seconds
    without a touch after which the screen goes dark while the hall is open; 0 means never.
    `clock` tells the time of the place, `stopwatch` seconds that only ever grow.
    """

    changed = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        language: LanguagePresenter,
        hours: OpeningHours,
        sleep_after_s: float,
        clock: Callable[[], datetime] = _now,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._visit = visit
        self._language = language
        self._hours = hours
        self._sleep_after_s = sleep_after_s
        self._clock = clock
        self._stopwatch = stopwatch
        self._hall: Hall | None = None
        self._hold = Hold.NONE
        self._open = hours.is_open(clock())
        self._asleep = False
        self._touched_at = stopwatch()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        visit.state_changed.connect(self._on_state_changed)
        language.language_changed.connect(self.changed)

    def _get_open(self) -> bool:
        return self._open

    def _get_asleep(self) -> bool:
        return self._asleep

    def _get_paused(self) -> bool:
        return self._hold is Hold.PAUSED

    def _get_sentence(self) -> str:
        if self._hold is Hold.PAUSED:
            return QCoreApplication.translate("Hours", "Please come back in a little while")
        opens = self._hours.next_opening(self._clock())
        if opens is None:
            return ""
        locale = QLocale(self._language.current)
        day = locale.standaloneDayName(opens.isoweekday())
        at = locale.toString(QTime(opens.hour, opens.minute), QLocale.FormatType.ShortFormat)
        sentence = QCoreApplication.translate("Hours", "It opens again on %1 at %2")
        return sentence.replace("%1", day).replace("%2", at)

    open = Property(bool, _get_open, notify=changed)
    asleep = Property(bool, _get_asleep, notify=changed)
    paused = Property(bool, _get_paused, notify=changed)
    sentence = Property(str, _get_sentence, notify=changed)

    def obey(self, hall: Hall) -> None:
        """From now on, what the staff decide counts beside the hours."""
        self._hall = hall
        self.look()

    def now(self) -> datetime:
        """The time of the place."""
        return self._clock()

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the screen stays awake, or wakes up."""
        self._touched_at = self._stopwatch()
        self.look()

    def look(self) -> None:
        """Look at the clocks now."""
        now = self._clock()
        hold = self._hall.hold(now) if self._hall else Hold.NONE
        is_open = self._hours.is_open(now) and hold is Hold.NONE
        stays_awake = is_open or hold is Hold.PAUSED
        patience = self._sleep_after_s or (0.0 if stays_awake else CLOSED_SLEEP_S)
        waiting = self._visit.visit.state is VisitState.ATTRACT
        still = self._stopwatch() - self._touched_at
        asleep = waiting and 0 < patience <= still
        if (is_open, asleep, hold) != (self._open, self._asleep, self._hold):
            if is_open and not self._open:
                self._touched_at, asleep = self._stopwatch(), False
            self._open, self._asleep, self._hold = is_open, asleep, hold
            self.changed.emit()

    def _on_state_changed(self) -> None:
        self._touched_at = self._stopwatch()
        self.look()
