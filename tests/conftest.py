"""What holds for every test: Qt draws without a screen, by its own painter."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from tests.s3_servers import moto, seaweedfs

__all__ = ["moto", "seaweedfs"]
