"""Milliseconds of one core, and megabytes, of the recommender as the kiosk has it.

Milliseconds are those that the thread was computing (CPU time), so that what else runs on a shared
machine counts little.
"""

import itertools
import resource
import tempfile
import time
import tracemalloc
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from kiosk.adapters.catalogue import SqliteCatalogue
from kiosk.adapters.screen_log import SqliteScreenLog
from kiosk.services.learner import Learner
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import CatalogueItem, ItemId
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import ShownItem
from shared.domain.picture_features import COLOURS, PictureFeatures
from shared.domain.screen import Screen
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
    figures["reading 100,000 screens, no snapshot, s"] = reading(100_000)
    figures["most memory of the whole process, MB"] = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )
    return figures


def reading(screens: int) -> float:
    """Seconds of CPU to learn so many screens anew from the kiosk's own database."""
    random = np.random.default_rng(0)
    ids = [item.item_id for item in shelf(1_000)]
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database.open(Path(folder) / "kiosk.db")) as database,
    ):
        log = SqliteScreenLog(database)
        for begin in range(0, screens, 1_000):
            some = [_screen(begin + number, ids, random) for number in range(1_000)]
            log.add_heard(f"events/other/{begin}.jsonl", "other", some)
        catalogue = SqliteCatalogue(database, Path(folder) / "shelf", [])
        learner = Learner(
            EmbeddedRecommender(1), log, catalogue, FolderStore(Path(folder) / "learned")
        )
        began = time.process_time()
        learner.catch_up(screens + 1)
        return time.process_time() - began


def _screen(number: int, ids: list[str], random: np.random.Generator) -> Screen:
    """Visits of four screens, by visitors of every generation and gender."""
    shown = tuple(
        ShownItem(ids[place], slot, 0.003)
        for slot, place in enumerate(random.choice(len(ids), 3, replace=False))
    )
    generations, genders = list(Generation), list(GenderValue)
    visit = number // 4
    return Screen(
        impression_id=f"i{number}",
        session_id=f"s{visit}",
        emotion=Emotion.HAPPY,
        generation=generations[visit % len(generations)],
        gender=genders[visit % len(genders)],
        favorite=None,
        daypart="afternoon",
        policy="embedded",
        candidates=len(ids),
        shown=shown,
        liked=frozenset(item.item_id for item in shown if random.random() < 0.15),
        examined=True,
        shown_at=_NOON + timedelta(seconds=20 * number),
    )


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
