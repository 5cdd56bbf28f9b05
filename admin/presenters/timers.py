"""Timers that presenters wait with."""

from PySide6.QtCore import QObject, QTimer


def one_shot(parent: QObject, milliseconds: int) -> QTimer:
    """A timer that rings once, so long after it was started last."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
