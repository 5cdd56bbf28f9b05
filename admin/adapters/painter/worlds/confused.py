"""Confused: a maze that bends, two gardens under one sky, seasons that do not agree."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from admin.adapters.painter.brush import Hand
from admin.adapters.painter.canvas import Canvas, Sheet
from admin.adapters.painter.colour import Floats, ink, mix, vary
from admin.adapters.painter.flowers import Pose, draw_flower
from admin.adapters.painter.garden import Planting, speckle, turf
from admin.adapters.painter.land import Ground, bushes, lay_land, ridge, streaks
from admin.adapters.painter.light import Grade
from admin.adapters.painter.plants import (
    Leafage,
    Wood,
    draw_leafage,
    draw_vine,
    draw_wood,
    grow_tree,
)
from admin.adapters.painter.sky import Clouds, paint_clouds, paint_sky
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.weather import falling

_SEASONS = (
    ("spring", ("#8cc8e0", "#f4d8e4"), ("#2f6a34", "#a8d860"), ("#d878a0", "#fff0f4")),
    ("autumn", ("#c89a5c", "#f6e0b0"), ("#6a4a1c", "#d8a03c"), ("#a8381c", "#f0a83c")),
    ("winter", ("#7a94b8", "#dce4ee"), ("#7a8c9c", "#e4ecf4"), ("#8c9cb0", "#ffffff")),
    ("dusk", ("#3c2a6c", "#e0809c"), ("#2a3a4c", "#6a8c8c"), ("#5a3a84", "#d8a0e0")),
)


def paint(stage: Stage) -> None:
    """A garden above and below, a vortex of seasons, or a labyrinth."""
    stage.hand = Hand(
        sizes=(20, 10, 5), length=5.5, colour=0.09, hue=0.06, wander=0.1, relief=0.7, follow=0.3
    )
    stage.grade = Grade(exposure=1.0, contrast=1.05, saturation=1.02, vignette=0.25)
    (upside_down, vortex, labyrinth)[int(stage.rng.integers(3))](stage)


def _country(stage: Stage, season: int, horizon: float) -> None:
    """A small landscape in one season."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    _, sky, land, crown = _SEASONS[season]
    paint_sky(canvas, [(0, ink(sky[0])), (horizon, ink(sky[1])), (1, ink(sky[1]))], None)
    paint_clouds(
        canvas,
        rng,
        Clouds(0.4, mix(ink(sky[1]), np.ones(3), 0.5), ink(sky[0]), 240, 2.4, horizon),
        (0.4, 0.2),
    )
    green = (ink(land[0]), ink(land[1]))
    for share in (0.3, 0.7):
        lay_land(
            canvas,
            ridge(canvas, rng, horizon - 0.06 * (1 - share), 0.05),
            mix(ink(sky[1]), green[0], share),
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
    ground = Ground(canvas, horizon)
    sheet = canvas.sheet()
    bushes(sheet, rng, ground.place(rng.random(8), rng.uniform(0, 0.1, 8)), 30 * unit, green)
    for _ in range(2):
        foot = ground.place(np.array([rng.uniform(0.1, 0.9)]), np.array([rng.uniform(0.1, 0.35)]))[
            0
        ]
        tree = grow_tree(
            rng,
            (float(foot[0]), float(foot[1])),
            float(rng.uniform(210, 340)) * unit,
            22 * unit,
            Wood(depth=6, spread=0.55, gnarl=0.24),
        )
        draw_wood(sheet, tree, ink("#2a2020"), ink("#7a6450"))
        draw_leafage(
            sheet,
            rng,
            tree.tips,
            Leafage(ink(crown[0]), ink(crown[1]), 6.5 * unit, 1500, 16 * unit),
            (-0.5, -0.8),
        )
    kinds = stage.blooms("tulip", "poppy", "iris", "daisy", "cosmos")
    planting = Planting(kinds, stage.daylight("#ffffff", "#8088a8"), green, 20, 60, blade=60)
    turf(stage, sheet, ground, planting, (0.05, 1.0), 900)
    speckle(stage, sheet, ground, planting, (0.02, 1.0), 900)
    canvas.lay(sheet)


def _two(stage: Stage) -> tuple[Floats, Floats, int, int]:
    rng = stage.rng
    first, second = rng.permutation(len(_SEASONS))[:2].tolist()
    own = stage.canvas
    pictures = []
    for season in (first, second):
        stage.canvas = Canvas(own.width, own.height)
        _country(stage, season, float(rng.uniform(0.62, 0.7)))
        pictures.append(stage.canvas.light)
    stage.canvas = own
    return pictures[0], pictures[1], first, second


def upside_down(stage: Stage) -> None:
    """The garden above hangs into the garden below, and neither is the reflection."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    one, other, _, second = _two(stage)
    hung = np.ascontiguousarray(other[::-1])
    x, y = canvas.grid()
    seam = (
        0.5 + 0.07 * np.sin(x * 7 + rng.uniform(0, 6)) + float(rng.uniform(-0.15, 0.15)) * (x - 0.5)
    )
    share = np.clip((y - seam) / 0.09 + 0.5, 0, 1)[..., None]
    canvas.light = (one * share + hung * (1 - share)).astype(np.float32)
    _twist(canvas, rng, 2, 0.5)
    swirl = _swirl_angles(canvas, rng, 3)
    stage.brush(swirl)
    _tangle(stage, 7)
    falling(canvas, rng, np.stack([ink(c) for c in _SEASONS[second][3]]), 120, size=6)


def _swirl_angles(canvas: Canvas, rng: np.random.Generator, count: int) -> Floats:
    """A flow that turns around several centres, this way and that."""
    x, y = canvas.grid()
    vx, vy = (
        np.full((canvas.height, canvas.width), 0.35, np.float32),
        np.zeros((canvas.height, canvas.width), np.float32),
    )
    for number in range(count):
        at = rng.uniform(0.12, 0.88, 2)
        dx, dy = (
            (x - at[0]) * canvas.width / (1000 * canvas.unit),
            (y - at[1]) * canvas.height / (1000 * canvas.unit),
        )
        pull = np.exp(-(dx**2 + dy**2) / 0.06) * (1 if number % 2 else -1)
        size = np.sqrt(dx**2 + dy**2) + 0.03
        vx, vy = vx - dy / size * pull * 2.2, vy + dx / size * pull * 2.2
    return np.arctan2(vy, vx).astype(np.float32)


def _twist(canvas: Canvas, rng: np.random.Generator, count: int, strength: float) -> None:
    """Turn parts of the picture around themselves."""
    x = np.arange(canvas.width, dtype=np.float32)[None, :] + np.zeros(
        (canvas.height, 1), np.float32
    )
    y = np.arange(canvas.height, dtype=np.float32)[:, None] + np.zeros(
        (1, canvas.width), np.float32
    )
    for number in range(count):
        at = (rng.uniform(0.2, 0.8) * canvas.width, rng.uniform(0.3, 0.7) * canvas.height)
        reach = rng.uniform(200, 380) * canvas.unit
        dx, dy = x - np.float32(at[0]), y - np.float32(at[1])
        turn = (
            strength * (1 if number % 2 else -1) * np.exp(-(dx**2 + dy**2) / reach**2) * 2.2
        ).astype(np.float32)
        cos, sin = np.cos(turn), np.sin(turn)
        x, y = np.float32(at[0]) + dx * cos - dy * sin, np.float32(at[1]) + dx * sin + dy * cos
    canvas.light = cv2.remap(canvas.light, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def _tangle(stage: Stage, count: int) -> None:
    """Vines that curl into spirals, each with a flower of another season at its end."""
    canvas, rng, unit = stage.canvas, stage.rng, stage.unit
    kinds = stage.blooms("rose", "iris", "sunflower", "cosmos", "camellia", "chrysanthemum")
    light = stage.daylight("#fffaf4", "#6a6a94", 0.5)
    sheet = canvas.sheet()
    for number in range(count):
        edge = rng.random()
        start = (
            np.array([edge * canvas.width, canvas.height * 1.03])
            if number % 2
            else np.array([edge * canvas.width, -0.03 * canvas.height])
        )
        heading = -np.pi / 2 if number % 2 else np.pi / 2
        line = _spiral(rng, start, heading, float(rng.uniform(420, 760)) * unit)
        dark, lit = vary(rng, np.stack([ink("#23381f"), ink("#7c9c4c")]), light=0.2, hue=0.15)
        draw_vine(sheet, line, 13 * unit, dark, lit, thin=0.2)
        tip = line[-1]
        bloom = kinds[number % len(kinds)]
        draw_flower(
            sheet,
            bloom,
            Pose(
                float(tip[0]),
                float(tip[1]),
                float(rng.uniform(40, 62)) * unit * bloom.size,
                float(rng.uniform(10, 60)),
                float(rng.uniform(-180, 180)),
            ),
            rng,
            light,
        )
    canvas.lay(sheet)


def _spiral(rng: np.random.Generator, start: Floats, heading: float, length: float) -> Floats:
    count = 60
    t = np.linspace(0, 1, count)
    side = rng.choice([-1, 1])
    turn = heading + side * (
        0.5 * np.sin(t * 4 + rng.uniform(0, 3)) + 17 * np.clip(t - 0.4, 0, 1) ** 1.7
    )
    step = length / count * (1.3 - 1.0 * t)
    return start + np.cumsum(
        np.stack([np.cos(turn), np.sin(turn)], axis=-1) * step[:, None], axis=0
    )


def vortex(stage: Stage) -> None:
    """All seasons turn around a place where there is none."""
    canvas, rng = stage.canvas, stage.rng
    one, other, first, second = _two(stage)
    at = (float(rng.uniform(0.35, 0.65)), float(rng.uniform(0.36, 0.56)))
    x, y = canvas.grid()
    dx, dy = (
        (x - at[0]) * canvas.width / (1000 * canvas.unit),
        (y - at[1]) * canvas.height / (1000 * canvas.unit),
    )
    away, turn = np.hypot(dx, dy), np.arctan2(dy, dx)
    arms = np.sin(
        turn * 2 + 9 * np.sqrt(away) * (1 if rng.random() < 0.5 else -1) + rng.uniform(0, 6)
    )
    share = np.clip(arms * 2.2 + 0.5, 0, 1)[..., None]
    canvas.light = (one * share + other * (1 - share)).astype(np.float32)
    size = np.exp(-((away / 0.36) ** 2)) * 3.0
    mx = at[0] * canvas.width + (dx * np.cos(size) - dy * np.sin(size)) * 1000 * canvas.unit
    my = at[1] * canvas.height + (dx * np.sin(size) + dy * np.cos(size)) * 1000 * canvas.unit
    canvas.light = cv2.remap(
        canvas.light,
        mx.astype(np.float32),
        my.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    canvas.shine((1.0, 0.95, 0.85), np.exp(-((away / 0.07) ** 2)) * 0.5)
    stage.brush((turn + np.pi / 2 + 0.35).astype(np.float32), replace(stage.hand, length=8.0))
    _tangle(stage, 5)
    for season in (first, second):
        falling(canvas, rng, np.stack([ink(c) for c in _SEASONS[season][3]]), 70, size=7)


def labyrinth(stage: Stage) -> None:
    """Two mazes of hedges, one on the ground and one in the sky, and no way between them."""
    canvas, rng = stage.canvas, stage.rng
    first, second = rng.permutation(len(_SEASONS))[:2].tolist()
    halves = [_hedges(stage, season) for season in (first, second)]
    x, y = canvas.grid()
    seam = 0.47 + 0.05 * np.sin(x * 6 + rng.uniform(0, 6))
    share = np.clip((y - seam) / 0.14 + 0.5, 0, 1)[..., None]
    canvas.light = (halves[0] * share + halves[1][::-1] * (1 - share)).astype(np.float32)
    _twist(canvas, rng, 1, 0.35)
    stage.brush(stage.angles(0.1, 0.9, 200), replace(stage.hand, length=4.0, follow=0.75))
    _tangle(stage, 3)
    for season in (first, second):
        falling(canvas, rng, np.stack([ink(c) for c in _SEASONS[season][3]]), 60, size=7)


def _hedges(stage: Stage, season: int) -> Floats:
    """A maze in perspective under the sky of its season."""
    own, rng = stage.canvas, stage.rng
    stage.canvas = canvas = Canvas(own.width, own.height)
    horizon = 0.46
    _, sky, land, crown = _SEASONS[season]
    paint_sky(canvas, [(0, ink(sky[0])), (horizon, ink(sky[1])), (1, ink(sky[1]))], None)
    ground = streaks(canvas, rng, horizon, 0.25)
    level = np.full(canvas.width, horizon + 0.05, np.float32)
    lay_land(
        canvas,
        level,
        mix(ink(sky[1]), ink("#d8c49a"), 0.5),
        ink("#b89a6c"),
        fall=0.5,
        texture=ground,
    )
    walls = np.concatenate([_maze(rng, 13), _maze(rng, 13)], axis=1)
    sheet = canvas.sheet()
    maze = _Maze(
        canvas, horizon, float(rng.uniform(-0.5, 0.5)), (ink(land[0]), ink(land[1])), ink(sky[1])
    )
    for row in range(walls.shape[0]):
        columns = np.flatnonzero(walls[row])
        middle = walls.shape[1] / 2
        for column in columns[np.argsort(-np.abs(columns - middle))].tolist():
            maze.hedge(sheet, rng, row, column, walls.shape)
            if rng.random() < 0.05:
                maze.ball(sheet, rng, row, column, walls.shape, (ink(crown[0]), ink(crown[1])))
    canvas.lay(sheet)
    stage.canvas = own
    return canvas.light


@dataclass(frozen=True)
class _Maze:
    """Hedges on a plane seen from above; rows count from the far end."""

    canvas: Canvas
    horizon: float
    bend: float
    greens: tuple[Floats, Floats]
    air: Floats

    def at(self, across: float, row: float, rows: int, lift: float) -> tuple[float, float]:
        """Pixels of a place: `across` in cells from the middle, `lift` in hedge heights."""
        depth = 0.8 + 0.62 * (rows - row)
        sway = self.bend * np.sin(depth * 0.8) * 0.2
        x = (
            0.5
            + sway
            + across * 0.25 * min(1.25, 1000 * self.canvas.unit / self.canvas.width) / depth
        )
        y = self.horizon + (1 - self.horizon) * (1.02 - 0.26 * lift) / depth
        return float(x * self.canvas.width), float(y * self.canvas.height)

    def hedge(
        self, sheet: Sheet, rng: np.random.Generator, row: int, column: int, shape: tuple[int, ...]
    ) -> None:
        rows, left = shape[0], column - shape[1] / 2
        veil = 0.75 * (1 - (row + 1) / rows) ** 1.5
        dark, lit = vary(rng, np.stack(self.greens), light=0.06)
        dark, lit = mix(dark, self.air, veil), mix(lit, self.air, veil)

        def face(*corners: tuple[float, float, float]) -> Floats:
            return np.array([[self.at(a, r, rows, h) for a, r, h in corners]])

        near, far, right = row + 1.0, float(row), left + 1.0
        inner = left if left > 0 else right
        flank = face((inner, near, 0), (inner, far, 0), (inner, far, 1), (inner, near, 1))
        top = face((left, near, 1), (right, near, 1), (right, far, 1), (left, far, 1))
        front = face((left, near, 0), (right, near, 0), (right, near, 1), (left, near, 1))
        for shape_, colour, count in (
            (flank, mix(dark, lit, 0.2), 14),
            (top, mix(dark, lit, 0.85), 22),
            (front, dark, 18),
        ):
            sheet.shapes(shape_, colour[None])
            self._leaves(sheet, rng, shape_[0], colour, lit, count)

    def _leaves(
        self,
        sheet: Sheet,
        rng: np.random.Generator,
        face: Floats,
        colour: Floats,
        lit: Floats,
        count: int,
    ) -> None:
        u, v = rng.random((2, count, 1))
        low, high = face[0] * (1 - u) + face[1] * u, face[3] * (1 - u) + face[2] * u
        at = low * (1 - v) + high * v
        size = np.abs(face[1, 0] - face[0, 0]) * 0.05 + self.canvas.unit * 1.5
        tone = vary(rng, mix(colour, lit, rng.uniform(0, 0.6, count)), light=0.25)
        sheet.dabs(at, size * 1.3, size * 0.8, rng.uniform(0, 3, count), tone)

    def ball(
        self,
        sheet: Sheet,
        rng: np.random.Generator,
        row: int,
        column: int,
        shape: tuple[int, ...],
        crown: tuple[Floats, Floats],
    ) -> None:
        """A clipped round tree on a hedge, in blossom or in leaf."""
        foot = np.array(self.at(column + 0.5 - shape[1] / 2, row + 0.5, shape[0], 1.0))
        size = 170 * self.canvas.unit / (0.8 + 0.62 * (shape[0] - row))
        bushes(sheet, rng, foot[None], size, crown)


def _maze(rng: np.random.Generator, size: int) -> Floats:
    """Walls (1) and paths (0) of a maze grown by depth-first search; `size` is odd."""
    grid = np.ones((size, size), np.int8)
    stack = [(1, 1)]
    grid[1, 1] = 0
    while stack:
        row, column = stack[-1]
        ways = [(row + a, column + b) for a, b in ((0, 2), (2, 0), (0, -2), (-2, 0))]
        ways = [w for w in ways if 0 < w[0] < size and 0 < w[1] < size and grid[w]]
        if not ways:
            stack.pop()
            continue
        to = ways[int(rng.integers(len(ways)))]
        grid[(row + to[0]) // 2, (column + to[1]) // 2] = grid[to] = 0
        stack.append(to)
    return grid.astype(np.float32)
