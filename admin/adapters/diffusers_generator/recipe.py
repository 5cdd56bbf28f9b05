"""What it takes to make a picture again."""

import platform
from importlib.metadata import version
from typing import Any

_LIBRARIES = ("torch", "diffusers", "transformers")


def recipe_of(
    pipeline: Any, *, model: dict[str, Any], device: str, call: dict[str, Any]
) -> dict[str, Any]:
    """Plain values: what worked, in which versions, and how it was set.

    `model` and `call` are taken over: the model's name, path and hash; steps and guidance.
    """
    return {
        "pipeline_class": type(pipeline).__name__,
        "model": model,
        **call,
        "scheduler": type(pipeline.scheduler).__name__,
        "scheduler_config": _plain(dict(pipeline.scheduler.config)),
        "dtype": str(pipeline.dtype).removeprefix("torch."),
        "device": device,
        "noise": "one torch.Generator('cpu') per picture, seeded with the request's seed",
        "versions": {name: version(name) for name in _LIBRARIES}
        | {"python": platform.python_version()},
    }


def _plain(value: Any) -> Any:
    """JSON has no tuples, sets or tensors; settings of schedulers may."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
