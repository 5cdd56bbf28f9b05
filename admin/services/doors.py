"""The doors that only the curator's services use: the queue, the pool, the workers.

Doors that both apps know are in `shared.ports`. A driver raises only errors of
`shared.domain.errors`.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from shared.domain.advice import Fingerprint, Helper, Looks
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.generation_job import (
    GenerationJob,
    JobProgress,
    JobState,
    PlannedImage,
    WorkerAnswer,
)
from shared.domain.pool import Decision, Marks, PoolFilter, PoolImage, PoolOrder
from shared.domain.queue_order import Move


class JobQueue(Protocol):
    """The generation queue: one row per picture, in order; outlives the app."""

    def claim(self) -> AbstractContextManager[bool]:
        """Be the one process that runs the queue; False when another one is."""
        ...

    def add(self, planned: Sequence[PlannedImage], engine: str, now: datetime) -> str:
        """Queue pictures at the end and name them; the answer is their run id."""
        ...

    def next_engine(self, run_id: str | None = None) -> str | None:
        """The engine of the picture that is next; None when none is, or the queue is paused."""
        ...

    def take(self, limit: int, run_id: str | None = None) -> Sequence[GenerationJob]:
        """The next pictures, now EXECUTING: alike in all but prompt and seed, so one batch.

        A picture that was executing at a crash comes alone.
        """
        ...

    def finish(self, job_id: int, seconds: float) -> None: ...

    def fail(self, job_id: int, reason: str) -> None: ...

    def put_back(self, job_ids: Sequence[int]) -> None:
        """EXECUTING pictures wait again, as if never begun."""
        ...

    def crashed(self, job_ids: Sequence[int], reason: str) -> int:
        """Count a crash: EXECUTING pictures wait again, or are set aside (FAILED): how many."""
        ...

    def cancel(self, job_ids: Sequence[int] | None = None) -> int:
        """Cancel what waits or executes (None: all of that), or what FAILED; how many that were."""
        ...

    def retry(self, job_ids: Sequence[int] | None = None) -> int:
        """FAILED and CANCELLED pictures wait again (None: all FAILED); how many that were."""
        ...

    def uncancel(self, job_ids: Sequence[int]) -> int:
        """CANCELLED pictures are what they were, waiting or FAILED; how many that were."""
        ...

    def move(self, job_ids: Sequence[int], to: Move | int = Move.FRONT) -> int:
        """Put waiting pictures somewhere, or before one (NothingMatchedError); how many."""
        ...

    def pause(self, reason: str) -> None: ...

    def resume(self) -> None: ...

    def paused(self) -> str | None:
        """Why the queue is paused; None when it is not."""
        ...

    def jobs(
        self, states: Sequence[JobState] | None = None, run_id: str | None = None
    ) -> Sequence[GenerationJob]:
        """The jobs in order of the queue."""
        ...

    def counts(self, run_id: str | None = None) -> Mapping[JobState, int]:
        """How many jobs are in each state; all states are named."""
        ...

    def job_of(self, key: str) -> GenerationJob | None:
        """The job that makes or made this picture."""
        ...

    def lately(self, engine: str, model: str | None, limit: int) -> Sequence[GenerationJob]:
        """The jobs of an engine and model that finished last."""
        ...


class ImagePool(Protocol):
    """The pictures that were made, their thumbnails, and what the curator decided about them."""

    def add(self, image: PoolImage, data: bytes, thumbnail: bytes) -> None:
        """Keep a picture: the file, then the row; harmless when it is there already."""
        ...

    def get(self, key: str) -> PoolImage:
        """PictureMissingError when there is none."""
        ...

    def has(self, key: str) -> bool: ...

    def find(
        self,
        wanted: PoolFilter,
        *,
        order: PoolOrder = PoolOrder.OLDEST,
        start: int = 0,
        number: int | None = None,
    ) -> Sequence[PoolImage]:
        """Pictures in order; those of equal worth the newest first."""
        ...

    def count(self, wanted: PoolFilter) -> int: ...

    def names(self) -> tuple[Sequence[str], Sequence[str]]:
        """The favorites of all pictures, by the alphabet, and their run ids, the newest first."""
        ...

    def place(self, key: str, wanted: PoolFilter, order: PoolOrder) -> int | None:
        """How many pictures come before this one; None when it is not wanted."""
        ...

    def read(self, key: str) -> bytes:
        """The file; PoolError when it is gone or not what was kept (by SHA-256)."""
        ...

    def mend(self, key: str, data: bytes) -> None:
        """Put back the file of a picture whose row is there; PoolError when it is another one."""
        ...

    def thumbnail(self, key: str) -> bytes:
        """A small JPEG."""
        ...

    def path(self, key: str) -> Path:
        """Where the file is on this machine."""
        ...

    def decide(self, what: str, marks: Mapping[str, Marks], now: datetime) -> Decision:
        """Set marks and remember the old ones, in one transaction; ends all redoing."""
        ...

    def undo(self) -> Decision | None:
        """Bring back what the last decision found, where it is still as the decision left it."""
        ...

    def redo(self) -> Decision | None:
        """Do again what was undone last."""
        ...

    def name(self, names: Mapping[str, str]) -> None:
        """Note the names pictures are about to have in the garden, by key."""
        ...

    def promoted(self, keys: Sequence[str]) -> None:
        """The pictures are in the garden."""
        ...

    def marks(self, keys: Sequence[str]) -> Mapping[str, tuple[Marks, str]]:
        """How pictures are marked, and their name in the garden, which they have or would like.

        By key, also of those in the trash; of those that are not there, nothing.
        """
        ...

    def in_garden(self) -> Mapping[str, tuple[str, str]]:
        """Item id and SHA-256 of every PROMOTED picture, by key."""
        ...

    def withdrawn(self, item_ids: Sequence[str]) -> None:
        """The pictures are not in the garden any more: PENDING, to be looked at again."""
        ...

    def adopted(self, item_ids: Sequence[str]) -> None:
        """Items are in the garden, whoever brought them: here PROMOTED and out of the trash."""
        ...

    def delete(self, keys: Sequence[str]) -> None:
        """Remove files and rows for ever; only what is in the trash."""
        ...

    def reconcile(self) -> Sequence[str]:
        """Remove half-made files and rows of deleted ones; the keys of files without a row."""
        ...

    def remove_stray(self, key: str) -> None:
        """Remove a file that has no row."""
        ...

    def note_looks(self, looks: Mapping[str, Looks | None]) -> None:
        """Keep what the pixels show; None: the picture can not be read, and is not due again."""
        ...

    def note_matches(self, matches: Mapping[str, float | None]) -> None:
        """Keep how alike pictures and their prompts are; None: that can not be told."""
        ...

    def make_due(self, helper: Helper) -> None:
        """The helper is to look at every picture again; until then its advice stays."""
        ...

    def fingerprints(self, after: int, number: int) -> Sequence[Fingerprint]:
        """So many hashes of pictures made after a number, in order of their making."""
        ...

    def note_stacks(self, stacks: Mapping[int, int | None]) -> None:
        """Keep the stack of each picture, both by number; None: it is like no other."""
        ...


class Workers(Protocol):
    """Where the pictures of one engine are made; belongs to one thread.

    The driver that is here keeps a process for each device of this machine. A cluster engine (Ray,
    for several workstations) would be another driver of this door: nothing above it knows where
    the work runs.
    """

    batch_size: int

    def free(self) -> int:
        """How many workers wait for a batch."""
        ...

    def submit(self, batch: Sequence[tuple[int, GenerationRequest]]) -> None:
        """Give a free worker pictures to make, each with its job id."""
        ...

    def progress(self) -> Mapping[int, JobProgress]:
        """How far the pictures are that are being made, by job id."""
        ...

    def stop(self, job_ids: Collection[int]) -> None:
        """Nobody wants these any more; harmless when they are not under way.

        A batch of which nothing else is wanted ends at its next step; its pictures are answered as
        interrupted. One that holds others goes on: to stop it would cost the others their steps.
        """
        ...

    def wait(self, timeout_s: float) -> Sequence[WorkerAnswer]:
        """What has been made, or failed; empty when nothing has within the time.

        EmotionGardenError when the engine itself can not be started.
        """
        ...

    def close(self) -> None:
        """End the processes; harmless when already closed."""
        ...


class Thumbnailer(Protocol):
    """Makes the small picture that the review page shows."""

    def thumbnail(self, image: GeneratedImage) -> bytes:
        """A JPEG whose long side is at most 320 pixels."""
        ...
