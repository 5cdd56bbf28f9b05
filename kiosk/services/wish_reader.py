"""Reads the curator's wishes from the store when they change."""

from shared.domain.errors import ObjectMissingError
from shared.domain.wishes import WISHES_KEY, Wishes
from shared.ports import Store


class WishReader:
    """Remembers which wishes it has read; belongs to one lane."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._etag: str | None = None

    def read(self) -> Wishes | None:
        """The wishes when they are new, None when they are as before.

        StoreError when the store is away, WishesError when they have come damaged (told once, and
        not fetched again): the last good ones stay. Where there are none, nothing has been wished
        or what was is as before.
        """
        try:
            found = self._store.get(WISHES_KEY, unless_etag=self._etag)
        except ObjectMissingError:
            return None
        if found is None:
            return None
        self._etag = found.etag
        return Wishes.from_bytes(found.data)
