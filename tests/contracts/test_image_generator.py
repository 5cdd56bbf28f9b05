"""What every engine promises; run against the fake, the painter and tiny diffusion models."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from admin.adapters.diffusers_generator import DiffusersGenerator
from admin.adapters.painter import Painter
from shared.domain.emotion import Emotion
from shared.domain.errors import EmotionGardenError, GenerationInterruptedError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.ports import BatchImageGenerator, ImageGenerator
from tests.fakes.image_generator import FakeImageGenerator
from tests.tiny_models import BUILDERS

# diffusers' Euler scheduler hands tensors to numpy in a way that numpy 2 is leaving.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

DIFFUSION_MODELS = sorted(BUILDERS)
SIZES = [(96, 64), (64, 96), (72, 56)]
PAINTER_SCALE = 5
"""The painter does not paint stamps: each of its sides has at least 256 pixels."""
ONE_LEVEL = 1
"""Batches of other sizes add the same numbers in another order: at most one step of 255."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], DiffusersGenerator]:
    pytest.importorskip("torch", reason="torch is not installed (setup --with-diffusers)")
    folder = tmp_path_factory.mktemp("models")
    opened: dict[str, DiffusersGenerator] = {}

    def open_model(name: str) -> DiffusersGenerator:
        if name not in opened:
            opened[name] = DiffusersGenerator(BUILDERS[name](Path(folder / name)), "cpu")
        return opened[name]

    return open_model


class LargePainter(Painter):
    """Paints what is asked of it larger, by `PAINTER_SCALE`."""

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        width, height = request.width * PAINTER_SCALE, request.height * PAINTER_SCALE
        return super().generate(replace(request, width=width, height=height))


WITHOUT_MODELS: dict[str, ImageGenerator] = {
    "fake": FakeImageGenerator(),
    "painter": LargePainter(),
}


@cache
def drawn(generator: ImageGenerator, request: GenerationRequest) -> GeneratedImage:
    """A picture that several tests look at."""
    return generator.generate(request)


@pytest.fixture(params=[*WITHOUT_MODELS, *DIFFUSION_MODELS])
def generator(request: pytest.FixtureRequest) -> ImageGenerator:
    if request.param in WITHOUT_MODELS:
        return WITHOUT_MODELS[request.param]
    open_model: Callable[[str], DiffusersGenerator] = request.getfixturevalue("tiny")
    return open_model(request.param)


@pytest.fixture(params=["fake", *DIFFUSION_MODELS])
def batcher(request: pytest.FixtureRequest) -> BatchImageGenerator:
    if request.param == "fake":
        return FakeImageGenerator()
    open_model: Callable[[str], DiffusersGenerator] = request.getfixturevalue("tiny")
    return open_model(request.param)


def a_request(seed: int = 7, **more: object) -> GenerationRequest:
    small = GenerationRequest(
        Emotion.HAPPY, seed, width=96, height=64, num_inference_steps=3, guidance_scale=4.0
    )
    return replace(small, **more)  # pyright: ignore[reportArgumentType]


def levels(image: GeneratedImage) -> NDArray[np.int16]:
    flat = np.frombuffer(image.pixels, np.uint8)
    return flat.reshape(image.height, image.width, 3).astype(np.int16)


def all_made(answers: object) -> list[GeneratedImage]:
    assert isinstance(answers, list | tuple)
    assert [answer for answer in answers if isinstance(answer, EmotionGardenError)] == []
    return list(answers)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_picture_has_the_size_that_was_asked_for(
    generator: ImageGenerator, width: int, height: int
) -> None:
    image = drawn(generator, a_request(width=width, height=height))
    scale = PAINTER_SCALE if isinstance(generator, LargePainter) else 1
    assert (image.width, image.height) == (width * scale, height * scale)
    assert len(image.pixels) == image.width * image.height * 3


def test_the_same_request_gives_the_same_pixels(generator: ImageGenerator) -> None:
    assert generator.generate(a_request()).pixels == drawn(generator, a_request()).pixels


def test_another_seed_gives_another_picture(generator: ImageGenerator) -> None:
    assert generator.generate(a_request(8)).pixels != drawn(generator, a_request()).pixels


def test_a_picture_shows_something(generator: ImageGenerator) -> None:
    assert levels(drawn(generator, a_request())).std() > 1


def test_a_recipe_can_be_written_down(generator: ImageGenerator) -> None:
    recipe = drawn(generator, a_request()).recipe
    assert recipe
    assert json.loads(json.dumps(recipe)) == recipe


def test_a_batch_answers_in_the_order_of_the_requests(batcher: BatchImageGenerator) -> None:
    requests = [a_request(seed) for seed in (3, 1, 2)]
    together = all_made(batcher.generate_batch(requests, lambda _step, _of: True))
    for request, image in zip(requests, together, strict=True):
        alone = batcher.generate(request)
        assert np.abs(levels(image) - levels(alone)).max() <= ONE_LEVEL


def test_requests_of_different_kinds_may_come_in_one_batch(batcher: BatchImageGenerator) -> None:
    """The neighbours of a picture do not change it, be they of other sizes, steps or words."""
    requests = [
        a_request(5),
        a_request(5, width=64, height=96),
        a_request(6, negative_prompt="grey"),
        a_request(5, num_inference_steps=2),
    ]
    together = all_made(batcher.generate_batch(requests, lambda _step, _of: True))
    for request, image in zip(requests, together, strict=True):
        assert (image.width, image.height) == (request.width, request.height)
        assert np.abs(levels(image) - levels(batcher.generate(request))).max() <= ONE_LEVEL


def test_steps_are_told_and_end_with_the_last(batcher: BatchImageGenerator) -> None:
    told: list[tuple[int, int]] = []

    def on_step(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    batcher.generate_batch([a_request(1), a_request(2)], on_step)
    done = [step for step, _ in told]
    assert done == sorted(set(done))
    assert told[-1][0] == told[-1][1]
    assert len(told) > 1


def test_a_batch_stops_at_the_step_that_says_so(batcher: BatchImageGenerator) -> None:
    told: list[int] = []

    def stop_at_second(done: int, _of: int) -> bool:
        told.append(done)
        return done < 2

    answers = batcher.generate_batch([a_request(1), a_request(2)], stop_at_second)
    assert [type(answer) for answer in answers] == [GenerationInterruptedError] * 2
    assert told == [1, 2]


def test_after_a_stop_the_next_picture_is_whole(batcher: BatchImageGenerator) -> None:
    whole = batcher.generate(a_request())
    batcher.generate_batch([a_request()], lambda _step, _of: False)
    assert batcher.generate(a_request()).pixels == whole.pixels
