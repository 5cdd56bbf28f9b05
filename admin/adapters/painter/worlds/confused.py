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
        sizes=(20, 10, 5, 2.8),
        length=5.5,
        colour=0.09,
        hue=0.06,
        wander=0.1,
        relief=0.7,
        follow=0.6,
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


def _view(stage: Stage, season: int, size: tuple[int, int], horizon: float) -> Floats:
    """A country painted for itself at half the size: strokes will cover what that loses."""
    own = stage.canvas
    width, height = size
    stage.canvas = Canvas(max(width // 2, 8), max(height // 2, 8))
    stage.canvas.unit = own.unit / 2
    _country(stage, season, horizon)
    small, stage.canvas = stage.canvas.light, own
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.float32)


def upside_down(stage: Stage) -> None:
    """The garden above hangs into the garden below, and neither is the reflection."""
    canvas, rng = stage.canvas, stage.rng
    first, second = rng.permutation(len(_SEASONS))[:2].tolist()
    size = (canvas.width, canvas.height)
    below = _view(stage, first, size, float(rng.uniform(0.66, 0.74)))
    above = _view(stage, second, size, float(rng.uniform(0.66, 0.74)))[::-1]
    x, y = canvas.grid()
    seam = (
        0.5 + 0.05 * np.sin(x * 7 + rng.uniform(0, 6)) + float(rng.uniform(-0.2, 0.2)) * (x - 0.5)
    )
    share = np.clip((y - seam) / 0.2 + 0.5, 0, 1)[..., None]
    canvas.light = (below * share + above * (1 - share)).astype(np.float32)
    _twist(canvas, rng, 1, 0.45)
    stage.stroke_along(_swirl_angles(canvas, rng, 3), replace(stage.hand, length=4.5, follow=0.6))
    _tangle(stage, 6)
    for season in (first, second):
        stage.later(
            falling, canvas, rng, np.stack([ink(c) for c in _SEASONS[season][3]]), 70, size=6
        )


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
    turned = cv2.remap(canvas.light, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    canvas.light = np.asarray(turned, np.float32)


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
        0.5 * np.sin(t * 4 + rng.uniform(0, 3)) + 9.5 * np.clip(t - 0.25, 0, 1) ** 1.3
    )
    step = length / count * (1.3 - 1.0 * t)
    return start + np.cumsum(
        np.stack([np.cos(turn), np.sin(turn)], axis=-1) * step[:, None], axis=0
    )


def vortex(stage: Stage) -> None:
    """Four gardens on four sides, each with its own season and its own down."""
    canvas, rng = stage.canvas, stage.rng
    at = (float(rng.uniform(0.42, 0.58)), float(rng.uniform(0.42, 0.56)))
    order = rng.permutation(len(_SEASONS)).tolist()
    x, y = canvas.grid()
    dx, dy = (x - at[0]) / 0.5, (y - at[1]) / 0.5
    away = np.hypot(dx, dy)
    side = 1 if rng.random() < 0.5 else -1
    turn = np.arctan2(dy, dx) + side * (
        1.5 * np.exp(-((away / 0.5) ** 2)) + 0.25 * np.sin(away * 5)
    )
    total = np.zeros_like(canvas.light)
    weight = np.zeros(away.shape, np.float32)
    for quarter, season in enumerate(order):
        turned = quarter % 2 == 1
        size = (canvas.height, canvas.width) if turned else (canvas.width, canvas.height)
        view = np.rot90(_view(stage, season, size, float(rng.uniform(0.7, 0.78))), -quarter)
        middle = np.pi / 2 + quarter * np.pi / 2
        gap = np.abs((turn - middle + np.pi) % (2 * np.pi) - np.pi)
        share = np.clip((np.pi / 4 - gap) / 0.22 + 0.5, 0, 1).astype(np.float32)
        total += view * share[..., None]
        weight += share
    canvas.light = total / np.maximum(weight, 1e-3)[..., None]
    _spin(canvas, at, side * 1.6)
    canvas.shine((1.0, 0.95, 0.85), np.exp(-((away / 0.12) ** 2)) * 0.45)
    stage.stroke_along(
        (turn + np.pi / 2 + 0.2).astype(np.float32), replace(stage.hand, length=5.0, follow=0.6)
    )
    for season in order:
        stage.later(
            falling, canvas, rng, np.stack([ink(c) for c in _SEASONS[season][3]]), 36, size=7
        )
    _tangle(stage, 3)


def _spin(canvas: Canvas, at: tuple[float, float], strength: float) -> None:
    """Turn the middle of the picture around itself."""
    x, y = canvas.grid()
    dx, dy = (x - at[0]) * canvas.width, (y - at[1]) * canvas.height
    turn = strength * np.exp(-((np.hypot(dx, dy) / (230 * canvas.unit)) ** 2))
    mx = at[0] * canvas.width + dx * np.cos(turn) - dy * np.sin(turn)
    my = at[1] * canvas.height + dx * np.sin(turn) + dy * np.cos(turn)
    turned = cv2.remap(
        canvas.light, mx.astype(np.float32), my.astype(np.float32),
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT,
    )  # fmt: skip
    canvas.light = np.asarray(turned, np.float32)


def labyrinth(stage: Stage) -> None:
    """A maze of hedges that bends as it goes, under a sky that turns."""
    canvas, rng = stage.canvas, stage.rng
    season, other = rng.permutation(len(_SEASONS))[:2].tolist()
    horizon = float(rng.uniform(0.26, 0.34))
    _, sky, land, crown = _SEASONS[season]
    paint_sky(
        canvas, [(0, ink(_SEASONS[other][1][0])), (horizon, ink(sky[1])), (1, ink(sky[1]))], None
    )
    clouds = Clouds(0.5, mix(ink(sky[1]), np.ones(3), 0.5), ink(sky[0]), 200, 2.0, horizon + 0.1)
    paint_clouds(canvas, rng, clouds, (0.4, 0.1))
    level = np.full(canvas.width, horizon, np.float32)
    ground = streaks(canvas, rng, horizon, 0.2)
    lay_land(canvas, level, ink(sky[1]), ink("#f0dcb4"), fall=0.25, texture=ground)
    walls = np.concatenate([_maze(rng, 15), _maze(rng, 15)], axis=1)
    sheet = canvas.sheet()
    maze = _Maze(
        canvas, horizon, float(rng.uniform(-1, 1)), (ink(land[0]), ink(land[1])), ink(sky[1])
    )
    crowns = (ink(crown[0]), ink(crown[1]))
    strange = tuple(ink(c) for c in _SEASONS[other][3])
    for row in range(walls.shape[0]):
        columns = np.flatnonzero(walls[row])
        for column in columns[np.argsort(-np.abs(columns - walls.shape[1] / 2))].tolist():
            maze.hedge(sheet, rng, row, column, walls.shape)
            if rng.random() < 0.07:
                own = crowns if rng.random() < 0.6 else strange
                maze.ball(sheet, rng, row, column, walls.shape, (own[0], own[1]))
    canvas.lay(sheet)
    _spin(
        canvas, (float(rng.uniform(0.35, 0.65)), horizon + 0.34), float(rng.choice([-1, 1])) * 1.3
    )
    stage.stroke_along(
        _swirl_angles(canvas, rng, 3),
        replace(stage.hand, length=4.0, follow=0.8, sizes=(16.0, 7.5, 3.4)),
    )
    _tangle(stage, 2)
    stage.later(falling, canvas, rng, np.stack(strange), 90, size=7)


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
        depth = 1.5 + 0.44 * (rows - row)
        sway = self.bend * np.sin(depth * 0.8) * 0.2
        x = (
            0.5
            + sway
            + across * 0.36 * min(1.3, 1000 * self.canvas.unit / self.canvas.width) / depth
        )
        y = self.horizon + (1 - self.horizon) * (1.75 - 0.2 * lift) / depth
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
        size = 260 * self.canvas.unit / (1.5 + 0.44 * (shape[0] - row))
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
