"""Steps: counted, watched by a clock, shown, and the moment at which a batch can be stopped."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from admin.adapters.diffusers_generator.call import OnStep
from shared.domain.errors import GenerationError
from shared.domain.generation import GeneratedImage
from shared.ports import OnGenerationPreview, OnGenerationStep

Previews = Callable[[Any], Sequence[GeneratedImage]]
"""Takes latents; the answer is a small picture of each, or nothing."""


class StoppedError(Exception):
    """Leaves the pipeline between two steps, as the caller asked."""


class Progress:
    """The steps of one call over all its batches."""

    def __init__(
        self,
        on_step: OnGenerationStep,
        on_preview: OnGenerationPreview | None = None,
        *,
        preview_steps: int = 5,
        deadline_s: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_step = on_step
        self._on_preview = on_preview
        self._preview_steps = preview_steps
        self._deadline_s = deadline_s
        self._clock = clock
        self._done = 0
        self._expected = 0
        self.stopped = False

    def expect(self, steps: int) -> None:
        """More steps will be done than was known before."""
        self._expected += steps

    def finish(self, steps: int) -> None:
        """A batch is done; pipelines that tell of no steps have this one only."""
        self._done += steps
        self._tell(0)

    def watch(self, steps: int, places: Sequence[int], previews: Previews) -> OnStep:
        """What to call at the end of each step of a batch of `steps`.

        `places` are those of the batch's pictures in the caller's list. It raises StoppedError when
        the caller wants no more, and GenerationError when a step took too long.
        """
        last: float | None = None

        def at_step(step: int, latents: Any) -> None:
            nonlocal last
            now = self._clock()
            took, last = (None if last is None else now - last), now
            if self._deadline_s is not None and took is not None and took > self._deadline_s:
                raise GenerationError(
                    f"Step {step} took {took:.0f} s, longer than its deadline of "
                    f"{self._deadline_s:g} s."
                )
            if self._on_preview is not None and step % self._preview_steps == 0 and step < steps:
                for place, preview in zip(places, previews(latents), strict=False):
                    self._on_preview(place, preview)
            if step < steps:  # the last one ends with the decoded picture
                self._tell(step)
            if self.stopped:
                raise StoppedError

        return at_step

    def _tell(self, step: int) -> None:
        if not self._on_step(self._done + step, self._expected):
            self.stopped = True
