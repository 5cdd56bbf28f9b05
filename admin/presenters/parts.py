"""What the window is built on: the curator's services and the doors they use."""

from collections.abc import Mapping
from dataclasses import dataclass

from admin.services.adoption import Adoption
from admin.services.advising import Advising
from admin.services.backup import Backup
from admin.services.bucket_trial import BucketTrial
from admin.services.doors import ImagePool, JobQueue
from admin.services.fleet import Fleet
from admin.services.garden import Garden
from admin.services.insights import Insights
from admin.services.model_downloads import ModelDownloads
from admin.services.model_library import ModelLibrary
from admin.services.own_settings import OwnSettings
from admin.services.personalize import Personalize
from admin.services.preset_book import PresetBook
from admin.services.promotion import Promotion
from admin.services.purge import Purge
from admin.services.restore import Restore
from admin.services.review import Review
from admin.services.run_queue import QueueRunner
from admin.services.settings_doors import FolderLook
from shared.ports import Store

DATABASE_LANE = "database"
"""Every question to the queue and the pool that is answered in a moment."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`engines` says how many workers each engine of this machine has; `advise_alone`, whether
    helpers look at pictures without being asked. `starter` is the garden that kiosks show while
    the store has none."""

    queue: JobQueue
    queue_runner: QueueRunner
    pool: ImagePool
    review: Review
    own_settings: OwnSettings
    folder_look: FolderLook
    promotion: Promotion
    garden: Garden
    fleet: Fleet
    purge: Purge
    adoption: Adoption
    backup: Backup
    restore: Restore
    advising: Advising
    advise_alone: bool
    store: Store
    starter: Store
    insights: Insights
    bucket_trial: BucketTrial
    personalize: Personalize
    presets: PresetBook
    models: ModelLibrary
    downloads: ModelDownloads
    engines: Mapping[str, int]
