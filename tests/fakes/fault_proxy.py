"""A proxy between an S3 client and its server that makes the trouble a network makes."""

import http.client
import socket
import struct
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_SLOW_S = 0.3
_REFUSALS = {
    "500": (500, "InternalError", "We encountered an internal error. Please try again."),
    "503": (503, "SlowDown", "Please reduce your request rate."),
    "denied": (403, "AccessDenied", "Access Denied"),
    "expired": (400, "ExpiredToken", "The provided token has expired."),
    "region": (301, "PermanentRedirect", "The bucket must be addressed elsewhere."),
    "skewed": (403, "RequestTimeTooSkewed", "The difference between the times is too large."),
    "unknown": (403, "InvalidAccessKeyId", "The key does not exist."),
    "raced": (409, "ConditionalRequestConflict", "A conflicting operation occurred."),
}
_PAGE = "<html><body>Welcome to the hotel.</body></html>"
_ANSWERS = {
    "page": (200, _PAGE),
    "page 403": (403, _PAGE),
    **{
        fault: (status, f"<Error><Code>{code}</Code><Message>{message}</Message></Error>")
        for fault, (status, code, message) in _REFUSALS.items()
    },
}
FAULTS = ("reset", "lost answer", "500", "503", "slow", "truncated")
"""What passes by itself; a refusal (`denied`, `skewed`, …) or somebody else's `page` does not."""


@dataclass
class Trouble:
    """Every `every`-th request meets the next of `faults`; none while `faults` is empty.

    `requests` counts what has come so far.
    """

    faults: Sequence[str] = ()
    every: int = 3
    requests: int = 0
    met: list[str] = field(default_factory=list[str])
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> str | None:
        with self._turn:
            self.requests += 1
            if not self.faults or self.requests % self.every:
                return None
            fault = self.faults[len(self.met) % len(self.faults)]
            self.met.append(fault)
            return fault


@contextmanager
def fault_proxy(server: str, trouble: Trouble) -> Generator[str]:
    """A proxy in front of the server at this address; gives its own."""

    class Handler(_Handler):
        upstream = urlsplit(server).netloc

    Handler.trouble = trouble
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as proxy:
        proxy.handle_error = _ignore  # type: ignore[method-assign]
        thread = threading.Thread(target=proxy.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{proxy.server_port}"
        finally:
            proxy.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # it would hold each answer back for 40 ms
    upstream: str
    trouble: Trouble

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fault = self.trouble.next()
        if fault in _ANSWERS:
            self._answer(*_ANSWERS[fault])
            return
        if fault == "reset":
            self._reset()
            return
        if fault == "slow":
            time.sleep(_SLOW_S)
        status, headers, answer = self._ask(body)
        if fault == "lost answer":
            self._reset()
            return
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        length = dict((n.lower(), v) for n, v in headers).get("content-length", str(len(answer)))
        self.send_header("Content-Length", length)
        self.end_headers()
        if fault == "truncated":
            self.wfile.write(answer[: len(answer) // 2])
            self._reset()
        else:
            self.wfile.write(answer)

    do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = _pass_on

    def _ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        server = http.client.HTTPConnection(self.upstream, timeout=60)
        try:
            server.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() != "expect":
                    server.putheader(name, value)
            server.endheaders(body)
            answer = server.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            server.close()

    def _answer(self, status: int, said: str) -> None:
        text = said.encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/xml")
        self.send_header("x-amz-bucket-region", "eu-central-1")
        self.send_header("Content-Length", str(0 if self.command == "HEAD" else len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def _reset(self) -> None:
        """End the connection the rude way: a reset, not a farewell."""
        with suppress(OSError):
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


def _ignore(request: object, client_address: object) -> None:
    """A client that hung up is no news."""
