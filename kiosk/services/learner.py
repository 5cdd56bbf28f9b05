"""Learns from the screen log and from nothing else, so all of it can be learned again."""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from kiosk.services.doors import ScreenLog
from kiosk.services.personalize_recommender import PersonalizeRecommender
from shared.domain.errors import SnapshotError, StoreError, WishesError
from shared.domain.screen import Screen
from shared.domain.wishes import WISHES_KEY, Wishes
from shared.ports import Catalogue, Ranker, Recommender, Store
from shared.services.recommender import (
    EmbeddedRecommender,
    Manner,
    SplitRecommender,
    UniformRecommender,
)
from shared.services.recommender.lesson import Features
from shared.services.recommender.snapshot import Place, restored, snapshot_of
from shared.services.recommender.telling import features_of, features_of_id, lesson_of
from shared.settings import Settings

SNAPSHOT_KEY = "learned.npz"
SNAPSHOT_EVERY = 1000
"""Screens after which a snapshot is kept."""
_log = logging.getLogger(__name__)


def embedded(
    settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> EmbeddedRecommender:
    """The recommender that learns, as the settings have it."""
    manner = Manner(uniform_share=settings.exploration_share)
    return EmbeddedRecommender(settings.recommender_seed, manner=manner, clock=clock)


def compared(own: EmbeddedRecommender, settings: Settings, ranker: Ranker | None) -> Recommender:
    """The recommender of the visits, and for a share of them the one to compare it with.

    Personalize with our own behind it, where there is a campaign, beside our own alone; else our
    own beside pure chance.
    """
    first: Recommender = own
    second: Recommender = UniformRecommender()
    if ranker is not None:
        first, second = PersonalizeRecommender(ranker, own), own
    return SplitRecommender(first, second, settings.comparison_share, settings.recommender_seed)


class Learner:
    """Brings an embedded recommender up to the end of the log; belongs to the recommender's lane.

    `keep` holds what may be thrown away: a snapshot that makes the next start fast, and the
    curator's last good wishes.
    """

    def __init__(
        self, recommender: EmbeddedRecommender, log: ScreenLog, catalogue: Catalogue, keep: Store
    ) -> None:
        self._recommender = recommender
        self._log = log
        self._catalogue = catalogue
        self._keep = keep
        self._place = Place(0, "")
        self._kept = 0
        self._met: set[str] | None = None

    def begin(self) -> None:
        """Take the snapshot if it fits the log, and note the screens that a crash left open."""
        for screen in self._log.unfinished():
            self._log.add(screen)
        self._restore()
        self._met = set()
        for item_id, features in self._log.pictures():
            self._recommender.model.meet(item_id, features)
            self._met.add(item_id)
        self._restore_wishes()

    def left(self, screen: Screen) -> None:
        """Keep a screen that its visitor has left, and learn from it; DatabaseError."""
        self._log.add(screen)
        self.catch_up(SNAPSHOT_EVERY)

    def catch_up(self, most: int) -> bool:
        """Learn up to so many screens that are in the log; False when there are no more."""
        if self._met is None:
            self.begin()
        for learned, (sequence, screen) in enumerate(self._log.screens(self._place.sequence)):
            if learned == most:
                return True
            self._meet(screen.item_ids)
            self._recommender.learn(lesson_of(screen))
            self._place = Place(sequence, screen.impression_id)
        if self._place.sequence - self._kept >= SNAPSHOT_EVERY:
            self.keep_snapshot()
        return False

    def keep_snapshot(self) -> None:
        """Keep what was learned; a full disk only makes the next start slower."""
        if self._place.sequence == self._kept:
            return
        self._kept = self._place.sequence
        try:
            self._keep.put(SNAPSHOT_KEY, snapshot_of(self._recommender.model, self._place))
        except StoreError as error:
            _log.warning("what was learned is not kept: %s", error)

    @property
    def wishes(self) -> Wishes:
        """What the curator wishes now."""
        return self._recommender.wishes

    def wish(self, wishes: Wishes) -> None:
        """Show pictures as the curator wishes from now on, and after the next start."""
        self._recommender.wishes = wishes
        try:
            self._keep.put(WISHES_KEY, wishes.to_bytes())
        except StoreError as error:
            _log.warning("the wishes are not kept: %s", error)

    def _meet(self, item_ids: Iterable[str]) -> None:
        """What is known of a picture at its first lesson is what counts whenever this is read."""
        met = self._met if self._met is not None else set[str]()
        new = [item_id for item_id in item_ids if item_id not in met]
        if not new:
            return
        model = self._recommender.model
        listed = {item.item_id: item for item in self._catalogue.items()}
        features: dict[str, Features] = {}
        for item_id in new:
            if item_id in model.pictures:
                features[item_id] = model.features_met(item_id)
            elif item_id in listed:
                features[item_id] = features_of(listed[item_id])
            else:
                features[item_id] = features_of_id(item_id)
            model.meet(item_id, features[item_id])
        self._log.meet(features)
        met.update(new)

    def _restore(self) -> None:
        try:
            found = self._keep.get(SNAPSHOT_KEY)
            model, place = restored(found.data if found else b"", self._recommender.model.beliefs)
        except StoreError:  # there is none
            return
        except SnapshotError as error:
            _log.info("the log is read from its beginning: %s", error)
            return
        last = next(self._log.screens(place.sequence - 1), None)
        if last is None or (last[0], last[1].impression_id) != (
            place.sequence,
            place.impression_id,
        ):
            _log.info("the log is read from its beginning: the snapshot is of another log")
            return
        self._recommender.model = model
        self._place = place
        self._kept = place.sequence

    def _restore_wishes(self) -> None:
        try:
            found = self._keep.get(WISHES_KEY)
            self._recommender.wishes = Wishes.from_bytes(found.data if found else b"")
        except StoreError:  # there are none
            return
        except WishesError as error:
            _log.warning("the kept wishes cannot be read: %s", error)
