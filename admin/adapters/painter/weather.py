"""What hangs in the air: mist, rain, snow, falling petals, sparks."""

import numpy as np
from numpy.typing import ArrayLike

from admin.adapters.painter.canvas import Canvas, soften
from admin.adapters.painter.colour import Floats, vary
from admin.adapters.painter.curves import bezier


def mist(
    canvas: Canvas,
    rng: np.random.Generator,
    level: float,
    thickness: float,
    colour: ArrayLike,
    amount: float = 0.7,
) -> None:
    """A bank of mist around a level; `level` and `thickness` are fractions of the height."""
    _, y = canvas.grid()
    wisps = canvas.noise(rng, 300, octaves=4, stretch=4.0)
    bank = np.exp(-(((y - level - (wisps - 0.5) * thickness * 0.8) / thickness) ** 2))
    canvas.veil(colour, np.clip(bank * (0.35 + 0.9 * wisps), 0, 1) * amount)


def rain(
    canvas: Canvas, rng: np.random.Generator, *, slant: float = 0.12, amount: float = 1.0
) -> None:
    """Rain in three depths; `slant` is sideways movement per fall."""
    for count, length, width, gain in (
        (900, 34, 0.9, 0.10),
        (420, 70, 1.2, 0.13),
        (110, 150, 1.8, 0.12),
    ):
        number = int(count * amount)
        at = rng.uniform(-0.1, 1.1, (number, 2)) * [canvas.width, canvas.height]
        long = length * canvas.unit * rng.uniform(0.6, 1.4, (number, 1))
        lines = np.stack([at, at + long * [slant, 1]], axis=1)
        sheet = canvas.sheet()
        tone = np.ones((number, 3)) * rng.uniform(0.3, 1, (number, 1))
        sheet.ribbons(lines, np.array([0.5, 1.0]) * max(width * canvas.unit, 0.8), tone)
        fall = sheet.pixels[..., 3].astype(np.float32) / 255
        canvas.shine((0.75, 0.85, 1.0), soften(fall, 0.5 * canvas.unit + 0.1) * gain)


def snow(canvas: Canvas, rng: np.random.Generator, amount: float = 1.0) -> None:
    """Snowflakes in three depths, the near ones out of focus."""
    for count, size, blur, cover in (
        (700, 1.6, 0.4, 0.8),
        (260, 3.4, 1.2, 0.75),
        (46, 9.0, 4.0, 0.55),
    ):
        number = int(count * amount)
        at = rng.random((number, 2)) * [canvas.width, canvas.height]
        sheet = canvas.sheet()
        radius = size * canvas.unit * rng.uniform(0.6, 1.3, number)
        sheet.dabs(at, radius, radius * 0.9, rng.uniform(0, 3, number), np.ones((1, 3)))
        flakes = soften(sheet.pixels[..., 3].astype(np.float32) / 255, blur * canvas.unit)
        canvas.veil((0.93, 0.96, 1.0), flakes * cover)


def falling(
    canvas: Canvas,
    rng: np.random.Generator,
    colours: Floats,
    count: int,
    *,
    size: float = 6.0,
    blur: float = 0.0,
    within: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
) -> None:
    """Petals or leaves in the air, within fractions (left, top, right, bottom)."""
    low, high = np.array(within[:2]), np.array(within[2:])
    at = (low + (high - low) * rng.random((count, 2))) * [canvas.width, canvas.height]
    long = size * canvas.unit * rng.uniform(0.6, 1.4, count)
    paint = vary(rng, colours[rng.integers(0, len(colours), count)], light=0.2)
    sheet = canvas.sheet()
    sheet.dabs(at, long, long * rng.uniform(0.2, 0.62, count), rng.uniform(0, 3.2, count), paint)
    canvas.lay(sheet, blur=blur)


def sparks(
    canvas: Canvas, at: Floats, sizes: Floats, colour: ArrayLike, *, strength: float = 1.0
) -> None:
    """Small lights (fireflies, embers, seeds) at N places with a glow around each."""
    sheet = canvas.sheet()
    sheet.dabs(at, sizes, sizes, 0.0, np.ones((1, 3)))
    mask = sheet.pixels[..., 3].astype(np.float32) / 255
    canvas.shine(colour, mask * strength)
    for spread, gain in ((3.0, 0.9), (10.0, 1.6), (30.0, 2.2)):
        canvas.shine(colour, soften(mask, spread * canvas.unit) * gain * strength)


def moss(
    canvas: Canvas,
    rng: np.random.Generator,
    tips: Floats,
    length: float,
    colours: Floats,
    count: int,
) -> None:
    """Beards of moss or slime hanging from twigs; `length` in units."""
    at = tips[rng.integers(0, len(tips), count)]
    long = length * canvas.unit * rng.gamma(2, 0.5, count)
    end = at + np.stack([rng.normal(0, 5, count) * canvas.unit, long], axis=-1)
    lines = bezier(at, (at + end) / 2 + rng.normal(0, 4, (count, 2)) * canvas.unit, end, 6)
    paint = vary(rng, colours[rng.integers(0, len(colours), count)], light=0.2)
    sheet = canvas.sheet()
    width = np.array([0.6, 1.0, 0.9, 0.7, 0.8, 0.25]) * 3.2 * canvas.unit
    sheet.ribbons(lines, width, paint)
    canvas.lay(sheet)
