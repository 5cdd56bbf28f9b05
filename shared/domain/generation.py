"""What is asked of an engine, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shared.domain.emotion import Emotion

DEFAULT_OTHERS = (
    "flowers, fantasy, concept art, trending on artstation, highly detailed, intricate, "
    "sharp focus, digital art"
)
"""The rest of a prompt when a curator gives none (source document's bulk page)."""

SIDES: Mapping[str, tuple[int, int]] = {"painter": (256, 4096), "diffusers": (64, 4096)}
"""The shortest and the longest side that an engine makes, in pixels."""


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One picture to generate, whole: an engine needs nothing else.

    `width` and `height` in pixels, multiples of 8. The same request on the same engine gives the
    same picture. `emotion_text` are the words for the emotion; empty means its English name.
    """

    emotion: Emotion
    seed: int
    width: int = 768
    height: int = 512
    emotion_text: str = ""
    favorite: str | None = None
    others: str = DEFAULT_OTHERS
    negative_prompt: str = ""
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    scheduler: str | None = None
    model: str | None = None

    @property
    def prompt(self) -> str:
        """The prompt: favorite, emotion words, others, joined by commas."""
        words = (self.favorite, self.emotion_text or self.emotion.key, self.others)
        return ", ".join(word.strip() for word in words if word and word.strip())


@dataclass(frozen=True, slots=True)
class GeneratedImage:
    """A picture as an engine made it: `pixels` are height x width x 3 bytes, RGB, row by row.

    `recipe` is what the engine needs, besides the request, to make the same picture again.
    """

    width: int
    height: int
    pixels: bytes
    recipe: Mapping[str, Any] = field(default_factory=dict[str, Any])
