"""The pad for a PIN: asking for one, and choosing both on the first run."""

import logging
import math

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    Property,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)

from kiosk.services.lockout import Lockout
from kiosk.services.pins import LONGEST, PinBook, PinFault, Role
from shared.qt.task_runner import TaskRunner

STAFF_LANE = "staff"
_LOOK_EVERY_MS = 500
_WRONG = str(QT_TRANSLATE_NOOP("Staff", "This PIN is not right"))
_DIFFERENT = str(QT_TRANSLATE_NOOP("Staff", "The two were not the same. Please choose again"))
_UNREADABLE = str(QT_TRANSLATE_NOOP("Staff", "The PINs cannot be read or kept. The log says why"))
_FAULTS = {
    PinFault.NOT_DIGITS: QT_TRANSLATE_NOOP("Staff", "A PIN has 4 to 12 digits"),
    PinFault.TOO_EASY: QT_TRANSLATE_NOOP("Staff", "This PIN is too easy to guess"),
    PinFault.TAKEN: QT_TRANSLATE_NOOP("Staff", "The technician has this PIN. Choose another"),
}
_log = logging.getLogger(__name__)


class PinPresenter(QObject):
    """Digits come in, a role comes out. `entered` says whose PIN it was, `chosen` that all are set.

    The PIN book belongs to the lane `staff`; a digit is never shown and never kept longer than
    it takes to be checked.
    """

    changed = Signal()
    entered = Signal(str)
    chosen = Signal()

    def __init__(self, runner: TaskRunner, book: PinBook, lockout: Lockout) -> None:
        super().__init__()
        self._runner = runner
        self._book = book
        self._lockout = lockout
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._digits = ""
        self._choosing: Role | None = None
        self._first = ""
        self._hint = ""
        self._busy = False
        self._wait_s = 0

    # --- what the screen binds to ---

    def _get_count(self) -> int:
        return len(self._digits)

    def _get_title(self) -> str:
        translate = QCoreApplication.translate
        if self._choosing is None:
            return translate("Staff", "Staff PIN")
        if self._choosing is Role.TECHNICIAN:
            return translate("Staff", "Choose the technician's PIN")
        return translate("Staff", "Choose the attendants' PIN")

    def _get_hint(self) -> str:
        translate = QCoreApplication.translate
        if self._wait_s:
            words = translate("Staff", "Too many wrong PINs. Please wait %1 seconds")
            return words.replace("%1", str(self._wait_s))
        if self._hint:
            return translate("Staff", self._hint)
        if self._first:
            return translate("Staff", "The same PIN once more")
        return translate("Staff", "4 to 12 digits, not easy to guess") if self._choosing else ""

    def _get_ready(self) -> bool:
        return not self._busy and not self._wait_s

    def _get_choosing(self) -> bool:
        return self._choosing is not None

    count = Property(int, _get_count, notify=changed)
    title = Property(str, _get_title, notify=changed)
    hint = Property(str, _get_hint, notify=changed)
    ready = Property(bool, _get_ready, notify=changed)
    choosing = Property(bool, _get_choosing, notify=changed)

    def ask(self) -> None:
        """Ask whoever is there for a PIN."""
        self._begin(None)

    def choose(self) -> None:
        """Let somebody choose the technician's PIN, then the attendants'."""
        self._begin(Role.TECHNICIAN)

    def forget(self) -> None:
        """Nobody is there any more."""
        self._timer.stop()
        self._begin_with("", None)

    @Slot(str)
    def press(self, digit: str) -> None:
        if self._get_ready() and len(self._digits) < LONGEST:
            self._digits += digit
            self._hint = ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        self._digits = self._digits[:-1]
        self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """Check what was pressed."""
        pin, self._digits = self._digits, ""
        if not pin or not self._get_ready():
            self.changed.emit()
        elif self._choosing is None:
            self._check(pin)
        elif not self._first:
            self._first = pin
            self.changed.emit()
        elif self._first != pin:
            self._say(_DIFFERENT)
        else:
            self._keep(self._choosing, pin)

    # --- checking and keeping ---

    def _begin(self, choosing: Role | None) -> None:
        self._begin_with("", choosing)
        self._timer.start()
        self._look()

    def _begin_with(self, hint: str, choosing: Role | None) -> None:
        self._digits, self._first, self._hint = "", "", hint
        self._choosing = choosing
        self._busy = False
        self.changed.emit()

    def _say(self, hint: str) -> None:
        self._begin_with(hint, self._choosing)

    def _check(self, pin: str) -> None:
        self._busy = True
        self.changed.emit()
        book, lockout = self._book, self._lockout

        def check() -> Role | None:
            if lockout.wait_s() > 0:
                return None
            lockout.begin_try()
            role = book.role_of(pin)
            if role is not None:
                lockout.forgive()
            return role

        self._runner.run(STAFF_LANE, check, self._checked, self._failed)

    def _checked(self, role: Role | None) -> None:
        self._say("" if role else _WRONG)
        if role is not None:
            self.entered.emit(role.value)
        self._look()

    def _keep(self, role: Role, pin: str) -> None:
        self._busy = True
        self.changed.emit()
        self._runner.run(STAFF_LANE, lambda: self._book.set(role, pin), self._kept, self._failed)

    def _kept(self, fault: PinFault | None) -> None:
        if fault is not None:
            self._say(str(_FAULTS[fault]))
        elif self._choosing is Role.TECHNICIAN:
            self._begin_with("", Role.ATTENDANT)
        else:
            self._begin_with("", None)
            self.chosen.emit()

    def _failed(self, error: Exception) -> None:
        _log.error("the PINs of the staff: %s", error)
        self._say(_UNREADABLE)

    def _look(self) -> None:
        """How long to wait yet; the store is asked on its lane."""
        self._runner.run(STAFF_LANE, self._lockout.wait_s, self._waiting, self._failed)

    def _waiting(self, seconds: float) -> None:
        left = math.ceil(seconds)
        if left != self._wait_s:
            self._wait_s = left
            self.changed.emit()
