"""Everything of the curator's into a folder, each file verified, the list last.

What the folder holds already is read again and not copied again; what is damaged there is replaced.
Cut off anywhere, the backup that was there before stays whole, and the next one goes on.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from admin.services.backup_doors import BackupFolder, Chronicle, OwnFiles
from admin.services.backup_list import (
    BACKUP_FILE,
    CATALOGUE,
    DECISIONS,
    EVENTS,
    FORGOTTEN,
    GARDEN,
    JOBS,
    MAX_FILE_BYTES,
    MAX_LIST_BYTES,
    OWN,
    PICTURES,
    POOL,
    STORE,
    BackedUpFile,
    BackupList,
    BackupSummary,
    is_part,
    list_from_bytes,
    list_to_bytes,
    summary_of,
)
from admin.services.doors import ImagePool
from admin.services.records import change_to_json, image_to_json, job_to_json, line_of
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import (
    BackupError,
    ManifestError,
    ObjectMissingError,
    PoolError,
)
from shared.ports import Store

OpenFolder = Callable[[Path], BackupFolder]
_PART_BYTES = 8 * 1024 * 1024
"""A list is cut into parts, so that a new picture does not copy all the old recipes again."""


@dataclass(frozen=True, slots=True)
class BackupStep:
    """A file that was looked at; `of` is how many there are, 0 while that is not known.

    `copied` says that it was written, `fault` why it could not be.
    """

    name: str
    done: int
    of: int
    copied: bool = False
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """Something to keep; size, SHA-256 and ETag where they are known beforehand."""

    name: str
    size: int | None = None
    sha256: str | None = None
    etag: str | None = None


class Backup:
    """Writes and verifies backups; `open_folder` opens a folder of them."""

    def __init__(
        self,
        pool: ImagePool,
        chronicle: Chronicle,
        store: Store,
        own: OwnFiles,
        open_folder: OpenFolder,
    ) -> None:
        self._pool = pool
        self._chronicle = chronicle
        self._store = store
        self._own = own
        self._open = open_folder

    def look(self, folder: Path) -> BackupSummary:
        """What is in a folder; BackupError when there is no backup."""
        return summary_of(read_list(self._open(folder)))

    def verify(
        self, folder: Path, stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[BackupStep]:
        """Read every file of a backup again (SHA-256)."""
        there = self._open(folder)
        listed = read_list(there)
        of = len(listed.files) + len(listed.refused)
        for done, (name, fault) in enumerate(listed.refused, start=1):
            yield BackupStep(name, done, of, fault=fault)
        for done, file in enumerate(listed.named(""), start=1 + len(listed.refused)):
            if stopped():
                return
            fault = there.fault(file.place, file.size, file.sha256)
            yield BackupStep(file.name, done, of, fault=fault)

    def write(
        self, folder: Path, stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[BackupStep]:
        """Back everything up; a source that can not be read is told of, and the rest goes on.

        BackupError, StoreError or DatabaseError end it; the next one goes on from there. So it is
        after `stopped` answers True.
        """
        there = self._open(folder)
        self._check_store()  # that it is away is said before the work
        with there.claim():
            before = _last(there)
            files: dict[str, BackedUpFile] = {}
            sources: list[_Source] = []
            done = 0
            for name, data in self._lists(sources):
                if stopped():
                    return
                done += 1
                step, files[name] = _keep_data(there, name, data, done)
                yield step
            sources += self._store_sources()
            sources += [_Source(OWN + name) for name in self._own.read()]
            of = done + len(sources)
            for source in sources:
                if stopped():
                    return
                done += 1
                step, file = self._keep(there, source, before.get(source.name), (done, of))
                if file is not None:
                    files[file.name] = file
                yield step
            there.write(BACKUP_FILE, list_to_bytes(datetime.now(UTC), files.values()))
            _remove_old(there, before, files)

    def _lists(self, sources: list[_Source]) -> Iterator[tuple[str, bytes]]:
        """The parts of the lists; notes the pictures of the pool on the way."""

        def pictures() -> Iterator[dict[str, Any]]:
            for image in self._chronicle.images():
                sources.append(_Source(POOL + image.key, image.size, image.sha256))
                yield image_to_json(image)

        yield from _parts(PICTURES, pictures())
        yield from _parts(DECISIONS, map(change_to_json, self._chronicle.changes()))
        yield from _parts(JOBS, map(job_to_json, self._chronicle.jobs()))

    def _check_store(self) -> None:
        for _ in self._store.list("catalogue/"):
            return

    def _store_sources(self) -> list[_Source]:
        """What the store holds: the manifest first, so that all it lists comes after it."""
        listed = self._listed()
        catalogue = [_Source(STORE + i.key, etag=i.etag) for i in self._store.list("catalogue/")]
        sources = [source for source in catalogue if source.name in CATALOGUE]
        for prefix in (GARDEN, EVENTS, FORGOTTEN):
            for info in self._store.list(prefix.removeprefix(STORE)):
                if not is_part(STORE + info.key):  # of a doctor or of others, and nothing of ours
                    continue
                size, sha256 = listed.get(info.key, (None, None))
                sources.append(_Source(STORE + info.key, size, sha256, info.etag))
        return sources

    def _listed(self) -> dict[str, tuple[int, str]]:
        """Size and SHA-256 that the manifest tells; empty when it is damaged."""
        try:
            found = self._store.get(MANIFEST_KEY)
            items = Manifest.from_bytes(found.data).items if found else ()
        except (ObjectMissingError, ManifestError):
            return {}
        return {item.item_id: (item.size, item.sha256) for item in items}

    def _keep(
        self,
        there: BackupFolder,
        source: _Source,
        last: BackedUpFile | None,
        place: tuple[int, int],
    ) -> tuple[BackupStep, BackedUpFile | None]:
        known = _known(source, last)
        if known and there.fault(known.place, known.size, known.sha256) is None:
            return BackupStep(source.name, *place), known
        try:
            data = self._read(source)
            step, file = _keep_data(there, source.name, data, *place, etag=source.etag)
        except (PoolError, ObjectMissingError, _UnfitError) as error:
            whole = last and there.fault(last.place, last.size, last.sha256) is None
            return BackupStep(source.name, *place, fault=str(error)), last if whole else None
        return step, file

    def _read(self, source: _Source) -> bytes:
        if source.name.startswith(POOL):
            data = self._pool.read(source.name.removeprefix(POOL))
        elif source.name.startswith(OWN):
            data = self._own.read()[source.name.removeprefix(OWN)]
        else:
            found = self._store.get(source.name.removeprefix(STORE))
            data = found.data if found else b""
        if source.sha256 is not None and hashlib.sha256(data).hexdigest() != source.sha256:
            raise _UnfitError("the object is not the one that was promoted (SHA-256)")
        if len(data) > MAX_FILE_BYTES:
            raise _UnfitError(f"it has more than {MAX_FILE_BYTES} bytes")
        return data


class _UnfitError(BackupError):
    """A source is not what it should be."""


def read_list(folder: BackupFolder) -> BackupList:
    """The list of a backup; BackupError when there is none or it is damaged."""
    return list_from_bytes(folder.read(BACKUP_FILE, MAX_LIST_BYTES))


def _last(folder: BackupFolder) -> Mapping[str, BackedUpFile]:
    """The files of the backup before; none when there is none, or its list is damaged."""
    try:
        return read_list(folder).files
    except BackupError:
        return {}


def _known(source: _Source, last: BackedUpFile | None) -> BackedUpFile | None:
    """The file that a source would be, where that is known without reading it."""
    if source.sha256 is not None and source.size is not None:
        return BackedUpFile(source.name, source.size, source.sha256, source.etag)
    if last is not None and source.etag is not None and last.etag == source.etag:
        return last
    return None


def _keep_data(
    there: BackupFolder, name: str, data: bytes, done: int, of: int = 0, etag: str | None = None
) -> tuple[BackupStep, BackedUpFile]:
    """Put a file in place unless it is there, and read it back."""
    file = BackedUpFile(name, len(data), hashlib.sha256(data).hexdigest(), etag)
    if there.fault(file.place, file.size, file.sha256) is None:
        return BackupStep(name, done, of), file
    there.write(file.place, data)
    fault = there.fault(file.place, file.size, file.sha256)
    if fault is not None:
        raise BackupError(f"{file.place}: what was written there {fault}")
    return BackupStep(name, done, of, copied=True), file


def _parts(beginning: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    lines: list[bytes] = []
    number = size = 0
    for row in rows:
        lines.append(line_of(row))
        size += len(lines[-1])
        if size >= _PART_BYTES:
            number += 1
            yield f"{beginning}{number:04}.jsonl", b"".join(lines)
            lines, size = [], 0
    if lines:
        yield f"{beginning}{number + 1:04}.jsonl", b"".join(lines)


def _remove_old(
    there: BackupFolder, before: Mapping[str, BackedUpFile], files: Mapping[str, BackedUpFile]
) -> None:
    """Of what changes, only the newest is kept."""
    kept = {file.place for file in files.values()}
    for file in before.values():
        if file.changes and file.place not in kept:
            there.remove(file.place)
