"""Butterflies, dragonflies and bees."""

import numpy as np

from admin.adapters.painter.body import Place
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats, ink, mix
from admin.adapters.painter.curves import smooth
from admin.adapters.painter.surfaces import Daylight, facing

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
) -> None:
    """A butterfly in flight: wings folded by some angle, seen from a side; size is its wing."""
    main, dark, spot = (
        ink(c) * (light.lit * 0.8 + light.shade * 0.2)
        for c in _WINGS[int(rng.integers(len(_WINGS)))]
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

    outline, _ = smooth(np.concatenate([shape, shape[:1]]), np.ones(len(shape) + 1))
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
