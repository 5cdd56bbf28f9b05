"""What rots: dead trees, wilted flowers, clumps of mushrooms, a log, flies."""

import numpy as np

from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, ink, mix, to_bytes
from admin.adapters.painter.flowers import draw_flower
from admin.adapters.painter.fungi import mushroom
from admin.adapters.painter.garden import Planting
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import Wood, draw_wood, grow_tree
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.stems import draw_stem
from admin.adapters.painter.weather import moss

_CAPS = (
    ("#8a3a2c", "#c8b070"),
    ("#6a5a7c", "#b8b090"),
    ("#a8a03c", "#5c5018"),
    ("#b06a4a", "#e0d0a0"),
)


def dead_tree(stage: Stage, foot: tuple[float, float], size: float, tone: Floats) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    wood = Wood(depth=6, spread=0.65, gnarl=0.34, droop=0.2, bend=rng.normal(0, 0.3), shrink=0.74)
    tree = grow_tree(rng, foot, size, size * 0.1, wood)
    sheet = canvas.sheet()
    draw_wood(sheet, tree, tone, tone * 2.2)
    canvas.lay(sheet)
    moss(
        canvas,
        rng,
        tree.tips,
        size / unit * 0.1,
        np.stack([ink("#4c5418"), ink("#7c8030"), ink("#39401a")]),
        150,
    )


def sick_planting(stage: Stage) -> Planting:
    names = ("rose", "peony", "lily", "chrysanthemum", "camellia")
    picks = stage.rng.permutation(len(names))[:2].tolist()
    blooms = tuple(
        b.tinted(*((_ill(c[0]), _ill(c[1]), _ill(c[2])) for c in b.colours))
        for b in stage.blooms(*(names[i] for i in picks))
    )
    return Planting(
        blooms,
        stage.daylight("#eae6a8", "#4c4a1c", 0.4),
        (ink("#2a2e0c"), ink("#8a8a34")),
        48,
        170,
        0.75,
        100,
    )


def _ill(code: str) -> str:
    return "#" + bytes(to_bytes(mix(ink(code), ink("#7a6a30"), 0.45))).hex()


def wilted(stage: Stage, sheet: Sheet, planting: Planting, count: int, level: float) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    for number in range(count):
        bloom = planting.blooms[int(rng.integers(len(planting.blooms)))]
        x = (number + rng.uniform(0, 1)) / count * canvas.width
        side = rng.choice([-1, 1])
        tall = rng.uniform(110, 250) * unit
        pose = Pose(
            float(x + side * 60 * unit),
            float(level * canvas.height - tall),
            float(rng.uniform(34, 56)) * unit * bloom.size,
            108,
            float(side * rng.uniform(120, 165)),
            float(rng.uniform(0.55, 0.95)),
        )
        draw_stem(
            sheet,
            bloom,
            Pose(pose.x, pose.y - 10 * unit, pose.radius * 0.7, 90, 0, 0.8),
            (float(x), level * canvas.height),
            rng,
            planting.greens,
        )
        draw_flower(sheet, bloom, pose, rng, planting.light)


def mushrooms(stage: Stage, sheet: Sheet, places: Floats, level: float, size: float) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    light = stage.daylight("#f4f0b8", "#4a4820", 0.3)
    for x in np.sort(places).tolist():
        cap, rim = _CAPS[int(rng.integers(len(_CAPS)))]
        for _ in range(int(rng.integers(2, 6))):
            foot = (
                x * canvas.width + rng.normal(0, 44) * unit,
                (level + rng.normal(0, 0.012)) * canvas.height,
            )
            mushroom(
                sheet,
                rng,
                foot,
                size * unit * float(rng.uniform(0.35, 1.15)),
                (ink(cap), ink(rim), ink("#c8bc88")),
                light,
            )


def rotten_log(stage: Stage, sheet: Sheet, level: float, tilt: float) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    x = np.linspace(-0.05, 1.05, 24)
    bumps = np.convolve(rng.normal(0, 16, 28), np.ones(5) / 5, mode="valid")
    y = (level + 0.06 + tilt * (x - 0.5)) * canvas.height + bumps * unit
    line = np.stack([x * canvas.width, y], axis=-1)
    girth = 210 * unit
    sheet.ribbons(line[None], np.full(24, girth), ink("#1a140a")[None])
    for _ in range(260):
        up = rng.uniform(-0.48, 0.46)
        first = int(rng.integers(0, 20))
        part = line[first : first + 4] + np.array([0, up * girth])
        tone = mix(
            ink("#241c0e"), ink("#8a7a44"), np.clip(0.42 - up * 0.9 + rng.normal(0, 0.16), 0, 1)
        )
        sheet.ribbons(
            part[None], np.array([0.4, 1, 0.9, 0.2]) * rng.uniform(3, 11) * unit, tone[None]
        )


def flies(stage: Stage, count: int) -> None:
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    at = rng.normal([0.5, 0.55], [0.22, 0.16], (count, 2)) * [canvas.width, canvas.height]
    sheet = canvas.sheet()
    sheet.dabs(at, 3.0 * unit, 1.8 * unit, rng.uniform(0, 3, count), ink("#0c0c06")[None])
    for side in (-1, 1):
        sheet.dabs(
            at + np.array([side * 2.4, -2.4]) * unit,
            3.2 * unit,
            1.1 * unit,
            side * -0.8,
            ink("#8a8c6a")[None],
        )
    canvas.lay(sheet)
