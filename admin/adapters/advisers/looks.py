"""Sharpness, exposure and a perceptual hash of picture files, by OpenCV; only in a child process.

Every measure is taken of the picture with a long side of 512 pixels, so that sizes compare.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from shared.domain.advice import Looks

_SIDE = 512
_TILES = 8
_BLUNT, _SHARP = 1.0, 3.4
"""Decimal logarithms of the variance of the Laplacian in sharp tiles: of a blur, of fine detail."""

_MIDDLE = 118.0
_SPREAD = 48.0
_WAYS = {
    1: cv2.IMREAD_COLOR,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    4: cv2.IMREAD_REDUCED_COLOR_4,
}
_ALMOST_BLACK = 40
"""The brightest 1 % of a picture is below this (0-255)."""


def make_looker() -> Callable[[Sequence[Path]], list[Looks | None]]:
    """A function that looks at picture files on one core; None for one that can not be read."""
    cv2.setNumThreads(1)
    hasher = cv2.img_hash.PHash.create()

    def look(paths: Sequence[Path]) -> list[Looks | None]:
        return [look_at(path, hasher) for path in paths]

    return look


def look_at(path: Path, hasher: Any) -> Looks | None:
    """What one picture shows."""
    picture = _read(path)
    if picture is None or min(picture.shape[:2]) < _TILES:
        return None
    scale = _SIDE / max(picture.shape[:2])
    if scale < 1:
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    sharpness, exposure = _sharpness(grey), _exposure(grey)
    black = bool(np.percentile(grey, 99) < _ALMOST_BLACK)
    score = round(sharpness**0.6 * exposure**0.4)
    value = int.from_bytes(hasher.compute(picture).tobytes(), "big")
    return Looks(sharpness, exposure, score, black, value)


def _read(path: Path) -> Any:
    """Decoded at a part of its size where that is enough."""
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as header:
            long_side = max(header.size)
        part = next((part for part in (4, 2) if long_side >= part * _SIDE), 1)
        return cv2.imdecode(np.frombuffer(data, np.uint8), _WAYS[part])
    except (OSError, ValueError, cv2.error, Image.DecompressionBombError):
        return None


def _sharpness(grey: Any) -> int:
    """By the sharpest quarter of the tiles: a soft background is no fault."""
    edges = cv2.Laplacian(grey, cv2.CV_32F)
    height, width = (side // _TILES * _TILES for side in edges.shape)
    tiles = edges[:height, :width].reshape(_TILES, height // _TILES, _TILES, width // _TILES)
    sharpest = np.percentile(tiles.var(axis=(1, 3)), 75)
    return _percent((np.log10(max(sharpest, 1e-6)) - _BLUNT) / (_SHARP - _BLUNT))


def _exposure(grey: Any) -> int:
    """Full when the middle is neither dark nor pale, tones are spread, and few are cut off."""
    mean, spread = float(grey.mean()), float(grey.std())
    cut = float(((grey < 4) | (grey > 251)).mean())
    balance = 1 - (abs(mean - _MIDDLE) / 137) ** 2
    return _percent(balance * min(1.0, spread / _SPREAD) ** 0.5 * (1 - min(1.0, 2 * cut)))


def _percent(part: float) -> int:
    return round(100 * min(1.0, max(0.0, part)))
