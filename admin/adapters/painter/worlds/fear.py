"""Fear: a forest at night, a pale glow between the trunks, long shadows, eyes."""

import numpy as np

from admin.adapters.painter.brush import Hand
from admin.adapters.painter.canvas import Rim, Sheet, soften
from admin.adapters.painter.colour import Floats, ink, mix
from admin.adapters.painter.flowers import draw_flower
from admin.adapters.painter.garden import Planting, turf
from admin.adapters.painter.land import Ground, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import Wood, draw_wood, grow_tree
from admin.adapters.painter.sky import Clouds, Sun, paint_clouds, paint_sky, shine_sun
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.stems import draw_stem
from admin.adapters.painter.weather import mist, sparks

_NIGHTS = (
    ("#04060c", "#0a141e", "#24404a", "#9fc4b8"),
    ("#05040c", "#100e22", "#2e3658", "#a8b8e0"),
    ("#03070a", "#08181a", "#1c3c34", "#a8d0a0"),
)


def paint(stage: Stage) -> None:
    """A forest with a glow in its depth, a moon behind claws, or a tunnel of trees."""
    stage.hand = Hand(
        sizes=(26, 13, 6, 2.8), length=6.0, colour=0.08, hue=0.03, wander=0.15, relief=0.45
    )
    stage.grade = Grade(
        exposure=1.1, contrast=1.1, saturation=0.8, vignette=0.6, shadows=(0.0, 0.005, 0.02)
    )
    (forest, moon, tunnel)[int(stage.rng.integers(3))](stage)


def _night(stage: Stage) -> list[Floats]:
    return [ink(c) for c in _NIGHTS[int(stage.rng.integers(len(_NIGHTS)))]]


def _trunks(
    stage: Stage, sheet: Sheet, count: int, foot: float, width: float, colour: Floats, gap: float
) -> None:
    """Trunks that run out of the picture, bare branches between; the middle `gap` stays open."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    for number in range(count):
        x = (number + rng.uniform(0, 1)) / count
        if abs(x - 0.5) < gap * rng.uniform(0.6, 1.4):
            x = 0.5 + np.sign(x - 0.5) * (gap + rng.uniform(0, 0.2))
        girth = width * unit * float(rng.uniform(0.6, 1.3))
        base = (x * canvas.width, (foot + rng.normal(0, 0.012)) * canvas.height)
        tall = canvas.height * float(rng.uniform(1.1, 1.5))
        wood = Wood(
            depth=5, spread=0.75, gnarl=0.26, shrink=0.72, thin=0.6, bend=rng.normal(0, 0.2)
        )
        tree = grow_tree(rng, base, tall, girth, wood)
        draw_wood(sheet, tree, colour, colour * 1.9, np.sign(0.5 - x))


def _shadows(stage: Stage, horizon: float, source: tuple[float, float], count: int) -> None:
    """Long shadows that fan out from the light towards the viewer."""
    canvas, rng = stage.canvas, stage.rng
    sheet = canvas.sheet()
    from_x, from_y = source[0] * canvas.width, horizon * canvas.height
    for _ in range(count):
        x = source[0] + rng.normal(0, 0.3)
        near = rng.uniform(0.02, 0.3)
        y = horizon + (1 - horizon) * near
        way = np.array([x * canvas.width - from_x, y * canvas.height - from_y + 6 * stage.unit])
        start = np.array([x * canvas.width, y * canvas.height])
        end = start + way / max(np.hypot(*way), 1) * canvas.height * 1.1
        line = np.linspace(start, end, 6)
        sheet.ribbons(
            line[None], np.linspace(8, 90, 6) * stage.unit * rng.uniform(0.4, 1.2), np.zeros((1, 3))
        )
    cover = sheet.pixels[..., 3].astype(np.float32) / 255
    canvas.veil((0.0, 0.002, 0.006), soften(cover, 7 * stage.unit) * 0.62)


def forest(stage: Stage) -> None:
    canvas, rng = stage.canvas, stage.rng
    night = _night(stage)
    horizon = float(rng.uniform(0.62, 0.7))
    glow = (float(rng.uniform(0.38, 0.62)), horizon - float(rng.uniform(0.08, 0.16)))
    _glade(stage, night, horizon, glow)
    for share, count, width in ((0.2, 26, 13), (0.45, 17, 24), (0.7, 10, 44)):
        sheet = canvas.sheet()
        _trunks(
            stage,
            sheet,
            count,
            horizon + 0.015 + 0.08 * share**2,
            width,
            mix(night[2], night[0], share) * 0.8,
            0.06 + 0.16 * share,
        )
        canvas.lay(sheet, fog=0.42 * (1 - share), fog_colour=mix(night[2], night[3], 0.15))
        mist(
            canvas,
            rng,
            horizon + 0.03 * share,
            0.07,
            mix(night[2], night[3], 0.25 * (1 - share)),
            0.5,
        )
        canvas.shine(night[3], canvas.glow(glow, 150) * 0.1)
    _shadows(stage, horizon + 0.02, glow, 16)
    stage.stroke_along(stage.angles(np.pi / 2, 0.25))
    _pale_flowers(stage, horizon, night)
    front = canvas.sheet()
    _trunks(stage, front, 4, 1.0, 110, night[0] * 0.7, 0.36)
    canvas.lay(front, rim=Rim(night[3], (glow[0] - 0.5, 0.0), 4, 0.12), blur=1.2)
    stage.later(_eyes, stage, horizon, int(rng.integers(2, 5)))


def _glade(stage: Stage, night: list[Floats], horizon: float, glow: tuple[float, float]) -> None:
    canvas, rng = stage.canvas, stage.rng
    paint_sky(
        canvas, [(0, night[0]), (horizon * 0.6, night[1]), (horizon, night[2]), (1, night[1])], None
    )
    canvas.shine(night[3], canvas.glow(glow, 330) * 0.28)
    canvas.shine(night[3], canvas.glow(glow, 130) * 0.5)
    lay_land(
        canvas,
        ridge(canvas, rng, horizon, 0.012),
        mix(night[2], night[3], 0.2),
        night[0],
        fall=0.3,
        texture=streaks(canvas, rng, horizon, 0.5),
    )
    x, y = canvas.grid()
    pool = np.exp(-(((x - glow[0]) / 0.2) ** 2) - ((y - horizon) / 0.16) ** 2) * (
        y > horizon - 0.01
    )
    canvas.shine(night[3], pool * 0.22)


def _pale_flowers(stage: Stage, horizon: float, night: list[Floats]) -> None:
    """Pale flowers that seem to give light of their own."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    bloom = stage.hero("lily", "iris", "magnolia", "cosmos")
    light = stage.daylight("#c8dce4", "#283848", 0.6)
    greens = (night[0] * 1.2, mix(night[2], night[0], 0.3))
    planting = Planting((bloom,), light, greens, blade=90)
    ground = Ground(canvas, horizon)
    sheet, halo = canvas.sheet(), []
    turf(stage, sheet, ground, planting, (0.1, 1.1), 1000)
    at, near = ground.scatter(rng, 16, 0.3, 1.0)
    for place, depth in zip(at, near.tolist(), strict=True):
        radius = 40 * unit * depth * bloom.size * float(rng.uniform(0.6, 1))
        pose = Pose(
            float(place[0]),
            float(place[1]) - 110 * unit * depth,
            radius,
            bloom.tilt,
            float(rng.normal(0, 20)),
            0.1,
        )
        draw_stem(sheet, bloom, pose, (float(place[0]) + 10 * unit, float(place[1])), rng, greens)
        draw_flower(sheet, bloom, pose, rng, light)
        halo.append((pose.x, pose.y))
    canvas.lay(sheet)
    sparks(canvas, np.array(halo), np.full(16, 3 * unit), night[3] * 0.5, strength=0.5)


def _eyes(stage: Stage, horizon: float, pairs: int) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    at = []
    for _ in range(pairs):
        x = 0.5 + rng.choice([-1, 1]) * rng.uniform(0.2, 0.46)
        y = rng.uniform(0.3, horizon - 0.03)
        gap = rng.uniform(6, 11) * unit
        at += [
            (x * canvas.width - gap, y * canvas.height),
            (x * canvas.width + gap, y * canvas.height),
        ]
    stage.later(
        sparks, canvas, np.array(at), np.full(len(at), 2.6 * unit), (1.0, 0.85, 0.3), strength=1.0
    )


def moon(stage: Stage) -> None:
    """A huge pale moon behind branches like claws."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    night = _night(stage)
    horizon = 0.78
    at = (float(rng.uniform(0.32, 0.68)), float(rng.uniform(0.28, 0.4)))
    paint_sky(canvas, [(0, night[0]), (0.45, night[1]), (horizon, night[2]), (1, night[1])], None)
    shine_sun(canvas, Sun(at, night[3], 105, 0.75, 260))
    crater = canvas.noise(rng, 60, octaves=4)
    canvas.light *= (1 - 0.22 * np.clip(crater - 0.42, 0, 1) * canvas.glow(at, 130))[..., None]
    paint_clouds(
        canvas,
        rng,
        Clouds(0.5, mix(night[2], night[3], 0.3), night[0], 300, 3.5, 0.85, 0.55, 0.75),
        at,
    )
    for share in (0.4, 0.8):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.06 * (1 - share), 0.04),
            mix(night[2], night[0], share),
            night[0],
            fall=0.15,
        )
        mist(canvas, rng, horizon, 0.06, mix(night[2], night[3], 0.2), 0.5)
    stage.stroke_along(stage.angles(0.2, 0.8))
    _pale_flowers(stage, horizon, night)
    sheet = canvas.sheet()
    for side in (0.02, 0.98) if rng.random() < 0.6 else (float(rng.choice([0.1, 0.9])),):
        lean = 0.9 if side < 0.5 else -0.9
        wood = Wood(depth=8, spread=0.5, gnarl=0.3, bend=lean, droop=0.14, shrink=0.76)
        tree = grow_tree(
            rng, (side * canvas.width, canvas.height * 0.97), 880 * unit, 78 * unit, wood
        )
        draw_wood(sheet, tree, night[0] * 0.5, mix(night[0], night[2], 0.5), np.sign(lean))
    canvas.lay(sheet, rim=Rim(night[3], (at[0] - 0.5, -0.7), 2.5, 0.16))
    mist(canvas, rng, 0.94, 0.1, mix(night[1], night[3], 0.25), 0.6)
    stage.later(_eyes, stage, 0.72, int(rng.integers(1, 4)))


def tunnel(stage: Stage) -> None:
    """Trees close over a path that leads to where the light is wrong."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    night = _night(stage)
    horizon = float(rng.uniform(0.52, 0.58))
    glow = (float(rng.uniform(0.44, 0.56)), horizon - 0.02)
    _glade(stage, night, horizon, glow)
    x, y = canvas.grid()
    near = np.clip((y - horizon) / (1 - horizon), 0, 1)
    way = np.exp(
        -(((x - glow[0] - 0.1 * np.sin(near * 5) * near) / (0.015 + 0.16 * near)) ** 2)
    ) * (y > horizon)
    canvas.veil(mix(night[2], night[3], 0.35), way * (0.75 - 0.5 * near))
    for step in range(6):
        share = step / 5
        sheet = canvas.sheet()
        gap = 0.05 + 0.3 * share**1.4
        colour = mix(mix(night[2], night[3], 0.1), night[0], 0.25 + 0.75 * share)
        for side in (-1, 1):
            for k in range(2 if share > 0.5 else 3):
                foot_x = (glow[0] + side * (gap + 0.06 * k + rng.uniform(0, 0.04))) * canvas.width
                foot_y = (
                    horizon + 0.01 + (1 - horizon) * share**1.5 * 0.85 + rng.uniform(0, 0.015)
                ) * canvas.height
                tall = (170 + 900 * share**1.3) * unit
                wood = Wood(depth=5, spread=0.55, gnarl=0.26, bend=-side * 0.75, droop=0.04)
                tree = grow_tree(rng, (foot_x, foot_y), tall, (9 + 66 * share**1.3) * unit, wood)
                draw_wood(sheet, tree, colour * 0.7, colour * 1.3, -side)
        canvas.lay(sheet)
        mist(
            canvas,
            rng,
            horizon + 0.02,
            0.06 + 0.05 * share,
            mix(night[2], night[3], 0.35),
            0.32 * (1 - share),
        )
        canvas.shine(night[3], canvas.glow(glow, 90) * 0.12)
    _shadows(stage, horizon, glow, 10)
    stage.stroke_along(stage.angles(np.pi / 2, 0.4))
    _pale_flowers(stage, horizon, night)
    stage.later(_eyes, stage, horizon, 2)
