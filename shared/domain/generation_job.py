"""One picture on its way through the generation queue."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from shared.domain.catalogue import Orientation
from shared.domain.emotion import Emotion
from shared.domain.generation import GeneratedImage, GenerationRequest

_FIELDS = frozenset(field.name for field in fields(GenerationRequest))
MAX_CRASHES = 2
"""A picture that was being made at so many crashes is set aside."""


class JobState(StrEnum):
    """Where a job is; the last three are ends."""

    QUEUED = "queued"
    EXECUTING = "executing"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PlannedImage:
    """A picture before it is queued; `number` and orientation will end its file name."""

    number: int
    request: GenerationRequest

    @property
    def orientation(self) -> Orientation:
        request = self.request
        return Orientation.PORTRAIT if request.height > request.width else Orientation.LANDSCAPE


@dataclass(frozen=True, slots=True)
class GenerationJob:
    """One row of the queue.

    `key` is the item id that the picture will have, given when it was queued. `run_id` is the time
    of queueing, one for all that were queued together. `attempts` counts how often it was begun,
    `crashes` how often the worker or the app died over it. `reason` says why it failed. `seconds`
    is how long the engine took.
    """

    job_id: int
    run_id: str
    key: str
    engine: str
    request: GenerationRequest
    state: JobState
    queued_at: datetime
    attempts: int = 0
    crashes: int = 0
    reason: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class WorkerAnswer:
    """What became of one picture in a worker: `image` or `failure`, a sentence.

    `lost` says that the worker died over it, and that another attempt is worth it; `interrupted`
    that it was stopped because nobody wants it any more.
    """

    job_id: int
    image: GeneratedImage | None = None
    failure: str | None = None
    seconds: float = 0.0
    lost: bool = False
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far a picture is: steps done and needed, and a small JPEG of what it looks like so far.

    `needed` is 0 while the engine tells no steps.
    """

    done: int = 0
    needed: int = 0
    preview: bytes | None = None


def request_to_json(request: GenerationRequest) -> dict[str, Any]:
    """The request as rows and recipes keep it."""
    return {**asdict(request), "emotion": request.emotion.key}


def request_from_json(row: Mapping[str, Any]) -> GenerationRequest:
    """The request of a row; ValueError when its emotion is none, TypeError when a field lacks."""
    known: dict[str, Any] = {name: value for name, value in row.items() if name in _FIELDS}
    known["emotion"] = Emotion.from_key(row["emotion"])
    return GenerationRequest(**known)


def recipe_of(engine: str, request: GenerationRequest, own: Mapping[str, Any]) -> dict[str, Any]:
    """What is needed to make a picture again, as JSON values; `own` is what the engine adds."""
    asked = {name: value for name, value in request_to_json(request).items() if value is not None}
    return {"engine": engine, **own, "request": asked}
