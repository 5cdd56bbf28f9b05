"""The doors that only the kiosk opens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from shared.domain.screen import Screen
from shared.ports import Catalogue, Outbox, Store, VisitLog


class ScreenLog(Protocol):
    """Screens that visitors have left, in the order in which they are learned from; each once."""

    def add(self, screen: Screen) -> None:
        """Keep a screen of this kiosk, with the outbox message that tells of it."""
        ...

    def add_heard(self, key: str, kiosk_id: str, screens: Sequence[Screen]) -> int:
        """Keep screens of another kiosk, and that the file `key` was heard; how many were new."""
        ...

    def heard(self) -> frozenset[str]:
        """The keys of the files that were heard."""
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
