"""What a visitor saw and liked is written in order, also when the disk was full for a while."""

import pytest

from kiosk.services.gardener import Gardener
from shared.domain.catalogue import Orientation
from shared.domain.errors import DatabaseError
from shared.services.recommender import UniformRecommender
from tests.contracts.test_visit_log import IMPRESSION, ITEMS, VISITOR
from tests.fakes.catalogue import FakeCatalogue
from tests.fakes.visit_log import FakeVisitLog


def test_a_like_on_a_full_disk_waits_and_is_written_with_the_next_note() -> None:
    log = FakeVisitLog()
    gardener = Gardener(FakeCatalogue(), UniformRecommender(), log)
    garden = gardener.open(VISITOR, Orientation.LANDSCAPE)
    gardener.note_visitor(VISITOR)
    log.broken = "database or disk is full"
    with pytest.raises(DatabaseError, match="disk is full"):
        gardener.note_shown(IMPRESSION)
    with pytest.raises(DatabaseError, match="disk is full"):
        gardener.like(garden, IMPRESSION, ITEMS[0])
    assert garden.likes.is_liked(ITEMS[0])
    assert log.interactions == {}
    log.broken = None
    gardener.like(garden, IMPRESSION, ITEMS[1])
    assert [liked.item_id for liked in log.interactions.values()] == [ITEMS[0], ITEMS[1]]
    assert list(log.impressions) == [IMPRESSION.impression_id]
