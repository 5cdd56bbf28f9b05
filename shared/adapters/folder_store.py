"""The store in a folder: what a site with one machine or a network share uses instead of S3.

Each object is a plain file, named as `shared.domain.object_key` spells its key, so that a folder
copied there by hand is a store too. The ETag is the SHA-256 of the content, and so is the
metadata's `sha256`; other metadata, where there is any, lies in `.store/metadata/`, bound to the
content it was written with. Everything whose name begins with a dot is the store's own business
and no object. A symbolic link below the root is refused, wherever it points.
"""

import builtins
import errno
import hashlib
import json
import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, cast

from shared.adapters.files import flush, flush_folder, locked, write_whole
from shared.domain.errors import ObjectConflictError, ObjectMissingError, StoreError
from shared.domain.object_key import checked_key, file_of, segment_of
from shared.one_by_one import content_of, fetch_each, fetch_files
from shared.ports import (
    Fetched,
    FetchedFile,
    NewFile,
    ObjectInfo,
    StoredObject,
    WantedFile,
    Written,
)

_SHA256 = "sha256"
_TOGETHER = 32


class FolderStore:
    """`shared.ports.Store` on a folder; the first `put` makes the folder.

    Writers take turns, between processes too, so conditional writes are exact. Reading writes
    nothing, so a read-only folder serves as well. A key can not be both an object and the
    beginning of another (`a` and `a/b`). On file systems that fold case or normalise Unicode,
    keys that differ only there are one object.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._own = self.root / ".store"
        self._etags: dict[Path, tuple[tuple[int, int, int], str]] = {}

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        with self._in_our_words("read", key):
            path = self._path(key)
            if not path.is_file():  # a pipe or device would keep the reader waiting
                raise FileNotFoundError(errno.ENOENT, "there is no such file")
            if unless_etag is not None and self._etag(path) == unless_etag:
                return None
            data = path.read_bytes()
        etag = hashlib.sha256(data).hexdigest()
        metadata = {**self._metadata(key, etag), _SHA256: etag}
        return StoredObject(key=key, data=data, etag=etag, metadata=metadata)

    def put(
        self,
        key: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        checked_key(key)
        etag = hashlib.sha256(data).hexdigest()
        with self._in_our_words("write", key), self._writing() as temporary:
            path = self._path(key)
            self._check_conditions(key, path, if_match, if_none_match)
            if path.is_dir():
                raise StoreError(f"object {key!r} would stand where other keys begin")
            kept = {name: value for name, value in (metadata or {}).items() if name != _SHA256}
            if kept:
                written = json.dumps(kept, ensure_ascii=False).encode()
                write_whole(self._metadata_path(key, etag), written, temporary)
            write_whole(path, data, temporary)
            self._forget_metadata(key, keep=etag if kept else None)
        return etag

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        with self._in_our_words("list", prefix):
            if not self.root.is_dir():
                raise StoreError(f"the store folder {self.root} is not there")
            yield from self._walk(self.root, "", prefix, without)

    def delete(self, key: str) -> None:
        with self._in_our_words("delete", key):
            path = self._path(key)
            if not path.is_file():
                return
            with self._writing():
                path.unlink(missing_ok=True)
                self._forget_metadata(key, keep=None)
                self._remove_empty_folders(path.parent)

    def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
        return fetch_each(self, keys)

    def get_files(self, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
        return fetch_files(self, wanted, folder)

    def put_files(self, files: Iterable[NewFile]) -> Iterator[Written]:
        """Several together: what a disk takes longest for, to have all in writing, is done once."""
        waiting = iter(files)
        while some := tuple(islice(waiting, _TOGETHER)):
            yield from self._put_together(some)

    # --- several together ----------------------------------------------------------------------

    def _put_together(self, files: Sequence[NewFile]) -> Iterator[Written]:
        """What came of each; one that fails keeps no other from being written."""
        failed: dict[int, StoreError] = {}
        try:
            with self._in_our_words("write", files[0].key), self._writing() as temporary:
                drafts = [temporary.with_stem(f"writing-{n}") for n in range(len(files))]
                try:
                    self._place(files, drafts, failed)
                finally:
                    for draft in drafts:
                        draft.unlink(missing_ok=True)
        except StoreError as error:
            failed = dict.fromkeys(range(len(files)), error)
        for number, new in enumerate(files):
            yield Written(new.key, error=failed.get(number))

    def _place(
        self, files: Sequence[NewFile], drafts: Sequence[Path], failed: dict[int, StoreError]
    ) -> None:
        """Write drafts, bring them to the disk, move them to their places; notes who failed."""
        places: dict[int, Path] = {}
        for number, (new, draft) in enumerate(zip(files, drafts, strict=True)):
            with self._noting(failed, number, new.key):
                places[number] = self._free(new.key)
                draft.write_bytes(content_of(new))
        flush([drafts[number] for number in places if number not in failed])
        for number, place in places.items():
            if number not in failed:
                with self._noting(failed, number, files[number].key):
                    self._free(files[number].key)  # another of these may have its key
                    place.parent.mkdir(parents=True, exist_ok=True)
                    drafts[number].replace(place)
        for folder in {place.parent for number, place in places.items() if number not in failed}:
            flush_folder(folder)

    @contextmanager
    def _noting(
        self, failed: dict[int, StoreError], number: int, key: str
    ) -> Generator[None, None, None]:
        try:
            with self._in_our_words("write", key):
                yield
        except StoreError as error:
            failed[number] = error

    def _free(self, key: str) -> Path:
        """The place of a key where nothing is; ObjectConflictError when something is."""
        path = self._path(checked_key(key))
        self._check_conditions(key, path, None, if_none_match=True)
        return path

    # --- paths and errors ----------------------------------------------------------------------

    def _path(self, key: str) -> Path:
        path = self.root / file_of(key)
        step = path
        while step != self.root:
            if step.is_symlink():
                raise StoreError(f"object {key!r} is behind the symbolic link {step}")
            step = step.parent
        return path

    @contextmanager
    def _in_our_words(self, verb: str, key: str) -> Generator[None, None, None]:
        try:
            yield
        except OSError as error:
            if verb == "read" and error.errno == errno.ENOENT:
                if not self.root.is_dir():
                    raise StoreError(f"the store folder {self.root} is not there") from error
                raise ObjectMissingError(f"the store {self.root} has no object {key!r}") from error
            reason = error.strerror or str(error)
            message = f"cannot {verb} {key!r} in the store folder {self.root}: {reason}"
            raise StoreError(message) from error

    @contextmanager
    def _writing(self) -> Generator[Path, None, None]:
        """The writers' turn; gives a place for a temporary file (others are `writing-…` there)."""
        if self._own.is_symlink():
            raise StoreError(f"the store folder {self.root} has a symbolic link for its .store")
        self._own.mkdir(parents=True, exist_ok=True)
        temporary = self._own / "writing.tmp"
        with locked(self._own / "lock"):
            for left in self._own.glob("writing*.tmp"):  # by a crash
                left.unlink(missing_ok=True)
            yield temporary

    def _check_conditions(
        self, key: str, path: Path, if_match: str | None, if_none_match: bool
    ) -> None:
        if if_none_match and path.exists():
            raise ObjectConflictError(f"object {key!r} is already in the store {self.root}")
        if if_match is None:
            return
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        if found != if_match:
            raise ObjectConflictError(f"object {key!r} was changed by someone else")

    def _remove_empty_folders(self, folder: Path) -> None:
        with suppress(OSError):  # the first that is not empty ends it
            while folder != self.root:
                folder.rmdir()
                folder = folder.parent

    # --- listing -------------------------------------------------------------------------------

    def _walk(self, folder: Path, above: str, prefix: str, without: str) -> Iterator[ObjectInfo]:
        """Objects below `folder`, whose keys begin with `above`, in order of key."""
        for key, path in self._entries(folder, above):
            if without and key.startswith(without):
                continue
            if key.endswith("/"):
                if key.startswith(prefix) or prefix.startswith(key):
                    yield from self._walk(path, key, prefix, without)
            elif key.startswith(prefix):
                with suppress(FileNotFoundError):  # deleted meanwhile
                    yield ObjectInfo(key=key, size=path.stat().st_size, etag=self._etag(path))

    def _entries(self, folder: Path, above: str) -> builtins.list[tuple[str, Path]]:
        """The keys in one folder in order, the beginnings of longer ones with `/` at the end."""
        found: builtins.list[tuple[str, Path]] = []
        with suppress(FileNotFoundError), os.scandir(folder) as entries:
            for entry in entries:
                key = _key_of(entry, above)
                if key is not None:
                    found.append((key, Path(entry.path)))
        return sorted(found)

    def _etag(self, path: Path) -> str:
        """The SHA-256 of a file, hashed again only when the file has changed."""
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        known = self._etags.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, hashlib.sha256(path.read_bytes()).hexdigest())
            self._etags[path] = known
        return known[1]

    # --- metadata ------------------------------------------------------------------------------

    def _metadata_path(self, key: str, etag: str) -> Path:
        name = hashlib.sha256(checked_key(key).encode()).hexdigest()
        return self._own / "metadata" / name / f"{etag}.json"

    def _metadata(self, key: str, etag: str) -> dict[str, str]:
        """Metadata written with this very content; empty when there is none."""
        try:
            document: object = json.loads(self._metadata_path(key, etag).read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(document, dict):
            return {}
        fields = cast("dict[str, Any]", document)
        return {name: value for name, value in fields.items() if isinstance(value, str)}

    def _forget_metadata(self, key: str, keep: str | None) -> None:
        folder = self._metadata_path(key, "").parent
        if not folder.is_dir():
            return
        for path in folder.iterdir():
            if path.stem != keep:
                path.unlink(missing_ok=True)
        if keep is None:
            folder.rmdir()


def _key_of(entry: os.DirEntry[str], above: str) -> str | None:
    """The key of a file, or of a folder with `/` at its end; None for all that has no key."""
    is_folder = entry.is_dir(follow_symlinks=False)
    segment = segment_of(entry.name)
    if segment is None or not (is_folder or entry.is_file(follow_symlinks=False)):
        return None
    try:
        checked_key(above + segment)
    except StoreError:  # put here by hand: the folders are too deep, or the name is no Unicode
        return None
    return above + segment + ("/" if is_folder else "")
