"""Surprised: a blossom that bursts, an aurora, a flower as tall as a tower."""

from dataclasses import replace

import numpy as np

from admin.adapters.painter import light
from admin.adapters.painter.brush import Hand
from admin.adapters.painter.canvas import Rim, Sheet
from admin.adapters.painter.colour import Floats, ink, inks, mix, ramp, vary
from admin.adapters.painter.flowers import centred, draw_flower
from admin.adapters.painter.garden import Planting, beds, speckle, turf
from admin.adapters.painter.land import Ground, bushes, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.sky import (
    Clouds,
    Sun,
    aurora,
    paint_clouds,
    paint_sky,
    shine_sun,
    stars,
)
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.stems import draw_stem
from admin.adapters.painter.surfaces import Daylight
from admin.adapters.painter.weather import sparks

_BURSTS = (
    ("#0c1440", "#2c2a8c", "#c03a9c", "#ffd070"),
    ("#06283c", "#0c6a84", "#3cc0b0", "#fff0a0"),
    ("#2a0a3c", "#7a1f84", "#f0566a", "#ffe08a"),
)


_HOURS = (
    ("#2a7ac8", "#7cc0f0", "#ffe0b0"),
    ("#5a3aa0", "#f07a9c", "#ffd890"),
    ("#0c7a9c", "#6ad0c8", "#fff0b8"),
)


def paint(stage: Stage) -> None:
    """A bursting blossom, seeds under an aurora, or one giant flower."""
    stage.hand = Hand(
        sizes=(22, 10, 5, 2.7),
        length=5.0,
        colour=0.1,
        hue=0.07,
        wander=0.15,
        relief=0.6,
        follow=0.8,
    )
    stage.grade = Grade(exposure=1.1, contrast=1.1, saturation=1.2, vignette=0.3)
    (burst, northern, giant)[int(stage.rng.integers(3))](stage)


def burst(stage: Stage) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    colours = [ink(c) for c in _BURSTS[int(rng.integers(len(_BURSTS)))]]
    at = (float(rng.uniform(0.38, 0.62)), float(rng.uniform(0.4, 0.56)))
    x, y = canvas.grid()
    dx, dy = (x - at[0]) * canvas.width, (y - at[1]) * canvas.height
    away, turn = np.hypot(dx, dy) / (1000 * unit), np.arctan2(dy, dx)
    beams = np.sin(turn * 17 + 3 * np.sin(turn * 3)) * 0.5 + np.sin(turn * 31 + 1) * 0.3
    canvas.light[:] = ramp(
        [(0, colours[3]), (0.16, colours[2]), (0.42, colours[1]), (0.8, colours[0])],
        away + beams * 0.06 * np.clip(away * 3, 0, 1),
    )
    canvas.light *= (0.7 + 0.6 * canvas.noise(rng, 170, octaves=4))[..., None]
    stage.stroke_along((turn + 0.12).astype(np.float32))
    bloom = stage.hero("lotus", "peony", "chrysanthemum", "lily", "cosmos", "magnolia")
    centre = np.array([at[0] * canvas.width, at[1] * canvas.height])
    glow = stage.daylight("#fffaf0", "#8a6a9c", 0.8)
    _flying(stage, centre, 260, (0.3, 0.95), 14, bloom.colours[0], 0.8)
    sheet = canvas.sheet()
    _little_blooms(stage, sheet, centre, glow)
    canvas.lay(sheet)
    main = canvas.sheet()
    draw_flower(
        main,
        bloom,
        centred(
            bloom,
            Pose(float(centre[0]), float(centre[1]), 265 * unit, 12, float(rng.normal(0, 20))),
        ),
        rng,
        glow,
    )
    canvas.lay(main, gain=1.15, rim=Rim(colours[3], (0, -1), 3, 0.3))
    _flying(stage, centre, 60, (0.25, 1.1), 26, bloom.colours[0], 3.0)
    where = centre + _ring(rng, 240, 0.15, 1.0) * 720 * unit
    stage.later(
        sparks, canvas, where, rng.gamma(1.3, 0.8, 240) * unit + 0.4, colours[3], strength=0.9
    )
    stage.later(light.rays, canvas, at, colours[3], 0.55, 0.55)


def _ring(rng: np.random.Generator, count: int, low: float, high: float) -> Floats:
    turn = rng.uniform(0, 2 * np.pi, count)
    reach = rng.uniform(low, high, count) ** 0.8
    return np.stack([np.cos(turn) * reach, np.sin(turn) * reach], axis=-1)


def _flying(
    stage: Stage,
    centre: Floats,
    count: int,
    span: tuple[float, float],
    size: float,
    colours: tuple[str, ...],
    blur: float,
) -> None:
    """Petals thrown outwards; the further out the larger, as if they came at the viewer."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    way = _ring(rng, count, *span)
    reach = np.hypot(way[:, 0], way[:, 1])
    at = centre + way * 760 * unit
    palette = np.concatenate([inks(*colours), inks("#ffffff", "#ffd860")])
    paint = vary(rng, palette[rng.integers(0, len(palette), count)], light=0.2)
    long = size * unit * reach * rng.uniform(0.5, 1.5, count)
    sheet = canvas.sheet()
    sheet.dabs(
        at,
        long,
        long * rng.uniform(0.25, 0.6, count),
        np.arctan2(way[:, 1], way[:, 0]) + rng.normal(0, 0.4, count),
        paint,
    )
    canvas.lay(sheet, blur=blur)


def _little_blooms(stage: Stage, sheet: Sheet, centre: Floats, glow: Daylight) -> None:
    rng, unit = stage.rng, stage.unit
    kinds = stage.blooms("cosmos", "daisy", "cornflower", "poppy", "cherry blossom")
    way = _ring(rng, 70, 0.34, 1.0)
    order = np.argsort(np.hypot(way[:, 0], way[:, 1]))
    for index in order.tolist():
        place = centre + way[index] * 700 * unit
        reach = float(np.hypot(*way[index]))
        bloom = kinds[int(rng.integers(len(kinds)))]
        lean = float(np.degrees(np.arctan2(way[index, 0], -way[index, 1])))
        pose = Pose(
            float(place[0]),
            float(place[1]),
            float(rng.uniform(22, 52)) * unit * reach * bloom.size * 1.3,
            float(rng.uniform(20, 65)),
            lean,
        )
        draw_flower(sheet, bloom, pose, rng, glow)


def northern(stage: Stage) -> None:
    """An aurora over a field of dandelion clocks whose seeds rise like sparks."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    horizon = float(rng.uniform(0.62, 0.7))
    _northern_night(stage, horizon)
    stage.stroke_along(stage.angles(1.2, 0.5))
    ground = Ground(canvas, horizon)
    glow = Daylight(ink("#e8fff4"), ink("#4a7a9c"), 0.8)
    blooms = stage.blooms("cosmos", "iris", "allium", "daisy")
    planting = Planting(blooms, glow, (ink("#06181c"), ink("#2c7a74")), 46, 220, 0.0, 110)
    sheet = canvas.sheet()
    speckle(stage, sheet, ground, planting, (0.05, 0.6), 900)
    beds(stage, sheet, ground, planting, (0.3, 1.15), 70)
    canvas.lay(sheet, rim=Rim(ink("#8cffd8"), (0, -1), 2.5, 0.5))
    at = np.stack([rng.random(260), horizon + 0.2 - rng.gamma(1.6, 0.16, 260)], axis=-1) * [
        canvas.width,
        canvas.height,
    ]
    stage.later(
        sparks, canvas, at, rng.gamma(1.4, 0.7, 260) * unit + 0.4, (0.9, 1.0, 0.8), strength=0.7
    )


def _northern_night(stage: Stage, horizon: float) -> None:
    canvas, rng = stage.canvas, stage.rng
    paint_sky(
        canvas,
        stage.sky_stops(
            [
                (0, ink("#050a24")),
                (horizon * 0.6, ink("#102a54")),
                (horizon, ink("#2a6a7c")),
                (1, ink("#0a1a24")),
            ],
            0.7,
        ),
        None,
    )
    stage.later(stars, canvas, rng, horizon * 0.8, 260)
    sets = (
        (ink("#2cff9c"), ink("#7a4cff"), ink("#ff4ca8")),
        (ink("#4cffd8"), ink("#3c8cff"), ink("#c84cff")),
        (ink("#ffd84c"), ink("#ff5c8c"), ink("#4cffb0")),
    )
    aurora(canvas, rng, sets[int(rng.integers(3))], horizon)
    for share in (0.4, 0.9):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.05 * (1 - share), 0.05),
            mix(ink("#1c4a5c"), ink("#081420"), share),
            ink("#0a1c24"),
            fall=0.2,
        )
    lay_land(
        canvas,
        ridge(canvas, rng, horizon + 0.02, 0.015),
        stage.ground("#16404a"),
        ink("#06121a"),
        fall=0.4,
        texture=streaks(canvas, rng, horizon, 0.5),
    )


def giant(stage: Stage) -> None:
    """One flower as tall as a tower over a small country."""
    canvas, rng = stage.canvas, stage.rng
    horizon = float(rng.uniform(0.74, 0.8))
    sun = _giant_sky(stage, horizon)
    ground = Ground(canvas, horizon + 0.02)
    day = stage.daylight("#fffaf0", "#7a70a0", 0.6)
    greens = (stage.green("#1f4a20"), stage.green("#88b84c"))
    planting = Planting(stage.blooms("poppy", "daisy", "cosmos"), day, greens, 15, 40, 0.0, 34)
    small = canvas.sheet()
    feet = ground.place(rng.random(44), np.sort(rng.uniform(0, 0.4, 44)))
    bushes(small, rng, feet, 17 * stage.unit, greens)
    speckle(stage, small, ground, planting, (0.05, 1.0), 1400)
    canvas.lay(small)
    stage.stroke_along(stage.angles(0.2, 0.5))
    _tower(stage, planting, horizon, sun)
    front = canvas.sheet()
    turf(stage, front, ground, planting, (0.3, 1.2), 900)
    beds(stage, front, ground, planting, (0.5, 1.2), 60)
    canvas.lay(front)
    stage.later(light.rays, canvas, sun.at, (1.0, 0.85, 0.6), 0.4, 0.7)


def _giant_sky(stage: Stage, horizon: float) -> Sun:
    """A sky of one of three hours with its sun, and the low hills under it."""
    canvas, rng = stage.canvas, stage.rng
    top, middle, low = (ink(c) for c in _HOURS[int(rng.integers(len(_HOURS)))])
    at = (float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.3, 0.5)))
    sun = Sun(at, ink("#fff0c8"), 40, 0.9, 330)
    stops = [(0.0, top), (horizon * 0.6, middle), (horizon, low), (1.0, low)]
    paint_sky(canvas, stage.sky_stops(stops), None)
    clouds = Clouds(0.5, ink("#fffaf4"), mix(middle, top, 0.4), 220, 2.0, horizon)
    paint_clouds(canvas, rng, clouds, sun.at)
    shine_sun(canvas, sun)
    for share in (0.0, 0.3, 0.6):
        line = ridge(canvas, rng, horizon - 0.07 * (1 - share), 0.05)
        far = mix(low, stage.ground("#4c8a5c"), 0.3 + share)
        lay_land(canvas, line, far, stage.ground("#8ab868"), fall=0.15)
    texture = streaks(canvas, rng, horizon, 0.4)
    line = ridge(canvas, rng, horizon + 0.02, 0.015)
    near = (stage.ground("#7cb04c"), stage.ground("#2c5a24"))
    lay_land(canvas, line, *near, fall=0.25, texture=texture)
    return sun


def _tower(stage: Stage, planting: Planting, horizon: float, sun: Sun) -> None:
    """The giant itself, on a stem from the plain."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    bloom = stage.hero("sunflower", "tulip", "poppy", "rose", "cosmos", "peony", "lotus")
    x = float(rng.uniform(0.36, 0.64))
    radius = (255 if canvas.portrait else 235) * unit / max(bloom.size, 0.9) * 0.95
    pose = Pose(
        x * canvas.width,
        canvas.height * (0.3 if canvas.portrait else 0.33),
        radius * min(bloom.size, 1.15),
        min(bloom.tilt, 50) * 0.8,
        float(rng.normal(0, 10)),
    )
    foot = ((x + rng.normal(0, 0.04)) * canvas.width, (horizon + 0.1) * canvas.height)
    sheet = canvas.sheet()
    stem = replace(pose, radius=radius * 0.5)
    draw_stem(sheet, bloom, stem, foot, rng, planting.greens)
    draw_flower(sheet, bloom, centred(bloom, pose), rng, planting.light)
    canvas.lay(sheet, rim=Rim(ink("#fff0b8"), (sun.at[0] - x, -0.6), 4, 0.4))
