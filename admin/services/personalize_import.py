"""Brings the data sets to Personalize, and has a user's data deleted there: a file, then a job."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from admin.services.personalize_data import FORGOTTEN, DataSetCounts, PersonalizeData, is_id
from admin.services.personalize_doors import DataSetFiles, PersonalizeAccount
from shared.domain.errors import PersonalizeError, SettingsError
from shared.domain.personalize import DataSet
from shared.domain.personalize_resources import Kind
from shared.ports import Store

PREFIX = "dataset"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was just done: events were read, an object was put (`key`) or a job begun (`arn`)."""

    counts: DataSetCounts | None = None
    data_set: DataSet | None = None
    key: str | None = None
    arn: str | None = None


class PersonalizeImport:
    """`bucket` is the store as Personalize finds it (`s3://…`), None when it is a folder."""

    def __init__(
        self,
        account: PersonalizeAccount,
        store: Store,
        data: PersonalizeData,
        *,
        name: str,
        bucket: str | None,
        role_arn: str | None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._account = account
        self._store = store
        self._data = data
        self._name = name
        self._bucket = bucket
        self._role_arn = role_arn
        self._now = now

    def run(self, files: DataSetFiles) -> Iterator[ImportReport]:
        """Export into `files`, put them under `dataset/` in the store, and begin the import.

        SettingsError, before anything is done, when the store is no bucket or the role is missing;
        PersonalizeError when Personalize is not set up.
        """
        bucket, role_arn = self._needed()
        arns = self._data_sets()
        for counts in self._data.export(files):
            yield ImportReport(counts)
        for data_set, arn in arns.items():
            yield from self._put(files, data_set)
            job = self._account.create(
                Kind.IMPORT_JOB,
                {
                    "jobName": f"{self._name}-{data_set}-{self._now():%Y%m%d%H%M%S}",
                    "datasetArn": arn,
                    "dataSource": {"dataLocation": f"{bucket}/{PREFIX}/{data_set}/"},
                    "roleArn": role_arn,
                    "importMode": "FULL",
                },
            )
            yield ImportReport(data_set=data_set, arn=job.arn)

    def forget(self, user_id: str) -> str:
        """Have Personalize delete a user's data, and leave them out of every later export.

        Answers the ARN of the job. SettingsError, before anything is done, as `run`, and when that
        is no user id; PersonalizeError when Personalize is not set up.
        """
        bucket, role_arn = self._needed()
        if not is_id(user_id):
            raise SettingsError(f"{user_id!r} is not a user id")
        group = self._group()
        key = f"{FORGOTTEN}{user_id}.csv"
        self._store.put(key, f"USER_ID\n{user_id}\n".encode())
        job = self._account.create(
            Kind.DELETION_JOB,
            {
                "jobName": f"{self._name}-forget-{self._now():%Y%m%d%H%M%S%f}",
                "datasetGroupArn": group,
                "dataSource": {"dataLocation": f"{bucket}/{key}"},
                "roleArn": role_arn,
            },
        )
        return job.arn

    def _needed(self) -> tuple[str, str]:
        if self._bucket is None:
            raise SettingsError(
                "store is a folder, and Personalize reads from a bucket; `personalize export`"
                " writes the files"
            )
        if self._role_arn is None:
            raise SettingsError(
                "personalize_role_arn is not set: the role by which Personalize reads the bucket"
            )
        return self._bucket.rstrip("/"), self._role_arn

    def _group(self) -> str:
        group = self._account.find(Kind.DATASET_GROUP, self._name)
        if group is None:
            raise PersonalizeError(
                f"there is no dataset group {self._name}; `personalize setup` makes it"
            )
        return group.arn

    def _data_sets(self) -> dict[DataSet, str]:
        group, arns = self._group(), dict[DataSet, str]()
        for data_set in DataSet:
            name = f"{self._name}-{data_set}"
            found = self._account.find(Kind.DATASET, name, group)
            if found is None:
                raise PersonalizeError(f"there is no dataset {name}; `personalize setup` makes it")
            arns[data_set] = found.arn
        return arns

    def _put(self, files: DataSetFiles, data_set: DataSet) -> Iterator[ImportReport]:
        put: set[str] = set()
        for name, data in files.parts(data_set):
            key = f"{PREFIX}/{data_set}/{name}"
            self._store.put(key, data)
            put.add(key)
            yield ImportReport(data_set=data_set, key=key)
        for info in list(self._store.list(f"{PREFIX}/{data_set}/")):
            if info.key not in put:
                self._store.delete(info.key)
