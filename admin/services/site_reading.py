"""What the screens of a site add up to, one screen at a time."""

import zlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from shared.domain.catalogue import CatalogueItem
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.screen import Screen
from shared.services.recommender.beliefs import Beliefs
from shared.services.recommender.model import PreferenceModel
from shared.services.recommender.off_policy import leaves_to_chance
from shared.services.recommender.telling import features_of, features_of_id, lesson_of

MOST_SAMPLED = 20_000
"""How many screens the questions "what if" are asked of, at most."""
_ALL = 2**32


class Who(NamedTuple):
    """A visit, as far as figures are told apart by it; `day` is an ordinal, by the clock here."""

    session_id: str
    day: int
    policy: str
    emotion: Emotion
    generation: Generation | None
    gender: GenderValue | None


class SiteReading:
    """Belongs to one lane. Of most screens it keeps no more than their names."""

    def __init__(self) -> None:
        self.model = PreferenceModel(Beliefs())
        self.screens = 0
        self.unexamined = 0
        self.policies: Counter[str] = Counter()
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.visits: dict[Who, tuple[int, int]] = {}
        """How many pictures each visit was shown and liked, on screens that were examined."""
        self.sample: list[Screen] = []
        """Examined screens that left something to chance, of visits drawn by lot; of all while few.
        """
        self._below = _ALL
        self._known: set[str] = set()

    def meet(self, items: Iterable[CatalogueItem]) -> None:
        """Know pictures before they are met on a screen."""
        for item in items:
            if item.item_id not in self.model.pictures:
                self.model.meet(item.item_id, features_of(item))

    def add(self, screen: Screen) -> bool:
        """Count a screen and learn from it; False when it was counted before."""
        if screen.impression_id in self._known:
            return False
        self._known.add(screen.impression_id)
        self.screens += 1
        self.policies[screen.policy] += 1
        self.first = min(self.first or screen.shown_at, screen.shown_at)
        self.last = max(self.last or screen.shown_at, screen.shown_at)
        for item_id in screen.item_ids:
            if item_id not in self.model.pictures:
                self.model.meet(item_id, features_of_id(item_id))
        self.model.learn(lesson_of(screen))
        self._count(screen)
        self._draw(screen)
        return True

    def _count(self, screen: Screen) -> None:
        who = Who(
            screen.session_id,
            screen.shown_at.astimezone().toordinal(),
            screen.policy,
            screen.emotion,
            screen.generation,
            screen.gender,
        )
        shown, liked = self.visits.get(who, (0, 0))
        if screen.examined:
            shown, liked = shown + len(screen.told), liked + len(screen.liked)
        else:
            self.unexamined += 1
        self.visits[who] = (shown, liked)

    def _draw(self, screen: Screen) -> None:
        if screen.examined and leaves_to_chance(screen) and _lot(screen) < self._below:
            self.sample.append(screen)
            while len(self.sample) > MOST_SAMPLED:
                self._below //= 2
                self.sample = [kept for kept in self.sample if _lot(kept) < self._below]


def _lot(screen: Screen) -> int:
    """The same for every screen of a visit, and as good as by chance between visits."""
    return zlib.crc32(f"sample {screen.session_id}".encode())
