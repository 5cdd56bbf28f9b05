"""A maze of hedges, seen from above."""

from dataclasses import dataclass

import numpy as np

from admin.adapters.painter.canvas import Canvas, Sheet
from admin.adapters.painter.colour import Floats, mix, vary
from admin.adapters.painter.land import bushes


def grow_maze(rng: np.random.Generator, size: int) -> Floats:
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


@dataclass(frozen=True)
class HedgeMaze:
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
