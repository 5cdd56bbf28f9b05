"""What goes into the store and comes out of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shared.domain.errors import StoreError


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object of the store; `etag` is opaque and changes with the content."""

    key: str
    data: bytes
    etag: str
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def sha256(self) -> str:
        """Of `data`, counted anew; what metadata says is only what somebody wrote."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """An object as a listing shows it; `size` in bytes."""

    key: str
    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to become an object where nothing is.

    `size` (bytes) and `sha256` are of what it should hold.
    """

    key: str
    path: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a `NewFile`; `error` is why it was not written.

    `sha256` is what the store counted of the bytes it holds, None when it does not say.
    """

    key: str
    sha256: str | None = None
    error: StoreError | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """The object of a key, or why it could not be had."""

    key: str
    found: StoredObject | None = None
    error: StoreError | None = None


@dataclass(frozen=True, slots=True)
class WantedFile:
    """An object to be had as a file, if its content has this SHA-256."""

    key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """The file that a `WantedFile` came into, or why it could not be had."""

    key: str
    path: Path | None = None
    error: StoreError | None = None
