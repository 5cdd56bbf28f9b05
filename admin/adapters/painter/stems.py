"""Stems of flowers, and leaves with a midrib and veins."""

import numpy as np

from admin.adapters.painter.blooms import Bloom
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, mix
from admin.adapters.painter.curves import bezier
from admin.adapters.painter.petals import Pose, own_chances


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
