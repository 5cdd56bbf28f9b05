"""Dealing pictures three at a time."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.deck import Deck, Hand
from shared.domain.catalogue import CatalogueItem, Orientation
from shared.domain.emotion import Emotion
from shared.domain.visitor import Visitor
from shared.domain.wishes import Wish, Wishes
from shared.ports import Recommender
from shared.services.recommender import EmbeddedRecommender, UniformRecommender
from tests.fakes.catalogue import make_items

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HAPPY = Visitor(user_id="u", session_id="s", emotion=Emotion.HAPPY, arrived_at=NOON)


def deck(items: Sequence[CatalogueItem], orientation: Orientation = Orientation.LANDSCAPE) -> Deck:
    return Deck(UniformRecommender(seed=7), HAPPY, items, orientation, clock=lambda: NOON)


def ids(hand: Hand) -> list[str]:
    return [item.item_id for item in hand.items]


@given(count=st.integers(1, 20), seed=st.integers(0, 5))
def test_every_picture_comes_once_before_any_comes_again(count: int, seed: int) -> None:
    items = make_items(count)
    dealing = Deck(UniformRecommender(seed), HAPPY, items, Orientation.LANDSCAPE)
    for _round in range(3):
        seen: list[str] = []
        while len(seen) < count:
            hand = dealing.deal()
            assert len(hand.items) == min(3, count - len(seen))
            seen += ids(hand)
        assert sorted(seen) == [item.item_id for item in items]


def test_the_impression_is_what_is_on_the_screen_with_its_exact_chances() -> None:
    dealing = deck(make_items(8))
    first, second = dealing.deal(), dealing.deal()
    assert first.impression is not None
    assert second.impression is not None
    assert list(first.impression.item_ids) == ids(first)
    assert [item.slot for item in first.impression.shown] == [0, 1, 2]
    assert [item.propensity for item in first.impression.shown] == [1 / 8] * 3
    assert [item.propensity for item in second.impression.shown] == [1 / 5] * 3
    assert (first.impression.user_id, first.impression.session_id) == ("u", "s")
    assert (first.impression.policy, first.impression.shown_at) == ("uniform", NOON)
    assert first.impression.impression_id != second.impression.impression_id


def test_only_pictures_of_the_visitors_emotion_are_dealt() -> None:
    dealing = deck([*make_items(5, "sad"), *make_items(2, "happy")])
    assert len(dealing.deal().items) == 2
    assert all(item.emotion is Emotion.HAPPY for item in dealing.deal().items)


def test_a_garden_without_pictures_deals_an_empty_hand() -> None:
    assert deck(make_items(5, "sad")).deal() == Hand()


def test_a_favorite_deals_its_own_pictures_and_none_when_it_has_none() -> None:
    dealing = deck([*make_items(4), *make_items(2, "happy/cat"), *make_items(2, "happy/장미")])
    assert dealing.favorites == ("cat", "장미")
    dealing.choose("cat")
    assert [item.favorite for item in dealing.deal().items] == ["cat", "cat"]
    dealing.choose("unicorn")
    assert dealing.deal() == Hand()
    dealing.choose(None)
    assert sum(len(dealing.deal().items) for _ in range(3)) == 8


@pytest.mark.parametrize("orientation", list(Orientation))
def test_pictures_have_the_orientation_of_the_screen(orientation: Orientation) -> None:
    dealing = deck([*make_items(4, orientation="h"), *make_items(4, orientation="v")], orientation)
    for _ in range(4):
        assert {item.orientation for item in dealing.deal().items} == {orientation}


def test_the_other_orientation_is_better_than_an_empty_garden() -> None:
    dealing = deck(make_items(3, orientation="v"), Orientation.LANDSCAPE)
    assert len(dealing.deal().items) == 3


def test_the_same_seed_deals_the_same_screens() -> None:
    items = make_items(10)
    assert ids(deck(items).deal()) == ids(deck(items).deal())


def test_what_rests_is_dealt_by_nobody_not_even_at_the_end_of_a_round() -> None:
    items = make_items(7)
    resting = items[3].item_id
    wishes = Wishes({resting: Wish(resting=True)})
    for recommender in (UniformRecommender(seed=7), EmbeddedRecommender()):
        dealing = Deck(recommender, HAPPY, items, Orientation.LANDSCAPE, wishes=lambda: wishes)
        hands = [dealing.deal() for _ in range(8)]
        assert resting not in {item_id for hand in hands for item_id in ids(hand)}
        assert all(len(hand.items) == 3 for hand in hands)
        assert [hand.impression.candidates for hand in hands[:2] if hand.impression] == [6, 3]


def test_where_everything_rests_all_of_it_is_dealt() -> None:
    items = make_items(4)
    wishes = Wishes({item.item_id: Wish(resting=True) for item in items})
    recommender = UniformRecommender(7)
    dealing = Deck(recommender, HAPPY, items, Orientation.LANDSCAPE, wishes=lambda: wishes)
    assert {item_id for _ in range(2) for item_id in ids(dealing.deal())} == {
        item.item_id for item in items
    }


@pytest.mark.parametrize("recommender", [UniformRecommender(seed=7), EmbeddedRecommender()])
def test_what_begins_to_rest_during_a_visit_is_dealt_no_more_and_what_wakes_is(
    recommender: Recommender,
) -> None:
    items = make_items(9)
    wishes = Wishes()
    dealing = Deck(recommender, HAPPY, items, Orientation.LANDSCAPE, wishes=lambda: wishes)
    seen = ids(dealing.deal())
    resting = next(item.item_id for item in items if item.item_id not in seen)
    wishes = Wishes({resting: Wish(resting=True)})
    second, third = dealing.deal(), dealing.deal()
    assert resting not in ids(second) + ids(third)
    assert [len(hand.items) for hand in (second, third)] == [3, 2]
    wishes = Wishes()
    assert resting in {item_id for _ in range(3) for item_id in ids(dealing.deal())}
