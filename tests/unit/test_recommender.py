"""The uniform recommender: fair, and exact about its chances."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.emotion import Emotion
from shared.domain.visitor import Visitor
from shared.services.recommender import UniformRecommender
from tests.fakes.catalogue import make_items

VISITOR = Visitor("u", "s", Emotion.HAPPY, datetime(2026, 11, 22, 12, tzinfo=UTC))


@given(count=st.integers(0, 12), num_results=st.integers(0, 12), seed=st.integers(0, 9))
def test_it_recommends_what_there_is_without_repetition(
    count: int, num_results: int, seed: int
) -> None:
    items = make_items(count)
    chosen = UniformRecommender(seed).recommend(VISITOR, items, num_results)
    assert len(chosen.items) == len(set(chosen.items)) == min(count, num_results)
    assert set(chosen.items) <= set(items)
    assert chosen.propensities == (1 / max(count, 1),) * len(chosen.items)
    assert (chosen.policy, chosen.recommendation_id) == ("uniform", None)


def test_each_picture_comes_into_each_slot_as_often_as_its_recorded_chance() -> None:
    items, rounds = make_items(5), 6000
    recommender = UniformRecommender(seed=3)
    counts: Counter[tuple[int, str]] = Counter()
    for _ in range(rounds):
        chosen = recommender.recommend(VISITOR, items, 3)
        counts.update((slot, item.item_id) for slot, item in enumerate(chosen.items))
    assert len(counts) == 15
    for count in counts.values():
        assert abs(count - rounds / 5) < 0.15 * rounds / 5
