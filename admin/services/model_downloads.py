"""A model from a hub into the library: fetched, continued where it broke off, checked by hash."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from admin.services.model_library import ModelLibrary, unread
from shared.domain.errors import MissingPartError, SettingsError
from shared.domain.image_model import HubModel, ImageModel
from shared.ports import OnBytes

_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


class ModelHub(Protocol):
    """A place on the network that models come from; nothing else here asks the network."""

    def look_up(self, hub_id: str) -> HubModel:
        """What there is to download; MissingPartError when it cannot be had."""
        ...

    def download(self, model: HubModel, folder: Path, on_bytes: OnBytes) -> None:
        """Fetch what is not there yet; an exception of `on_bytes` stops it, to be continued later.

        MissingPartError names what cannot be had.
        """
        ...


@dataclass(frozen=True, slots=True)
class Brought:
    """A model that is here, and is to be listed: what the hub has, and what is known of it."""

    found: HubModel
    model: ImageModel


class ModelDownloads:
    """Brings models from a hub into `folder`, one subfolder each, and onto the list."""

    def __init__(self, library: ModelLibrary, hub: ModelHub, folder: Path) -> None:
        self._library = library
        self._hub = hub
        self._folder = folder

    def fetch(
        self, hub_id: str, name: str = "", on_bytes: OnBytes = lambda _done, _of: None
    ) -> ImageModel:
        """`bring` and `enlist`."""
        return self.enlist(self.bring(hub_id, name, on_bytes), on_bytes)

    def bring(self, hub_id: str, name: str, on_bytes: OnBytes) -> Brought:
        """Download a model; the same again continues what was broken off. Changes no list.

        An exception of `on_bytes` stops it. SettingsError when the id is none or the name is
        another model's; MissingPartError says what cannot be had.
        """
        hub_id = hub_id.strip()
        if not _HUB_ID.fullmatch(hub_id):
            raise SettingsError(f"hub id = {hub_id!r} is not OWNER/NAME")
        folder = self._folder / hub_id.replace("/", "--")
        model = self._library.at(folder, name)
        if not name and not model.facts.files:
            model = unread(folder, hub_id.partition("/")[2])
        self._library.check_name(model.name, model.path)
        found = self._hub.look_up(hub_id)
        self._hub.download(found, folder, on_bytes)
        origin = f"{hub_id}@{found.commit}"
        licence = model.licence or found.licence
        return Brought(found, replace(model, origin=origin, licence=licence))

    def enlist(self, brought: Brought, on_bytes: OnBytes) -> ImageModel:
        """Add it to the library; MissingPartError when a file is not what the hub lists."""
        added = self._library.add(brought.model, on_bytes)
        self._check(brought.found, added)
        return added

    def _check(self, found: HubModel, added: ImageModel) -> None:
        """What an older download left must not pass for what the hub lists now."""
        for file in found.files:
            kept = added.facts.files.get(file.name)
            if file.sha256 is not None and (kept is None or kept.sha256 != file.sha256):
                (Path(added.path) / file.name).unlink(missing_ok=True)
                self._library.remove(added.name)
                raise MissingPartError(
                    f"{found.hub_id}: {file.name} is not what the hub lists; it was removed, "
                    "download it again."
                )
