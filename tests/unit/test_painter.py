"""The painter: the same picture for the same request, a world of its own for each emotion."""

from functools import cache

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from admin.adapters.painter import Painter
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import SettingsError
from shared.domain.generation import GenerationRequest

SEEDS = (1, 2)
LANDSCAPE, PORTRAIT = (320, 256), (256, 320)


@cache
def painted(
    emotion: Emotion,
    seed: int = 1,
    size: tuple[int, int] = LANDSCAPE,
    favorite: str | None = None,
    others: str = "",
) -> NDArray[np.uint8]:
    """One picture, painted once for all tests that look at it."""
    request = GenerationRequest(emotion, seed, *size, favorite=favorite, others=others)
    image = Painter().generate(request)
    assert (image.width, image.height) == size
    return np.frombuffer(image.pixels, np.uint8).reshape(size[1], size[0], 3)


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def brightness(picture: NDArray[np.uint8]) -> float:
    return float(picture.mean())


def share_of(picture: NDArray[np.uint8], name: str) -> float:
    """How far the picture's mean leans to one channel, as a share of its brightness."""
    means = picture.reshape(-1, 3).mean(axis=0)
    return float(means[["red", "green", "blue"].index(name)] / means.sum())


def over_seeds(emotion: Emotion, measure: str, name: str = "") -> float:
    pictures = [painted(emotion, seed) for seed in SEEDS]
    if measure == "share":
        return float(np.mean([share_of(p, name) for p in pictures]))
    return float(np.mean([brightness(p) for p in pictures]))


def test_the_same_request_gives_the_same_pixels() -> None:
    request = GenerationRequest(Emotion.CALM, 2, *LANDSCAPE, favorite="crane", others="fog")
    first, second = Painter().generate(request), Painter().generate(request)
    assert first.pixels == second.pixels
    assert first.recipe == second.recipe


def test_the_number_of_threads_changes_nothing_and_is_put_back() -> None:
    one = painted(Emotion.FEAR, 2)
    threads = cv2.getNumThreads()
    try:
        cv2.setNumThreads(2)
        two = Painter().generate(GenerationRequest(Emotion.FEAR, 2, *LANDSCAPE))
        assert cv2.getNumThreads() == 2
    finally:
        cv2.setNumThreads(threads)
    assert two.pixels == one.tobytes()


@pytest.mark.parametrize("emotion", GARDEN_EMOTIONS)
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_every_emotion_is_painted_in_both_orientations(
    emotion: Emotion, size: tuple[int, int]
) -> None:
    picture = painted(emotion, 1, size)
    grey = picture.mean(axis=2)
    assert np.percentile(grey, 99) > 60, "almost black"
    assert grey.std() > 8, "almost flat"


def test_an_expression_that_could_not_be_read_has_a_gentle_garden() -> None:
    unread = painted(Emotion.UNKNOWN)
    assert brightness(unread) > max(brightness(painted(e)) for e in (Emotion.FEAR, Emotion.ANGRY))


@pytest.mark.parametrize("emotion", GARDEN_EMOTIONS)
def test_other_seeds_give_other_pictures(emotion: Emotion) -> None:
    one, other = (painted(emotion, seed) for seed in SEEDS)
    assert difference(one, other) > 6


def test_no_two_emotions_look_alike() -> None:
    pictures = [painted(emotion) for emotion in GARDEN_EMOTIONS]
    for place, one in enumerate(pictures):
        for other in pictures[place + 1 :]:
            assert difference(one, other) > 15


def test_the_worlds_have_the_light_their_names_promise() -> None:
    light = {emotion: over_seeds(emotion, "brightness") for emotion in GARDEN_EMOTIONS}
    assert light[Emotion.FEAR] == min(light.values())
    for gentle in (Emotion.HAPPY, Emotion.CALM):
        for dark in (Emotion.FEAR, Emotion.ANGRY, Emotion.SAD, Emotion.DISGUSTED):
            assert light[gentle] > light[dark] + 20


def test_the_worlds_have_the_colours_their_names_promise() -> None:
    red = {emotion: over_seeds(emotion, "share", "red") for emotion in GARDEN_EMOTIONS}
    blue = {emotion: over_seeds(emotion, "share", "blue") for emotion in GARDEN_EMOTIONS}
    assert red[Emotion.ANGRY] == max(red.values())
    assert red[Emotion.ANGRY] > 0.5
    assert blue[Emotion.DISGUSTED] < 0.28
    assert blue[Emotion.SAD] > 0.34
    assert over_seeds(Emotion.DISGUSTED, "share", "green") > 0.36


@pytest.mark.parametrize("emotion", [Emotion.HAPPY, Emotion.CALM])
def test_the_picture_is_the_same_at_another_size(emotion: Emotion) -> None:
    small, large = painted(emotion, 2), painted(emotion, 2, (480, 384))
    shrunk = cv2.resize(large, LANDSCAPE, interpolation=cv2.INTER_AREA)
    blurred = [np.asarray(cv2.blur(picture, (9, 9)), np.uint8) for picture in (small, shrunk)]
    alike = difference(blurred[0], blurred[1])
    assert alike < 14 < difference(small, painted(emotion, 1))


@pytest.mark.parametrize(
    "size", [(248, 512), (512, 4104), (500, 300), (0, 256), (-256, 256), (1281, 800)]
)
def test_a_size_that_cannot_be_painted_is_named(size: tuple[int, int]) -> None:
    with pytest.raises(SettingsError, match=f"{size[0]}x{size[1]}"):
        Painter().generate(GenerationRequest(Emotion.HAPPY, 1, *size))


def test_a_very_long_strip_is_painted() -> None:
    assert painted(Emotion.SAD, 1, (1024, 256)).shape == (256, 1024, 3)


@pytest.mark.parametrize("seed", [-1, 10**30])
def test_any_whole_number_is_a_seed(seed: int) -> None:
    assert painted(Emotion.ANGRY, seed).std() > 8


def test_winter_whitens_the_ground() -> None:
    ground = painted(Emotion.HAPPY, 1)[150:]
    snow = painted(Emotion.HAPPY, 1, others="winter")[150:]
    assert brightness(snow) > brightness(ground) + 15
    assert share_of(snow, "green") < share_of(ground, "green")


def test_autumn_turns_the_land_from_green_to_gold() -> None:
    summer, autumn = painted(Emotion.HAPPY, 1), painted(Emotion.HAPPY, 1, others="autumn")
    assert share_of(autumn[130:], "red") > share_of(summer[130:], "red") + 0.04


def test_night_is_dark() -> None:
    day, night = painted(Emotion.CALM, 2), painted(Emotion.CALM, 2, others="별밤")
    assert brightness(night) < brightness(day) * 0.7


@pytest.mark.parametrize("words", ["rain", "snow", "fog", "storm", "windy"])
def test_weather_changes_the_picture(words: str) -> None:
    assert difference(painted(Emotion.CALM, 2), painted(Emotion.CALM, 2, others=words)) > 2


@pytest.mark.parametrize(
    "favorite",
    ["sunflower", "lavender", "나비", "bird", "crane", "koi", "bee", "firefly", "dandelion"],
)
def test_a_favorite_is_seen(favorite: str) -> None:
    plain = painted(Emotion.CALM, 2)
    assert difference(plain, painted(Emotion.CALM, 2, favorite=favorite)) > 0.3


@pytest.mark.parametrize("favorite", ["비밀의 정원사", "🦄🌈", "x" * 5000, "rose\x00\udc80"])
def test_words_nobody_knows_are_no_error(favorite: str) -> None:
    assert painted(Emotion.CALM, 2, favorite=favorite).std() > 8


def test_unknown_words_colour_the_picture_always_the_same_way() -> None:
    plain = painted(Emotion.CALM, 2)
    quokka, wombat = (painted(Emotion.CALM, 2, favorite=word) for word in ("quokka", "wombat"))
    assert difference(plain, quokka) > 0.5
    assert difference(quokka, wombat) > 0.5
    again = Painter().generate(GenerationRequest(Emotion.CALM, 2, *LANDSCAPE, favorite="quokka"))
    assert again.pixels == quokka.tobytes()


def test_what_is_meant_for_diffusion_models_changes_nothing() -> None:
    steered = GenerationRequest(
        Emotion.SAD, 2, *LANDSCAPE,
        num_inference_steps=50, guidance_scale=9.0, negative_prompt="rose", others="",
    )  # fmt: skip
    assert Painter().generate(steered).pixels == painted(Emotion.SAD, 2).tobytes()
