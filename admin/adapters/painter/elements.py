"""The weather that was asked for, and the trace of words that the painter does not know."""

from dataclasses import replace

import numpy as np

from admin.adapters.painter.canvas import soften
from admin.adapters.painter.colour import inks, luminance
from admin.adapters.painter.sky import lightning
from admin.adapters.painter.stage import Stage, hue_of
from admin.adapters.painter.weather import falling, mist, rain, snow, sparks


def bring_weather(stage: Stage) -> None:
    """Lay the wished weather over the picture, and an ornament for unknown words."""
    weather = stage.wishes.weather
    if weather in _WEATHERS:
        _WEATHERS[weather](stage)
    elif stage.wishes.season == "winter":
        snow(stage.canvas, stage.rng, 0.5)
    elif stage.wishes.season == "autumn":
        leaves = stage.tint(inks("#c8641c", "#e0a02c", "#8a2c14"))
        falling(stage.canvas, stage.rng, leaves, 70, size=7)
    if stage.wishes.accent is not None:
        _ornament(stage, stage.wishes.accent)


def _dim(stage: Stage, exposure: float, saturation: float) -> None:
    grade = stage.grade
    stage.grade = replace(
        grade, exposure=grade.exposure * exposure, saturation=grade.saturation * saturation
    )


def _rain(stage: Stage) -> None:
    _dim(stage, 0.8, 0.82)
    rain(stage.canvas, stage.rng, slant=0.12 + 0.3 * stage.wind)


def _snow(stage: Stage) -> None:
    _dim(stage, 1.0, 0.85)
    snow(stage.canvas, stage.rng)


def _fog(stage: Stage) -> None:
    canvas = stage.canvas
    air = soften(canvas.light, 200 * canvas.unit).mean(axis=(0, 1))
    pale = air * 0.55 + np.float32(luminance(air)) * 0.45
    pale = pale * 1.15 + 0.03
    for level, thick, amount in ((0.3, 0.22, 0.5), (0.55, 0.16, 0.75), (0.78, 0.1, 0.5)):
        mist(canvas, stage.rng, level, thick, pale, amount)
    _dim(stage, 1.0, 0.85)


def _storm(stage: Stage) -> None:
    stage.canvas.light *= np.float32(0.5)
    x = float(stage.rng.uniform(0.2, 0.8))
    lightning(stage.canvas, stage.rng, (x, -0.02), (x + float(stage.rng.normal(0, 0.08)), 0.5))
    rain(stage.canvas, stage.rng, slant=0.4, amount=1.2)


def _wind(stage: Stage) -> None:
    petals = stage.tint(inks("#f4c8d4", "#fff0e8", "#e8a0b4", "#c8d878"))
    falling(stage.canvas, stage.rng, petals, 110, size=7)
    falling(stage.canvas, stage.rng, petals, 16, size=17, blur=2.5)


def _clear(stage: Stage) -> None:
    _dim(stage, 1.08, 1.05)


_WEATHERS = {
    "rain": _rain, "snow": _snow, "fog": _fog, "storm": _storm, "wind": _wind, "clear": _clear,
}  # fmt: skip


def _ornament(stage: Stage, accent: float) -> None:
    """Lights on a curve that belongs to the unknown words, always the same for the same words."""
    own = np.random.Generator(np.random.PCG64(stage.wishes.mark))
    turns, petals = own.uniform(0.6, 1.6), int(own.integers(2, 7))
    t = np.linspace(0, 1, 46)
    angle = 2 * np.pi * (t * turns + own.random())
    reach = 0.12 + 0.2 * t + 0.06 * np.sin(petals * angle)
    middle = own.uniform(0.38, 0.62, 2)
    size = 1000 * stage.unit
    at = np.stack([np.cos(angle), np.sin(angle) * 0.7], axis=-1) * reach[:, None] * size
    at += middle * [stage.canvas.width, stage.canvas.height]
    dots = (0.8 + 2.2 * own.random(46) ** 2) * stage.unit
    sparks(stage.canvas, at, dots, hue_of(accent) * 0.9 + 0.1, strength=0.55)
