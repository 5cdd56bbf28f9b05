"""Sets Personalize up, step by step: what is there stays, what is missing is made.

Cut off anywhere, the next run goes on: each step looks for its resource by name before it makes it.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from admin.services.personalize_doors import PersonalizeAccount
from shared.domain.errors import PersonalizeError
from shared.domain.personalize import DataSet, schema_of
from shared.domain.personalize_resources import Kind, Resource

FILTER_EXPRESSION = "INCLUDE ItemID WHERE Items.EMOTION IN ($EMOTION)"
LONGEST_WAIT_S = 1800.0
LOOK_EVERY_S = 5.0
_EXPLORATION = {"explorationWeight": "0.3", "explorationItemAgeCutOff": "30"}
_V1 = "aws-user-personalization"


class Outcome(StrEnum):
    """What became of a step."""

    THERE = "already there"
    MADE = "made"
    WOULD = "would be made"
    UNDER_WAY = "under way at AWS"
    GONE = "deleted"
    WOULD_GO = "would be deleted"
    ABSENT = "not there"


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


@dataclass(frozen=True, slots=True)
class StepReport:
    """How far a step is; `setting` is the line for the settings file that follows from it."""

    number: int
    steps: int
    kind: Kind
    name: str
    outcome: Outcome
    status: str
    setting: tuple[str, str] | None = None


class PersonalizeSetup:
    """`name` is what everything is called; `recipe` is what a model is trained by."""

    def __init__(
        self,
        account: PersonalizeAccount,
        *,
        name: str,
        recipe: str,
        with_context: bool,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._account = account
        self._name = name
        self._recipe = recipe
        self._with_context = with_context
        self._pause = pause

    def run(self, *, train: bool, dry_run: bool = False) -> Iterator[StepReport]:
        """Make what is missing, in order; each report is yielded when it is news.

        `train` also trains a model and opens a campaign, which is billed for every hour that it
        stands. Training takes hours: its step is reported UNDER_WAY and the run ends; another run
        goes on from there. PersonalizeError when a step fails at AWS.
        """
        steps = self._steps(train)
        arns: dict[str, str] = {}
        for number, step in enumerate(steps, start=1):
            found = self._find(step, arns)
            outcome = Outcome.THERE
            if found is None:
                outcome = Outcome.WOULD if dry_run else Outcome.MADE
                if dry_run:
                    yield StepReport(number, len(steps), step.kind, step.name, outcome, "")
                    continue
                found = self._account.create(step.kind, step.values(arns))
            arns[step.key] = found.arn
            for seen in () if dry_run else self._until_ready(found):
                found = seen
                if not found.is_ready:
                    yield _report(number, len(steps), step, found, Outcome.UNDER_WAY)
            if not found.is_ready and not dry_run:
                return
            yield _report(number, len(steps), step, found, outcome)

    def _find(self, step: Step, arns: Mapping[str, str]) -> Resource | None:
        if step.parent is not None and step.parent not in arns:
            return None
        parent = arns[step.parent] if step.parent is not None else None
        return self._account.find(step.kind, step.name, parent)

    def _until_ready(self, resource: Resource) -> Iterator[Resource]:
        """The resource at each look; a model is looked at once and left to be trained."""
        waited = 0.0
        while True:
            resource = self._account.look(resource)
            if resource.has_failed:
                reason = resource.failure or resource.status
                raise PersonalizeError(f"{resource.kind} {resource.name}: {reason}")
            yield resource
            is_model = resource.kind is Kind.SOLUTION_VERSION
            if resource.is_ready or is_model or waited >= LONGEST_WAIT_S:
                return
            self._pause(LOOK_EVERY_S)
            waited += LOOK_EVERY_S

    # --- the steps -----------------------------------------------------------------------------

    def _steps(self, train: bool) -> list[Step]:
        name = self._name
        group = Step("group", Kind.DATASET_GROUP, name, lambda arns: {"name": name})
        steps = [*(self._schema(each) for each in DataSet), group]
        steps += [self._data_set(each) for each in DataSet]
        steps.append(self._in_group("tracker", Kind.EVENT_TRACKER, {}))
        steps.append(self._in_group("filter", Kind.FILTER, {"filterExpression": FILTER_EXPRESSION}))
        return steps + self._training() if train else steps

    def _schema(self, data_set: DataSet) -> Step:
        """A schema can't be changed, so one with context has another name."""
        marked = self._with_context and data_set is DataSet.INTERACTIONS
        name = f"{self._name}-{data_set}" + ("-context" if marked else "")
        schema = schema_of(data_set, with_context=self._with_context)
        values = {"name": name, "schema": schema}
        return Step(f"schema {data_set}", Kind.SCHEMA, name, lambda arns: values)

    def _data_set(self, data_set: DataSet) -> Step:
        name = f"{self._name}-{data_set}"
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

    def _in_group(self, key: str, kind: Kind, more: Mapping[str, Any]) -> Step:
        name = self._name
        return Step(
            key, kind, name, lambda arns: {"name": name, "datasetGroupArn": arns["group"], **more},
            "group",
        )  # fmt: skip

    def _training(self) -> list[Step]:
        name = self._name
        recipe = {"recipeArn": f"arn:aws:personalize:::recipe/{self._recipe}"}
        config = {"itemExplorationConfig": _EXPLORATION} if self._recipe == _V1 else {}
        return [
            self._in_group("solution", Kind.SOLUTION, recipe),
            Step(
                "version",
                Kind.SOLUTION_VERSION,
                name,
                lambda arns: {"solutionArn": arns["solution"]},
                "solution",
            ),
            Step(
                "campaign",
                Kind.CAMPAIGN,
                name,
                lambda arns: {
                    "name": name,
                    "solutionVersionArn": arns["version"],
                    "minProvisionedTPS": 1,
                    "campaignConfig": config,
                },
                "solution",
            ),
        ]


_SETTINGS = {
    "tracker": "personalize_tracking_id",
    "users": "personalize_users_arn",
    "items": "personalize_items_arn",
    "filter": "personalize_filter_arn",
    "campaign": "personalize_campaign_arn",
}


def _report(number: int, steps: int, step: Step, found: Resource, outcome: Outcome) -> StepReport:
    setting = None
    if step.key in _SETTINGS:
        value = found.tracking_id if step.key == "tracker" else found.arn
        setting = (_SETTINGS[step.key], value or "")
    return StepReport(number, steps, step.kind, step.name, outcome, found.status, setting)
