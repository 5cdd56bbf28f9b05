"""Frames made from the one photograph in tests/data/faces."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from shared.ports import Frame

FACES_DIR = Path(__file__).parents[1] / "data" / "faces"
PORTRAIT_PATH = FACES_DIR / "astronaut.jpg"

_FACE = (180, 70, 92, 109)
"""Left, top, width, height of the face in the photograph, pixels."""


@cache
def portrait() -> Frame:
    """The photograph, 512 x 512, read-only."""
    frame = np.asarray(cv2.imread(str(PORTRAIT_PATH)), np.uint8)
    frame.flags.writeable = False
    return frame


def head(face_height: int, margin: float = 0.6) -> Frame:
    """The head alone, scaled so that its face is `face_height` pixels high."""
    left, top, width, height = _FACE
    room = int(margin * height)
    cut = portrait()[max(0, top - room) : top + height + room, left - room : left + width + room]
    zoom = face_height / height
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(cut, None, fx=zoom, fy=zoom, interpolation=how), np.uint8)


def scene(heads: Iterable[tuple[Frame, int, int]], width: int = 1280, height: int = 720) -> Frame:
    """A hall in soft uneven light with heads at the given places (left, top)."""
    light = np.random.default_rng(1).integers(70, 150, (6, 10, 3), dtype=np.uint8)
    frame = np.asarray(cv2.resize(light, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    for picture, left, top in heads:
        frame[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return frame
