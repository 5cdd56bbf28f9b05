"""The store's side of a backup: pictures of the garden, event logs, the manifest."""

import json
import re
from collections.abc import Callable, Iterator

from admin.services.backup_doors import PictureReader
from admin.services.backup_list import EVENTS, FORGOTTEN, GARDEN, STORE, BackedUpFile
from admin.services.opened_backup import OpenedBackup, RestoreOutcome, RestoreStep
from admin.services.personalize_data import forgotten_file, forgotten_user
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import WITHDRAWN_KEY, Withdrawals, withdrawals_from
from shared.domain.catalogue import MANIFEST_KEY, CatalogueItem, Manifest
from shared.domain.errors import (
    BackupError,
    ManifestError,
    ObjectConflictError,
    ObjectMissingError,
    UnreadableImageError,
)
from shared.ports import Store

_EVENT_LOG = re.compile(r"events/[A-Za-z0-9._-]{1,64}/.+\.jsonl")
_ANOTHER = "the store has another object of this name"


class GardenRestore:
    """Restores objects where nothing is; the manifest comes last, and lists only what is there."""

    def __init__(
        self,
        store: Store,
        manifest: SharedManifest,
        withdrawals: Withdrawals,
        reader: PictureReader,
    ) -> None:
        self._store = store
        self._manifest = manifest
        self._withdrawals = withdrawals
        self._reader = reader

    def check(self) -> None:
        """StoreError when the store is away."""
        self.listed()

    def listed(self) -> set[str]:
        """The item ids of the garden; none while its manifest is damaged."""
        try:
            return {item.item_id for item in self._manifest.read().items}
        except ManifestError:
            return set()

    def restore(self, backup: OpenedBackup, *, replace: bool) -> Iterator[RestoreStep]:
        """Pictures, who is forgotten, events, withdrawals, manifest."""
        for file in backup.named(GARDEN):
            yield self._object(backup, file, self._check_picture, replace)
        for file in backup.named(FORGOTTEN):
            yield self._object(backup, file, _check_forgotten, replace)
        for file in backup.named(EVENTS):
            yield self._object(backup, file, _check_events, replace)
        yield from self._catalogue(backup, STORE + MANIFEST_KEY, replace, self._garden)
        yield from self._catalogue(backup, STORE + WITHDRAWN_KEY, replace, self._withdrawn)

    def _object(
        self,
        backup: OpenedBackup,
        file: BackedUpFile,
        check: Callable[[str, bytes], None],
        replace: bool,
    ) -> RestoreStep:
        key = file.name.removeprefix(STORE)
        try:
            etag, sha256 = self._there(key)
            if sha256 == file.sha256:
                return RestoreStep(file.name, RestoreOutcome.THERE)
            if etag is not None and not replace:
                raise BackupError(_ANOTHER)
            data = backup.read(file)
            check(key, data)
            self._put(key, data, file.sha256, etag)
        except (BackupError, UnreadableImageError, ObjectConflictError) as error:
            return RestoreStep(file.name, RestoreOutcome.REFUSED, str(error))
        return RestoreStep(file.name, RestoreOutcome.RESTORED)

    def _there(self, key: str) -> tuple[str | None, str | None]:
        """ETag and SHA-256 of an object; both None when there is none."""
        try:
            found = self._store.get(key)
        except ObjectMissingError:
            return None, None
        return (found.etag, found.sha256) if found else (None, None)

    def _put(self, key: str, data: bytes, sha256: str, etag: str | None) -> None:
        """Put an object in place of the one with that ETag, and read it back."""
        try:
            self._store.put(
                key, data, metadata={"sha256": sha256}, if_match=etag, if_none_match=etag is None
            )
        except ObjectConflictError:
            if self._there(key)[1] != sha256:  # else ours arrived, and only the answer was lost
                raise
        if self._there(key)[1] != sha256:
            raise BackupError("the store holds something else than was put (SHA-256)")

    def _check_picture(self, key: str, data: bytes) -> None:
        self._reader.read(data)

    # --- the manifest ----------------------------------------------------------------------------

    def _catalogue(
        self,
        backup: OpenedBackup,
        name: str,
        replace: bool,
        restore: Callable[[bytes, bool], Iterator[RestoreStep]],
    ) -> Iterator[RestoreStep]:
        file = backup.files.get(name)
        if file is None:
            return
        try:
            yield from restore(backup.read(file), replace)
        except (BackupError, ManifestError) as error:
            yield RestoreStep(name, RestoreOutcome.REFUSED, str(error))

    def _garden(self, data: bytes, replace: bool) -> Iterator[RestoreStep]:
        name = STORE + MANIFEST_KEY
        whole: list[CatalogueItem] = []
        for item in Manifest.from_bytes(data).items:
            if self._there(item.item_id)[1] == item.sha256:
                whole.append(item)
            else:
                reason = "not listed: its picture is not in the store"
                yield RestoreStep(f"{name}: {item.item_id}", RestoreOutcome.REFUSED, reason)
        yield RestoreStep(name, *self._list(whole, replace))

    def _list(self, items: list[CatalogueItem], replace: bool) -> tuple[RestoreOutcome, str | None]:
        etag, _ = self._there(MANIFEST_KEY)
        try:
            here = {item.item_id: item for item in self._manifest.read().items}
        except ManifestError as error:
            if not replace:
                return RestoreOutcome.REFUSED, f"the one here is damaged ({error})"
            self._store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes(), if_match=etag)
            return RestoreOutcome.RESTORED, None
        if etag is not None and all(here.get(item.item_id) == item for item in items):
            return RestoreOutcome.THERE, None
        if etag is not None and not replace:
            return RestoreOutcome.KEPT, "the garden here lists other pictures"
        taken = self._withdrawals.reclaim(item.item_id for item in items)
        wanted = [item for item in items if item.item_id not in taken]
        self._manifest.edit(lambda manifest: manifest.and_items(wanted, replace=True))
        return RestoreOutcome.RESTORED, None

    def _withdrawn(self, data: bytes, replace: bool) -> Iterator[RestoreStep]:
        """What is not known here; what is listed was not withdrawn, or is back."""
        known, listed = self._withdrawals.read_all(), self.listed()
        lost = {
            item_id: withdrawal
            for item_id, withdrawal in withdrawals_from(data).items()
            if item_id not in listed
            and (item_id not in known or (known[item_id].purged and not withdrawal.purged))
        }
        if lost:
            self._withdrawals.note(
                {item_id: withdrawal.withdrawn_at for item_id, withdrawal in lost.items()},
                [withdrawal.item for withdrawal in lost.values() if withdrawal.item],
            )
            self._withdrawals.end_purge(key for key, each in lost.items() if each.purged)
        outcome = RestoreOutcome.RESTORED if lost else RestoreOutcome.THERE
        yield RestoreStep(STORE + WITHDRAWN_KEY, outcome)


def _check_events(key: str, data: bytes) -> None:
    """Readers skip a line that is damaged; a log without any good one is none."""
    if not _EVENT_LOG.fullmatch(key):
        raise BackupError("it is not the name of an event log")
    lines = [line for line in data.split(b"\n") if line.strip()]
    if lines and not any(map(_is_object, lines)):
        raise BackupError("no line of it is an event")


def _check_forgotten(key: str, data: bytes) -> None:
    if data != forgotten_file(forgotten_user(key)):
        raise BackupError("it is no part of a backup")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
