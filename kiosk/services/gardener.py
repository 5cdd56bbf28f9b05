"""Tends a visitor's garden: deals from the shelf, and writes down what they saw and liked."""

import dataclasses
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.services.deck import Deck
from kiosk.services.learner import Learner
from kiosk.services.likes import Likes
from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.interaction import Impression
from shared.domain.notice_answer import NoticeAnswer
from shared.domain.screen import Screen, daypart_of
from shared.domain.visitor import Visitor
from shared.domain.wishes import NO_WISHES, Wishes
from shared.ports import Catalogue, Recommender, VisitLog


@dataclass(frozen=True, slots=True)
class Hanging:
    """Pictures to hang together, in order of slot, with their files.

    `has_more`: whether there are others.
    """

    impression: Impression
    items: tuple[CatalogueItem, ...]
    paths: tuple[Path, ...]
    has_more: bool

    def shown_now(self) -> Impression:
        """The record of these pictures; they may have been dealt some time before."""
        return dataclasses.replace(self.impression, shown_at=datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Garden:
    """One visitor's garden; `favorites` are the words that it has pictures of."""

    visitor: Visitor
    deck: Deck
    likes: Likes
    favorites: tuple[str, ...]


class Gardener:
    """Works with the shelf, the recommender and the visit log; belongs to one lane.

    What cannot be noted now, on a full disk for instance, waits and is written before the next
    note, so that the order is that of what happened.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        recommender: Recommender,
        visit_log: VisitLog,
        learner: Learner | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._recommender = recommender
        self._visit_log = visit_log
        self._learner = learner
        self._unwritten: deque[Callable[[], None]] = deque()

    def open(self, visitor: Visitor, orientation: Orientation) -> Garden:
        """A garden for a visitor, with pictures for a screen of this orientation."""
        items = self._catalogue.items()
        deck = Deck(self._recommender, visitor, items, orientation, wishes=self._wishes)
        return Garden(visitor, deck, Likes(), deck.favorites)

    def deal(self, garden: Garden) -> Hanging | None:
        """The next pictures; None when there is not one."""
        hand = garden.deck.deal()
        if hand.impression is None:
            return None
        paths = tuple(self._catalogue.path(item) for item in hand.items)
        return Hanging(hand.impression, hand.items, paths, hand.has_more)

    def note_answer(self, answer: NoticeAnswer) -> None:
        """Keep what was answered to the notice; DatabaseError leaves it among what waits."""
        self._unwritten.append(lambda: self._visit_log.add_notice_answer(answer))
        self._write()

    def note_visitor(self, visitor: Visitor) -> None:
        """Keep that there is a visitor; DatabaseError leaves it among what waits."""
        self._unwritten.append(lambda: self._visit_log.add_visitor(visitor))
        self._write()

    def note_shown(self, impression: Impression) -> None:
        """Keep what is seen; DatabaseError leaves it among what waits."""
        self._unwritten.append(lambda: self._visit_log.add_impression(impression))
        self._write()

    def like(self, garden: Garden, impression: Impression, item_id: str) -> None:
        """Keep a like; DatabaseError leaves it among what waits."""
        liked = garden.likes.like(impression, item_id)
        self._unwritten.append(lambda: self._visit_log.add_interaction(liked))
        self._write()

    def note_left(self, garden: Garden, impression: Impression, *, examined: bool) -> None:
        """Keep and learn what became of a screen; DatabaseError leaves it among what waits."""
        learner = self._learner
        if learner is not None:
            screen = screen_of(garden, impression, examined=examined)
            self._unwritten.append(lambda: learner.left(screen))
            self._write()

    def _wishes(self) -> Wishes:
        return self._learner.wishes if self._learner else NO_WISHES

    def _write(self) -> None:
        while self._unwritten:
            self._unwritten[0]()
            self._unwritten.popleft()


def screen_of(garden: Garden, impression: Impression, *, examined: bool) -> Screen:
    """What became of an impression; what was liked on it was examined in any case."""
    visitor, likes = garden.visitor, garden.likes
    hearts = frozenset(filter(likes.is_liked, impression.item_ids))
    liked = frozenset(key for key in hearts if likes.is_of(impression, key))
    return Screen(
        impression_id=impression.impression_id,
        session_id=impression.session_id,
        emotion=visitor.emotion,
        generation=visitor.generation,
        gender=visitor.gender,
        favorite=impression.favorite,
        daypart=daypart_of(impression.shown_at),
        policy=impression.policy,
        candidates=max(impression.candidates, len(impression.shown)),
        shown=impression.shown,
        liked=liked,
        examined=examined or bool(liked),
        shown_at=impression.shown_at,
        liked_before=hearts - liked,
    )
