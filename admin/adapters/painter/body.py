"""Bodies of animals that stand: what they are made of, and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from admin.adapters.painter.canvas import Canvas, Rim, Sheet, soften
from admin.adapters.painter.colour import SRGB_TO_LINEAR, Floats, ink, vary
from admin.adapters.painter.curves import smooth
from admin.adapters.painter.surfaces import Daylight


@dataclass(frozen=True)
class Part:
    """A smooth tube through points (x, y, radius), or a filled outline of points (x, y).

    In heights of the animal, y upwards, feet at (0, 0), facing right; `coat` picks a colour.
    """

    points: Sequence[tuple[float, ...]]
    coat: int = 0


@dataclass(frozen=True)
class Body:
    """Parts from back to front, coat colours, and where the eyes are (x, y, radius)."""

    parts: Sequence[Part]
    coats: tuple[str, ...]
    eyes: Sequence[tuple[float, float, float]]
    eye_colour: str = "#140c08"
    size: float = 1.0


@dataclass(frozen=True)
class Place:
    """Where an animal is: feet (or middle) in pixels, height in pixels, facing 1 right, -1 left."""

    x: float
    y: float
    size: float
    side: int = 1


def draw_body(
    canvas: Canvas,
    rng: np.random.Generator,
    body: Body,
    place: Place,
    light: Daylight,
    rim: Rim | None,
) -> None:
    """A standing animal: _rounded by its own outline, its fur in strokes, its eyes last."""
    sheet = canvas.sheet()
    coats = [ink(coat) * light.lit for coat in body.coats]
    for part in body.parts:
        _part(sheet, part, place, coats[part.coat])
    _fur(sheet, rng, place)
    shade = light.shade / np.maximum(light.lit, 1e-3)
    canvas.lay(sheet, gain=_rounded(sheet, place.size * 0.09, shade), rim=rim)
    eyes = canvas.sheet()
    for x, y, radius in body.eyes:
        at = np.array([[place.x + x * place.side * place.size, place.y - y * place.size]])
        size = radius * place.size
        eyes.dabs(at, size, size, 0.0, ink(body.eye_colour)[None])
        if radius > 0.03:
            eyes.dabs(at, size * 0.55, size * 0.55, 0.0, ink("#0a0806")[None])
        eyes.dabs(
            at + np.array([-size * 0.3, -size * 0.35]),
            size * 0.26,
            size * 0.22,
            0.0,
            (light.lit * 0.5 + 0.4)[None],
        )
    canvas.lay(eyes)


def _part(sheet: Sheet, part: Part, place: Place, colour: Floats) -> None:
    points = np.array(part.points)
    flat = points[:, :2] * [place.side * place.size, -place.size] + [place.x, place.y]
    if points.shape[1] == 2:
        sheet.shapes(_rounded_corners(flat)[None], colour[None], convex=False)
        return
    line, widths = smooth(flat, points[:, 2] * 2 * place.size)
    sheet.ribbons(line[None], widths, colour[None])
    for end in (0, -1):
        sheet.dabs(line[end][None], widths[end] / 2, widths[end] / 2, np.pi / 4, colour[None])
        sheet.dabs(line[end][None], widths[end] / 2, widths[end] / 2, 0.0, colour[None])


def _rounded_corners(points: Floats) -> Floats:
    ahead, behind = np.roll(points, -1, axis=0), np.roll(points, 1, axis=0)
    return np.stack([points * 0.86 + behind * 0.14, points * 0.86 + ahead * 0.14], axis=1).reshape(
        -1, 2
    )


def _fur(sheet: Sheet, rng: np.random.Generator, place: Place) -> None:
    """Short strokes in the colour beneath them, lighter and darker, that leave the outline soft."""
    rows, columns = np.nonzero(sheet.pixels[..., 3] > 250)
    if len(rows) == 0:
        return
    pick = (rng.random(900) * len(rows)).astype(int)
    at = np.stack([columns[pick], rows[pick]], axis=-1).astype(float)
    colours = vary(
        rng, SRGB_TO_LINEAR[sheet.pixels[rows[pick], columns[pick], :3]], light=0.14, hue=0.04
    )
    long = place.size * 0.028
    sheet.dabs(at, long, long * 0.22, rng.normal(0.9 * place.side + np.pi / 2, 0.5, 900), colours)


def _rounded(sheet: Sheet, depth: float, shade: Floats) -> NDArray[np.float32]:
    """Light and shade (H x W x 3) of a shape blown up to `depth` pixels, lit from upper left."""
    cover = (sheet.pixels[..., 3] > 128).astype(np.uint8)
    high = np.minimum(cv2.distanceTransform(cover, cv2.DIST_L2, 3), depth)
    high = soften(np.sqrt(high / depth), depth * 0.3) * depth
    gx, gy = (
        cv2.Sobel(high, cv2.CV_32F, 1, 0, scale=0.125),
        cv2.Sobel(high, cv2.CV_32F, 0, 1, scale=0.125),
    )
    length = np.sqrt(gx**2 + gy**2 + 0.35)
    lit = np.clip(0.42 + (-gx * -0.42 - gy * -0.75) / length * 0.8 + 0.25 * (0.6 / length), 0, 1)
    return (shade + (1 - shade) * lit[..., None]).astype(np.float32)
