"""What a curator may choose about the diffusers engine; plain values, so that they can travel."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Memory(StrEnum):
    """How to fit a model into the device's memory."""

    AUTO = "auto"
    """WHOLE when the model fits well, SLICES when it fits just so, OFFLOAD when it does not."""
    WHOLE = "whole"
    """All of the model on the device, nothing sliced: fastest."""
    SLICES = "slices"
    """Attention and picture decoding in slices: slower, needs less while working."""
    OFFLOAD = "offload"
    """Each part of the model on the device only while it works, and slices: slowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffusersOptions:
    """Everything but the model and the device.

    `library` is the file of the model library, with names, defaults and hashes of models that
    requests name; it is read whenever a model is looked for, so that what a curator changes holds
    for the next pictures. `max_batch` is the most pictures at once; the engine goes below it by
    itself when memory runs out. `dtype` is `float32`, `float16` or `bfloat16`; None suits the
    device and the model. `previews` is the folder of a small autoencoder (TAESD), a preview every
    `preview_steps`. `step_deadline_s` is
    the longest a step may take, the first one (which may compile) excepted.
    """

    library: Path | None = None
    max_batch: int = 4
    memory: Memory = Memory.AUTO
    dtype: str | None = None
    compile: bool = False
    """Compile the denoiser: the first picture of a size takes minutes, the others less."""
    previews: Path | None = None
    preview_steps: int = 5
    step_deadline_s: float | None = None
    allow_pickle: bool = False
    """Open .ckpt, .bin and .pt files too; such a file can run any program on this machine."""
