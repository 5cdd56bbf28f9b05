"""What can be told of a picture's content: the words that made it, the colours it mostly has."""

import io
import re
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from shared.domain.generation import DEFAULT_OTHERS, GenerationRequest
from shared.domain.picture_features import COLOURS, MAX_COLOURS, MAX_WORDS

_SIDE = 64
_LEAST_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_][^\W_]{2,39}")
_SMALL_WORDS = frozenset(
    ("the", "and", "with", "for", "from", "into", "its", "that", "this", "very")
)

_PLAIN_SATURATION, _DARK, _LIGHT = 0.16, 0.18, 0.85
_BROWN_VALUE = 0.6
_HUES = (
    (15, "red"),
    (42, "orange"),
    (68, "yellow"),
    (165, "green"),
    (195, "cyan"),
    (255, "blue"),
    (295, "purple"),
    (340, "pink"),
    (360, "red"),
)
_ORANGE = COLOURS.index("orange")


def words_of(request: GenerationRequest) -> tuple[str, ...]:
    """The telling words of a prompt, in their order: not the small ones, nor what every prompt has.

    The favorite is no part of them; the catalogue tells it already.
    """
    text = f"{request.emotion_text} {request.others}".lower()
    words = (word for word in _WORD.findall(text) if word not in _dull_words())
    return tuple(dict.fromkeys(words))[:MAX_WORDS]


def dominant_colours(data: bytes) -> tuple[str, ...]:
    """The names of the colours that cover most of a picture, the largest first."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.draft("RGB", (_SIDE, _SIDE))
            whole = image if image.mode == "RGB" else image.convert("RGB")
            small = whole.resize((_SIDE, _SIDE), Image.Resampling.BOX)
    except (OSError, ValueError, Image.DecompressionBombError):
        return ()
    shares = _shares(np.asarray(small.convert("HSV")))
    order = np.argsort(-shares, kind="stable")[:MAX_COLOURS]
    return tuple(COLOURS[number] for number in order if shares[number] >= _LEAST_SHARE)


@cache
def _dull_words() -> frozenset[str]:
    return _SMALL_WORDS | frozenset(_WORD.findall(DEFAULT_OTHERS)) - {"flowers", "fantasy"}


def _shares(hsv: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The share of the picture that has each of `COLOURS`; hue, saturation, value are 0-255."""
    hue, saturation, value = hsv[..., 0], hsv[..., 1], hsv[..., 2]
    numbers = _numbers_of_hues()[hue]
    numbers[(numbers == _ORANGE) & (value < 255 * _BROWN_VALUE)] = COLOURS.index("brown")
    plain = saturation < 255 * _PLAIN_SATURATION
    numbers[plain] = COLOURS.index("grey")
    numbers[plain & (value > 255 * _LIGHT)] = COLOURS.index("white")
    numbers[value < 255 * _DARK] = COLOURS.index("black")
    return np.bincount(numbers.ravel(), minlength=len(COLOURS)) / numbers.size


@cache
def _numbers_of_hues() -> NDArray[np.int64]:
    """The colour of each of 256 hues."""
    edges = [edge * 255 / 360 for edge, _ in _HUES[:-1]]
    colours = np.array([COLOURS.index(name) for _, name in _HUES])
    return colours[np.searchsorted(edges, np.arange(256))]
