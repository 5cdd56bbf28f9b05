"""An empty bucket at an S3 server on this machine, which measures no client: SeaweedFS."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.s3_servers import make_bucket, use_server, weed_server


class LocalBucket(NamedTuple):
    """The server's address, and a folder for what is measured; both go at the end."""

    address: str
    folder: Path


@contextmanager
def local_bucket() -> Generator[LocalBucket]:
    """While the block runs, boto3 and its like find the bucket BUCKET there."""
    with (
        tempfile.TemporaryDirectory() as name,
        pytest.MonkeyPatch.context() as patch,
        weed_server(folder := Path(name)) as address,
    ):
        make_bucket(address)
        use_server(patch, address)
        yield LocalBucket(address, folder)
