"""Reads a QR code from a screenshot, in a process of its own: cv2 would change Qt's environment."""

import subprocess
import sys
from pathlib import Path

_READ = "import cv2, sys; print(cv2.QRCodeDetector().detectAndDecode(cv2.imread(sys.argv[1]))[0])"


def read_code(screenshot: Path) -> str:
    """The text of the code; empty when none is to be seen."""
    answer = subprocess.run(
        [sys.executable, "-c", _READ, str(screenshot)], capture_output=True, text=True, check=True
    )
    return answer.stdout.strip()
