"""Doors that only the kiosk opens: the program, whoever watches over it, and what was lost."""

from collections.abc import Sequence
from typing import Protocol

from shared.domain.outbox import OutboxMessage


class Watchdog(Protocol):
    """Somebody outside who ends this program when it gives no sign of life any more."""

    def ready(self) -> None:
        """The program has started; harmless when said again."""
        ...

    def beat(self) -> None:
        """The program is alive."""
        ...

    def ending(self, code: int) -> None:
        """The program is about to end by itself, with this exit code."""
        ...

    @property
    def is_gone(self) -> bool:
        """Whether whoever watched was there and is no more: the program should end too."""
        ...


class Program(Protocol):
    """The kiosk's program in a process of its own."""

    @property
    def announced(self) -> int | None:
        """The exit code that the program has said it will end with, once it has."""
        ...

    def signs(self) -> int:
        """How many signs of life have come so far."""
        ...

    def wait(self, timeout_s: float) -> int | None:
        """The exit code, or None when the program still runs after `timeout_s`."""
        ...

    def ask_to_end(self) -> None:
        """Ask the program to end in good order, where the platform can."""
        ...

    def kill(self) -> None:
        """End the program at once and wait for it."""
        ...

    def how_it_ended(self) -> str:
        """One sentence for staff."""
        ...


class StartProgram(Protocol):
    """Starts the program; in safe mode when there is a reason to."""

    def __call__(self, reason: str | None) -> Program: ...


class VisitRestore(Protocol):
    """Brings back the rows that messages tell of."""

    def restore(self, messages: Sequence[OutboxMessage], *, deliver: bool) -> int:
        """Keep what these messages tell, each once; how many were new.

        With `deliver` they also wait in the outbox again. One that does not fit is passed over.
        DatabaseError.
        """
        ...
