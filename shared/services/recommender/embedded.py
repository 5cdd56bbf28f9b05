"""The recommender that is always there: it learns from the first visitor, on the kiosk itself."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from shared.domain.catalogue import CatalogueItem
from shared.domain.recommendation import Recommendation
from shared.domain.visitor import Visitor
from shared.domain.wishes import NO_WISH, Wishes
from shared.services.recommender.beliefs import Beliefs, Manner
from shared.services.recommender.choosing import Candidates, choose
from shared.services.recommender.lesson import Lesson, Viewer
from shared.services.recommender.model import PreferenceModel
from shared.services.recommender.telling import features_of, viewer_of
from shared.services.recommender.weights import MOST_FEATURES, Floats, Numbers
from shared.services.recommender.why import Why, explain

Flags = NDArray[np.bool_]

POLICY = "embedded"
UNIFORM_POLICY = "embedded-uniform"
"""The policy of a screen that the embedded recommender dealt by pure chance."""
_PINNED = 1000.0
_ITEM_ID = attrgetter("item_id")


class EmbeddedRecommender:
    """`shared.ports.Recommender` that belongs to one lane.

    The same lessons, `seed` and visit give the same screens: the chance of a screen comes from
    the seed, the visit's session id and how many screens the visit has had. `wishes` are what a
    curator pins and weighs; what rests is never among the candidates (`Deck`).
    """

    policy = POLICY

    def __init__(
        self,
        seed: int = 0,
        manner: Manner | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.manner = manner or Manner()
        self.model = PreferenceModel(Beliefs())
        self.wishes = Wishes()
        self._seed = seed
        self._clock = clock
        self._visit = ("", 0)

    def recommend(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation:
        if not candidates or num_results < 1:
            return Recommendation((), (), self.policy)
        viewer = viewer_of(visitor, self._clock())
        known = self._known(viewer, candidates)
        chance, slots = self._chance(visitor.session_id), self.model.weights.slots()
        choice = choose(known, num_results, self.manner, chance, slots)
        return Recommendation(
            items=tuple(candidates[place] for place in choice.places),
            propensities=tuple(choice.propensities.tolist()),
            policy=UNIFORM_POLICY if choice.uniform else POLICY,
        )

    def learn(self, lesson: Lesson) -> None:
        """Learn from a screen whose pictures were met; one step, in closed form."""
        self.model.learn(lesson)

    def why(self, visitor: Visitor, item: CatalogueItem) -> Why:
        """What speaks for and against a picture, for this visitor."""
        self.model.meet(item.item_id, features_of(item))
        return explain(self.model, viewer_of(visitor, self._clock()), item.item_id)

    def _known(self, viewer: Viewer, items: Sequence[CatalogueItem]) -> Candidates:
        rows = self._rows(items)
        log_odds, pinned = self._wished(items)
        means, variances = self.model.judge(viewer, rows)
        return Candidates(
            means=means + log_odds + _PINNED * pinned,
            variances=variances,
            shown=self.model.shown[rows],
            features=self.model.feature_rows[:, rows],
            nothing=MOST_FEATURES,
            fixed=pinned,
        )

    def _rows(self, items: Sequence[CatalogueItem]) -> Numbers:
        try:
            return self.model.rows(map(_ITEM_ID, items))
        except KeyError:
            met = (self.model.meet(item.item_id, features_of(item)) for item in items)
            return np.fromiter(met, np.intp)

    def _wished(self, items: Sequence[CatalogueItem]) -> tuple[Floats, Flags]:
        """What the curator wishes of each: weight in log-odds, and pinned."""
        wishes = self.wishes.by_item
        if not wishes:
            return np.zeros(len(items)), np.zeros(len(items), bool)
        wished = [wishes.get(item_id, NO_WISH) for item_id in map(_ITEM_ID, items)]
        weights = np.array([wish.weight for wish in wished])
        return np.log(weights), np.array([wish.pinned for wish in wished])

    def _chance(self, session_id: str) -> np.random.Generator:
        visit, turn = self._visit
        turn = turn + 1 if visit == session_id else 0
        self._visit = (session_id, turn)
        text = f"{self._seed} {session_id} {turn}".encode()
        return np.random.default_rng(int.from_bytes(hashlib.sha256(text).digest()[:16]))
