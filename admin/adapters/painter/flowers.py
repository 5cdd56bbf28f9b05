"""A flower of any form: a head of petals, a ball or a spire of many, a dandelion clock."""

from dataclasses import replace

import numpy as np

from admin.adapters.painter.blooms import Bloom, petal_inks
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, ink, ramp, vary
from admin.adapters.painter.petals import Pose, draw_head, own_chances
from admin.adapters.painter.surfaces import Daylight


def draw_flower(
    sheet: Sheet, bloom: Bloom, pose: Pose, rng: np.random.Generator, light: Daylight
) -> None:
    """One flower of any form, without its stem."""
    rng = own_chances(rng)
    if bloom.form == "ball":
        _ball(sheet, bloom, pose, rng, light)
    elif bloom.form == "spike":
        _spire(sheet, bloom, pose, rng, light)
    elif bloom.form == "clock":
        _clock(sheet, pose, rng, light, ink("#f4f4ee"))
    else:
        draw_head(sheet, bloom, pose, rng, light)


def centred(bloom: Bloom, pose: Pose) -> Pose:
    """The pose of a flower that is to fill a circle about the pose: spires are made to fit it."""
    if bloom.form != "spike":
        return pose
    radius = pose.radius * 2 / bloom.extra["tall"]
    return replace(pose, y=pose.y - pose.radius, radius=radius, lean=pose.lean * 0.3)


def _ball(
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


def _spire(
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


def _clock(
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
