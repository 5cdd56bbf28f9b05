"""What the face models hand to one another, and the aligned crop they all look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from shared.ports import Frame

_RIGHT_EYE = (33, 133, 159, 145)
_LEFT_EYE = (362, 263, 386, 374)
_MOST_SAMPLES = 8

SAME_FACE = 0.5
"""Two boxes that overlap at least so far are around one face."""


class Detection(NamedTuple):
    """A box around a face in pixels of the frame; `score` is the detector's, 0-1."""

    x: float
    y: float
    width: float
    height: float
    score: float

    @property
    def area(self) -> float:
        return self.width * self.height

    def overlap(self, other: "Detection") -> float:
        """The shared area in proportion to the smaller of the two boxes, 0-1."""
        width = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        height = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        smaller = min(self.area, other.area)
        return max(0.0, width) * max(0.0, height) / smaller if smaller > 0 else 0.0


@dataclass(frozen=True, slots=True)
class FaceMesh:
    """A face as the landmarker sees it.

    `points`: 478 x 2, pixels of the frame. `blendshapes`: MediaPipe's names, 0-1.
    `rotation`: 3 x 3, from a face that looks straight ahead to this one.
    """

    points: NDArray[np.float32]
    blendshapes: Mapping[str, float]
    rotation: NDArray[np.float64]

    def box(self, score: float) -> Detection:
        """The upright box around all points."""
        x, y = self.points.min(0)
        width, height = self.points.max(0) - (x, y)
        return Detection(float(x), float(y), float(width), float(height), score)


def aligned_crop(
    frame: Frame, points: NDArray[np.float32], size: int, scale: float, lift: float = 0.0
) -> Frame:
    """The face turned upright (eyes level) in a square of `size` pixels.

    The square is `scale` times the longer side of the box around the turned points, moved up by
    `lift` of that side. What lies outside the frame repeats its border.
    """
    slope = points[_LEFT_EYE, :].mean(0) - points[_RIGHT_EYE, :].mean(0)
    angle = float(np.degrees(np.arctan2(slope[1], slope[0])))
    x, y = points.mean(0)
    turn = cv2.getRotationMatrix2D((float(x), float(y)), angle, 1.0)
    turned = points @ turn[:, :2].T + turn[:, 2]
    low, high = turned.min(0), turned.max(0)
    side = float((high - low).max())
    zoom = size / (side * scale)
    # A large face is sampled at about its own size and then averaged: sampling it directly at
    # 64 pixels would skip most of its pixels and read noise and skin texture as expression.
    samples = int(np.clip(round(1 / zoom), 1, _MOST_SAMPLES))
    matrix = turn * (zoom * samples)
    corner = (low + high) / 2 - (0.0, lift * side)
    matrix[:, 2] += size * samples / 2 - zoom * samples * corner
    big = cv2.warpAffine(
        frame,
        matrix,
        (size * samples, size * samples),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    crop = big if samples == 1 else cv2.resize(big, (size, size), interpolation=cv2.INTER_AREA)
    return np.asarray(crop, np.uint8)
