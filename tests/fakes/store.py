"""A store in memory that keeps every promise of the door, and can be sent away."""

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from shared.domain.errors import ObjectConflictError, ObjectMissingError, StoreError
from shared.domain.object_key import checked_key
from shared.one_by_one import fetch_each, fetch_files, write_each
from shared.ports import (
    Fetched,
    FetchedFile,
    NewFile,
    ObjectInfo,
    StoredObject,
    WantedFile,
    Written,
)


class FakeStore:
    """`shared.ports.Store` in a dict. `away` makes every call fail with that sentence.

    `gets` and `puts` list the keys asked for, in order.
    """

    def __init__(self) -> None:
        self.objects: dict[str, StoredObject] = {}
        self.away: str | None = None
        self.gets: list[str] = []
        self.puts: list[str] = []
        self._turn = threading.Lock()

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        self._reach(key)
        self.gets.append(key)
        found = self.objects.get(key)
        if found is None:
            raise ObjectMissingError(f"the store has no object {key!r}")
        return None if found.etag == unless_etag else found

    def put(
        self,
        key: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        self._reach(key)
        etag = hashlib.sha256(data).hexdigest()
        with self._turn:
            there = self.objects.get(key)
            if if_none_match and there is not None:
                raise ObjectConflictError(f"object {key!r} is already in the store")
            if if_match is not None and (there is None or there.etag != if_match):
                raise ObjectConflictError(f"object {key!r} was changed by someone else")
            self.puts.append(key)
            kept = {**(metadata or {}), "sha256": etag}
            self.objects[key] = StoredObject(key=key, data=data, etag=etag, metadata=kept)
        return etag

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        self._reach("list")
        for key in sorted(self.objects):
            if key.startswith(prefix) and not (without and key.startswith(without)):
                found = self.objects[key]
                yield ObjectInfo(key=key, size=len(found.data), etag=found.etag)

    def delete(self, key: str) -> None:
        self._reach(key)
        self.objects.pop(key, None)

    def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
        return fetch_each(self, keys)

    def get_files(self, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
        return fetch_files(self, wanted, folder)

    def put_files(self, files: Iterable[NewFile]) -> Iterator[Written]:
        return write_each(self, files)

    def _reach(self, key: str) -> None:
        checked_key(key)
        if self.away is not None:
            raise StoreError(self.away)
