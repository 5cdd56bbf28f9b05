"""Two recommenders side by side: which one serves is decided once for each visit."""

import hashlib
import logging
from collections.abc import Sequence

from shared.domain.catalogue import CatalogueItem
from shared.domain.errors import EmotionGardenError
from shared.domain.recommendation import Recommendation
from shared.domain.visitor import Visitor
from shared.ports import Recommender

_log = logging.getLogger(__name__)


class SplitRecommender:
    """`shared.ports.Recommender`: a `share` (0-1) of the visits goes to `other`, the rest to `own`.

    When `other` fails, answers nothing, or names a picture that was no candidate or one twice,
    `own` serves that screen; what is recorded is the policy that did.
    """

    def __init__(self, own: Recommender, other: Recommender, share: float, seed: int = 0) -> None:
        self._own = own
        self._other = other
        self._share = share
        self._seed = seed

    def recommend(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation:
        if self.is_others(visitor.session_id):
            answer = self._ask_other(visitor, candidates, num_results)
            if answer is not None:
                return answer
        return self._own.recommend(visitor, candidates, num_results)

    def is_others(self, session_id: str) -> bool:
        """Whether a visit belongs to the other recommender; the same answer for the whole visit."""
        digest = hashlib.sha256(f"split {self._seed} {session_id}".encode()).digest()
        return int.from_bytes(digest[:8]) < self._share * 2**64

    def _ask_other(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation | None:
        try:
            answer = self._other.recommend(visitor, candidates, num_results)
        except EmotionGardenError as error:
            _log.warning("the other recommender is away: %s", error)
            return None
        ids = [item.item_id for item in answer.items]
        known = {item.item_id for item in candidates}
        expected = min(num_results, len(candidates))
        if len(ids) != expected or len(set(ids)) != expected or not set(ids) <= known:
            _log.warning("the other recommender answered %s of %s pictures", len(ids), expected)
            return None
        return answer
