"""A store that fails on every n-th call, or does something between two calls."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from shared.domain.errors import StoreError
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


class FlakyStore:
    """`shared.ports.Store` in front of another one.

    Every `every`-th call fails before it does anything (`after`: when it has done everything).
    """

    def __init__(self, store: Store, every: int, *, after: bool = False) -> None:
        self.store = store
        self.every = every
        self.after = after
        self.calls = 0

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        return self._call(lambda: self.store.get(key, unless_etag=unless_etag))

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
            lambda: self.store.put(
                key, data, metadata=metadata, if_match=if_match, if_none_match=if_none_match
            )
        )

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        yield from self._call(lambda: tuple(self.store.list(prefix, without=without)))

    def delete(self, key: str) -> None:
        self._call(lambda: self.store.delete(key))

    def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
        return fetch_each(self, keys)

    def get_files(self, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
        return fetch_files(self, wanted, folder)

    def put_files(self, files: Iterable[NewFile]) -> Iterator[Written]:
        return write_each(self, files)

    def _call(self, do: Callable[[], T]) -> T:
        self.calls += 1
        fails = self.calls % self.every == 0
        if fails and not self.after:
            raise StoreError("the network hiccuped")
        done = do()
        if fails:
            raise StoreError("the network hiccuped after the work")
        return done
