"""How long the CSV export of a million likes takes, and how much memory.

    python -m benchmarks.bench_export [--interactions N] [--folder DIR] [--json FILE]

Makes an event log as kiosks write it (each visitor two screens and four likes, a hundred messages
an object, every twentieth delivery come twice in another cut), then runs `python -m admin
personalize export` on it in a process of its own and measures that.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from shared.adapters.folder_store import FolderStore
from shared.domain.emotion import GARDEN_EMOTIONS
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog

SCREENS, LIKES, AT_ONCE = 2, 4, 100
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        made = make_log(Path(folder), given.interactions)
        figures = measure(Path(folder)) | made
    figures |= {"python": platform.python_version(), "machine": platform.machine()}
    print(json.dumps(figures, indent=1))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


def make_log(folder: Path, interactions: int) -> dict[str, Any]:
    """The event logs of ten kiosks."""
    store = FolderStore(folder / "store")
    store.root.mkdir()
    logs = [StoreEventLog(store, f"hall-{number}") for number in range(10)]
    chance = random.Random(1)
    waiting: list[OutboxMessage] = []
    deliveries = 0
    os.fsync, flush = lambda handle: None, os.fsync  # the log is not what is measured
    try:
        for message in messages(interactions, chance):
            waiting.append(message)
            if len(waiting) == AT_ONCE:
                log = logs[deliveries % len(logs)]
                log.deliver(waiting)
                if deliveries % 20 == 0:
                    log.deliver(waiting[: AT_ONCE // 2])
                waiting, deliveries = [], deliveries + 1
        logs[0].deliver(waiting)
    finally:
        os.fsync = flush
    size = sum(path.stat().st_size for path in store.root.rglob("*.jsonl"))
    return {"likes": interactions, "log_mb": round(size / 1e6), "deliveries": deliveries}


def messages(interactions: int, chance: random.Random) -> Iterator[OutboxMessage]:
    likes, moment = 0, START
    while likes < interactions:
        moment += timedelta(seconds=20)
        user_id, session_id = str(uuid.UUID(int=chance.getrandbits(128))), str(uuid.uuid4())
        emotion = chance.choice(GARDEN_EMOTIONS)
        who = {"user_id": user_id, "session_id": session_id, "emotion": emotion.value}
        visitor = {**who, "by_hand": False, "generation": None, "gender": None}
        yield OutboxMessage(
            user_id, "visitor", session_id, {**visitor, "arrived_at": moment.isoformat()}, moment
        )
        for _ in range(SCREENS):
            cards = [
                f"emotions/{emotion.key}/img_20260101-{n:06}_{n}h.jpeg"
                for n in chance.sample(range(1, 60), 3)
            ]
            impression_id = str(uuid.UUID(int=chance.getrandbits(128)))
            shown = [{"item_id": c, "slot": s, "propensity": 0.1} for s, c in enumerate(cards)]
            impression = {**who, "impression_id": impression_id, "shown": shown}
            yield OutboxMessage(impression_id, "impression", session_id, impression, moment)
            for item_id in cards[: LIKES // SCREENS]:
                if likes < interactions:
                    likes += 1
                    event_id = str(uuid.UUID(int=chance.getrandbits(128)))
                    event = {
                        **who,
                        "event_id": event_id,
                        "impression_id": impression_id,
                        "item_id": item_id,
                        "event_type": "like",
                        "sent_at": moment.isoformat(),
                        "shown": cards,
                        "recommendation_id": None,
                    }
                    yield OutboxMessage(event_id, "interaction", session_id, event, moment)


def measure(folder: Path) -> dict[str, Any]:
    """The seconds and the most memory (MB) of the export."""
    command = [sys.executable, "-c", _EXPORT, str(folder)]
    began = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds = time.perf_counter() - began
    found = json.loads(answer.stdout.splitlines()[-1])
    return {"seconds": round(seconds, 1), **found}


_EXPORT = """
import json, resource, sys
from pathlib import Path
from admin.__main__ import main

folder = Path(sys.argv[1])
code = main(["personalize", "export", str(folder / "out"), "--data-dir", str(folder)])
assert code == 0
files = list((folder / "out").rglob("*.csv"))
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
    "memory_mb": round(used.ru_maxrss / 1024),
    "rows": sum(path.read_bytes().count(b"\\n") - 1 for path in files),
    "csv_mb": round(sum(path.stat().st_size for path in files) / 1e6),
}))
"""


if __name__ == "__main__":
    main()
