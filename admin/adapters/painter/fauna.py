"""Brings the animals that were asked for into a finished place."""

from collections.abc import Callable, Mapping

import numpy as np

from admin.adapters.painter.birds import STANDING_BIRDS, draw_bird
from admin.adapters.painter.body import Place, draw_body
from admin.adapters.painter.canvas import Rim
from admin.adapters.painter.colour import Floats, ink
from admin.adapters.painter.insects import draw_bee, draw_butterfly, draw_dragonfly
from admin.adapters.painter.koi import draw_koi
from admin.adapters.painter.mammals import MAMMALS
from admin.adapters.painter.plants import grass
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.weather import sparks

_BODIES = {**MAMMALS, **STANDING_BIRDS}
"""Every animal that stands or sits."""
_HEIGHT = 230.0
"""How tall an animal of size 1 stands, in units."""


def bring_animals(stage: Stage) -> None:
    """Paint every animal of the wishes; the first is given the best place."""
    for number, name in enumerate(stage.wishes.animals[:3]):
        if name in _BODIES:
            _stand(stage, name, number)
        else:
            _AIRBORNE[name](stage)


def _stand(stage: Stage, name: str, number: int) -> None:
    body, rng, unit = _BODIES[name], stage.rng, stage.unit
    x, y, scale = stage.stand
    x = float(np.clip(x + number * 0.3 * (1 if x < 0.5 else -1) + rng.normal(0, 0.03), 0.12, 0.88))
    side = 1 if x < 0.5 else -1
    size = _HEIGHT * body.size * scale * unit
    place = Place(x * stage.canvas.width, y * stage.canvas.height, size, side)
    tuft = _tuft(stage, place)
    _shade_ground(stage, place)
    light = stage.plant_light
    glow = light.lit * 0.9
    draw_body(stage.canvas, rng, body, place, light, Rim(glow, (-0.4, -0.9), 2.5, 0.5))
    if stage.grassy:
        tuft()
    if name == "raven":
        _flock(stage, ink("#0c0c12"), ink("#1c1c26"))


def _tuft(stage: Stage, place: Place) -> Callable[[], None]:
    """Grass in the colours of the ground that is there now, to be drawn over the feet later."""
    rng, canvas = stage.rng, stage.canvas
    count = 90
    feet = np.stack(
        [
            rng.normal(place.x, place.size * 0.26, count),
            place.y + rng.uniform(-0.02, 0.06, count) * place.size,
        ],
        axis=-1,
    )
    column = np.clip(feet[:, 0], 0, canvas.width - 1).astype(int)
    row = np.clip(feet[:, 1], 0, canvas.height - 1).astype(int)
    colours = canvas.light[row, column].copy()
    height = rng.uniform(0.06, 0.17, count) * place.size

    def draw() -> None:
        sheet = canvas.sheet()
        grass(sheet, rng, feet, height, colours, lean=stage.wind, width=0.09)
        canvas.lay(sheet)

    return draw


def _shade_ground(stage: Stage, place: Place) -> None:
    x, y = stage.canvas.grid()
    dx = (x * stage.canvas.width - place.x) / (place.size * 0.42)
    dy = (y * stage.canvas.height - place.y) / (place.size * 0.07)
    stage.canvas.light *= (1 - 0.55 * np.exp(-(dx**2) - dy**2))[..., None].astype(np.float32)


def _butterflies(stage: Stage) -> None:
    rng, unit = stage.rng, stage.unit
    count = int(rng.integers(9, 14))
    size = np.sort(rng.gamma(2.2, 13, count) + 20) * unit
    size[-2:] = np.maximum(size[-2:], np.array([62, 92]) * unit)
    at = _scattered(rng, count, (0.08, 0.16, 0.92, 0.84))
    for depth in (size < 34 * unit, size >= 34 * unit):
        sheet = stage.canvas.sheet()
        for place, own in zip(at[depth], size[depth], strict=True):
            spot = Place(
                float(place[0]) * stage.canvas.width,
                float(place[1]) * stage.canvas.height,
                float(own),
            )
            draw_butterfly(sheet, rng, spot, stage.plant_light)
        stage.canvas.lay(sheet, rim=Rim(stage.plant_light.lit, (-0.4, -0.9), 1.5, 0.3))


def _scattered(
    rng: np.random.Generator, count: int, box: tuple[float, float, float, float]
) -> Floats:
    """Places in a box that keep away from one another."""
    places: list[Floats] = []
    low, high = np.array(box[:2]), np.array(box[2:])
    for _ in range(count):
        tries = low + (high - low) * rng.random((12, 2))
        gaps = [min((float(np.hypot(*(t - p))) for p in places), default=1.0) for t in tries]
        places.append(tries[int(np.argmax(gaps))])
    return np.array(places)


def _birds(stage: Stage) -> None:
    rng = stage.rng
    pairs = (
        ("#2c5a9c", "#f0d8b8"),
        ("#3a3a44", "#d8d8dc"),
        ("#a84a24", "#f4e4cc"),
        ("#d8a83c", "#fff4d8"),
    )
    colour, belly = pairs[int(rng.integers(len(pairs)))]
    light = stage.plant_light.lit * 0.75 + stage.plant_light.shade * 0.25
    _flock(stage, ink(colour) * light, ink(belly) * light)


def _flock(stage: Stage, colour: Floats, belly: Floats) -> None:
    rng, unit, canvas = stage.rng, stage.unit, stage.canvas
    sheet = canvas.sheet()
    side = 1 if rng.random() < 0.5 else -1
    count = int(rng.integers(7, 13))
    lead = rng.uniform([0.3, 0.16], [0.7, 0.36])
    at = lead + rng.normal(0, 1, (count, 2)) * [0.17, 0.08]
    for number, size in enumerate(np.sort(rng.gamma(2.0, 9, count) + 12).tolist()):
        x, y = np.clip(at[number], 0.04, 0.96).tolist()
        own = max(size, 62.0) if number == count - 1 else size
        draw_bird(
            sheet, rng, Place(x * canvas.width, y * canvas.height, own * unit, side), colour, belly
        )
    canvas.lay(sheet)


def _koi(stage: Stage) -> None:
    rng, unit, canvas = stage.rng, stage.unit, stage.canvas
    sheet = canvas.sheet()
    for x, y in _scattered(rng, 7, (0.08, 0.66, 0.92, 0.95)).tolist():
        near = (y - 0.4) * 1.6
        draw_koi(
            sheet,
            rng,
            Place(x * canvas.width, y * canvas.height, 170 * unit * near),
            stage.plant_light,
        )
    canvas.lay(sheet, fog=0.12, fog_colour=stage.plant_light.shade)


def _small(draw: Callable[..., None], size: float, count: int) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        sheet = stage.canvas.sheet()
        for x, y in _scattered(stage.rng, count, (0.08, 0.2, 0.92, 0.86)).tolist():
            own = size * stage.unit * float(stage.rng.uniform(0.5, 1.3))
            side = 1 if stage.rng.random() < 0.5 else -1
            draw(
                sheet,
                stage.rng,
                Place(x * stage.canvas.width, y * stage.canvas.height, own, side),
                stage.plant_light,
            )
        stage.canvas.lay(sheet)

    return bring


def _fireflies(stage: Stage) -> None:
    rng, canvas = stage.rng, stage.canvas
    at = rng.beta(1.6, 1.6, (90, 2)) * [canvas.width, canvas.height * 0.7] + [
        0,
        canvas.height * 0.28,
    ]
    sparks(canvas, at, rng.gamma(2, 0.7, 90) * stage.unit + 0.5, (0.95, 1.0, 0.3), strength=0.9)


_AIRBORNE: Mapping[str, Callable[[Stage], None]] = {
    "butterfly": _butterflies,
    "bird": _birds,
    "koi": _koi,
    "dragonfly": _small(draw_dragonfly, 46, 8),
    "bee": _small(draw_bee, 22, 14),
    "firefly": _fireflies,
}
