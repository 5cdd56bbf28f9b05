"""The short way to S3 for many objects: the AWS Common Runtime signs, sends and receives, in C.

It takes less than half the processor time of a call of boto3. Whatever is not plainly right (a
refusal, a redirect, an error, a lost connection, no answer in time) is no answer here, and goes the
long way, where boto3 tries again and says what is wrong.
"""

import io
from collections.abc import Mapping, Sequence
from concurrent.futures import TimeoutError as NoAnswerError
from typing import Any
from urllib.parse import quote, urlsplit

from awscrt.exceptions import AwsCrtError
from awscrt.http import HttpHeaders, HttpRequest
from awscrt.io import ClientTlsContext, TlsContextOptions
from awscrt.s3 import (
    S3Client,
    S3RequestTlsMode,
    S3RequestType,
    S3RetryConfig,
    S3RetryMode,
    create_default_s3_signing_config,
)
from botocore.httpsession import get_cert_path
from botocore.utils import get_environ_proxies
from s3transfer.crt import BotocoreCRTCredentialsWrapper

_METADATA = "x-amz-meta-"
_CHECKSUM = "x-amz-checksum-sha256"
_PLAIN = "/-_.~"


class ShortWay:
    """Whole objects of one bucket, by the side of the boto3 client that goes the long way.

    `width` bounds the connections, `max_bytes` what is received, `timeout_s` each call. Behind a
    proxy there is no short way.
    """

    def __init__(
        self, client: Any, bucket: str, *, width: int, max_bytes: int, timeout_s: float
    ) -> None:
        url = client.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "-"})
        self._address = urlsplit(url)
        self._max_bytes = max_bytes
        self._timeout_s = timeout_s
        self._runtime = None if get_environ_proxies(url) else _runtime(client, width)

    def get(self, key: str) -> tuple[dict[str, Any], bytes] | None:
        """What `get_object` answers, and the body; None when the long way has to be gone."""
        answer = self._answer("GetObject", self._request("GET", key, {}))
        if answer is None:
            return None
        headers, body = answer
        metadata = {
            name.removeprefix(_METADATA): value
            for name, value in headers.items()
            if name.startswith(_METADATA)
        }
        return {"ETag": headers.get("etag", ""), "Metadata": metadata}, body

    def put(self, asked: Mapping[str, Any], data: bytes) -> dict[str, Any] | None:
        """What `put_object` answers where nothing was; None when the long way has to be gone."""
        described = {
            "Content-Length": str(len(data)),
            "Content-Type": asked["ContentType"],
            "If-None-Match": asked["IfNoneMatch"],
            _CHECKSUM: asked["ChecksumSHA256"],
            **{_METADATA + name: value for name, value in asked["Metadata"].items()},
        }
        request = self._request("PUT", asked["Key"], described)
        request.body_stream = io.BytesIO(data)
        answer = self._answer("PutObject", request)
        if answer is None:
            return None
        headers, _ = answer
        return {"ETag": headers.get("etag", ""), "ChecksumSHA256": headers.get(_CHECKSUM)}

    def _request(self, method: str, key: str, headers: Mapping[str, str]) -> HttpRequest:
        path = self._address.path.removesuffix("-") + quote(key, safe=_PLAIN)
        every = HttpHeaders([("Host", self._address.netloc), *headers.items()])
        return HttpRequest(method, path, every)

    def _answer(self, operation: str, request: HttpRequest) -> tuple[dict[str, str], bytes] | None:
        """The headers of an answer that is plainly right, by lower-case name, and its body."""
        if self._runtime is None:
            return None
        answer = _Answer(self._max_bytes)
        call = self._runtime.make_request(
            type=S3RequestType.GET_OBJECT if operation == "GetObject" else S3RequestType.DEFAULT,
            operation_name=operation,
            request=request,
            on_headers=answer.take_headers,
            on_body=answer.take_body,
        )
        try:
            call.finished_future.result(self._timeout_s)
        except (AwsCrtError, NoAnswerError):
            call.cancel()
            return None
        return answer.whole()


class _Answer:
    """What the runtime's thread hands over, piece by piece; more than `max_bytes` is let go."""

    def __init__(self, max_bytes: int) -> None:
        self._room = max_bytes
        self._headers: dict[str, str] = {}
        self._pieces: list[bytes] = []

    def take_headers(self, headers: Sequence[tuple[str, str]], **_more: object) -> None:
        self._headers = {name.lower(): value for name, value in headers}

    def take_body(self, chunk: bytes, **_more: object) -> None:
        self._room -= len(chunk)
        if self._room >= 0:
            self._pieces.append(chunk)

    def whole(self) -> tuple[dict[str, str], bytes] | None:
        return (self._headers, b"".join(self._pieces)) if self._room >= 0 else None


def _runtime(client: Any, width: int) -> S3Client:
    """A client of the runtime with the credentials, region and certificates of boto3's."""
    credentials = BotocoreCRTCredentialsWrapper(client._request_signer._credentials)
    is_safe = client.meta.endpoint_url.startswith("https:")
    tls = None
    if is_safe:
        options = TlsContextOptions()
        trusted = get_cert_path(client._endpoint.http_session._verify)
        options.override_default_trust_store_from_path(ca_filepath=trusted)
        tls = ClientTlsContext(options).new_connection_options()
    return S3Client(
        region=client.meta.region_name,
        tls_mode=S3RequestTlsMode.ENABLED if is_safe else S3RequestTlsMode.DISABLED,
        tls_connection_options=tls,
        signing_config=create_default_s3_signing_config(
            region=client.meta.region_name,
            credential_provider=credentials.to_crt_credentials_provider(),
        ),
        max_active_connections_override=width,
        connect_timeout_ms=int(client.meta.config.connect_timeout * 1000),
        retry_config=S3RetryConfig(retry_mode=S3RetryMode.NONE),
    )
