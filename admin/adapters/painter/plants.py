"""Grass, trees, vines: things that grow by branching and bending."""

from dataclasses import dataclass

import numpy as np

from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, mix, vary
from admin.adapters.painter.curves import bezier


def grass(
    sheet: Sheet,
    rng: np.random.Generator,
    feet: Floats,
    height: Floats,
    colours: Floats,
    *,
    lean: float = 0.0,
    width: float = 0.05,
) -> None:
    """Blades from N feet, tallest to `height` pixels (N), bent by `lean` (wind, -1 to 1)."""
    count = len(feet)
    tip = rng.normal(lean, 0.35, count) * height
    ends = feet + np.stack([tip, -height], axis=-1)
    bows = feet + np.stack([tip * 0.15, -height * 0.72], axis=-1)
    blades = bezier(feet, bows, ends, 5)
    widths = np.maximum(height * width, 0.8)[:, None] * np.array([0.9, 1.0, 0.8, 0.5, 0.08])
    sheet.ribbons(blades, widths, colours)


@dataclass(frozen=True)
class Wood:
    """How a tree branches: children per fork, angles in radians, bend by wind and weight."""

    forks: int = 2
    spread: float = 0.5
    shrink: float = 0.74
    thin: float = 0.68
    gnarl: float = 0.18
    bend: float = 0.0
    droop: float = 0.0
    depth: int = 7


@dataclass
class Tree:
    """Branches as curves (N x 6 x 2) with widths (N x 6), and where leaves grow (M x 2)."""

    lines: Floats
    widths: Floats
    tips: Floats


def grow_tree(
    rng: np.random.Generator, foot: tuple[float, float], height: float, girth: float, wood: Wood
) -> Tree:
    """A tree from its foot (pixels) to about `height` pixels; `girth` is the trunk's width."""
    lines: list[Floats] = []
    widths: list[Floats] = []
    tips: list[Floats] = []
    front = [(np.array(foot, float), -np.pi / 2 + rng.normal(0, 0.06), height * 0.3, girth, 0)]
    while front:
        at, angle, length, width, level = front.pop()
        line, heading = _limb(rng, at, angle, length, wood)
        lines.append(line)
        end_width = max(width * wood.thin, 0.5)
        widths.append(np.linspace(width, end_width, len(line)))
        if level >= wood.depth - 3:
            tips.extend(line[2:])
        if level >= wood.depth:
            continue
        count = wood.forks + int(rng.random() < 0.3)
        turns = np.linspace(-1, 1, count) * wood.spread + rng.normal(0, wood.gnarl, count)
        for turn in turns.tolist():
            shrink = wood.shrink * rng.uniform(0.82, 1.1)
            child = end_width * rng.uniform(0.72, 1.0)
            front.append((line[-1], heading + turn, length * shrink, child, level + 1))
    for side in (-1.0, -0.4, 0.5, 1.0):
        lines.append(_root(rng, np.array(foot, float), girth, side))
        widths.append(np.linspace(0.6, 0.05, 6) * girth)
    return Tree(np.array(lines), np.array(widths), np.array(tips))


def _root(rng: np.random.Generator, foot: Floats, girth: float, side: float) -> Floats:
    """A root that flares out of the trunk into the ground."""
    start = foot + np.array([side * girth * 0.22, -girth * 0.9])
    bow = foot + np.array([side * girth * 0.36, 0.0])
    end = foot + girth * np.array([side * rng.uniform(0.75, 1.3), rng.uniform(0.1, 0.35)])
    return bezier(start[None], bow[None], end[None], 6)[0]


def _limb(
    rng: np.random.Generator, at: Floats, angle: float, length: float, wood: Wood
) -> tuple[Floats, float]:
    points = [at]
    for _ in range(5):
        # Wind pushes sideways, weight pulls down, light pulls up.
        angle += rng.normal(0, wood.gnarl * 0.6)
        angle += wood.bend * 0.09 * np.cos(angle * 0.5) - 0.02 * np.cos(angle) * (
            1 - wood.droop * 4
        )
        angle += wood.droop * 0.22 * np.cos(angle)
        points.append(points[-1] + np.array([np.cos(angle), np.sin(angle)]) * length / 5)
    return np.array(points), float(angle)


def draw_wood(sheet: Sheet, tree: Tree, dark: Floats, lit: Floats, side: float = -1.0) -> None:
    """Trunk and branches, rounder by a lit side (-1 left, 1 right)."""
    order = np.argsort(tree.widths[:, 0], kind="stable")
    lines, widths = tree.lines[order], tree.widths[order]
    sheet.ribbons(lines, widths * 1.08, dark[None])
    shift = np.stack([side * widths * 0.2, -widths * 0.04], axis=-1)
    sheet.ribbons(lines + shift, widths * 0.5, mix(dark, lit, 0.5)[None])
    sheet.ribbons(lines + shift * 1.5, widths * 0.2, lit[None])


@dataclass(frozen=True)
class Leafage:
    """Leaves: colours in shade and in light, size in pixels, how many, how far from the twig."""

    shade: Floats
    lit: Floats
    size: float
    count: int
    spread: float
    angle: float | None = None
    long: float = 1.0


def draw_leafage(
    sheet: Sheet, rng: np.random.Generator, tips: Floats, leaves: Leafage, sun: tuple[float, float]
) -> None:
    """Leaves in clumps around twigs, darker inside and below, brighter towards the sun."""
    at = tips[rng.integers(0, len(tips), leaves.count)]
    off = rng.normal(0, 1, (leaves.count, 2))
    place = at + off * leaves.spread
    way = np.array(sun) / np.hypot(*sun)
    low, high = tips.min(axis=0), tips.max(axis=0)
    whole = (place - (low + high) / 2) / np.maximum((high - low) / 2, 1)
    light = 0.42 + 0.26 * (whole @ way) + 0.2 * (off @ way) + rng.normal(0, 0.16, leaves.count)
    order = np.argsort(light, kind="stable")
    share = np.clip(light[order], 0, 1)
    colours = vary(rng, mix(leaves.shade, leaves.lit, share), light=0.1, hue=0.07)
    turn = rng.uniform(0, np.pi, leaves.count)
    if leaves.angle is not None:
        turn = rng.normal(leaves.angle, 0.35, leaves.count)
    size = leaves.size * rng.uniform(0.6, 1.35, leaves.count)
    sheet.dabs(place[order], size * leaves.long, size * 0.62, turn, colours)


def vine(
    rng: np.random.Generator, start: Floats, heading: float, length: float, curl: float
) -> Floats:
    """A wandering curve (28 x 2) that turns by a smooth random curvature; `curl` in radians."""
    count = 28
    bend = np.cumsum(rng.normal(0, 1, count)) / np.sqrt(count)
    bend = np.convolve(bend, np.ones(5) / 5, mode="same")
    angle = heading + curl * np.cumsum(bend) / 6
    step = np.stack([np.cos(angle), np.sin(angle)], axis=-1) * length / count
    return start + np.cumsum(step, axis=0)


def draw_vine(
    sheet: Sheet, line: Floats, width: float, dark: Floats, lit: Floats, *, thin: float = 0.25
) -> None:
    """A round, tapering stem along a curve (K x 2)."""
    taper = np.linspace(1, thin, len(line)) * width
    sheet.ribbons(line[None], taper, dark[None])
    side = np.array([-0.18, -0.14]) * width
    sheet.ribbons(line[None] + side, taper * 0.5, mix(dark, lit, 0.5)[None])
    sheet.ribbons(line[None] + side * 1.4, taper * 0.2, lit[None])


def thorns(
    sheet: Sheet,
    rng: np.random.Generator,
    line: Floats,
    width: float,
    colour: Floats,
    *,
    count: int = 14,
    size: float = 1.6,
) -> None:
    """Thorns along a curve, leaning back towards its root."""
    index = rng.integers(1, len(line) - 2, count)
    along = line[index + 1] - line[index - 1]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    side = np.where(rng.random(count) < 0.5, -1, 1)[:, None]
    normal = np.stack([-along[:, 1], along[:, 0]], axis=-1) * side
    thick = (width * np.linspace(1, 0.4, len(line))[index])[:, None]
    base = line[index] + normal * thick * 0.3
    tip = base + normal * thick * size - along * thick * 0.5
    shapes = np.stack([base - along * thick * 0.45, tip, base + along * thick * 0.45], axis=1)
    sheet.shapes(shapes, np.broadcast_to(colour, (count, 3)))
