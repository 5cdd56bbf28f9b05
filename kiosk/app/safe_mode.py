"""`python -m kiosk safe-mode`: a window that cannot crash over what the kiosk crashes over."""

import logging
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.adapters.watchdogs import own_watchdog
from kiosk.app.staff import safe_staff
from kiosk.presenters.access_presenter import WISHES, AccessPresenter
from kiosk.presenters.heartbeat import Heartbeat
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.screens.graphics import choose_graphics
from kiosk.screens.safe_window import SafeWindow
from kiosk.services.supervisor import RESTART_CODE
from shared.logs import start_logs
from shared.qt.signals import quitting_on_signals
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES, Settings

TRY_AGAIN_S = 600
"""Seconds after which the kiosk tries again as usual, unless staff are there."""

_log = logging.getLogger(__name__)


def run_safe(settings: Settings, reason: str) -> int:
    """Show visitors that help is needed, and staff why, until somebody restarts or exits."""
    heartbeat = Heartbeat(own_watchdog(os.environ))
    start_logs(settings.data_dir, "kiosk")
    _log.error("safe mode: %s", reason)
    application = QGuiApplication(sys.argv[:1])
    choose_graphics()
    runner = TaskRunner()
    language = LanguagePresenter(settings.language, RESOURCES / "i18n")
    staff = safe_staff(settings, runner, language, reason)
    access = AccessPresenter({wish: getattr(settings, wish) for wish in WISHES})
    diagonal_in = settings.screen_diagonal_in
    window = SafeWindow(staff, language, access, RESOURCES / "fonts", diagonal_in=diagonal_in)
    timer = QTimer(interval=TRY_AGAIN_S * 1000)
    timer.timeout.connect(lambda: None if staff.page else application.exit(RESTART_CODE))
    timer.start()
    window.start(windowed=settings.windowed)
    heartbeat.start()
    with quitting_on_signals(application, application.exit):
        code = application.exec()
    heartbeat.end(code)
    window.close_screens()
    runner.close()
    return code
