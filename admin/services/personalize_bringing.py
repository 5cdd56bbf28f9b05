"""Brings what kiosks told to Personalize: files in the store, then an import job for each."""

from collections.abc import Generator
from dataclasses import replace

from admin.services.personalize_data import DataSetCounts
from admin.services.personalize_import import Exported, PersonalizeImport
from admin.services.personalize_making import Going, Making
from admin.services.personalize_steps import Outcome, Plan, Step, StepReport, Work
from shared.domain.errors import PersonalizeError
from shared.domain.personalize import DataSet
from shared.domain.personalize_resources import Kind, Resource

FILES = "dataset/"


class Bringing:
    """`counts` are those of what was brought, as soon as they are known."""

    def __init__(self, making: Making, imports: PersonalizeImport, plan: Plan) -> None:
        self._making = making
        self._imports = imports
        self._plan = plan
        self.counts: DataSetCounts | None = None

    def run(self) -> Going:
        """The files and the jobs; a store that is a folder is left out, as AWS can not read it."""
        lacking = self._imports.lacking()
        if lacking == "store":
            yield from self.leave_out(Outcome.FOLDER)
            return True
        if lacking is not None and self._making.dry_run:
            yield from self.leave_out(Outcome.NEEDS, status=lacking)
            return True
        if lacking is not None:
            yield self._making.next(Work.FILES, FILES, Outcome.NEEDS, status=lacking)
            return False
        exported = self._imports.exported()
        if exported is not None and not self._is_over(exported):
            self.counts = exported.counts
            yield self._making.next(Work.FILES, FILES, Outcome.THERE, counts=exported.counts)
        elif self._making.dry_run:
            yield from self.leave_out(Outcome.WOULD)
            return True
        else:
            exported = yield from self._export()
        return (yield from self._import(exported))

    def leave_out(self, outcome: Outcome, *, status: str = "") -> Generator[StepReport, None, None]:
        """All these steps come to the same."""
        yield self._making.next(Work.FILES, FILES, outcome, status=status)
        for data_set in DataSet:
            name = f"{self._plan.name}-{data_set}"
            yield self._making.next(Kind.IMPORT_JOB, name, outcome, status=status)

    def readiness(self) -> Going:
        """Hold the counts against what Personalize needs before it trains a model."""
        report = self._making.next(Work.READINESS, self._plan.name, Outcome.LATER)
        if self._making.dry_run and self.counts is None:
            yield report
            return True
        if self.counts is None:
            for counts in self._imports.count():
                self.counts = counts
                yield replace(report, outcome=Outcome.UNDER_WAY, counts=counts)
        is_enough = self.counts is not None and self.counts.enough
        outcome = Outcome.ENOUGH if is_enough else Outcome.NOT_YET
        yield replace(report, outcome=outcome, counts=self.counts)
        return is_enough or self._making.dry_run

    def _is_over(self, exported: Exported) -> bool:
        """Whether the files there are of no more use: older than the events, or refused.

        What is being imported is not taken away under AWS' hands.
        """
        jobs = [found for _, found in self._jobs(exported) if found is not None]
        if any(job.has_failed for job in jobs):
            return True
        return all(job.is_ready for job in jobs) and not self._imports.is_newest(exported)

    def _jobs(self, exported: Exported) -> list[tuple[Step, Resource | None]]:
        """The job of each data set that has rows enough, where it was begun."""
        place, role_arn = self._imports.place()
        steps = [
            self._plan.import_job(each, exported.export_id, place, role_arn)
            for each in DataSet
            if exported.counts.can_import(each)
        ]
        return [(step, self._making.find(step)) for step in steps]

    def _export(self) -> Generator[StepReport, None, Exported]:
        report = self._making.next(Work.FILES, FILES, Outcome.UNDER_WAY)
        for counts in self._imports.export():
            yield replace(report, counts=counts)
        exported = self._imports.exported()
        if exported is None:
            raise PersonalizeError("somebody else exports at the same moment; set up again")
        self.counts = exported.counts
        yield replace(report, outcome=Outcome.MADE, counts=exported.counts)
        return exported

    def _import(self, exported: Exported) -> Going:
        """Begin all jobs, then wait for each of them."""
        begun = dict[DataSet | None, tuple[Step, Resource, Outcome]]()
        for step, found in self._jobs(exported):
            if found is None and self._making.dry_run:
                continue
            outcome = Outcome.MADE if found is None else Outcome.THERE
            yield from self._making.breathe()
            begun[step.data_set] = step, found or self._making.create(step), outcome
        for data_set in DataSet:
            name = f"{self._plan.name}-{data_set}"
            lacks = Outcome.FEW if exported.counts.rows_of(data_set) else Outcome.EMPTY
            report = self._making.next(Kind.IMPORT_JOB, name, lacks)
            if data_set in begun:
                step, found, outcome = begun[data_set]
                report = replace(report, outcome=outcome)
                if not (yield from self._making.wait(step, report, found)):
                    return False
            elif self._making.dry_run and exported.counts.can_import(data_set):
                yield replace(report, outcome=Outcome.WOULD)
            else:
                yield report
        return True
