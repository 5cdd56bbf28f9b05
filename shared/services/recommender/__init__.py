"""Recommenders: the embedded one, which learns from what is shown and liked, and its companions."""

from shared.services.recommender.beliefs import Beliefs, Manner
from shared.services.recommender.embedded import EmbeddedRecommender
from shared.services.recommender.split import SplitRecommender
from shared.services.recommender.uniform import UniformRecommender

__all__ = ["Beliefs", "EmbeddedRecommender", "Manner", "SplitRecommender", "UniformRecommender"]
