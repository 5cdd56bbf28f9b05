"""Whoever watches over this program: systemd, our own supervisor, or nobody."""

import os
import socket
import sys
from collections.abc import MutableMapping
from typing import BinaryIO

SUPERVISED = "KIOSK_SUPERVISED"
"""Set in the environment of a program whose standard output a supervisor listens to."""

BEAT, ENDING = b"beat", b"ending"
_NOTIFY = "NOTIFY_SOCKET"
_OF_SYSTEMD = (_NOTIFY, "WATCHDOG_USEC", "WATCHDOG_PID")


class NoWatchdog:
    """`kiosk.services.doors.Watchdog` when nobody watches."""

    is_gone = False

    def ready(self) -> None: ...

    def beat(self) -> None: ...

    def ending(self, code: int) -> None: ...


class SystemdWatchdog:
    """`kiosk.services.doors.Watchdog` by the protocol of `sd_notify`: a datagram each time.

    What cannot be sent is lost; systemd then does what it does with a program that is silent.
    """

    is_gone = False

    def __init__(self, address: str) -> None:
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._was_ready = False

    def ready(self) -> None:
        if not self._was_ready:
            self._was_ready = True
            self._tell("READY=1")

    def beat(self) -> None:
        self._tell("WATCHDOG=1")

    def ending(self, code: int) -> None:
        self._tell("STOPPING=1")

    def close(self) -> None:
        """Let the socket go; the end of the program does it as well."""
        self._socket.close()

    def _tell(self, words: str) -> None:
        try:
            self._socket.sendto(words.encode(), self._address)
        except OSError:
            return  # its buffer is full, or it has gone


class ParentWatchdog:
    """`kiosk.services.doors.Watchdog` by a line on a pipe; a broken one means nobody is there."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self.is_gone = False

    def ready(self) -> None:
        self.beat()

    def beat(self) -> None:
        self._tell(BEAT)

    def ending(self, code: int) -> None:
        self._tell(b"%s %d" % (ENDING, code))

    def _tell(self, words: bytes) -> None:
        try:
            self._pipe.write(words + b"\n")
            self._pipe.flush()
        except (OSError, ValueError):
            self.is_gone = True


def watchdog_of(environment: MutableMapping[str, str]) -> "NoWatchdog | SystemdWatchdog":
    """Who watches over a program that has no supervisor; what said so is taken out."""
    address = environment.get(_NOTIFY, "")
    for name in _OF_SYSTEMD:
        environment.pop(name, None)
    if address and hasattr(socket, "AF_UNIX"):
        return SystemdWatchdog(address)
    return NoWatchdog()


def own_watchdog(
    environment: MutableMapping[str, str],
) -> "NoWatchdog | SystemdWatchdog | ParentWatchdog":
    """Who watches over this program; a supervisor hears it by the standard output."""
    if environment.pop(SUPERVISED, ""):
        pipe = os.fdopen(os.dup(1), "wb", buffering=0)
        os.dup2(2, 1)  # whatever else is printed must not be taken for a sign
        sys.stdout = sys.stderr
        return ParentWatchdog(pipe)
    return watchdog_of(environment)
