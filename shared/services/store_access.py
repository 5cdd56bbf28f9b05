"""What each app does in the bucket, tried one by one.

Reading needs `s3:ListBucket` too: without it S3 answers "denied" for an object that is missing.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from shared.domain.errors import ObjectMissingError
from shared.ports import Store
from shared.services.doctor import STORE, Check

LIST = "list"
"""The part that says whether the bucket can be listed."""

TRIAL = "doctor.txt"
"""The object that a trial leaves where nothing may be deleted."""

READ_BY_KIOSK = ("catalogue", "emotions", "events", "kiosks")
WRITTEN_BY_KIOSK = ("events", "kiosks")
READ_BY_ADMIN = ("catalogue", "dataset", "emotions", "events", "kiosks")
WRITTEN_BY_ADMIN = ("catalogue", "dataset", "emotions")
DELETED_BY_ADMIN = ("dataset", "emotions", "kiosks")


def try_as_kiosk(store: Store, kiosk_id: str) -> list[Check]:
    """Trials of all that a kiosk does; they leave one small object where it may write."""
    return [
        *(
            Check(f"read {folder}", False, partial(_read, store, folder), STORE)
            for folder in READ_BY_KIOSK
        ),
        *(
            Check(f"write {folder}", False, partial(_write, store, f"{folder}/{kiosk_id}"), STORE)
            for folder in WRITTEN_BY_KIOSK
        ),
    ]


def try_as_admin(store: Store) -> list[Check]:
    """Trials of all that a curator does; they leave one small object where nothing is deleted."""
    writes: dict[str, Callable[[Store, str], str]] = {
        folder: _write_and_delete if folder in DELETED_BY_ADMIN else _write
        for folder in WRITTEN_BY_ADMIN
    }
    return [
        *(
            Check(f"read {folder}", True, partial(_read, store, folder), STORE)
            for folder in READ_BY_ADMIN
        ),
        *(
            Check(f"write {folder}", True, partial(w, store, folder), STORE)
            for folder, w in writes.items()
        ),
        *(
            Check(f"delete {folder}", True, partial(_delete, store, folder), STORE)
            for folder in DELETED_BY_ADMIN
            if folder not in writes
        ),
        Check(LIST, True, partial(_list, store), STORE),
    ]


def _read(store: Store, folder: str) -> str:
    with suppress(ObjectMissingError):
        store.get(f"{folder}/{TRIAL}")
    return "s3:GetObject and s3:ListBucket are allowed"


def _list(store: Store) -> str:
    next(store.list("emotions/"), None)
    return "s3:ListBucket is allowed"


def _write(store: Store, folder: str) -> str:
    store.put(f"{folder}/{TRIAL}", b"Written by the doctor, to see that it is allowed.\n")
    return "s3:PutObject is allowed"


def _delete(store: Store, folder: str) -> str:
    store.delete(f"{folder}/{TRIAL}")
    return "s3:DeleteObject is allowed"


def _write_and_delete(store: Store, folder: str) -> str:
    _write(store, folder)
    _delete(store, folder)
    return "s3:PutObject and s3:DeleteObject are allowed"
