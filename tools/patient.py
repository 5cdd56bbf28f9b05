"""Waits for an application in this process, and lets it work meanwhile."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

PATIENCE_S = 300.0


class Patient:
    """Whoever uses a window as people do has to wait for it."""

    def look_for(self, seconds: float) -> None:
        """Let the application run; sleeping gives its lanes the interpreter."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QCoreApplication.processEvents()
            time.sleep(0.004)

    def wait_until(self, true: Callable[[], bool], what: str) -> None:
        """SystemExit when it does not come."""
        end = time.monotonic() + PATIENCE_S
        while not true():
            if time.monotonic() > end:
                raise SystemExit(f"{what} did not come in {PATIENCE_S:g} s")
            self.look_for(0.02)
