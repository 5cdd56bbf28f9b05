"""The curator's insights on a long event log: seconds to read it, to answer, and memory.

`.venv/bin/python -m benchmarks.bench_insights [--events 100000] [--pictures 1000] [--json FILE]`:
an invented log of impressions, likes and screens in files as a kiosk delivers them, in a folder
store; then what the page does when it is opened.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from admin.services.insights import Insights
from admin.services.picture_wishes import PictureWishes
from admin.services.shared_manifest import SharedManifest
from shared.adapters.folder_store import FolderStore
from shared.domain.catalogue import CatalogueItem, ItemId, Manifest
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import ShownItem
from shared.domain.outbox import OutboxMessage
from shared.domain.screen import SCREEN_TOPIC, Screen
from shared.ports import Store
from shared.services.event_log import StoreEventLog

FILE = 40
BEGIN = datetime(2026, 1, 1, 10, tzinfo=UTC)


def garden(number: int) -> list[CatalogueItem]:
    """So many pictures, as many for each emotion."""
    items: list[CatalogueItem] = []
    for place in range(number):
        emotion = GARDEN_EMOTIONS[place % len(GARDEN_EMOTIONS)]
        key = f"emotions/{emotion.key}/img_20260101-000000_{place + 1}h.jpeg"
        parts = ItemId.parse(key)
        items.append(
            CatalogueItem(
                key, "0" * 64, 1, emotion, None, parts.orientation, 1280, 800, parts.taken_at
            )
        )
    return items


def visit(
    number: int, chance: random.Random, shelf: Sequence[str], emotion: Emotion
) -> list[Screen]:
    """Three screens, more or less."""
    generation, gender = chance.choice(list(Generation)), chance.choice(list(GenderValue))
    begun = BEGIN + timedelta(seconds=40 * number)
    screens: list[Screen] = []
    for turn in range(chance.randint(1, 5)):
        shown = chance.sample(shelf, 3)
        likes = frozenset(key for key in shown if chance.random() < 0.15)
        screens.append(
            Screen(
                impression_id=f"{chance.getrandbits(128):032x}",
                session_id=f"{number:032x}",
                emotion=emotion,
                generation=generation,
                gender=gender,
                favorite=None,
                daypart="noon",
                policy="embedded",
                candidates=len(shelf),
                shown=tuple(ShownItem(key, slot, 1 / len(shelf)) for slot, key in enumerate(shown)),
                liked=likes,
                examined=True,
                shown_at=begun + timedelta(seconds=9 * turn),
            )
        )
    return screens


def messages(events: int, items: Sequence[CatalogueItem]) -> Iterator[OutboxMessage]:
    """A log of so many events: each screen, and as much beside it as a kiosk writes."""
    chance = random.Random(1)
    made = number = 0
    shelves = {e: [i.item_id for i in items if i.emotion is e] for e in GARDEN_EMOTIONS}
    while made < events:
        number += 1
        emotion = chance.choice(GARDEN_EMOTIONS)
        for screen in visit(number, chance, shelves[emotion], emotion):
            told = screen.to_json()
            for topic in ("impression", *["interaction"] * len(screen.liked), SCREEN_TOPIC):
                made += 1
                name = f"{chance.getrandbits(128):032x}"
                yield OutboxMessage(name, topic, screen.session_id, told, screen.shown_at)


def fill(store: Store, events: int, pictures: int) -> int:
    """Write garden and log; how many files."""
    items = garden(pictures)
    SharedManifest(store).edit(lambda manifest: Manifest(tuple(items)))
    files = 0
    batch: list[OutboxMessage] = []
    logs = [StoreEventLog(store, f"hall-{kiosk}") for kiosk in range(3)]
    for message in messages(events, items):
        batch.append(message)
        if len(batch) == FILE:
            logs[files % 3].deliver(batch)
            batch = []
            files += 1
    return files


def measure(store: Store) -> dict[str, float]:
    """What opening the page costs, the first time and again."""
    insights = Insights(store, SharedManifest(store), SharedManifest(store), PictureWishes(store))
    began = time.perf_counter()
    for _ in insights.read():
        pass
    read = time.perf_counter()
    figures = insights.figures()
    answered = time.perf_counter()
    for _ in insights.read():
        pass
    insights.figures()
    return {
        "screens": figures.screens,
        "asked": figures.asked,
        "read_s": round(read - began, 2),
        "figures_s": round(answered - read, 2),
        "again_s": round(time.perf_counter() - answered, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--pictures", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = FolderStore(Path(folder))
        files = fill(store, given.events, given.pictures)
        found = {"events": given.events, "files": files, **measure(store)}
    for name, value in found.items():
        print(f"{name:>10}  {value:,}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
