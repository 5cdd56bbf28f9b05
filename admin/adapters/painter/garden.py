"""Planting: drifts of flowers and grass over the ground, from the horizon to the viewer's feet."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from admin.adapters.painter.blooms import Bloom
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, inks, mix, vary
from admin.adapters.painter.flowers import draw_flower
from admin.adapters.painter.land import Ground
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import grass
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.stems import draw_stem
from admin.adapters.painter.surfaces import Daylight


@dataclass(frozen=True)
class Planting:
    """What grows and how: sizes in units at the viewer's feet; greens are (dark, light)."""

    blooms: tuple[Bloom, ...]
    light: Daylight
    greens: tuple[Floats, Floats]
    size: float = 46.0
    height: float = 190.0
    wilt: float = 0.0
    blade: float = 120.0
    evenness: float = 0.25


def speckle(
    stage: Stage,
    sheet: Sheet,
    ground: Ground,
    planting: Planting,
    span: tuple[float, float],
    count: int,
) -> None:
    """Distant flowers: touches of colour in drifts."""
    rng = stage.rng
    at, near = ground.scatter(rng, count, *span)
    kind = _drift(stage, at, near, len(planting.blooms), planting.evenness)
    palette = np.stack(
        [inks(*b.colours[i % len(b.colours)]) for i, b in enumerate(planting.blooms)]
    )
    colours = palette[kind, rng.integers(1, 3, count)]
    lit = planting.light.shade + (planting.light.lit - planting.light.shade) * rng.uniform(
        0.3, 1, (count, 1)
    )
    size = (0.6 + near * planting.size * 0.42) * stage.unit * rng.uniform(0.6, 1.3, count)
    at = at - np.stack(
        [0 * near, near * planting.height * 0.5 * stage.unit * rng.random(count)], axis=-1
    )
    sheet.dabs(at, size * 1.3, size * 0.7, rng.normal(0, 0.5, count), vary(rng, colours * lit))


def _drift(stage: Stage, at: Floats, near: Floats, kinds: int, evenness: float) -> NDArray[np.intp]:
    """Which flower grows where: like with like, as a gardener or the wind would have it."""
    if kinds == 1:
        return np.zeros(len(at), np.intp)
    rng = stage.rng
    waves = rng.normal(0, 1, (kinds, 4, 2)) * [7.0, 9.0]
    phase = rng.uniform(0, 6.3, (kinds, 4))
    place = np.stack([at[:, 0] / (stage.unit * 1000), near], axis=-1)
    score = np.sin(np.einsum("nd,kwd->nkw", place, waves) + phase).sum(axis=2)
    return np.argmax(score + rng.gumbel(0, evenness * 3, score.shape), axis=1)


def turf(
    stage: Stage,
    sheet: Sheet,
    ground: Ground,
    planting: Planting,
    span: tuple[float, float],
    count: int,
) -> None:
    """Grass between two depths; the light falls through its tips."""
    rng = stage.rng
    at, near = ground.scatter(rng, count, *span)
    height = (3 + near**1.15 * planting.blade) * stage.unit * rng.uniform(0.5, 1.3, count)
    colours = vary(rng, mix(*planting.greens, rng.beta(1.6, 1.8, count)), light=0.14, hue=0.08)
    grass(
        sheet,
        rng,
        at + np.array([0, 4 * stage.unit]),
        height,
        colours,
        lean=stage.wind,
        width=0.045,
    )


def beds(
    stage: Stage,
    sheet: Sheet,
    ground: Ground,
    planting: Planting,
    span: tuple[float, float],
    count: int,
) -> None:
    """Flowers on stems among grass between two depths, far ones first."""
    rng = stage.rng
    at, near = ground.scatter(rng, count, *span)
    kind = _drift(stage, at, near, len(planting.blooms), planting.evenness)
    steps = max(count // 8, 1)
    low, high = span
    for start in range(0, count, steps):
        end = min(start + steps, count)
        part = (low + (high - low) * start / count, low + (high - low) * end / count)
        turf(stage, sheet, ground, planting, part, 60 + int(300 * max(1 - part[1], 0)))
        for i in range(start, end):
            _one(stage, sheet, planting, planting.blooms[int(kind[i])], at[i], float(near[i]))


def _one(
    stage: Stage, sheet: Sheet, planting: Planting, bloom: Bloom, at: Floats, near: float
) -> None:
    rng = stage.rng
    scale = stage.unit * near**1.1
    radius = planting.size * scale * bloom.size * float(rng.uniform(0.62, 1.15))
    tall = planting.height * scale * float(rng.uniform(0.6, 1.2)) * (0.75 + 0.25 * bloom.size)
    wilt = planting.wilt * float(rng.uniform(0.6, 1.2)) if planting.wilt else 0.0
    lean = float(rng.normal(0, 14)) + stage.wind * 40
    x = float(at[0]) + tall * (lean / 90) * 0.5
    y = float(at[1]) - tall * (1 - 0.25 * wilt)
    tilt = float(np.clip(rng.normal(bloom.tilt, 14), 5, 84)) + 0.0
    pose = Pose(x, y, max(radius, 1.2), tilt, lean, wilt)
    if radius > 3:
        tone = float(np.exp(rng.normal(0, 0.1)))
        greens = (planting.greens[0] * tone, planting.greens[1] * tone)
        stem_pose = (
            pose
            if bloom.form != "spike"
            else Pose(x, y + bloom.extra["tall"] * radius * 0.9, radius * 0.6)
        )
        draw_stem(sheet, bloom, stem_pose, (float(at[0]), float(at[1]) + 6 * scale), rng, greens)
    draw_flower(sheet, bloom, pose, rng, planting.light)
