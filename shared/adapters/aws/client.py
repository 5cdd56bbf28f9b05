"""One way to AWS for every driver: boto3's own configuration, time-outs, and clear sentences.

Profiles, SSO, roles, regions and endpoints (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_S3`, …) are read
by boto3 as everywhere else, and `AWS_REGION` too, as the AWS CLI does: boto3 by itself knows only
`AWS_DEFAULT_REGION`. Nothing is asked of the network before the first call.
"""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,
    CredentialRetrievalError,
    HTTPClientError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
    SSOError,
    TokenRetrievalError,
)

from shared.domain.errors import EmotionGardenError


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a call waits for a connection and for an answer, and how often it is made in all.

    Network errors, 5xx and throttling are tried again.
    """

    connect_s: float = 5.0
    read_s: float = 30.0
    attempts: int = 4

    @classmethod
    def once(cls, within_s: float) -> "Patience":
        """For who has somebody waiting and asks again, if at all, by itself."""
        return cls(within_s, within_s, 1)


USUAL = Patience()
ON_TRIAL = Patience(3.0, 5.0, 2)
"""For a doctor: somebody reads along, and a server that is well answers at once."""

_NOT_AWS = (
    "the answer is not AWS' own (HTTP status {status});"
    " look for a proxy or a page of the network on the way"
)
_SENTENCES = {
    "denied; the AWS credentials do not allow {action} there": (
        "AccessDenied",
        "AccessDeniedException",
        "403",
        "Forbidden",
        "UnauthorizedOperation",
    ),
    "the AWS session token has expired; sign in again": (
        "ExpiredToken",
        "ExpiredTokenException",
        "TokenRefreshRequired",
    ),
    "the clock of this machine is wrong; AWS refuses what it signs": (
        "RequestTimeTooSkewed",
        "RequestExpired",
    ),
    "AWS does not know this access key or session token": (
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidToken",
        "UnrecognizedClientException",
    ),
    "the secret access key does not belong to the access key": (
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
    ),
    "this is the wrong region; {region}": (
        "301",
        "AuthorizationHeaderMalformed",
        "IllegalLocationConstraintException",
        "IncorrectEndpoint",
        "PermanentRedirect",
    ),
    "there is no such bucket": ("NoSuchBucket",),
    "AWS does not find it; look at the settings, and at AWS_REGION ({said})": (
        "ResourceNotFoundException",
    ),
}
_SENTENCE_OF = {code: sentence for sentence, codes in _SENTENCES.items() for code in codes}
_ONE_BY_ONE = ("denied;", "AWS does not find it;")
_OF_ALL = {code for code, said in _SENTENCE_OF.items() if not said.startswith(_ONE_BY_ONE)} | {""}
"""Of an answer that any other question would have too; no answer at all has no code."""
_WRONG_CLOCK = _SENTENCE_OF["RequestTimeTooSkewed"]
_NO_CONTENT, _REDIRECT = 204, 300
_THROTTLED = {
    "503",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
}


NOT_CREDENTIALS = (AttributeError, KeyError, OSError, TypeError, ValueError)
"""What botocore lets through of a program or file that should give credentials and does not."""


class ForeignAnswerError(BotoCoreError):
    """A success that somebody between us and AWS made up, such as a page to sign in."""

    fmt = _NOT_AWS


def make_client(
    service: str,
    *,
    patience: Patience = USUAL,
    connections: int = 10,
    **more: Any,
) -> Any:
    """A boto3 client of a service (`s3`, `rekognition`, …), for any number of threads.

    `more` goes into botocore's Config. EmotionGardenError names what is wrong in the configuration:
    a profile, no region, an endpoint that is no address. What answers a call must be AWS by its
    request id, or the call raises ForeignAnswerError; other servers that speak S3 need none.
    """
    config = Config(
        connect_timeout=patience.connect_s,
        read_timeout=patience.read_s,
        retries={"mode": "standard", "total_max_attempts": patience.attempts},
        max_pool_connections=connections,
        tcp_keepalive=True,
        **more,
    )
    try:
        with in_our_words(EmotionGardenError, service, "the AWS configuration"):
            region = os.environ.get("AWS_REGION") or None
            client = Session(region_name=region).client(service, config=config)
    except NOT_CREDENTIALS as error:
        sentence = f"{service} on the AWS configuration: {config_fault(error)}"
        raise EmotionGardenError.told(sentence, is_of_all=True) from error
    if service != "s3":
        client.meta.events.register("after-call", _refuse_foreign)
    return client


def refuse_foreign(answer: Mapping[str, Any]) -> None:
    """ForeignAnswerError when this success does not come from AWS, nor from who speaks like it.

    An answer without content is no page, and a server that speaks like S3 may give it no id.
    """
    about = answer.get("ResponseMetadata", {})
    status = about.get("HTTPStatusCode", 0)
    if status < _REDIRECT and status != _NO_CONTENT and not about.get("RequestId"):
        raise ForeignAnswerError(status=status)


def _refuse_foreign(parsed: Mapping[str, Any], **_more: object) -> None:
    refuse_foreign(parsed)


@contextmanager
def in_our_words(
    kind: type[EmotionGardenError], action: str, resource: str
) -> Generator[None, None, None]:
    """Turn what boto3 raises into one sentence of `kind`.

    `action` is IAM's name of what is tried (`s3:PutObject`), `resource` what it is tried on.
    """
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        sentence = sentence_of(error, action, resource)
        raise kind.told(sentence, is_of_all=code_of(error) in _OF_ALL) from error


def sentence_of(error: Exception, action: str, resource: str) -> str:
    """What is wrong, for a technician: what was tried, on what, and what to do about it."""
    if isinstance(error, ClientError):
        return _sentence_of_answer(error, action, resource)
    tried = f"{action} on {resource}"
    if isinstance(error, NoCredentialsError):
        return f"{tried}: there are no AWS credentials here; `aws configure` writes them"
    if isinstance(error, PartialCredentialsError):
        return f"{tried}: the AWS credentials are incomplete: {error}"
    if isinstance(error, NoRegionError):
        return f"{tried}: no AWS region is set here; `aws configure` or AWS_REGION names it"
    if isinstance(error, SSOError | TokenRetrievalError | CredentialRetrievalError):
        return f"{tried}: the AWS sign-in is not valid any more; sign in again ({_plain(error)})"
    if isinstance(error, ConnectionError | HTTPClientError):
        return f"{tried}: AWS cannot be reached: {_plain(error)}"
    return f"{tried}: {_plain(error)}"


def config_fault(error: Exception) -> str:
    """What is wrong with what boto3 is told by files, programs and the environment."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename} cannot be used: {error.strerror}"
    if isinstance(error, OSError) or type(error) is ValueError:
        return _plain(error)
    return f"what should give the credentials answers no JSON that AWS knows ({_plain(error)})"


def code_of(error: Exception) -> str:
    """AWS' name of an error (`NoSuchKey`); the HTTP status where an answer has no name."""
    if not isinstance(error, ClientError):
        return ""
    return str(error.response.get("Error", {}).get("Code", ""))


def _sentence_of_answer(error: ClientError, action: str, resource: str) -> str:
    code, said = code_of(error), _message(error)
    wrong = _SENTENCE_OF.get(code) or f"{code}: {said}".removesuffix(": ")
    if _is_page(code, said, action):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        wrong = _NOT_AWS.format(status=status)
    if "Signature expired" in said or "Signature not yet current" in said:
        wrong = _WRONG_CLOCK
    elif code in _THROTTLED:
        wrong = f"AWS asks to be asked less often ({code})"
    values = {"action": action, "region": _right_region(error), "said": said}
    for name, value in values.items():
        wrong = wrong.replace(f"{{{name}}}", value)
    return f"{action} on {resource}: {wrong}"


def _is_page(code: str, said: str, action: str) -> bool:
    """Whether it is of somebody between us and AWS.

    AWS names its errors; botocore gives one without a name the HTTP status, and as its message the
    page. An S3 that speaks only like AWS' may give a refusal no name.
    """
    if code.isdigit() and code not in _THROTTLED:
        return not action.startswith("s3:")
    return not code and not said


def _message(error: ClientError) -> str:
    return " ".join(str(error.response.get("Error", {}).get("Message", "")).split())


def _right_region(error: ClientError) -> str:
    headers = error.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    region = headers.get("x-amz-bucket-region") or error.response.get("Error", {}).get("Region")
    return f"AWS_REGION must be {region}" if region else "set AWS_REGION to the bucket's"


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())
