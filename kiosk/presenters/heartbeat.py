"""Tells the watchdog that the window lives: what hangs the window hangs this too."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from kiosk.services.doors import Watchdog

BEAT_EVERY_MS = 1000


class Heartbeat(QObject):
    """Beats from the first turn of the event loop on; without a watchdog any more, it ends."""

    def __init__(self, watchdog: Watchdog) -> None:
        super().__init__()
        self._watchdog = watchdog
        self._timer = QTimer(self, interval=BEAT_EVERY_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Say that the program is ready once the event loop turns."""
        self._timer.start()
        QTimer.singleShot(0, self, self._watchdog.ready)

    def end(self, code: int) -> None:
        """The program is about to end with this exit code."""
        self._timer.stop()
        self._watchdog.ending(code)

    def _beat(self) -> None:
        self._watchdog.beat()
        if self._watchdog.is_gone:
            QCoreApplication.exit(1)
