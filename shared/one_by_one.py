"""Many objects one by one: for a store that would be no quicker with several at a time."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

from shared.domain.errors import DatabaseError, ObjectDamagedError, StoreError
from shared.domain.stored_object import Fetched, FetchedFile, NewFile, WantedFile, Written
from shared.ports import Store


def fetch_each(store: Store, keys: Iterable[str]) -> Iterator[Fetched]:
    """`Store.get_many` by `get`."""
    for key in keys:
        try:
            yield Fetched(key, store.get(key))
        except StoreError as error:
            yield Fetched(key, error=error)


def fetch_files(store: Store, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
    """`Store.get_files` by `get`."""
    for each in wanted:
        [answer] = fetch_each(store, [each.key])
        yield as_file(answer, each, folder)


def as_file(answer: Fetched, wanted: WantedFile, folder: Path) -> FetchedFile:
    """What was fetched, in a file, if it is as wanted; DatabaseError when it can not be written."""
    if answer.found is None:
        return FetchedFile(answer.key, error=answer.error)
    if answer.found.sha256 != wanted.sha256:
        reason = f"object {answer.key!r} is another one than expected (SHA-256)"
        return FetchedFile(answer.key, error=ObjectDamagedError(reason))
    path = new_file(folder)
    try:
        path.write_bytes(answer.found.data)
    except OSError as error:
        path.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise DatabaseError(f"{path}: {answer.key!r} cannot be written: {reason}") from error
    return FetchedFile(answer.key, path)


def new_file(folder: Path) -> Path:
    """A name that nothing in `folder` has."""
    return folder / uuid4().hex


def content_of(new: NewFile) -> bytes:
    """What the file holds; StoreError when it is gone or something else than it should."""
    try:
        data = new.path.read_bytes()
    except OSError as error:
        raise StoreError(f"{new.path}: cannot be read: {error.strerror or error}") from error
    if hashlib.sha256(data).hexdigest() != new.sha256:
        raise StoreError(f"{new.path}: is not the file that was kept (SHA-256)")
    return data


def write_each(store: Store, files: Iterable[NewFile]) -> Iterator[Written]:
    """`Store.put_files` by `put`; nothing is said about the hash."""
    for new in files:
        try:
            store.put(new.key, content_of(new), if_none_match=True)
        except StoreError as error:
            yield Written(new.key, error=error)
        else:
            yield Written(new.key)
