"""Engines that are quick, and engines that fail in every way one can; picklable."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from shared.domain.errors import (
    EmotionGardenError,
    GenerationError,
    GenerationInterruptedError,
    MissingPartError,
)
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.ports import OnGenerationPreview, OnGenerationStep


@dataclass
class FakeEngine:
    """`shared.ports.ImageGenerator`: noise of a colour that the seed gives.

    `moods` says what it does with a seed instead: `fail`, `crash`, `hang`, `black`, `flat`, `die`
    (as `crash`, but only when `once`, a path, is not there yet, and makes it).
    """

    seconds: float = 0.0
    moods: dict[int, str] = field(default_factory=dict)
    once: str = ""
    engine: str = "fake"

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        time.sleep(self.seconds)
        mood = self.moods.get(request.seed, "")
        if mood == "fail":
            raise GenerationError("the paint ran out")
        if mood == "bug":
            raise ZeroDivisionError("a mistake")
        if mood == "crash" or (mood == "die" and not Path(self.once).exists()):
            if self.once:
                Path(self.once).touch()
            os._exit(7)
        if mood == "hang":
            time.sleep(3600)
        return picture(request, mood)


class BrokenEngine:
    engine = "broken"

    def __init__(self) -> None:
        raise MissingPartError("there is no paint on this machine")


class DyingEngine:
    engine = "dying"

    def __init__(self) -> None:
        os._exit(9)


def picture(request: GenerationRequest, mood: str = "") -> GeneratedImage:
    """The fake's picture, its pixels given by the seed."""
    rng = np.random.default_rng(request.seed)
    pixels = rng.integers(0, 255, (request.height, request.width, 3)).astype(np.uint8)
    if mood in ("black", "flat"):
        pixels[:] = 0 if mood == "black" else 128
    return GeneratedImage(request.width, request.height, pixels.tobytes(), {"version": 1})


@dataclass
class BatchEngine(FakeEngine):
    """`shared.ports.BatchImageGenerator`: `steps` of so many `seconds`, each shown, then pictures.

    `bug` fails the whole batch.
    """

    steps: int = 2

    def generate_batch(
        self,
        requests: Sequence[GenerationRequest],
        on_step: OnGenerationStep,
        on_preview: OnGenerationPreview | None = None,
    ) -> Sequence[GeneratedImage | EmotionGardenError]:
        made: list[GeneratedImage | EmotionGardenError] = []
        for step in range(1, self.steps + 1):
            time.sleep(self.seconds)
            for place, request in enumerate(requests):
                if on_preview is not None:
                    on_preview(place, picture(request))
            if not on_step(step, self.steps):
                return [GenerationInterruptedError("The picture was interrupted.")] * len(requests)
        for request in requests:
            try:
                made.append(self.generate(request))
            except GenerationError as error:
                made.append(error)
        return made
