"""The hand: strokes that follow a flow, the relief of their bristles, the cloth beneath."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from admin.adapters.painter.canvas import Canvas, soften
from admin.adapters.painter.colour import SRGB_TO_LINEAR, Floats, luminance, to_bytes

_STEPS = 5


@dataclass(frozen=True)
class Hand:
    """How a painter moves: stroke sizes in units, how far colours wander, how much relief."""

    sizes: tuple[float, ...] = (22.0, 10.0, 5.0, 2.8)
    length: float = 4.5
    colour: float = 0.07
    hue: float = 0.035
    wander: float = 0.18
    relief: float = 0.5
    follow: float = 0.9


def flow_of(canvas: Canvas, base: Floats, follow: float) -> Floats:
    """Stroke angles (H x W, radians): along the picture's edges where it has any, else `base`."""
    small = (max(canvas.width // 3, 2), max(canvas.height // 3, 2))
    little = np.asarray(cv2.resize(canvas.light, small, interpolation=cv2.INTER_AREA), np.float32)
    grey = np.sqrt(luminance(little).clip(0))
    grey = grey.astype(np.float32)
    gx, gy = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    sigma = max(1.2, 2.6 * canvas.unit)
    double = np.stack([gx * gx - gy * gy, 2 * gx * gy], axis=-1)
    double = cv2.GaussianBlur(double, (0, 0), sigma)
    angle = cv2.resize(base.astype(np.float32), small)
    wished = np.stack([-np.cos(2 * angle), -np.sin(2 * angle)], axis=-1)
    size = np.linalg.norm(double, axis=-1, keepdims=True)
    trust = follow * size / (size + 0.004)
    both = double / np.maximum(size, 1e-6) * trust + wished * (1 - trust)
    both = cv2.resize(both.astype(np.float32), (canvas.width, canvas.height))
    return (np.arctan2(both[..., 1], both[..., 0]) / 2 + np.pi / 2).astype(np.float32)


def brushwork(canvas: Canvas, rng: np.random.Generator, flow: Floats, hand: Hand) -> Floats:
    """Paint the canvas over with strokes, large ones first and small ones only where needed.

    After Hertzmann, *Painterly Rendering with Curved Brush Strokes of Multiple Sizes* (1998); what
    the smallest brush would lose is drawn in along the flow before its last strokes.
    Returns the relief of the paint, H x W, about 0 to 1.
    """
    target = np.clip(canvas.light, 0, 1)
    over = canvas.light - target
    # Red, green, blue and the relief are drawn in one go.
    paint = np.full((canvas.height, canvas.width, 4), 128, np.uint8)
    paint[..., :3] = to_bytes(soften(target, hand.sizes[0] * canvas.unit * 0.4))
    spacings = (0.75, *[0.95] * (len(hand.sizes) - 2), 1.9)
    for order, (size, spacing) in enumerate(zip(hand.sizes, spacings, strict=True)):
        if order == len(hand.sizes) - 1:
            _draw_in(canvas, target, flow, paint)
        width = size * canvas.unit
        wanted = soften(target, width * 0.25)
        places, colours = _needed(rng, paint, wanted, width * spacing, order > 0)
        tones = rng.normal(0, hand.colour, (len(places), 1)) + rng.normal(
            0, hand.hue, colours.shape
        )
        lines = _march(places, flow, rng, width * hand.length * (1 + 0.2 * order), hand.wander)
        heights = rng.integers(70, 190, len(places))
        _stroke(paint, lines, width, to_bytes(colours * np.exp(tones)), heights)
    canvas.light = SRGB_TO_LINEAR[paint[..., :3]] + over
    return paint[..., 3].astype(np.float32) / 255


def _draw_in(canvas: Canvas, target: Floats, flow: Floats, paint: NDArray[np.uint8]) -> None:
    """Bring back what the strokes have lost, smeared along the flow as a brush would leave it."""
    reach = np.float32(2.4 * canvas.unit)
    dx, dy = np.cos(flow) * reach, np.sin(flow) * reach
    x, y = np.meshgrid(
        np.arange(canvas.width, dtype=np.float32), np.arange(canvas.height, dtype=np.float32)
    )
    drawn = target * np.float32(0.4)
    for sign in (-1, 1):
        drawn += np.float32(0.3) * cv2.remap(
            target, x + sign * dx, y + sign * dy,
            cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
    wished, have = to_bytes(drawn).astype(np.float32), paint[..., :3].astype(np.float32)
    miss = cv2.boxFilter(np.abs(wished - have).max(axis=2), -1, (3, 3))
    share = np.clip((miss - 10) / 40, 0, 0.9)[..., None]
    paint[..., :3] = (have + (wished - have) * share).astype(np.uint8)


def _needed(
    rng: np.random.Generator, paint: NDArray[np.uint8], wanted: Floats, step: float, sparing: bool
) -> tuple[Floats, Floats]:
    """Places about `step` pixels apart in random order, and the colours wanted there.

    When `sparing`, only the places whose paint is not yet right.
    """
    height, width = paint.shape[:2]
    rows, columns = round(height / step) + 1, round(width / step) + 1
    places = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1).reshape(-1, 2)
    places = ((places + rng.random(places.shape)) * step)[rng.permutation(len(places))]
    x = np.clip(places[:, 0], 0, width - 1).astype(int)
    y = np.clip(places[:, 1], 0, height - 1).astype(int)
    colours = wanted[y, x]
    if not sparing:
        return places, colours
    have = SRGB_TO_LINEAR[paint[y, x, :3]]
    miss = np.abs(np.sqrt(colours) - np.sqrt(have)).sum(axis=1)
    chosen = miss > 0.07 + 0.06 * rng.random(len(miss))
    return places[chosen], colours[chosen]


def _march(
    start: Floats,
    flow: Floats,
    rng: np.random.Generator,
    length: float,
    wander: float,
) -> Floats:
    height, width = flow.shape
    length_each = length / _STEPS * rng.uniform(0.6, 1.3, len(start))
    off = rng.normal(0, wander, len(start))
    # The stroke lies with its middle on its place, so that it keeps to an edge on both sides.
    x = np.clip(start[:, 0], 0, width - 1).astype(int)
    y = np.clip(start[:, 1], 0, height - 1).astype(int)
    angle = flow[y, x] + off
    back = (
        np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        * length_each[:, None]
        * (_STEPS / 2 - 0.5)
    )
    at = start - back
    heading = back
    lines = [at.copy()]
    for _ in range(_STEPS - 1):
        x = np.clip(at[:, 0], 0, width - 1).astype(int)
        y = np.clip(at[:, 1], 0, height - 1).astype(int)
        angle = flow[y, x] + off
        step = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        # A direction has no sign: go on the way the hand already moves.
        step *= np.where((step * heading).sum(axis=1, keepdims=True) < 0, -1, 1)
        heading = step
        at = at + step * length_each[:, None]
        lines.append(at.copy())
    return np.stack(lines, axis=1)


_TAPER = np.array([0.45, 0.95, 1.0, 0.85, 0.3])


def _stroke(
    paint: NDArray[np.uint8],
    lines: Floats,
    width: float,
    colours: NDArray[np.uint8],
    heights: NDArray[np.int64],
) -> None:
    along = np.gradient(lines, axis=1)
    along /= np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-6)
    normal = np.stack([-along[..., 1], along[..., 0]], axis=-1) * (width / 2 * _TAPER)[:, None]
    shapes = np.concatenate([lines + normal, (lines - normal)[:, ::-1]], axis=1)
    grid = (shapes * 16).astype(np.int32)
    inks = np.concatenate([colours.astype(np.int64), heights[:, None]], axis=1).tolist()
    # A small stroke bends too little to need the slower way of filling.
    if width < 7:
        for shape, colour in zip(grid, inks, strict=True):
            cv2.fillConvexPoly(paint, shape, colour, cv2.LINE_AA, 4)
    else:
        for shape, colour in zip(grid, inks, strict=True):
            cv2.fillPoly(paint, [shape], colour, cv2.LINE_AA, 4)


def bristles(
    canvas: Canvas, rng: np.random.Generator, flow: Floats, length: float = 14.0
) -> Floats:
    """Fine streaks along the flow (line integral convolution of noise), H x W, about 0 to 1."""
    height, width = flow.shape
    # The finest streak is a unit wide at every picture size.
    fine = max(canvas.unit, 0.5)
    grain = rng.random((int(height / fine) + 1, int(width / fine) + 1), dtype=np.float32)
    grain = np.asarray(cv2.resize(grain, (width, height), interpolation=cv2.INTER_LINEAR))
    dx, dy = np.cos(flow), np.sin(flow)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    total = grain.copy()
    steps = 6
    for step in range(1, steps + 1):
        reach = np.float32(step * length * canvas.unit / steps)
        for sign in (1, -1):
            total += cv2.remap(
                grain, x + sign * reach * dx, y + sign * reach * dy,
                cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT,
            )  # fmt: skip
    return ((total / (2 * steps + 1) - 0.5) * 2.4 + 0.5).astype(np.float32)


def relight(canvas: Canvas, relief: Floats, strength: float) -> None:
    """Let light from the upper left fall over the relief of the paint."""
    slope = np.asarray(relief, np.float32)
    gx = cv2.Sobel(slope, cv2.CV_32F, 1, 0, ksize=3, scale=0.125)
    gy = cv2.Sobel(slope, cv2.CV_32F, 0, 1, ksize=3, scale=0.125)
    shade = np.clip(1 + strength * (gx + 1.3 * gy) * max(canvas.unit, 0.6), 0.6, 1.5)
    canvas.light *= shade[..., None].astype(np.float32)
