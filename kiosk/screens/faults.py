"""Hears of everything that goes wrong without ending the program."""

import logging
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
_OF_PLATFORMS = ("qt.qpa.", "qt.fonts")


class _Collector(logging.Handler):
    """Errors that were caught, logged, and gone on from."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._found.append(f"logged: {record.getMessage()}" + (f": {error!r}" if error else ""))


@contextmanager
def hearing_faults() -> Generator[list[str], None, None]:
    """While the block runs, the list grows by a line for each exception, error and Qt warning."""
    found: list[str] = []
    collector = _Collector(found)
    root = logging.getLogger()

    def on_exception(kind: type[BaseException], error: BaseException, _: Any) -> None:
        found.append(f"raised: {kind.__name__}: {error}")

    def on_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        category = str(context.category or "")
        if kind in _GRAVE and not category.startswith(_OF_PLATFORMS):
            found.append(f"Qt: {message}")

    old = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = on_exception
    threading.excepthook = lambda each: found.append(f"raised in a thread: {each.exc_value!r}")
    sys.unraisablehook = lambda each: found.append(f"raised: {each.exc_value!r}")
    root.addHandler(collector)
    old_handler = qInstallMessageHandler(on_message)
    try:
        yield found
    finally:
        qInstallMessageHandler(old_handler)
        root.removeHandler(collector)
        sys.excepthook, threading.excepthook, sys.unraisablehook = old
