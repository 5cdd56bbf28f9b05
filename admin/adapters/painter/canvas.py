"""The canvas, the sheets that are laid on it, and the noise that nature is made of."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from admin.adapters.painter.colour import SRGB_TO_LINEAR, Floats, to_bytes
from admin.adapters.painter.curves import outline

_SHIFT = 4
_SUBPIXELS = 1 << _SHIFT


class Sheet:
    """A transparent sheet to draw shapes on, anti-aliased; laid on the canvas when it is done."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels = np.zeros((height, width, 4), np.uint8)

    def shapes(self, points: Floats, colours: Floats, *, convex: bool = True) -> None:
        """Fill N shapes of K corners: points N x K x 2 in pixels, colours N x 3, in order."""
        grid = np.clip(points * _SUBPIXELS, -2e8, 2e8).astype(np.int32)
        bytes_ = np.broadcast_to(to_bytes(colours), (len(grid), 3)).tolist()
        pixels = self.pixels
        inside = self._visible(points)
        for index in np.flatnonzero(inside).tolist():
            red, green, blue = bytes_[index]
            if convex:
                cv2.fillConvexPoly(
                    pixels, grid[index], (red, green, blue, 255), cv2.LINE_AA, _SHIFT
                )
            else:
                cv2.fillPoly(pixels, [grid[index]], (red, green, blue, 255), cv2.LINE_AA, _SHIFT)

    def _visible(self, points: Floats) -> NDArray[np.bool_]:
        low, high = points.min(axis=1), points.max(axis=1)
        across = (high[:, 0] > 0) & (low[:, 0] < self.width)
        return across & (high[:, 1] > 0) & (low[:, 1] < self.height)

    def ribbons(self, lines: Floats, widths: Floats, colours: Floats) -> None:
        """Tapered curves: lines N x K x 2, widths N x K (or K) in pixels, colours N x 3."""
        self.shapes(outline(lines, widths), colours, convex=False)

    def dabs(
        self, at: Floats, length: ArrayLike, width: ArrayLike, angle: ArrayLike, colours: Floats
    ) -> None:
        """Leaf-shaped touches: N places, half lengths, half widths, angles in radians."""
        self.shapes(leaf_shapes(at, length, width, angle), colours)


_LEAF = np.array(
    [(-1, 0), (-0.55, 0.75), (0.1, 1), (0.7, 0.6), (1, 0), (0.7, -0.6), (0.1, -1), (-0.55, -0.75)]
)


def leaf_shapes(at: Floats, length: ArrayLike, width: ArrayLike, angle: ArrayLike) -> Floats:
    """Corners (N x 8 x 2) of leaf-shaped touches."""
    count = len(at)
    long = np.broadcast_to(length, count)[:, None] * _LEAF[:, 0]
    wide = np.broadcast_to(width, count)[:, None] * _LEAF[:, 1]
    turn = np.broadcast_to(angle, count)[:, None]
    across = long * np.cos(turn) - wide * np.sin(turn)
    down = long * np.sin(turn) + wide * np.cos(turn)
    return np.stack([across, down], axis=-1) + at[:, None, :]


@dataclass
class Canvas:
    """The picture being painted, in linear light; `unit` is a thousandth of its mean side."""

    width: int
    height: int

    def __post_init__(self) -> None:
        self.unit = float(np.sqrt(self.width * self.height)) / 1000
        self.light: Floats = np.zeros((self.height, self.width, 3), np.float32)

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    def sheet(self) -> Sheet:
        """An empty sheet of the canvas's size."""
        return Sheet(self.width, self.height)

    def lay(
        self,
        sheet: Sheet,
        *,
        fog: float = 0.0,
        fog_colour: ArrayLike = (0.5, 0.5, 0.5),
        gain: Floats | float = 1.0,
        blur: float = 0.0,
        rim: "Rim | None" = None,
    ) -> None:
        """Lay a sheet on the canvas: veiled by `fog` (0-1), times `gain`, out of focus by `blur`.

        `gain` is a number or an H x W x 3 (or H x W x 1) map of light; `blur` in units.
        """
        rows = _touched_rows(sheet.pixels[..., 3], int(blur * self.unit * 3) + 2)
        if rows is None:
            return
        colour, cover = _straight(sheet.pixels[rows])
        if rim is not None:
            colour = colour + rim.on(cover, self.unit)
        colour = colour * (gain[rows] if isinstance(gain, np.ndarray) else gain)
        if fog > 0:
            colour = colour * (1 - fog) + np.asarray(fog_colour, np.float32) * fog
        paint = colour * cover
        if blur > 0:
            paint, cover = soften(paint, blur * self.unit), soften(cover, blur * self.unit)
        self.light[rows] = self.light[rows] * (1 - cover) + paint

    def veil(self, colour: ArrayLike, amount: Floats) -> None:
        """Mist: mix towards a colour by an H x W map of 0 to 1."""
        share = amount[..., None].astype(np.float32)
        self.light = self.light * (1 - share) + np.asarray(colour, np.float32) * share

    def shine(self, colour: ArrayLike, amount: Floats) -> None:
        """Add light of a colour by an H x W map."""
        self.light += amount[..., None].astype(np.float32) * np.asarray(colour, np.float32)

    def grid(self) -> tuple[Floats, Floats]:
        """Places of all pixels as fractions: x as 1 x W, y as H x 1, both 0 to 1."""
        x = ((np.arange(self.width, dtype=np.float32) + 0.5) / self.width)[None, :]
        y = ((np.arange(self.height, dtype=np.float32) + 0.5) / self.height)[:, None]
        return x, y

    def glow(self, at: tuple[float, float], radius: float) -> NDArray[np.float32]:
        """A soft round glow (H x W, 1 in its middle) at fractions `at`; `radius` in units."""
        x, y = self.grid()
        size = radius * self.unit
        away = ((x - at[0]) * self.width / size) ** 2 + ((y - at[1]) * self.height / size) ** 2
        return np.exp(-away).astype(np.float32)

    def noise(
        self,
        rng: np.random.Generator,
        scale: float,
        *,
        octaves: int = 4,
        stretch: float = 1.0,
        rough: float = 0.5,
    ) -> NDArray[np.float32]:
        """Fractal noise (H x W, about 0 to 1); `scale` in units, `stretch` its width to height."""
        shape = (self.height, self.width)
        cells = np.array([shape[0] * stretch, shape[1]]) / (scale * self.unit)
        return _fractal(rng, shape, cells, octaves, rough)


@dataclass(frozen=True)
class Rim:
    """Light that catches the edges of shapes and comes from `towards` (x right, y down)."""

    colour: Any
    towards: tuple[float, float]
    width: float = 3.0
    strength: float = 1.0

    def on(self, cover: Floats, unit: float) -> Floats:
        shift = np.array(
            [
                [1, 0, -self.towards[0] * self.width * unit],
                [0, 1, -self.towards[1] * self.width * unit],
            ]
        )
        size = (cover.shape[1], cover.shape[0])
        behind = cv2.warpAffine(
            cover[..., 0].astype(np.float32), shift, size, borderMode=cv2.BORDER_REPLICATE
        )
        edge = np.clip(cover[..., 0] - behind, 0, 1)[..., None]
        return edge * np.asarray(self.colour, np.float32) * self.strength


def soften(image: Floats, sigma: float) -> NDArray[np.float32]:
    """Gaussian blur; wide ones at a lower resolution, where they cost nothing."""
    source = image.astype(np.float32)
    factor = max(1, int(sigma / 2.5))
    if factor == 1:
        out = cv2.GaussianBlur(source, (0, 0), max(sigma, 0.1))
    else:
        height, width = source.shape[:2]
        small = (max(width // factor, 2), max(height // factor, 2))
        little = cv2.resize(source, small, interpolation=cv2.INTER_AREA)
        blurred = cv2.GaussianBlur(little, (0, 0), sigma / factor)
        out = cv2.resize(blurred, (width, height), interpolation=cv2.INTER_LINEAR)
    return out.reshape(source.shape).astype(np.float32)


def smoothstep(low: float, high: float, value: Floats) -> Floats:
    """0 below `low`, 1 above `high` (or the other way round), smooth between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _fractal(
    rng: np.random.Generator,
    shape: tuple[int, int],
    cells: Floats,
    octaves: int,
    rough: float,
) -> NDArray[np.float32]:
    # The grids are drawn at a size of their own, so that the same seed gives the same clouds at
    # every picture size.
    shrink = max(1.0, max(shape) / 640)
    size = (max(int(shape[1] / shrink), 2), max(int(shape[0] / shrink), 2))
    total = np.zeros(size[::-1], np.float32)
    weight = 0.0
    for octave in range(octaves):
        grid = np.maximum(np.round(cells * 2**octave) + 3, 3).astype(int)
        values = rng.random((int(grid[0]), int(grid[1])), dtype=np.float32)
        share = rough**octave
        total += share * cv2.resize(values, size, interpolation=cv2.INTER_CUBIC)
        weight += share
    spread = (total / weight - 0.5) * 1.6 + 0.5
    wide = cv2.resize(spread, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(wide, np.float32)


def _touched_rows(cover: NDArray[np.uint8], margin: int) -> slice | None:
    rows = np.flatnonzero(cover.any(axis=1))
    if len(rows) == 0:
        return None
    return slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + 1 + margin)


def _straight(pixels: NDArray[np.uint8]) -> tuple[Floats, Floats]:
    """Linear colours and cover of a drawn sheet, whose edges OpenCV mixed with black."""
    cover = pixels[..., 3]
    colour = pixels[..., :3].copy()
    edge = np.nonzero((cover > 0) & (cover < 255))
    whole = colour[edge].astype(np.float32) * (255.0 / cover[edge].astype(np.float32))[:, None]
    colour[edge] = np.clip(whole, 0, 255).astype(np.uint8)
    return SRGB_TO_LINEAR[colour], (cover.astype(np.float32) / 255)[..., None]
