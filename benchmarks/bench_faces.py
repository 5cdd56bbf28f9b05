"""How fast, how far and how well the local analyser reads faces.

    python -m benchmarks.bench_faces [--json FILE] [--portraits DIR] [--fer2013 CSV] [--ck DIR]

Without arguments it measures milliseconds per frame and stage at 1280 x 720 on one thread, the
share of faces found by their height, and memory, with the photograph in tests/data/faces.
`--portraits` takes other photographs for the share of faces found. Accuracy needs data that cannot
be shipped: FER2013 as the published CSV (its PrivateTest part is used), CK+48 as a folder of one
folder per emotion.
"""

import argparse
import csv
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import cv2
import numpy as np

from kiosk.adapters.image_files import PillowImageReader
from kiosk.adapters.local_faces.analyzer import MediaPipeFaceAnalyzer
from kiosk.adapters.local_faces.emotions import SEVEN
from kiosk.adapters.local_faces.expression import emotion_scores
from kiosk.adapters.local_faces.face_reader import FaceReader
from kiosk.adapters.local_faces.geometry import Detection
from kiosk.adapters.local_faces.quiet import quiet_stderr
from shared.domain.emotion import Emotion
from shared.ports import Frame

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "resources" / "models"
PORTRAIT = ROOT / "tests" / "data" / "faces" / "astronaut.jpg"
SIZE = (1280, 720)
HEIGHTS = (200, 150, 120, 100, 80, 60)
PLACES = 40
"""Places, at least, where each height is tried."""

_FER2013 = (
    Emotion.ANGRY, Emotion.DISGUSTED, Emotion.FEAR, Emotion.HAPPY,
    Emotion.SAD, Emotion.SURPRISED, Emotion.CALM,
)  # fmt: skip
_CK = {
    "anger": Emotion.ANGRY,
    "disgust": Emotion.DISGUSTED,
    "fear": Emotion.FEAR,
    "happy": Emotion.HAPPY,
    "sadness": Emotion.SAD,
    "surprise": Emotion.SURPRISED,
    "neutral": Emotion.CALM,
}
"""Folder names; contempt is left out, as it is none of the seven."""

Labelled = Iterable[tuple[Frame, Emotion]]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.bench_faces")
    options.add_argument("--json", type=Path)
    options.add_argument("--repeat", type=int, default=40, help="frames for each time")
    options.add_argument("--portraits", type=Path, help="folder of photographs with faces")
    options.add_argument("--fer2013", type=Path, help="fer2013.csv")
    options.add_argument("--ck", type=Path, help="folder of folders named anger, disgust, …")
    given = options.parse_args()
    cv2.setNumThreads(1)
    with quiet_stderr():
        reader = FaceReader(MODELS, threads=1, hsemotion_model=None)
        reader.read(_hall())
    heads = list(_heads(reader, given.portraits))
    report: dict[str, Any] = {
        "milliseconds": _times(reader, heads[0], given.repeat),
        "memory_mb": _resident_megabytes(),
        "heads": len(heads),
        "found": {height: _found(reader, heads, height) for height in HEIGHTS},
    }
    if given.fer2013:
        report["fer2013"] = _accuracy(reader, _fer2013(given.fer2013))
    if given.ck:
        report["ck"] = _accuracy(reader, _folders(given.ck))
    reader.close()
    if given.json:
        given.json.write_text(json.dumps(report, indent=1), "utf-8")
    sys.stdout.write(_table(report))
    return 0


# --- time and memory ---------------------------------------------------------------------------


def _times(reader: FaceReader, head: Frame, repeat: int) -> dict[str, dict[str, float]]:
    """Milliseconds of stages (for a face of 240 px) and of whole frames.

    Wall-clock p50, p95 and least, and processor time: on a machine that does other things too, the
    least says what the work itself takes.
    """
    near, _ = _pasted(head, 240, 0.5, 0.3)
    far, _ = _pasted(head, 100, 0.5, 0.3)
    (seen,), _ = reader.meshes(near)
    mesh, _box = seen
    analyzer = MediaPipeFaceAnalyzer(MODELS)
    stages: dict[str, Callable[[], object]] = {
        "detector": lambda: reader.finder.find(near),
        "detector and landmarks": lambda: reader.meshes(near),
        "expression": lambda: reader.emotions.probabilities(near, mesh.points),
        "age, gender, traits": lambda: reader.traits.read(near, mesh.points),
        "total, one face of 240 px": lambda: analyzer.detect_faces(near),
        "total, one face of 100 px": lambda: analyzer.detect_faces(far),
        "total, nobody": lambda: analyzer.detect_faces(_hall()),
        "preview (locate_faces)": lambda: analyzer.locate_faces(near),
    }
    times = {name: _percentiles(stage, repeat) for name, stage in stages.items()}
    analyzer.close()
    return times


def _percentiles(stage: Callable[[], object], repeat: int) -> dict[str, float]:
    taken: list[tuple[float, float]] = []
    for _ in range(repeat + 2):
        start, start_cpu = time.perf_counter(), time.process_time()
        stage()
        taken.append((time.perf_counter() - start, time.process_time() - start_cpu))
    wall, cpu = 1000 * np.array(taken[2:]).T  # the first two still fill caches
    return {
        "p50": round(float(np.percentile(wall, 50)), 1),
        "p95": round(float(np.percentile(wall, 95)), 1),
        "least": round(float(wall.min()), 1),
        "cpu_p50": round(float(np.percentile(cpu, 50)), 1),
    }


def _resident_megabytes() -> float | None:
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    (line,) = (each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


# --- how far away ------------------------------------------------------------------------------


def _heads(reader: FaceReader, folder: Path | None) -> Iterator[Frame]:
    """Every head of the photographs, cut out, with the box of its face scaled to 300 pixels."""
    pictures = sorted(folder.iterdir()) if folder else [PORTRAIT]
    for path in pictures:
        frame = PillowImageReader().read(path)
        seen, _ = reader.meshes(frame)
        for _mesh, box in seen:
            yield _head(frame, box)


def _head(frame: Frame, box: Detection) -> Frame:
    room = 0.6 * box.height
    top, left = max(0, int(box.y - room)), max(0, int(box.x - room))
    cut = frame[top : int(box.y + box.height + room), left : int(box.x + box.width + room)]
    zoom = 300 / box.height
    return np.asarray(cv2.resize(cut, None, fx=zoom, fy=zoom), np.uint8)


def _hall() -> Frame:
    light = np.random.default_rng(1).integers(70, 150, (6, 10, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(light, SIZE, interpolation=cv2.INTER_CUBIC), np.uint8)


def _pasted(head: Frame, height: int, right: float, down: float) -> tuple[Frame, Detection]:
    """A hall with the head at a place (shares of the free room), and the box of the head."""
    zoom = height / 300
    small = np.asarray(
        cv2.resize(head, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA), np.uint8
    )[: SIZE[1], : SIZE[0]]
    frame = _hall()
    left, top = int(right * (SIZE[0] - small.shape[1])), int(down * (SIZE[1] - small.shape[0]))
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return frame, Detection(left, top, small.shape[1], small.shape[0], 1.0)


def _found(reader: FaceReader, heads: list[Frame], height: int) -> dict[str, float]:
    places = np.random.default_rng(height).uniform(0, 1, (max(PLACES, len(heads)), 2))
    hits = 0
    for number, (right, down) in enumerate(places):
        frame, where = _pasted(heads[number % len(heads)], height, float(right), float(down))
        seen, others = reader.meshes(frame)
        hits += any(box.overlap(where) > 0.5 for box in (*(box for _, box in seen), *others))
    return {"faces": len(places), "share": round(hits / len(places), 3)}


# --- how well ----------------------------------------------------------------------------------


def _accuracy(reader: FaceReader, pictures: Labelled) -> dict[str, float]:
    """Shares of right answers among the faces that were found, of seven and of eight emotions."""
    total = found = seven = eight = 0
    for frame, emotion in pictures:
        total += 1
        seen, _ = reader.meshes(frame)
        if not seen:
            continue
        found += 1
        mesh, _box = max(seen, key=lambda face: face[1].area)
        probabilities = reader.emotions.probabilities(frame, mesh.points)
        seven += SEVEN[int(probabilities.argmax())] is emotion
        eight += emotion_scores(probabilities, mesh.blendshapes)[0].emotion is emotion
    return {
        "pictures": total,
        "found": round(found / max(total, 1), 3),
        "accuracy_seven": round(seven / max(found, 1), 3),
        "accuracy_with_confused": round(eight / max(found, 1), 3),
    }


def _fer2013(path: Path) -> Labelled:
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["Usage"] == "PrivateTest":
                grey = np.array(row["pixels"].split(), np.uint8).reshape(48, 48)
                yield np.repeat(grey[:, :, None], 3, axis=2), _FER2013[int(row["emotion"])]


def _folders(folder: Path) -> Labelled:
    for name, emotion in _CK.items():
        for path in sorted((folder / name).glob("*")):
            yield PillowImageReader().read(path), emotion


# --- report ------------------------------------------------------------------------------------


def _table(report: dict[str, Any]) -> str:
    lines = [f"{'1280 x 720, one thread, ms':32}{'p50':>8}{'p95':>8}{'least':>8}{'cpu p50':>9}"]
    for name, each in report["milliseconds"].items():
        lines.append(
            f"{name:32}{each['p50']:8.1f}{each['p95']:8.1f}{each['least']:8.1f}{each['cpu_p50']:9.1f}"
        )
    lines.append(f"memory with models loaded: {report['memory_mb']} MB")
    lines.append(f"faces found by height ({report['heads']} heads):")
    for height, each in report["found"].items():
        lines.append(f"  {height:4} px  {each['share']:.3f} of {each['faces']}")
    for name in ("fer2013", "ck"):
        if name in report:
            lines.append(f"{name}: {json.dumps(report[name])}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
