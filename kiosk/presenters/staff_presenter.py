"""The way in for staff: five taps in a corner, a PIN, and the pages behind it."""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot

from kiosk.presenters.hall_presenter import HallPresenter
from kiosk.presenters.health_presenter import HealthPresenter
from kiosk.presenters.licences_presenter import LicencesPresenter
from kiosk.presenters.log_presenter import LogPresenter
from kiosk.presenters.pin_presenter import STAFF_LANE, PinPresenter
from kiosk.presenters.staff_sentences import SHELF, trouble_sentence
from kiosk.presenters.staff_settings_presenter import StaffSettingsPresenter
from kiosk.services.pins import PinBook, Role
from kiosk.services.supervisor import RESTART_CODE
from shared.qt.task_runner import TaskRunner

TAPS, WITHIN_S = 5, 4.0
CLOSES_AFTER_S = 120.0
"""Seconds without a touch after which the pages close by themselves."""

PAD_CLOSES_AFTER_S = 20.0
"""The same for the pad: a visitor who found it by chance must not leave it to the next."""

FIRST_RUN_S = 600.0
"""How long after the start PINs may be chosen on a kiosk that has none."""

_TECHNICIANS = ("logs", "settings", "update", "exit", "licences")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StaffPages:
    """What is behind the PIN; None is not there in safe mode."""

    logs: LogPresenter
    hall: HallPresenter | None = None
    health: HealthPresenter | None = None
    settings: StaffSettingsPresenter | None = None
    licences: LicencesPresenter | None = None


class StaffPresenter(QObject):
    """`page` is what staff see: nothing, `pin`, `chosen`, `locked`, `menu`, or a page of it.

    `opened` is raised when somebody is about to come in. `reason` is why the kiosk is in safe
    mode, nothing when it is not.
    """

    changed = Signal()
    opened = Signal()
    reload_asked = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        book: PinBook,
        pad: PinPresenter,
        pages: StaffPages,
        *,
        version: str,
        reason: str = "",
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._book = book
        self._pad = pad
        self._pages = pages
        self._version = version
        self._reason = reason
        self._stopwatch = stopwatch
        self._started_at = stopwatch()
        self._taps: deque[float] = deque(maxlen=TAPS)
        self._page = ""
        self._role: Role | None = None
        self._notice = ""
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.close)
        pad.entered.connect(self._enter)
        pad.chosen.connect(self._chosen)

    # --- what the screens bind to ---

    def _get_page(self) -> str:
        return self._page

    def _get_technician(self) -> bool:
        return self._role is Role.TECHNICIAN

    def _get_pad(self) -> QObject:
        return self._pad

    def _get_hall(self) -> QObject | None:
        return self._pages.hall

    def _get_health(self) -> QObject | None:
        return self._pages.health

    def _get_logs(self) -> QObject:
        return self._pages.logs

    def _get_settings(self) -> QObject | None:
        return self._pages.settings

    def _get_licences(self) -> QObject | None:
        return self._pages.licences

    def _get_reason(self) -> str:
        return self._reason

    def _get_version(self) -> str:
        return self._version

    def _get_notice(self) -> str:
        return self._notice

    page = Property(str, _get_page, notify=changed)
    technician = Property(bool, _get_technician, notify=changed)
    notice = Property(str, _get_notice, notify=changed)
    pad = Property(QObject, _get_pad, constant=True)
    hall = Property(QObject, _get_hall, constant=True)
    health = Property(QObject, _get_health, constant=True)
    logs = Property(QObject, _get_logs, constant=True)
    settings = Property(QObject, _get_settings, constant=True)
    licences = Property(QObject, _get_licences, constant=True)
    reason = Property(str, _get_reason, constant=True)
    version = Property(str, _get_version, constant=True)

    # --- the way in ---

    @Slot()
    def tap(self) -> None:
        """A tap in the corner; the fifth in a row within a few seconds asks for the PIN."""
        now = self._stopwatch()
        self._taps.append(now)
        if len(self._taps) == TAPS and now - self._taps[0] <= WITHIN_S and not self._page:
            self._taps.clear()
            self.come_in()

    def tapped_elsewhere(self) -> None:
        """A touch beside the corner: the taps before it were a visitor's."""
        self._taps.clear()

    def come_in(self) -> None:
        """Ask for the PIN, or let PINs be chosen when there are none."""
        self._runner.run(STAFF_LANE, self._book.roles, self._ask, self._not_asked)

    def first_run(self) -> None:
        """Let PINs be chosen if there are none; otherwise nothing happens."""

        def look(roles: frozenset[Role]) -> None:
            if not roles:
                self._ask(roles)

        self._runner.run(STAFF_LANE, self._book.roles, look, _not_looked)

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the pages stay."""
        if self._page:
            is_known = self._role is not None or self._pad.choosing
            patience = CLOSES_AFTER_S if is_known else PAD_CLOSES_AFTER_S
            self._idle.start(round(patience * 1000))

    @Slot(str)
    def show(self, page: str) -> None:
        """Go to a page that this role may see."""
        if self._role is None or (page in _TECHNICIANS and not self._get_technician()):
            return
        self._show(page)

    @Slot()
    def back(self) -> None:
        """One page up, and from the menu out."""
        if self._role is not None and self._page != "menu":
            self._show("menu")
        else:
            self.close()

    @Slot()
    def close(self) -> None:
        """Out, and nobody is known any more."""
        self._idle.stop()
        self._role = None
        self._pad.forget()
        self._show("")

    # --- what a technician may do ---

    @Slot()
    def reload(self) -> None:
        """Ask the store for the garden now."""
        if self._get_technician():
            self._say(QCoreApplication.translate("Staff", "Asking the store…"))
            self.reload_asked.emit()

    def reloaded(self, pictures: int | None) -> None:
        """What came of it: so many pictures, or None when the store gave no garden."""
        if self._notice:
            words = QCoreApplication.translate("Staff", "The garden is up to date: %1 pictures")
            is_well = pictures is not None
            self._say(words.replace("%1", str(pictures)) if is_well else trouble_sentence(SHELF))

    @Slot()
    def restart(self) -> None:
        """Start the program again; whoever watches over it does."""
        self._end(RESTART_CODE)

    @Slot()
    def exit(self) -> None:
        """End the program for good."""
        self._end(0)

    def _end(self, code: int) -> None:
        if self._get_technician():
            _log.warning("a technician ends the program with exit code %s", code)
            QCoreApplication.exit(code)

    # --- pages ---

    def _ask(self, roles: frozenset[Role]) -> None:
        is_first_run = self._stopwatch() - self._started_at < FIRST_RUN_S
        self.opened.emit()
        if roles:
            self._pad.ask()
        elif is_first_run:
            self._pad.choose()
        self._show("pin" if roles or is_first_run else "locked")

    def _not_asked(self, error: Exception) -> None:
        _log.error("the PINs of the staff: %s", error)
        self.opened.emit()
        self._show("locked")

    def _enter(self, role: str) -> None:
        if self._page == "pin":
            self._role = Role(role)
            _log.info("staff came in: %s", role)
            self._show("menu")

    def _chosen(self) -> None:
        _log.info("the PINs of the staff were chosen")
        self._show("chosen")

    def _show(self, page: str) -> None:
        self._page = page
        self._notice = ""
        health, logs = self._pages.health, self._pages.logs
        if health is not None:
            (health.start if page in ("menu", "health") else health.stop)()
        if page == "logs":
            logs.show_first()
        else:
            logs.forget()
        if licences := self._pages.licences:
            (licences.show if page == "licences" else licences.forget)()
        self.touched()
        self.changed.emit()

    def _say(self, notice: str) -> None:
        self._notice = notice
        self.changed.emit()


def _not_looked(error: Exception) -> None:
    _log.error("the PINs of the staff: %s", error)
