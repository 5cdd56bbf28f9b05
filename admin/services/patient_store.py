"""A store asked again when it hiccups."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from shared.domain.errors import (
    ObjectConflictError,
    ObjectDamagedError,
    ObjectMissingError,
    StoreError,
)
from shared.one_by_one import fetch_each, fetch_files, write_each
from shared.ports import (
    Fetched,
    FetchedFile,
    NewFile,
    ObjectInfo,
    Store,
    StoredObject,
    WantedFile,
    Written,
)

T = TypeVar("T")
F = TypeVar("F", NewFile, WantedFile)
_PAUSES_S = (0.1, 0.4)
_FINAL = (ObjectConflictError, ObjectDamagedError, ObjectMissingError)


class PatientStore:
    """`shared.ports.Store` in front of another one: a failed call is made up to three times.

    A conditional write whose answer was lost meets its own object the second time: an
    ObjectConflictError, as if somebody else had written it. Who writes so compares contents.
    """

    def __init__(self, store: Store, pause: Callable[[float], None] = time.sleep) -> None:
        self._store = store
        self._pause = pause

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        return self._call(lambda: self._store.get(key, unless_etag=unless_etag))

    def put(
        self,
        key: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        return self._call(
            lambda: self._store.put(
                key, data, metadata=metadata, if_match=if_match, if_none_match=if_none_match
            )
        )

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        """One that breaks off is begun anew, and goes on after what was told of already."""
        told = passed_over = ""
        for pause in (*_PAUSES_S, None):
            try:
                for info in self._store.list(prefix, without=without):
                    if info.key > passed_over:
                        yield info
                        told = info.key
                return
            except StoreError as error:
                if pause is None or _is_final(error):
                    raise
                self._pause(pause)
                passed_over = told

    def delete(self, key: str) -> None:
        self._call(lambda: self._store.delete(key))

    def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
        for answer in self._store.get_many(keys):
            if _is_final(answer.error):
                yield answer
            else:
                yield from fetch_each(self, [answer.key])

    def get_files(self, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
        under_way: dict[str, WantedFile] = {}
        for answer in self._store.get_files(_noted(wanted, under_way), folder):
            asked = under_way.pop(answer.key)
            if _is_final(answer.error):
                yield answer
            else:
                yield from fetch_files(self, [asked], folder)

    def put_files(self, files: Iterable[NewFile]) -> Iterator[Written]:
        under_way: dict[str, NewFile] = {}
        for answer in self._store.put_files(_noted(files, under_way)):
            new = under_way.pop(answer.key)
            if _is_final(answer.error):
                yield answer
            else:
                yield from write_each(self, [new])

    def _call(self, call: Callable[[], T]) -> T:
        for pause in _PAUSES_S:
            try:
                return call()
            except StoreError as error:
                if _is_final(error):
                    raise
                self._pause(pause)
        return call()


def _noted(files: Iterable[F], under_way: dict[str, F]) -> Iterator[F]:
    """The files as they are taken, each noted under its key."""
    for file in files:
        under_way[file.key] = file
        yield file


def _is_final(error: StoreError | None) -> bool:
    """Whether asking again would change nothing: it is done, decided, or so of every question."""
    return error is None or error.is_of_all or isinstance(error, _FINAL)
