"""A model that is open and on its device, with what it needs to make batches of pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from admin.adapters.diffusers_generator.call import (
    Alike,
    OnStep,
    call_pipeline,
    is_cut,
    own_defaults,
    takes_negative_prompt,
)
from admin.adapters.diffusers_generator.devices import device_name, settle, slice_work
from admin.adapters.diffusers_generator.loading import load_pipeline, stay_offline
from admin.adapters.diffusers_generator.options import DiffusersOptions, Memory
from admin.adapters.diffusers_generator.pictures import LatentPreviews, pixels_of
from admin.adapters.diffusers_generator.recipe import recipe_of
from admin.adapters.diffusers_generator.safety import SafetyChecker
from admin.adapters.diffusers_generator.schedulers import new_scheduler
from admin.adapters.model_files import inspect_model
from shared.domain.errors import EmotionGardenError, GenerationError
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.image_model import ImageModel, family_of

Made = GeneratedImage | EmotionGardenError
"""A picture, or the sentence that says why there is none."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model, and what the library says about it."""

    path: Path
    entry: ImageModel | None

    @property
    def name(self) -> str:
        return self.entry.name if self.entry else self.path.stem

    @property
    def files(self) -> tuple[Path, str | None]:
        """What has to be opened anew when it changes: the model, and its configuration."""
        return self.path, self.entry.config if self.entry else None


class LoadedModel:
    """A pipeline with its safety checker taken out; `device` and `memory` say how it works.

    `choice` may be replaced by what the library says about the same files now.
    """

    def __init__(self, choice: ModelChoice, device: str, options: DiffusersOptions) -> None:
        """Open the model; MissingPartError says what is wrong with its files."""
        stay_offline()
        entry = choice.entry
        config = Path(entry.config) if entry and entry.config else None
        self._pipeline = load_pipeline(choice.path, device, options, config)
        self._facts = entry.facts if entry else inspect_model(choice.path)
        self.choice = choice
        self.device = device
        self._scheduler = self._pipeline.scheduler
        self.memory = settle(self._pipeline, device, options.memory)
        self._safety = SafetyChecker(self._pipeline)
        self._previews = (
            LatentPreviews(options.previews, device, self._pipeline.dtype)
            if options.previews
            else None
        )
        if options.compile:
            self._denoiser.compile()

    @property
    def _denoiser(self) -> Any:
        return getattr(self._pipeline, "unet", None) or self._pipeline.transformer

    def alike(self, request: GenerationRequest) -> Alike:
        """What a picture shares with its batch; what a request leaves open suits the model."""
        family = family_of(type(self._pipeline).__name__, self.choice.name)
        entry = self.choice.entry
        own_steps, own_guidance = (
            own_defaults(self._pipeline) if family.is_unknown else (None, None)
        )
        steps = (request.num_inference_steps, entry and entry.num_inference_steps, own_steps)
        guidance = (request.guidance_scale, entry and entry.guidance_scale, own_guidance)
        return Alike(
            width=request.width,
            height=request.height,
            num_inference_steps=next(
                (s for s in steps if s is not None), family.num_inference_steps
            ),
            guidance_scale=next((g for g in guidance if g is not None), family.guidance_scale),
            scheduler=request.scheduler,
            with_negative=bool(request.negative_prompt) and takes_negative_prompt(self._pipeline),
        )

    def make(
        self, requests: Sequence[GenerationRequest], alike: Alike, on_step: OnStep
    ) -> list[Made]:
        """One batch, each picture checked by itself; memory errors of torch pass through."""
        if alike.num_inference_steps < 1:
            raise GenerationError("num_inference_steps is less than 1.")
        self._pipeline.scheduler = new_scheduler(self._scheduler, alike.scheduler)
        tensors = call_pipeline(self._pipeline, requests, alike, on_step)
        recipe = self._recipe(alike, len(requests))
        made: list[Made] = []
        for request, tensor in zip(requests, tensors, strict=True):
            try:
                pixels = pixels_of(tensor, alike.width, alike.height)
            except GenerationError as error:
                made.append(error)
                continue
            marks = self._marks(request, alike, pixels)
            made.append(GeneratedImage(alike.width, alike.height, pixels, recipe | marks))
        return made

    def _marks(self, request: GenerationRequest, alike: Alike, pixels: bytes) -> dict[str, Any]:
        """What a curator should know about one picture."""
        marks: dict[str, Any] = {}
        if request.negative_prompt and not alike.with_negative:
            marks["ignored"] = ["negative_prompt"]
        if is_cut(self._pipeline, request.prompt):
            marks["prompt_cut"] = True
        if self._safety.present:
            marks["look_twice"] = self._safety.flags(pixels, alike.width, alike.height)
        return marks

    def previews(self, latents: Any) -> list[GeneratedImage]:
        """What the unfinished pictures of a batch look like; empty when that can't be told."""
        tensors = self._previews.show(latents) if self._previews and latents is not None else None
        if tensors is None:
            return []
        height, width = tensors.shape[2:]
        rows = (tensors.permute(0, 2, 3, 1) * 255).round().byte().cpu().numpy()
        return [GeneratedImage(width, height, picture.tobytes()) for picture in rows]

    def save_memory(self) -> bool:
        """Work in slices from now on; False when it already does."""
        if self.memory in (Memory.SLICES, Memory.OFFLOAD):
            return False
        slice_work(self._pipeline, attention=True)
        self.memory = Memory.SLICES
        return True

    def _recipe(self, alike: Alike, number: int) -> dict[str, Any]:
        model = {"name": self.choice.name, "sha256": self._facts.sha256}
        call = {
            "num_inference_steps": alike.num_inference_steps,
            "guidance_scale": alike.guidance_scale,
            "batch_size": number,
            "memory": self.memory.value,
        }
        return recipe_of(self._pipeline, model=model, device=device_name(self.device), call=call)
