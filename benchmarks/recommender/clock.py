"""Milliseconds of one core, and megabytes, of the recommender as the kiosk has it.

Milliseconds are those that the thread was computing (CPU time), so that what else runs on a shared
machine counts little.
"""

import itertools
import resource
import time
import tracemalloc
from datetime import UTC, datetime

import numpy as np

from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.picture_features import COLOURS, PictureFeatures
from shared.domain.visitor import Visitor
from shared.services.recommender import EmbeddedRecommender
from shared.services.recommender.lesson import Lesson, Viewer

_NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def measure() -> dict[str, float]:
    """Ranking at 10,000 and 100,000 pictures, learning a triple, rebuilding 100,000 screens."""
    figures: dict[str, float] = {}
    for count in (1_000, 10_000, 100_000):
        items = shelf(count)
        tracemalloc.start()
        recommender = EmbeddedRecommender(1, clock=lambda: _NOON)
        before = tracemalloc.get_traced_memory()[0]
        times, learning = _times(recommender, items, 300 if count < 100_000 else 120)
        used = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        times, learning = _times(recommender, items, 300 if count < 100_000 else 120)
        figures[f"ranking {count:,} pictures, p50, ms"] = float(np.percentile(times, 50))
        figures[f"ranking {count:,} pictures, p99, ms"] = float(np.percentile(times, 99))
        figures[f"learning a triple of {count:,}, p99, ms"] = float(np.percentile(learning, 99))
        figures[f"state for {count:,} pictures, MB"] = used / 1e6
    figures["most memory of the whole process, MB"] = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )
    return figures


def shelf(count: int) -> list[CatalogueItem]:
    """So many pictures of one emotion, with words and colours."""
    random = np.random.default_rng(0)
    items: list[CatalogueItem] = []
    for number in range(count):
        words = tuple(f"word{w}" for w in random.choice(200, 6, replace=False))
        colours = tuple(COLOURS[c] for c in random.choice(len(COLOURS), 2, replace=False))
        item_id = f"emotions/happy/img_20260101-000000_{number}h.jpeg"
        parts = ItemId.parse(item_id)
        items.append(
            CatalogueItem(
                item_id,
                "0" * 64,
                1,
                parts.emotion,
                None,
                parts.orientation,
                8,
                8,
                _NOON,
                PictureFeatures(words, colours),
            )
        )
    return items


def _times(
    recommender: EmbeddedRecommender, items: list[CatalogueItem], screens: int
) -> tuple[list[float], list[float]]:
    ranking: list[float] = []
    learning: list[float] = []
    random = np.random.default_rng(0)
    for number, generation, gender in zip(
        range(screens), itertools.cycle(Generation), itertools.cycle(GenderValue), strict=False
    ):
        visitor = Visitor(
            f"u{number}", f"s{number}", Emotion.HAPPY, _NOON, False, generation, gender
        )
        candidates = tuple(items)
        began = time.thread_time()
        answer = recommender.recommend(visitor, candidates, 3)
        dealt = time.thread_time()
        shown = tuple(item.item_id for item in answer.items)
        viewer = Viewer(f"s{number}", {"emotion": "happy", "generation": generation.value})
        liked = frozenset(shown[:1]) if random.random() < 0.2 else frozenset()
        recommender.learn(Lesson(f"i{number}", number // 50, viewer, shown, liked))
        ended = time.thread_time()
        ranking.append(1e3 * (dealt - began))
        learning.append(1e3 * (ended - dealt))
    return ranking[3:], learning[3:]
