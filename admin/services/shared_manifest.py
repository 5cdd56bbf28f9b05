"""The manifest as curators change it."""

import time
from collections.abc import Callable

from admin.services.shared_object import SharedObject
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.ports import Store


class SharedManifest:
    """What kiosks may show, in the store; several curators may change it at once.

    `pause` waits so many seconds before another attempt.
    """

    def __init__(self, store: Store, pause: Callable[[float], None] = time.sleep) -> None:
        self._object = SharedObject(store, MANIFEST_KEY, pause)

    def read(self) -> Manifest:
        """The manifest, empty when there is none yet; ManifestError when it is damaged."""
        return _manifest(self._object.read()[0])

    def edit(self, change: Callable[[Manifest], Manifest]) -> Manifest:
        """Replace the manifest by what `change` makes of it; nothing that others wrote is lost.

        `change` is asked again when somebody was quicker. ManifestError, StoreError.
        """
        changed = Manifest(())

        def edited(data: bytes | None) -> bytes | None:
            nonlocal changed
            manifest = _manifest(data)
            changed = change(manifest)
            return None if changed == manifest and data is not None else changed.to_bytes()

        self._object.edit(edited)
        return changed


def _manifest(data: bytes | None) -> Manifest:
    return Manifest(()) if data is None else Manifest.from_bytes(data)
