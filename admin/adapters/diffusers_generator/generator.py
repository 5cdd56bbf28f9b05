"""The diffusers engine behind the ImageGenerator door: batches, and what to do when memory ends."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from admin.adapters.diffusers_generator.call import Alike
from admin.adapters.diffusers_generator.devices import (
    is_out_of_memory,
    list_devices,
    release_memory,
    require_libraries,
)
from admin.adapters.diffusers_generator.loaded_model import LoadedModel, Made, ModelChoice
from admin.adapters.diffusers_generator.options import DiffusersOptions
from admin.adapters.diffusers_generator.progress import Progress, StoppedError
from admin.adapters.model_shelf import JsonModelShelf
from shared.domain.errors import (
    EmotionGardenError,
    GenerationError,
    GenerationInterruptedError,
    MissingPartError,
)
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.ports import OnGenerationPreview, OnGenerationStep

_Placed = tuple[int, GenerationRequest]
"""A request and its place in the caller's list."""


class DiffusersGenerator:
    """`shared.ports.BatchImageGenerator`; belongs to one thread, in one process per device.

    A model is opened by `warm_up` or with the first picture, and stays open until a request names
    another one.
    """

    engine = "diffusers"

    def __init__(
        self,
        model: Path | None = None,
        device: str | None = None,
        options: DiffusersOptions | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`model` is the folder or file for requests that name none.

        `device` is torch's name for one (`cuda:0`, `mps`, `cpu`); None takes the best there is.
        """
        self._model = model
        self._wanted_device = device
        self._options = options or DiffusersOptions()
        self._clock = clock
        self._open_model: LoadedModel | None = None
        self._fits: dict[tuple[int, int], int] = {}

    def warm_up(self) -> None:
        """Open the model that was given at the start; MissingPartError when that fails."""
        self._model_for(None)

    def close(self) -> None:
        """Let the model and its memory go; harmless when already closed."""
        if self._open_model is not None:
            device = self._open_model.device
            self._open_model = None
            self._fits.clear()
            release_memory(device)

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        """Make one picture; the same request on the same device gives the same pixels."""
        (made,) = self.generate_batch([request], lambda _step, _of: True)
        if isinstance(made, EmotionGardenError):
            raise made
        return made

    def generate_batch(
        self,
        requests: Sequence[GenerationRequest],
        on_step: OnGenerationStep,
        on_preview: OnGenerationPreview | None = None,
    ) -> Sequence[Made]:
        """Make pictures, one answer per request in their order.

        A picture that cannot be made is answered by its error, and after `on_step` said False the
        unfinished ones by GenerationInterruptedError. MissingPartError when a model cannot be
        opened.
        """
        progress = Progress(
            on_step,
            on_preview,
            preview_steps=self._options.preview_steps,
            deadline_s=self._options.step_deadline_s,
            clock=self._clock,
        )
        answers: dict[int, Made] = {}
        placed = sorted(enumerate(requests), key=lambda item: item[1].model or "")
        for model, group in groupby(placed, key=lambda item: item[1].model):
            loaded = self._model_for(model)
            for alike, batch in self._batches(loaded, list(group), progress):
                made = self._make(loaded, alike, batch, progress)
                answers.update(zip((place for place, _ in batch), made, strict=True))
        return [answers[place] for place in range(len(requests))]

    def _batches(
        self, loaded: LoadedModel, placed: list[_Placed], progress: Progress
    ) -> list[tuple[Alike, list[_Placed]]]:
        """What is alike together, in batches no larger than allowed."""
        groups: dict[Alike, list[_Placed]] = {}
        for place, request in placed:
            groups.setdefault(loaded.alike(request), []).append((place, request))
        batches = [
            (alike, part)
            for alike, group in groups.items()
            for part in _parts(group, self._largest(alike))
        ]
        progress.expect(sum(alike.num_inference_steps for alike, _ in batches))
        return batches

    def _largest(self, alike: Alike) -> int:
        return self._fits.get((alike.width, alike.height), self._options.max_batch)

    def _make(
        self, loaded: LoadedModel, alike: Alike, batch: list[_Placed], progress: Progress
    ) -> list[Made]:
        """A batch's answers; when memory runs out, by halves, and a last single one in slices."""
        made = self._attempt(loaded, alike, batch, progress)
        if made is not None:
            return made
        release_memory(loaded.device)
        if len(batch) == 1 and not loaded.save_memory():
            size = f"{alike.width}x{alike.height}"
            sentence = f"{loaded.device} has not enough memory for one picture of {size}."
            return [GenerationError(sentence)]
        half = -(-len(batch) // 2)
        self._fits[alike.width, alike.height] = half
        parts = _parts(batch, half)
        progress.expect(alike.num_inference_steps * (len(parts) - 1))
        return [one for part in parts for one in self._make(loaded, alike, part, progress)]

    def _attempt(
        self, loaded: LoadedModel, alike: Alike, batch: list[_Placed], progress: Progress
    ) -> list[Made] | None:
        """A batch's answers; None when memory ran out.

        It returns before anybody frees memory, as an error holds on to the tensors that fill it.
        """
        steps = alike.num_inference_steps
        failure: EmotionGardenError = GenerationInterruptedError("The picture was interrupted.")
        if not progress.stopped:
            at_step = progress.watch(steps, [place for place, _ in batch], loaded.previews)
            try:
                made = loaded.make([request for _, request in batch], alike, at_step)
            except StoppedError:
                pass
            except EmotionGardenError as error:
                failure = error
            except Exception as error:  # noqa: BLE001  the libraries raise nearly everything
                if is_out_of_memory(error):
                    return None
                reason = str(error).strip().partition("\n")[0] or type(error).__name__
                failure = GenerationError(f"The model could not make the picture: {reason}")
            else:
                progress.finish(steps)
                return made
        return [failure for _ in batch]

    def _model_for(self, name: str | None) -> LoadedModel:
        require_libraries()
        choice = self._choice(name)
        if self._open_model is None or self._open_model.choice.files != choice.files:
            self.close()
            device = self._wanted_device or list_devices()[0]
            self._open_model = LoadedModel(choice, device, self._options)
        self._open_model.choice = choice
        return self._open_model

    def _choice(self, name: str | None) -> ModelChoice:
        """A name in the library, or else a path."""
        wanted = name or (str(self._model) if self._model else None)
        if wanted is None:
            raise MissingPartError(
                "No model was chosen: name a model folder or a safetensors file."
            )
        library = self._options.library
        for entry in JsonModelShelf(library).load() if library else ():
            if wanted in (entry.name, entry.path):
                return ModelChoice(Path(entry.path), entry)
        return ModelChoice(Path(wanted), None)


def _parts(batch: list[_Placed], largest: int) -> list[list[_Placed]]:
    return [batch[start : start + largest] for start in range(0, len(batch), largest)]


@dataclass(frozen=True, slots=True)
class DiffusersFactory:
    """Makes the engine inside a worker process: plain values that can be sent there."""

    model: Path | None = None
    device: str | None = None
    options: DiffusersOptions = field(default_factory=DiffusersOptions)

    def __call__(self) -> DiffusersGenerator:
        """The engine, with `model` open; MissingPartError when it cannot be opened."""
        generator = DiffusersGenerator(self.model, self.device, self.options)
        if self.model is not None:
            generator.warm_up()
        return generator
