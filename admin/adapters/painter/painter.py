"""The painter: an algorithmic engine that paints gardens without a model or a GPU."""

import hashlib
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager

import cv2
import numpy as np

from admin.adapters.painter.canvas import Canvas
from admin.adapters.painter.elements import bring_weather
from admin.adapters.painter.fauna import bring_animals
from admin.adapters.painter.light import bloom, develop
from admin.adapters.painter.stage import Stage
from admin.adapters.painter.words import read_wishes
from admin.adapters.painter.worlds import (
    angry,
    calm,
    confused,
    disgusted,
    fear,
    happy,
    sad,
    surprised,
)
from shared.domain.emotion import Emotion
from shared.domain.errors import SettingsError
from shared.domain.generation import SIDES, GeneratedImage, GenerationRequest

VERSION = 1
"""Raised whenever the same request gives other pixels than before."""

_WORLDS: Mapping[Emotion, Callable[[Stage], None]] = {
    Emotion.HAPPY: happy.paint,
    Emotion.SURPRISED: surprised.paint,
    Emotion.CALM: calm.paint,
    Emotion.ANGRY: angry.paint,
    Emotion.FEAR: fear.paint,
    Emotion.CONFUSED: confused.paint,
    Emotion.DISGUSTED: disgusted.paint,
    Emotion.SAD: sad.paint,
    # An expression that could not be read is answered with the gentlest garden.
    Emotion.UNKNOWN: calm.paint,
}


class Painter:
    """`shared.ports.ImageGenerator` by algorithm: a world per emotion, painted in strokes.

    Of a request it uses emotion, seed, size, and the words of `favorite`, `emotion_text` and
    `others` (seasons, weather, hours, flowers, animals, colours; English and Korean); what is
    meant for diffusion models it leaves alone. It works on one core.
    """

    engine = "painter"

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        """Paint one picture; the same request gives the same pixels.

        SettingsError when a side is not a multiple of 8 from 256 to 4096.
        """
        _check_size(request)
        wishes = read_wishes(request.favorite, request.emotion_text, request.others)
        rng = np.random.Generator(np.random.PCG64(_seed(request)))
        stage = Stage(Canvas(request.width, request.height), rng, wishes)
        stage.wind = 0.55 if wishes.weather in ("wind", "storm") else 0.0
        with _one_thread():
            _WORLDS[request.emotion](stage)
            bring_animals(stage)
            stage.brush()
            bring_weather(stage)
            bloom(stage.canvas)
            picture = develop(stage.canvas, rng, stage.grade)
        return GeneratedImage(
            request.width, request.height, picture.tobytes(), {"painter_version": VERSION}
        )


def _check_size(request: GenerationRequest) -> None:
    low, high = SIDES["painter"]
    for side in (request.width, request.height):
        if not low <= side <= high or side % 8:
            raise SettingsError(
                f"size {request.width}x{request.height} cannot be painted: each side must be a "
                f"multiple of 8 from {low} to {high}"
            )


def _seed(request: GenerationRequest) -> int:
    # The words are left out: they change the same picture instead of making another one.
    name = f"{request.emotion.key} {request.seed}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


@contextmanager
def _one_thread() -> Generator[None]:
    """Keep OpenCV on one thread, so that painting in the background leaves the other cores free."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        cv2.setNumThreads(threads)
