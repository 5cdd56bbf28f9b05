"""Which engines this machine has, and the worker processes that each of them runs in."""

import importlib.util
import os
from functools import partial
from importlib.metadata import version
from pathlib import Path

from admin.adapters.diffusers_generator.devices import ask_devices, require_libraries
from admin.adapters.engines import diffusers_options, make_diffusers, make_painter
from admin.adapters.worker_group import WorkerGroup
from shared.domain.errors import MissingPartError
from shared.domain.generation_extra import how_to_get_it
from shared.settings import Settings

PAINTER_DEADLINE_S = 120.0
STEP_DEADLINE_S = 300.0
"""For a picture of the painter, and for a step (or the first, which may compile) of a model."""

_MOST_PAINTERS = 8
_BATCH_SIZE = 4


def why_no_match(settings: Settings) -> str | None:
    """Why pictures are not compared with their prompts here; None when they are."""
    if settings.clip_model is None:
        return "no CLIP model is set (setting clip_model)"
    if not settings.clip_model.is_dir():
        return f"clip_model = {settings.clip_model}: there is no such folder"
    if not is_here("diffusers"):
        return f"torch is not installed; {how_to_get_it()}"
    return None


def describe_diffusion() -> str:
    """What paints with models here: versions, devices and place; MissingPartError when nothing."""
    require_libraries()
    devices = ", ".join(ask_devices())
    found = importlib.util.find_spec("torch")
    place = Path(found.origin or "").parents[1] if found else ""
    return f"torch {version('torch')}, diffusers {version('diffusers')} on {devices}, in {place}"


def open_workers(settings: Settings, engine: str) -> WorkerGroup:
    """The workers of an engine, one a device; MissingPartError when this machine lacks it."""
    require(engine)
    if engine == "painter":
        return WorkerGroup([make_painter] * painters(), deadline_s=PAINTER_DEADLINE_S)
    options = diffusers_options(settings)
    factories = [partial(make_diffusers, None, device, options) for device in ask_devices()]
    return WorkerGroup(factories, deadline_s=STEP_DEADLINE_S, batch_size=_BATCH_SIZE)


def require(engine: str) -> None:
    """MissingPartError when this machine lacks an engine."""
    if not is_here(engine):
        raise MissingPartError(f"the engine {engine!r} is not installed here; {how_to_get_it()}")


def is_here(engine: str) -> bool:
    """Whether this machine has what an engine needs."""
    return engine != "diffusers" or importlib.util.find_spec("torch") is not None


def painters() -> int:
    """A painter keeps one core busy, and keeping the pictures wants one too."""
    return max(1, min(_MOST_PAINTERS, (os.cpu_count() or 1) - 1))
