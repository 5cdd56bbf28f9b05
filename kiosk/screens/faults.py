"""Hears of everything that goes wrong without ending the program.

Qt says what is wrong on stderr, and so do child processes. A message handler in Python would not
do: Qt's own threads would wait in it for the interpreter, while the interpreter waits for them.
"""

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, TextIO

_STDERR = 2
_HARMLESS = ("propagateSizeHints",)
"""What Qt's platform without a screen says of itself."""


class Faults(logging.Handler):
    """A line for each exception, each error in the log, and each line on stderr.

    `console` is where stderr went before.
    """

    def __init__(self, said: TextIO, console: TextIO) -> None:
        super().__init__(logging.ERROR)
        self._said = said
        self._noted: list[str] = []
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.note(f"logged: {record.getMessage()}" + (f": {error!r}" if error else ""))

    def note(self, fault: str) -> None:
        self._noted.append(fault)

    @property
    def lines(self) -> list[str]:
        """All that was heard so far."""
        self._said.seek(0)
        said = (line.strip() for line in self._said.read().splitlines())
        return self._noted + [
            f"said: {line}" for line in said if line and not any(h in line for h in _HARMLESS)
        ]


@contextmanager
def hearing_faults() -> Generator[Faults, None, None]:
    """While the block runs, faults are heard and nothing is printed on stderr."""
    sys.stderr.flush()
    before = os.dup(_STDERR)
    with tempfile.TemporaryFile("w+", errors="replace") as said, os.fdopen(before, "w") as console:
        faults = Faults(said, console)
        os.dup2(said.fileno(), _STDERR)
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = lambda kind, error, _: faults.note(f"raised: {kind.__name__}: {error}")
        threading.excepthook = lambda each: faults.note(f"raised in a thread: {each.exc_value!r}")
        sys.unraisablehook = lambda each: faults.note(f"raised: {_told(each)}")
        logging.getLogger().addHandler(faults)
        try:
            yield faults
        finally:
            logging.getLogger().removeHandler(faults)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            os.dup2(before, _STDERR)


def _told(unraisable: Any) -> str:
    return f"{unraisable.exc_value!r} in {unraisable.object!r}"
