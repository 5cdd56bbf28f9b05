"""Koi: carps seen from above."""

import numpy as np

from admin.adapters.painter.body import Place
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import ink, mix
from admin.adapters.painter.surfaces import Daylight

_KOI = (
    ("#f4ece0", "#e04a18"),
    ("#f0a030", "#fff0d8"),
    ("#f4ece0", "#20202a"),
    ("#d8381c", "#f8e8d8"),
)


def draw_koi(sheet: Sheet, rng: np.random.Generator, place: Place, light: Daylight) -> None:
    """A carp seen from above, bent by its stroke; size is its length."""
    skin, patch = (ink(c) * light.lit for c in _KOI[int(rng.integers(len(_KOI)))])
    turn, bend = float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(-1.3, 1.3))
    t = np.linspace(0, 1, 16)
    angle = turn + bend * (t - 0.3) ** 2 * 1.6
    line = (
        np.cumsum(np.stack([np.cos(angle), np.sin(angle) * 0.55], axis=-1), axis=0)
        * place.size
        / 16
    )
    line += [place.x, place.y]
    wide = (np.sin(np.pi * np.clip(t * 0.93 + 0.09, 0, 1)) ** 0.8 * 0.24 + 0.015) * place.size
    side = np.stack([-np.sin(angle), np.cos(angle) * 0.55], axis=-1)
    for at, long in ((4, 0.2), (9, 0.12)):
        for way in (-1, 1):
            fin = [
                line[at],
                line[at] + side[at] * way * place.size * long + (line[at + 2] - line[at]) * 1.2,
                line[at + 2],
            ]
            sheet.shapes(np.array([fin]), mix(skin, np.ones(3) * light.lit, 0.2)[None] * 0.85)
    tail = (
        line[-1]
        + np.array([[0, 0], [0.2, 0.1], [0.13, 0.0], [0.2, -0.1]])
        @ np.array(
            [
                [np.cos(angle[-1]), np.sin(angle[-1]) * 0.6],
                [-np.sin(angle[-1]), np.cos(angle[-1]) * 0.6],
            ]
        )
        * place.size
    )
    sheet.shapes(tail[None], skin[None] * 0.85, convex=False)
    sheet.ribbons(line[None], wide, skin[None] * 0.72)
    sheet.ribbons(line[None] - [0, wide.max() * 0.06], wide * 0.8, skin[None])
    for at in rng.choice(13, 4, replace=False).tolist():
        size = wide[at] * float(rng.uniform(0.4, 0.62))
        sheet.dabs(
            line[at][None] + side[at] * wide[at] * 0.1, size, size * 0.7, angle[at], patch[None]
        )
