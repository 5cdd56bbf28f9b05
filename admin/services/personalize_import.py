"""Brings the data sets into the store for Personalize, and has a user's data deleted there."""

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Any

from admin.services.personalize_data import (
    FORGOTTEN,
    DataSetCounts,
    PersonalizeData,
    forgotten_file,
    is_id,
)
from admin.services.personalize_doors import DataSetFiles, PersonalizeAccount
from shared.domain.catalogue import MANIFEST_KEY
from shared.domain.errors import ObjectMissingError, PersonalizeError, SettingsError
from shared.domain.personalize import DataSet
from shared.domain.personalize_resources import Kind
from shared.ports import Store
from shared.services.event_log import EVENTS_PREFIX, SIMULATED

PREFIX = "dataset"
EXPORTED_KEY = f"{PREFIX}/exported.json"
"""Written after the files: which events they are of, and how much is in them."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that are in the store: `export_id` is new for each export, `of` says of what."""

    export_id: str
    of: str
    counts: DataSetCounts


class PersonalizeImport:
    """`bucket` is the store as Personalize finds it (`s3://…`), None when it is a folder.

    `open_files` gives a folder for the files until they are in the store.
    """

    def __init__(
        self,
        account: PersonalizeAccount,
        store: Store,
        data: PersonalizeData,
        *,
        open_files: Callable[[], AbstractContextManager[DataSetFiles]],
        name: str,
        bucket: str | None,
        role_arn: str | None,
    ) -> None:
        self._account = account
        self._store = store
        self._data = data
        self._open_files = open_files
        self._name = name
        self._bucket = bucket.rstrip("/") if bucket else None
        self._role_arn = role_arn

    def lacking(self) -> str | None:
        """The setting without which Personalize can read nothing."""
        if self._bucket is None:
            return "store"
        return "personalize_role_arn" if self._role_arn is None else None

    def check_store(self) -> None:
        """StoreError when the store can not be read, so that nothing is begun without it."""
        self.exported()

    def place(self) -> tuple[str, str]:
        """Where Personalize finds the files, and the role by which it reads; SettingsError."""
        if self._bucket is None:
            raise SettingsError(
                "store is a folder, and Personalize reads from a bucket; `personalize export`"
                " writes the files"
            )
        if self._role_arn is None:
            raise SettingsError(
                "personalize_role_arn is not set: the role by which Personalize reads the bucket"
            )
        return f"{self._bucket}/{PREFIX}", self._role_arn

    def count(self) -> Iterator[DataSetCounts]:
        """How much there is; the counts so far."""
        return self._data.count()

    def exported(self) -> Exported | None:
        """What is in the store already."""
        try:
            found = self._store.get(EXPORTED_KEY)
            return _exported(json.loads(found.data if found else b""))
        except (ObjectMissingError, AttributeError, KeyError, TypeError, ValueError):
            return None

    def is_newest(self, exported: Exported) -> bool:
        """Whether nothing has come to the events and pictures since."""
        return exported.of == self._source()

    def export(self) -> Iterator[DataSetCounts]:
        """Put the files of all events under `dataset/` in the store; the counts so far.

        Who stops in between is as if nothing had been exported. PersonalizeError, StoreError.
        """
        of, counts = self._source(), DataSetCounts()
        self.begin_anew()
        with self._open_files() as files:
            for counts in self._data.export(files):
                yield counts
            for data_set in DataSet:
                for _ in self._put(files, data_set):
                    yield counts
        exported = Exported(secrets.token_hex(4), of, counts)
        self._store.put(EXPORTED_KEY, json.dumps(asdict(exported)).encode())

    def begin_anew(self) -> None:
        """Let the next export be imported again, whatever was imported before."""
        self._store.delete(EXPORTED_KEY)

    def forget(self, user_id: str) -> str:
        """Have Personalize delete a user's data, and leave them out of every later export.

        Answers the ARN of the job. SettingsError, before anything is done, when the store is no
        bucket, the role is missing or that is no user id; PersonalizeError when Personalize is not
        set up.
        """
        place, role_arn = self.place()
        if not is_id(user_id):
            raise SettingsError(f"{user_id!r} is not a user id")
        group = self._account.find(Kind.DATASET_GROUP, self._name)
        if group is None:
            raise PersonalizeError(
                f"there is no dataset group {self._name}; `personalize setup` makes it"
            )
        name = f"{user_id}.csv"
        self._store.put(FORGOTTEN + name, forgotten_file(user_id))
        job = self._account.create(
            Kind.DELETION_JOB,
            {
                "jobName": f"{self._name}-forget-{secrets.token_hex(4)}",
                "datasetGroupArn": group.arn,
                "dataSource": {"dataLocation": f"{place}/forgotten/{name}"},
                "roleArn": role_arn,
            },
        )
        return job.arn

    def _source(self) -> str:
        """What an export is of: every event and picture, and who is to be left out."""
        marks = hashlib.sha256(self._data.header.encode())
        for prefix in (EVENTS_PREFIX, FORGOTTEN, MANIFEST_KEY):
            for info in self._store.list(prefix, without=EVENTS_PREFIX + SIMULATED):
                version = info.etag if prefix == MANIFEST_KEY else info.size
                marks.update(f"{info.key} {version}\n".encode())
        return marks.hexdigest()

    def _put(self, files: DataSetFiles, data_set: DataSet) -> Iterator[str]:
        put: set[str] = set()
        for name, data in files.parts(data_set):
            key = f"{PREFIX}/{data_set}/{name}"
            self._store.put(key, data)
            put.add(key)
            yield key
        for info in list(self._store.list(f"{PREFIX}/{data_set}/")):
            if info.key not in put:
                self._store.delete(info.key)


def _exported(values: Mapping[str, Any]) -> Exported:
    counts = DataSetCounts(**{name: int(n) for name, n in values["counts"].items()})
    export_id = str(values["export_id"])
    if not re.fullmatch("[0-9a-f]{8}", export_id):
        raise ValueError("no id of an export")
    return Exported(export_id, str(values["of"]), counts)
