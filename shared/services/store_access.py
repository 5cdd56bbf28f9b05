"""What each app may do in the bucket: tried one by one, and written down as an IAM policy.

Reading needs `s3:ListBucket` too: without it S3 answers "denied" for an object that is missing.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from shared.domain.errors import ObjectMissingError, SettingsError
from shared.ports import Store
from shared.services.doctor import Check
from shared.settings import BucketAddress

LIST = "list"
"""The part that says whether the bucket can be listed."""

TRIAL = "doctor.txt"
"""The object that a trial leaves where nothing may be deleted."""

_READ = ("catalogue", "emotions", "events", "kiosks")
_WRITTEN = ("events", "kiosks")
_READ_BY_ADMIN = ("catalogue", "dataset", "emotions", "events", "imgPool", "kiosks")
_WRITTEN_BY_ADMIN = ("catalogue", "dataset", "emotions", "imgPool")
_DELETED_BY_ADMIN = ("dataset", "emotions", "imgPool", "kiosks")


def try_as_kiosk(store: Store, kiosk_id: str) -> list[Check]:
    """Trials of all that a kiosk does; they leave one small object where it may write."""
    return [
        *(Check(f"read {folder}", False, partial(_read, store, folder)) for folder in _READ),
        *(
            Check(f"write {folder}", False, partial(_write, store, f"{folder}/{kiosk_id}"))
            for folder in _WRITTEN
        ),
    ]


def try_as_admin(store: Store) -> list[Check]:
    """Trials of all that a curator does; they leave one small object where nothing is deleted."""
    writes: dict[str, Callable[[Store, str], str]] = {
        folder: _write_and_delete if folder in _DELETED_BY_ADMIN else _write
        for folder in _WRITTEN_BY_ADMIN
    }
    return [
        *(
            Check(f"read {folder}", True, partial(_read, store, folder))
            for folder in _READ_BY_ADMIN
        ),
        *(
            Check(f"write {folder}", True, partial(w, store, folder))
            for folder, w in writes.items()
        ),
        *(
            Check(f"delete {folder}", True, partial(_delete, store, folder))
            for folder in _DELETED_BY_ADMIN
            if folder not in writes
        ),
        Check(LIST, True, partial(_list, store)),
    ]


def kiosk_policy(address: BucketAddress | None, kiosk_id: str) -> Mapping[str, Any]:
    """The IAM policy that is enough for one kiosk; SettingsError when the store is no bucket."""
    written = [f"{folder}/{kiosk_id}" for folder in _WRITTEN]
    return _policy(address, {"s3:GetObject": _READ, "s3:PutObject": written})


def admin_policy(address: BucketAddress | None) -> Mapping[str, Any]:
    """The IAM policy that is enough for a curator; SettingsError when the store is no bucket."""
    return _policy(
        address,
        {
            "s3:GetObject": _READ_BY_ADMIN,
            "s3:PutObject": _WRITTEN_BY_ADMIN,
            "s3:DeleteObject": _DELETED_BY_ADMIN,
        },
    )


def _policy(
    address: BucketAddress | None, allowed: Mapping[str, Sequence[str]]
) -> Mapping[str, Any]:
    if address is None:
        raise SettingsError("store: is a folder; only a bucket (s3://…) needs an IAM policy")
    bucket = f"arn:aws:s3:::{address.bucket}"
    root = f"{bucket}/{address.prefix}/" if address.prefix else f"{bucket}/"
    statements: list[Mapping[str, Any]] = [
        {"Sid": "List", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": bucket}
    ]
    for action, folders in allowed.items():
        statements.append(
            {
                "Sid": action.removeprefix("s3:"),
                "Effect": "Allow",
                "Action": action,
                "Resource": [f"{root}{folder}/*" for folder in folders],
            }
        )
    return {"Version": "2012-10-17", "Statement": statements}


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
