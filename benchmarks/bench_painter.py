"""How long the painter takes for a picture, on one core.

    python -m benchmarks.bench_painter [--json FILE] [--size WxH] [--seeds N]

Seconds of processor time and of the clock per picture by emotion (p50 and max over the seeds, both
orientations), and the peak of the process's memory. On a machine that is busy with something else
the clock says more than the painter needs, and shared cores slow the processor time as well.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

from admin.adapters.painter import Painter
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.generation import GenerationRequest

BOUND_S = 3.0


def measure(emotion: Emotion, size: tuple[int, int], seeds: int) -> dict[str, Any]:
    """Seconds per picture of one emotion, over `seeds` seeds in both orientations."""
    clock, processor = [], []
    for seed in range(1, seeds + 1):
        for width, height in (size, size[::-1]):
            started, used = time.perf_counter(), time.process_time()
            Painter().generate(GenerationRequest(emotion, seed, width, height))
            clock.append(time.perf_counter() - started)
            processor.append(time.process_time() - used)
    return {
        "emotion": emotion.key,
        "pictures": len(clock),
        "processor_p50_s": round(statistics.median(processor), 2),
        "processor_max_s": round(max(processor), 2),
        "clock_p50_s": round(statistics.median(clock), 2),
        "clock_max_s": round(max(clock), 2),
    }


def table(report: dict[str, Any]) -> str:
    """The report for people."""
    lines = [
        f"{report['size']} on one core, {report['machine']}, load {report['load']}",
        f"{'emotion':<11}{'pictures':>9}{'cpu p50':>9}{'cpu max':>9}{'p50':>8}{'max':>8}",
    ]
    lines += [
        f"{row['emotion']:<11}{row['pictures']:>9}{row['processor_p50_s']:>9.2f}"
        f"{row['processor_max_s']:>9.2f}{row['clock_p50_s']:>8.2f}{row['clock_max_s']:>8.2f}"
        for row in report["emotions"]
    ]
    return "\n".join([*lines, f"peak memory {report['peak_memory_mb']} MB"])


def main() -> int:
    parser = argparse.ArgumentParser(description="How long the painter takes for a picture.")
    parser.add_argument("--json", type=Path, help="write the report here as well")
    parser.add_argument("--size", default="1280x800", help="width and height, default 1280x800")
    parser.add_argument("--seeds", type=int, default=5, help="seeds per emotion, default 5")
    given = parser.parse_args()
    width, height = (int(side) for side in given.size.split("x"))
    # The first picture pays for loading what is used for the first time.
    Painter().generate(GenerationRequest(Emotion.CALM, 0, 256, 256))
    rows = [measure(emotion, (width, height), given.seeds) for emotion in GARDEN_EMOTIONS]
    report = {
        "size": given.size,
        "machine": platform.processor() or platform.machine(),
        "load": round(os.getloadavg()[0], 1),
        "emotions": rows,
        "bound_s": BOUND_S,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(report) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
