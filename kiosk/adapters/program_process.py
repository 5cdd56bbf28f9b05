"""The kiosk's program as a child of its supervisor: signs of life come by its standard output."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO

from kiosk.adapters.watchdogs import ENDING, SUPERVISED

_KILL_GRACE_S = 10.0
_SAID_LENGTH = 300


class ProgramProcess:
    """`kiosk.services.doors.Program`; started when made. `command` is the whole command line.

    What it prints goes on to our own standard error, and its last line is kept.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            env=os.environ | {SUPERVISED: "1", "PYTHONFAULTHANDLER": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._signs = 0
        self._said = ""
        self._announced: int | None = None
        # Threads, because a pipe cannot be waited for with a deadline on Windows.
        self._readers = [
            threading.Thread(target=read, args=(pipe,), daemon=True)  # noqa: TID251
            for read, pipe in (
                (self._read_signs, self._process.stdout),
                (self._pass_on, self._process.stderr),
            )
        ]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def announced(self) -> int | None:
        return self._announced

    def signs(self) -> int:
        return self._signs

    def wait(self, timeout_s: float) -> int | None:
        try:
            code = self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None
        self._finish()
        return code

    def ask_to_end(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):  # stuck inside the kernel
            self._process.wait(_KILL_GRACE_S)
        self._finish()

    def how_it_ended(self) -> str:
        code = self._process.returncode
        if code is None:
            return "it cannot be ended"
        if code < 0:
            with contextlib.suppress(ValueError):
                return f"it was ended by {signal.Signals(-code).name}"
        return f"exit code {code}" + (f": {self._said}" if self._said else "")

    def _finish(self) -> None:
        """Hear the last words; a grandchild that holds the pipe open is not waited for."""
        for reader in self._readers:
            reader.join(0.5)

    def _read_signs(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                word, _, code = line.strip().partition(b" ")
                if word == ENDING and code.isdigit():
                    self._announced = int(code)
                self._signs += 1

    def _pass_on(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                text = line.decode(errors="replace")
                self._said = text.strip()[:_SAID_LENGTH] or self._said
                with contextlib.suppress(OSError, ValueError):  # nobody listens to us
                    sys.stderr.write(text)
                    sys.stderr.flush()
