"""Sad: rain, blue dusk, a lone willow, petals that fall."""

import numpy as np

from admin.adapters.painter.blooms import Bloom
from admin.adapters.painter.brush import Hand
from admin.adapters.painter.colour import Floats, ink, inks, mix, vary
from admin.adapters.painter.curves import bezier
from admin.adapters.painter.flowers import centred, draw_flower
from admin.adapters.painter.garden import Planting, speckle, turf
from admin.adapters.painter.land import Ground, bushes, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import Leafage, Wood, draw_leafage, draw_wood, grow_tree
from admin.adapters.painter.sky import Clouds, paint_clouds, paint_sky
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.stems import draw_stem
from admin.adapters.painter.water import Water, paint_water, rings
from admin.adapters.painter.weather import falling, mist, rain

_SKIES = (
    ("#39485e", "#5f7184", "#8b98a4", "#a6aeb4"),
    ("#2c3a56", "#4a5f80", "#7c8ca4", "#9aa2b0"),
    ("#4a5260", "#6c7682", "#949aa0", "#b0b0ac"),
)


def paint(stage: Stage) -> None:
    """A willow by a pond, one drooping flower, or a bare tree that loses its last leaves."""
    stage.hand = Hand(
        sizes=(24, 12, 5.5, 2.7),
        length=5.5,
        colour=0.05,
        hue=0.02,
        wander=0.08,
        relief=0.4,
        follow=0.85,
    )
    stage.grade = Grade(
        exposure=0.92,
        contrast=0.98,
        saturation=0.72,
        vignette=0.4,
        shadows=(0.02, 0.035, 0.07),
        lights=(0.93, 0.96, 1.0),
    )
    (willow, drooping, last_leaves)[int(stage.rng.integers(3))](stage)


def _sky(stage: Stage, horizon: float) -> list[Floats]:
    rng = stage.rng
    colours = [ink(c) for c in _SKIES[int(rng.integers(len(_SKIES)))]]
    stops = stage.sky_stops(
        [(p, c) for p, c in zip((0, horizon * 0.5, horizon, 1.0), colours, strict=True)], 0.6
    )
    paint_sky(stage.canvas, stops, None)
    paint_clouds(
        stage.canvas,
        rng,
        Clouds(0.72, stops[2][1], np.asarray(stops[0][1]) * 0.75, 300, 2.6, horizon, 0.5, 0.8),
        (0.5, 0.2),
    )
    return [np.asarray(c) for _, c in stops]


def willow(stage: Stage) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    horizon = float(rng.uniform(0.5, 0.58))
    sky = _sky(stage, horizon)
    for share in (0.25, 0.55, 0.9):
        line = ridge(canvas, rng, horizon - 0.05 * (1.1 - share), 0.03)
        lay_land(
            canvas,
            line,
            mix(sky[2], stage.green("#33464a"), share * 0.7),
            mix(sky[2], stage.green("#33464a"), share * 0.5),
            fall=0.1,
        )
        mist(canvas, rng, horizon - 0.02, 0.04, sky[2], 0.5)
    x = float(rng.choice([0.3, 0.36, 0.64, 0.7]))
    foot = (x * canvas.width, (horizon + 0.012) * canvas.height)
    _willow_tree(stage, foot, 520 * unit * (0.86 if not canvas.portrait else 1.0))
    paint_water(canvas, rng, Water(horizon + 0.02, stage.tint(ink("#3c4c5c")), 0.9, 0.82))
    mist(canvas, rng, horizon + 0.03, 0.035, sky[2], 0.5)
    stage.stroke_along(stage.angles(np.pi / 2, 0.1))
    spots = Ground(canvas, horizon + 0.05).scatter(rng, 34, 0.1, 1.0)
    stage.later(rings, canvas, spots[0], (8 + 40 * spots[1]) * unit, 0.35)
    petals = _petals(stage)
    stage.later(falling, canvas, rng, petals, 60, size=4.5, within=(x - 0.3, 0.2, x + 0.35, 0.95))
    stage.later(falling, canvas, rng, petals * 0.9, 70, size=4, within=(0, horizon + 0.12, 1, 1))
    stage.later(rain, canvas, rng, slant=0.08)


def _petals(stage: Stage) -> Floats:
    bloom = stage.hero("cherry blossom", "rose", "iris")
    return stage.tint(inks(*bloom.colours[0][1:]) * 0.8)


def _willow_tree(stage: Stage, foot: tuple[float, float], height: float) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    tree = grow_tree(
        rng, foot, height, height * 0.1, Wood(depth=5, spread=0.62, gnarl=0.2, shrink=0.78)
    )
    sheet = canvas.sheet()
    draw_wood(sheet, tree, stage.tint(ink("#1c2126")), stage.tint(ink("#5c646a")))
    count = 420
    at = tree.tips[rng.integers(0, len(tree.tips), count)] + rng.normal(0, 10, (count, 2)) * unit
    drop = np.maximum(foot[1] - at[:, 1], 20 * unit) * rng.uniform(0.45, 0.98, count)
    out = (at[:, 0] - foot[0]) * 0.22 + rng.normal(0, 14, count) * unit + stage.wind * 60 * unit
    end = at + np.stack([out, drop], axis=-1)
    strands = bezier(at, at + np.stack([out * 1.1, drop * 0.15], axis=-1), end, 14)
    tone = np.clip(0.35 + 0.25 * (at[:, 0] - foot[0]) / height + rng.normal(0, 0.2, count), 0, 1)
    colours = vary(rng, mix(stage.green("#2a3c38"), stage.green("#8a9c84"), tone))
    sheet.ribbons(strands, np.linspace(1.6, 0.8, 14) * unit, colours * 0.8)
    leaves = strands[:, 1:].reshape(-1, 2) + rng.normal(0, 1.6, (count * 13, 2)) * unit
    long = rng.uniform(5, 9, len(leaves)) * unit
    sheet.dabs(
        leaves,
        long,
        long * 0.24,
        rng.normal(1.5, 0.45, len(leaves)),
        vary(rng, np.repeat(colours, 13, axis=0)),
    )
    canvas.lay(sheet)


def drooping(stage: Stage) -> None:
    """One flower that has let its head hang, before a garden dissolved in rain."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    sky = _sky(stage, 0.7)
    far = canvas.sheet()
    ground = Ground(canvas, 0.62)
    lay_land(
        canvas,
        ridge(canvas, rng, 0.64, 0.03),
        stage.green("#4f6266"),
        stage.green("#2f3e40"),
        fall=0.3,
    )
    bushes(
        far,
        rng,
        ground.place(rng.random(16), rng.uniform(0, 0.15, 16)),
        90 * unit,
        (stage.green("#2a383c"), stage.green("#66787a")),
    )
    speckle(
        stage,
        far,
        ground,
        Planting(
            stage.blooms("rose", "iris"),
            stage.daylight("#b0b8c4", "#4a5468"),
            (stage.green("#2a383c"), stage.green("#5a6e68")),
        ),
        (0.05, 0.7),
        240,
    )
    canvas.lay(far, fog=0.35, fog_colour=sky[2], blur=9)
    mist(canvas, rng, 0.62, 0.16, sky[2], 0.5)
    stage.stroke_along(stage.angles(np.pi / 2, 0.15))
    x = float(rng.choice([0.36, 0.42, 0.6, 0.66]))
    bloom = stage.hero("rose", "tulip", "poppy", "peony", "iris")
    _mourner(stage, bloom, x)
    stage.later(rain, canvas, rng, slant=0.05, amount=1.1)


def _mourner(stage: Stage, bloom: Bloom, x: float) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    light = stage.daylight("#d4dcea", "#3a4258", 0.45)
    greens = (stage.green("#18241f"), stage.green("#5c7560"))
    lean = 1 if x < 0.5 else -1
    sheet = canvas.sheet()
    turf(
        stage,
        sheet,
        Ground(canvas, 0.7),
        Planting((bloom,), light, greens, blade=110),
        (0.6, 1.1),
        700,
    )
    tall = 0.52 * canvas.height if canvas.portrait else 0.62 * canvas.height
    foot = (x * canvas.width, canvas.height * 0.98)
    pose = Pose(
        foot[0] + lean * 130 * unit,
        canvas.height * 0.98 - tall * 0.8,
        118 * unit * min(bloom.size, 1.1),
        112,
        lean * 150,
        0.35,
    )
    draw_stem(
        sheet, bloom, Pose(pose.x, pose.y - 20 * unit, 70 * unit, 90, 0, 0.8), foot, rng, greens
    )
    draw_flower(sheet, bloom, centred(bloom, pose), rng, light)
    canvas.lay(sheet)
    colours = stage.tint(inks(*bloom.colours[0][:2]) * 0.85)
    left = pose.x / canvas.width
    stage.later(
        falling,
        canvas,
        rng,
        colours,
        9,
        size=17,
        within=(left - 0.05, pose.y / canvas.height + 0.1, left + 0.09, 0.9),
    )
    stage.later(
        falling, canvas, rng, colours, 22, size=15, within=(left - 0.16, 0.91, left + 0.2, 0.98)
    )


def last_leaves(stage: Stage) -> None:
    canvas, rng = stage.canvas, stage.rng
    horizon = float(rng.uniform(0.68, 0.74))
    sky = _sky(stage, horizon)
    for share in (0.2, 0.45):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.06 * (1 - share), 0.03),
            mix(sky[2], stage.green("#3c4a50"), share),
            sky[2],
            fall=0.08,
        )
    mist(canvas, rng, horizon - 0.03, 0.08, sky[3], 0.8)
    lay_land(
        canvas,
        ridge(canvas, rng, horizon, 0.012),
        stage.ground("#5f6a62"),
        stage.ground("#2c3532"),
        fall=0.3,
        texture=streaks(canvas, rng, horizon, 0.3),
    )
    x = float(rng.choice([0.34, 0.64]))
    foot = (x * canvas.width, (horizon + 0.07) * canvas.height)
    lean = 0.35 if x < 0.5 else -0.35
    leaf = (stage.tint(ink("#4a2c20")), stage.tint(ink("#b0703c")))
    _bare_tree(stage, foot, lean, leaf)
    ground = Ground(canvas, horizon)
    grass_ = canvas.sheet()
    greens = (stage.green("#222c2a", dry=0.3), stage.green("#6c7666", dry=0.4))
    planting = Planting((), stage.daylight("#c0c8d0", "#485060"), greens, blade=70)
    turf(stage, grass_, ground, planting, (0.1, 1.1), 1100)
    canvas.lay(grass_)
    stage.stroke_along(stage.angles(np.pi / 2, 0.15))
    blown = (min(x, x + lean * 1.4), 0.25, max(x, x + lean * 1.4), 0.95)
    stage.later(falling, canvas, rng, np.stack(leaf), 46, size=6, within=blown)
    fallen = (x - 0.3, horizon + 0.05, x + 0.4, 1.0)
    stage.later(falling, canvas, rng, np.stack(leaf), 120, size=5, within=fallen)
    stage.later(rain, canvas, rng, slant=0.25 * np.sign(lean), amount=0.7)


def _bare_tree(
    stage: Stage, foot: tuple[float, float], lean: float, leaf: tuple[Floats, Floats]
) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    wood = Wood(depth=8, spread=0.5, gnarl=0.2, bend=lean, droop=0.05)
    tree = grow_tree(rng, foot, 640 * unit, 44 * unit, wood)
    sheet = canvas.sheet()
    draw_wood(sheet, tree, stage.tint(ink("#15181d")), stage.tint(ink("#4c5258")))
    draw_leafage(sheet, rng, tree.tips, Leafage(*leaf, 6 * unit, 130, 5 * unit), (0, -1))
    canvas.lay(sheet)
