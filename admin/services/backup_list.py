"""What a backup holds: the list that is written last, and where its files lie.

    backup.json                  the list: every file with its size and SHA-256
    pool/emotions/…              pictures of the pool and its trash
    store/emotions/…             pictures of the garden
    store/events/…               visitors, impressions, interactions
    store/dataset/forgotten/…    users whose data was deleted, so that no export has them again
    store/catalogue/….json       the manifest, and what was withdrawn when
    lists/pictures-….jsonl       recipes and marks, a picture a line; also decisions and jobs
    own/…                        the curator's own prompts, models, settings

Names below `lists/`, `own/` and `store/catalogue/` are of things that change. Their files carry the
first digits of their SHA-256, so that a backup that is cut off leaves the one before it whole.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, cast

from admin.services.personalize_data import FORGOTTEN as FORGOTTEN_USERS
from admin.services.personalize_data import forgotten_user, is_id
from admin.services.withdrawals import WITHDRAWN_KEY
from shared.domain.catalogue import MANIFEST_KEY, SHA256, ItemId
from shared.domain.errors import BackupError, StoreError
from shared.domain.object_key import checked_key

BACKUP_FILE = "backup.json"
MAX_LIST_BYTES = 256 * 1024 * 1024
MAX_FILE_BYTES = 64 * 1024 * 1024
POOL, GARDEN, EVENTS, OWN = "pool/", "store/emotions/", "store/events/", "own/"
PICTURES, DECISIONS, JOBS = "lists/pictures-", "lists/decisions-", "lists/jobs-"
STORE = "store/"
FORGOTTEN = STORE + FORGOTTEN_USERS
CATALOGUE = tuple(STORE + key for key in (MANIFEST_KEY, WITHDRAWN_KEY))
_VERSION = 1
_CHANGING = ("lists/", OWN, "store/catalogue/")
_LIST_NAME = re.compile(r"lists/(pictures|decisions|jobs)-\d{4,9}\.jsonl")
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class BackedUpFile:
    """A file of a backup; `etag` is the one its object had in the store, when it is from there."""

    name: str
    size: int
    sha256: str
    etag: str | None = None

    @property
    def place(self) -> str:
        """Where it lies in the folder."""
        if not self.changes:
            return self.name
        path = PurePosixPath(self.name)
        return str(path.with_name(f"{path.stem}.{self.sha256[:_DIGITS]}{path.suffix}"))

    @property
    def changes(self) -> bool:
        """Whether another backup may hold something else under this name."""
        return self.name.startswith(_CHANGING)


@dataclass(frozen=True, slots=True)
class BackupList:
    """The files of a backup by name; `refused` says what is wrong with entries, by their name."""

    made_at: datetime
    files: Mapping[str, BackedUpFile]
    refused: Sequence[tuple[str, str]] = ()

    def named(self, beginning: str) -> list[BackedUpFile]:
        """The files whose names begin so, in order of name."""
        return [self.files[name] for name in sorted(self.files) if name.startswith(beginning)]


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a backup holds, in files; `size` in bytes."""

    made_at: datetime
    pictures: int
    served: int
    event_logs: int
    files: int
    size: int


def summary_of(listed: BackupList) -> BackupSummary:
    """The numbers of a backup."""
    return BackupSummary(
        made_at=listed.made_at,
        pictures=len(listed.named(POOL)),
        served=len(listed.named(GARDEN)),
        event_logs=len(listed.named(EVENTS)),
        files=len(listed.files),
        size=sum(file.size for file in listed.files.values()),
    )


def list_to_bytes(made_at: datetime, files: Iterable[BackedUpFile]) -> bytes:
    """UTF-8 JSON, a file a line."""
    rows = [
        json.dumps({k: v for k, v in asdict(file).items() if v is not None}, ensure_ascii=False)
        for file in sorted(files, key=lambda file: file.name)
    ]
    head = json.dumps({"version": _VERSION, "made_at": made_at.isoformat(timespec="seconds")})
    return (head[:-1] + ', "files": [\n' + ",\n".join(rows) + "\n]}\n").encode()


def list_from_bytes(data: bytes) -> BackupList:
    """Read a list; BackupError when it is none, a wrong entry is only refused."""
    try:
        document: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BackupError(f"{BACKUP_FILE} is not JSON: {error}") from error
    fields = cast("dict[str, Any]", document) if isinstance(document, dict) else {}
    rows = fields.get("files")
    if fields.get("version") != _VERSION or not isinstance(rows, list):
        raise BackupError(f"{BACKUP_FILE} is no list of files of version {_VERSION}")
    try:
        made_at = datetime.fromisoformat(fields.get("made_at", ""))
        made_at.astimezone()
    except (ValueError, TypeError, OverflowError) as error:
        raise BackupError(f"{BACKUP_FILE}: made_at is not a time") from error
    files: dict[str, BackedUpFile] = {}
    refused: list[tuple[str, str]] = []
    for number, row in enumerate(cast("list[object]", rows), start=1):
        try:
            file = _file(row)
            if file.name in files:
                raise ValueError("it is listed twice")
            files[file.name] = file
        except (ValueError, StoreError) as error:
            refused.append((_called(row, number), str(error)))
    return BackupList(made_at, files, refused)


def _file(row: object) -> BackedUpFile:
    if not isinstance(row, dict):
        raise ValueError("it is not a JSON object")
    fields = cast("dict[str, Any]", row)
    name, size, sha256, etag = (fields.get(key) for key in ("name", "size", "sha256", "etag"))
    if not isinstance(name, str):
        raise ValueError("name is not a text")
    _check_name(name)
    if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= MAX_FILE_BYTES:
        raise ValueError(f"size is not a whole number from 0 to {MAX_FILE_BYTES}")
    if not isinstance(sha256, str) or not SHA256.fullmatch(sha256):
        raise ValueError("sha256 is not a SHA-256 in lower-case hex")
    return BackedUpFile(name, size, sha256, etag if isinstance(etag, str) else None)


def is_part(name: str) -> bool:
    """Whether a backup may have a file of this name."""
    try:
        _check_name(name)
    except (ValueError, StoreError):
        return False
    return True


def _check_name(name: str) -> None:
    checked_key(name)
    if name.startswith((POOL, GARDEN)):
        ItemId.parse(name.removeprefix(POOL).removeprefix(STORE))
    elif name.startswith(EVENTS):
        if not re.fullmatch(r"store/events/[^/]+/.+\.jsonl", name):
            raise ValueError("it is not the name of an event log")
    elif name.startswith(FORGOTTEN):
        if not (name.endswith(".csv") and is_id(forgotten_user(name.removeprefix(STORE)))):
            raise ValueError("it is no part of a backup")
    elif not (name in CATALOGUE or _LIST_NAME.fullmatch(name) or _is_own(name)):
        raise ValueError("it is no part of a backup")


def _is_own(name: str) -> bool:
    return re.fullmatch(r"own/[a-z_]{1,64}\.(toml|json)", name) is not None


def _called(row: object, number: int) -> str:
    name = cast("dict[str, Any]", row).get("name") if isinstance(row, dict) else None
    return name[:300] if isinstance(name, str) else f"{BACKUP_FILE}, entry {number}"
