"""Flowers as surfaces in space: every petal a small curved mesh, lit and projected."""

from dataclasses import dataclass, replace

import numpy as np

from admin.adapters.painter.blooms import Bloom, Ring, petal_inks
from admin.adapters.painter.canvas import Sheet, bezier
from admin.adapters.painter.colour import Floats, ink, mix, ramp, vary

SUN = (-0.45, 0.72, 0.53)
"""Where light comes from: right, up, towards the viewer."""


@dataclass(frozen=True)
class Daylight:
    """What light does to a plant: its lit and its shaded sides, and what comes through petals."""

    lit: Floats
    shade: Floats
    through: float = 0.35
    from_: tuple[float, float, float] = SUN

    def on(self, colours: Floats, normals: Floats) -> Floats:
        """Colours (N x 3) as lit by the angle of their normals (N x 3), seen from either side."""
        angle = normals @ np.array(self.from_)
        front = np.clip(angle, 0, 1) + self.through * np.clip(-angle, 0, 1)
        return colours * (self.shade + (self.lit - self.shade) * front[:, None])


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


def facing(points: Floats, tilt: float, lean: float) -> Floats:
    """Turn a flower whose axis points at the viewer: up by `tilt` degrees, sideways by `lean`."""
    a, b = np.radians(tilt), np.radians(lean)
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    y, z = y * np.cos(a) + z * np.sin(a), z * np.cos(a) - y * np.sin(a)
    x, y = x * np.cos(b) + y * np.sin(b), y * np.cos(b) - x * np.sin(b)
    return np.stack([x, y, z], axis=-1)


def _tiles(grid: Floats) -> Floats:
    """The four corners of every tile of meshes: P x A x B x 3 gives M x 4 x 3."""
    corners = (grid[:, :-1, :-1], grid[:, 1:, :-1], grid[:, 1:, 1:], grid[:, :-1, 1:])
    return np.stack(corners, axis=3).reshape(-1, 4, 3)


def normals_of(tiles: Floats) -> Floats:
    """Unit normals of tiles (M x 4 x 3), turned towards the viewer."""
    normal = np.cross(tiles[:, 2] - tiles[:, 0], tiles[:, 3] - tiles[:, 1])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    return normal * np.where(normal[:, 2:] < 0, -1, 1)


@dataclass(frozen=True)
class Pose:
    """Where a flower is: middle in pixels, radius in pixels, tilt and lean in degrees."""

    x: float
    y: float
    radius: float
    tilt: float = 45.0
    lean: float = 0.0
    wilt: float = 0.0


def draw_head(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """One flower head with all its petals, the far ones first."""
    detail = (
        2
        if pose.radius < 9
        else 3
        if pose.radius < 26
        else 5
        if pose.radius < 55
        else 8
        if pose.radius < 120
        else 14
    )
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
        faces = _tiles(facing(grid, pose.tilt, pose.lean))
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


def draw_ball(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """A round head of many small flowers (hydrangea, allium)."""
    count = int(np.clip(pose.radius * 2.6, 18, 120))
    k = np.arange(count) + 0.5
    z = 1 - 1.5 * k / count
    turn = k * np.pi * (3 - np.sqrt(5))
    flat = np.sqrt(np.clip(1 - z**2, 0, 1))
    normal = np.stack([flat * np.cos(turn), flat * np.sin(turn) * 0.95, z], axis=-1)
    colours = bloom.colours[int(rng.integers(len(bloom.colours)))]
    one = Bloom(bloom.rings, (colours,))
    bright = light.on(np.ones((count, 3)), normal)
    for index in np.argsort(z, kind="stable").tolist():
        x, y, depth = normal[index].tolist()
        own = Daylight(light.lit * bright[index], light.shade * bright[index], light.through)
        draw_head(
            sheet, one,
            Pose(
                pose.x + x * pose.radius * 0.85, pose.y - y * pose.radius * 0.8,
                pose.radius * (3.1 / np.sqrt(count)),
                tilt=float(np.degrees(np.arcsin(np.clip(y, -1, 1)))) * 0.8,
                lean=x * 40, wilt=pose.wilt * (1.2 - depth),
            ),
            rng, own,
        )  # fmt: skip


def draw_spike(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """A spire of small flowers (lavender, delphinium), its top at the pose."""
    tall, slim = bloom.extra["tall"] * pose.radius, bloom.extra["slim"] * pose.radius
    if slim > 34:
        _florets(sheet, bloom, pose, rng, light)
        return
    count = int(np.clip(pose.radius * bloom.extra["tall"] * 1.6, 12, 220))
    t = np.sort(rng.random(count))[::-1]
    base, middle, tip = petal_inks(bloom.colours[int(rng.integers(len(bloom.colours)))])
    side = rng.uniform(-1, 1, count)
    round_ = slim * np.sqrt(t * 1.05 + 0.04) * side
    bend = np.tan(np.radians(pose.lean)) * (1 - t) * tall
    at = np.stack([pose.x + round_ + bend * 0.6, pose.y + t * tall - bend * 0.1], axis=-1)
    normal = np.stack([side, np.full(count, 0.3), np.sqrt(np.clip(1.05 - side**2, 0, 1))], axis=-1)
    paint = light.on(ramp([(0, base), (0.5, middle), (1, tip)], rng.random(count)), normal)
    size = slim * (0.30 + 0.22 * t) * rng.uniform(0.7, 1.3, count) * min(1.0, 10 / np.sqrt(count))
    sheet.dabs(at, size * 1.15, size * 0.72, rng.normal(-1.2, 0.7, count), vary(rng, paint))


def _florets(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """A spire so close that each of its flowers is seen; buds at the top, open ones below."""
    tall, slim = bloom.extra["tall"] * pose.radius, bloom.extra["slim"] * pose.radius
    one = Bloom(bloom.rings, (bloom.colours[int(rng.integers(len(bloom.colours)))],))
    count = 44
    for t in np.sort(rng.random(count) ** 0.85).tolist():
        side = float(rng.uniform(-1, 1))
        x = (
            pose.x
            + slim * np.sqrt(t + 0.03) * side
            + np.tan(np.radians(pose.lean)) * (1 - t) * tall * 0.6
        )
        size = slim * (0.16 + 0.42 * t) * float(rng.uniform(0.8, 1.15))
        tilt = 24 + 50 * abs(side)
        draw_head(
            sheet,
            one,
            Pose(float(x), pose.y + t * tall, size, tilt, side * 75, pose.wilt),
            rng,
            light,
        )


def draw_clock(
    sheet: Sheet, pose: Pose, rng: np.random.Generator, light: Daylight, colour: Floats
) -> None:
    """A dandelion clock: a sphere of parachutes on fine stalks."""
    count = int(np.clip(pose.radius * 1.6, 30, 90))
    k = np.arange(count) + 0.5
    z = 1 - 2 * k / count
    turn = k * np.pi * (3 - np.sqrt(5))
    flat = np.sqrt(1 - z**2)
    ends = np.stack([flat * np.cos(turn), flat * np.sin(turn)], axis=-1) * pose.radius
    middle = np.array([pose.x, pose.y])
    tone = (0.35 + 0.65 * (z + 1) / 2)[:, None] * colour * light.lit
    lines = np.stack([np.broadcast_to(middle, ends.shape), middle + ends], axis=1)[::3]
    sheet.ribbons(lines, np.full(2, max(pose.radius * 0.014, 0.8)), tone[::3] * 0.6)
    size = pose.radius * 0.085
    turn = np.arctan2(ends[:, 1], ends[:, 0])
    order = np.argsort(z, kind="stable")
    sheet.dabs(
        (middle + ends)[order],
        size * 1.3,
        size * 0.55,
        turn[order] + rng.normal(0, 0.5, count),
        tone[order],
    )


def own_chances(rng: np.random.Generator) -> np.random.Generator:
    """Chances for one plant: a larger picture draws it finer without disturbing its neighbours."""
    return np.random.Generator(np.random.PCG64(int(rng.integers(2**63))))


def centred(bloom: Bloom, pose: Pose) -> Pose:
    """The pose of a flower that is to fill a circle about the pose: spires are made to fit it."""
    if bloom.form != "spike":
        return pose
    radius = pose.radius * 2 / bloom.extra["tall"]
    return replace(pose, y=pose.y - pose.radius, radius=radius, lean=pose.lean * 0.3)


def draw_flower(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """One flower of any form, without its stem."""
    rng = own_chances(rng)
    if bloom.form == "ball":
        draw_ball(sheet, bloom, pose, rng, light)
    elif bloom.form == "spike":
        draw_spike(sheet, bloom, pose, rng, light)
    elif bloom.form == "clock":
        draw_clock(sheet, pose, rng, light, ink("#f4f4ee"))
    else:
        draw_head(sheet, bloom, pose, rng, light)


def draw_stem(
    sheet: Sheet,
    bloom: Bloom,
    pose: Pose,
    foot: tuple[float, float],
    rng: np.random.Generator,
    greens: tuple[Floats, Floats],
) -> None:
    """The stem from the foot to the flower, with its leaves; greens are (dark, light)."""
    rng = own_chances(rng)
    head = np.array([[pose.x, pose.y + pose.radius * (0.1 if pose.wilt < 0.2 else -0.3)]])
    root = np.array([foot])
    bow = np.array([[foot[0] + (pose.x - foot[0]) * 0.15, foot[1] + (pose.y - foot[1]) * 0.6]])
    if pose.wilt > 0.2:
        bow = np.array([[foot[0] * 0.7 + pose.x * 0.3, pose.y - pose.radius * 2.2 * pose.wilt]])
    curve = bezier(root, bow, head, 14)
    thick = max(pose.radius * 0.11, 1.0)
    taper = np.linspace(1.15, 0.7, 14) * thick
    sheet.ribbons(curve, taper, greens[0][None])
    sheet.ribbons(curve - [thick * 0.18, 0], taper * 0.45, greens[1][None])
    _leaves(sheet, bloom, pose, curve[0], rng, greens)


def _leaves(
    sheet: Sheet,
    bloom: Bloom,
    pose: Pose,
    curve: Floats,
    rng: np.random.Generator,
    greens: tuple[Floats, Floats],
) -> None:
    if bloom.leaf == "pad":
        return
    strap = bloom.leaf == "strap"
    long = pose.radius * {"strap": 3.2, "oval": 1.35}.get(bloom.leaf, 1.3)
    wide = {"strap": 0.10, "oval": 0.23}.get(bloom.leaf, 0.12)
    count = 2 if pose.radius < 12 else {"strap": 3, "oval": 5}.get(bloom.leaf, 3)
    at = np.full(count, 0.04) if strap else (np.arange(count) + 0.6) / count * 0.75
    feet = curve[(at * (len(curve) - 1)).astype(int)]
    side = np.where(np.arange(count) % 2 == 0, 1, -1)
    rise = rng.uniform(0.9, 1.35, count) if strap else rng.uniform(0.15, 0.8, count)
    ways = np.stack([side * np.cos(rise), -np.sin(rise) + pose.wilt * 0.9], axis=-1)
    draw_leaves(sheet, feet, ways * (long * rng.uniform(0.7, 1.1, (count, 1))), wide, rng, greens)


def draw_leaves(
    sheet: Sheet,
    feet: Floats,
    ways: Floats,
    wide: float,
    rng: np.random.Generator,
    greens: tuple[Floats, Floats],
) -> None:
    """Leaves from N feet along N ways (pixels), `wide` to their length.

    Each has a lit and a shaded half and a midrib, and arches over under its own weight.
    """
    long = np.hypot(ways[:, 0], ways[:, 1])[:, None]
    down = np.array([0.0, 1.0])
    spine = bezier(
        feet, feet + ways * 0.55 - down * long * 0.16, feet + ways + down * long * 0.22, 9
    )
    t = np.linspace(0, 1, 9)
    width = (np.sin(np.pi * t**0.75) * wide * long)[..., None]
    along = np.gradient(spine, axis=1)
    normal = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-6)
    normal *= np.where(normal[..., 1].mean(axis=1) > 0, -1, 1)[:, None, None]
    tone = np.exp(rng.normal(0, 0.15, (len(feet), 1)))
    lower = np.concatenate([spine, (spine - normal * width * 0.8)[:, ::-1]], axis=1)
    upper = np.concatenate([spine, (spine + normal * width)[:, ::-1]], axis=1)
    sheet.shapes(lower, greens[0] * tone, convex=False)
    sheet.shapes(upper, mix(greens[0], greens[1], 0.75) * tone, convex=False)
    rib = np.linspace(0.05, 0.015, 9) * long * 0.6
    sheet.ribbons(spine, rib, greens[1] * 1.1 * tone)
    if float(long.max()) > 60:
        _leaf_veins(sheet, spine, normal * width, greens, tone)


def _leaf_veins(
    sheet: Sheet, spine: Floats, reach: Floats, greens: tuple[Floats, Floats], tone: Floats
) -> None:
    """Side veins, and the soft folds between them, of leaves that are seen from near."""
    size = np.hypot(*(spine[:, -1] - spine[:, 0]).T)[:, None]
    for step in range(1, 7):
        ahead = spine[:, min(step + 1, 8)] - spine[:, step]
        for side, paint in ((1.0, mix(greens[0], greens[1], 0.5)), (-0.8, greens[0] * 0.7)):
            end = spine[:, step] + reach[:, step] * side * 0.86 + ahead * 0.8
            fold = np.stack(
                [spine[:, step], (spine[:, step] + end) / 2 + ahead * 0.15, end], axis=1
            )
            sheet.ribbons(fold, np.array([0.055, 0.04, 0.01]) * size, paint * tone)
            vein = np.array([0.014, 0.01, 0.004]) * size
            sheet.ribbons(fold, vein, mix(greens[0], greens[1], 0.9) * tone)
