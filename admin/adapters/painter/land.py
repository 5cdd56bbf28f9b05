"""Land: ridges that fade with distance, and ground that runs to the horizon."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from admin.adapters.painter.canvas import Canvas, Sheet
from admin.adapters.painter.colour import Floats, mix, vary


def ridge(
    canvas: Canvas, rng: np.random.Generator, level: float, swing: float, *, rough: float = 0.45
) -> NDArray[np.float32]:
    """A skyline: for each pixel column the height (fraction from the top) of a ridge."""
    x = np.linspace(0, canvas.width / canvas.unit / 1000, canvas.width)
    line = np.zeros(canvas.width)
    for octave in range(7):
        knots = np.linspace(0, 1.6, 4 + 3 * 2**octave)
        line += np.interp(x, knots, rng.normal(0, 1, len(knots))) * rough**octave
    kernel = max(int(6 * canvas.unit), 1)
    padded = np.pad(line, kernel, mode="edge")
    line = np.convolve(padded, np.ones(kernel) / kernel, mode="same")[kernel:-kernel]
    return (level + swing * line / 1.6).astype(np.float32)


def lay_land(
    canvas: Canvas,
    skyline: Floats,
    top: ArrayLike,
    foot: ArrayLike,
    *,
    fall: float = 0.2,
    texture: Floats | None = None,
    soft: float = 1.0,
) -> None:
    """Cover everything below a skyline, from colour `top` to `foot` over `fall` of the height."""
    first = max(int(float(skyline.min()) * canvas.height) - 2, 0)
    if first >= canvas.height:
        return
    rows = slice(first, canvas.height)
    _, y = canvas.grid()
    below = y[rows] - skyline[None, :].astype(np.float32)
    cover = np.clip(below * (canvas.height / soft) + 0.5, 0, 1)[..., None]
    table = mix(top, foot, np.linspace(0, 1, 512)).astype(np.float32)
    colour = table[np.clip(below * (511 / fall), 0, 511).astype(np.int16)]
    if texture is not None:
        colour *= texture[rows, :, None].astype(np.float32)
    colour *= cover
    canvas.light[rows] *= 1 - cover
    canvas.light[rows] += colour


@dataclass(frozen=True)
class Ground:
    """A plane from the horizon (fraction) to the bottom; places on it are (x, depth 0-1)."""

    canvas: Canvas
    horizon: float
    slope: float = 0.0

    def place(self, x: Floats, near: Floats) -> Floats:
        """Pixels of places: x a fraction of the width, near 0 at the horizon to 1 at the foot."""
        y = self.horizon + (1 - self.horizon) * near + self.slope * (x - 0.5) * (1 - near)
        return np.stack([x * self.canvas.width, y * self.canvas.height], axis=-1)

    def scatter(
        self, rng: np.random.Generator, count: int, low: float, high: float
    ) -> tuple[Floats, Floats]:
        """Places (N x 2 pixels) between two depths, far ones first, and how near each is."""
        near = np.sort(low + (high - low) * rng.random(count))
        x = rng.uniform(-0.06, 1.06, count)
        return self.place(x, near), near


def streaks(
    canvas: Canvas, rng: np.random.Generator, horizon: float, strength: float = 0.3
) -> NDArray[np.float32]:
    """Light and shade on the ground in perspective (H x W, about 1)."""
    field = canvas.noise(rng, 150, octaves=4, stretch=4.5) - 0.5
    fine = canvas.noise(rng, 26, octaves=3, stretch=3.0) - 0.5
    _, y = canvas.grid()
    near = np.clip((y - horizon) / (1 - horizon), 0, 1)
    return (1 + strength * (field * 2.2 * (0.4 + 0.6 * near) + fine * near)).astype(np.float32)


def bushes(
    sheet: Sheet,
    rng: np.random.Generator,
    feet: Floats,
    size: float,
    colours: tuple[Floats, Floats],
    sun: tuple[float, float] = (-0.5, -0.8),
) -> None:
    """Rounded clumps of leaves (distant trees, hedges) at N feet; `size` in pixels."""
    each = 70
    clumps = len(feet)
    scale = size * rng.uniform(0.55, 1.3, (clumps, 1))
    angle = rng.uniform(0, 2 * np.pi, (clumps, each))
    reach = np.sqrt(rng.random((clumps, each)))
    off = np.stack([np.cos(angle) * reach, np.sin(angle) * reach * 0.8 - 0.6], axis=-1)
    at = feet[:, None] + off * scale[..., None]
    light = (
        0.4
        + 0.45 * ((off + np.array([0, 0.6])) @ np.array(sun))
        + rng.normal(0, 0.13, (clumps, each))
    )
    order = np.argsort(
        light.ravel() + np.repeat(feet[:, 1] / sheet.height, each) * 2, kind="stable"
    )
    share = np.clip(light.ravel()[order], 0, 1)
    colour = vary(rng, mix(colours[0], colours[1], share), light=0.08)
    dab = (scale * np.ones((1, each))).ravel()[order] * 0.17
    sheet.dabs(at.reshape(-1, 2)[order], dab, dab * 0.75, rng.uniform(0, 3, len(order)), colour)
