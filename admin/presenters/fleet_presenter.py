"""The site's kiosks as the window shows them; looked at again and again while somebody looks."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from admin.presenters.fleet_table import FleetTable
from admin.presenters.parts import Parts
from admin.services.fleet import FleetReport
from shared.qt.task_runner import TaskRunner

FLEET_LANE = "fleet"
LOOK_EVERY_MS = 20_000


class FleetPresenter(QObject):
    """`report` is of the last look, None before the first; `fault` is why there was none.

    What was seen stays when the store is away.
    """

    changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._fleet = parts.fleet
        self.table = FleetTable()
        self.report: FleetReport | None = None
        self.fault: str | None = None
        self.busy = False
        self._watched = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Somebody looks: look now, and from time to time."""
        self._watched = True
        self.look()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._watched = False
        self._timer.stop()

    def look(self) -> None:
        """Read what the kiosks have told, unless that is under way."""
        if not self.busy:
            self.busy = True
            self.changed.emit()
            self._runner.run(FLEET_LANE, self._fleet.look, self._looked, self._failed)

    def forget(self, kiosk_id: str) -> None:
        """Take a kiosk off the list that is gone for good."""

        def tell(_: None) -> None:
            words = QCoreApplication.translate(
                "Admin", "{0} is forgotten. If it still runs, it comes back."
            )
            self.notice_raised.emit(words.format(kiosk_id), None)
            self.look()

        self._runner.run(
            FLEET_LANE,
            lambda: self._fleet.forget(kiosk_id),
            tell,
            lambda error: self.notice_raised.emit(str(error), None),
        )

    def _looked(self, report: FleetReport) -> None:
        self.report, self.fault = report, None
        self.table.put(report.kiosks)
        self._rest()

    def _failed(self, error: Exception) -> None:
        self.fault = str(error)
        self._rest()

    def _rest(self) -> None:
        self.busy = False
        if self._watched:
            self._timer.start(LOOK_EVERY_MS)
        self.changed.emit()
