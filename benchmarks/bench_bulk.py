"""What the queue costs: pictures per second through all of it against the bare loop.

    python -m benchmarks.bench_bulk [--engine painter|tiny|elsewhere] [--size WxH]
        [--steps N] [--images N] [--rounds N] [--json FILE]

Bare is `generate(request)` in a loop, the pictures thrown away. Queue is what
`python -m admin generate` does with one worker: the row is taken, the worker makes the picture, and
while it makes the next one the picture is checked, encoded with its recipe, hashed, written, given
a thumbnail and a row. Both have their engine loaded and one picture made before the clock starts,
and take turns. `tiny` is a random diffusers pipeline, one picture at a time in both ways.
`elsewhere` stands for an engine on another device: always the same picture of the painter, after
0.6 s in which the processor is free.
"""

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

from admin.adapters.engines import make_diffusers, make_painter
from admin.adapters.image_encoder import JpegEncoder
from admin.adapters.image_pool import SqliteImagePool
from admin.adapters.job_queue import SqliteJobQueue
from admin.adapters.thumbnails import PillowThumbnailer
from admin.adapters.worker_group import WorkerGroup
from admin.services.run_queue import QueueRunner
from shared.adapters.sqlite.database import Database
from shared.domain.emotion import Emotion
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.generation_job import PlannedImage
from shared.ports import ImageGenerator


class Elsewhere:
    """`shared.ports.ImageGenerator`: leaves the processor free while it works."""

    engine = "elsewhere"

    def __init__(self) -> None:
        self._painter = make_painter()
        self._image: GeneratedImage | None = None

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        if self._image is None:
            self._image = self._painter.generate(request)
        time.sleep(0.6)
        return self._image


class OpenGroup(WorkerGroup):
    """Workers that stay open between runs, so that no round loads the engine."""

    def close(self) -> None:
        """Not yet."""

    def end(self) -> None:
        super().close()


class Studio:
    """A queue, a pool and one worker on a folder."""

    def __init__(self, folder: Path, make: Callable[[], ImageGenerator]) -> None:
        self._database = Database.open(folder / "admin.db")
        self._queue = SqliteJobQueue(self._database, folder / "queue.lock")
        self._group = OpenGroup([make], deadline_s=600)
        pool = SqliteImagePool(self._database, folder / "pool")
        self._runner = QueueRunner(
            self._queue, pool, lambda _: self._group, JpegEncoder(), PillowThumbnailer()
        )

    def run(self, requests: list[GenerationRequest]) -> None:
        planned = [PlannedImage(place, request) for place, request in enumerate(requests)]
        self._queue.add(planned, "bench", datetime.now(UTC))
        for report in self._runner.run():
            if report.image is None:
                raise SystemExit(f"a picture failed: {report.failure}")

    def end(self) -> None:
        self._group.end()
        self._database.close()


def main() -> int:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        report = _measure(arguments, Path(scratch))
    print(_table(report))
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", choices=["painter", "tiny", "elsewhere"], default="painter")
    parser.add_argument("--size", default="768x512")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--images", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _measure(arguments: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    make: Callable[[], ImageGenerator] = make_painter
    if arguments.engine == "elsewhere":
        from benchmarks.bench_bulk import Elsewhere as make  # a name that the worker can import
    if arguments.engine == "tiny":
        from benchmarks.random_models import MODELS

        make = partial(make_diffusers, MODELS["tiny"](scratch / "tiny"), "cpu")
    width, height = map(int, arguments.size.split("x"))
    requests = [
        GenerationRequest(Emotion.HAPPY, seed, width, height, num_inference_steps=arguments.steps)
        for seed in range(arguments.images)
    ]
    engine, studio = make(), Studio(scratch, make)

    def bare(requests: list[GenerationRequest]) -> None:
        for request in requests:
            engine.generate(request)

    ways = {"bare": bare, "queue": studio.run}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way(requests[:1])
    for turn in range(arguments.rounds):
        for name in sorted(ways, reverse=bool(turn % 2)):
            began = time.perf_counter()
            ways[name](requests)
            seconds[name].append(time.perf_counter() - began)
    studio.end()
    return _report(arguments, seconds)


def _report(arguments: argparse.Namespace, seconds: dict[str, list[float]]) -> dict[str, Any]:
    images = arguments.images
    return {
        "machine": platform.platform(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "engine": arguments.engine,
        "size": arguments.size,
        "images": images,
        "rounds": arguments.rounds,
        "ways": {
            name: {
                "images_per_s": round(images / statistics.median(times), 4),
                "slowest": round(images / max(times), 4),
                "fastest": round(images / min(times), 4),
            }
            for name, times in seconds.items()
        },
        "queue_of_bare": round(
            statistics.median(seconds["bare"]) / statistics.median(seconds["queue"]), 3
        ),
        "fastest_of_fastest": round(min(seconds["bare"]) / min(seconds["queue"]), 3),
    }


def _table(report: dict[str, Any]) -> str:
    rows = [
        f"{report['engine']} {report['size']}, {report['images']} pictures,"
        f" {report['rounds']} rounds, load {report['load']:.1f} on {report['processors']}",
        f"{'':8}{'images/s':>10}{'slowest':>10}{'fastest':>10}",
    ]
    for name, row in report["ways"].items():
        cells = (row["images_per_s"], row["slowest"], row["fastest"])
        rows.append(f"{name:8}" + "".join(f"{cell:10.3f}" for cell in cells))
    rows.append(
        f"queue / bare: {report['queue_of_bare']} (medians),"
        f" {report['fastest_of_fastest']} (fastest rounds)"
    )
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
