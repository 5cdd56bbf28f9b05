"""A small landscape in one of four seasons."""

import cv2
import numpy as np

from admin.adapters.painter.canvas import Canvas, Sheet
from admin.adapters.painter.colour import Floats, ink, mix
from admin.adapters.painter.garden import Planting, speckle, turf
from admin.adapters.painter.land import Ground, bushes, lay_land, ridge, streaks
from admin.adapters.painter.plants import Leafage, Wood, draw_leafage, draw_wood, grow_tree
from admin.adapters.painter.sky import Clouds, paint_clouds, paint_sky
from admin.adapters.painter.stage import Stage

SEASONS = (
    ("spring", ("#8cc8e0", "#f4d8e4"), ("#2f6a34", "#a8d860"), ("#d878a0", "#fff0f4")),
    ("autumn", ("#c89a5c", "#f6e0b0"), ("#6a4a1c", "#d8a03c"), ("#a8381c", "#f0a83c")),
    ("winter", ("#7a94b8", "#dce4ee"), ("#7a8c9c", "#e4ecf4"), ("#8c9cb0", "#ffffff")),
    ("dusk", ("#3c2a6c", "#e0809c"), ("#2a3a4c", "#6a8c8c"), ("#5a3a84", "#d8a0e0")),
)


def view_of(stage: Stage, season: int, size: tuple[int, int], horizon: float) -> Floats:
    """A country painted for itself at half the size: strokes will cover what that loses."""
    own = stage.canvas
    width, height = size
    stage.canvas = Canvas(max(width // 2, 8), max(height // 2, 8))
    stage.canvas.unit = own.unit / 2
    _country(stage, season, horizon)
    small, stage.canvas = stage.canvas.light, own
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _country(stage: Stage, season: int, horizon: float) -> None:
    """A small landscape in one season."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    _, sky, land, crown = SEASONS[season]
    paint_sky(canvas, [(0, ink(sky[0])), (horizon, ink(sky[1])), (1, ink(sky[1]))], None)
    paint_clouds(
        canvas,
        rng,
        Clouds(0.4, mix(ink(sky[1]), np.ones(3), 0.5), ink(sky[0]), 240, 2.4, horizon),
        (0.4, 0.2),
    )
    green = (ink(land[0]), ink(land[1]))
    _hills(canvas, rng, horizon, green, ink(sky[1]))
    ground = Ground(canvas, horizon)
    sheet = canvas.sheet()
    bushes(sheet, rng, ground.place(rng.random(8), rng.uniform(0, 0.1, 8)), 30 * unit, green)
    for _ in range(2):
        _tree(sheet, rng, ground, (ink(crown[0]), ink(crown[1])))
    kinds = stage.blooms("tulip", "poppy", "iris", "daisy", "cosmos")
    planting = Planting(kinds, stage.daylight("#ffffff", "#8088a8"), green, 20, 60, blade=60)
    turf(stage, sheet, ground, planting, (0.05, 1.0), 900)
    speckle(stage, sheet, ground, planting, (0.02, 1.0), 900)
    canvas.lay(sheet)


def _hills(
    canvas: Canvas,
    rng: np.random.Generator,
    horizon: float,
    green: tuple[Floats, Floats],
    air: Floats,
) -> None:
    for share in (0.3, 0.7):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.06 * (1 - share), 0.05),
            mix(air, green[0], share),
            green[1],
            fall=0.2,
        )
    lay_land(
        canvas,
        ridge(canvas, rng, horizon + 0.01, 0.012),
        green[1],
        green[0],
        fall=0.4,
        texture=streaks(canvas, rng, horizon, 0.4),
    )


def _tree(
    sheet: Sheet, rng: np.random.Generator, ground: Ground, crown: tuple[Floats, Floats]
) -> None:
    unit = ground.canvas.unit
    across, near = np.array([rng.uniform(0.1, 0.9)]), np.array([rng.uniform(0.1, 0.35)])
    foot = ground.place(across, near)[0]
    size = float(rng.uniform(210, 340)) * unit
    wood = Wood(depth=6, spread=0.55, gnarl=0.24)
    tree = grow_tree(rng, (float(foot[0]), float(foot[1])), size, 22 * unit, wood)
    draw_wood(sheet, tree, ink("#2a2020"), ink("#7a6450"))
    leaves = Leafage(*crown, 6.5 * unit, 1500, 16 * unit)
    draw_leafage(sheet, rng, tree.tips, leaves, (-0.5, -0.8))
