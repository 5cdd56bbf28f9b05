"""Ctrl-C and SIGTERM end a Qt program the way closing its window does."""

import os
import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QCoreApplication, QSocketNotifier


@contextmanager
def quitting_on_signals(
    application: QCoreApplication, leave: Callable[[], None] | None = None
) -> Generator[None, None, None]:
    """While the block runs, SIGINT and SIGTERM quit the event loop, or call `leave` to do it.

    Python handles signals between two of its own instructions, and there is none while Qt waits
    for events; the byte that the interpreter writes at a signal wakes Qt up.
    """
    if os.name == "nt":
        yield
        return
    woken, waker = socket.socketpair()
    for end in (woken, waker):
        end.setblocking(False)
    notifier = QSocketNotifier(woken.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: woken.recv(64))
    old_waker = signal.set_wakeup_fd(waker.fileno())

    def quit_application(number: int, frame: FrameType | None) -> None:
        (leave or application.quit)()

    watched = (signal.SIGINT, signal.SIGTERM)
    old_handlers = [signal.signal(number, quit_application) for number in watched]
    try:
        yield
    finally:
        for number, handler in zip(watched, old_handlers, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(old_waker)
        notifier.setEnabled(False)
        woken.close()
        waker.close()
