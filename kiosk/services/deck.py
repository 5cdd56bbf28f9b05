"""The garden as a deck of cards: three at a time, each once before any comes again."""

import dataclasses
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.interaction import Impression, ShownItem
from shared.domain.visitor import Visitor
from shared.domain.wishes import Wishes
from shared.ports import Recommender

CARDS = 3
"""How many pictures a screen shows."""


@dataclass(frozen=True, slots=True)
class Hand:
    """The cards of one screen, left to right, and their impression; None when there are none.

    `has_more`: whether one screen does not show all there is.
    """

    items: tuple[CatalogueItem, ...] = ()
    impression: Impression | None = None
    has_more: bool = False


class Deck:
    """One visitor's pictures: of their emotion, and of one `favorite` when they choose one.

    Pictures have the screen's orientation, or the other one where there are none of it. Those that
    rest when a screen is dealt are not on it, whoever deals, unless all of the garden's do.
    """

    def __init__(
        self,
        recommender: Recommender,
        visitor: Visitor,
        items: Sequence[CatalogueItem],
        orientation: Orientation,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        wishes: Callable[[], Wishes] = Wishes,
    ) -> None:
        self._recommender = recommender
        self._visitor = visitor
        self._items = [item for item in items if item.emotion is visitor.emotion]
        self._orientation = orientation
        self._clock = clock
        self._wishes = wishes
        self.favorite: str | None = None
        self._left: list[CatalogueItem] = []

    @property
    def favorites(self) -> tuple[str, ...]:
        """The favorites that this emotion has pictures of, in order of the alphabet."""
        return tuple(sorted({item.favorite for item in self._garden() if item.favorite}))

    def choose(self, favorite: str | None) -> None:
        """Deal from the pictures of a favorite, None from all; a new round begins."""
        self.favorite = favorite
        self._left = []
        if favorite is not None:  # who goes back to all pictures still wished for this
            self._visitor = dataclasses.replace(self._visitor, favorite=favorite)

    def deal(self) -> Hand:
        """The next screen; at the end of a round the next one begins.

        The last screen of a round may have fewer cards. A favorite without pictures has none.
        """
        garden = self._garden()
        every = self._round(garden)
        there = {item.item_id for item in garden}
        self._left = [item for item in self._left if item.item_id in there] or every
        if not self._left:
            return Hand()
        candidates = len(self._left)
        chosen = self._recommender.recommend(self._visitor, tuple(self._left), CARDS)
        self._left = [item for item in self._left if item not in chosen.items]
        shown = tuple(
            ShownItem(item.item_id, slot, propensity)
            for slot, (item, propensity) in enumerate(
                zip(chosen.items, chosen.propensities, strict=True)
            )
        )
        impression = Impression(
            impression_id=str(uuid.uuid4()),
            user_id=self._visitor.user_id,
            session_id=self._visitor.session_id,
            shown=shown,
            shown_at=self._clock(),
            policy=chosen.policy,
            recommendation_id=chosen.recommendation_id,
            candidates=candidates,
            favorite=self._visitor.favorite,
        )
        return Hand(chosen.items, impression, has_more=len(every) > CARDS)

    def _garden(self) -> list[CatalogueItem]:
        return self._wishes().awake(self._items) or self._items

    def _round(self, garden: Sequence[CatalogueItem]) -> list[CatalogueItem]:
        """Every picture of the favorite, in the orientation of the screen if there are any."""
        wanted = [item for item in garden if self.favorite in (None, item.favorite)]
        fitting = [item for item in wanted if item.orientation is self._orientation]
        return fitting or wanted
