"""Happy: sunlit gardens full of colour."""

from dataclasses import dataclass, replace

import numpy as np

from admin.adapters.painter import light
from admin.adapters.painter.brush import Hand
from admin.adapters.painter.canvas import Rim
from admin.adapters.painter.colour import Floats, ink, mix
from admin.adapters.painter.garden import Planting, beds, speckle, turf
from admin.adapters.painter.land import Ground, bushes, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.plants import Leafage, Wood, draw_leafage, draw_wood, grow_tree
from admin.adapters.painter.sky import Clouds, Sun, paint_clouds, paint_sky, shine_sun
from admin.adapters.painter.stage import Stage

_SKY = ((0.0, ink("#3f8fd8")), (0.3, ink("#8cc6ee")), (0.6, ink("#e4f2ee")), (1.0, ink("#fff2cc")))
_KINDS = (
    "poppy",
    "cosmos",
    "daisy",
    "cornflower",
    "tulip",
    "delphinium",
    "sunflower",
    "peony",
    "rose",
)


def paint(stage: Stage) -> None:
    """A meadow, a garden path, or flowers seen from among their stems."""
    stage.hand = Hand(sizes=(20, 9, 4.5, 2.6), colour=0.09, hue=0.05, wander=0.25, relief=0.55)
    stage.grade = Grade(
        exposure=1.06, contrast=1.06, saturation=1.12, vignette=0.12, lights=(1.0, 0.99, 0.96)
    )
    scene = (meadow, path, among_flowers)[int(stage.rng.integers(3))]
    scene(stage)


def _sky(stage: Stage, horizon: float, cover: float) -> Sun:
    rng = stage.rng
    side = -1 if rng.random() < 0.5 else 1
    sun = stage.sun(
        Sun(
            (0.5 + side * rng.uniform(0.18, 0.36), horizon * rng.uniform(0.2, 0.45)),
            ink("#fff0c0"),
            24,
            1.0,
            230,
        )
    )
    paint_sky(stage.canvas, stage.sky_stops(_SKY), None)
    clouds = Clouds(
        cover, stage.tint(ink("#fffaf0")), stage.tint(ink("#b8cfe4")), 230, 2.2, horizon
    )
    paint_clouds(stage.canvas, rng, clouds, sun.at)
    shine_sun(stage.canvas, sun)
    return sun


def _planting(stage: Stage, size: float, height: float) -> Planting:
    picks = stage.rng.permutation(len(_KINDS))[:4].tolist()
    blooms = stage.blooms(*(_KINDS[i] for i in picks))
    return Planting(
        blooms,
        stage.daylight("#fffaf0", "#7a78a0", 0.5),
        (stage.green("#2f5a22"), stage.green("#a8c84a")),
        size, height, 0.0, height * 0.62,
    )  # fmt: skip


def meadow(stage: Stage) -> None:
    canvas, rng = stage.canvas, stage.rng
    horizon = float(rng.uniform(0.4, 0.5)) + (0.04 if canvas.portrait else 0)
    sun = _sky(stage, horizon, float(rng.uniform(0.35, 0.5)))
    for level, colour in ((-0.07, "#9db8d0"), (-0.035, "#8fb49a"), (0.0, "#7fae5a")):
        line = ridge(canvas, rng, horizon + level, 0.035)
        lay_land(canvas, line, stage.ground(colour), stage.ground("#a8c870"), fall=0.3)
    texture = streaks(canvas, rng, horizon, 0.35)
    line = ridge(canvas, rng, horizon + 0.02, 0.02)
    lay_land(
        canvas, line, stage.ground("#a4c85a"), stage.ground("#4c7a2a"), fall=0.6, texture=texture
    )
    ground = Ground(canvas, horizon + 0.02)
    planting = _planting(stage, 44, 170)
    far = canvas.sheet()
    count = int(rng.integers(4, 9))
    feet = ground.place(rng.random(count), rng.uniform(0.0, 0.05, count))
    bushes(
        far,
        rng,
        feet,
        34 * stage.unit,
        (stage.green("#2c5530"), stage.green("#90b850")),
        sun_way(sun),
    )
    turf(stage, far, ground, planting, (0.02, 0.4), 1500)
    speckle(stage, far, ground, planting, (0.01, 0.45), 2600)
    canvas.lay(far, fog=0.12, fog_colour=stage.tint(ink("#e8f0d8")))
    if rng.random() < 0.7:
        _tree(stage, ground, sun)
    stage.stroke_along(stage.angles(0.15, 0.5))
    near = canvas.sheet()
    turf(stage, near, ground, planting, (0.3, 0.6), 900)
    beds(stage, near, ground, planting, (0.35, 0.8), 170)
    canvas.lay(near, rim=Rim(ink("#fff0b0"), sun_way(sun), 2.5, 0.35))
    front = canvas.sheet()
    beds(stage, front, ground, planting, (0.8, 1.25), 46)
    canvas.lay(front, rim=Rim(ink("#fff0b0"), sun_way(sun), 3, 0.5))
    stage.later(light.rays, canvas, sun.at, (1.0, 0.9, 0.6), 0.28, 0.75)


def _tree(stage: Stage, ground: Ground, sun: Sun) -> None:
    rng, unit = stage.rng, stage.unit
    x = 0.5 + (0.5 - sun.at[0]) * rng.uniform(0.6, 1.2)
    foot = ground.place(np.array([x]), np.array([0.16]))[0]
    tree = grow_tree(
        rng, (float(foot[0]), float(foot[1])), 300 * unit, 30 * unit, Wood(depth=6, spread=0.55)
    )
    sheet = stage.canvas.sheet()
    draw_wood(
        sheet, tree, stage.tint(ink("#4a3626")), stage.tint(ink("#a88860")), np.sign(sun.at[0] - x)
    )
    blossom = stage.wishes.season == "spring" or rng.random() < 0.4
    shade, lit = ("#c0708c", "#fff0f0") if blossom else ("#2f5c24", "#c4d860")
    colours = (
        (stage.tint(ink(shade)), stage.tint(ink(lit)))
        if blossom
        else (stage.green(shade), stage.green(lit))
    )
    draw_leafage(sheet, rng, tree.tips, Leafage(*colours, 7 * unit, 4200, 20 * unit), sun_way(sun))
    stage.canvas.lay(sheet, fog=0.06, fog_colour=(0.9, 0.95, 0.85))


def sun_way(sun: Sun) -> tuple[float, float]:
    """The direction towards the sun from the middle of the picture (x right, y down)."""
    way = np.array(sun.at) - [0.5, 0.75]
    way = way / np.hypot(*way)
    return float(way[0]), float(way[1])


def path(stage: Stage) -> None:
    """A path between flower beds towards a bright gap in the trees."""
    canvas, rng = stage.canvas, stage.rng
    horizon = float(rng.uniform(0.42, 0.5))
    sun = _sky(stage, horizon, float(rng.uniform(0.35, 0.5)))
    end = float(rng.uniform(0.4, 0.6))
    line = ridge(canvas, rng, horizon, 0.02)
    texture = streaks(canvas, rng, horizon, 0.35)
    lay_land(
        canvas, line, stage.ground("#a4c85a"), stage.ground("#4c7a2a"), fall=0.6, texture=texture
    )
    bend = float(rng.uniform(-0.22, 0.22))
    _lay_path(stage, horizon, end, bend)
    ground = Ground(canvas, horizon + 0.01)
    _grove(stage, ground, end, sun)
    planting = _planting(stage, 46, 150)
    far = canvas.sheet()
    beside = _Beside(canvas, ground.horizon, 0.0, end, bend)
    turf(stage, far, beside, planting, (0.05, 0.5), 1300)
    speckle(stage, far, beside, planting, (0.03, 0.5), 2400)
    canvas.lay(far, fog=0.1, fog_colour=stage.tint(ink("#f4f0d0")))
    stage.stroke_along(stage.angles(0.2, 0.6))
    near = canvas.sheet()
    beds(stage, near, beside, planting, (0.35, 0.85), 150)
    canvas.lay(near, rim=Rim(ink("#fff0b0"), sun_way(sun), 2.5, 0.35))
    front = canvas.sheet()
    beds(stage, front, beside, planting, (0.85, 1.25), 40)
    canvas.lay(front, rim=Rim(ink("#fff0b0"), sun_way(sun), 3, 0.5))
    stage.later(light.rays, canvas, sun.at, (1.0, 0.9, 0.6), 0.3, 0.7)
    stage.stand = (end + bend * 0.35, horizon + (1 - horizon) * 0.5, 0.75)


@dataclass(frozen=True)
class _Beside(Ground):
    """The ground to both sides of a path."""

    end: float = 0.5
    bend: float = 0.0

    def scatter(
        self, rng: np.random.Generator, count: int, low: float, high: float
    ) -> tuple[Floats, Floats]:
        near = np.sort(low + (high - low) * rng.random(count))
        middle, half = path_at(near, self.end, self.bend)
        side = np.where(rng.random(count) < 0.5, -1, 1)
        away = half * 1.05 + rng.random(count) ** 1.4 * 0.62
        return self.place(middle + side * away, near), near


def path_at(near: Floats, end: float, bend: float) -> tuple[Floats, Floats]:
    """Middle and half width (fractions of the width) of the path at depths 0 to 1."""
    return end + bend * np.sin(near * 3.4) * near**0.6, 0.012 + 0.15 * near


def _lay_path(stage: Stage, horizon: float, end: float, bend: float) -> None:
    canvas = stage.canvas
    x, y = canvas.grid()
    near = np.clip((y - horizon - 0.01) / (1 - horizon), 0, 1)
    middle, half = path_at(near, end, bend)
    edge = (canvas.noise(stage.rng, 40, octaves=3) - 0.5) * 0.25
    cover = np.clip((1 + edge - np.abs(x - middle) / half) * 5, 0, 1) * (y > horizon + 0.012)
    dapple = canvas.noise(stage.rng, 60, octaves=3, stretch=3)
    sand = mix(
        stage.tint(ink("#8a7a86")), stage.tint(ink("#f6e2b8")), np.clip(dapple * 2.4 - 0.7, 0, 1)
    )
    if stage.white:
        sand = mix(sand, np.array([0.75, 0.8, 0.9]), np.full(sand.shape[:2], 0.6))
    canvas.light = (canvas.light * (1 - cover[..., None]) + sand * cover[..., None]).astype(
        np.float32
    )


def _grove(stage: Stage, ground: Ground, end: float, sun: Sun) -> None:
    """Trees to both sides, smaller towards the gap where the path ends."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    blossom = stage.wishes.season == "spring" or rng.random() < 0.3
    for near, side in sorted((n, s) for n in (0.03, 0.08, 0.17) for s in (-1, 1)):
        x = end + side * (0.07 + 1.7 * near + rng.uniform(0, 0.05))
        foot = ground.place(np.array([x]), np.array([near]))[0]
        size = (130 + 1500 * near) * unit
        tree = grow_tree(
            rng,
            (float(foot[0]), float(foot[1])),
            size,
            size * 0.08,
            Wood(depth=6, spread=0.55, bend=-side * 0.25),
        )
        sheet = canvas.sheet()
        draw_wood(
            sheet,
            tree,
            stage.tint(ink("#43352a")),
            stage.tint(ink("#a08460")),
            np.sign(sun.at[0] - x),
        )
        shade, lit = ("#c0708c", "#fff0f0") if blossom else ("#24501f", "#c0d45a")
        colours = (
            (stage.tint(ink(shade)), stage.tint(ink(lit)))
            if blossom
            else (stage.green(shade), stage.green(lit))
        )
        leaves = Leafage(*colours, (3.5 + 26 * near) * unit, 1700, (10 + 60 * near) * unit)
        draw_leafage(sheet, rng, tree.tips, leaves, sun_way(sun))
        canvas.lay(sheet, fog=0.3 * (1 - near / 0.17), fog_colour=stage.tint(ink("#f6f2d4")))


def among_flowers(stage: Stage) -> None:
    """Tall flowers against the sky, seen from between their stems."""
    canvas, rng = stage.canvas, stage.rng
    sun = _sky(stage, 0.95, float(rng.uniform(0.4, 0.55)))
    ground = Ground(canvas, 0.78)
    rim = Rim(ink("#fff0b0"), sun_way(sun), 3, 0.6)
    far = canvas.sheet()
    plain = _planting(stage, 56, 560)
    turf(stage, far, ground, replace(plain, blade=330.0), (0.3, 0.8), 420)
    beds(stage, far, ground, replace(plain, blade=220.0), (0.35, 0.75), 60)
    canvas.lay(far, fog=0.24, fog_colour=stage.tint(ink("#dcecf0")), blur=1.2)
    near = canvas.sheet()
    beds(stage, near, ground, replace(plain, size=84.0, height=660.0, blade=210.0), (0.8, 1.45), 26)
    canvas.lay(near, rim=rim)
    stage.later(light.rays, canvas, sun.at, (1.0, 0.9, 0.6), 0.25, 0.8)
    stage.stroke_along(stage.angles(-1.2, 0.9))
