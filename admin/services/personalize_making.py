"""Makes one step after the other, if it isn't there, and waits until it is ready."""

from collections.abc import Generator, Iterator
from dataclasses import replace

from admin.services.personalize_data import DataSetCounts
from admin.services.personalize_doors import PersonalizeAccount
from admin.services.personalize_steps import Outcome, Step, StepReport, Work, setting_of
from admin.services.personalize_waiting import Waiting
from shared.domain.personalize_resources import Kind, Resource

Going = Generator[StepReport, None, bool]
"""Tells of steps; answers whether the next may follow."""


class Making:
    """One way through so many `steps`; remembers the ARNs of those that are there."""

    def __init__(
        self, account: PersonalizeAccount, waiting: Waiting, *, steps: int, dry_run: bool
    ) -> None:
        self._account = account
        self._waiting = waiting
        self._steps = steps
        self._number = 0
        self.dry_run = dry_run
        self._last: StepReport | None = None
        self._arns: dict[str, str] = {}

    def told(self, work: Iterator[StepReport]) -> Iterator[StepReport]:
        """The reports of the whole way through, for `breathe`."""
        for self._last in work:
            yield self._last

    def breathe(self) -> Generator[StepReport, None, None]:
        """Say the last once more before something is made: who stopped meanwhile gets nothing.

        To ask what is there may take minutes, and what is made then may be billed.
        """
        if self._last is not None:
            yield self._last

    def next(
        self,
        kind: Kind | Work,
        name: str,
        outcome: Outcome,
        *,
        status: str = "",
        counts: DataSetCounts | None = None,
    ) -> StepReport:
        """The report of the next step."""
        self._number += 1
        return StepReport(self._number, self._steps, kind, name, outcome, status, counts=counts)

    def find(self, step: Step) -> Resource | None:
        """What a step makes, where it is there."""
        if step.parent is not None and step.parent not in self._arns:
            return None
        parent = self._arns[step.parent] if step.parent is not None else None
        found = self._account.find(step.kind, step.name, parent)
        if found is not None:
            self._arns[step.key] = found.arn
        return found

    def create(self, step: Step) -> Resource:
        made = self._account.create(step.kind, step.values(self._arns))
        self._arns[step.key] = made.arn
        return made

    def make(self, step: Step, *, anew: bool = False) -> Going:
        """Make what isn't there, or another one (`anew`); what has failed is made again."""
        report = self.next(step.kind, step.name, Outcome.THERE)
        found = None if anew else self.find(step)
        if found is not None and (found.has_failed or found.is_leaving):
            if not self.dry_run and not (yield from self._clear(step, report, found)):
                return False
            found = None
        if found is None and self.dry_run:
            self._arns.pop(step.key, None)  # it would be another one than what is there
            yield replace(report, outcome=Outcome.WOULD)
            return True
        if found is None:
            yield from self.breathe()
            found, report = self.create(step), replace(report, outcome=Outcome.MADE)
        return (yield from self.wait(step, report, found))

    def wait(self, step: Step, report: StepReport, found: Resource) -> Going:
        """Until it is ready; then `report` is given, with what there is to say of it."""
        if not found.is_ready and not self.dry_run:
            for seen in self._waiting.until_ready(found):
                found = seen
                if not found.is_ready:
                    yield replace(report, outcome=Outcome.UNDER_WAY, status=found.progress)
            if not found.is_ready:
                return False
        yield replace(report, status=found.status, setting=setting_of(step, found))
        return True

    def serve(self, campaign: Resource) -> Resource | None:
        """Let a campaign serve the model there is: the campaign as it changes; None if it does.

        In a dry run the model may be one that is only going to be made.
        """
        model = self._arns.get("version")
        if campaign.model_arn == model:
            return None
        return campaign if self.dry_run or model is None else self._account.serve(campaign, model)

    def keep_from_training(self, solution: Resource) -> Resource:
        """Let AWS train a solution only when it is asked, as each training is billed."""
        return solution if self.dry_run else self._account.keep_from_training(solution)

    def _clear(self, step: Step, report: StepReport, found: Resource) -> Going:
        """Have what failed deleted, so that it can be made again; a model only steps aside."""
        if found.kind is Kind.SOLUTION_VERSION:
            return True
        if not found.is_leaving:
            self._account.delete(found)
        seen: Resource | None = found
        for seen in self._waiting.until_gone(lambda: self.find(step)):
            if seen is not None:
                yield replace(report, outcome=Outcome.UNDER_WAY, status=seen.status)
        return seen is None
