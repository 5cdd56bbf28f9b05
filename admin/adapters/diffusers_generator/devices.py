"""Which device works, in which number format, and how a pipeline fits into its memory."""

import multiprocessing
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from importlib.util import find_spec
from typing import Any

from admin.adapters.diffusers_generator.options import Memory
from shared.domain.errors import MissingPartError
from shared.domain.generation_extra import how_to_get_it

_COMFORT = 1.6
_TIGHT = 1.1
"""Free memory over the size of the weights, above which a model is kept whole, or in slices."""


def require_libraries() -> None:
    """MissingPartError when the generation extra is not installed."""
    for name in ("torch", "diffusers", "transformers"):
        if find_spec(name) is None:
            raise MissingPartError(f"{name} is not installed; {how_to_get_it()}.")


def list_devices() -> tuple[str, ...]:
    """The devices of this machine that a worker each may use; the processor when there is no GPU.

    Imports torch: ask in a process that may hold it.
    """
    import torch

    if torch.cuda.is_available():
        return tuple(f"cuda:{number}" for number in range(torch.cuda.device_count()))
    return ("mps",) if torch.backends.mps.is_available() else ("cpu",)


def ask_devices(deadline_s: float = 120.0) -> tuple[str, ...]:
    """`list_devices`, asked in a child process, so that this one never imports torch.

    MissingPartError when torch is not installed, or does not answer in time.
    """
    require_libraries()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        try:
            return pool.submit(list_devices).result(deadline_s)
        except (TimeoutError, OSError, ImportError, BrokenExecutor) as error:
            for process in pool._processes.values():  # pyright: ignore[reportPrivateUsage]
                process.kill()
            raise MissingPartError(f"torch cannot tell the devices here: {error!r}") from error


def device_name(device: str) -> str:
    """The device as recipes name it, such as `cuda:0 (NVIDIA L4)`."""
    import torch

    if device.startswith("cuda"):
        return f"{device} ({torch.cuda.get_device_name(device)})"
    return device


def dtype_for(device: str, *, transformer: bool, wanted: str | None) -> Any:
    """The number format: what is wanted, or what the device and the kind of model do well.

    The U-Net models were published in float16, which is finer; the transformers overflow it and
    ask for bfloat16, which older GPUs lack.
    """
    import torch

    if wanted is not None:
        return getattr(torch, wanted)
    if device == "cpu":
        return torch.float32
    if transformer and (device == "mps" or torch.cuda.is_bf16_supported(including_emulation=False)):
        return torch.bfloat16
    return torch.float32 if transformer else torch.float16


def settle(pipeline: Any, device: str, memory: Memory) -> Memory:
    """Put the pipeline onto the device as `memory` says; what AUTO came to."""
    if memory is Memory.AUTO:
        memory = _fitting(pipeline, device)
    if memory is Memory.OFFLOAD and device != "cpu":
        pipeline.enable_model_cpu_offload(device=device)
    else:
        pipeline.to(device)
    if memory in (Memory.SLICES, Memory.OFFLOAD):
        slice_work(pipeline, attention=device == "mps")
    elif device.startswith("cuda"):
        _lay_out_for_convolutions(pipeline)
    return memory


def slice_work(pipeline: Any, *, attention: bool) -> None:
    """Trade speed for memory while working; the pictures stay the same to the eye.

    Attention in slices is much slower where it is done by one fused operation, as on CUDA: a last
    resort there.
    """
    if attention:
        pipeline.enable_attention_slicing()
    for part in ("slicing", "tiling"):
        if enable := getattr(pipeline.vae, f"enable_{part}", None):
            enable()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether a device or the machine had no memory left; each says so in its own way."""
    import torch

    words = ("out of memory", "can't allocate memory")
    return isinstance(error, torch.OutOfMemoryError) or (
        isinstance(error, RuntimeError) and any(word in str(error) for word in words)
    )


def release_memory(device: str) -> None:
    """Give cached memory back after it ran out."""
    import gc

    import torch

    gc.collect()
    if device.startswith("cuda"):
        torch.cuda.empty_cache()
    elif device == "mps":
        torch.mps.empty_cache()


def _fitting(pipeline: Any, device: str) -> Memory:
    import torch

    if device == "cpu":
        return Memory.WHOLE
    if device == "mps":
        free = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
    else:
        free, _ = torch.cuda.mem_get_info(device)
    ratio = free / max(1, weight_bytes(pipeline))
    return Memory.WHOLE if ratio > _COMFORT else Memory.SLICES if ratio > _TIGHT else Memory.OFFLOAD


def weight_bytes(pipeline: Any) -> int:
    """Bytes of all weights of a pipeline, in the format they were loaded in."""
    import torch

    return sum(
        weight.numel() * weight.element_size()
        for part in pipeline.components.values()
        if isinstance(part, torch.nn.Module)
        for weight in part.parameters()
    )


def _lay_out_for_convolutions(pipeline: Any) -> None:
    """Tensor cores take convolutions with the channels last."""
    import torch

    for name in ("unet", "vae"):
        if (part := getattr(pipeline, name, None)) is not None:
            part.to(memory_format=torch.channels_last)
