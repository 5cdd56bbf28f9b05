"""Chooses the pictures of the next screen."""

import random
from collections.abc import Sequence

from shared.domain.catalogue import CatalogueItem
from shared.domain.recommendation import Recommendation
from shared.domain.visitor import Visitor


class UniformRecommender:
    """Every order of the candidates is equally likely, whoever the visitor is.

    So each of n candidates comes into each slot with probability 1/n, exactly. What it records is
    what a policy that learns can be measured against. The same `seed` deals the same screens.
    """

    policy = "uniform"

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed)

    def recommend(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation:
        items = self._random.sample(candidates, min(num_results, len(candidates)))
        return Recommendation(
            items=tuple(items),
            propensities=tuple(1 / len(candidates) for _ in items),
            policy=self.policy,
        )
