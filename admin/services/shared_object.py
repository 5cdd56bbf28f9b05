"""An object that several curators change: replaced under its ETag, again when it moved."""

import random
import time
from collections.abc import Callable

from shared.domain.errors import ObjectConflictError, ObjectMissingError, StoreError
from shared.ports import Store

_ATTEMPTS = 30
_LONGEST_PAUSE_S = 0.2


class SharedObject:
    """One object under `key`; `pause` waits so many seconds before another attempt."""

    def __init__(self, store: Store, key: str, pause: Callable[[float], None] = time.sleep) -> None:
        self._store = store
        self._key = key
        self._pause = pause

    def read(self) -> tuple[bytes | None, str | None]:
        """The content and its ETag; both None when there is no object yet."""
        try:
            found = self._store.get(self._key)
        except ObjectMissingError:
            return None, None
        if found is None:  # only answered to `unless_etag`
            raise StoreError(f"the store did not give {self._key}")
        return found.data, found.etag

    def edit(self, change: Callable[[bytes | None], bytes | None]) -> None:
        """Replace the content by what `change` makes of it (None: leave it); nobody's is lost.

        `change` is asked again when somebody was quicker. StoreError.
        """
        for _ in range(_ATTEMPTS):
            data, etag = self.read()
            changed = change(data)
            if changed is None:
                return
            try:
                self._store.put(self._key, changed, if_match=etag, if_none_match=etag is None)
            except ObjectConflictError:
                self._pause(random.uniform(0, _LONGEST_PAUSE_S))  # two curators must not keep step
                continue
            return
        raise StoreError(f"{self._key} is changed by others all the time; try again later")
