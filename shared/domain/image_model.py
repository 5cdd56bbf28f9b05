"""Models that make pictures: what is known of each, and what its family likes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_DISTILLED = re.compile(r"turbo|schnell|lightning|hyper|lcm", re.IGNORECASE)
"""Names of models trained to need few steps and no guidance."""


@dataclass(frozen=True, slots=True)
class ModelFamily:
    """What models of one pipeline class have in common.

    `num_inference_steps` and `guidance_scale` are what a picture gets when a request names none.
    `native_side` in pixels: the square the family was trained on; a model's own files may say
    another.
    """

    name: str
    num_inference_steps: int
    guidance_scale: float
    native_side: int

    @property
    def is_unknown(self) -> bool:
        """Whether these are guesses, as nothing is known of the pipeline class."""
        return self == _UNKNOWN


_UNKNOWN = ModelFamily("unknown", 50, 5.0, 1024)

# Steps and guidance are the defaults of each pipeline's call in diffusers 0.42.1 (a test compares
# them); sides are those of the published checkpoints.
_FAMILIES: Mapping[str, ModelFamily] = {
    "StableDiffusionPipeline": ModelFamily("Stable Diffusion", 50, 7.5, 512),
    "StableDiffusionXLPipeline": ModelFamily("Stable Diffusion XL", 50, 5.0, 1024),
    "StableDiffusion3Pipeline": ModelFamily("Stable Diffusion 3", 28, 7.0, 1024),
    "LatentConsistencyModelPipeline": ModelFamily("Latent Consistency", 4, 8.5, 768),
    "PixArtAlphaPipeline": ModelFamily("PixArt-α", 20, 4.5, 1024),
    "PixArtSigmaPipeline": ModelFamily("PixArt-Σ", 20, 4.5, 1024),
    "SanaPipeline": ModelFamily("Sana", 20, 4.5, 1024),
    "HunyuanDiTPipeline": ModelFamily("Hunyuan-DiT", 50, 5.0, 1024),
    "Kandinsky3Pipeline": ModelFamily("Kandinsky 3", 25, 3.0, 1024),
    "AuraFlowPipeline": ModelFamily("AuraFlow", 50, 3.5, 1024),
    "FluxPipeline": ModelFamily("FLUX.1", 28, 3.5, 1024),
    "Flux2Pipeline": ModelFamily("FLUX.2", 50, 4.0, 1024),
    "Flux2KleinPipeline": ModelFamily("FLUX.2 klein", 50, 4.0, 1024),
    "ChromaPipeline": ModelFamily("Chroma", 35, 5.0, 1024),
    "CogView4Pipeline": ModelFamily("CogView 4", 50, 5.0, 1024),
    "Lumina2Pipeline": ModelFamily("Lumina 2", 30, 4.0, 1024),
    "QwenImagePipeline": ModelFamily("Qwen-Image", 50, 4.0, 1328),
    "ZImagePipeline": ModelFamily("Z-Image", 50, 5.0, 1024),
}


def is_distilled(name: str) -> bool:
    """Whether a model's name says that it was trained to need few steps (turbo, schnell, …)."""
    return _DISTILLED.search(name) is not None


def family_of(pipeline_class: str, name: str) -> ModelFamily:
    """The family of a pipeline class, with few steps when the model's `name` says turbo or so.

    sdxl-turbo, FLUX.1-schnell and their like ask for at most 4 steps without guidance, and
    Z-Image-Turbo for 9, as their authors' model cards say.
    """
    family = _FAMILIES.get(pipeline_class, _UNKNOWN)
    if not is_distilled(name) or pipeline_class == "LatentConsistencyModelPipeline":
        return family
    steps = 9 if pipeline_class == "ZImagePipeline" else 4
    return ModelFamily(f"{family.name}, few steps", steps, 0.0, family.native_side)


def known_pipeline_classes() -> tuple[str, ...]:
    """The pipeline classes whose families are known by name; others work too."""
    return tuple(_FAMILIES)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its size in bytes and its SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What a model's own files say.

    `pipeline_class` is a diffusers class name; it is empty for a single file of a kind that is not
    known. `native_side` in pixels, where the files say it. `files` by path
    relative to the model, with `/`; a single file has one entry. `sha256` stands for them all.
    """

    pipeline_class: str
    native_side: int | None
    files: Mapping[str, ModelFile]
    sha256: str
    declared_licence: str = ""
    """The licence identifier in the README that model hubs put beside a model."""

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files.values())


@dataclass(frozen=True, slots=True)
class ImageModel:
    """A model of the library; `path` is its folder or single file on this machine.

    `origin` says where it came from (a hub id, an address, a person); `licence` is an identifier
    as model hubs write it, empty when nobody said.
    """

    name: str
    path: str
    facts: ModelFacts
    origin: str = ""
    licence: str = ""
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    config: str | None = None
    """A folder with the configuration and tokenizers of a single file's pipeline."""
    family: ModelFamily = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", family_of(self.facts.pipeline_class, self.name))

    @property
    def native_side(self) -> int:
        """Pixels of the square that the model was trained on."""
        return self.facts.native_side or self.family.native_side


def model_fault(model: ImageModel) -> str | None:
    """What is wrong with what a curator says about a model; None when nothing."""
    steps, guidance = model.num_inference_steps, model.guidance_scale
    if steps is not None and not 1 <= steps <= 500:
        return f"num_inference_steps = {steps} is not 1 to 500"
    if guidance is not None and not 0 <= guidance <= 50:
        return f"guidance_scale = {guidance} is not a number from 0 to 50"
    return None


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file as the hub lists it: `sha256` of large ones, git's `blob_id` of all others."""

    name: str
    size: int
    sha256: str | None
    blob_id: str | None


@dataclass(frozen=True, slots=True)
class HubModel:
    """What a hub would give for an id: one commit, the licence it names, the files we need."""

    hub_id: str
    commit: str
    licence: str
    files: tuple[HubFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)
