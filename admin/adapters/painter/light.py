"""Light after the paint: bloom, rays, the eye's response, and the grain of the cloth."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from admin.adapters.painter.canvas import Canvas, soften
from admin.adapters.painter.colour import Floats, luminance, to_srgb


def bloom(
    canvas: Canvas, threshold: float = 0.7, strength: float = 0.5, radius: float = 26
) -> None:
    """Let what is brighter than `threshold` shine over its surroundings; `radius` in units."""
    small = (max(canvas.width // 4, 2), max(canvas.height // 4, 2))
    little = np.asarray(cv2.resize(canvas.light, small, interpolation=cv2.INTER_AREA), np.float32)
    bright = np.clip(little - threshold, 0, 4)
    sigma = radius * canvas.unit / 4
    spread = soften(bright, sigma * 0.4) + soften(bright, sigma) + soften(bright, sigma * 3)
    wide = cv2.resize(spread, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)
    canvas.light += wide * np.float32(strength / 3)


def rays(
    canvas: Canvas,
    source: tuple[float, float],
    colour: ArrayLike,
    strength: float = 0.5,
    threshold: float = 0.5,
) -> None:
    """Beams from a light at fractions `source`, kept back by whatever is dark before it.

    After Mitchell, *Volumetric Light Scattering as a Post-Process* (GPU Gems 3): the bright parts
    are drawn out away from the source, each pass doubling the reach.
    """
    small = (max(canvas.width // 4, 2), max(canvas.height // 4, 2))
    little = np.asarray(cv2.resize(canvas.light, small, interpolation=cv2.INTER_AREA), np.float32)
    mask = np.clip(luminance(little) - threshold, 0, 1.5).astype(np.float32)
    centre = (source[0] * small[0], source[1] * small[1])
    for reach in (0.02, 0.04, 0.08, 0.16, 0.3):
        zoom = cv2.getRotationMatrix2D(centre, 0, 1 + reach)
        drawn = cv2.warpAffine(mask, zoom, small, borderMode=cv2.BORDER_REPLICATE)
        mask = (mask + drawn) * np.float32(0.5)
    wide = cv2.resize(mask, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)
    canvas.shine(colour, wide * strength)


@dataclass(frozen=True)
class Grade:
    """The last look: exposure, contrast, saturation, and what falls into shadow and light."""

    exposure: float = 1.0
    contrast: float = 1.06
    saturation: float = 1.05
    shadows: tuple[float, float, float] = (0.0, 0.0, 0.0)
    lights: tuple[float, float, float] = (1.0, 1.0, 1.0)
    vignette: float = 0.25
    grain: float = 0.012


def develop(canvas: Canvas, rng: np.random.Generator, grade: Grade) -> NDArray[np.uint8]:
    """The finished picture, H x W x 3 sRGB bytes."""
    light = canvas.light * np.float32(grade.exposure)
    light *= _vignette(canvas, grade.vignette)[..., None]
    # Highlights roll off instead of clipping; mid-tones stay where they are.
    light = np.where(light > 0.6, 0.6 + 0.4 * np.tanh((light - 0.6) / 0.55), light)
    grey = luminance(light)[..., None]
    light = np.clip(grey + (light - grey) * np.float32(grade.saturation), 0, 1)
    picture = to_srgb(light)
    picture = (picture - 0.45) * np.float32(grade.contrast) + 0.45
    low, high = np.asarray(grade.shadows, np.float32), np.asarray(grade.lights, np.float32)
    picture = low + picture * (high - low)
    picture += _cloth(canvas, rng)[..., None] * np.float32(grade.grain)
    return np.clip(np.round(picture * 255), 0, 255).astype(np.uint8)


def _vignette(canvas: Canvas, amount: float) -> NDArray[np.float32]:
    x, y = canvas.grid()
    away = ((x - 0.5) / 0.72) ** 2 + ((y - 0.48) / 0.72) ** 2
    return (1 - amount * np.clip(away, 0, 1.2) ** 1.5).astype(np.float32)


def _cloth(canvas: Canvas, rng: np.random.Generator) -> Floats:
    """Weave and grain of a canvas, about -1 to 1."""
    thread = 2.6 * canvas.unit
    x = np.arange(canvas.width, dtype=np.float32)[None, :] / thread
    y = np.arange(canvas.height, dtype=np.float32)[:, None] / thread
    weave = np.sin(x * np.pi) * np.sin(y * np.pi)
    fine = max(canvas.unit, 0.5)
    shape = (int(canvas.height / fine) + 1, int(canvas.width / fine) + 1)
    grain = rng.standard_normal(shape, dtype=np.float32)
    size = (canvas.width, canvas.height)
    return weave * 0.35 + np.asarray(cv2.resize(grain, size, interpolation=cv2.INTER_LINEAR)) * 0.55
