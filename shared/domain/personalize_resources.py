"""What is set up at Amazon Personalize: resources, and how far each of them is."""

from dataclasses import dataclass
from enum import StrEnum

ACTIVE = "ACTIVE"
DELETE_FAILED = "DELETE FAILED"
STOPPED = "CREATE STOPPED"


class Kind(StrEnum):
    """Resources of Personalize, in the order in which they are made."""

    SCHEMA = "schema"
    DATASET_GROUP = "dataset group"
    DATASET = "dataset"
    EVENT_TRACKER = "event tracker"
    FILTER = "filter"
    SOLUTION = "solution"
    SOLUTION_VERSION = "solution version"
    CAMPAIGN = "campaign"
    IMPORT_JOB = "dataset import job"
    DELETION_JOB = "data deletion job"


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource; `tracking_id` of an event tracker, `failure` why its making failed.

    `model_arn` is the solution version that a campaign serves, or will when its change is through;
    `recipe` is what a solution is trained by, `trains_itself` whether AWS trains it unasked.
    `change` is AWS' word for how far the latest change of a campaign or solution is: a campaign
    goes on serving the old model until that is ACTIVE, and when it failed.
    """

    kind: Kind
    name: str
    arn: str
    status: str
    tracking_id: str | None = None
    failure: str | None = None
    model_arn: str | None = None
    recipe: str | None = None
    change: str | None = None
    trains_itself: bool = False

    @property
    def is_ready(self) -> bool:
        return self.status == ACTIVE and not self.is_changing

    @property
    def is_changing(self) -> bool:
        """Whether what it was changed to is under way."""
        return self.change is not None and self.change != ACTIVE and not self.change_has_failed

    @property
    def change_has_failed(self) -> bool:
        return self.change is not None and "FAILED" in self.change

    @property
    def progress(self) -> str:
        """AWS' word for how far it is, or its change where that is under way."""
        return self.change if self.change is not None and self.is_changing else self.status

    @property
    def is_leaving(self) -> bool:
        """Whether it is being deleted."""
        return self.status.startswith("DELETE") and not self.has_failed

    @property
    def has_failed(self) -> bool:
        """It will not become ready; a training that somebody stopped does not either."""
        return "FAILED" in self.status or self.status == STOPPED
