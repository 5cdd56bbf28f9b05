"""The admin's ways to the outside: the store, and the engines of this machine."""

import importlib.util
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from admin.adapters.diffusers_generator.devices import ask_devices
from admin.adapters.engines import diffusers_options, make_diffusers, make_painter
from admin.adapters.hub_downloads import HubDownloads
from admin.adapters.worker_group import WorkerGroup
from admin.services.doors import Workers
from admin.services.model_downloads import ModelHub
from shared.adapters.folder_store import FolderStore
from shared.domain.errors import MissingPartError
from shared.ports import Store
from shared.settings import Settings

PAINTER_DEADLINE_S = 120.0
STEP_DEADLINE_S = 300.0
"""For a picture of the painter, and for a step (or the first, which may compile) of a model."""

_MOST_PAINTERS = 8
_BATCH_SIZE = 4


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways to the outside that tests replace by working fakes.

    `open_workers` opens the workers of an engine by its name; `workers` says how many there are.
    `hub` is asked only when a curator downloads a model.
    """

    store: Store
    open_workers: Callable[[str], Workers]
    workers: Mapping[str, int]
    hub: ModelHub = field(default_factory=HubDownloads)


def real_doors(settings: Settings) -> Doors:
    """The doors of this machine."""
    workers = {"painter": _painters(), "diffusers": 1}
    return Doors(open_store(settings), partial(open_workers, settings), workers)


def open_store(settings: Settings) -> Store:
    """The store that is set: a bucket or a folder.

    A new store's folder is made, but not the way to it: a share that is not mounted stays away.
    """
    if settings.bucket is not None:
        from shared.adapters.aws.s3 import S3Store  # boto3 only where there is a bucket

        address = settings.bucket
        return S3Store(address.bucket, address.prefix, checksums=settings.s3_checksums)
    with suppress(OSError):
        settings.store_dir.mkdir(parents=settings.store is None, exist_ok=True)
    return FolderStore(settings.store_dir)


def open_workers(settings: Settings, engine: str) -> Workers:
    """The workers of an engine, one a device; MissingPartError when this machine lacks it."""
    require(engine)
    if engine == "painter":
        return WorkerGroup([make_painter] * _painters(), deadline_s=PAINTER_DEADLINE_S)
    options = diffusers_options(settings)
    factories = [partial(make_diffusers, None, device, options) for device in ask_devices()]
    return WorkerGroup(factories, deadline_s=STEP_DEADLINE_S, batch_size=_BATCH_SIZE)


def require(engine: str) -> None:
    """MissingPartError when this machine lacks an engine."""
    if not is_here(engine):
        raise MissingPartError(
            f"the engine {engine!r} is not installed here; `python3 start.py setup"
            " --with-diffusers` installs it"
        )


def is_here(engine: str) -> bool:
    """Whether this machine has what an engine needs."""
    return engine != "diffusers" or importlib.util.find_spec("torch") is not None


def engines_here(workers: Mapping[str, int]) -> dict[str, int]:
    """How many workers each engine has, of those that this machine has."""
    return {name: number for name, number in workers.items() if is_here(name)}


def _painters() -> int:
    """A painter keeps one core busy, and keeping the pictures wants one too."""
    return max(1, min(_MOST_PAINTERS, (os.cpu_count() or 1) - 1))
