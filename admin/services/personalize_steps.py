"""The steps of setting Personalize up: what each makes, how it is billed, what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from admin.services.personalize_data import DataSetCounts
from shared.domain.personalize import DataSet, schema_of
from shared.domain.personalize_resources import Kind, Resource

FILTER_EXPRESSION = "INCLUDE ItemID WHERE Items.EMOTION IN ($EMOTION)"
NEW_FILTER_EXPRESSION = f"{FILTER_EXPRESSION} AND Items.CREATION_TIMESTAMP > $DATE"
_EXPLORATION = {"explorationWeight": "0.3", "explorationItemAgeCutOff": "30"}
_V1 = "aws-user-personalization"


class Outcome(StrEnum):
    """What became of a step."""

    THERE = "already there"
    MADE = "made"
    WOULD = "would be made"
    CHANGED = "changed"
    WOULD_CHANGE = "would be changed"
    UNDER_WAY = "under way at AWS"
    NEEDS = "needs a setting"
    FOLDER = "left out, the store is a folder"
    EMPTY = "nothing to import yet"
    FEW = "too few to import yet"
    LATER = "looked at after the import"
    ENOUGH = "enough"
    NOT_YET = "not enough yet"
    ASKS = "needs your consent"
    GONE = "deleted"
    WOULD_GO = "would be deleted"
    ABSENT = "not there"


_FREE = (Outcome.GONE, Outcome.ABSENT, Outcome.EMPTY, Outcome.FEW, Outcome.FOLDER)


class Work(StrEnum):
    """Steps that make nothing at AWS."""

    FILES = "files"
    READINESS = "readiness"


class Cost(StrEnum):
    """How AWS bills what a step makes."""

    NOTHING = "nothing"
    STORAGE = "what lies in the bucket"
    DATA = "each gigabyte that is imported"
    EVENTS = "each gigabyte of events that kiosks send"
    TRAINING = "each training, by its length or its data"
    STANDING = "every hour that it stands, asked or not"


_COSTS = {
    Work.FILES: Cost.STORAGE,
    Kind.IMPORT_JOB: Cost.DATA,
    Kind.EVENT_TRACKER: Cost.EVENTS,
    Kind.SOLUTION_VERSION: Cost.TRAINING,
    Kind.CAMPAIGN: Cost.STANDING,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A resource to be there; `parent` is the step whose ARN it is looked for under.

    `values` takes the ARNs of the steps before it, by their keys, to what its Create call takes.
    """

    key: str
    kind: Kind
    name: str
    values: Callable[[Mapping[str, str]], Mapping[str, Any]]
    parent: str | None = None
    data_set: DataSet | None = None


@dataclass(frozen=True, slots=True)
class StepReport:
    """How far a step is; `setting` is the line for the settings file that follows from it.

    `status` is AWS' word for it, or the setting that is needed; `counts` of the data sets.
    """

    number: int
    steps: int
    kind: Kind | Work
    name: str
    outcome: Outcome
    status: str = ""
    setting: tuple[str, str] | None = None
    counts: DataSetCounts | None = None

    @property
    def cost(self) -> Cost:
        """How AWS bills it from now on."""
        if self.outcome in _FREE:
            return Cost.NOTHING
        return _COSTS.get(self.kind, Cost.NOTHING)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything there is to make, as it is called `name` and trained by `recipe`."""

    name: str
    recipe: str
    with_context: bool

    def foundations(self) -> list[Step]:
        """What costs nothing to have: schemas, data sets, tracker, filter."""
        name = self.name
        group = Step("group", Kind.DATASET_GROUP, name, lambda arns: {"name": name})
        steps = [*(self._schema(each) for each in DataSet), group]
        steps += [self._data_set(each) for each in DataSet]
        steps.append(self._in_group("tracker", Kind.EVENT_TRACKER, {}))
        steps.append(self._in_group("filter", Kind.FILTER, {"filterExpression": FILTER_EXPRESSION}))
        return steps if self.recipe == _V1 else [*steps, self._new_filter()]

    def _data_set(self, data_set: DataSet) -> Step:
        name = f"{self.name}-{data_set}"
        return Step(
            data_set.value,
            Kind.DATASET,
            name,
            lambda arns: {
                "name": name,
                "schemaArn": arns[f"schema {data_set}"],
                "datasetGroupArn": arns["group"],
                "datasetType": data_set.value.capitalize(),
            },
            "group",
        )

    def import_job(self, data_set: DataSet, export_id: str, place: str, role_arn: str) -> Step:
        """The import of one export, whose id is part of its name: it is begun once.

        `place` is the folder of the files as Personalize finds it.
        """
        job = f"{self.name}-{data_set}-{export_id}"
        return Step(
            f"import {data_set}",
            Kind.IMPORT_JOB,
            job,
            lambda arns: {
                "jobName": job,
                "datasetArn": arns[data_set.value],
                "dataSource": {"dataLocation": f"{place}/{data_set}/"},
                "roleArn": role_arn,
                "importMode": "FULL",
            },
            data_set.value,
            data_set,
        )

    def solution(self) -> Step:
        """AWS would train it anew every week, and bill that, unless it is told not to."""
        recipe = {"recipeArn": f"arn:aws:personalize:::recipe/{self.recipe}"}
        return self._in_group("solution", Kind.SOLUTION, recipe | {"performAutoTraining": False})

    def version(self) -> Step:
        return Step(
            "version",
            Kind.SOLUTION_VERSION,
            self.name,
            lambda arns: {"solutionArn": arns["solution"]},
            "solution",
        )

    def campaign(self) -> Step:
        config = {"itemExplorationConfig": _EXPLORATION} if self.recipe == _V1 else {}
        return Step(
            "campaign",
            Kind.CAMPAIGN,
            self.name,
            lambda arns: {
                "name": self.name,
                "solutionVersionArn": arns["version"],
                "minProvisionedTPS": 1,
                "campaignConfig": config,
            },
            "solution",
        )

    def _schema(self, data_set: DataSet) -> Step:
        """A schema can't be changed, so one with context has another name."""
        marked = self.with_context and data_set is DataSet.INTERACTIONS
        name = f"{self.name}-{data_set}" + ("-context" if marked else "")
        schema = schema_of(data_set, with_context=self.with_context)
        values = {"name": name, "schema": schema}
        return Step(f"schema {data_set}", Kind.SCHEMA, name, lambda arns: values)

    def _new_filter(self) -> Step:
        """What a recipe is told to mix in that explores nothing by itself."""
        name = f"{self.name}-new"
        return Step(
            "new filter",
            Kind.FILTER,
            name,
            lambda arns: {
                "name": name,
                "datasetGroupArn": arns["group"],
                "filterExpression": NEW_FILTER_EXPRESSION,
            },
            "group",
        )

    def _in_group(self, key: str, kind: Kind, more: Mapping[str, Any]) -> Step:
        name = self.name
        return Step(
            key, kind, name, lambda arns: {"name": name, "datasetGroupArn": arns["group"], **more},
            "group",
        )  # fmt: skip


_SETTINGS = {
    "tracker": "personalize_tracking_id",
    "users": "personalize_users_arn",
    "items": "personalize_items_arn",
    "filter": "personalize_filter_arn",
    "new filter": "personalize_new_filter_arn",
    "campaign": "personalize_campaign_arn",
}


def setting_of(step: Step, found: Resource) -> tuple[str, str] | None:
    """The line for the settings file that follows from a step."""
    if step.key not in _SETTINGS:
        return None
    return _SETTINGS[step.key], (found.tracking_id if step.key == "tracker" else found.arn) or ""
