"""The server: takes requests apart, checks them, and lets them fail when a test wants it."""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from uuid import uuid4

import botocore.session

from tests.fakes.aws_server.answers import AwsError
from tests.fakes.aws_server.checks import problems
from tests.fakes.aws_server.faces import Faces
from tests.fakes.aws_server.personalize import Personalize
from tests.fakes.aws_server.personalize_data import PersonalizeData

_TARGETS = {"RekognitionService": "rekognition", "AmazonPersonalize": "personalize"}
_PATHS = {
    "/events": ("personalize-events", "PutEvents"),
    "/users": ("personalize-events", "PutUsers"),
    "/items": ("personalize-events", "PutItems"),
    "/recommendations": ("personalize-runtime", "GetRecommendations"),
}
_SIGNED = re.compile(
    r"AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/[^/]+/(?P<service>[^/]+)/aws4_request,"
)
EXPIRED = "expired"
"""A session token that this AWS takes to be out of date."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came, and what became of it (`error`: AWS' name, None when it went well)."""

    operation: str
    body: dict[str, Any]
    error: str | None = None


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next `times` requests (None: all) of an operation.

    `error` is answered instead of an answer, `raw` is sent as it is; `silent` answers nothing while
    the server lives. `page`: somebody on the way answers so, with `status`, and the request never
    comes here.
    """

    error: AwsError | None = None
    silent: bool = False
    raw: bytes | None = None
    page: bytes | None = None
    status: int = 200
    times: int | None = None


@dataclass
class FakeAws:
    """Rekognition and Personalize on one port of this machine; use it in a `with` block."""

    requests: list[Request] = field(default_factory=list[Request])
    faults: dict[str, Fault] = field(default_factory=dict[str, Fault])
    denied: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        self.faces = Faces()
        self.personalize = Personalize()
        self.data = PersonalizeData(self.personalize)
        self._lock = threading.Lock()
        self._closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def environment(self) -> dict[str, str]:
        """What boto3 needs to come here, with credentials of nobody."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "nobody",
            "AWS_REGION": "ap-northeast-2",
            "AWS_DEFAULT_REGION": "ap-northeast-2",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def calls(self, operation: str) -> list[dict[str, Any]]:
        """The bodies of the requests of an operation that went well."""
        return [r.body for r in self.requests if r.operation == operation and r.error is None]

    def fail(self, operation: str, code: str, message: str = "", times: int | None = None) -> None:
        """Answer an operation with an error."""
        self.faults[operation] = Fault(AwsError(code, message or code), times=times)

    def __enter__(self) -> Self:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        threading.Thread(  # noqa: TID251  a server in a test has no lanes
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()

    # --- answering -----------------------------------------------------------------------------

    def page(self, path: str, headers: Any) -> tuple[int, bytes] | None:
        """The status and what is answered on the way, if anything is."""
        fault = self.faults.get(self._asked(path, headers)[1])
        return (fault.status, fault.page) if fault and fault.page is not None else None

    def answer(self, path: str, headers: Any, body: bytes) -> tuple[int, bytes, str | None]:
        """Status, body and the name of the error, if any."""
        operation, sent = "?", dict[str, Any]()
        error: AwsError | None = None
        answer: bytes = b""
        try:
            service, operation = self._asked(path, headers)
            sent = json.loads(body or b"{}")
            fault = self._fault(operation)
            if fault is not None and fault.silent:
                self._closing.wait()
            self._authorise(headers, service, operation)
            if fault is not None and fault.error is not None:
                raise fault.error
            self._check(service, operation, sent)
            with self._lock:
                answer = json.dumps(self._work(operation)(sent)).encode()
            if fault is not None and fault.raw is not None:
                answer = fault.raw
        except AwsError as raised:
            error = raised
        except ValueError as raised:
            error = AwsError("SerializationException", str(raised))
        self.requests.append(Request(operation, sent, error.code if error else None))
        if error is None:
            return 200, answer, None
        said = {"__type": error.code, "message": error.message}
        return error.status, json.dumps(said).encode(), error.code

    def _asked(self, path: str, headers: Any) -> tuple[str, str]:
        prefix, _, operation = (headers.get("X-Amz-Target") or "").partition(".")
        if prefix in _TARGETS:
            return _TARGETS[prefix], operation
        if path in _PATHS:
            return _PATHS[path]
        raise AwsError("UnknownOperationException", f"there is no {path}", 404)

    def _authorise(self, headers: Any, service: str, operation: str) -> None:
        signed = _SIGNED.match(headers.get("Authorization") or "")
        if signed is None:
            raise AwsError("MissingAuthenticationTokenException", "not signed", 403)
        if headers.get("X-Amz-Security-Token") == EXPIRED:
            raise AwsError("ExpiredTokenException", "The security token is expired", 403)
        action = f"{service.split('-')[0]}:{operation}"
        if action in self.denied:
            message = f"User: nobody is not authorized to perform: {action}"
            raise AwsError("AccessDeniedException", message, 403)

    def _check(self, service: str, operation: str, sent: dict[str, Any]) -> None:
        model = _model(service)
        if operation not in model.operation_names:
            raise AwsError("UnknownOperationException", f"there is no {operation}", 404)
        found = list(problems(model.operation_model(operation).input_shape, sent))
        if found:
            number = f"{len(found)} validation error{'s' if len(found) > 1 else ''} detected: "
            raise AwsError("ValidationException", number + "; ".join(found))

    def _fault(self, operation: str) -> Fault | None:
        fault = self.faults.get(operation)
        if fault is None or fault.times == 0:
            return None
        if fault.times is not None:
            fault.times -= 1
        return fault

    def _work(self, operation: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
        for part in (self.faces, self.personalize, self.data):
            work = part.operations().get(operation)
            if work is not None:
                return work
        raise AwsError("UnknownOperationException", f"{operation} is not played here", 404)


@cache
def _model(service: str) -> Any:
    return botocore.session.get_session().get_service_model(service)


def _handler(aws: FakeAws) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # it would hold each answer back for 40 ms

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            page = aws.page(self.path, self.headers)
            if page is not None:
                status, content = page
                self._send(status, {"Content-Type": "text/html"}, content)
                return
            status, body, error = aws.answer(self.path, self.headers, sent)
            said = {"Content-Type": "application/x-amz-json-1.1", "x-amzn-RequestId": str(uuid4())}
            self._send(status, said | ({"x-amzn-ErrorType": error} if error else {}), body)

        def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # who asked has gone

        def log_message(self, format: str, *args: Any) -> None:
            """Tests read `FakeAws.requests`."""

    return Handler
