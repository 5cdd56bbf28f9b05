"""A flower head: rings of petals as small curved meshes, and its heart."""

from bisect import bisect
from dataclasses import dataclass

import numpy as np

from admin.adapters.painter.blooms import Bloom, Ring, petal_inks
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, ink, mix, ramp, vary
from admin.adapters.painter.surfaces import Daylight, facing, normals_of, tiles_of


@dataclass(frozen=True)
class Pose:
    """Where a flower is: middle in pixels, radius in pixels, tilt and lean in degrees."""

    x: float
    y: float
    radius: float
    tilt: float = 45.0
    lean: float = 0.0
    wilt: float = 0.0


def own_chances(rng: np.random.Generator) -> np.random.Generator:
    """Chances for one plant: a larger picture draws it finer without disturbing its neighbours."""
    return np.random.Generator(np.random.PCG64(int(rng.integers(2**63))))


def draw_head(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """One flower head with all its petals, the far ones first."""
    detail = (2, 3, 5, 8, 14)[bisect((9, 26, 55, 120), pose.radius)]
    base, middle, tip = petal_inks(bloom.colours[int(rng.integers(len(bloom.colours)))])
    tiles, colours, depth = [], [], []
    for ring in bloom.rings:
        grid = _petals(ring, rng, detail, pose.wilt)
        shape = (grid.shape[0], grid.shape[1] - 1, grid.shape[2] - 1)
        t = np.linspace(0.05, 1, shape[1])[None, :, None]
        vein = rng.normal(0, 0.05, (shape[0], 1, shape[2])) + rng.normal(0, 0.08, (shape[0], 1, 1))
        colour = ramp([(0, base), (0.45, middle), (1, tip)], t + 0 * vein)
        occlusion = ring.dark * (0.62 + 0.38 * t)
        colour = colour * (occlusion * np.exp(vein))[..., None]
        faces = tiles_of(facing(grid, pose.tilt, pose.lean))
        tiles.append(faces)
        colours.append(colour.reshape(-1, 3))
        depth.append(faces[:, :, 2].mean(axis=1))
    faces, paint = np.concatenate(tiles), np.concatenate(colours)
    paint = light.on(paint, normals_of(faces))
    if pose.wilt > 0:
        paint = mix(paint, paint * 0.5 + ink("#6a4a22") * 0.3, np.full(len(paint), pose.wilt * 0.8))
    order = np.argsort(np.concatenate(depth), kind="stable")
    flat = faces[order][:, :, :2]
    # Tiles overlap by a hair, so that no seam of background shows between them.
    flat = flat + (flat - flat.mean(axis=1, keepdims=True)) * 0.07
    sheet.shapes(flat * [pose.radius, -pose.radius] + [pose.x, pose.y], paint[order])
    _heart(sheet, bloom, pose, rng, light)


def _petals(ring: Ring, rng: np.random.Generator, detail: int, wilt: float) -> Floats:
    """Points of a ring's petals: count x along x across x 3, in flower radii."""
    along, across = detail + 2, detail if detail > 2 else 3
    t = np.linspace(0, 1, along)[None, :, None]
    s = np.linspace(-1, 1, across)[None, None, :]
    n = ring.count
    turn = np.arange(n) / n * 2 * np.pi + rng.uniform(0, 6.3) + rng.normal(0, 0.35 / n, n)
    size = ring.length * np.exp(rng.normal(0, 0.06, n))[:, None, None]
    base = np.radians(ring.rise[0] + rng.normal(0, 5, n) - wilt * 50)[:, None, None]
    tip = np.radians(ring.rise[1] + rng.normal(0, 9, n) - wilt * rng.uniform(60, 130, n))
    rise = base + (tip[:, None, None] - base) * t
    step = 1 / (along - 1)
    out = ring.start + np.cumsum(np.cos(rise), axis=1) * step * size * (1 - ring.start)
    up = np.cumsum(np.sin(rise), axis=1) * step * size
    blunt = np.sqrt(np.clip(1 - ((t - 0.55) / 0.5) ** 2, 0, 1)) * (t > 0.5) + (t <= 0.5)
    sharp = np.clip(1 - t, 0, 1) ** 0.7
    shape = np.sin(np.clip(t * 1.15, 0, 1) * np.pi / 2) ** 0.8 * (
        blunt * (1 - ring.point) + sharp * ring.point * 1.25
    )
    wide = ring.width * size * (shape * (1 - 0.45 * wilt) + 0.02)
    side = s * wide
    lift = ring.cup * (s**2) * wide
    phase = rng.uniform(0, 6.3, n)[:, None, None]
    lift = lift + (ring.ruffle + 0.12 * wilt) * np.sin(s * 5 + phase + t * 3) * t**2 * size
    # A petal's sides rise perpendicular to its own slope.
    out, up = out - lift * np.sin(rise), up + lift * np.cos(rise)
    cos, sin = np.cos(turn)[:, None, None], np.sin(turn)[:, None, None]
    return np.stack([out * cos - side * sin, out * sin + side * cos, up + 0 * side], axis=-1)


def _heart(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    if bloom.heart == "none" or pose.tilt > 85:
        return
    # Florets in the sunflower's spiral: the golden angle, the root of the number (Vogel 1979).
    count = int(np.clip(pose.radius * 2.2, 7, 190))
    k = np.arange(count) + 0.5
    reach = np.sqrt(k / count) * bloom.heart_size
    turn = k * np.pi * (3 - np.sqrt(5))
    height = 0.16 + 0.1 * (1 - (reach / bloom.heart_size) ** 2)
    if bloom.heart == "stamens":
        height = 0.2 + 0.25 * rng.random(count)
    points = np.stack([reach * np.cos(turn), reach * np.sin(turn), height], axis=-1)
    seen = facing(points, pose.tilt, pose.lean)
    order = np.argsort(seen[:, 2], kind="stable")
    at = seen[order, :2] * [pose.radius, -pose.radius] + [pose.x, pose.y]
    inner, rim = ink(bloom.heart_colours[1]), ink(bloom.heart_colours[0])
    paint = vary(rng, mix(inner, rim, (reach / bloom.heart_size)[order] ** 1.5), light=0.22)
    paint = paint * (light.shade * 0.3 + light.lit * 0.7)
    size = bloom.heart_size * pose.radius * 1.5 / np.sqrt(count)
    if bloom.heart == "disk":
        _disk(sheet, pose, bloom.heart_size * 1.08, mix(inner, rim, 0.35) * light.shade)
    sheet.dabs(at, max(size, 0.8), max(size * 0.8, 0.7), rng.uniform(0, 3, count), paint)


def _disk(sheet: Sheet, pose: Pose, size: float, colour: Floats) -> None:
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    ring = np.stack([np.cos(turn) * size, np.sin(turn) * size, np.full(24, 0.1)], axis=-1)
    seen = facing(ring, pose.tilt, pose.lean)[:, :2]
    at = seen * [pose.radius, -pose.radius] + [pose.x, pose.y]
    sheet.shapes(at[None], colour[None])
