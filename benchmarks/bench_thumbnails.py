"""Thumbnails per second: ours beside a plain Pillow loop, in one run; a table and JSON.

`.venv/bin/python -m benchmarks.bench_thumbnails [--json FILE] [--seconds 4]`: the plain loop opens
a picture's file, calls `thumbnail` and saves a JPEG. Ours does what the app does when a picture has
been made: it begins with the pixels that are in memory anyway. Both make JPEGs of quality 80 with a
long side of 320, and both are compared with the best reduction (Lanczos, not compressed).
"""

import argparse
import io
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from statistics import mean, median

import numpy as np
from PIL import Image

from admin.adapters.image_encoder import JpegEncoder
from admin.adapters.thumbnails import LONG_SIDE, PillowThumbnailer
from shared.domain.emotion import Emotion
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.settings import RESOURCES

SIZE = (768, 512)
PICTURES = 48
ROUNDS = 5
BATCH = 24


def pictures() -> list[GeneratedImage]:
    """Pictures of the starter garden as an engine hands them over."""
    paths = sorted((RESOURCES / "starter_garden").rglob("*.jpeg"))[:PICTURES]
    made = [Image.open(path).convert("RGB").resize(SIZE) for path in paths]
    return [GeneratedImage(*SIZE, picture.tobytes()) for picture in made]


def plain(path: Path) -> bytes:
    """What anybody would write."""
    with Image.open(path) as picture:
        picture.thumbnail((LONG_SIDE, LONG_SIDE))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def per_second(make: Callable[[int], object], cores: int, seconds: float) -> float:
    """How many a second, made by so many threads at once."""
    numbers = cycle(range(PICTURES))
    done, began = 0, time.perf_counter()
    with ThreadPoolExecutor(cores) as threads:
        while (passed := time.perf_counter() - began) < seconds:
            done += len(list(threads.map(make, list(islice(numbers, BATCH)))))
    return done / passed


def decibels(thumbnails: Sequence[bytes], made: Sequence[GeneratedImage]) -> float:
    """Peak signal to noise ratio beside the best reduction; more is better."""
    return mean(_decibels(jpeg, image) for jpeg, image in zip(thumbnails, made, strict=True))


def _decibels(jpeg: bytes, image: GeneratedImage) -> float:
    seen = Image.open(io.BytesIO(jpeg))
    whole = Image.frombytes("RGB", (image.width, image.height), image.pixels)
    best = np.asarray(whole.resize(seen.size, Image.Resampling.LANCZOS), np.float64)
    return float(10 * np.log10(255**2 / ((np.asarray(seen, np.float64) - best) ** 2).mean()))


def measure(folder: Path, seconds: float) -> dict[str, object]:
    made, ours = pictures(), PillowThumbnailer()
    paths = [folder / f"{n}.jpeg" for n in range(PICTURES)]
    for path, image in zip(paths, made, strict=True):
        request = GenerationRequest(Emotion.CALM, seed=1)
        path.write_bytes(JpegEncoder().encode(image, request, {"engine": "painter"}))
    ways: dict[str, tuple[Callable[[int], object], int]] = {
        "plain_one_core": (lambda n: plain(paths[n]), 1),
        "ours_one_core": (lambda n: ours.thumbnail(made[n]), 1),
        "plain_two_cores": (lambda n: plain(paths[n]), 2),
        "ours_two_cores": (lambda n: ours.thumbnail(made[n]), 2),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):  # by turns, so that what else runs disturbs all alike
        for name, (make, cores) in ways.items():
            rates[name].append(per_second(make, cores, seconds / ROUNDS))
    found: dict[str, object] = {f"{n}_per_s": round(median(r)) for n, r in rates.items()}
    middle = {name: median(rate) for name, rate in rates.items()}
    return found | {
        "ratio_one_core": round(middle["ours_one_core"] / middle["plain_one_core"], 2),
        "ratio_two_cores": round(middle["ours_two_cores"] / middle["plain_two_cores"], 2),
        "plain_db": round(decibels([plain(path) for path in paths], made), 2),
        "ours_db": round(decibels([ours.thumbnail(image) for image in made], made), 2),
        "load": [round(load, 1) for load in os.getloadavg()],
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, default=4.0, help="for each way")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), given.seconds)
    for name, value in found.items():
        print(f"{name:24} {value}")
    text = json.dumps(found)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
