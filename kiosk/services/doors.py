"""The doors that only the kiosk opens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from shared.domain.outbox import OutboxMessage
from shared.domain.screen import Screen
from shared.ports import Catalogue, Frame, Outbox, Store, VisitLog


class ImageReader(Protocol):
    """Opens picture files for analysis."""

    def read(self, path: Path) -> Frame:
        """The picture, upright and bounded in size; UnreadableImageError when it is none."""
        ...


class ScreenLog(Protocol):
    """Screens that visitors have left, in the order in which they are learned from; each once."""

    def add(self, screen: Screen) -> None:
        """Keep a screen of this kiosk, with the outbox message that tells of it."""
        ...

    def add_heard(self, key: str, kiosk_id: str, screens: Sequence[Screen]) -> int:
        """Keep screens of another kiosk, and that the file `key` was heard; how many were new."""
        ...

    def unheard(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of these files that were not heard."""
        ...

    def screens(self, after: int = 0) -> Iterator[tuple[int, Screen]]:
        """The screens with their numbers, in order, from the one that follows number `after`."""
        ...

    def unfinished(self) -> Sequence[Screen]:
        """Impressions of this kiosk that nobody is known to have left, oldest first.

        After a crash: what was liked on them is known, and they count as examined only then.
        """
        ...

    def meet(self, pictures: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Keep the features of pictures, by item id; those met before stay as they were."""
        ...

    def pictures(self) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
        """The pictures that were met and their features, in order of meeting."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """What a kiosk keeps on its machine: the shelf, what visitors did, the screens they left.

    `outboxes` has one for each sink, by its name; `scraps` is for what may be thrown away at any
    time.
    """

    catalogue: Catalogue
    outboxes: Mapping[str, Outbox]
    visits: VisitLog
    screens: ScreenLog
    scraps: Store


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
