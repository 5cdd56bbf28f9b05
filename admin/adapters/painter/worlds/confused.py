"""Confused: a maze that bends, two gardens under one sky, seasons that do not agree."""

from dataclasses import replace

import numpy as np

from admin.adapters.painter.brush import Hand
from admin.adapters.painter.colour import ink, mix
from admin.adapters.painter.hedges import HedgeMaze, grow_maze
from admin.adapters.painter.land import lay_land, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.seasons import SEASONS, view_of
from admin.adapters.painter.sky import Clouds, paint_clouds, paint_sky
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.swirls import spin, swirl_angles, tangle, twist
from admin.adapters.painter.weather import falling


def paint(stage: Stage) -> None:
    """A garden above and below, a vortex of seasons, or a labyrinth."""
    stage.hand = Hand(
        sizes=(20, 10, 5, 2.8),
        length=5.5,
        colour=0.09,
        hue=0.06,
        wander=0.1,
        relief=0.7,
        follow=0.6,
    )
    stage.grade = Grade(exposure=1.0, contrast=1.05, saturation=1.02, vignette=0.25)
    (upside_down, vortex, labyrinth)[int(stage.rng.integers(3))](stage)


def upside_down(stage: Stage) -> None:
    """The garden above hangs into the garden below, and neither is the reflection."""
    canvas, rng = stage.canvas, stage.rng
    first, second = rng.permutation(len(SEASONS))[:2].tolist()
    size = (canvas.width, canvas.height)
    below = view_of(stage, first, size, float(rng.uniform(0.66, 0.74)))
    above = view_of(stage, second, size, float(rng.uniform(0.66, 0.74)))[::-1]
    x, y = canvas.grid()
    seam = (
        0.5 + 0.05 * np.sin(x * 7 + rng.uniform(0, 6)) + float(rng.uniform(-0.2, 0.2)) * (x - 0.5)
    )
    share = np.clip((y - seam) / 0.2 + 0.5, 0, 1)[..., None]
    canvas.light = (below * share + above * (1 - share)).astype(np.float32)
    twist(canvas, rng, 1, 0.45)
    stage.stroke_along(swirl_angles(canvas, rng, 3), replace(stage.hand, length=4.5, follow=0.6))
    tangle(stage, 6)
    for season in (first, second):
        stage.later(
            falling, canvas, rng, np.stack([ink(c) for c in SEASONS[season][3]]), 70, size=6
        )


def vortex(stage: Stage) -> None:
    """Four gardens on four sides, each with its own season and its own down."""
    canvas, rng = stage.canvas, stage.rng
    at = (float(rng.uniform(0.42, 0.58)), float(rng.uniform(0.42, 0.56)))
    order = rng.permutation(len(SEASONS)).tolist()
    x, y = canvas.grid()
    dx, dy = (x - at[0]) / 0.5, (y - at[1]) / 0.5
    away = np.hypot(dx, dy)
    side = 1 if rng.random() < 0.5 else -1
    turn = np.arctan2(dy, dx) + side * (
        1.5 * np.exp(-((away / 0.5) ** 2)) + 0.25 * np.sin(away * 5)
    )
    total = np.zeros_like(canvas.light)
    weight = np.zeros(away.shape, np.float32)
    for quarter, season in enumerate(order):
        turned = quarter % 2 == 1
        size = (canvas.height, canvas.width) if turned else (canvas.width, canvas.height)
        view = np.rot90(view_of(stage, season, size, float(rng.uniform(0.7, 0.78))), -quarter)
        middle = np.pi / 2 + quarter * np.pi / 2
        gap = np.abs((turn - middle + np.pi) % (2 * np.pi) - np.pi)
        share = np.clip((np.pi / 4 - gap) / 0.22 + 0.5, 0, 1).astype(np.float32)
        total += view * share[..., None]
        weight += share
    canvas.light = total / np.maximum(weight, 1e-3)[..., None]
    spin(canvas, at, side * 1.6)
    canvas.shine((1.0, 0.95, 0.85), np.exp(-((away / 0.12) ** 2)) * 0.45)
    stage.stroke_along(
        (turn + np.pi / 2 + 0.2).astype(np.float32), replace(stage.hand, length=5.0, follow=0.6)
    )
    for season in order:
        stage.later(
            falling, canvas, rng, np.stack([ink(c) for c in SEASONS[season][3]]), 36, size=7
        )
    tangle(stage, 3)


def labyrinth(stage: Stage) -> None:
    """A maze of hedges that bends as it goes, under a sky that turns."""
    canvas, rng = stage.canvas, stage.rng
    season, other = rng.permutation(len(SEASONS))[:2].tolist()
    horizon = float(rng.uniform(0.26, 0.34))
    _, sky, land, crown = SEASONS[season]
    paint_sky(
        canvas, [(0, ink(SEASONS[other][1][0])), (horizon, ink(sky[1])), (1, ink(sky[1]))], None
    )
    clouds = Clouds(0.5, mix(ink(sky[1]), np.ones(3), 0.5), ink(sky[0]), 200, 2.0, horizon + 0.1)
    paint_clouds(canvas, rng, clouds, (0.4, 0.1))
    level = np.full(canvas.width, horizon, np.float32)
    ground = streaks(canvas, rng, horizon, 0.2)
    lay_land(canvas, level, ink(sky[1]), ink("#f0dcb4"), fall=0.25, texture=ground)
    walls = np.concatenate([grow_maze(rng, 15), grow_maze(rng, 15)], axis=1)
    sheet = canvas.sheet()
    maze = HedgeMaze(
        canvas, horizon, float(rng.uniform(-1, 1)), (ink(land[0]), ink(land[1])), ink(sky[1])
    )
    crowns = (ink(crown[0]), ink(crown[1]))
    strange = tuple(ink(c) for c in SEASONS[other][3])
    for row in range(walls.shape[0]):
        columns = np.flatnonzero(walls[row])
        for column in columns[np.argsort(-np.abs(columns - walls.shape[1] / 2))].tolist():
            maze.hedge(sheet, rng, row, column, walls.shape)
            if rng.random() < 0.07:
                own = crowns if rng.random() < 0.6 else strange
                maze.ball(sheet, rng, row, column, walls.shape, (own[0], own[1]))
    canvas.lay(sheet)
    spin(canvas, (float(rng.uniform(0.35, 0.65)), horizon + 0.34), float(rng.choice([-1, 1])) * 1.3)
    stage.stroke_along(
        swirl_angles(canvas, rng, 3),
        replace(stage.hand, length=4.0, follow=0.8, sizes=(16.0, 7.5, 3.4)),
    )
    tangle(stage, 2)
    stage.later(falling, canvas, rng, np.stack(strange), 90, size=7)
