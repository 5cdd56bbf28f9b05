"""A cloud on this machine: S3 (moto), Rekognition and Personalize (ours), until Ctrl-C or SIGTERM.

    python -m tests.cloud

Prints the lines for a shell that lead both apps there. The bucket `garden` is empty.
"""

import signal
import sys
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from tests.fakes.aws_server import FakeAws
from tests.s3_servers import make_bucket, moto_server


@contextmanager
def cloud_here() -> Generator[tuple[FakeAws, Mapping[str, str]]]:
    """The part of it that can be looked into, and what boto3 needs to come here."""
    with moto_server() as s3, FakeAws() as aws:
        make_bucket(s3)
        yield aws, {**aws.environment, "AWS_ENDPOINT_URL_S3": s3}


def main() -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with cloud_here() as (_, environment):
        for name, value in environment.items():
            sys.stdout.write(f"export {name}={value}\n")
        sys.stdout.flush()
        stopped.wait()


if __name__ == "__main__":
    main()
