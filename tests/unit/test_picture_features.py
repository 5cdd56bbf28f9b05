"""What is in a picture: its words and colours, and how the manifest carries them."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from admin.services.picture_features import dominant_colours, words_of
from shared.domain.catalogue import Manifest
from shared.domain.emotion import Emotion
from shared.domain.errors import ManifestError
from shared.domain.generation import GenerationRequest
from shared.domain.picture_features import PictureFeatures
from tests.fakes.catalogue import make_items


def picture(*stripes: tuple[int, int, int]) -> bytes:
    """A picture of equal stripes of colour."""
    image = Image.new("RGB", (120, 80))
    width = 120 // len(stripes)
    for place, colour in enumerate(stripes):
        image.paste(colour, (place * width, 0, (place + 1) * width, 80))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=95)
    return file.getvalue()


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((220, 30, 30), "red"),
        ((240, 150, 30), "orange"),
        ((110, 70, 30), "brown"),
        ((240, 230, 40), "yellow"),
        ((40, 160, 50), "green"),
        ((40, 200, 210), "cyan"),
        ((40, 60, 200), "blue"),
        ((130, 50, 200), "purple"),
        ((240, 90, 190), "pink"),
        ((10, 10, 12), "black"),
        ((128, 128, 128), "grey"),
        ((250, 250, 250), "white"),
    ],
)
def test_a_picture_of_one_colour_is_called_so(colour: tuple[int, int, int], name: str) -> None:
    assert dominant_colours(picture(colour)) == (name,)


def test_the_largest_colour_comes_first_and_small_ones_are_left_out() -> None:
    stripes = [(220, 30, 30)] * 5 + [(40, 60, 200)] * 3 + [(250, 250, 250)]
    assert dominant_colours(picture(*stripes)) == ("red", "blue")


def test_what_is_no_picture_has_no_colours() -> None:
    assert dominant_colours(b"no picture") == ()


def test_words_tell_of_the_picture_and_not_of_every_picture() -> None:
    request = GenerationRequest(
        Emotion.CALM,
        1,
        emotion_text="Still water",
        favorite="koi",
        others="the pond, highly detailed",
    )
    assert words_of(request) == ("still", "water", "pond")
    assert words_of(GenerationRequest(Emotion.CALM, 1)) == ("flowers", "fantasy")


def test_a_manifest_carries_features_and_older_ones_are_read_without() -> None:
    old, new = make_items(2)
    new = replace(new, features=PictureFeatures(("koi", "물"), ("blue",)))
    manifest = Manifest((old, new))
    assert Manifest.from_bytes(manifest.to_bytes()) == manifest
    assert "features" not in manifest.to_bytes().decode().split(new.item_id)[0]


@pytest.mark.parametrize(
    "features",
    [
        [],
        {"words": "koi"},
        {"words": ["koi"] * 2},
        {"words": [str(n) + "a" for n in range(13)]},
        {"words": ["x" * 41]},
        {"words": ["Koi"]},
        {"words": ["a b"]},
        {"words": [3]},
        {"colours": ["mauve"]},
        {"colours": ["red", "blue", "green", "grey"]},
    ],
)
def test_features_that_are_none_are_refused_with_the_picture_named(features: Any) -> None:
    (item,) = make_items(1)
    document = json.loads(Manifest((item,)).to_bytes())
    document["items"][0]["features"] = features
    with pytest.raises(ManifestError, match=f"{item.item_id}.*features"):
        Manifest.from_bytes(json.dumps(document).encode())
