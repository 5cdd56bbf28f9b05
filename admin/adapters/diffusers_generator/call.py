"""How a pipeline is called for a batch of requests that are alike in all but words and seed."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shared.domain.generation import GenerationRequest

OnStep = Callable[[int, Any], None]
"""Takes the number of the step just done (from 1) and the latents, or None."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What the pictures of one batch have in common.

    `with_negative` keeps pictures with and without a negative prompt apart: some pipelines treat
    none at all otherwise than an empty one beside others.
    """

    width: int
    height: int
    num_inference_steps: int
    guidance_scale: float
    scheduler: str | None
    with_negative: bool


def call_pipeline(
    pipeline: Any, requests: Sequence[GenerationRequest], alike: Alike, on_step: OnStep
) -> Any:
    """Run the pipeline; number x 3 x height x width from 0 to 1, perhaps larger than asked.

    Each picture has a generator of its own, on the processor: its noise depends on its seed alone,
    not on its place in a batch nor on the device.
    """
    import torch

    accepts = inspect.signature(pipeline.__call__).parameters
    step = granularity(pipeline)
    arguments: dict[str, Any] = {
        "prompt": [request.prompt for request in requests],
        "width": -(-alike.width // step) * step,
        "height": -(-alike.height // step) * step,
        "num_inference_steps": alike.num_inference_steps,
        "generator": [torch.Generator("cpu").manual_seed(request.seed) for request in requests],
        "output_type": "pt",
        **_guidance(accepts, requests, alike),
        **_callbacks(accepts, on_step),
    }
    if "clean_caption" in accepts:  # needs packages that we do not ship, for web captions
        arguments["clean_caption"] = False
    return pipeline(**arguments).images


def takes_negative_prompt(pipeline: Any) -> bool:
    """Whether the pipeline has a use for a negative prompt."""
    return "negative_prompt" in inspect.signature(pipeline.__call__).parameters


def own_defaults(pipeline: Any) -> tuple[int | None, float | None]:
    """The steps and guidance that a pipeline's authors chose, where its call says them."""
    accepts = inspect.signature(pipeline.__call__).parameters
    steps, guidance = (
        accepts[name].default if name in accepts else None
        for name in ("num_inference_steps", "guidance_scale")
    )
    return (
        steps if isinstance(steps, int) else None,
        float(guidance) if isinstance(guidance, int | float) else None,
    )


def is_cut(pipeline: Any, prompt: str) -> bool:
    """Whether a prompt is longer than the CLIP encoder of a U-Net model reads (77 tokens).

    Transformer models have a second, longer reading encoder.
    """
    tokenizer = getattr(pipeline, "tokenizer", None)
    if tokenizer is None or getattr(pipeline, "unet", None) is None:
        return False
    return len(tokenizer(prompt).input_ids) > tokenizer.model_max_length


def granularity(pipeline: Any) -> int:
    """Pixels that a side must be a multiple of: 8, or the size of a transformer's patch."""
    scale = int(getattr(pipeline, "vae_scale_factor", 8))
    transformer = getattr(pipeline, "transformer", None)
    return max(8, scale * (2 if transformer is not None else 1))


def _guidance(accepts: Any, requests: Sequence[GenerationRequest], alike: Alike) -> dict[str, Any]:
    """Guidance under the name that the pipeline gives it.

    Where `guidance_scale` has no default, `true_cfg_scale` is the one that guides, and it does so
    only with a negative prompt, be it a blank.
    """
    arguments: dict[str, Any] = {}
    own = accepts.get("guidance_scale")
    by_true_cfg = "true_cfg_scale" in accepts and (own is None or own.default is None)
    if by_true_cfg:
        arguments["true_cfg_scale"] = alike.guidance_scale
    elif own is not None:
        arguments["guidance_scale"] = alike.guidance_scale
    if "negative_prompt" in accepts and (by_true_cfg or alike.with_negative):
        blank = " " if by_true_cfg else ""
        arguments["negative_prompt"] = [r.negative_prompt or blank for r in requests]
    return arguments


def _callbacks(accepts: Any, on_step: OnStep) -> dict[str, Any]:
    """Most pipelines tell the end of a step one way, some older ones another, a few not at all."""
    if "callback_on_step_end" in accepts:

        def at_step_end(_: Any, step: int, __: Any, tensors: dict[str, Any]) -> dict[str, Any]:
            on_step(step + 1, tensors.get("latents"))
            return {}

        return {"callback_on_step_end": at_step_end}
    if "callback" in accepts:

        def after_step(step: int, _: Any, latents: Any) -> None:
            on_step(step + 1, latents)

        return {"callback": after_step, "callback_steps": 1}
    return {}
