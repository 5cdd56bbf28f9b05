"""Mushrooms, bubbles and slime."""

import numpy as np

from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, mix, ramp, vary
from admin.adapters.painter.curves import bezier
from admin.adapters.painter.surfaces import Daylight, facing, normals_of


def mushroom(
    sheet: Sheet,
    rng: np.random.Generator,
    foot: tuple[float, float],
    size: float,
    colours: tuple[Floats, Floats, Floats],
    light: Daylight,
) -> None:
    """One mushroom of a size in pixels: stalk and domed cap; colours are (cap, rim, stalk)."""
    cap, rim, stalk = colours
    tall, lean = size * rng.uniform(0.9, 1.7), rng.normal(0, 0.25) * size
    top = np.array([foot[0] + lean, foot[1] - tall])
    curve = bezier(
        np.array([foot]), np.array([[foot[0] - lean * 0.3, foot[1] - tall * 0.5]]), top[None], 10
    )
    widths = np.linspace(0.34, 0.2, 10) * size
    sheet.ribbons(curve, widths, (stalk * light.shade)[None])
    sheet.ribbons(
        curve - [size * 0.04, 0], widths * 0.55, (stalk * mix(light.shade, light.lit, 0.6))[None]
    )
    sheet.ribbons(curve - [size * 0.07, 0], widths * 0.2, (stalk * light.lit)[None])
    _gills(sheet, top, size, stalk * light.shade)
    _cap(sheet, rng, top, size, (cap, rim), light)


def _gills(sheet: Sheet, top: Floats, size: float, colour: Floats) -> None:
    turn = np.linspace(0, 2 * np.pi, 22)
    shape = np.stack([np.cos(turn) * 0.78, np.sin(turn) * 0.2 + 0.02], axis=-1) * size + top
    sheet.shapes(shape[None], (colour * 0.55)[None])
    lines = np.stack([np.broadcast_to(top, (22, 2)), shape], axis=1)
    sheet.ribbons(lines, np.array([0.02, 0.03]) * size, colour[None] * 0.9)


def _cap(
    sheet: Sheet,
    rng: np.random.Generator,
    top: Floats,
    size: float,
    colours: tuple[Floats, Floats],
    light: Daylight,
) -> None:
    turn = np.linspace(0, 2 * np.pi, 25)[:, None]
    t = np.linspace(0, 1, 12)[None, :]
    dome = rng.uniform(0.5, 0.95)
    out = np.sin(t * np.pi / 2) * 0.8 * (1 + 0.05 * np.sin(turn * 3 + rng.uniform(0, 6)) * t)
    up = np.cos(t * np.pi / 2) ** 0.8 * dome
    grid = np.stack([out * np.cos(turn), out * np.sin(turn), up + 0 * turn], axis=-1)
    seen = facing(grid, 74, float(rng.normal(0, 9)))
    tiles = np.stack([seen[:-1, :-1], seen[1:, :-1], seen[1:, 1:], seen[:-1, 1:]], axis=2)
    flat = tiles.reshape(-1, 4, 3)
    colour = ramp(
        [(0, colours[0]), (0.7, colours[0] * 0.85), (1, colours[1])], np.tile(t[0, 1:], 24)
    )
    paint = light.on(vary(rng, colour, light=0.04, hue=0.03), normals_of(flat))
    order = np.argsort(flat[:, :, 2].mean(axis=1), kind="stable")
    faces = flat[order][:, :, :2]
    faces = faces + (faces - faces.mean(axis=1, keepdims=True)) * 0.08
    sheet.shapes(faces * [size, -size] + top, paint[order])
    spots = seen[rng.integers(0, 24, 16), rng.integers(1, 11, 16)]
    spots = spots[spots[:, 2] > 0.05]
    shape = size * rng.uniform(0.03, 0.07, len(spots))
    sheet.dabs(
        spots[:, :2] * [size, -size] + top,
        shape * 1.4,
        shape,
        0.2,
        mix(colours[1], light.lit, 0.3)[None],
    )


def bubbles(
    sheet: Sheet, rng: np.random.Generator, at: Floats, sizes: Floats, film: Floats, glint: Floats
) -> None:
    """Half-sunk bubbles at N places with half widths `sizes` in pixels."""
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    for place, size in zip(at, sizes.tolist(), strict=True):
        ring = np.stack([np.cos(turn), np.sin(turn) * 0.8 - 0.2], axis=-1) * size + place
        sheet.shapes(ring[None], film[None] * rng.uniform(0.7, 1.2))
        inner = np.stack([np.cos(turn), np.sin(turn) * 0.8 - 0.2], axis=-1) * size * 0.8 + place
        sheet.shapes(inner[None], film[None] * 0.55)
        sheet.dabs(
            place[None] + [-size * 0.3, -size * 0.5], size * 0.24, size * 0.13, -0.6, glint[None]
        )
