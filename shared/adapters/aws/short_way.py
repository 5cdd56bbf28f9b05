"""The short way to S3 for many objects: boto3 signs the request, and its own HTTP session sends it.

It spares the third of a call, and more, that boto3 spends on what an ordinary answer does not need.
Whatever is not plainly right (a refusal, a redirect, an error, a lost connection) is no answer
here, and goes the long way, where boto3 tries again and says what is wrong.
"""

from collections.abc import Mapping
from typing import Any

from botocore.awsrequest import AWSRequest
from botocore.exceptions import BotoCoreError
from urllib3.exceptions import HTTPError

_OK = 200
_SIGNED_FOR_S = 900
_METADATA = "x-amz-meta-"


class ShortWay:
    """Whole objects through the HTTP session of a boto3 client that signs with `s3v4`."""

    def __init__(self, client: Any, max_bytes: int) -> None:
        self._client = client
        self._session = client._endpoint.http_session  # its proxies, certificates and time-outs
        self._max_bytes = max_bytes

    def get(self, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes] | None:
        """What `get_object` answers, and the body; None when the long way has to be gone."""
        request = AWSRequest("GET", self._signed("get_object", asked), stream_output=True)
        try:
            answer = self._session.send(request.prepare())
            length = int(answer.headers.get("Content-Length", self._max_bytes + 1))
            if answer.status_code != _OK or length > self._max_bytes:
                answer.raw.close()
                return None
            data = answer.raw.read()
        except (BotoCoreError, HTTPError):
            return None
        headers = {name.lower(): value for name, value in answer.headers.items()}
        metadata = {
            name.removeprefix(_METADATA): value
            for name, value in headers.items()
            if name.startswith(_METADATA)
        }
        return {"ETag": headers.get("etag", ""), "Metadata": metadata}, data

    def put(self, asked: Mapping[str, Any], data: bytes) -> dict[str, Any] | None:
        """What `put_object` answers where nothing was; None when the long way has to be gone."""
        headers = {
            "If-None-Match": asked["IfNoneMatch"],
            "Content-Type": asked["ContentType"],
            "Content-Length": str(len(data)),
            "x-amz-checksum-sha256": asked["ChecksumSHA256"],
            **{_METADATA + name: value for name, value in asked["Metadata"].items()},
        }
        request = AWSRequest("PUT", self._signed("put_object", asked), data=data, headers=headers)
        try:
            answer = self._session.send(request.prepare())
        except BotoCoreError:
            return None
        if answer.status_code != _OK:
            return None
        counted = answer.headers.get("x-amz-checksum-sha256")
        return {"ETag": answer.headers.get("ETag", ""), "ChecksumSHA256": counted}

    def _signed(self, operation: str, asked: Mapping[str, Any]) -> str:
        return self._client.generate_presigned_url(
            operation, Params=dict(asked), ExpiresIn=_SIGNED_FOR_S
        )
