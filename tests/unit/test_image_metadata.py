"""What others read in our pictures: their tools find the recipe, and know it was a machine's."""

import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PIL import Image

from admin.adapters.image_encoder import SOURCE_TYPES, JpegEncoder
from shared.domain.emotion import Emotion
from shared.domain.errors import GenerationError
from shared.domain.generation import GeneratedImage, GenerationRequest

sd_parsers = pytest.importorskip("sd_parsers", reason="sd-parsers is not installed (dev extra)")

PIXELS = GeneratedImage(64, 48, bytes(range(256)) * (64 * 48 * 3 // 256))
REQUEST = GenerationRequest(
    Emotion.HAPPY,
    seed=4_294_967_295,
    width=64,
    height=48,
    emotion_text="joyful, radiant",
    favorite="cherry blossom",
    negative_prompt="text, frame",
    num_inference_steps=30,
    guidance_scale=7.5,
    scheduler="DDIMScheduler",
    model="stable-diffusion-2-1",
)
RECIPE = {
    "engine": "diffusers",
    "num_inference_steps": 30,
    "guidance_scale": 7.5,
    "scheduler": "DDIMScheduler",
    "model": {"name": "stable-diffusion-2-1", "sha256": "ab" * 32},
}
_XMP = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"


def picture_of(request: GenerationRequest, recipe: dict[str, object]) -> bytes:
    return JpegEncoder().encode(PIXELS, request, recipe)


def test_a_recipe_that_no_jpeg_file_can_hold_fails_with_a_sentence() -> None:
    with pytest.raises(GenerationError, match="too long for a JPEG file"):
        picture_of(replace(REQUEST, others="flower " * 5000), RECIPE)


def test_the_longest_prompt_that_may_be_queued_fits_whatever_its_letters() -> None:
    long = replace(REQUEST, others="꽃" * 3960, negative_prompt="꽃" * 4000)
    recipe = RECIPE | {"request": {"others": long.others, "negative_prompt": long.negative_prompt}}
    assert "꽃" * 3960 in read_back(picture_of(long, recipe)).prompts[0].value


_KEPT: list[Image.Image] = []
"""sd-parsers knows a picture by its id(), which the next one has when this one is gone."""


def read_back(data: bytes) -> "sd_parsers.PromptInfo":
    _KEPT.append(Image.open(io.BytesIO(data)))
    info = sd_parsers.ParserManager().parse(_KEPT[-1])
    assert info is not None, "sd-parsers finds no prompt"
    return info


def test_an_independent_reader_finds_prompt_and_settings() -> None:
    info = read_back(picture_of(REQUEST, RECIPE))
    assert [str(prompt) for prompt in info.prompts] == [REQUEST.prompt]
    assert [str(prompt) for prompt in info.negative_prompts] == ["text, frame"]
    (sampler,) = info.samplers
    assert sampler.parameters["seed"] == str(REQUEST.seed)
    assert sampler.parameters["steps"] == "30"
    assert sampler.parameters["cfg_scale"] == "7.5"
    (model,) = info.models
    assert (model.name, model.hash) == ("stable-diffusion-2-1", "ab" * 5)


def test_what_the_engine_chose_by_itself_is_found_too() -> None:
    """A request may leave steps, guidance, scheduler and model open; the recipe says them."""
    open_request = replace(
        REQUEST, num_inference_steps=None, guidance_scale=None, scheduler=None, model=None
    )
    (sampler,) = read_back(picture_of(open_request, RECIPE)).samplers
    assert sampler.parameters["steps"] == "30"
    assert sampler.parameters["cfg_scale"] == "7.5"


def test_a_model_path_stays_on_this_machine() -> None:
    """A request may name its model by path; what is published names it by name and hash."""
    home = replace(REQUEST, model="/home/kim/models/stable-diffusion-2-1/")
    data = picture_of(home, RECIPE | {"request": {"seed": 1, "model": home.model}})
    assert b'"request": {"model": "stable-diffusion-2-1", "seed": 1}' in data
    assert b"kim" not in data
    assert "kim" not in data.decode("utf-16-be", "ignore")
    assert "kim" not in data[1:].decode("utf-16-be", "ignore")


def test_a_name_with_a_comma_does_not_break_the_line() -> None:
    recipe = RECIPE | {"model": {"name": "meadow, second: try", "sha256": "cd" * 32}}
    (sampler,) = read_back(picture_of(REQUEST, recipe)).samplers
    assert sampler.parameters["seed"] == str(REQUEST.seed)


def test_korean_words_survive() -> None:
    korean = replace(REQUEST, emotion_text="행복한 정원", favorite="벚꽃")
    info = read_back(picture_of(korean, RECIPE))
    assert [str(prompt) for prompt in info.prompts] == [korean.prompt]


def test_the_painters_pictures_can_be_read_too() -> None:
    plain = GenerationRequest(Emotion.CALM, seed=7, width=64, height=48)
    data = picture_of(plain, {"engine": "painter", "version": 1})
    info = read_back(data)
    assert [str(prompt) for prompt in info.prompts] == [plain.prompt]


@pytest.mark.parametrize("engine", ["painter", "diffusers"])
def test_xmp_says_that_a_machine_made_it(engine: str) -> None:
    picture = Image.open(io.BytesIO(picture_of(REQUEST, RECIPE | {"engine": engine})))
    packet = picture.info["xmp"].decode()
    tree = ET.fromstring(packet[packet.index("<x:") : packet.rindex("<?xpacket")])
    found = [element.text for element in tree.iter(_XMP)]
    assert found == [SOURCE_TYPES[engine]]


def test_our_own_recipe_is_whole() -> None:
    picture = Image.open(io.BytesIO(picture_of(REQUEST, RECIPE)))
    packet = picture.info["xmp"].decode()
    tree = ET.fromstring(packet[packet.index("<x:") : packet.rindex("<?xpacket")])
    (recipe,) = [e.text for e in tree.iter() if e.tag.endswith("}recipe")]
    assert recipe is not None
    assert json.loads(recipe) == RECIPE
