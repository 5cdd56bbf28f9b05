"""Swirls: pictures turned around themselves, strokes around centres, tangled vines."""

import cv2
import numpy as np

from admin.adapters.painter.canvas import Canvas
from admin.adapters.painter.colour import Floats, ink, vary
from admin.adapters.painter.flowers import draw_flower
from admin.adapters.painter.petals import Pose
from admin.adapters.painter.plants import draw_vine
from admin.adapters.painter.stage import Stage


def swirl_angles(canvas: Canvas, rng: np.random.Generator, count: int) -> Floats:
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


def twist(canvas: Canvas, rng: np.random.Generator, count: int, strength: float) -> None:
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


def spin(canvas: Canvas, at: tuple[float, float], strength: float) -> None:
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


def tangle(stage: Stage, count: int) -> None:
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
