"""A model hub on this machine: the few addresses that a download needs, and ways to go wrong."""

import hashlib
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"
HUB_ID = "garden/meadow"


@dataclass
class FakeHub:
    """Serves the files of a folder as the model `HUB_ID`.

    `cut` are names of files whose first answer ends in the middle; `altered` are names whose bytes
    are not those of the listing; `extra` are names that are listed besides. `asked` are the ranges
    of the file requests it got.
    """

    folder: Path
    cut: set[str] = field(default_factory=set)
    altered: set[str] = field(default_factory=set)
    extra: tuple[str, ...] = ()
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    endpoint: str = ""

    def listing(self) -> dict[str, Any]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        siblings = [_sibling(path, path.relative_to(self.folder).as_posix()) for path in files]
        siblings += [{"rfilename": name, "size": 1, "blobId": "0" * 40} for name in self.extra]
        return {
            "_id": "1",
            "id": HUB_ID,
            "modelId": HUB_ID,
            "sha": COMMIT,
            "tags": [],
            "downloads": 0,
            "likes": 0,
            "private": False,
            "cardData": {"license": "openrail++"},
            "siblings": siblings,
        }


def _sibling(path: Path, name: str) -> dict[str, Any]:
    data = path.read_bytes()
    git = hashlib.sha1(b"blob %d\0" % len(data) + data)
    sibling = {"rfilename": name, "size": len(data), "blobId": git.hexdigest()}
    if name.endswith(".safetensors"):
        digest = hashlib.sha256(data).hexdigest()
        sibling["lfs"] = {"sha256": digest, "size": len(data), "pointerSize": 130}
    return sibling


class _Handler(BaseHTTPRequestHandler):
    hub: FakeHub
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # it would hold each answer back for 40 ms

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith(f"/api/models/{HUB_ID}"):
            self._answer(200, json.dumps(self.hub.listing()).encode(), {})
            return
        prefix = f"/{HUB_ID}/resolve/{COMMIT}/"
        file = self.hub.folder / path.removeprefix(prefix)
        if not path.startswith(prefix) or not file.is_file():
            self._answer(404, b"", {"X-Error-Code": "RepoNotFound"})
            return
        self._send_file(path.removeprefix(prefix), file.read_bytes())

    def _send_file(self, name: str, data: bytes) -> None:
        wanted = self.headers.get("Range")
        self.hub.asked.append((name, wanted))
        if name in self.hub.altered:
            data = data[:-1] + bytes([data[-1] ^ 1])
        start = int(wanted.removeprefix("bytes=").partition("-")[0]) if wanted else 0
        more = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if wanted else {}
        cut = len(data) // 2 if name in self.hub.cut else None
        self.hub.cut.discard(name)
        self._answer(206 if wanted else 200, data[start:], more, cut)

    def _answer(
        self, status: int, body: bytes, headers: dict[str, str], cut: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:cut])
        self.close_connection = cut is not None

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(hub: FakeHub) -> Generator[FakeHub, None, None]:
    """Run the hub on a free port until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    hub.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)  # noqa: TID251
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
