"""Which pictures a screen was dealt from, as far as the log tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from shared.domain.screen import Screen
from shared.services.recommender.weights import Numbers


@dataclass(slots=True)
class Round:
    """What a visit has seen since all pictures were dealt anew, and how many were left then."""

    seen: set[int] = field(default_factory=set[int])
    left: int = 0

    def turn(self, screen: Screen, own: Iterable[int]) -> None:
        """Forget the last round when a screen begins another."""
        if screen.candidates > self.left or not self.seen.isdisjoint(own):
            self.seen = set()
        self.left = screen.candidates - len(screen.shown)


class Shelf:
    """The pictures of a garden, in order of their ids, with the first and last day of each."""

    def __init__(self, lives: dict[str, list[int]]) -> None:
        self.places = {item_id: place for place, item_id in enumerate(sorted(lives))}
        self._first, self._last = np.array([lives[item_id] for item_id in self.places]).T
        self._favorites = np.array(["".join(i.split("/")[2:-1]) for i in self.places])

    def candidates(self, screen: Screen, round_: Round) -> Numbers:
        """The places of those that could be shown; the screen becomes part of its round."""
        own = [self.places[item_id] for item_id in screen.item_ids]
        round_.turn(screen, own)
        there = (self._first <= screen.day) & (screen.day <= self._last)
        there[list(round_.seen)] = False
        there[own] = True
        round_.seen.update(own)
        if screen.favorite is not None:
            there = self._asked_for(screen, there, own)
        return np.flatnonzero(there)

    def _asked_for(
        self, screen: Screen, there: NDArray[np.bool_], own: list[int]
    ) -> NDArray[np.bool_]:
        """Only those of the favorite, when the log's number of candidates is nearer to theirs."""
        narrow = there & (self._favorites == screen.favorite)
        less, many = int(narrow.sum()), int(there.sum())
        fits = abs(less - screen.candidates) < abs(many - screen.candidates)
        return narrow if fits and narrow[own].all() else there


class Shelves:
    """Which pictures could be shown when: from the first to the last time that a log shows them."""

    def __init__(self, screens: Sequence[Screen]) -> None:
        lives: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(dict)
        for screen in screens:
            garden = lives[garden_of(screen)]
            for item_id in screen.item_ids:
                life = garden.setdefault(item_id, [screen.day, screen.day])
                life[0], life[1] = min(life[0], screen.day), max(life[1], screen.day)
        self._by_garden = {garden: Shelf(its) for garden, its in lives.items()}

    def of(self, screen: Screen) -> Shelf:
        """The shelf that a screen was dealt from."""
        return self._by_garden[garden_of(screen)]


def garden_of(screen: Screen) -> tuple[str, str]:
    """A screen's emotion and the orientation of its pictures (a letter before `.jpeg`)."""
    return screen.emotion.key, screen.item_ids[0][-6]
