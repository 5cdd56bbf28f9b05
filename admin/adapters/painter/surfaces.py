"""Curved surfaces in space: turned to the viewer, cut into tiles, lit by the day."""

from dataclasses import dataclass

import numpy as np

from admin.adapters.painter.colour import Floats

SUN = (-0.45, 0.72, 0.53)
"""Where light comes from: right, up, towards the viewer."""


@dataclass(frozen=True)
class Daylight:
    """What light does to a plant: its lit and its shaded sides, and what comes through petals."""

    lit: Floats
    shade: Floats
    through: float = 0.35
    from_: tuple[float, float, float] = SUN

    def on(self, colours: Floats, normals: Floats) -> Floats:
        """Colours (N x 3) as lit by the angle of their normals (N x 3), seen from either side."""
        angle = normals @ np.array(self.from_)
        front = np.clip(angle, 0, 1) + self.through * np.clip(-angle, 0, 1)
        return colours * (self.shade + (self.lit - self.shade) * front[:, None])


def facing(points: Floats, tilt: float, lean: float) -> Floats:
    """Turn a flower whose axis points at the viewer: up by `tilt` degrees, sideways by `lean`."""
    a, b = np.radians(tilt), np.radians(lean)
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    y, z = y * np.cos(a) + z * np.sin(a), z * np.cos(a) - y * np.sin(a)
    x, y = x * np.cos(b) + y * np.sin(b), y * np.cos(b) - x * np.sin(b)
    return np.stack([x, y, z], axis=-1)


def tiles_of(grid: Floats) -> Floats:
    """The four corners of every tile of meshes: P x A x B x 3 gives M x 4 x 3."""
    corners = (grid[:, :-1, :-1], grid[:, 1:, :-1], grid[:, 1:, 1:], grid[:, :-1, 1:])
    return np.stack(corners, axis=3).reshape(-1, 4, 3)


def normals_of(tiles: Floats) -> Floats:
    """Unit normals of tiles (M x 4 x 3), turned towards the viewer."""
    normal = np.cross(tiles[:, 2] - tiles[:, 0], tiles[:, 3] - tiles[:, 1])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    return normal * np.where(normal[:, 2:] < 0, -1, 1)
