"""Birds: owl, crane and raven that stand, and small ones on the wing."""

from collections.abc import Mapping

import numpy as np

from admin.adapters.painter.body import Body, Part, Place
from admin.adapters.painter.canvas import Sheet
from admin.adapters.painter.colour import Floats
from admin.adapters.painter.curves import smooth

STANDING_BIRDS: Mapping[str, Body] = {
    "owl": Body(
        (
            Part(((0.0, 0.14, 0.10), (0.0, 0.30, 0.225), (0.0, 0.52, 0.25), (0.0, 0.70, 0.22))),
            Part(((0.0, 0.20, 0.08), (0.0, 0.36, 0.155), (0.0, 0.52, 0.16)), 1),
            Part(((-0.17, 0.62, 0.08), (-0.23, 0.42, 0.09), (-0.17, 0.18, 0.05),
                (-0.12, 0.05, 0.02)), 2),
            Part(((0.17, 0.62, 0.08), (0.23, 0.42, 0.09), (0.17, 0.18, 0.05),
                (0.12, 0.05, 0.02)), 2),
            Part(((-0.22, 0.80), (-0.25, 1.0), (-0.06, 0.89))),
            Part(((0.22, 0.80), (0.25, 1.0), (0.06, 0.89))),
            Part(((-0.105, 0.735, 0.115), (-0.10, 0.735, 0.115)), 1),
            Part(((0.105, 0.735, 0.115), (0.10, 0.735, 0.115)), 1),
            Part(((-0.028, 0.71), (0.0, 0.62), (0.028, 0.71)), 3),
        ),
        ("#7a5c3c", "#d8c4a0", "#54402c", "#3a2c18"), ((-0.10, 0.745, 0.062), (0.10, 0.745, 0.062)),
        eye_colour="#f0b020", size=0.8,
    ),
    "crane": Body(
        (
            Part(((-0.03, 0.46, 0.022), (-0.02, 0.24, 0.012), (-0.03, 0.03, 0.010),
                (0.03, 0.012, 0.009)), 2),
            Part(((0.06, 0.46, 0.022), (0.10, 0.26, 0.012), (0.03, 0.16, 0.010),
                (0.0, 0.17, 0.008)), 2),
            Part(((0.16, 0.60, 0.05), (0.24, 0.72, 0.034), (0.22, 0.84, 0.027),
                (0.19, 0.93, 0.026), (0.22, 1.0, 0.026)), 1),
            Part(((-0.24, 0.48, 0.04), (-0.12, 0.52, 0.105), (0.04, 0.56, 0.125),
                (0.15, 0.58, 0.075), (0.19, 0.64, 0.04))),
            Part(((-0.08, 0.56, 0.08), (-0.22, 0.50, 0.07), (-0.36, 0.40, 0.03),
                (-0.42, 0.34, 0.008))),
            Part(((-0.20, 0.47, 0.05), (-0.32, 0.38, 0.05), (-0.40, 0.27, 0.012)), 1),
            Part(((0.21, 1.01, 0.032), (0.25, 1.02, 0.027), (0.28, 1.015, 0.018))),
            Part(((0.27, 1.02, 0.014), (0.36, 1.0, 0.008), (0.42, 0.985, 0.003)), 2),
            Part(((0.21, 1.035, 0.016), (0.25, 1.04, 0.014)), 3),
        ),
        ("#f4f2ee", "#20222a", "#4a4a44", "#c8281c"), ((0.255, 1.02, 0.006),), size=1.35,
    ),
    "raven": Body(
        (
            Part(((-0.05, 0.26, 0.02), (-0.03, 0.10, 0.016), (0.04, 0.02, 0.014)), 1),
            Part(((0.07, 0.26, 0.02), (0.09, 0.10, 0.016), (0.16, 0.02, 0.014)), 1),
            Part(((-0.20, 0.36, 0.08), (-0.40, 0.24, 0.06), (-0.56, 0.13, 0.05))),
            Part(((-0.22, 0.42, 0.10), (-0.05, 0.46, 0.19), (0.12, 0.60, 0.18),
                (0.20, 0.76, 0.13))),
            Part(((0.0, 0.58, 0.12), (-0.16, 0.42, 0.12), (-0.38, 0.24, 0.05),
                (-0.50, 0.14, 0.012)), 1),
            Part(((0.18, 0.82, 0.125), (0.25, 0.84, 0.115))),
            Part(((0.30, 0.85, 0.06), (0.41, 0.82, 0.04), (0.52, 0.77, 0.008)), 1),
        ),
        ("#24242e", "#101016"), ((0.28, 0.87, 0.018),), eye_colour="#d8c8a0", size=0.5,
    ),
}  # fmt: skip
"""Every bird that stands, by its English name."""


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
    line, widths = smooth(
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
    wing, _ = smooth(
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
