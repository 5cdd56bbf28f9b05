"""The model library: what it finds in folders and files, keeps, and warns about."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from admin.adapters.model_files import LocalModelFiles
from admin.adapters.model_shelf import JsonModelShelf
from admin.services.model_library import ModelLibrary, unread
from admin.services.model_licences import LicenceRule, licence_of, licence_warning
from shared.domain.errors import MissingPartError, NothingMatchedError, SettingsError
from shared.domain.image_model import family_of

_HEADER = json.dumps({"w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
ONE_WEIGHT = len(_HEADER).to_bytes(8, "little") + _HEADER + b"\0" * 4
"""A safetensors file."""
README = "---\nlicense: other\nlicense_name: sai-nc-community\ntags: [x]\n---\n# A model\n"


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(LocalModelFiles(), JsonModelShelf(tmp_path / "data" / "models.json"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a Stable Diffusion 2.1-like model, with a word for weights."""
    model = tmp_path / "stable-diffusion-2-1"
    documents = {
        "model_index.json": {"_class_name": "StableDiffusionPipeline"},
        "unet/config.json": {"sample_size": 96},
        "vae/config.json": {"block_out_channels": [128, 256, 512, 512]},
    }
    for name, document in documents.items():
        (model / name).parent.mkdir(parents=True, exist_ok=True)
        (model / name).write_text(json.dumps(document))
    (model / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(b"weights")
    (model / ".cache" / "huggingface").mkdir(parents=True)
    (model / ".cache" / "huggingface" / "half.part").write_bytes(b"not a part of the model")
    return model


def test_a_folder_is_read_and_remembered(library: ModelLibrary, folder: Path) -> None:
    library.add(replace(unread(folder), origin="a friend", licence="openrail++"))
    (model,) = library.models()
    assert (model.name, model.path) == ("stable-diffusion-2-1", str(folder))
    assert (model.origin, model.licence) == ("a friend", "openrail++")
    assert model.native_side == 768
    assert model.family.num_inference_steps == 50
    assert model.facts.pipeline_class == "StableDiffusionPipeline"
    weights = model.facts.files["unet/diffusion_pytorch_model.safetensors"]
    assert weights.sha256 == hashlib.sha256(b"weights").hexdigest()
    assert set(model.facts.files) == {
        "model_index.json",
        "unet/config.json",
        "unet/diffusion_pytorch_model.safetensors",
        "vae/config.json",
    }
    assert model.facts.size == sum((folder / name).stat().st_size for name in model.facts.files)


def test_a_single_file_stands_under_its_own_hash(library: ModelLibrary, tmp_path: Path) -> None:
    file = tmp_path / "meadow.safetensors"
    file.write_bytes(ONE_WEIGHT)
    model = library.add(unread(file))
    assert model.name == "meadow"
    assert model.facts.sha256 == hashlib.sha256(ONE_WEIGHT).hexdigest()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.safetensors", ONE_WEIGHT[:-1]),
        ("empty.safetensors", b""),
        ("page.safetensors", b"<html>not found</html>"),
        ("list.safetensors", b"\x02" + b"\0" * 7 + b"[]"),
        ("notes.txt", ONE_WEIGHT),
    ],
)
def test_a_file_that_is_no_whole_model_is_not_listed(
    library: ModelLibrary, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MissingPartError, match=name):
        library.add(unread(tmp_path / name))
    assert library.models() == ()


def test_progress_ends_with_all_bytes(library: ModelLibrary, folder: Path) -> None:
    heard: list[tuple[int, int]] = []
    model = library.add(unread(folder), lambda done, of: heard.append((done, of)))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert heard[-1] == (model.facts.size, model.facts.size)


def test_adding_again_renews_and_keeps_one_entry(library: ModelLibrary, folder: Path) -> None:
    library.add(unread(folder))
    (folder / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(b"newer")
    assert library.verify("stable-diffusion-2-1") == (
        "unet/diffusion_pytorch_model.safetensors has changed",
    )
    library.add(library.get("stable-diffusion-2-1"))
    assert len(library.models()) == 1
    assert library.verify("stable-diffusion-2-1") == ()


def test_two_models_do_not_share_a_name(library: ModelLibrary, folder: Path) -> None:
    library.add(unread(folder, "meadow"))
    other = folder.with_name("meadow.safetensors")
    other.write_bytes(ONE_WEIGHT)
    with pytest.raises(SettingsError, match="meadow"):
        library.add(unread(other))


def test_removing_takes_off_the_list_and_leaves_the_files(
    library: ModelLibrary, folder: Path
) -> None:
    library.add(unread(folder))
    before = sorted(folder.rglob("*"))
    library.remove("stable-diffusion-2-1")
    assert library.models() == ()
    assert sorted(folder.rglob("*")) == before
    with pytest.raises(NothingMatchedError, match="stable-diffusion-2-1"):
        library.remove("stable-diffusion-2-1")


def test_what_the_curator_says_is_kept(library: ModelLibrary, folder: Path) -> None:
    model = library.add(unread(folder))
    library.change(replace(model, num_inference_steps=30, guidance_scale=5.5, licence="mit"))
    kept = library.get(model.name)
    assert (kept.num_inference_steps, kept.guidance_scale, kept.licence) == (30, 5.5, "mit")
    assert kept.facts == model.facts


def test_lost_and_new_files_are_found(library: ModelLibrary, folder: Path) -> None:
    library.add(unread(folder))
    (folder / "vae" / "config.json").rename(folder / "vae" / "other.json")
    found = library.verify("stable-diffusion-2-1")
    assert found == ("vae/config.json is missing", "vae/other.json is new")


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        ("gone", "does not exist"),
        ("empty", "is empty"),
        ("no index", "model_index.json"),
        ("no class", "pipeline class"),
        ("not JSON", "not JSON"),
    ],
)
def test_what_is_no_model_is_refused_with_its_path(
    library: ModelLibrary, tmp_path: Path, spoil: str, word: str
) -> None:
    folder = tmp_path / "model"
    if spoil != "gone":
        folder.mkdir()
    if spoil == "no index":
        (folder / "notes.txt").write_text("nothing here")
    if spoil in ("no class", "not JSON"):
        (folder / "model_index.json").write_text("{}" if spoil == "no class" else "{")
    with pytest.raises(MissingPartError, match=word) as caught:
        library.add(unread(folder))
    assert str(folder) in str(caught.value)
    assert library.models() == ()


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2}', '{"version": 1, "models": [3]}'])
def test_a_damaged_list_is_named_and_not_overwritten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "models.json"
    path.write_text(text)
    file = tmp_path / "a.safetensors"
    file.write_bytes(b"weights")
    library = ModelLibrary(LocalModelFiles(), JsonModelShelf(path))
    with pytest.raises(SettingsError, match=r"models\.json"):
        library.add(unread(file))
    assert path.read_text() == text


def test_the_licence_is_read_from_the_models_own_readme(
    library: ModelLibrary, folder: Path
) -> None:
    (folder / "README.md").write_text(README)
    library.add(unread(folder))
    warning = library.warning("stable-diffusion-2-1")
    assert warning is not None
    assert "forbids commercial use" in warning


@pytest.mark.parametrize(
    ("identifier", "rule"),
    [
        ("Apache-2.0", LicenceRule.FREE),
        ("mit", LicenceRule.FREE),
        ("creativeml-openrail-m", LicenceRule.CONDITIONS),
        ("openrail++", LicenceRule.CONDITIONS),
        ("stabilityai-ai-community", LicenceRule.CONDITIONS),
        ("sai-nc-community", LicenceRule.NON_COMMERCIAL),
        ("flux-1-dev-non-commercial-license", LicenceRule.NON_COMMERCIAL),
        ("deepfloyd-if-license", LicenceRule.RESEARCH),
        ("a-new-one", LicenceRule.UNKNOWN),
        ("", LicenceRule.UNKNOWN),
    ],
)
def test_a_curator_is_warned_of_all_but_free_licences(identifier: str, rule: LicenceRule) -> None:
    assert licence_of(identifier).rule is rule
    assert (licence_warning(identifier) is None) == (rule is LicenceRule.FREE)


@pytest.mark.parametrize(
    ("pipeline_class", "name", "steps", "guidance"),
    [
        ("StableDiffusionXLPipeline", "sdxl-turbo", 4, 0.0),
        ("FluxPipeline", "FLUX.1-schnell", 4, 0.0),
        ("FluxPipeline", "FLUX.1-dev", 28, 3.5),
        ("ZImagePipeline", "Z-Image-Turbo", 9, 0.0),
        ("SomethingNewPipeline", "new", 50, 5.0),
    ],
)
def test_a_family_likes_its_own_steps_and_guidance(
    pipeline_class: str, name: str, steps: int, guidance: float
) -> None:
    family = family_of(pipeline_class, name)
    assert (family.num_inference_steps, family.guidance_scale) == (steps, guidance)
