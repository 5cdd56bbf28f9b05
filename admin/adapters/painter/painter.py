"""The painter: an algorithmic engine that paints gardens without a model or a GPU."""

import hashlib

import cv2
import numpy as np

from admin.adapters.painter.canvas import Canvas
from admin.adapters.painter.fauna import bring_animals
from admin.adapters.painter.elements import bring_weather
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
from shared.domain.generation import GeneratedImage, GenerationRequest

VERSION = 1
"""Raised whenever the same request gives other pixels than before."""

_WORLDS = {
    Emotion.HAPPY: happy.paint,
    Emotion.SURPRISED: surprised.paint,
    Emotion.CALM: calm.paint,
    Emotion.ANGRY: angry.paint,
    Emotion.FEAR: fear.paint,
    Emotion.CONFUSED: confused.paint,
    Emotion.DISGUSTED: disgusted.paint,
    Emotion.SAD: sad.paint,
    Emotion.UNKNOWN: calm.paint,
}


class Painter:
    engine = "painter"

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        wishes = read_wishes(request.favorite, request.emotion_text, request.others)
        rng = np.random.Generator(np.random.PCG64(_seed(request)))
        stage = Stage(Canvas(request.width, request.height), rng, wishes)
        stage.wind = 0.55 if wishes.weather in ("wind", "storm") else 0.0
        _WORLDS[request.emotion](stage)
        bring_animals(stage)
        bring_weather(stage)
        stage.finish(stage.angles(0.2, 0.6))
        bloom(stage.canvas)
        picture = develop(stage.canvas, rng, stage.grade)
        return GeneratedImage(
            request.width, request.height, picture.tobytes(), {"version": VERSION}
        )


def _seed(request: GenerationRequest) -> int:
    return int.from_bytes(
        hashlib.sha256(f"{request.emotion.key} {request.seed}".encode()).digest()[:8], "big"
    )
