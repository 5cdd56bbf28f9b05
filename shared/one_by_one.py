"""Many objects one by one: for a store that would be no quicker with several at a time."""

from collections.abc import Iterable, Iterator

from shared.domain.errors import StoreError
from shared.domain.stored_object import Fetched, NewObject, Written
from shared.ports import Store


def fetch_each(store: Store, keys: Iterable[str]) -> Iterator[Fetched]:
    """`Store.get_many` by `get`."""
    for key in keys:
        try:
            yield Fetched(key, store.get(key))
        except StoreError as error:
            yield Fetched(key, error=error)


def write_each(store: Store, objects: Iterable[NewObject]) -> Iterator[Written]:
    """`Store.put_many` by `put`; nothing is said about the hash."""
    for new in objects:
        try:
            store.put(new.key, new.data, if_none_match=True)
        except StoreError as error:
            yield Written(new.key, error=error)
        else:
            yield Written(new.key)
