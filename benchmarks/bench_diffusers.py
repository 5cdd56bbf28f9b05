"""Pictures per second of the diffusers engine against the plain `pipe(prompt)` loop.

    python -m benchmarks.bench_diffusers [--device cpu|cuda:0] [--model tiny|sd21|FOLDER]
        [--dtype float16] [--size WxH] [--steps N] [--images N] [--batch N] [--rounds N]
        [--compile] [--json FILE]

Without arguments: on a CUDA device the architecture of Stable Diffusion 2.1 with random weights
at 768x512 with 50 steps, else a tiny pipeline on the processor. Both ways have the same weights,
number format, scheduler and steps, and take turns in one run. FLOPs are counted by torch over one
picture; the matrix rate is that of one large product in the same number format.
"""

import argparse
import json
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from admin.adapters.diffusers_generator import DiffusersGenerator, DiffusersOptions
from admin.adapters.diffusers_generator.devices import device_name, list_devices
from admin.adapters.diffusers_generator.loading import stay_offline
from shared.domain.emotion import Emotion
from shared.domain.generation import GeneratedImage, GenerationRequest


def main() -> int:
    stay_offline()
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        report = _measure(arguments, Path(scratch))
    print(_table(report))
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    device = list_devices()[0]
    on_gpu = device.startswith("cuda")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--device", default=device)
    parser.add_argument("--model", default="sd21" if on_gpu else "tiny")
    parser.add_argument("--dtype", default="float16" if on_gpu else "float32")
    parser.add_argument("--size", default="768x512" if on_gpu else "256x256")
    parser.add_argument("--steps", type=int, default=50 if on_gpu else 10)
    parser.add_argument("--images", type=int, default=16 if on_gpu else 8)
    parser.add_argument("--batch", type=int, default=8 if on_gpu else 4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _measure(arguments: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    from benchmarks.random_models import MODELS

    build = MODELS.get(arguments.model)
    model = build(scratch / arguments.model) if build else Path(arguments.model)
    width, height = map(int, arguments.size.split("x"))
    requests = [
        GenerationRequest(Emotion.HAPPY, seed, width, height, num_inference_steps=arguments.steps)
        for seed in range(arguments.images)
    ]
    dtype = arguments.dtype
    options = DiffusersOptions(max_batch=arguments.batch, compile=arguments.compile, dtype=dtype)
    generator = DiffusersGenerator(model, arguments.device, options)
    pipeline = _plain_pipeline(model, arguments.device, dtype)
    flops = _flops(lambda: _plain(pipeline, requests[:1]))
    ways = {
        "plain": lambda: _plain(pipeline, requests),
        "engine": lambda: _engine(generator, requests),
    }
    seconds = _take_turns(ways, arguments.rounds, arguments.device)
    rate = _matrix_rate(arguments.device, dtype)
    return {
        "machine": platform.platform(),
        "device": device_name(arguments.device),
        "dtype": dtype,
        "model": arguments.model,
        "size": arguments.size,
        "steps": arguments.steps,
        "images": arguments.images,
        "batch": arguments.batch,
        "compile": arguments.compile,
        "tflop_per_image": round(flops / 1e12, 6),
        "matrix_tflop_per_s": round(rate / 1e12, 3),
        "ways": {
            name: _figures(times, arguments.images, flops, rate) for name, times in seconds.items()
        },
        "speed_up": round(
            statistics.median(seconds["plain"]) / statistics.median(seconds["engine"]), 3
        ),
    }


def _figures(times: list[float], images: int, flops: float, rate: float) -> dict[str, float]:
    middle = statistics.median(times)
    return {
        "images_per_s": round(images / middle, 4),
        "slowest": round(images / max(times), 4),
        "fastest": round(images / min(times), 4),
        "of_matrix_rate": round(flops * images / middle / rate, 4),
    }


def _plain_pipeline(model: Path, device: str, dtype: str) -> Any:
    """As the documentation of diffusers begins."""
    import torch
    from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image

    pipeline: Any = AutoPipelineForText2Image.from_pretrained(
        model, dtype=getattr(torch, dtype), local_files_only=True
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to(device)


def _plain(pipeline: Any, requests: list[GenerationRequest]) -> None:
    import torch

    for request in requests:
        pipeline(
            request.prompt,
            width=request.width,
            height=request.height,
            num_inference_steps=request.num_inference_steps,
            generator=torch.Generator("cpu").manual_seed(request.seed),
        )


def _engine(generator: DiffusersGenerator, requests: list[GenerationRequest]) -> None:
    made = generator.generate_batch(requests, lambda _step, _of: True)
    failed = [image for image in made if not isinstance(image, GeneratedImage)]
    # Random weights in half precision may well give NaN; that costs the same time.
    if failed and not all("NaN" in str(error) or "black" in str(error) for error in failed):
        raise failed[0]


def _take_turns(
    ways: dict[str, Callable[[], None]], rounds: int, device: str
) -> dict[str, list[float]]:
    """Seconds of each way, round by round; one round before the first is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, run in ways.items():
            taken = _seconds(run, device)
            if turn:
                seconds[name].append(taken)
    return seconds


def _seconds(run: Callable[[], Any], device: str) -> float:
    import torch

    began = time.perf_counter()
    run()
    if device.startswith("cuda"):
        torch.cuda.synchronize(device)
    return time.perf_counter() - began


def _flops(run: Callable[[], None]) -> float:
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        run()
    return float(counter.get_total_flops())


def _matrix_rate(device: str, dtype: str) -> float:
    """Floating point operations per second of the best of ten large products."""
    import torch

    side = 8192 if device.startswith("cuda") else 1024
    left, right = (
        torch.randn(side, side, device=device, dtype=getattr(torch, dtype)) for _ in "ab"
    )
    taken = [_seconds(lambda: torch.mm(left, right), device) for _ in range(12)][2:]
    return 2 * side**3 / min(taken)


def _table(report: dict[str, Any]) -> str:
    compiled = ", compiled" if report["compile"] else ""
    lines = [
        f"{report['model']} on {report['device']}, {report['dtype']}{compiled}: {report['size']}, "
        f"{report['steps']} steps, {report['images']} pictures, batches of {report['batch']}",
        f"{report['tflop_per_image']} TFLOP a picture; "
        f"matrix rate {report['matrix_tflop_per_s']} TFLOP/s",
        f"{'':10}{'images/s':>10}{'slowest':>10}{'fastest':>10}{'of rate':>10}",
    ]
    for name, each in report["ways"].items():
        lines.append(
            f"{name:10}{each['images_per_s']:10.3f}{each['slowest']:10.3f}{each['fastest']:10.3f}"
            f"{each['of_matrix_rate']:10.3f}"
        )
    lines.append(f"speed-up {report['speed_up']}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
