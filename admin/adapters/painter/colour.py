"""Colours: linear light everywhere, sRGB bytes only where OpenCV draws.

A colour is an array of three floats, red-green-blue, 0 to 1 in linear light; lamps may exceed 1.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.floating[Any]]
Bytes: TypeAlias = NDArray[np.uint8]

_CODES = np.arange(256) / 255.0
SRGB_TO_LINEAR = np.where(
    _CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4
).astype(np.float32)
"""Linear light of each sRGB byte."""

_STEPS = 8192
_LINEAR = np.arange(_STEPS) / (_STEPS - 1)
_ENCODED = np.where(_LINEAR <= 0.0031308, _LINEAR * 12.92, 1.055 * _LINEAR ** (1 / 2.4) - 0.055)
_LINEAR_TO_BYTE = np.round(_ENCODED * 255).astype(np.uint8)
_LINEAR_TO_SRGB = _ENCODED.astype(np.float32)


def ink(code: str) -> Floats:
    """The linear colour of `#rrggbb`."""
    return SRGB_TO_LINEAR[np.frombuffer(bytes.fromhex(code.removeprefix("#")), np.uint8)]


def inks(*codes: str) -> Floats:
    """Several `#rrggbb` colours as rows."""
    return np.array([ink(code) for code in codes])


def to_bytes(colour: ArrayLike) -> Bytes:
    """sRGB bytes of linear colours; anything outside 0 to 1 is clipped."""
    index = np.clip(np.asarray(colour) * (_STEPS - 1) + 0.5, 0, _STEPS - 1).astype(np.int32)
    return _LINEAR_TO_BYTE[index]


def to_srgb(light: Floats) -> NDArray[np.float32]:
    """sRGB values 0 to 1 of linear light."""
    index = np.clip(light * (_STEPS - 1) + 0.5, 0, _STEPS - 1).astype(np.int32)
    return _LINEAR_TO_SRGB[index]


def ramp(stops: Sequence[tuple[float, ArrayLike]], at: ArrayLike) -> Floats:
    """Colours along a gradient of (place, colour) stops, mixed as the eye mixes, not as lamps."""
    places = np.array([place for place, _ in stops])
    roots = np.sqrt(np.array([np.asarray(colour) for _, colour in stops]))
    where = np.asarray(at)
    channels = [np.interp(where, places, roots[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32) ** 2


def mix(one: ArrayLike, other: ArrayLike, amount: ArrayLike) -> Floats:
    """Between two colours, as paints would look (gamma of two)."""
    share = np.asarray(amount, np.float32)[..., None]
    first, second = np.sqrt(np.asarray(one, np.float32)), np.sqrt(np.asarray(other, np.float32))
    return (first + (second - first) * share) ** 2


def vary(
    rng: np.random.Generator, colours: Floats, *, light: float = 0.12, hue: float = 0.06
) -> Floats:
    """The same colours, each a little lighter or darker, warmer or cooler."""
    rows = len(colours)
    gain = np.exp(rng.normal(0, light, (rows, 1)))
    tint = np.exp(rng.normal(0, hue, (rows, 3)))
    return np.clip(colours * gain * tint, 0, 1)


def luminance(colour: Floats) -> Floats:
    """Relative luminance of linear colours (Rec. 709)."""
    return colour @ np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)
