"""Skies: light by height, a sun or moon, clouds in perspective, stars, lightning, aurora."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import ArrayLike

from admin.adapters.painter.canvas import Canvas, Sheet, smoothstep, soften
from admin.adapters.painter.colour import Floats, mix, ramp


@dataclass(frozen=True)
class Sun:
    """A sun or moon at fractions (x, y); sizes in units."""

    at: tuple[float, float]
    colour: ArrayLike
    radius: float = 28.0
    strength: float = 1.0
    halo: float = 260.0


def paint_sky(canvas: Canvas, stops: Sequence[tuple[float, ArrayLike]], sun: Sun | None) -> None:
    """Fill the canvas with a sky; stops from the top (0) to the bottom (1) of the picture."""
    _, y = canvas.grid()
    column = ramp(stops, y[:, 0])
    canvas.light[:] = column[:, None, :]
    if sun is not None:
        shine_sun(canvas, sun)


def shine_sun(canvas: Canvas, sun: Sun) -> None:
    """Add the disc of a sun or moon and the glow around it."""
    canvas.shine(sun.colour, canvas.glow(sun.at, sun.halo * 2.4) * 0.16 * sun.strength)
    canvas.shine(sun.colour, canvas.glow(sun.at, sun.halo) * 0.32 * sun.strength)
    canvas.shine(sun.colour, canvas.glow(sun.at, sun.halo * 0.35) * 0.4 * sun.strength)
    x, y = canvas.grid()
    scale = sun.radius * canvas.unit
    away = np.hypot((x - sun.at[0]) * canvas.width, (y - sun.at[1]) * canvas.height) / scale
    canvas.shine(sun.colour, smoothstep(1.05, 0.92, away) * 1.3 * min(sun.strength, 1.2))


@dataclass(frozen=True)
class Clouds:
    """Cloud cover 0 to 1, lit and shaded colours, size in units, and how ragged they are."""

    cover: float
    lit: ArrayLike
    shade: ArrayLike
    scale: float = 260.0
    stretch: float = 2.4
    horizon: float = 0.6
    rough: float = 0.55
    density: float = 1.0


def paint_clouds(
    canvas: Canvas, rng: np.random.Generator, clouds: Clouds, sun_at: tuple[float, float]
) -> None:
    """Clouds that grow smaller towards the horizon and are lit from the side of the sun."""
    field = canvas.noise(rng, clouds.scale, octaves=6, stretch=clouds.stretch, rough=clouds.rough)
    warp = canvas.noise(rng, clouds.scale * 1.4, octaves=2) - 0.5
    x, y = canvas.grid()
    # A layer of cloud overhead, seen in perspective.
    near = np.clip((clouds.horizon - y) / clouds.horizon, 0.0, 1)
    zoom = 0.35 + 0.65 * near**0.7
    ax = ((x - 0.5) * (0.55 + 0.25 * (1 - near)) / zoom + 0.5) * canvas.width
    ay = (near**0.8 * 0.9 + 0.05) * canvas.height + 0 * x
    ax = ax + warp * 120 * canvas.unit
    ay = ay + warp * 90 * canvas.unit
    seen = _sample(field, ax, ay)
    towards = (np.array(sun_at) - [0.5, 0.4]) * 40 * canvas.unit
    behind = _sample(field, ax + float(towards[0]), ay - float(towards[1]) - 14 * canvas.unit)
    edge = 1 - clouds.cover
    thick = smoothstep(edge - 0.02, edge + 0.34, seen)
    bright = np.clip(0.5 + (seen - behind) * 3.2 - (thick - 0.5) * 0.35, 0, 1)
    table = mix(clouds.shade, clouds.lit, np.linspace(0, 1, 256))
    colour = table[(bright * 255).astype(np.uint8)]
    fade = smoothstep(clouds.horizon, clouds.horizon * 0.72, y) + 0 * x
    share = (thick * fade * clouds.density)[..., None].astype(np.float32)
    canvas.light = canvas.light * (1 - share) + colour.astype(np.float32) * share


def _sample(field: Floats, x: Floats, y: Floats) -> Floats:
    seen = cv2.remap(
        field.astype(np.float32), x.astype(np.float32), y.astype(np.float32),
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT,
    )  # fmt: skip
    return np.asarray(seen, np.float32)


def stars(canvas: Canvas, rng: np.random.Generator, below: float, count: int = 260) -> None:
    """Stars down to the fraction `below` of the height."""
    sheet = canvas.sheet()
    at = rng.random((count, 2)) * [canvas.width, canvas.height * below]
    size = canvas.unit * rng.gamma(1.2, 0.6, count) + 0.4
    tone = rng.uniform(0.2, 1, (count, 1)) * np.array([0.9, 0.95, 1.0])
    sheet.dabs(at, size, size, 0.0, tone)
    cover = sheet.pixels[..., 3:].astype(np.float32) / 255
    canvas.light += cover * (sheet.pixels[..., :3].astype(np.float32) / 255) ** 2


def lightning(
    canvas: Canvas, rng: np.random.Generator, start: tuple[float, float], end: tuple[float, float]
) -> None:
    """A forked bolt between two places (fractions) with the glow it throws on the air."""
    size = np.array([canvas.width, canvas.height])
    bolts = [(_jagged(rng, np.array(start) * size, np.array(end) * size), 3.6)]
    trunk = bolts[0][0]
    for _ in range(5):
        at = trunk[int(rng.integers(4, len(trunk) - 6))]
        away = np.array(
            [rng.normal(0, 0.16) * canvas.width, rng.uniform(0.08, 0.3) * canvas.height]
        )
        bolts.append((_jagged(rng, at, at + away), rng.uniform(0.9, 1.8)))
    sheet = canvas.sheet()
    for line, width in bolts:
        taper = np.linspace(1, 0.35, len(line)) * width * canvas.unit
        sheet.ribbons(line[None], taper, np.ones((1, 3)))
    mask = _mask(sheet)
    canvas.shine((1.2, 1.0, 1.3), mask * 1.4)
    for spread, gain in ((5, 1.1), (22, 0.9), (90, 1.1)):
        canvas.shine((0.85, 0.55, 1.0), soften(mask, spread * canvas.unit) * gain)


def _jagged(rng: np.random.Generator, start: Floats, end: Floats) -> Floats:
    line = np.stack([start, end])
    reach = np.hypot(*(end - start)) * 0.16
    for _ in range(5):
        middle = (line[:-1] + line[1:]) / 2 + rng.normal(0, reach / 2.2, (len(line) - 1, 2))
        out = np.empty((len(line) * 2 - 1, 2))
        out[::2], out[1::2] = line, middle
        line, reach = out, reach * 0.52
    return line


def _mask(sheet: Sheet) -> Floats:
    return sheet.pixels[..., 3].astype(np.float32) / 255


def aurora(
    canvas: Canvas, rng: np.random.Generator, colours: Sequence[ArrayLike], horizon: float
) -> None:
    """Curtains of light that hang over the horizon."""
    x, y = canvas.grid()
    for number, colour in enumerate(colours):
        wave = sum(
            np.sin(x * (2 + 3.1 * k) + rng.uniform(0, 6.3)) * 0.09 / (k + 1) for k in range(4)
        )
        foot = horizon * (0.5 + 0.16 * number + wave)
        streak = canvas.noise(rng, 34, octaves=3, stretch=0.05)[:1] * 0.8 + 0.35
        up = foot - y
        height = horizon * (0.34 + 0.3 * canvas.noise(rng, 160, octaves=2, stretch=0.1)[:1])
        curtain = np.exp(-np.clip(up, 0, 9) / height) * smoothstep(-0.02, 0.015, up)
        fade = canvas.noise(rng, 420, octaves=2)[:1]
        canvas.shine(colour, curtain * streak**1.6 * np.clip(fade * 1.8 - 0.35, 0, 1.4) * 0.75)
