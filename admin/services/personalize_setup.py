"""Sets Personalize up, from the schemas to the campaign: what is there stays, what lacks is made.

Cut off anywhere, the next run goes on: each step looks for what it makes before it makes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from admin.services.personalize_bringing import Bringing
from admin.services.personalize_doors import PersonalizeAccount
from admin.services.personalize_import import PersonalizeImport
from admin.services.personalize_making import Going, Making
from admin.services.personalize_steps import Outcome, Plan, StepReport, Work
from admin.services.personalize_waiting import Waiting
from shared.domain.errors import PersonalizeError
from shared.domain.personalize import DataSet
from shared.domain.personalize_resources import Kind, Resource


@dataclass(frozen=True, slots=True)
class SetupOptions:
    """What a run may do. `campaign` opens one, which is billed for every hour that it stands.

    `retrain` trains anew from the newest events where there is a model; `dry_run` makes nothing.
    """

    campaign: bool = False
    retrain: bool = False
    dry_run: bool = False


class PersonalizeSetup:
    """`plan` is what is to be there, `imports` brings the data."""

    def __init__(
        self,
        account: PersonalizeAccount,
        imports: PersonalizeImport,
        plan: Plan,
    ) -> None:
        self._account = account
        self._imports = imports
        self._plan = plan
        self._waiting = Waiting(account)

    def run(self, options: SetupOptions) -> Iterator[StepReport]:
        """Make what is missing, in order, and wait for it; a report at every breath.

        It ends after the last step, or at one that stands in the way of the others.
        PersonalizeError when a step fails at AWS, StoreError when the store does.
        """
        self._imports.check_store()
        steps = len(self._plan.foundations()) + len(DataSet) + 5
        making = self._making(steps, dry_run=options.dry_run)
        yield from making.told(self._steps(making, options))

    def _steps(self, making: Making, options: SetupOptions) -> Iterator[StepReport]:
        for step in self._plan.foundations():
            if not (yield from making.make(step)):
                return
        model = self._model_to_keep(making, options)
        if not (yield from self._data(making, is_needed=model is None)):
            return
        if (yield from self._solution(making)) and (
            yield from making.make(self._plan.version(), anew=model is None)
        ):
            yield from self._campaign(making, options)

    def bring_in(self) -> Iterator[StepReport]:
        """Only export and import what kiosks have told since; as `run`."""
        making = self._making(len(DataSet) + 1, dry_run=False)
        for step in self._plan.foundations():
            if making.find(step) is None and step.kind in (Kind.DATASET_GROUP, Kind.DATASET):
                raise PersonalizeError(
                    f"there is no {step.kind} {step.name}; `personalize setup` makes it"
                )
        yield from making.told(Bringing(making, self._imports, self._plan).run())

    def _making(self, steps: int, *, dry_run: bool) -> Making:
        return Making(self._account, self._waiting, steps=steps, dry_run=dry_run)

    def _model_to_keep(self, making: Making, options: SetupOptions) -> Resource | None:
        """The model that is trained or being trained; None when one is to be trained now.

        One that was begun is brought to its end, and served, before another is begun.
        """
        solution = making.find(self._plan.solution())
        if solution is not None and solution.recipe not in (None, self._plan.recipe):
            raise PersonalizeError(
                f"the solution {solution.name} is of the recipe {solution.recipe}, and"
                f" personalize_recipe is {self._plan.recipe}: `personalize teardown` takes the old"
                " one away, or another personalize_name leaves it"
            )
        model = making.find(self._plan.version())
        if model is None or model.has_failed:
            return None
        campaign = self._standing(making)
        is_served = campaign is None or (
            campaign.model_arn == model.arn and not campaign.is_changing
        )
        return None if options.retrain and model.is_ready and is_served else model

    def _data(self, making: Making, *, is_needed: bool) -> Going:
        bringing = Bringing(making, self._imports, self._plan)
        if is_needed:
            return (yield from bringing.run()) and (yield from bringing.readiness())
        yield from bringing.leave_out(Outcome.THERE)
        yield making.next(Work.READINESS, self._plan.name, Outcome.ENOUGH)
        return True

    def _solution(self, making: Making) -> Going:
        """One that was made elsewhere, or by a program before this, may train by itself."""
        step = self._plan.solution()
        found = making.find(step)
        if found is None or not (found.is_ready and found.trains_itself):
            return (yield from making.make(step))
        report = making.next(step.kind, step.name, Outcome.THERE)
        return (yield from making.wait(step, report, making.keep_from_training(found)))

    def _campaign(self, making: Making, options: SetupOptions) -> Going:
        step, campaign = self._plan.campaign(), self._standing(making)
        if campaign is None and not options.campaign:
            yield making.next(step.kind, step.name, Outcome.ASKS)
            return False
        changing = making.serve(campaign) if campaign is not None and campaign.is_ready else None
        if changing is None:
            return (yield from making.make(step))
        outcome = Outcome.WOULD_CHANGE if options.dry_run else Outcome.CHANGED
        report = making.next(step.kind, step.name, outcome)
        return (yield from making.wait(step, report, changing))

    def _standing(self, making: Making) -> Resource | None:
        """The campaign; none where it leaves or has failed, as another is billed like a first."""
        campaign = making.find(self._plan.campaign())
        if campaign is None or campaign.is_leaving or campaign.has_failed:
            return None
        return campaign
