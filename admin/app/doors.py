"""The admin's ways to the outside: the store, and the engines of this machine."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from admin.adapters.advisers import ChildAdviser, ChildMatcher
from admin.adapters.engine_workers import is_here, open_workers, painters, why_no_match
from admin.adapters.hub_downloads import HubDownloads
from admin.services.advice_doors import Adviser, Matcher
from admin.services.doors import Workers
from admin.services.model_downloads import ModelHub
from shared.adapters.folder_store import FolderStore
from shared.ports import Store
from shared.setting_kinds import BucketAddress
from shared.settings import Settings


def open_bucket(
    address: BucketAddress, checksums: str = "auto", *, on_trial: bool = False
) -> Store:
    """A bucket as a store; nothing is asked of it yet. `on_trial` waits for no silent server."""
    from shared.adapters.aws.client import ON_TRIAL, USUAL  # boto3 only where there is a bucket
    from shared.adapters.aws.s3 import S3Store

    patience = ON_TRIAL if on_trial else USUAL
    return S3Store(address.bucket, address.prefix, checksums=checksums, patience=patience)


_open_on_trial = partial(open_bucket, on_trial=True)


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
    adviser: Adviser = field(default_factory=ChildAdviser)
    matcher: Matcher | None = None
    open_bucket: Callable[[BucketAddress], Store] = _open_on_trial
    """Opens a bucket to be tried, such as one that may become the store."""


def real_doors(settings: Settings) -> Doors:
    """The doors of this machine."""
    workers = {"painter": painters(), "diffusers": 1}
    matcher = None if why_no_match(settings) else ChildMatcher(settings.clip_model or Path())
    store = open_store(settings)
    buckets = partial(open_bucket, checksums=settings.s3_checksums, on_trial=True)
    opener = partial(open_workers, settings)
    return Doors(store, opener, workers, matcher=matcher, open_bucket=buckets)


def open_store(settings: Settings) -> Store:
    """The store that is set: a bucket or a folder.

    A new store's folder is made, but not the way to it: a share that is not mounted stays away.
    """
    if settings.bucket is not None:
        return open_bucket(settings.bucket, settings.s3_checksums)
    with suppress(OSError):
        settings.store_dir.mkdir(parents=settings.store is None, exist_ok=True)
    return FolderStore(settings.store_dir)


def engines_here(workers: Mapping[str, int]) -> dict[str, int]:
    """How many workers each engine has, of those that this machine has."""
    return {name: number for name, number in workers.items() if is_here(name)}
