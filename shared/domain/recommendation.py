"""What a recommender answers."""

from dataclasses import dataclass

from shared.domain.catalogue import CatalogueItem


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Ranked items with the probability that the policy put each into its slot.

    `policy` names the policy; `recommendation_id` is Personalize's, when it made the ranking.
    """

    items: tuple[CatalogueItem, ...]
    propensities: tuple[float, ...]
    policy: str
    recommendation_id: str | None = None
