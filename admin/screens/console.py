"""The terminal: JSON lines for programs on stdout, words for people on stderr, Ctrl-C."""

import json
import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from shared.terminal import answer

INTERRUPTED = 130
"""Exit code after Ctrl-C or SIGTERM."""
_STOPPING = b"\r\x1b[Kstopping after what is under way; Ctrl-C again ends it at once\n"
RESTART = 10
"""Exit code when the window is to be started again."""


class Console:
    """A terminal, or the pipes of a program that started us."""

    def __init__(self) -> None:
        self._stop = False

    def line(self, **values: Any) -> None:
        """One JSON object on stdout."""
        answer(json.dumps(values, ensure_ascii=False))

    def text(self, text: str) -> None:
        """Words on stdout, where they are the answer."""
        answer(text)

    def say(self, sentence: str) -> None:
        """A sentence on stderr."""
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()

    def fleeting(self, words: str) -> None:
        """Words that the next ones overwrite; only for a person's eyes."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{words}\r")
            sys.stderr.flush()

    def stopped(self) -> bool:
        """Whether Ctrl-C was pressed while `listening`."""
        return self._stop

    @contextmanager
    def listening(self) -> Generator[None, None, None]:
        """While the block runs, Ctrl-C and SIGTERM ask it to stop; a second one interrupts it.

        Who waits at a terminal is told so: a server that does not answer may take minutes.
        """

        def stop(number: int, frame: object) -> None:
            if self._stop:
                raise KeyboardInterrupt
            self._stop = True
            if sys.stderr.isatty():  # not by its buffer, which what is interrupted may be writing
                os.write(sys.stderr.fileno(), _STOPPING)

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def how_long(seconds: float) -> str:
    """A time as people say it: `40 s`, `3 min`, `2 h 10 min`."""
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def pictures(number: int) -> str:
    """`1 picture`, `2 pictures`."""
    return f"{number} picture{'' if number == 1 else 's'}"


def kiosks(number: int) -> str:
    """`1 kiosk`, `2 kiosks`."""
    return f"{number} kiosk{'' if number == 1 else 's'}"
