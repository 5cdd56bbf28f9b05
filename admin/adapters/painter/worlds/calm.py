"""Calm: still water at dawn, mist, lotus, far mountains."""

from dataclasses import replace

import numpy as np

from admin.adapters.painter.brush import Hand
from admin.adapters.painter.canvas import Canvas, Rim, Sheet
from admin.adapters.painter.colour import Floats, ink, mix, vary
from admin.adapters.painter.flowers import draw_flower
from admin.adapters.painter.land import Ground, bushes, lay_land, ridge
from admin.adapters.painter.light import Grade
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import Leafage, Wood, draw_leafage, draw_wood, grass, grow_tree
from admin.adapters.painter.sky import Clouds, Sun, paint_clouds, paint_sky
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.water import Water, lily_pads, paint_water
from admin.adapters.painter.weather import falling, mist

_DAWNS = (
    ("#8fb0cc", "#cfd6de", "#f6dcc8", "#fbe8cf", "#ffe9c4"),
    ("#a9b4d8", "#d8cde0", "#f4d4d4", "#fbe6d8", "#ffdcc0"),
    ("#7fb4b8", "#b8d8d2", "#e4ecd8", "#f6f0d8", "#fff4d0"),
)


def paint(stage: Stage) -> None:
    """A lake at dawn, a lily pond from above, or mountains in mist behind a branch."""
    stage.hand = Hand(
        sizes=(26, 12, 5.5, 2.6), length=6.0, colour=0.035, hue=0.02, wander=0.06, relief=0.35
    )
    stage.grade = Grade(
        exposure=1.0, contrast=1.1, saturation=1.1, vignette=0.14, shadows=(0.02, 0.03, 0.05)
    )
    stage.grassy = False
    (lake, pond, mountains)[int(stage.rng.integers(3))](stage)


def _dawn(stage: Stage, horizon: float) -> tuple[Sun, list[Floats]]:
    rng = stage.rng
    colours = [ink(c) for c in _DAWNS[int(rng.integers(len(_DAWNS)))]]
    stops = [(p * horizon, c) for p, c in zip((0, 0.4, 0.75, 1.0), colours, strict=False)]
    stops = stage.sky_stops([*stops, (1.0, colours[3])])
    sun = stage.sun(
        Sun(
            (float(rng.uniform(0.25, 0.75)), horizon - float(rng.uniform(0.05, 0.14))),
            colours[4],
            26,
            1.0,
            190,
        )
    )
    paint_sky(stage.canvas, stops, sun)
    clouds = Clouds(
        0.3, mix(stops[2][1], np.ones(3), 0.4), stops[1][1], 420, 6.0, horizon, 0.45, 0.6
    )
    paint_clouds(stage.canvas, rng, clouds, sun.at)
    return sun, [np.asarray(c) for _, c in stops]


def _hills(stage: Stage, horizon: float, air: Floats, count: int = 4, swing: float = 0.07) -> None:
    canvas, rng = stage.canvas, stage.rng
    for number in range(count):
        share = number / max(count - 1, 1)
        line = ridge(
            canvas, rng, horizon - 0.11 * (1 - share) - 0.015, swing * (1 - 0.6 * share), rough=0.5
        )
        top = mix(air, stage.tint(ink("#2f5262")), 0.22 + 0.55 * share)
        lay_land(canvas, line, top, mix(top, air, 0.65), fall=0.12, soft=1.5)
        mist(canvas, rng, horizon - 0.03 * (1 - share), 0.05, air, 0.55)


def lake(stage: Stage) -> None:
    canvas, rng = stage.canvas, stage.rng
    horizon = float(rng.uniform(0.40, 0.5))
    sun, sky = _dawn(stage, horizon)
    _hills(stage, horizon, sky[2])
    shore = canvas.sheet()
    side = 0.0 if sun.at[0] > 0.5 else 1.0
    feet = Ground(canvas, horizon).place(
        np.abs(side - rng.random(9) ** 2 * 0.5), rng.uniform(0, 0.01, 9)
    )
    bushes(shore, rng, feet, 36 * stage.unit, (stage.green("#2f4a48"), stage.green("#7d9a80")))
    canvas.lay(shore, fog=0.22, fog_colour=sky[2])
    paint_water(
        canvas, rng, Water(horizon + 0.004, stage.tint(ink("#5f8791")), 0.55, 0.88, shimmer=sky[3])
    )
    mist(canvas, rng, horizon + 0.01, 0.035, mix(sky[2], np.ones(3), 0.25), 0.6)
    stage.stroke_along(stage.angles(0.0, 0.08))
    _float_lotus(stage, horizon, sun, 30)
    _reeds(stage, side)


def _float_lotus(stage: Stage, horizon: float, sun: Sun, count: int) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    greens = (stage.green("#23483c"), stage.green("#86b07c"))
    light = stage.daylight("#fff4ea", "#8088a8", 0.5)
    bloom = stage.hero("lotus")
    ground = Ground(canvas, horizon)
    centre = rng.uniform(0.2, 0.8, 3)
    near = np.sort(0.14 + 0.95 * rng.random(count) ** 0.8)
    x = centre[rng.integers(0, 3, count)] + rng.normal(0, 0.16, count)
    at = ground.place(x, near)
    sheet = canvas.sheet()
    for place, depth in zip(at, near.tolist(), strict=True):
        pads = place + rng.normal(0, 1, (3, 2)) * [90 * unit * depth, 20 * unit * depth]
        lily_pads(sheet, rng, pads, rng.uniform(34, 78, 3) * unit * depth, greens, 0.3)
        if rng.random() < 0.5:
            radius = float(rng.uniform(26, 46)) * unit * depth * bloom.size
            pose = Pose(
                float(place[0]),
                float(place[1]) - radius * 0.45,
                radius,
                max(bloom.tilt, 62),
                float(rng.normal(0, 10)),
            )
            draw_flower(sheet, bloom, pose, rng, light)
    canvas.lay(sheet, rim=Rim(sun.colour, (0.3, -0.9), 2.0, 0.3))


def _reeds(stage: Stage, side: float) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    count = 90
    x = np.abs(side - rng.random(count) ** 1.7 * 0.3) * canvas.width
    feet = np.stack([x, np.full(count, canvas.height * 1.03)], axis=-1)
    height = rng.uniform(120, 420, count) * unit
    colours = vary(rng, mix(stage.green("#1f3830"), stage.green("#7f9a68"), rng.random(count)))
    sheet = canvas.sheet()
    grass(sheet, rng, feet, height, colours, lean=0.1 if side < 0.5 else -0.1, width=0.018)
    canvas.lay(sheet, blur=0.8)


def pond(stage: Stage) -> None:
    """Water fills the picture; sky and willows are seen only as reflections."""
    canvas, rng = stage.canvas, stage.rng
    tones = (
        ("#6f9fb8", "#b8a8d0", "#f0c8cc")
        if rng.random() < 0.5
        else ("#4f8a90", "#8fc0b0", "#f0e4b8")
    )
    stops = stage.sky_stops(
        [(0.0, ink("#2a4a4c")), (0.3, ink(tones[0])), (0.62, ink(tones[1])), (1.0, ink(tones[2]))]
    )
    paint_sky(canvas, stops, None)
    shade = canvas.noise(rng, 240, octaves=4, stretch=0.35)
    x, y = canvas.grid()
    canvas.veil(
        stage.tint(ink("#1f4038")), np.clip((shade - 0.42) * 2.4, 0, 0.8) * np.clip(1.1 - y, 0, 1)
    )
    glow = (float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.55, 0.8)))
    canvas.shine(stage.tint(ink("#ffe4c0")), canvas.glow(glow, 300) * 0.35 + 0 * x)
    paint_water(canvas, rng, Water(0.5, stops[1][1], 1.2, 0.7))
    stage.stroke_along(
        stage.angles(0.0, 0.12), Hand((26, 12, 6, 2.8), 5.0, 0.06, 0.045, 0.1, 0.45, 0.8)
    )
    _drifting_lotus(stage)


def _drifting_lotus(stage: Stage) -> None:
    """Islands of pads with a few flowers, far ones first."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    sheet = canvas.sheet()
    greens = (stage.green("#2c5a44"), stage.green("#a8c890"))
    light = stage.daylight("#fffaf0", "#8890b0", 0.5)
    bloom = stage.hero("lotus")
    sway = float(rng.uniform(-0.5, 0.5))
    for near in np.sort(rng.random(15)):
        middle = np.array(
            [0.5 + 0.42 * np.sin(near * 6 + sway * 6) + rng.normal(0, 0.12), 0.04 + near * 0.98]
        )
        size = (26 + 66 * near) * unit
        count = int(rng.integers(5, 11))
        at = middle * [canvas.width, canvas.height] + rng.normal(0, 1, (count, 2)) * [
            size * 2.1,
            size * 0.6,
        ]
        lily_pads(
            sheet, rng, at[np.argsort(at[:, 1])], rng.uniform(0.6, 1.1, count) * size, greens, 0.36
        )
        for place in at[: int(rng.integers(0, 3))]:
            radius = size * float(rng.uniform(0.5, 0.72))
            draw_flower(
                sheet,
                bloom,
                Pose(
                    float(place[0]),
                    float(place[1]) - radius * 0.4,
                    radius,
                    56,
                    float(rng.normal(0, 12)),
                ),
                rng,
                light,
            )
    canvas.lay(sheet)


def mountains(stage: Stage) -> None:
    canvas, rng = stage.canvas, stage.rng
    horizon = 0.72
    sun, sky = _dawn(stage, horizon)
    for number in range(6):
        share = number / 5
        line = ridge(canvas, rng, 0.42 + 0.1 * number, 0.11 - 0.008 * number, rough=0.55)
        top = mix(sky[2], stage.green("#2f5258"), 0.14 + 0.6 * share)
        lay_land(canvas, line, top, mix(top, sky[2], 0.85), fall=0.2, soft=1.5)
        if number >= 2:
            trees = canvas.sheet()
            _pines(canvas, rng, trees, line, 12 + 34 * share, top * 0.72)
            canvas.lay(trees)
        mist(canvas, rng, 0.52 + 0.1 * number, 0.05, mix(sky[2], np.ones(3), 0.3), 0.8)
    stage.stroke_along(stage.angles(0.05, 0.25), replace(stage.hand, follow=0.6))
    _branch(stage, sun)


def _pines(
    canvas: Canvas,
    rng: np.random.Generator,
    sheet: Sheet,
    line: Floats,
    size: float,
    colour: Floats,
) -> None:
    count = 46
    x = (rng.random(count) * canvas.width).astype(int)
    groups = canvas.noise(rng, 200, octaves=2)[0][x] > 0.42
    for at in x[groups].tolist():
        tall = size * canvas.unit * rng.uniform(0.6, 1.5)
        y = float(line[at]) * canvas.height + 2
        tiers = np.linspace(0, 1, 5)
        left = np.stack([at - tall * 0.22 * (1 - tiers) - 0.5, y - tall * tiers], axis=-1)
        right = np.stack([at + tall * 0.22 * (1 - tiers) + 0.5, y - tall * tiers], axis=-1)[::-1]
        sheet.shapes(np.concatenate([left, right])[None], colour[None], convex=False)


def _branch(stage: Stage, sun: Sun) -> None:
    """A flowering branch that reaches into the picture from a corner."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    side = -1 if sun.at[0] > 0.5 else 1
    x = 0.5 + side * 0.56
    wood = Wood(depth=6, spread=0.5, gnarl=0.24, droop=0.12, shrink=0.8, thin=0.7)
    tree = grow_tree(rng, (0.0, 0.0), 560 * unit, 22 * unit, wood)
    turn = np.radians(90 * -side + rng.uniform(-6, 16) * -side)
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    origin = np.array([x * canvas.width, rng.uniform(0.08, 0.28) * canvas.height])
    tree.lines, tree.tips = tree.lines @ spin.T + origin, tree.tips @ spin.T + origin
    sheet = canvas.sheet()
    draw_wood(sheet, tree, stage.tint(ink("#2c2420")), stage.tint(ink("#7a6656")))
    draw_leafage(
        sheet,
        rng,
        tree.tips,
        Leafage(stage.green("#3a5a3a"), stage.green("#a8c080"), 5 * unit, 260, 8 * unit),
        (0, -1),
    )
    bloom = stage.hero("cherry blossom", "magnolia", "camellia")
    light = stage.daylight("#fffaf4", "#9a90b0", 0.5)
    for place in tree.tips[rng.permutation(len(tree.tips))[:120]]:
        radius = (
            float(rng.uniform(8, 15))
            * unit
            * (1.5 if bloom.form != "bough" or bloom.size > 0.9 else 1)
        )
        draw_flower(
            sheet,
            bloom,
            Pose(
                float(place[0]),
                float(place[1]),
                radius,
                float(rng.uniform(0, 70)),
                float(rng.uniform(-90, 90)),
            ),
            rng,
            light,
        )
    canvas.lay(sheet)
    petals = np.array([np.clip(ink(c) * 1.0, 0, 1) for c in bloom.colours[0]])[1:]
    stage.later(falling, canvas, rng, petals, 40, size=5, blur=0.4)
