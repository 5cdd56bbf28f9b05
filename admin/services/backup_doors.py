"""The doors of backing up and restoring: what is written down, and where it is kept.

A driver raises only errors of `shared.domain.errors`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from shared.domain.generation import GeneratedImage
from shared.domain.generation_job import GenerationJob
from shared.domain.pool import PastChange, PoolImage


class PictureReader(Protocol):
    """Opens picture files that nobody vouches for."""

    def read(self, data: bytes, size: tuple[int, int] | None = None) -> GeneratedImage:
        """The picture of a whole JPEG; UnreadableImageError when it is none, or too large to open.

        With `size` (width, height in pixels) a picture of any other size is none.
        """
        ...


class Chronicle(Protocol):
    """All that the curator's rows tell, to be written down elsewhere and told again."""

    def images(self) -> Iterator[PoolImage]:
        """Every picture, those in the trash too, in order of making."""
        ...

    def changes(self) -> Iterator[PastChange]:
        """What every decision changed, the oldest first."""
        ...

    def jobs(self) -> Iterator[GenerationJob]:
        """Every picture that was ever queued, in order of the queue."""
        ...

    def add_changes(self, changes: Sequence[PastChange]) -> int:
        """Remember decisions where there are none at all, else none; how many changes that were.

        Those of pictures that are not in the pool are left out.
        """
        ...

    def add_jobs(self, jobs: Sequence[GenerationJob]) -> int:
        """Put jobs at the end of the queue whose keys it does not know; how many that were."""
        ...


class OwnFiles(Protocol):
    """The curator's own small files in the data folder: prompts, models, settings."""

    def read(self) -> Mapping[str, bytes]:
        """Those that are there, by name."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place, whole; SettingsError when the app could not read it."""
        ...


class BackupFolder(Protocol):
    """A folder that backups are written into and read from; what lies in it is not trusted.

    Places are relative, `/` between their segments. BackupError names one that is not allowed,
    leads through a symbolic link, or can not be read or written.
    """

    def claim(self) -> AbstractContextManager[None]:
        """Be the only one that writes here; BackupError when another one does.

        So it is when the folder holds other things than backups, or is part of what is backed up.
        """
        ...

    def fault(self, place: str, size: int, sha256: str) -> str | None:
        """What is wrong with the file that should be there; None when nothing is."""
        ...

    def read(self, place: str, most: int) -> bytes:
        """A file of at most so many bytes."""
        ...

    def write(self, place: str, data: bytes) -> None:
        """Put a file in place, whole."""
        ...

    def remove(self, place: str) -> None:
        """Remove a file; harmless when there is none."""
        ...
