"""The short way to S3 for many objects: the AWS Common Runtime signs, sends and receives, in C.

It takes less than half the processor time of a call of boto3. Whatever is not plainly right (a
refusal, a redirect, an error, a lost connection, no answer in time) is no answer here, and goes the
long way, where boto3 tries again and says what is wrong.
"""

import time
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Generic, Self, TypeVar
from urllib.parse import quote, urlsplit

from awscrt.exceptions import AwsCrtError
from awscrt.http import HttpHeaders, HttpRequest
from awscrt.s3 import (
    S3ChecksumAlgorithm,
    S3ChecksumConfig,
    S3Client,
    S3Request,
    S3RequestType,
)
from botocore.exceptions import BotoCoreError
from botocore.utils import get_environ_proxies

from shared.adapters.aws.at_once import at_once
from shared.adapters.aws.client import NOT_CREDENTIALS
from shared.adapters.aws.runtime import open_runtime
from shared.domain.errors import StoreError
from shared.one_by_one import new_file

T = TypeVar("T")
R = TypeVar("R")
_METADATA = "x-amz-meta-"
_CHECKSUM = "x-amz-checksum-sha256"
_PLAIN = "/-_.~"


@dataclass(slots=True)
class Asked:
    """A request, the file that is its body, if it has one, and what the answer's must be."""

    request: HttpRequest
    body: Path | None = None
    sha256: str | None = None


@dataclass(slots=True)
class Answer:
    """A plain success: `headers` by lower-case name, and the body or the file it went into."""

    headers: dict[str, str]
    body: bytes
    path: Path | None

    def as_boto3(self) -> dict[str, Any]:
        """What of it boto3's `get_object` and `put_object` answer."""
        metadata = {
            name.removeprefix(_METADATA): value
            for name, value in self.headers.items()
            if name.startswith(_METADATA)
        }
        return {
            "ETag": self.headers.get("etag", ""),
            "ChecksumSHA256": self.headers.get(_CHECKSUM),
            "Metadata": metadata,
        }


class ShortWay:
    """Whole objects of one bucket, by the side of the boto3 client that goes the long way.

    `width` bounds the connections, `max_bytes` what is received, `timeout_s` each call. No thread
    of ours waits for an answer.
    """

    def __init__(
        self, client: Any, bucket: str, *, width: int, max_bytes: int, timeout_s: float
    ) -> None:
        self._address = urlsplit(_address(client, bucket))
        self._width = width
        self._max_bytes = max_bytes
        self._timeout_s = timeout_s
        self._runtime = open_runtime(client, width)

    @classmethod
    def open(cls, client: Any, bucket: str, **bounds: Any) -> Self | None:
        """The short way, if there is one: not behind a proxy, nor without credentials."""
        try:
            is_open = not get_environ_proxies(_address(client, bucket))
            return cls(client, bucket, **bounds) if is_open else None
        except (BotoCoreError, AwsCrtError, *NOT_CREDENTIALS):
            return None

    def get(self, key: str, sha256: str | None = None) -> Asked:
        """The request for an object; one whose content has another SHA-256 is no answer."""
        return Asked(self._request("GET", key, {}), sha256=sha256)

    def put(self, asked: Mapping[str, Any], file: Path, size: int) -> Asked:
        """The request that writes a file where nothing is, with what `put_object` is told.

        OSError and StoreError when the file is not of that size. The server compares what it
        receives with the SHA-256 that it is told, so nothing is hashed here.
        """
        if file.stat().st_size != size:
            raise StoreError(f"{file}: is not of {size} bytes")
        described = {
            "Content-Length": str(size),
            "Content-Type": asked["ContentType"],
            "If-None-Match": asked["IfNoneMatch"],
            _CHECKSUM: asked["ChecksumSHA256"],
            **{_METADATA + name: value for name, value in asked["Metadata"].items()},
        }
        return Asked(self._request("PUT", asked["Key"], described), file)

    def _request(self, method: str, key: str, headers: Mapping[str, str]) -> HttpRequest:
        path = self._address.path.removesuffix("-") + quote(key, safe=_PLAIN)
        every = HttpHeaders([("Host", self._address.netloc), *headers.items()])
        return HttpRequest(method, path, every)

    def each(
        self,
        items: Iterable[T],
        request: Callable[[T], Asked],
        made: Callable[[T, Answer], R],
        long_made: Callable[[T], R],
        folder: Path | None = None,
    ) -> Iterator[R]:
        """What is made of each answer; what has none goes the long way, several at a time."""
        left: list[T] = []
        for item, answer in self.ask(items, request, folder):
            if answer is not None:
                yield made(item, answer)
                continue
            left.append(item)
            if len(left) == self._width:
                yield from at_once(long_made, left, self._width)
                left = []
        yield from at_once(long_made, left, self._width)

    def ask(
        self,
        items: Iterable[T],
        request: Callable[[T], Asked],
        folder: Path | None = None,
    ) -> Iterator[tuple[T, Answer | None]]:
        """Each item with its answer, as the answers come; None: the long way has to be gone.

        Bodies go into new files in `folder`, where it is given. Items are taken one by one in the
        caller's thread, as many as there are connections. Who stops iterating leaves it open
        whether the requests under way were done.
        """
        ended: SimpleQueue[_Call[T]] = SimpleQueue()
        under_way: dict[_Call[T], None] = {}
        try:
            for item in items:
                call = _Call(item, self._max_bytes, new_file(folder) if folder else None)
                try:
                    call.begin(self._runtime, request(item), ended.put)
                    under_way[call] = None
                except (AwsCrtError, OSError, RuntimeError, StoreError):
                    yield item, None
                while len(under_way) >= self._width or (under_way and not ended.empty()):
                    yield self._settled(ended, under_way)
            while under_way:
                yield self._settled(ended, under_way)
        finally:
            for call in under_way:
                call.cancel()

    def _settled(
        self, ended: "SimpleQueue[_Call[T]]", under_way: "dict[_Call[T], None]"
    ) -> tuple[T, Answer | None]:
        """The next call that ended, or the oldest one when that is late."""
        oldest = next(iter(under_way))
        late_at = oldest.begun + self._timeout_s
        while True:
            try:
                call = ended.get(timeout=max(0.0, late_at - time.monotonic()))
            except Empty:
                del under_way[oldest]
                oldest.cancel()
                return oldest.item, None
            if call in under_way:  # and not one that was late
                del under_way[call]
                return call.item, call.answer()


class _Call(Generic[T]):
    """A request under way, and what the runtime's thread hands over: at most `room` bytes."""

    def __init__(self, item: T, room: int, path: Path | None) -> None:
        self.item = item
        self.begun = time.monotonic()
        self._room = room
        self._path = path
        self._headers: dict[str, str] = {}
        self._pieces: list[bytes] = []
        self._request: S3Request | None = None
        self._is_right = False

    def begin(self, runtime: S3Client, asked: Asked, done: "Callable[[_Call[T]], None]") -> None:
        """Send it; `done` is told of the end in the runtime's thread. AwsCrtError, RuntimeError."""
        is_get = asked.body is None

        def end(error: Exception | None, did_validate_checksum: bool, **_more: object) -> None:
            self._is_right = error is None and (did_validate_checksum or asked.sha256 is None)
            done(self)

        self._request = runtime.make_request(
            type=S3RequestType.GET_OBJECT if is_get else S3RequestType.DEFAULT,
            operation_name="GetObject" if is_get else "PutObject",
            request=asked.request,
            on_headers=self._take_headers,
            on_body=self._take_body,
            on_done=end,
            checksum_config=asked.sha256 and _of_content(asked.sha256),
            recv_filepath=self._path and str(self._path),
            send_filepath=asked.body and str(asked.body),
        )

    def cancel(self) -> None:
        if self._request is not None:
            self._request.cancel()

    def answer(self) -> Answer | None:
        """The answer, once it ended, if it is plainly right; else no file is left."""
        self._request = None
        if self._is_right and self._room >= 0:
            return Answer(self._headers, b"".join(self._pieces), self._path)
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        return None

    def _take_headers(self, headers: Sequence[tuple[str, str]], **_more: object) -> None:
        self._headers = {name.lower(): value for name, value in headers}
        if int(self._headers.get("content-length", 0)) > self._room:
            self._room = -1
            self.cancel()

    def _take_body(self, chunk: bytes, **_more: object) -> None:
        self._room -= len(chunk)
        if self._room >= 0:
            self._pieces.append(chunk)


def _of_content(sha256: str) -> S3ChecksumConfig:
    """That the content of an answer must have this hash; the runtime counts while it receives."""
    return S3ChecksumConfig(
        expected_checksum=b64encode(bytes.fromhex(sha256)).decode(),
        expected_checksum_algorithm=S3ChecksumAlgorithm.SHA256,
    )


def _address(client: Any, bucket: str) -> str:
    """Where the bucket is; the path ends with `-` for a key."""
    return client.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "-"})
