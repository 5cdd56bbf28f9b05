"""Disgusted: an overgrown swamp, sickly greens, fungus, slime, wilting."""

import numpy as np

from admin.adapters.painter.brush import Hand
from admin.adapters.painter.colour import Floats, ink, mix
from admin.adapters.painter.decay import (
    dead_tree,
    flies,
    mushrooms,
    rotten_log,
    sick_planting,
    wilted,
)
from admin.adapters.painter.fungi import bubbles
from admin.adapters.painter.garden import beds, turf
from admin.adapters.painter.land import Ground, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.plants import draw_vine, vine
from admin.adapters.painter.sky import paint_sky
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.water import Water, lily_pads, paint_water
from admin.adapters.painter.weather import mist, moss, sparks

_AIRS = (
    ("#3c4210", "#7c8428", "#c0b848", "#dcd070"),
    ("#2c3a18", "#667a2c", "#a8b04c", "#ccc878"),
    ("#44380f", "#807a26", "#b4ac44", "#d4cc80"),
)


def paint(stage: Stage) -> None:
    """A swamp, a rotting log full of mushrooms, or a flower bed gone bad."""
    stage.hand = Hand(
        sizes=(24, 12, 5.5, 2.8),
        length=4.0,
        colour=0.1,
        hue=0.07,
        wander=0.22,
        relief=0.75,
        follow=0.8,
    )
    stage.grade = Grade(
        exposure=0.95,
        contrast=1.06,
        saturation=0.92,
        vignette=0.4,
        shadows=(0.03, 0.035, 0.0),
        lights=(0.96, 0.98, 0.8),
    )
    (swamp, rot, gone_bad)[int(stage.rng.integers(3))](stage)


def _air(stage: Stage, horizon: float) -> list[Floats]:
    colours = [ink(c) for c in _AIRS[int(stage.rng.integers(len(_AIRS)))]]
    stops = stage.sky_stops(
        [(0, colours[0]), (horizon * 0.5, colours[1]), (horizon, colours[2]), (1, colours[1])], 0.7
    )
    paint_sky(stage.canvas, stops, None)
    at = (float(stage.rng.uniform(0.3, 0.7)), horizon * 0.6)
    stage.canvas.shine(colours[3], stage.canvas.glow(at, 300) * 0.35)
    murk = stage.canvas.noise(stage.rng, 240, octaves=5)
    stage.canvas.light *= (0.6 + 0.8 * murk)[..., None]
    return colours


def swamp(stage: Stage) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    horizon = float(rng.uniform(0.46, 0.54))
    air = _air(stage, horizon)
    for share in (0.3, 0.6):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.07 * (1 - share), 0.05),
            mix(air[2], ink("#2a3010"), share),
            air[1],
            fall=0.12,
        )
        for _ in range(5):
            dead_tree(
                stage,
                (rng.random() * canvas.width, (horizon + 0.01) * canvas.height),
                (140 + 160 * share) * unit,
                mix(air[1], ink("#1c200c"), share),
            )
        mist(canvas, rng, horizon - 0.02, 0.06, air[2], 0.55)
    dead_tree(
        stage,
        (
            float(rng.choice([0.14, 0.22, 0.8, 0.88])) * canvas.width,
            (horizon + 0.06) * canvas.height,
        ),
        620 * unit,
        ink("#1a1a0c"),
    )
    paint_water(canvas, rng, Water(horizon + 0.03, ink("#3c3f12"), 0.9, 0.6))
    scum = canvas.noise(rng, 110, octaves=5, stretch=3.4)
    x, y = canvas.grid()
    cover = np.clip((scum - 0.5) * 9, 0, 1) * np.clip((y - horizon - 0.05) * 9, 0, 1)
    canvas.veil(ink("#8a9430"), cover * 0.75 + 0 * x)
    stage.stroke_along(stage.angles(0.05, 0.5, 120))
    ground = Ground(canvas, horizon + 0.03)
    sheet = canvas.sheet()
    at, near = ground.scatter(rng, 26, 0.1, 1.0)
    lily_pads(sheet, rng, at, (16 + 56 * near) * unit, (ink("#3a3a10"), ink("#8a8a34")), 0.3)
    at, near = ground.scatter(rng, 44, 0.12, 1.0)
    bubbles(sheet, rng, at, (3 + 24 * near * rng.random(44)) * unit, ink("#8f9440"), ink("#f0f0b8"))
    canvas.lay(sheet)
    _bank(stage)


def _bank(stage: Stage) -> None:
    """A near bank with mushrooms, drooping flowers and slimy grass."""
    canvas, rng = stage.canvas, stage.rng
    line = ridge(canvas, rng, 0.94, 0.05)
    lay_land(
        canvas,
        line,
        ink("#3a3414"),
        ink("#14120a"),
        fall=0.1,
        texture=streaks(canvas, rng, 0.85, 0.6),
    )
    sheet = canvas.sheet()
    planting = sick_planting(stage)
    turf(stage, sheet, Ground(canvas, 0.8), planting, (0.55, 1.0), 420)
    wilted(stage, sheet, planting, 6, 0.97)
    mushrooms(stage, sheet, rng.uniform(0.05, 0.95, 9), 0.965, 64)
    turf(stage, sheet, Ground(canvas, 0.88), planting, (0.8, 1.2), 260)
    canvas.lay(sheet)
    stage.later(flies, stage, 30)


def rot(stage: Stage) -> None:
    """A rotting log, close by: mushrooms stand on it and slime runs down."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    air = _air(stage, 0.7)
    for _ in range(7):
        dead_tree(
            stage,
            (rng.random() * canvas.width, 0.72 * canvas.height),
            float(rng.uniform(300, 760)) * unit,
            mix(air[1], ink("#1c200c"), rng.uniform(0.2, 0.7)),
        )
    mist(canvas, rng, 0.6, 0.16, air[2], 0.6)
    lay_land(
        canvas,
        ridge(canvas, rng, 0.72, 0.02),
        ink("#4a4c18"),
        ink("#17160a"),
        fall=0.3,
        texture=streaks(canvas, rng, 0.7, 0.6),
    )
    stage.stroke_along(stage.angles(0.4, 0.9, 120))
    tilt = float(rng.uniform(-0.07, 0.07))
    level = 0.74
    sheet = canvas.sheet()
    rotten_log(stage, sheet, level, tilt)
    canvas.lay(sheet)
    slime = np.stack([ink("#9aa83c"), ink("#c4c860"), ink("#6a7a20")])
    x = rng.uniform(0, 1, 240)
    tips = np.stack([x * canvas.width, (level - 0.05 + tilt * (x - 0.5)) * canvas.height], axis=-1)
    moss(canvas, rng, tips, 90, slime, 130)
    top = canvas.sheet()
    for x in np.sort(rng.uniform(0.04, 0.96, 11)).tolist():
        mushrooms(
            stage,
            top,
            np.array([x]),
            level - 0.06 + tilt * (x - 0.5),
            96 * (1.0 if rng.random() < 0.6 else 1.5),
        )
    planting = sick_planting(stage)
    wilted(stage, top, planting, 5, 0.99)
    turf(stage, top, Ground(canvas, 0.86), planting, (0.5, 1.2), 500)
    canvas.lay(top)
    stage.later(flies, stage, 36)


def gone_bad(stage: Stage) -> None:
    """A flower bed where everything hangs and rots under yellow air."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    horizon = float(rng.uniform(0.4, 0.48))
    air = _air(stage, horizon)
    lay_land(
        canvas,
        ridge(canvas, rng, horizon, 0.03),
        mix(air[2], ink("#4a4a1c"), 0.5),
        ink("#2a260e"),
        fall=0.4,
        texture=streaks(canvas, rng, horizon, 0.6),
    )
    for _ in range(4):
        dead_tree(
            stage,
            (rng.random() * canvas.width, (horizon + 0.03) * canvas.height),
            float(rng.uniform(200, 380)) * unit,
            mix(air[1], ink("#1c200c"), 0.5),
        )
    mist(canvas, rng, horizon, 0.08, air[2], 0.6)
    stage.stroke_along(stage.angles(0.3, 0.9, 120))
    planting = sick_planting(stage)
    sheet = canvas.sheet()
    beds(stage, sheet, Ground(canvas, horizon), planting, (0.25, 0.7), 60)
    canvas.lay(sheet, fog=0.1, fog_colour=air[2])
    front = canvas.sheet()
    mushrooms(stage, front, rng.uniform(0, 1, 7), 0.93, 60)
    wilted(stage, front, planting, 9, 1.0)
    turf(stage, front, Ground(canvas, 0.85), planting, (0.5, 1.2), 400)
    canvas.lay(front)
    heads = rng.random((26, 2)) * [canvas.width, canvas.height * 0.5] + [0, canvas.height * 0.4]
    stage.later(
        sparks, canvas, heads, rng.uniform(0.8, 2, 26) * unit, (0.5, 0.6, 0.1), strength=0.4
    )
    stage.later(flies, stage, 40)
    vines = canvas.sheet()
    for x in rng.uniform(0, 1, 5).tolist():
        line = vine(rng, np.array([x * canvas.width, -10.0]), np.pi / 2, 300 * unit, 1.2)
        draw_vine(vines, line, 9 * unit, ink("#1c1e0a"), ink("#6a6c28"))
    canvas.lay(vines, blur=1.5)
