"""Angry: storm, red-black sky, thorns, fire."""

import numpy as np

from admin.adapters.painter import light
from admin.adapters.painter.blooms import Bloom
from admin.adapters.painter.brush import Hand
from admin.adapters.painter.canvas import Rim
from admin.adapters.painter.colour import Floats, ink, mix
from admin.adapters.painter.flowers import centred, draw_flower
from admin.adapters.painter.garden import Planting, beds, turf
from admin.adapters.painter.land import Ground, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import Wood, draw_vine, draw_wood, grow_tree, thorns, vine
from admin.adapters.painter.sky import Clouds, lightning, paint_clouds, paint_sky
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.weather import sparks

_SKIES = (
    ("#140608", "#4a0c10", "#b8261a", "#f0641e"),
    ("#1a0a14", "#5c0f1a", "#d8321c", "#ff8c32"),
    ("#0c0a10", "#38101c", "#8c1a1e", "#d8481e"),
)


def paint(stage: Stage) -> None:
    """A storm over bent trees, a burning field, or brambles around a furious bloom."""
    stage.hand = Hand(
        sizes=(30, 14, 6, 2.8),
        length=6.5,
        colour=0.13,
        hue=0.05,
        wander=0.3,
        relief=0.85,
        follow=0.8,
    )
    stage.grade = Grade(exposure=1.05, contrast=1.2, saturation=1.15, vignette=0.45)
    (storm, blaze, brambles)[int(stage.rng.integers(3))](stage)


def _sky(stage: Stage, horizon: float, cover: float) -> list[Floats]:
    rng = stage.rng
    colours = [ink(c) for c in _SKIES[int(rng.integers(len(_SKIES)))]]
    stops = stage.sky_stops(
        [
            (0.0, colours[0]),
            (horizon * 0.45, colours[1]),
            (horizon * 0.85, colours[2]),
            (horizon, colours[3]),
        ],
        0.7,
    )
    paint_sky(stage.canvas, stops, None)
    clouds = Clouds(
        cover, mix(colours[2], colours[3], 0.35), ink("#0c0507"), 300, 2.0, horizon, 0.6, 0.92
    )
    paint_clouds(stage.canvas, rng, clouds, (0.5, 1.2))
    return [np.asarray(c) for _, c in stops]


def _reddest(bloom: Bloom) -> Bloom:
    """The flower in the colour that is nearest to blood."""

    def redness(colours: tuple[str, str, str]) -> float:
        red, green, blue = ink(colours[1]).tolist()
        return red - green - blue

    return bloom.tinted(max(bloom.colours, key=redness))


def storm(stage: Stage) -> None:
    canvas, rng = stage.canvas, stage.rng
    horizon = float(rng.uniform(0.6, 0.68))
    sky = _sky(stage, horizon, 0.62)
    way = 1 if rng.random() < 0.5 else -1
    stage.wind = way * 0.9
    strike = float(rng.uniform(0.25, 0.75))
    for share in (0.35, 0.7):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.04 * (1 - share), 0.05),
            mix(sky[2], ink("#120608"), share),
            ink("#1c0a0a"),
            fall=0.15,
        )
    lay_land(
        canvas,
        ridge(canvas, rng, horizon + 0.03, 0.02),
        ink("#2a0f0c"),
        ink("#0a0504"),
        fall=0.25,
        texture=streaks(canvas, rng, horizon, 0.5),
    )
    _bent_trees(stage, horizon, way)
    stage.stroke_along(stage.angles(-0.35 * way, 0.7, 200))
    lightning(canvas, rng, (strike + 0.05, -0.02), (strike, horizon))
    _grasses(stage, horizon)
    _thorned_roses(stage, way)


def _bent_trees(stage: Stage, horizon: float, way: int) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    sheet = canvas.sheet()
    for number in range(int(rng.integers(2, 5))):
        x = float(rng.uniform(0.08, 0.92))
        size = float(rng.uniform(240, 520)) * unit * (0.6 if number else 1)
        foot = (x * canvas.width, (horizon + 0.06) * canvas.height)
        tree = grow_tree(
            rng, foot, size, size * 0.075, Wood(depth=7, spread=0.42, gnarl=0.26, bend=way * 1.1)
        )
        draw_wood(sheet, tree, ink("#070304"), ink("#5c1a10"), -way)
    canvas.lay(sheet)


def _grasses(stage: Stage, horizon: float) -> None:
    canvas = stage.canvas
    sheet = canvas.sheet()
    planting = Planting(
        (), stage.daylight("#ff8050", "#200808"), (ink("#0a0403"), ink("#6a1c0c")), blade=150
    )
    turf(stage, sheet, Ground(canvas, horizon), planting, (0.15, 1.1), 1500)
    canvas.lay(sheet)


def _thorned_roses(stage: Stage, way: int) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    bloom = _reddest(stage.hero("rose"))
    glow = stage.daylight("#ffb090", "#3a0810", 0.6)
    sheet = canvas.sheet()
    for number in range(9):
        x = (number + rng.uniform(0.1, 0.9)) / 9
        foot = np.array([x * canvas.width, canvas.height * 1.04])
        line = vine(rng, foot, -np.pi / 2 + way * 0.35, rng.uniform(260, 480) * unit, 0.9)
        width = rng.uniform(9, 15) * unit
        draw_vine(sheet, line, width, ink("#0c0504"), ink("#6a2a1a"), thin=0.45)
        thorns(sheet, rng, line, width, ink("#2a0c08"), count=16, size=1.5)
        radius = float(rng.uniform(34, 62)) * unit * bloom.size
        lean = float(rng.normal(way * 25, 15))
        draw_flower(
            sheet,
            bloom,
            Pose(float(line[-1, 0]), float(line[-1, 1]), radius, float(rng.uniform(20, 60)), lean),
            rng,
            glow,
        )
    canvas.lay(sheet, rim=Rim(ink("#ff6a30"), (0.1, -1.0), 3, 0.5))
    at = rng.random((40, 2)) * [canvas.width, canvas.height]
    stage.later(
        sparks, canvas, at, rng.uniform(0.8, 2.2, 40) * unit, (1.0, 0.35, 0.08), strength=0.8
    )


def blaze(stage: Stage) -> None:
    """The field burns to the horizon; what stands before the fire is black."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    horizon = float(rng.uniform(0.56, 0.66))
    _sky(stage, horizon + 0.1, 0.5)
    _, y = canvas.grid()
    lick = canvas.noise(rng, 70, octaves=5, stretch=0.35)
    height = 0.1 + 0.2 * canvas.noise(rng, 240, octaves=3)[:1]
    flame = (
        np.clip(1.25 - (horizon - y) / height, 0, 1)
        * (y < horizon + 0.02)
        * np.clip(lick * 2.6 - 0.75, 0, 1)
    )
    canvas.shine((1.6, 0.5, 0.07), flame * 1.1)
    canvas.shine((1.2, 0.8, 0.25), flame**3 * 1.4)
    lay_land(
        canvas,
        ridge(canvas, rng, horizon + 0.015, 0.012),
        ink("#7a1c08"),
        ink("#0a0403"),
        fall=0.16,
        texture=streaks(canvas, rng, horizon, 0.9),
    )
    way = 1 if rng.random() < 0.5 else -1
    stage.wind = way * 0.5
    _bent_trees(stage, horizon, way)
    stage.stroke_along(stage.angles(-1.2, 0.8, 160))
    _grasses(stage, horizon)
    sheet = canvas.sheet()
    bloom = _reddest(stage.hero("poppy", "rose", "tulip"))
    planting = Planting(
        (bloom,),
        stage.daylight("#ff9060", "#2a0408", 0.9),
        (ink("#080303"), ink("#4a140a")),
        50,
        210,
        0.0,
        120,
    )
    beds(stage, sheet, Ground(canvas, horizon + 0.05), planting, (0.45, 1.2), 60)
    canvas.lay(sheet, rim=Rim(ink("#ff7a30"), (0.0, -1.0), 3, 0.9))
    at = rng.random((220, 2)) ** [1, 0.8] * [canvas.width, canvas.height]
    stage.later(
        sparks, canvas, at, rng.gamma(1.3, 0.8, 220) * unit + 0.4, (1.2, 0.42, 0.08), strength=0.9
    )
    light.bloom(canvas, 0.8, 0.4, 40)


def brambles(stage: Stage) -> None:
    """Thorned stems close in around one bloom that burns."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    at = (float(rng.uniform(0.4, 0.6)), float(rng.uniform(0.4, 0.55)))
    paint_sky(canvas, [(0, ink("#120305")), (0.5, ink("#3c0709")), (1, ink("#0a0203"))], None)
    canvas.shine((1.0, 0.13, 0.03), canvas.glow(at, 420) * 0.75)
    canvas.shine((1.3, 0.5, 0.1), canvas.glow(at, 190) * 0.7)
    smoke = canvas.noise(rng, 260, octaves=5)
    canvas.light *= (0.35 + 1.2 * smoke)[..., None]
    size = np.array([canvas.width, canvas.height])
    centre = np.array(at) * size
    x, y = canvas.grid()
    around = np.arctan2((y - at[1]) * canvas.height, (x - at[0]) * canvas.width) + np.pi / 2
    stage.stroke_along(around + 0.5)
    _bramble(stage, at, (26, 14, "#2a0807", "#7a1c10"), 95)
    sheet = canvas.sheet()
    bloom = _reddest(stage.hero("rose", "peony", "poppy", "camellia"))
    pose = Pose(float(centre[0]), float(centre[1]), 150 * unit, 18, float(rng.normal(0, 20)))
    glow = stage.daylight("#ffc0a0", "#6a0810", 0.8)
    draw_flower(sheet, bloom, centred(bloom, pose), rng, glow)
    canvas.lay(sheet, gain=1.25)
    _bramble(stage, at, (20, 22, "#120405", "#5c1a12"), 135)
    _bramble(stage, at, (12, 38, "#060203", "#3a120e"), 175, blur=2.0)
    where = rng.normal(0, 0.3, (120, 2)) * size * 0.7 + centre
    sizes = rng.gamma(1.3, 0.8, 120) * unit + 0.4
    stage.later(sparks, canvas, where, sizes, (1.2, 0.35, 0.06), strength=0.8)


def _bramble(
    stage: Stage,
    at: tuple[float, float],
    look: tuple[int, float, str, str],
    clear: float,
    blur: float = 0.0,
) -> None:
    """Thorned stems that come in from all sides and stop `clear` units before the place `at`.

    `look` is how many there are, how thick in units, their dark and their lit colour.
    """
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    count, width, dark, lit = look
    size = np.array([canvas.width, canvas.height])
    centre = np.array(at) * size
    sheet = canvas.sheet()
    for _ in range(count):
        turn = rng.uniform(0, 2 * np.pi)
        reach = rng.uniform(0.55, 1.0) * float(np.hypot(*size)) * 0.62
        start = centre + np.array([np.cos(turn), np.sin(turn)]) * reach
        swirl = turn + np.pi + rng.choice([-1, 1]) * rng.uniform(0.3, 0.9)
        line = vine(rng, start, swirl, reach * rng.uniform(0.7, 1.25), 1.6)
        inside = np.flatnonzero(np.hypot(*(line - centre).T) <= clear * unit)
        line = line[: int(inside[0])] if len(inside) else line
        if len(line) < 8:
            continue
        thick = width * unit * rng.uniform(0.6, 1.2)
        draw_vine(sheet, line, thick, ink(dark), ink(lit))
        thorns(sheet, rng, line, thick, ink(lit) * 0.6, count=18, size=1.5)
    canvas.lay(sheet, blur=blur, rim=Rim(ink("#ff3a14"), (at[0] - 0.5, at[1] - 0.5), 3, 0.6))
