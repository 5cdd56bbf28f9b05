"""Still and ruffled water: what stands above it, mirrored, broken by ripples."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import ArrayLike

from admin.adapters.painter.canvas import Canvas, Sheet, smoothstep
from admin.adapters.painter.colour import Floats, ink, mix, vary


@dataclass(frozen=True)
class Water:
    """A water plane from `level` (fraction) down; how ruffled, how deep its own colour shows."""

    level: float
    deep: ArrayLike
    ripple: float = 1.0
    clarity: float = 0.75
    shimmer: ArrayLike | None = None


def paint_water(canvas: Canvas, rng: np.random.Generator, water: Water) -> None:
    """Fill everything below the level with a reflection of what is above it."""
    height, width = canvas.light.shape[:2]
    line = int(water.level * height)
    rows = np.arange(height - line, dtype=np.float32)
    near = (rows / max(height - line, 1))[:, None]
    wave = canvas.noise(rng, 46, octaves=4, stretch=7.0)[line:] - 0.5
    slow = canvas.noise(rng, 210, octaves=3, stretch=3.5)[line:] - 0.5
    push = (wave * 30 + slow * 22) * water.ripple * canvas.unit * (0.12 + near**1.2)
    squeeze = min(1.0, line / max(height - line, 1)) * 0.96
    up = line - 2 - rows[:, None] * squeeze - push * 2.2
    x = np.arange(width, dtype=np.float32)[None, :] + push * 0.7
    mirror = cv2.remap(
        np.clip(canvas.light, 0, 1.6), x.astype(np.float32), up.astype(np.float32),
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101,
    )  # fmt: skip
    share = (water.clarity * (1 - 0.45 * near**1.3))[..., None]
    colour = mirror * share + np.asarray(water.deep, np.float32) * (1 - share)
    if water.shimmer is not None:
        glint = smoothstep(0.17, 0.34, wave + slow * 0.3) * (0.25 + 0.75 * near)
        colour = colour + glint[..., None] * np.asarray(water.shimmer, np.float32) * 0.35
    canvas.light[line:] = colour


def lily_pads(
    sheet: Sheet,
    rng: np.random.Generator,
    at: Floats,
    sizes: Floats,
    greens: tuple[Floats, Floats],
    flat: float = 0.34,
) -> None:
    """Floating leaves at N places with half widths `sizes`, notched, lit on the far rim."""
    turn = np.linspace(0.16, 2 * np.pi - 0.16, 26)
    for (x, y), size in zip(at.tolist(), sizes.tolist(), strict=True):
        start = rng.uniform(0, 2 * np.pi)
        wobble = 1 + 0.03 * np.sin(turn * rng.integers(3, 7) + rng.uniform(0, 6))
        rim = np.stack(
            [np.cos(turn + start) * wobble, np.sin(turn + start) * flat * wobble], axis=-1
        )
        rim = np.concatenate([[[0.0, 0.0]], rim])
        own = mix(greens[0], greens[1], rng.uniform(0.15, 0.85))
        tones = vary(rng, np.stack([greens[0] * 0.4, own * 0.75, own]), light=0.06)
        sheet.shapes((rim * size + [x, y + size * 0.05])[None], tones[:1], convex=False)
        sheet.shapes((rim * size + [x, y])[None], tones[1:2], convex=False)
        sheet.shapes(
            (rim * size * [0.93, 0.9] + [x, y - size * 0.015])[None], tones[2:3], convex=False
        )
        _veins(sheet, rim[2::3] * size * 0.86, np.array([x, y]), size, greens)


def _veins(
    sheet: Sheet, ends: Floats, middle: Floats, size: float, greens: tuple[Floats, Floats]
) -> None:
    if size < 14:
        return
    lines = np.stack([np.broadcast_to(middle, ends.shape), middle + ends], axis=1)
    sheet.ribbons(lines, np.array([0.02, 0.008]) * size, mix(greens[0], greens[1], 0.75)[None])


def rings(canvas: Canvas, at: Floats, sizes: Floats, strength: float = 0.5) -> None:
    """Circles that spread where drops have fallen; N places, half widths in pixels."""
    sheet = canvas.sheet()
    turn = np.linspace(0, 2 * np.pi, 30)
    for (x, y), size in zip(at.tolist(), sizes.tolist(), strict=True):
        for share in (1.0, 0.62):
            ring = np.stack([np.cos(turn), np.sin(turn) * 0.28], axis=-1) * size * share + [x, y]
            sheet.ribbons(
                ring[None], np.full(30, max(canvas.unit * 1.2, 0.7)), ink("#ffffff")[None]
            )
    canvas.shine((0.5, 0.55, 0.6), sheet.pixels[..., 3].astype(np.float32) / 255 * strength)
