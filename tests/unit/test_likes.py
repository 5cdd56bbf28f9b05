"""A like stays liked, and is the same event however often it is touched."""

from dataclasses import replace

from kiosk.services.deck import Deck
from kiosk.services.gardener import Garden, screen_of
from kiosk.services.likes import Likes
from shared.domain.catalogue import Orientation
from shared.domain.emotion import Emotion
from shared.domain.interaction import Interaction
from shared.domain.screen import Screen
from shared.domain.visitor import Visitor
from shared.services.recommender import UniformRecommender
from tests.contracts.test_visit_log import IMPRESSION, ITEMS, NOON


def test_a_like_is_an_interaction_with_that_picture_in_that_impression() -> None:
    likes = Likes(clock=lambda: NOON)
    assert not likes.is_liked(ITEMS[1])
    interaction = likes.like(IMPRESSION, ITEMS[1])
    assert likes.is_liked(ITEMS[1])
    assert not likes.is_liked(ITEMS[0])
    assert interaction == Interaction(
        event_id=interaction.event_id,
        user_id="u1",
        session_id="s1",
        impression_id="i1",
        item_id=ITEMS[1],
        sent_at=NOON,
        event_type="like",
    )


def test_touching_again_and_again_is_the_same_event() -> None:
    likes = Likes()
    events = {likes.like(IMPRESSION, ITEMS[0]).event_id for _ in range(5)}
    assert events == {Likes().like(IMPRESSION, ITEMS[0]).event_id}


def test_another_picture_or_another_screen_is_another_event() -> None:
    likes = Likes()
    later = replace(IMPRESSION, impression_id="i2")
    touched = [(IMPRESSION, ITEMS[0]), (IMPRESSION, ITEMS[2]), (later, ITEMS[0])]
    assert len({likes.like(*touch).event_id for touch in touched}) == 3


def test_what_was_liked_before_is_not_liked_again_where_it_hangs_again() -> None:
    visitor = Visitor("u1", "s1", Emotion.CALM, NOON)
    deck = Deck(UniformRecommender(), visitor, (), Orientation.LANDSCAPE)
    garden = Garden(visitor, deck, Likes(), ())
    later = replace(IMPRESSION, impression_id="i2")
    garden.likes.like(IMPRESSION, ITEMS[0])
    first = screen_of(garden, IMPRESSION, examined=False)
    assert (first.liked, first.liked_before) == (frozenset(ITEMS[:1]), frozenset())
    assert first.examined, "who likes has looked"
    again = screen_of(garden, later, examined=False)
    assert (again.liked, again.liked_before) == (frozenset(), frozenset(ITEMS[:1]))
    assert not again.examined, "an old heart is no look"
    assert [item.item_id for item in again.told] == list(IMPRESSION.item_ids[1:])
    assert Screen.from_json(again.to_json()) == again
    assert Screen.from_json({**again.to_json(), "liked": ITEMS[:1]}).liked == frozenset()
