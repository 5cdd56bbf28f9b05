"""The manifest as curators change it: read, edit, replace under its ETag, again when it moved."""

import random
import time
from collections.abc import Callable

from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import ObjectConflictError, ObjectMissingError, StoreError
from shared.ports import Store

_ATTEMPTS = 30
_LONGEST_PAUSE_S = 0.2


class Shelf:
    """What kiosks may show, in the store; several curators may change it at once.

    `pause` waits so many seconds before another attempt.
    """

    def __init__(self, store: Store, pause: Callable[[float], None] = time.sleep) -> None:
        self._store = store
        self._pause = pause

    def read(self) -> Manifest:
        """The manifest, empty when there is none yet; ManifestError when it is damaged."""
        return self._read()[0]

    def edit(self, change: Callable[[Manifest], Manifest]) -> Manifest:
        """Replace the manifest by what `change` makes of it; nothing that others wrote is lost.

        `change` is asked again when somebody was quicker. ManifestError, StoreError.
        """
        for _ in range(_ATTEMPTS):
            manifest, etag = self._read()
            changed = change(manifest)
            if changed == manifest and etag is not None:
                return manifest
            try:
                self._store.put(
                    MANIFEST_KEY,
                    changed.to_bytes(),
                    if_match=etag,
                    if_none_match=etag is None,
                )
            except ObjectConflictError:
                self._pause(random.uniform(0, _LONGEST_PAUSE_S))  # two curators must not keep step
                continue
            return changed
        raise StoreError(f"{MANIFEST_KEY} is changed by others all the time; try again later")

    def _read(self) -> tuple[Manifest, str | None]:
        try:
            found = self._store.get(MANIFEST_KEY)
        except ObjectMissingError:
            return Manifest(()), None
        if found is None:  # only answered to `unless_etag`
            raise StoreError(f"the store did not give {MANIFEST_KEY}")
        return Manifest.from_bytes(found.data), found.etag
