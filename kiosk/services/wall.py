"""What hangs on a display wall: the pictures that visitors liked last, each once."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.services.zone_listener import Liked
from shared.domain.catalogue import CatalogueItem, ItemId, Orientation

REMEMBERED = 200
"""How many pictures are remembered, so that one that is withdrawn has a successor."""


@dataclass(frozen=True, slots=True)
class Change:
    """A place of the wall and what hangs there from now on; None leaves it empty."""

    slot: int
    item: CatalogueItem | None


class Wall:
    """Places for pictures, `slots` of them.

    A picture that is liked again stays where it hangs; a new one takes an empty place, or that of
    the picture whose last like is longest ago. Pictures in `orientation` are wanted: of a motif
    that was painted in both, the one that fits hangs, whichever was liked.
    """

    def __init__(self, slots: int, chance: random.Random | None = None) -> None:
        self._hanging: list[CatalogueItem | None] = [None] * slots
        self._liked: dict[str, datetime] = {}
        self._chance = chance or random.Random()
        self.orientation = Orientation.LANDSCAPE

    def hear(self, likes: Iterable[Liked]) -> None:
        """Remember likes, in whichever order they come."""
        for liked in likes:
            known = self._liked.get(liked.item_id)
            if known is None or liked.at > known:
                self._liked[liked.item_id] = liked.at
        if len(self._liked) > REMEMBERED:
            latest = sorted(self._liked, key=lambda key: self._liked[key], reverse=True)
            self._liked = {key: self._liked[key] for key in latest[:REMEMBERED]}

    def turn(self, shelf: Mapping[str, CatalogueItem]) -> Change | None:
        """Make the next change, None when everything hangs as it should.

        `shelf` are the pictures that may be shown, by item id. One that went comes down at once.
        """
        wanted = self._wanted(shelf)
        for slot, item in enumerate(self._hanging):
            if item is not None and not _is_there(item, shelf):
                return self._hang(slot, None)
        hanging = {item.item_id for item in self._hanging if item is not None}
        fresh = [item for item in wanted if item.item_id not in hanging]
        return self._hang(self._place(fresh[0], wanted), fresh[0]) if fresh else None

    def _wanted(self, shelf: Mapping[str, CatalogueItem]) -> Sequence[CatalogueItem]:
        """What should hang, the latest like first."""
        latest: dict[str, datetime] = {}
        for item_id, at in self._liked.items():
            fitting = self._fitting(item_id, shelf)
            if fitting is not None:
                latest[fitting] = max(at, latest.get(fitting, at))
        ranked = sorted(latest, key=lambda key: (latest[key], key), reverse=True)
        return [shelf[key] for key in ranked[: len(self._hanging)]]

    def _fitting(self, item_id: str, shelf: Mapping[str, CatalogueItem]) -> str | None:
        """The picture of this motif that fits the screen, or the other one; None for neither."""
        twin = str(replace(ItemId.parse(item_id), orientation=self.orientation))
        return next((key for key in (twin, item_id) if key in shelf), None)

    def _place(self, fresh: CatalogueItem, wanted: Sequence[CatalogueItem]) -> int:
        """Where a picture goes: to where its motif hangs already, else to an empty place."""
        motif = _motif(fresh)
        for slot, item in enumerate(self._hanging):
            if item is not None and _motif(item) == motif:
                return slot
        empty = [slot for slot, item in enumerate(self._hanging) if item is None]
        if empty:
            return self._chance.choice(empty)
        keep = {item.item_id for item in wanted}
        leaving = [
            (self._liked_at(item), slot)
            for slot, item in enumerate(self._hanging)
            if item is not None and item.item_id not in keep
        ]
        return min(leaving)[1]

    def _liked_at(self, item: CatalogueItem) -> float:
        both = (replace(ItemId.parse(item.item_id), orientation=each) for each in Orientation)
        times = [self._liked[key] for key in map(str, both) if key in self._liked]
        return max((at.timestamp() for at in times), default=0.0)

    def _hang(self, slot: int, item: CatalogueItem | None) -> Change:
        self._hanging[slot] = item
        return Change(slot, item)


def _motif(item: CatalogueItem) -> ItemId:
    """What a picture has in common with the one of the other orientation."""
    return replace(ItemId.parse(item.item_id), orientation=Orientation.LANDSCAPE)


def _is_there(item: CatalogueItem, shelf: Mapping[str, CatalogueItem]) -> bool:
    listed = shelf.get(item.item_id)
    return listed is not None and listed.sha256 == item.sha256
