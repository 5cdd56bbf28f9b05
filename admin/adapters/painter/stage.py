"""The stage: the canvas, the wishes and the chances of one picture, and how season and hour act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from admin.adapters.painter.blooms import BLOOMS, Bloom
from admin.adapters.painter.brush import Hand, bristles, brushwork, flow_of, relight
from admin.adapters.painter.canvas import Canvas
from admin.adapters.painter.colour import Floats, ink, mix, to_bytes
from admin.adapters.painter.light import Grade
from admin.adapters.painter.sky import Sun
from admin.adapters.painter.surfaces import Daylight
from admin.adapters.painter.words import Wishes

Stops = Sequence[tuple[float, ArrayLike]]

_HOURS: dict[str, tuple[tuple[str, str, str], tuple[float, float, float], str]] = {
    "dawn": (("#8aa4c8", "#f2c8b4", "#ffe4b8"), (1.0, 0.88, 0.82), "#ffd8a8"),
    "noon": (("#3a7cc8", "#8cc0e8", "#dceef6"), (1.05, 1.05, 1.0), "#fff6dc"),
    "sunset": (("#4a3a70", "#d8683a", "#ffb84a"), (1.05, 0.72, 0.52), "#ff9a40"),
    "night": (("#060a1c", "#10203e", "#26405e"), (0.20, 0.27, 0.46), "#cfe0ff"),
}


@dataclass
class Stage:
    """One picture on its way. `grade` and `hand` are set by the world that is painted."""

    canvas: Canvas
    rng: np.random.Generator
    wishes: Wishes
    grade: Grade = field(default_factory=Grade)
    hand: Hand = field(default_factory=Hand)
    wind: float = 0.0
    way: Floats | None = None
    effects: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    stand: tuple[float, float, float] = (0.42, 0.88, 1.0)
    grassy: bool = True
    plant_light: Daylight = field(default_factory=lambda: Daylight(np.ones(3), np.full(3, 0.3)))

    @property
    def unit(self) -> float:
        return self.canvas.unit

    @property
    def hour(self) -> str | None:
        return self.wishes.hour

    @property
    def white(self) -> bool:
        """Snow lies on the ground."""
        return self.wishes.season == "winter" or self.wishes.weather == "snow"

    def sky_stops(self, stops: Stops, firm: float = 0.25) -> Stops:
        """The world's own sky, turned towards the hour that was asked for; `firm` resists."""
        if self.hour is None:
            return stops
        colours, _, _ = _HOURS[self.hour]
        places = [place for place, _ in stops]
        wished = [ink(c) for c in colours]
        spread = np.linspace(0, 1, len(stops)) * 2
        out: list[tuple[float, Any]] = []
        for place, (_, colour), at in zip(places, stops, spread.tolist(), strict=True):
            low = min(int(at), 1)
            target = mix(wished[low], wished[low + 1], at - low)
            out.append((place, mix(target, colour, firm)))
        return out

    def sun(self, sun: Sun) -> Sun:
        """The world's own sun or moon in the colour of the hour that was asked for."""
        if self.hour is None:
            return sun
        x, y = sun.at
        drop = {"dawn": 0.12, "noon": -0.12, "sunset": 0.14, "night": -0.04}[self.hour]
        strength = sun.strength * (0.55 if self.hour == "night" else 1.0)
        return replace(
            sun, at=(x, float(np.clip(y + drop, 0.06, 0.6))), colour=ink(_HOURS[self.hour][2]),
            strength=strength,
        )  # fmt: skip

    def daylight(self, lit: str, shade: str, through: float = 0.35) -> Daylight:
        """Light on plants, tinted by the hour."""
        tint = np.array(_HOURS[self.hour][1]) if self.hour else np.ones(3)
        own = 0.55 * tint + 0.45 * tint.mean() if self.hour else tint
        self.plant_light = Daylight(ink(lit) * own, ink(shade) * own, through)
        return self.plant_light

    def tint(self, colour: ArrayLike) -> Floats:
        """A colour of the land in the light of the hour."""
        if self.hour is None:
            return np.asarray(colour)
        return np.asarray(colour) * np.array(_HOURS[self.hour][1])

    def green(self, colour: str, *, dry: float = 0.0) -> Floats:
        """A colour of leaves and grass in this season and hour."""
        base = ink(colour)
        grey = float(base @ np.array([0.21, 0.72, 0.07]))
        season = self.wishes.season
        if season == "autumn" or dry:
            amount = max(0.78 if season == "autumn" else 0.0, dry)
            base = mix(base, np.array([1.9, 0.72, 0.16]) * grey, amount)
        elif season == "spring":
            base = mix(base, np.array([0.95, 1.35, 0.35]) * grey, 0.45)
        if self.white:
            base = mix(base, np.array([0.86, 0.92, 1.0]) * max(grey * 2.2, 0.1), 0.62)
        return self.tint(np.clip(base, 0, 1))

    def ground(self, colour: str) -> Floats:
        """A colour of the ground: grass in its season, or snow."""
        if self.white:
            return self.tint(mix(ink(colour), ink("#e4ecf6"), 0.86))
        return self.green(colour)

    def blooms(self, *names: str, keep: float = 0.3) -> tuple[Bloom, ...]:
        """The flowers of this picture: those asked for first, the world's own after them."""
        wished = [BLOOMS[name] for name in self.wishes.flowers]
        if not wished:
            return tuple(self._accented(BLOOMS[name]) for name in names)
        others = [BLOOMS[n] for n in names if n not in self.wishes.flowers]
        count = max(round(len(wished) / keep * (1 - keep)), 0) if keep > 0 else 0
        return tuple(wished * 2 + others[: min(count, 1)])

    def hero(self, *names: str) -> Bloom:
        """The one flower that this picture is about."""
        if self.wishes.flowers:
            return BLOOMS[self.wishes.flowers[0]]
        return self._accented(BLOOMS[names[int(self.rng.integers(len(names)))]])

    def _accented(self, bloom: Bloom) -> Bloom:
        """A word that the painter does not know still colours the flowers, always the same way."""
        if self.wishes.colour is not None:
            return bloom.tinted(_shades(ink(self.wishes.colour)))
        if self.wishes.accent is None:
            return bloom
        return bloom.tinted(*bloom.colours, _shades(hue_of(self.wishes.accent)))

    def stroke_along(self, angles: Floats, hand: Hand | None = None) -> None:
        """Say which way the hand will move: angles in radians, H x W."""
        self.way = angles
        self.hand = hand or self.hand

    def later(self, effect: Callable[..., None], *values: Any, **named: Any) -> None:
        """Keep an effect of light or weather until the strokes are there."""
        self.effects.append(partial(effect, *values, **named))

    def brush(self) -> None:
        """Paint over everything that is on the canvas with strokes, then bring the effects."""
        base = self.angles(0.2, 0.6) if self.way is None else self.way
        flow = flow_of(self.canvas, base, self.hand.follow)
        relief = brushwork(self.canvas, self.rng, flow, self.hand)
        streak = bristles(self.canvas, self.rng, flow)
        self.canvas.light *= np.exp((streak - 0.5) * 0.36 * self.hand.relief)[..., None]
        relight(self.canvas, relief + streak * 0.7, self.hand.relief)
        for effect in self.effects:
            effect()

    def angles(self, value: float, wave: float = 0.3, scale: float = 260) -> NDArray[np.float32]:
        """A flow of strokes about one angle (radians) that wanders by `wave`."""
        return value + (self.canvas.noise(self.rng, scale, octaves=2) - 0.5) * 2 * wave


def hue_of(turn: float) -> Floats:
    """A bright colour of the wheel; `turn` from 0 to 1."""
    angle = 2 * np.pi * (turn + np.array([0, 1 / 3, 2 / 3]))
    return (0.5 + 0.5 * np.cos(angle)) ** 1.6 * 0.8 + 0.03


def _shades(colour: Floats) -> tuple[str, str, str]:
    rows = to_bytes(np.stack([colour * 0.45, colour, mix(colour, np.ones(3), 0.5)]))
    return tuple("#" + bytes(row).hex() for row in rows)  # pyright: ignore[reportReturnType]
