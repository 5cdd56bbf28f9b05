"""Curves: over a bend, smooth through points, and their outlines."""

import numpy as np

from admin.adapters.painter.colour import Floats


def outline(lines: Floats, widths: Floats) -> Floats:
    """The outlines (N x 2K x 2) of curves with a width at each point."""
    along = np.gradient(lines, axis=1)
    along /= np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-6)
    normal = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    half = np.broadcast_to(np.asarray(widths) / 2, lines.shape[:2])[..., None]
    return np.concatenate([lines + normal * half, (lines - normal * half)[:, ::-1]], axis=1)


def bezier(start: Floats, bend: Floats, end: Floats, points: int = 10) -> Floats:
    """Quadratic curves N x points x 2 from N starts over N bends to N ends."""
    t = np.linspace(0, 1, points)[None, :, None]
    return start[:, None] * (1 - t) ** 2 + 2 * bend[:, None] * t * (1 - t) + end[:, None] * t**2


def smooth(points: Floats, widths: Floats) -> tuple[Floats, Floats]:
    """A Catmull-Rom curve through the points."""
    full = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, 1, 7, endpoint=False)[:, None]
    out = []
    for k in range(len(points) - 1):
        a, b, c, d = full[k : k + 4]
        out.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - a - 3 * c + d) * t**3
            )
        )
    line = np.concatenate([*out, points[-1:]])
    where = np.linspace(0, len(points) - 1, len(line))
    return line, np.interp(where, np.arange(len(points)), widths)
