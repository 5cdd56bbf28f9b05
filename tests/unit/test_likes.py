"""A like stays liked, and is kept before the heart says so."""

from dataclasses import replace

import pytest

from kiosk.services.likes import Likes
from shared.domain.errors import DatabaseError
from shared.domain.interaction import Interaction
from tests.contracts.test_visit_log import IMPRESSION, ITEMS, NOON, VISITOR
from tests.fakes.visit_log import FakeVisitLog


@pytest.fixture
def log() -> FakeVisitLog:
    log = FakeVisitLog()
    log.add_visitor(VISITOR)
    log.add_impression(IMPRESSION)
    return log


def test_a_like_is_one_interaction_of_that_picture_in_that_impression(log: FakeVisitLog) -> None:
    likes = Likes(log, clock=lambda: NOON)
    assert not likes.is_liked(ITEMS[1])
    likes.like(IMPRESSION, ITEMS[1])
    assert likes.is_liked(ITEMS[1])
    assert not likes.is_liked(ITEMS[0])
    [interaction] = log.interactions.values()
    assert interaction == Interaction(
        event_id=interaction.event_id,
        user_id="u1",
        session_id="s1",
        impression_id="i1",
        item_id=ITEMS[1],
        sent_at=NOON,
        event_type="like",
    )


def test_touching_again_and_again_is_still_one_like(log: FakeVisitLog) -> None:
    likes = Likes(log)
    for _ in range(5):
        likes.like(IMPRESSION, ITEMS[0])
    Likes(log).like(IMPRESSION, ITEMS[0])
    assert len(log.interactions) == 1
    assert log.outbox.depth() == 3


def test_two_pictures_of_a_screen_are_two_likes(log: FakeVisitLog) -> None:
    likes = Likes(log)
    likes.like(IMPRESSION, ITEMS[0])
    likes.like(IMPRESSION, ITEMS[2])
    assert len(log.interactions) == 2


def test_a_picture_stays_liked_on_every_later_screen(log: FakeVisitLog) -> None:
    later = replace(IMPRESSION, impression_id="i2")
    log.add_impression(later)
    likes = Likes(log)
    likes.like(IMPRESSION, ITEMS[0])
    assert likes.is_liked(later.item_ids[0])
    likes.like(later, ITEMS[0])
    assert {i.impression_id for i in log.interactions.values()} == {"i1", "i2"}


def test_a_like_that_could_not_be_kept_is_not_shown_as_liked(log: FakeVisitLog) -> None:
    likes = Likes(log)
    log.broken = "database or disk is full"
    with pytest.raises(DatabaseError, match="disk is full"):
        likes.like(IMPRESSION, ITEMS[0])
    assert not likes.is_liked(ITEMS[0])
    log.broken = None
    likes.like(IMPRESSION, ITEMS[0])
    assert likes.is_liked(ITEMS[0])
