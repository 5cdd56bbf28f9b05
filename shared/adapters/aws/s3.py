"""The store in an S3 bucket, at AWS or at a server that speaks like it.

An ETag is S3's own word for a version of an object and never taken for a hash: what was put is
confirmed by the SHA-256 that the server counted, where it does. Objects carry it as metadata too.
A listing has the server's order: AWS lists by key, a server on top of folders may list by folder.
"""

import hashlib
import mimetypes
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast
from urllib.parse import quote, unquote

from botocore.exceptions import BotoCoreError, ClientError

from shared.adapters.aws.asking import asking
from shared.adapters.aws.at_once import at_once
from shared.adapters.aws.client import USUAL, Patience, code_of, make_client, refuse_foreign
from shared.adapters.aws.short_way import Answer, Asked, ShortWay
from shared.domain.errors import (
    EmotionGardenError,
    ObjectConflictError,
    ObjectMissingError,
    StoreError,
)
from shared.domain.object_key import MAX_KEY_BYTES, checked_key, is_key
from shared.one_by_one import as_file, content_of
from shared.ports import (
    Fetched,
    FetchedFile,
    NewFile,
    ObjectInfo,
    StoredObject,
    WantedFile,
    Written,
)

T = TypeVar("T")
R = TypeVar("R")
WIDTH = 32
"""How many objects `get_many` and `put_files` send at once."""
MAX_BYTES = 256 * 1024 * 1024
"""The largest object that is read: whatever lies in the bucket must fit into a kiosk's memory."""

_ATTEMPTS = 3
_PAUSE_S = 0.2
_MISSING = {"NoSuchKey", "404"}
_UNCHANGED = {"304", "NotModified"}
_RACED = {"409", "ConditionalRequestConflict", "OperationAborted"}
_CONFLICT = {"412", "PreconditionFailed"}
_PLAIN = "".join(map(chr, range(0x20, 0x7F))).replace("%", "")


class S3Store:
    """`shared.ports.Store` on a bucket, below `prefix`; any number of threads may use it.

    `checksums` is `when_required` for servers that refuse boto3's checksum headers: SigV4's own
    hash of the body guards what is sent then. Nothing is opened before the first call.
    """

    def __init__(
        self,
        bucket: str,
        prefix: str = "",
        *,
        checksums: str = "auto",
        width: int = WIDTH,
        patience: Patience = USUAL,
    ) -> None:
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._sends_checksums = checksums != "when_required"
        self._width = width
        self._patience = patience
        self._opened: Any = None
        self._short: ShortWay | None = None
        self._opening = Lock()

    def __str__(self) -> str:
        return f"s3://{self._bucket}/{self._prefix}".removesuffix("/")

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        asked = self._asked(key)
        if unless_etag is not None:
            asked["IfNoneMatch"] = f'"{unless_etag}"'
        with self._in_our_words("s3:GetObject", key):
            try:
                answer, data = self._download(asked)
            except ClientError as error:
                if code_of(error) in _UNCHANGED:
                    return None
                raise
            return _object(key, answer, data)

    def put(
        self,
        key: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        conditions = {} if if_match is None else {"IfMatch": f'"{if_match}"'}
        if if_none_match:
            conditions["IfNoneMatch"] = "*"
        sha256 = hashlib.sha256(data).hexdigest()
        asked = self._described(key, sha256, metadata or {}, conditions)
        with self._in_our_words("s3:PutObject", key):
            return _etag(self._upload(key, data, asked))

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        with self._in_our_words("s3:ListBucket", prefix):
            pages = self._client().get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix + prefix):
                if "IsTruncated" not in page:  # a page of somebody between us and S3
                    raise ValueError("no list")
                for entry in page.get("Contents", ()):
                    key = str(entry["Key"]).removeprefix(self._prefix)
                    if is_key(key) and not (without and key.startswith(without)):
                        yield ObjectInfo(key, int(entry["Size"]), _etag(entry))

    def delete(self, key: str) -> None:
        # AWS does not say that nothing was there, others do.
        with suppress(ObjectMissingError), self._in_our_words("s3:DeleteObject", key):
            refuse_foreign(self._client().delete_object(**self._asked(key)))

    def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
        return self._each(
            keys,
            lambda short, key: short.get(self._asked(key)["Key"]),
            lambda key, found: Fetched(key, _object(key, found.as_boto3(), found.body)),
            self._fetched,
        )

    def get_files(self, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
        return self._each(
            wanted,
            lambda short, file: short.get(self._asked(file.key)["Key"], file.sha256),
            lambda file, found: FetchedFile(file.key, found.path),
            lambda file: as_file(self._fetched(file.key), file, folder),
            folder,
        )

    def put_files(self, files: Iterable[NewFile]) -> Iterator[Written]:
        return self._each(
            files,
            lambda short, new: short.put(self._new(new), new.path, new.size),
            lambda new, answer: _written(new.key, answer.as_boto3()),
            self._written,
        )

    def _each(
        self,
        items: Iterable[T],
        request: Callable[[ShortWay, T], Asked],
        made: Callable[[T, Answer], R],
        long_made: Callable[[T], R],
        folder: Path | None = None,
    ) -> Iterator[R]:
        short = self._short_way()
        if short is None:
            return at_once(long_made, items, self._width)
        return short.each(items, partial(request, short), made, long_made, folder)

    # --- one object ----------------------------------------------------------------------------

    def _fetched(self, key: str) -> Fetched:
        try:
            return Fetched(key, self.get(key))
        except StoreError as error:
            return Fetched(key, error=error)

    def _written(self, new: NewFile) -> Written:
        try:
            return _written(new.key, self._upload(new.key, content_of(new), self._new(new)))
        except StoreError as error:
            return Written(new.key, error=error)

    def _download(self, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The answer and its body; a body that breaks off is asked for again."""
        for attempt in range(_ATTEMPTS):
            answer = cast("dict[str, Any]", self._client().get_object(**asked))
            try:
                with closing(answer["Body"]) as body:
                    if int(answer["ContentLength"]) > MAX_BYTES:
                        raise StoreError(
                            f"{asked['Key']!r} in {self} is larger than {MAX_BYTES} bytes"
                        )
                    return answer, body.read()
            except BotoCoreError:
                if attempt + 1 == _ATTEMPTS:
                    raise
        raise AssertionError("not reached")

    def _new(self, new: NewFile) -> dict[str, Any]:
        return self._described(new.key, new.sha256, {}, {"IfNoneMatch": "*"})

    def _described(
        self, key: str, sha256: str, metadata: Mapping[str, str], conditions: Mapping[str, str]
    ) -> dict[str, Any]:
        """All that `put_object` is told, but the body."""
        described = {name: quote(text, safe=_PLAIN) for name, text in metadata.items()}
        asked = {**self._asked(key), **conditions}
        if self._sends_checksums:
            asked["ChecksumSHA256"] = b64encode(bytes.fromhex(sha256)).decode()
        asked["Metadata"] = described | {"sha256": sha256}
        asked["ContentType"] = mimetypes.guess_type(key)[0] or "application/octet-stream"
        return asked

    def _upload(self, key: str, data: bytes, asked: Mapping[str, Any]) -> dict[str, Any]:
        """S3's answer; a race of two conditional writes (409) is run again."""
        conditional = "IfMatch" in asked or "IfNoneMatch" in asked
        with self._in_our_words("s3:PutObject", key, conditional=conditional):
            for _ in range(_ATTEMPTS - 1):
                try:
                    return self._client().put_object(Body=data, **asked)
                except ClientError as error:
                    if not conditional or code_of(error) not in _RACED:
                        raise
                time.sleep(_PAUSE_S)
            return self._client().put_object(Body=data, **asked)

    # --- names and errors ----------------------------------------------------------------------

    def _client(self) -> Any:
        with self._opening:
            if self._opened is None:
                self._opened = make_client(
                    "s3",
                    connections=self._width + 2,
                    patience=self._patience,
                    **self._extras(),
                )
            return self._opened

    def _short_way(self) -> ShortWay | None:
        """None where there is none; the long way then says what is wrong, if anything is."""
        if self._short is None and self._sends_checksums:
            with suppress(EmotionGardenError):
                self._short = ShortWay.open(
                    self._client(),
                    self._bucket,
                    width=self._width,
                    max_bytes=MAX_BYTES,
                    timeout_s=self._patience.read_s,
                )
        return self._short

    def _extras(self) -> dict[str, Any]:
        if self._sends_checksums:
            return {"signature_version": "s3v4"}
        return {
            "request_checksum_calculation": "when_required",
            "response_checksum_validation": "when_required",
            "s3": {"payload_signing_enabled": True},
        }

    def _asked(self, key: str) -> dict[str, Any]:
        whole = self._prefix + checked_key(key)
        if len(whole.encode()) > MAX_KEY_BYTES:
            raise StoreError(f"object key {key[:80]!r} is too long below {self}")
        return {"Bucket": self._bucket, "Key": whole}

    @contextmanager
    def _in_our_words(
        self, action: str, key: str, *, conditional: bool = False
    ) -> Generator[None, None, None]:
        with asking(StoreError, action, f"{key!r} in {self}"):
            try:
                yield
            except ClientError as error:
                code = code_of(error)
                if conditional and code in _CONFLICT | _RACED | _MISSING:
                    raise ObjectConflictError(
                        f"object {key!r} in {self} is not as expected: somebody else wrote it"
                    ) from error
                if code in _MISSING and action != "s3:PutObject":
                    raise ObjectMissingError(f"the store {self} has no object {key!r}") from error
                raise


def _object(key: str, answer: Mapping[str, Any], data: bytes) -> StoredObject:
    metadata = {name: unquote(text) for name, text in answer["Metadata"].items()}
    return StoredObject(key, data, _etag(answer), metadata)


def _written(key: str, answer: Mapping[str, Any]) -> Written:
    counted = answer.get("ChecksumSHA256")
    return Written(key, b64decode(counted).hex() if counted else None)


def _etag(answer: Mapping[str, Any]) -> str:
    return str(answer["ETag"]).strip('"')
