"""The curator's side of a backup: pictures, recipes, decisions, the history of the queue."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from admin.services.backup_doors import Chronicle, PictureReader
from admin.services.backup_list import DECISIONS, JOBS, PICTURES, POOL
from admin.services.doors import ImagePool, Thumbnailer
from admin.services.opened_backup import OpenedBackup, RestoreOutcome, RestoreStep
from admin.services.picture_features import dominant_colours
from admin.services.records import change_from_json, image_from_json, job_from_json
from shared.domain.errors import BackupError, PoolError, UnreadableImageError
from shared.domain.generation_job import GenerationJob, JobState
from shared.domain.pool import Marks, PastChange, PoolFilter, PoolImage, PoolState

T = TypeVar("T")
_CHUNK = 1000
_WAITED = "it waited when the backup was made; queue it again to make it"


@dataclass(slots=True)
class Told:
    """What the backup tells about pictures: those it calls promoted, and marks unlike ours."""

    promoted: dict[str, str] = field(default_factory=dict[str, str])
    """Names in the garden by key."""
    differing: dict[str, Marks] = field(default_factory=dict[str, Marks])


class PoolRestore:
    """Restores pictures with their rows; the file comes before the row."""

    def __init__(
        self,
        pool: ImagePool,
        chronicle: Chronicle,
        reader: PictureReader,
        thumbnailer: Thumbnailer,
    ) -> None:
        self._pool = pool
        self._chronicle = chronicle
        self._reader = reader
        self._thumbnailer = thumbnailer

    def restore(self, backup: OpenedBackup) -> Generator[RestoreStep, None, Told]:
        """Pictures, then decisions, then the queue; what was told about marks."""
        told = Told()
        yield from self._pictures(backup, told)
        yield from self._decisions(backup)
        yield from self._jobs(backup)
        return told

    def settle(self, told: Told, listed: Set[str], *, replace: bool) -> Iterator[RestoreStep]:
        """Bring marks in line with the garden, and with the backup when that is wished.

        The backup's marks are one decision, which can be undone.
        """
        promoted = self._pool.find(
            PoolFilter(keys=tuple(told.promoted), states=(PoolState.PROMOTED,))
        )
        gone = [i.item_id for i in promoted if i.item_id is not None and i.item_id not in listed]
        self._pool.withdrawn(gone)
        if not told.differing:
            return
        marks = {
            image.key: _wished(image, told, listed)
            for image in self._pool.find(PoolFilter(keys=tuple(told.differing), trashed=None))
        }
        marks = {i.key: marks[i.key] for i in self._images(marks) if i.marks != marks[i.key]}
        if replace and marks:
            self._pool.decide("restore a backup", marks, datetime.now(UTC))
        outcome = RestoreOutcome.RESTORED if replace else RestoreOutcome.KEPT
        for key in sorted(marks):
            yield RestoreStep(POOL + key, outcome, "what was decided here is another")

    def _images(self, keys: Mapping[str, object]) -> Sequence[PoolImage]:
        return self._pool.find(PoolFilter(keys=tuple(keys), trashed=None))

    # --- pictures --------------------------------------------------------------------------------

    def _pictures(self, backup: OpenedBackup, told: Told) -> Iterator[RestoreStep]:
        named: set[str] = set()
        for place, image in _read(backup, PICTURES, image_from_json):
            if isinstance(image, str):
                yield RestoreStep(place, RestoreOutcome.REFUSED, image)
                continue
            name = POOL + image.key
            if name in named:
                yield RestoreStep(place, RestoreOutcome.REFUSED, f"{name} is told of twice")
                continue
            named.add(name)
            yield self._picture(backup, name, image, told)
        for file in backup.named(POOL):
            if file.name not in named:
                reason = "no good line of a list says what it is"
                yield RestoreStep(file.name, RestoreOutcome.REFUSED, reason)

    def _picture(
        self, backup: OpenedBackup, name: str, image: PoolImage, told: Told
    ) -> RestoreStep:
        try:
            outcome = self._bring_back(backup, name, image)
        except (BackupError, UnreadableImageError) as error:
            return RestoreStep(name, RestoreOutcome.REFUSED, str(error))
        if image.marks.state is PoolState.PROMOTED and image.item_id is not None:
            told.promoted[image.key] = image.item_id
        if self._pool.get(image.key).marks != image.marks:
            told.differing[image.key] = image.marks
        return RestoreStep(name, outcome)

    def _bring_back(self, backup: OpenedBackup, name: str, image: PoolImage) -> RestoreOutcome:
        if self._pool.has(image.key):
            if self._pool.get(image.key).sha256 != image.sha256:
                raise BackupError("the pool has another picture of this name")
            with suppress(PoolError):
                self._pool.read(image.key)
                return RestoreOutcome.THERE
            self._pool.mend(image.key, self._data(backup, name, image))
            return RestoreOutcome.RESTORED
        data = self._data(backup, name, image)
        picture = self._reader.read(data, (image.width, image.height))
        thumbnail = self._thumbnailer.thumbnail(picture)
        self._pool.add(replace(image, colours=dominant_colours(thumbnail)), data, thumbnail)
        return RestoreOutcome.RESTORED

    def _data(self, backup: OpenedBackup, name: str, image: PoolImage) -> bytes:
        file = backup.files.get(name)
        if file is None:
            raise BackupError("the file is not in the backup")
        if (file.size, file.sha256) != (image.size, image.sha256):
            raise BackupError("the file is not the picture that its line tells of (SHA-256)")
        return backup.read(file)

    # --- decisions and the queue -----------------------------------------------------------------

    def _decisions(self, backup: OpenedBackup) -> Iterator[RestoreStep]:
        changes: list[PastChange] = []
        for place, change in _read(backup, DECISIONS, change_from_json):
            if isinstance(change, str):
                yield RestoreStep(place, RestoreOutcome.REFUSED, change)
            else:
                changes.append(change)
        if not changes:
            return
        name = f"{DECISIONS}*"
        if self._chronicle.add_changes(changes):
            yield RestoreStep(name, RestoreOutcome.RESTORED)
        elif _acts(changes) <= _acts(self._chronicle.changes()):
            yield RestoreStep(name, RestoreOutcome.THERE)
        else:
            reason = "decisions were made here; what can be undone stays as it is"
            yield RestoreStep(name, RestoreOutcome.KEPT, reason)

    def _jobs(self, backup: OpenedBackup) -> Iterator[RestoreStep]:
        jobs: list[GenerationJob] = []
        for place, job in _read(backup, JOBS, job_from_json):
            if isinstance(job, str):
                yield RestoreStep(place, RestoreOutcome.REFUSED, job)
            else:
                jobs.append(_ended(job))
        added = sum(
            self._chronicle.add_jobs(jobs[start : start + _CHUNK])
            for start in range(0, len(jobs), _CHUNK)
        )
        if jobs:
            outcome = RestoreOutcome.RESTORED if added else RestoreOutcome.THERE
            yield RestoreStep(f"{JOBS}*", outcome)


def _read(
    backup: OpenedBackup, beginning: str, read: Callable[[Mapping[str, Any]], T]
) -> Iterator[tuple[str, T | str]]:
    """What each line tells, or a sentence about what is wrong with it."""
    for row in backup.rows(beginning):
        if row.fault is not None:
            yield row.place, row.fault
            continue
        try:
            yield row.place, read(row.value)
        except (ValueError, OverflowError) as error:
            yield row.place, str(error)


def _wished(image: PoolImage, told: Told, listed: Set[str]) -> Marks:
    """The backup's marks, as far as they agree with what hangs in the garden."""
    marks = told.differing[image.key]
    if image.marks.state is PoolState.PROMOTED:
        return replace(image.marks, stars=marks.stars)
    if marks.state is PoolState.PROMOTED and image.item_id not in listed:
        return replace(marks, state=PoolState.PENDING)
    return marks


def _ended(job: GenerationJob) -> GenerationJob:
    """A job that starts nothing by itself."""
    if job.state in (JobState.QUEUED, JobState.EXECUTING):
        return replace(job, state=JobState.CANCELLED, reason=_WAITED)
    return job


def _acts(changes: Sequence[PastChange] | Iterator[PastChange]) -> set[tuple[str, datetime, str]]:
    return {(change.what, change.decided_at, change.key) for change in changes}
