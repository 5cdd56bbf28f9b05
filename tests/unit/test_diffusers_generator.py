"""The diffusers engine in trouble: short memory, bad pictures, hostile and damaged files."""

import hashlib
import json
import pickle
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from admin.adapters.diffusers_generator import (
    DiffusersFactory,
    DiffusersGenerator,
    devices,
    single_files,
)
from admin.adapters.diffusers_generator.options import DiffusersOptions, Memory
from admin.adapters.diffusers_generator.single_files import SHIPPED, clip_tokenizer
from admin.adapters.model_files import inspect_model, single_file_kind
from admin.adapters.model_shelf import JsonModelShelf
from shared.domain import image_model
from shared.domain.emotion import Emotion
from shared.domain.errors import EmotionGardenError, GenerationError, MissingPartError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.image_model import ImageModel, family_of, known_pipeline_classes
from tests import tiny_models
from tests.single_files import save_single_file

torch: Any = pytest.importorskip("torch", reason="torch is not installed (setup --with-diffusers)")
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

SMALL = GenerationRequest(Emotion.CALM, 11, width=64, height=64, num_inference_steps=3)


@pytest.fixture(scope="module")
def sd1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.build_sd1(tmp_path_factory.mktemp("models") / "sd1")


@pytest.fixture
def copy(sd1: Path, tmp_path: Path) -> Path:
    """A model folder that a test may damage."""
    return Path(shutil.copytree(sd1, tmp_path / "model"))


def seeds(*numbers: int, **more: Any) -> list[GenerationRequest]:
    return [replace(SMALL, seed=number, **more) for number in numbers]


def go_on(_step: int, _of: int) -> bool:
    return True


def sentences(answers: Any) -> list[str]:
    return [str(a) if isinstance(a, EmotionGardenError) else "made" for a in answers]


def denoiser(generator: DiffusersGenerator) -> Any:
    generator.warm_up()
    return generator._open_model._pipeline.unet  # pyright: ignore


def decoder(generator: DiffusersGenerator) -> Any:
    generator.warm_up()
    return generator._open_model._pipeline.vae.decoder  # pyright: ignore


@contextmanager
def memory_for(generator: DiffusersGenerator, pictures: int) -> Iterator[list[int]]:
    """A device on which the denoiser fits so many pictures; the sizes of batches it saw."""
    seen: list[int] = []

    def check(_: Any, inputs: tuple[Any, ...]) -> None:
        seen.append(inputs[0].shape[0] // 2)  # with and without the prompt
        if seen[-1] > pictures:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB.")

    hook = denoiser(generator).register_forward_pre_hook(check)
    yield seen
    hook.remove()


# --- memory ------------------------------------------------------------------------------------


def test_out_of_memory_halves_the_batch_and_goes_on(sd1: Path) -> None:
    generator = DiffusersGenerator(sd1, "cpu", DiffusersOptions(max_batch=8))
    told: list[tuple[int, int]] = []

    def on_step(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    with memory_for(generator, 2) as seen:
        answers = generator.generate_batch(seeds(*range(5)), on_step)
        assert sentences(answers) == ["made"] * 5
        assert sorted(set(seen), reverse=True) == [5, 3, 2, 1]
        assert told[-1][0] == told[-1][1] == 3 * 3, "5 became 2, 1 and 2, of three steps each"
        seen.clear()
        generator.generate_batch(seeds(*range(5)), go_on)
    assert max(seen) <= 2, "what did not fit is not tried again"


def test_a_picture_that_does_not_fit_alone_is_tried_in_slices_then_refused(sd1: Path) -> None:
    generator = DiffusersGenerator(sd1, "cpu")
    with memory_for(generator, 0) as seen:
        answers = generator.generate_batch(seeds(1), go_on)
    assert sentences(answers) == ["cpu has not enough memory for one picture of 64x64."]
    assert len(seen) == 2
    after = generator.generate(SMALL)
    assert after.recipe["memory"] == "slices"


def test_slices_give_the_same_picture_to_the_eye(sd1: Path) -> None:
    whole = DiffusersGenerator(sd1, "cpu").generate(SMALL)
    sliced = DiffusersGenerator(sd1, "cpu", DiffusersOptions(memory=Memory.SLICES)).generate(SMALL)
    gap = np.frombuffer(whole.pixels, np.uint8).astype(int) - np.frombuffer(sliced.pixels, np.uint8)
    assert np.abs(gap).max() <= 2


# --- bad pictures ------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "word"), [(float("nan"), "NaN"), (-1e4, "black")])
def test_one_bad_picture_is_an_error_and_its_neighbours_are_kept(
    sd1: Path, value: float, word: str
) -> None:
    generator = DiffusersGenerator(sd1, "cpu")

    def spoil(_: Any, __: Any, output: Any) -> Any:
        output[1] = value
        return output

    hook = decoder(generator).register_forward_hook(spoil)
    answers = generator.generate_batch(seeds(1, 2, 3), go_on)
    hook.remove()
    assert [type(answer) for answer in answers] == [GeneratedImage, GenerationError, GeneratedImage]
    assert word in str(answers[1])


def test_a_step_past_its_deadline_fails_its_batch_only(sd1: Path) -> None:
    ticks = iter([0.0, 1.0, 99.0, *(100.0 + n for n in range(99))])
    generator = DiffusersGenerator(
        sd1, "cpu", DiffusersOptions(step_deadline_s=30, max_batch=1), clock=lambda: next(ticks)
    )
    answers = generator.generate_batch(seeds(1, 2), go_on)
    assert sentences(answers) == ["Step 3 took 98 s, longer than its deadline of 30 s.", "made"]


@pytest.mark.parametrize("steps", [0, 2000])
def test_what_cannot_be_made_is_said_in_a_sentence(sd1: Path, steps: int) -> None:
    generator = DiffusersGenerator(sd1, "cpu")
    odd, well = generator.generate_batch([replace(SMALL, num_inference_steps=steps), SMALL], go_on)
    assert isinstance(odd, GenerationError)
    assert "\n" not in str(odd)
    assert isinstance(well, GeneratedImage)


# --- what a curator chooses --------------------------------------------------------------------


def test_a_scheduler_is_chosen_by_name_and_stands_in_the_recipe(sd1: Path) -> None:
    generator = DiffusersGenerator(sd1, "cpu")
    own = generator.generate(SMALL)
    other = generator.generate(replace(SMALL, scheduler="eulerdiscrete"))
    assert (own.recipe["scheduler"], other.recipe["scheduler"]) == (
        "DDIMScheduler",
        "EulerDiscreteScheduler",
    )
    assert own.pixels != other.pixels
    assert generator.generate(SMALL).pixels == own.pixels, "the model's own one is not lost"


def test_an_ancestral_scheduler_draws_its_noise_per_picture(sd1: Path) -> None:
    """Its fresh noise at each step also comes from the picture's own generator."""
    generator = DiffusersGenerator(sd1, "cpu")
    ancestral = [replace(r, scheduler="EulerAncestralDiscreteScheduler") for r in seeds(1, 2, 3)]
    together = generator.generate_batch(ancestral, go_on)
    alone = generator.generate(ancestral[2])
    assert isinstance(together[2], GeneratedImage)
    gap = np.frombuffer(together[2].pixels, np.uint8).astype(int)
    assert np.abs(gap - np.frombuffer(alone.pixels, np.uint8)).max() <= 1


@pytest.mark.parametrize(
    ("name", "word"),
    [("FlowMatchEulerDiscreteScheduler", "DDIMScheduler"), ("os.system", "DDIMScheduler")],
)
def test_a_scheduler_that_does_not_suit_is_refused_with_those_that_do(
    sd1: Path, name: str, word: str
) -> None:
    with pytest.raises(EmotionGardenError, match=word):
        DiffusersGenerator(sd1, "cpu").generate(replace(SMALL, scheduler=name))


def test_what_a_request_leaves_open_suits_the_model(sd1: Path, tmp_path: Path) -> None:
    entry = ImageModel("Meadow", str(sd1), inspect_model(sd1), num_inference_steps=2)
    shelf = JsonModelShelf(tmp_path / "models.json")
    shelf.save([entry])
    options = DiffusersOptions(library=tmp_path / "models.json")
    generator = DiffusersGenerator(device="cpu", options=options)
    made = generator.generate(replace(SMALL, model="Meadow", num_inference_steps=None))
    assert made.recipe["num_inference_steps"] == 2
    assert made.recipe["guidance_scale"] == 7.5
    assert made.recipe["model"] == {"name": "Meadow", "sha256": entry.facts.sha256}
    shelf.save([replace(entry, num_inference_steps=3)])  # it holds for the model that is open
    made = generator.generate(replace(SMALL, model="Meadow", num_inference_steps=None))
    assert made.recipe["num_inference_steps"] == 3


def test_a_family_that_nobody_knows_keeps_its_authors_defaults(
    sd1: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_model, "_FAMILIES", {})
    recipe = (
        DiffusersGenerator(sd1, "cpu").generate(replace(SMALL, num_inference_steps=None)).recipe
    )
    assert (recipe["num_inference_steps"], recipe["guidance_scale"]) == (50, 7.5)


def test_requests_may_name_different_models(sd1: Path, tmp_path: Path) -> None:
    sdxl = tiny_models.build_sdxl(tmp_path / "sdxl")
    generator = DiffusersGenerator(sd1, "cpu")
    requests = [replace(SMALL, model=model) for model in (str(sdxl), None, str(sdxl))]
    answers = generator.generate_batch(requests, go_on)
    classes = [a.recipe["pipeline_class"] for a in answers if isinstance(a, GeneratedImage)]
    first, own, last = classes
    assert first == last == "StableDiffusionXLPipeline"
    assert own == "StableDiffusionPipeline"


def test_the_safety_checker_marks_and_never_paints(sd1: Path, tmp_path: Path) -> None:
    checked = tiny_models.build_sd1_with_safety_checker(tmp_path / "checked")
    marked = DiffusersGenerator(checked, "cpu").generate(SMALL)
    plain = DiffusersGenerator(sd1, "cpu").generate(SMALL)
    assert marked.recipe["look_twice"] is True
    assert "look_twice" not in plain.recipe
    assert marked.pixels == plain.pixels


def test_a_prompt_longer_than_the_model_reads_is_marked(sd1: Path) -> None:
    """The tiny tokenizer has a token for each letter, and two for start and end."""
    generator = DiffusersGenerator(sd1, "cpu")
    fits, long = (
        generator.generate(replace(SMALL, emotion_text="a", others="b" * letters))
        for letters in (73, 74)
    )
    assert "prompt_cut" not in fits.recipe
    assert long.recipe["prompt_cut"] is True


def test_previews_come_while_a_picture_grows(sd1: Path, tmp_path: Path) -> None:
    taesd = tiny_models.build_taesd(tmp_path / "taesd")
    seen: list[tuple[int, int, int]] = []
    generator = DiffusersGenerator(sd1, "cpu", DiffusersOptions(previews=taesd, preview_steps=2))
    made = generator.generate_batch(
        seeds(1, 2), go_on, lambda place, image: seen.append((place, image.width, image.height))
    )
    assert seen == [(0, 64, 64), (1, 64, 64)]
    assert sentences(made) == ["made", "made"]


def test_previews_of_a_model_with_other_latents_are_left_out(sd1: Path, tmp_path: Path) -> None:
    taesd = tiny_models.build_taesd(tmp_path / "taesd", latent_channels=16)
    generator = DiffusersGenerator(sd1, "cpu", DiffusersOptions(previews=taesd, preview_steps=1))
    seen: list[int] = []
    made = generator.generate_batch(seeds(1), go_on, lambda place, _image: seen.append(place))
    assert sentences(made) == ["made"]
    assert seen == []


def test_the_factory_can_be_sent_to_a_worker(sd1: Path) -> None:
    factory: Callable[[], DiffusersGenerator] = pickle.loads(
        pickle.dumps(DiffusersFactory(sd1, "cpu", DiffusersOptions(max_batch=2)))
    )
    assert factory().generate(SMALL).pixels == DiffusersGenerator(sd1, "cpu").generate(SMALL).pixels


@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_half_precision_draws_nearly_the_same_picture(sd1: Path, dtype: str) -> None:
    half = DiffusersGenerator(sd1, "cpu", DiffusersOptions(dtype=dtype)).generate(SMALL)
    full = DiffusersGenerator(sd1, "cpu").generate(SMALL)
    assert half.recipe["dtype"] == dtype
    values = [np.frombuffer(image.pixels, np.uint8).astype(float) for image in (half, full)]
    assert np.corrcoef(*values)[0, 1] > 0.9


def test_the_devices_are_asked_for_in_another_process() -> None:
    assert devices.ask_devices() == devices.list_devices()


def test_a_torch_that_does_not_answer_is_given_up() -> None:
    with pytest.raises(MissingPartError, match="cannot tell"):
        devices.ask_devices(deadline_s=0.01)


def test_a_machine_without_torch_is_told_how_to_get_it(
    sd1: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "find_spec", lambda _name: None)
    with pytest.raises(MissingPartError, match="--with-diffusers"):
        DiffusersFactory(sd1)()


# --- files -------------------------------------------------------------------------------------


def test_no_model_is_said_so() -> None:
    with pytest.raises(MissingPartError, match="No model was chosen"):
        DiffusersGenerator(device="cpu").generate(SMALL)


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda model: shutil.rmtree(model), "does not exist"),
        (lambda model: (model / "model_index.json").unlink(), "model_index.json"),
        (lambda model: (model / "model_index.json").write_text("{"), "model_index.json"),
        (lambda model: (model / "model_index.json").write_text("{}"), "pipeline class"),
        (lambda model: shutil.rmtree(model / "unet"), "its part unet"),
        (lambda model: next(model.glob("unet/*.safetensors")).write_bytes(b"no"), "model"),
        (lambda model: (model / "tokenizer" / "tokenizer.json").write_text("["), "model"),
    ],
)
def test_a_damaged_model_is_named_in_a_sentence(
    copy: Path, spoil: Callable[[Path], None], word: str
) -> None:
    spoil(copy)
    with pytest.raises(MissingPartError, match=word) as caught:
        DiffusersGenerator(copy, "cpu").generate(SMALL)
    assert str(copy) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pipeline_that_is_not_text_to_image_is_refused(copy: Path) -> None:
    index = json.loads((copy / "model_index.json").read_text())
    (copy / "model_index.json").write_text(json.dumps(index | {"_class_name": "DDPMPipeline"}))
    with pytest.raises(MissingPartError, match="DDPMPipeline"):
        DiffusersGenerator(copy, "cpu").generate(SMALL)


@pytest.fixture
def single(copy: Path) -> Path:
    """A single file beside a folder of its name that holds configuration only."""
    file = save_single_file(tiny_models.sd1_pipeline(), copy.with_suffix(".safetensors"))
    for weights in copy.glob("*/*.safetensors"):
        weights.unlink()
    return file


def test_a_single_file_draws_what_its_folder_draws(single: Path, sd1: Path) -> None:
    made = DiffusersGenerator(single, "cpu").generate(SMALL)
    assert made.pixels == DiffusersGenerator(sd1, "cpu").generate(SMALL).pixels
    assert made.recipe["model"]["sha256"] == hashlib.sha256(single.read_bytes()).hexdigest()


def test_the_library_says_where_a_single_files_configuration_lies(
    single: Path, sd1: Path, tmp_path: Path
) -> None:
    config = single.with_suffix("").rename(tmp_path / "configuration")
    entry = ImageModel("meadow", str(single), inspect_model(single), config=str(config))
    JsonModelShelf(tmp_path / "models.json").save([entry])
    options = DiffusersOptions(library=tmp_path / "models.json")
    generator = DiffusersGenerator(None, "cpu", options)
    made = generator.generate(replace(SMALL, model="meadow"))
    assert made.pixels == DiffusersGenerator(sd1, "cpu").generate(SMALL).pixels


def test_a_damaged_single_file_is_named(single: Path) -> None:
    single.write_bytes(single.read_bytes()[:1000])
    with pytest.raises(MissingPartError, match=single.name):
        DiffusersGenerator(single, "cpu").generate(SMALL)


class Trap:
    """Unpickled, it leaves a file behind."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


def as_pickles(model: Path) -> None:
    """The model's weights as .bin files, as models of 2022 were published."""
    from safetensors.torch import load_file

    for weights in model.glob("*/*.safetensors"):
        name = weights.stem.replace("model", "pytorch_model") if weights.stem == "model" else None
        torch.save(load_file(weights), weights.with_name(f"{name or weights.stem}.bin"))
        weights.unlink()


def test_pickled_weights_are_refused_unless_allowed(copy: Path, sd1: Path) -> None:
    as_pickles(copy)
    with pytest.raises(MissingPartError, match="pickle"):
        DiffusersGenerator(copy, "cpu").generate(SMALL)
    allowed = DiffusersGenerator(copy, "cpu", DiffusersOptions(allow_pickle=True))
    assert allowed.generate(SMALL).pixels == DiffusersGenerator(sd1, "cpu").generate(SMALL).pixels


def test_a_pickle_beside_safetensors_is_never_opened(copy: Path, tmp_path: Path) -> None:
    mark = tmp_path / "sprung"
    for part in ("unet", "vae"):
        trap = copy / part / "diffusion_pytorch_model.bin"
        trap.write_bytes(pickle.dumps(Trap(mark)))
    DiffusersGenerator(copy, "cpu").generate(SMALL)
    next(copy.glob("unet/*.safetensors")).unlink()
    with pytest.raises(MissingPartError):
        DiffusersGenerator(copy, "cpu").generate(SMALL)
    assert not mark.exists()


@pytest.mark.parametrize("ending", [".ckpt", ".CKPT", ".weights", ".Safetensors"])
def test_a_pickled_checkpoint_is_refused_whatever_its_ending(
    copy: Path, tmp_path: Path, ending: str
) -> None:
    mark = tmp_path / "sprung"
    checkpoint = copy.with_suffix(ending)
    checkpoint.write_bytes(pickle.dumps(Trap(mark)))
    with pytest.raises(MissingPartError, match=rf"model\{ending} is a pickle"):
        DiffusersGenerator(checkpoint, "cpu").generate(SMALL)
    assert not mark.exists()


@pytest.mark.parametrize("where", ["pipeline", "part"])
def test_code_in_a_model_folder_is_never_run(copy: Path, tmp_path: Path, where: str) -> None:
    mark = tmp_path / "sprung"
    code = f"from pathlib import Path\nPath({str(mark)!r}).touch()\nclass Mine: pass\n"
    index = json.loads((copy / "model_index.json").read_text())
    if where == "pipeline":
        index["_class_name"] = ["pipeline", "Mine"]
        (copy / "pipeline.py").write_text(code)
    else:
        index["unet"] = ["mine", "Mine"]
        (copy / "unet" / "mine.py").write_text(code)
    (copy / "model_index.json").write_text(json.dumps(index))
    with pytest.raises(MissingPartError):
        DiffusersGenerator(copy, "cpu").generate(SMALL)
    assert not mark.exists()


def test_nothing_is_asked_of_the_network(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def refuse(_: socket.socket, address: Any) -> None:
        asked.append(address)
        raise OSError("there is no network here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **_: refuse(socket.socket(), args))
    DiffusersGenerator(copy, "cpu").generate(SMALL)
    next(copy.glob("text_encoder/*.safetensors")).unlink()
    with pytest.raises(MissingPartError):
        DiffusersGenerator(copy, "cpu").generate(SMALL)
    assert asked == []


# --- families ----------------------------------------------------------------------------------


def test_the_defaults_of_families_are_those_of_their_pipelines() -> None:
    import inspect

    from diffusers.pipelines.auto_pipeline import AUTO_TEXT2IMAGE_PIPELINES_MAPPING

    classes = {kind.__name__: kind for kind in AUTO_TEXT2IMAGE_PIPELINES_MAPPING.values()}
    for name in known_pipeline_classes():
        accepts = inspect.signature(classes[name].__call__).parameters
        family = family_of(name, "")
        guidance = accepts["guidance_scale"].default or accepts["true_cfg_scale"].default
        assert (name, family.num_inference_steps) == (name, accepts["num_inference_steps"].default)
        assert (name, family.guidance_scale) == (name, guidance)


# --- single files of known kinds ---------------------------------------------------------------


def header_of(path: Path, shapes: dict[str, list[int]]) -> Path:
    """A safetensors file that has a header only."""
    header = json.dumps({name: {"dtype": "F16", "shape": s} for name, s in shapes.items()}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    return path


INTO = "model.diffusion_model.input_blocks.0.0.weight"
LISTENS = "model.diffusion_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight"
SDXL = "conditioner.embedders.1.model.positional_embedding"


@pytest.mark.parametrize(
    ("shapes", "kind"),
    [
        ({INTO: [320, 4, 3, 3], LISTENS: [320, 768]}, "sd1"),
        ({INTO: [320, 4, 3, 3], LISTENS: [320, 1024]}, "sd2"),
        ({INTO: [320, 4, 3, 3], SDXL: [77, 1280]}, "sdxl"),
        ({INTO: [320, 9, 3, 3], LISTENS: [320, 768]}, None),
        ({INTO: [320, 4, 3, 3], LISTENS: [320, 512]}, None),
        ({"lora_unet_down.weight": [4, 4]}, None),
    ],
)
def test_a_single_files_kind_is_told_from_its_header(
    tmp_path: Path, shapes: dict[str, list[int]], kind: str | None
) -> None:
    assert single_file_kind(header_of(tmp_path / "x.safetensors", shapes)) == kind


@pytest.mark.parametrize("data", [b"", b"\xff" * 8, b"\x02" + b"\0" * 7 + b"[]", b"\x01" * 100])
def test_what_is_no_safetensors_file_has_no_kind(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(data)
    assert single_file_kind(path) is None
    with pytest.raises(MissingPartError, match=r"x\.safetensors is not a Stable Diffusion"):
        DiffusersGenerator(path, "cpu").generate(SMALL)


@pytest.mark.parametrize(
    ("kind", "weights"), [("sd1", 859_520_964), ("sd2", 865_910_724), ("sdxl", 2_567_463_684)]
)
def test_the_shipped_configurations_have_the_published_sizes(kind: str, weights: int) -> None:
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    settings = json.loads((SHIPPED / kind / "unet" / "config.json").read_text())
    with torch.device("meta"):
        unet = UNet2DConditionModel.from_config(settings)
    assert sum(weight.numel() for weight in unet.parameters()) == weights


def test_the_shipped_tokenizer_numbers_words_as_clip_does() -> None:
    """The ids of OpenAI's own example text, known from its publication."""
    tokenizer = clip_tokenizer("!")
    ids = tokenizer("a photo of a cat", padding="max_length", max_length=10).input_ids
    assert ids == [49406, 320, 1125, 539, 320, 2368, 49407, 0, 0, 0]
    assert len(tokenizer) == 49408


def test_a_single_file_of_a_known_kind_needs_nothing_beside_it(
    sd1: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a tiny model standing in for the kind: its sizes, CLIP's whole vocabulary."""
    pipeline = tiny_models.sd1_pipeline(words=49408)
    shipped = tmp_path / "shipped" / "sd1"
    pipeline.save_pretrained(shipped)
    for weights in shipped.glob("*/*.safetensors"):
        weights.unlink()
    shutil.rmtree(shipped / "tokenizer")
    file = save_single_file(pipeline, tmp_path / "meadow.safetensors")
    monkeypatch.setattr(single_files, "SHIPPED", shipped.parent)
    monkeypatch.setattr(single_files, "single_file_kind", lambda _path: "sd1")
    generator = DiffusersGenerator(file, "cpu")
    calm, happy = generator.generate(SMALL), generator.generate(replace(SMALL, others="a cat"))
    assert calm.pixels != happy.pixels
