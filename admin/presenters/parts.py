"""What the window is built on: the curator's services and the doors they use."""

from collections.abc import Mapping
from dataclasses import dataclass

from admin.services.advising import Advising
from admin.services.doors import ImagePool, JobQueue
from admin.services.garden import Garden
from admin.services.promotion import Promotion
from admin.services.prompt_presets import PromptPreset
from admin.services.review import Review
from admin.services.run_queue import QueueRunner
from shared.ports import Store

DATABASE_LANE = "database"
"""Every question to the queue and the pool that is answered in a moment."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`engines` says how many workers each engine of this machine has; `advise_alone`, whether
    helpers look at pictures without being asked."""

    queue: JobQueue
    queue_runner: QueueRunner
    pool: ImagePool
    review: Review
    promotion: Promotion
    garden: Garden
    advising: Advising
    advise_alone: bool
    store: Store
    presets: Mapping[str, PromptPreset]
    engines: Mapping[str, int]
