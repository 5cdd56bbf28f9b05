"""An engine that needs no model: stripes in colours of the seed, one row per step."""

import random
from collections.abc import Sequence

from shared.domain.errors import EmotionGardenError, GenerationInterruptedError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.ports import OnGenerationPreview, OnGenerationStep

STEPS = 4


class FakeImageGenerator:
    """`shared.ports.BatchImageGenerator`; `failures` are seeds and what becomes of them."""

    engine = "fake"

    def __init__(self, failures: dict[int, EmotionGardenError] | None = None) -> None:
        self.failures = failures or {}

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        (made,) = self.generate_batch([request], lambda _step, _of: True)
        if isinstance(made, EmotionGardenError):
            raise made
        return made

    def generate_batch(
        self,
        requests: Sequence[GenerationRequest],
        on_step: OnGenerationStep,
        on_preview: OnGenerationPreview | None = None,
    ) -> Sequence[GeneratedImage | EmotionGardenError]:
        for step in range(1, STEPS + 1):
            if on_preview is not None:
                for place, request in enumerate(requests):
                    on_preview(place, _stripes(request))
            if not on_step(step, STEPS):
                return [GenerationInterruptedError("The picture was interrupted.")] * len(requests)
        return [self.failures.get(request.seed) or _stripes(request) for request in requests]


def _stripes(request: GenerationRequest) -> GeneratedImage:
    draw = random.Random(f"{request.seed} {request.prompt}")
    colours = [bytes(draw.randrange(64, 256) for _ in range(3)) for _ in range(request.height)]
    pixels = b"".join(colour * request.width for colour in colours)
    return GeneratedImage(request.width, request.height, pixels, {"stripes": request.height})
