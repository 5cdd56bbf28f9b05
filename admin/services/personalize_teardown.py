"""Takes away at Personalize what was set up: the campaign alone, or everything.

The reverse of the set-up's order: what others stand on goes last, so a run that was cut off finds
its way again. The event log stays in the store, and everything can be set up anew from it.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from admin.services.personalize_doors import PersonalizeAccount
from admin.services.personalize_steps import Outcome, StepReport
from admin.services.personalize_waiting import Waiting
from shared.domain.errors import StoreError
from shared.domain.personalize import DataSet
from shared.domain.personalize_resources import Kind, Resource


@dataclass(frozen=True, slots=True)
class _Part:
    """A resource to be gone; `parent` is what it is looked for under."""

    kind: Kind
    name: str
    parent: Kind | None


class PersonalizeTeardown:
    """`name` is what everything was called by the set-up; `forget_import` lets it import again."""

    def __init__(
        self,
        account: PersonalizeAccount,
        *,
        name: str,
        forget_import: Callable[[], None],
    ) -> None:
        self._account = account
        self._name = name
        self._forget_import = forget_import
        self._waiting = Waiting(account)

    def run(self, *, everything: bool, dry_run: bool = False) -> Iterator[StepReport]:
        """Delete the campaign, or everything, in order; a report for each at every breath.

        It ends at what AWS still deletes after half an hour, UNDER_WAY; another run goes on from
        there. PersonalizeError when AWS refuses.
        """
        if everything and not dry_run:
            with suppress(StoreError):  # a store that is gone already keeps nothing at AWS alive
                self._forget_import()
        parents = self._parents()
        parts = self._parts(everything)
        for number, part in enumerate(parts, start=1):
            report = StepReport(number, len(parts), part.kind, part.name, Outcome.ABSENT)
            found = self._find(part, parents)
            if found is not None and dry_run:
                report = replace(report, outcome=Outcome.WOULD_GO)
            elif found is not None:
                yield replace(report, outcome=Outcome.UNDER_WAY)  # who stopped meanwhile keeps it
                for seen in self._delete(part, parents, found):
                    report = replace(report, outcome=Outcome.UNDER_WAY if seen else Outcome.GONE)
                    if seen is not None:
                        yield report
            if report.outcome is Outcome.UNDER_WAY:
                return
            yield report

    def _parts(self, everything: bool) -> list[_Part]:
        name, group = self._name, Kind.DATASET_GROUP
        campaign = _Part(Kind.CAMPAIGN, name, Kind.SOLUTION)
        if not everything:
            return [campaign]
        in_group = (Kind.SOLUTION, Kind.FILTER, Kind.EVENT_TRACKER)
        data_sets = [f"{name}-{each}" for each in DataSet]
        schemas = [*data_sets, f"{name}-{DataSet.INTERACTIONS}-context"]
        return [
            campaign,
            *(_Part(kind, name, group) for kind in in_group),
            _Part(Kind.FILTER, f"{name}-new", group),
            *(_Part(Kind.DATASET, each, group) for each in data_sets),
            *(_Part(Kind.SCHEMA, each, None) for each in schemas),
            _Part(group, name, None),
        ]

    def _parents(self) -> dict[Kind, str]:
        """The ARNs of what others are looked for under, as far as it is there."""
        group = self._account.find(Kind.DATASET_GROUP, self._name)
        if group is None:
            return {}
        solution = self._account.find(Kind.SOLUTION, self._name, group.arn)
        there = {Kind.DATASET_GROUP: group.arn}
        return there | ({Kind.SOLUTION: solution.arn} if solution else {})

    def _find(self, part: _Part, parents: dict[Kind, str]) -> Resource | None:
        if part.parent is None:
            return self._account.find(part.kind, part.name)
        if part.parent not in parents:
            return None
        return self._account.find(part.kind, part.name, parents[part.parent])

    def _delete(
        self, part: _Part, parents: dict[Kind, str], found: Resource
    ) -> Iterator[Resource | None]:
        """Delete it and wait until it is gone; what AWS deletes already is only waited for."""
        if not found.is_leaving:
            self._account.delete(found)
        return self._waiting.until_gone(lambda: self._find(part, parents))
