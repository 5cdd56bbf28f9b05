"""Animals: bodies that stand, wings in the air, fish under water, in the light of the place."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from admin.adapters.painter.canvas import Canvas, Rim, Sheet, soften
from admin.adapters.painter.colour import SRGB_TO_LINEAR, Floats, ink, mix, vary
from admin.adapters.painter.flowers import Daylight, facing
from admin.adapters.painter.shapes import Body, Part


@dataclass(frozen=True)
class Place:
    """Where an animal is: feet (or middle) in pixels, height in pixels, facing 1 right, -1 left."""

    x: float
    y: float
    size: float
    side: int = 1


def draw_body(
    canvas: Canvas,
    rng: np.random.Generator,
    body: Body,
    place: Place,
    light: Daylight,
    rim: Rim | None,
) -> None:
    """A standing animal: rounded by its own outline, its fur in strokes, its eyes last."""
    sheet = canvas.sheet()
    coats = [ink(coat) * light.lit for coat in body.coats]
    for part in body.parts:
        _part(sheet, part, place, coats[part.coat])
    _fur(sheet, rng, place)
    shade = light.shade / np.maximum(light.lit, 1e-3)
    canvas.lay(sheet, gain=rounded(sheet, place.size * 0.09, shade), rim=rim)
    eyes = canvas.sheet()
    for x, y, radius in body.eyes:
        at = np.array([[place.x + x * place.side * place.size, place.y - y * place.size]])
        size = radius * place.size
        eyes.dabs(at, size, size, 0.0, ink(body.eye_colour)[None])
        if radius > 0.03:
            eyes.dabs(at, size * 0.55, size * 0.55, 0.0, ink("#0a0806")[None])
        eyes.dabs(
            at + np.array([-size * 0.3, -size * 0.35]),
            size * 0.26,
            size * 0.22,
            0.0,
            (light.lit * 0.5 + 0.4)[None],
        )
    canvas.lay(eyes)


def _part(sheet: Sheet, part: Part, place: Place, colour: Floats) -> None:
    points = np.array(part.points)
    flat = points[:, :2] * [place.side * place.size, -place.size] + [place.x, place.y]
    if points.shape[1] == 2:
        sheet.shapes(_rounded_corners(flat)[None], colour[None], convex=False)
        return
    line, widths = _smooth(flat, points[:, 2] * 2 * place.size)
    sheet.ribbons(line[None], widths, colour[None])
    for end in (0, -1):
        sheet.dabs(line[end][None], widths[end] / 2, widths[end] / 2, np.pi / 4, colour[None])
        sheet.dabs(line[end][None], widths[end] / 2, widths[end] / 2, 0.0, colour[None])


def _smooth(points: Floats, widths: Floats) -> tuple[Floats, Floats]:
    """A Catmull-Rom curve through the points."""
    full = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, 1, 7, endpoint=False)[:, None]
    out = []
    for k in range(len(points) - 1):
        a, b, c, d = full[k : k + 4]
        out.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - a - 3 * c + d) * t**3
            )
        )
    line = np.concatenate([*out, points[-1:]])
    where = np.linspace(0, len(points) - 1, len(line))
    return line, np.interp(where, np.arange(len(points)), widths)


def _rounded_corners(points: Floats) -> Floats:
    ahead, behind = np.roll(points, -1, axis=0), np.roll(points, 1, axis=0)
    return np.stack([points * 0.86 + behind * 0.14, points * 0.86 + ahead * 0.14], axis=1).reshape(
        -1, 2
    )


def _fur(sheet: Sheet, rng: np.random.Generator, place: Place) -> None:
    """Short strokes in the colour beneath them, lighter and darker, that leave the outline soft."""
    rows, columns = np.nonzero(sheet.pixels[..., 3] > 250)
    if len(rows) == 0:
        return
    pick = (rng.random(900) * len(rows)).astype(int)
    at = np.stack([columns[pick], rows[pick]], axis=-1).astype(float)
    colours = vary(
        rng, SRGB_TO_LINEAR[sheet.pixels[rows[pick], columns[pick], :3]], light=0.14, hue=0.04
    )
    long = place.size * 0.028
    sheet.dabs(at, long, long * 0.22, rng.normal(0.9 * place.side + np.pi / 2, 0.5, 900), colours)


def rounded(sheet: Sheet, depth: float, shade: Floats) -> NDArray[np.float32]:
    """Light and shade (H x W x 3) of a shape blown up to `depth` pixels, lit from upper left."""
    cover = (sheet.pixels[..., 3] > 128).astype(np.uint8)
    high = np.minimum(cv2.distanceTransform(cover, cv2.DIST_L2, 3), depth)
    high = soften(np.sqrt(high / depth), depth * 0.3) * depth
    gx, gy = (
        cv2.Sobel(high, cv2.CV_32F, 1, 0, scale=0.125),
        cv2.Sobel(high, cv2.CV_32F, 0, 1, scale=0.125),
    )
    length = np.sqrt(gx**2 + gy**2 + 0.35)
    lit = np.clip(0.42 + (-gx * -0.42 - gy * -0.75) / length * 0.8 + 0.25 * (0.6 / length), 0, 1)
    return (shade + (1 - shade) * lit[..., None]).astype(np.float32)


_WINGS = (
    ("#d8641c", "#1c0f0a", "#ffd890"),
    ("#2c6ad0", "#0c1230", "#a8dcff"),
    ("#f0c83c", "#3a2408", "#fff2b8"),
    ("#e8e4ee", "#4a4258", "#ffffff"),
    ("#b83a6c", "#240a1c", "#ffc0d8"),
)
_FORE = np.array(
    [
        (0.02, 0.02),
        (0.25, 0.62),
        (0.62, 0.98),
        (0.98, 1.02),
        (1.02, 0.82),
        (0.86, 0.5),
        (0.62, 0.22),
        (0.3, 0.04),
    ]
)
_HIND = np.array(
    [
        (0.02, 0.0),
        (0.4, 0.08),
        (0.72, 0.06),
        (0.84, -0.18),
        (0.74, -0.46),
        (0.5, -0.64),
        (0.26, -0.5),
        (0.08, -0.2),
    ]
)


def draw_butterfly(
    sheet: Sheet,
    rng: np.random.Generator,
    place: Place,
    light: Daylight,
    *,
    colours: tuple[str, str, str] | None = None,
) -> None:
    """A butterfly in flight: wings folded by some angle, seen from a side; size is its wing."""
    main, dark, spot = (
        ink(c) * (light.lit * 0.8 + light.shade * 0.2)
        for c in colours or _WINGS[int(rng.integers(len(_WINGS)))]
    )
    tilt, lean = float(rng.uniform(15, 62)), float(rng.uniform(-70, 70))
    fold = float(rng.uniform(0.15, 0.95))
    for side in (-1, 1):
        angle = fold if side < 0 else fold * 0.75
        for wing in (_HIND, _FORE):
            _wing(sheet, wing, side, angle, (tilt, lean), place, (main, dark, spot))
    line = np.stack([[0, 0], [0, 0]]).astype(float)
    line[:, 1] = [0.42, -0.36]
    body = facing(np.column_stack([line, [0.03, 0.03]]), tilt, lean)[:, :2] * [
        place.size,
        -place.size,
    ]
    sheet.ribbons(
        (body + np.array([place.x, place.y]))[None], np.array([0.07, 0.04]) * place.size, dark[None]
    )
    for side in (-1, 1):
        feel = np.array([[0, 0.4, 0.03], [side * 0.1, 0.62, 0.1], [side * 0.2, 0.74, 0.1]])
        seen = facing(feel, tilt, lean)[:, :2] * [place.size, -place.size] + [place.x, place.y]
        sheet.ribbons(seen[None], np.full(3, max(place.size * 0.014, 0.7)), dark[None])


def _wing(
    sheet: Sheet,
    shape: Floats,
    side: int,
    fold: float,
    view: tuple[float, float],
    place: Place,
    colours: tuple[Floats, ...],
) -> None:
    main, dark, spot = colours

    def seen(points: Floats) -> Floats:
        space = np.stack(
            [points[:, 0] * np.cos(fold) * side, points[:, 1], points[:, 0] * np.sin(fold)], axis=-1
        )
        return facing(space, *view)[:, :2] * [place.size, -place.size] + [place.x, place.y]

    outline, _ = _smooth(np.concatenate([shape, shape[:1]]), np.ones(len(shape) + 1))
    tone = 1.0 - 0.38 * abs(np.sin(fold)) * (0.4 if side < 0 else 1)
    sheet.shapes(seen(outline)[None], dark[None] * tone, convex=False)
    middle = shape.mean(axis=0)
    for share, colour in ((0.84, mix(dark, main, 0.7)), (0.76, main), (0.5, mix(main, spot, 0.35))):
        root = shape[0] + 0.12 * (middle - shape[0])
        inner = root + (outline - root) * share
        sheet.shapes(seen(inner)[None], colour[None] * tone, convex=False)
    veins = np.stack([np.broadcast_to(shape[0], (5, 2)), shape[2:7] * 0.96], axis=1)
    for vein in veins:
        sheet.ribbons(seen(vein)[None], np.array([0.02, 0.012]) * place.size, dark[None] * tone)
    rim = shape[2:6] * 0.9
    size = place.size * 0.035
    sheet.dabs(seen(rim), size, size * 0.8, 0.4, spot[None] * tone)


def draw_bird(
    sheet: Sheet, rng: np.random.Generator, place: Place, colour: Floats, belly: Floats
) -> None:
    """A bird on the wing, seen from the side and a little below; size is one wing."""
    beat = float(rng.uniform(-0.5, 1.0))
    s = place.side * place.size

    def put(points: list[tuple[float, float]]) -> Floats:
        return np.array(points) * [s, -place.size] + [place.x, place.y]

    far = put(
        [
            (0.06, 0.06),
            (-0.05, 0.4 * beat + 0.22),
            (-0.34, 0.86 * beat + 0.1),
            (-0.28, 0.5 * beat),
            (-0.2, 0.04),
        ]
    )
    sheet.shapes(far[None], colour[None] * 0.6, convex=False)
    line, widths = _smooth(
        put([(0.42, 0.06), (0.3, 0.05), (0.1, 0.0), (-0.2, -0.02), (-0.42, 0.0)]),
        np.array([0.03, 0.13, 0.2, 0.12, 0.03]) * place.size,
    )
    sheet.shapes(
        put([(-0.3, 0.02), (-0.72, 0.1), (-0.62, 0.0), (-0.74, -0.08)])[None],
        colour[None] * 0.8,
        convex=False,
    )
    sheet.ribbons(line[None], widths, colour[None])
    sheet.ribbons(line[None] + [0, 0.05 * place.size], widths * 0.5, belly[None])
    wing, _ = _smooth(
        put(
            [
                (0.18, 0.04),
                (0.16, 0.5 * beat + 0.26),
                (-0.12, 1.05 * beat + 0.1),
                (-0.5, 1.25 * beat - 0.1),
                (-0.3, 0.62 * beat),
                (-0.24, 0.02),
            ]
        ),
        np.ones(6),
    )
    sheet.shapes(wing[None], colour[None], convex=False)
    sheet.shapes(put([(0.4, 0.09), (0.52, 0.05), (0.4, 0.03)])[None], belly[None] * 0.5)


_KOI = (
    ("#f4ece0", "#e04a18"),
    ("#f0a030", "#fff0d8"),
    ("#f4ece0", "#20202a"),
    ("#d8381c", "#f8e8d8"),
)


def draw_koi(sheet: Sheet, rng: np.random.Generator, place: Place, light: Daylight) -> None:
    """A carp seen from above, bent by its stroke; size is its length."""
    skin, patch = (ink(c) * light.lit for c in _KOI[int(rng.integers(len(_KOI)))])
    turn, bend = float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(-1.3, 1.3))
    t = np.linspace(0, 1, 16)
    angle = turn + bend * (t - 0.3) ** 2 * 1.6
    line = (
        np.cumsum(np.stack([np.cos(angle), np.sin(angle) * 0.55], axis=-1), axis=0)
        * place.size
        / 16
    )
    line += [place.x, place.y]
    wide = (np.sin(np.pi * np.clip(t * 0.93 + 0.09, 0, 1)) ** 0.8 * 0.24 + 0.015) * place.size
    side = np.stack([-np.sin(angle), np.cos(angle) * 0.55], axis=-1)
    for at, long in ((4, 0.2), (9, 0.12)):
        for way in (-1, 1):
            fin = [
                line[at],
                line[at] + side[at] * way * place.size * long + (line[at + 2] - line[at]) * 1.2,
                line[at + 2],
            ]
            sheet.shapes(np.array([fin]), mix(skin, np.ones(3) * light.lit, 0.2)[None] * 0.85)
    tail = (
        line[-1]
        + np.array([[0, 0], [0.2, 0.1], [0.13, 0.0], [0.2, -0.1]])
        @ np.array(
            [
                [np.cos(angle[-1]), np.sin(angle[-1]) * 0.6],
                [-np.sin(angle[-1]), np.cos(angle[-1]) * 0.6],
            ]
        )
        * place.size
    )
    sheet.shapes(tail[None], skin[None] * 0.85, convex=False)
    sheet.ribbons(line[None], wide, skin[None] * 0.72)
    sheet.ribbons(line[None] - [0, wide.max() * 0.06], wide * 0.8, skin[None])
    for at in rng.choice(13, 4, replace=False).tolist():
        size = wide[at] * float(rng.uniform(0.4, 0.62))
        sheet.dabs(
            line[at][None] + side[at] * wide[at] * 0.1, size, size * 0.7, angle[at], patch[None]
        )


def draw_dragonfly(sheet: Sheet, rng: np.random.Generator, place: Place, light: Daylight) -> None:
    """A dragonfly hovering; size is one wing."""
    turn = float(rng.uniform(-0.6, 0.6))
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * place.size
    at = np.array([place.x, place.y])
    for side in (-1, 1):
        for root, lift in ((0.06, 0.12), (-0.04, -0.16)):
            wing = np.array(
                [
                    (0, root),
                    (side * 0.4, root - lift + 0.02),
                    (side * 0.98, root - lift * 1.8),
                    (side * 0.9, root - lift * 1.2 + 0.1),
                    (side * 0.3, root + 0.08),
                ]
            )
            sheet.shapes(
                (wing @ spin + at)[None],
                (mix(ink("#a8d8e0"), light.lit, 0.35) * light.lit)[None],
                convex=False,
            )
    body = np.array([(0, -0.18), (0, -0.05), (0, 0.2), (0.02, 0.6), (0.04, 0.95)]) @ spin + at
    sheet.ribbons(
        body[None],
        np.array([0.1, 0.12, 0.05, 0.045, 0.03]) * place.size,
        (ink("#1c6a6c") * light.lit)[None],
    )
    head = np.array([[0, -0.2]]) @ spin + at
    sheet.dabs(head, 0.08 * place.size, 0.06 * place.size, 0.0, (ink("#c83a1c") * light.lit)[None])


def draw_bee(sheet: Sheet, rng: np.random.Generator, place: Place, light: Daylight) -> None:
    """A bee in flight; size is its length."""
    at, s = np.array([place.x, place.y]), place.size * place.side
    for lift in (0.34, 0.24):
        wing = at + np.array([[-0.08 * s, -lift * place.size]])
        sheet.dabs(
            wing,
            place.size * 0.34,
            place.size * 0.14,
            -0.9 * place.side,
            (ink("#dce8f0") * light.lit)[None],
        )
    for share in range(5):
        colour = ink("#2a1a0a") if share % 2 else ink("#f0b020")
        size = place.size * (0.26 - 0.03 * abs(share - 2))
        sheet.dabs(
            at + np.array([[(share - 2) * -0.14 * s, 0]]),
            size * 0.7,
            size,
            0.0,
            (colour * light.lit)[None],
        )
