"""Personalize's ranking on the wall, and the kiosk's own recommender whenever there is none."""

import logging
from collections.abc import Sequence

from kiosk.services.respite import Respite
from shared.domain.catalogue import CatalogueItem
from shared.domain.errors import EmotionGardenError
from shared.domain.personalize import Ranking
from shared.domain.recommendation import Recommendation
from shared.domain.visitor import Visitor
from shared.ports import Ranker, Recommender

NUM_RESULTS = 100
"""How many items one visitor's ranking has: more screens than anybody looks at."""

_NONE = Ranking((), None)
_log = logging.getLogger(__name__)


class PersonalizeRecommender:
    """`shared.ports.Recommender`: a visitor's ranking is asked for once, when they come.

    Pictures that are not on the shelf are passed over, and what the ranking has too few of comes
    from `otherwise`. A ranking is certain, so its propensity is 1.
    """

    policy = "personalize"

    def __init__(
        self, ranker: Ranker, otherwise: Recommender, respite: Respite | None = None
    ) -> None:
        self._ranker = ranker
        self._otherwise = otherwise
        self._respite = respite or Respite()
        self._user_id: str | None = None
        self._ranking = _NONE

    def recommend(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation:
        ranking = self._ranking_of(visitor)
        shelf = {item.item_id: item for item in candidates}
        ranked = [shelf[name] for name in dict.fromkeys(ranking.item_ids) if name in shelf]
        chosen = tuple(ranked[:num_results])
        if not chosen:
            return self._otherwise.recommend(visitor, candidates, num_results)
        wanted = min(num_results, len(candidates)) - len(chosen)
        if not wanted:
            return self._as_ranked(chosen, ranking)
        others = [item for item in candidates if item not in chosen]
        more = self._otherwise.recommend(visitor, others, wanted)
        return Recommendation(
            items=chosen + more.items,
            propensities=(1.0,) * len(chosen) + more.propensities,
            policy=f"{self.policy}+{more.policy}",
            recommendation_id=ranking.recommendation_id,
        )

    def _as_ranked(self, chosen: tuple[CatalogueItem, ...], ranking: Ranking) -> Recommendation:
        return Recommendation(
            items=chosen,
            propensities=(1.0,) * len(chosen),
            policy=self.policy,
            recommendation_id=ranking.recommendation_id,
        )

    def _ranking_of(self, visitor: Visitor) -> Ranking:
        if visitor.user_id != self._user_id:
            self._user_id = visitor.user_id
            self._ranking = self._asked(visitor)
        return self._ranking

    def _asked(self, visitor: Visitor) -> Ranking:
        if not self._respite.is_over():
            return _NONE
        try:
            ranking = self._ranker.rank(visitor, NUM_RESULTS)
        except EmotionGardenError as error:
            level = self._respite.failed()
            _log.log(level, "the kiosk chooses by itself: %s", error)
            return _NONE
        self._respite.succeeded()
        return ranking
