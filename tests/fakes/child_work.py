"""What children do in tests; imports little, since every child pays for it."""

import os
import signal
import struct
import sys
import time
from collections.abc import Callable
from typing import Any

from kiosk.adapters.child_process import ChildEnd
from shared.domain.errors import CameraError


def obey(parent: ChildEnd) -> None:
    """Carry out requests `(order, argument)` until the parent wants no more."""
    while True:
        order, argument = parent.receive()
        if order == "refuse":
            parent.fail(CameraError(argument))
        elif order == "tear":  # the length of a chunk, some of it, and no more
            os.write(parent._connection.fileno(), struct.pack("!i", 100_000) + argument)
            time.sleep(600)
        else:
            parent.reply(_ORDERS[order](argument))


def ignore_everything(parent: ChildEnd, started: str) -> None:
    """Ignore the end of the pipe and gentle signals, as a hung driver does."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    parent.receive()
    parent.reply(started)
    time.sleep(600)


def _make_noise(text: str) -> None:
    print(text, flush=True)  # noqa: T201
    os.write(1, text.encode())
    os.write(2, text.encode())


def _die_by(number: int) -> None:
    os.kill(os.getpid(), number)


_ORDERS: dict[str, Any] = {
    "echo": lambda argument: argument,
    "sleep": time.sleep,
    "noise": _make_noise,
    "die_by": _die_by,
    "exit": os._exit,
    "imported": lambda name: name in sys.modules,
}


def answers_or_not() -> Callable[[str], str]:
    """Says what it is told, unless it is told to die, to hang or to fail."""

    def answer(question: str) -> str:
        if question == "die":
            os._exit(3)
        if question == "hang":
            time.sleep(600)
        if question == "fail":
            raise ValueError("no")
        return question

    return answer


def can_not_begin() -> Callable[[str], str]:
    """Something is not installed."""
    raise ImportError("no eyes")
