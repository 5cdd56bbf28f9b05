"""The doors to the outside, on one page; what else one app alone opens is in its services' `doors`.

Drivers implement these, and raise only errors of `shared.domain.errors`; services ask for them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from shared.domain.catalogue import CatalogueItem
from shared.domain.errors import EmotionGardenError
from shared.domain.face import BoundingBox, FaceDetail
from shared.domain.generation import GeneratedImage, GenerationRequest
from shared.domain.interaction import Impression, Interaction
from shared.domain.notice_answer import NoticeAnswer
from shared.domain.outbox import OutboxMessage, OutboxTally
from shared.domain.personalize import Ranking
from shared.domain.recommendation import Recommendation
from shared.domain.stored_object import (
    Fetched,
    FetchedFile,
    NewFile,
    ObjectInfo,
    StoredObject,
    WantedFile,
    Written,
)
from shared.domain.visitor import Visitor

Frame: TypeAlias = NDArray[np.uint8]
"""A picture in memory: height x width x 3, blue-green-red, 8 bits each (OpenCV's order)."""


# --- faces -------------------------------------------------------------------------------------


class Camera(Protocol):
    """A source of frames; closed until `open`, and closed again by `close`."""

    def find(self) -> None:
        """CameraError when there is no such camera, as far as can be told; opens nothing."""
        ...

    def open(self) -> None:
        """Start capturing; CameraError when there is no such camera or it is in use."""
        ...

    def read(self, timeout_s: float) -> Frame:
        """The newest frame not read before; CameraError when none comes within `timeout_s`."""
        ...

    def close(self) -> None:
        """Stop capturing and let the device go; harmless when already closed."""
        ...


class FaceAnalyzer(Protocol):
    """Reads faces; `backend` names it in answers and logs."""

    backend: str

    def warm_up(self) -> None:
        """Load what is needed so that the first visitor does not wait."""
        ...

    def locate_faces(self, frame: Frame) -> tuple[BoundingBox, ...]:
        """Where faces are, the largest first; fast enough for a preview."""
        ...

    def detect_faces(self, frame: Frame) -> tuple[FaceDetail, ...]:
        """Every face with all its attributes, the largest first; empty when there is none."""
        ...

    def close(self) -> None:
        """Free models and processes; harmless when already closed."""
        ...


# --- store and catalogue -----------------------------------------------------------------------


class Store(Protocol):
    """An object store: a folder on one machine, or an S3 bucket for many.

    Keys are `/`-separated; a key with an empty, `.` or `..` segment is a StoreError.
    """

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        """The object, or None when its ETag is still `unless_etag`; ObjectMissingError."""
        ...

    def put(
        self,
        key: str,
        data: bytes,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        """Write the object whole and return its ETag.

        `if_match` writes only over that ETag, `if_none_match` only where nothing is;
        otherwise ObjectConflictError and nothing is changed.
        """
        ...

    def list(self, prefix: str, *, without: str = "") -> Iterator[ObjectInfo]:
        """The objects whose keys begin with `prefix`, in order of key.

        Those that begin with `without`, if there is one, are passed over, unseen where that can be.
        """
        ...

    def delete(self, key: str) -> None:
        """Remove the object; harmless when there is none."""
        ...

    def get_many(self, keys: Iterable[str]) -> Iterator[Fetched]:
        """The objects, as they come, several at a time where that is quicker.

        Keys are taken one by one in the caller's thread; who stops iterating stops the work.
        """
        ...

    def get_files(self, wanted: Iterable[WantedFile], folder: Path) -> Iterator[FetchedFile]:
        """As `get_many`, each object into a new file in `folder`; the caller takes it from there.

        Another content is an ObjectDamagedError; DatabaseError when a file can not be written.
        """
        ...

    def put_files(self, files: Iterable[NewFile]) -> Iterator[Written]:
        """As `get_many`, write files where nothing is; none that is gone or has changed."""
        ...


class Catalogue(Protocol):
    """The pictures that are on this kiosk's shelf, ready to be shown."""

    def items(self) -> Sequence[CatalogueItem]:
        """Every item whose file is in place, in order of item id."""
        ...

    def replace(self, items: Sequence[CatalogueItem]) -> None:
        """Make exactly these the catalogue, in one transaction; DatabaseError, and it is as it was.

        `items` answers them before they are on the disk. Other files go, if any were shown before.
        """
        ...

    def path(self, item: CatalogueItem) -> Path:
        """Where the item's file is (or will be) on this machine."""
        ...

    def holds(self, item: CatalogueItem) -> bool:
        """Whether a file with exactly the item's content is in place."""
        ...

    def incoming(self) -> Path:
        """An empty folder for files on their way into their places; DatabaseError."""
        ...

    def add_file(self, item: CatalogueItem, file: Path) -> bool:
        """Move a file from `incoming` into place before its row comes; DatabaseError.

        It has the item's SHA-256. False when it does not have the item's size; it is then removed.
        """
        ...


# --- likes -------------------------------------------------------------------------------------


class VisitLog(Protocol):
    """What visitors did, each as a row and an outbox message in one transaction."""

    def add_notice_answer(self, answer: NoticeAnswer) -> None: ...

    def add_visitor(self, visitor: Visitor) -> None: ...

    def add_impression(self, impression: Impression) -> None: ...

    def add_interaction(self, interaction: Interaction) -> None:
        """Harmless when `event_id` is already there."""
        ...


class Outbox(Protocol):
    """Messages that wait for delivery, oldest first."""

    def due(self, now: datetime, limit: int) -> Sequence[OutboxMessage]:
        """Messages to deliver now; at most `limit`.

        One that is to wait longer than LONGEST_WAIT is due: the clock was set back meanwhile.
        """
        ...

    def delivered(self, message_ids: Sequence[str]) -> None: ...

    def put_back(self, message_id: str, due_at: datetime, reason: str) -> None:
        """Count one failed attempt and wait until `due_at`."""
        ...

    def bury(self, message_id: str, reason: str) -> None:
        """Give up on a message; it is kept and shown to staff."""
        ...

    def depth(self) -> int:
        """How many messages wait."""
        ...

    def tally(self) -> OutboxTally:
        """How many messages wait and since when, and how many are buried."""
        ...


class EventSink(Protocol):
    """Where outbox messages go (the store's event log, Personalize)."""

    def deliver(self, messages: Sequence[OutboxMessage]) -> None:
        """Deliver all of them, idempotently by `message_id`, or raise.

        DeliveryRefusedError when one of them is not taken as it is; else the sink is away.
        """
        ...


# --- recommendation ----------------------------------------------------------------------------


class Recommender(Protocol):
    """Chooses pictures for a visitor."""

    def recommend(
        self, visitor: Visitor, candidates: Sequence[CatalogueItem], num_results: int
    ) -> Recommendation:
        """At most `num_results` of `candidates`, without repetition."""
        ...


class Ranker(Protocol):
    """A service far away that ranks pictures for a visitor."""

    def rank(self, visitor: Visitor, num_results: int) -> Ranking:
        """At most `num_results` item ids, in time; RecommendationError when there is no ranking."""
        ...


# --- generation --------------------------------------------------------------------------------


class ImageGenerator(Protocol):
    """An engine that makes pictures; `engine` names it in recipes (`painter`, `diffusers`)."""

    engine: str

    def generate(self, request: GenerationRequest) -> GeneratedImage:
        """Make one picture; the same request gives the same pixels."""
        ...


class ImageEncoder(Protocol):
    """Turns a picture into the bytes of a file that says how the picture was made."""

    def encode(
        self, image: GeneratedImage, request: GenerationRequest, recipe: Mapping[str, Any]
    ) -> bytes:
        """The file with its `recipe` (JSON, with its `engine`); GenerationError if too long."""
        ...


OnGenerationStep: TypeAlias = Callable[[int, int], bool]
"""Takes the steps done so far and those known to be needed; False asks to stop."""

OnGenerationPreview: TypeAlias = Callable[[int, GeneratedImage], None]
"""Takes the place of a picture in its batch and what it looks like so far."""


class BatchImageGenerator(ImageGenerator, Protocol):
    """An engine that makes several pictures at once, and can be followed and stopped."""

    def generate_batch(
        self,
        requests: Sequence[GenerationRequest],
        on_step: OnGenerationStep,
        on_preview: OnGenerationPreview | None = None,
    ) -> Sequence[GeneratedImage | EmotionGardenError]:
        """Make pictures, one answer per request in their order; a failed one is its error."""
        ...


# --- models ------------------------------------------------------------------------------------

OnBytes: TypeAlias = Callable[[int, int], None]
"""Takes the bytes done so far and all that there are."""
