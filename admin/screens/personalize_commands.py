"""The command `personalize`: how much there is, files, set-up, import, recommendations."""

import argparse
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import asdict
from typing import TypeVar, cast

from admin.screens.arguments import EMOTION_KEYS, verbs_of
from admin.screens.console import INTERRUPTED, Console
from admin.services.personalize import Personalize
from admin.services.personalize_data import DataSetCounts
from admin.services.personalize_setup import SetupOptions
from admin.services.personalize_steps import Outcome, StepReport
from shared.domain.emotion import Emotion
from shared.domain.errors import NothingMatchedError, SettingsError
from shared.domain.personalize import LEAST_INTERACTIONS, LEAST_PER_USER, LEAST_USERS
from shared.setting_kinds import path

MOST_RESULTS = 100
_BILLED = (
    "A campaign is billed for every hour that it stands, asked or not; `personalize stop`"
    " deletes it."
)
_STILL = {
    "setup": "AWS is still at work on this step; run `personalize setup` again later to go on",
    "import": "AWS is still importing; run `personalize import` again later to go on",
    "stop": "AWS is still deleting the campaign; run `personalize stop` again later to see it gone",
    "teardown": "AWS is still deleting this; run `personalize teardown` again later to go on",
}
T = TypeVar("T")


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `personalize` takes."""
    verbs = verbs_of(parser, common)
    verbs("info", "how much there is to learn from, as one JSON object")
    exporting = verbs("export", "write the data sets as CSV files, DIR/dataset/<name>/*.csv")
    exporting.add_argument("folder", type=path, metavar="DIR")
    setting_up = verbs(
        "setup", "make at AWS what is missing, up to a trained model; one JSON object a step"
    )
    setting_up.add_argument("--dry-run", action="store_true", help="only say what would be made")
    setting_up.add_argument(
        "--with-campaign",
        "--train",
        action="store_true",
        help="also open a campaign, which is billed for every hour that it stands",
    )
    setting_up.add_argument(
        "--retrain", action="store_true", help="train anew from the newest events"
    )
    verbs("stop", "delete the campaign, which is billed; kiosks choose by themselves from then on")
    taking_down = verbs("teardown", "delete all that setup made at AWS; one JSON object a step")
    taking_down.add_argument("--dry-run", action="store_true", help="only say what would go")
    verbs("import", "only put the data sets into the store's bucket and have them imported")
    forgetting = verbs("forget", "have a user's data deleted, and leave them out of later exports")
    forgetting.add_argument("user_id", metavar="USER")
    recommending = verbs("recommend", "a user's recommendations, one JSON object a line")
    recommending.add_argument("user_id", metavar="USER")
    recommending.add_argument("--emotion", choices=EMOTION_KEYS, type=str.lower)
    recommending.add_argument("--number", type=int, default=25, metavar="N")


class PersonalizeCommands:
    """Works with Personalize from a terminal."""

    def __init__(self, personalize: Personalize, console: Console) -> None:
        self._personalize = personalize
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        match given.verb:
            case "info":
                return self.info()
            case "export":
                return self.export(str(given.folder))
            case "setup":
                return self.set_up(SetupOptions(given.with_campaign, given.retrain, given.dry_run))
            case "stop":
                return self.take_down(everything=False)
            case "teardown":
                return self.take_down(everything=True, dry_run=given.dry_run)
            case "import":
                return self.bring_in()
            case "forget":
                return self.forget(given.user_id)
            case _:
                return self.recommend(given.user_id, given.emotion, given.number)

    def info(self) -> int:
        counts = self._counted(self._personalize.data.count())
        if counts is None:
            return INTERRUPTED
        registration = self._personalize.registration
        self._console.line(
            **asdict(counts),
            enough=counts.enough,
            least_interactions=LEAST_INTERACTIONS,
            least_returning_users=LEAST_USERS,
            items_waiting=registration.waiting() if registration else None,
            items_set_aside=registration.set_aside() if registration else None,
        )
        self._console.say(_readiness(counts))
        return 0

    def export(self, folder: str) -> int:
        counts = self._counted(self._personalize.data.export(self._personalize.open_files(folder)))
        if counts is None:
            self._console.say("stopped; the files that were there are as they were")
            return INTERRUPTED
        self._console.line(folder=folder, **asdict(counts))
        self._console.say(
            f"{counts.users:,} users, {counts.items:,} items and {counts.interactions:,}"
            f" interactions in {folder}"
            + (f"; {counts.damaged:,} damaged lines left out" if counts.damaged else "")
        )
        return 0

    def set_up(self, options: SetupOptions) -> int:
        last, settings = self._followed(self._personalize.setup.run(options))
        for name, value in settings.items():
            self._console.say(f'{name} = "{value}"')
        return self._ended(
            last, _BILLED if options.campaign and not options.dry_run else None, options
        )

    def take_down(self, *, everything: bool, dry_run: bool = False) -> int:
        outcomes: set[Outcome] = set()
        work = self._personalize.teardown.run(everything=everything, dry_run=dry_run)
        last, _ = self._followed(work, outcomes)
        if self._console.stopped():
            self._console.say("stopped; the same command goes on where this ended")
            return INTERRUPTED
        if last is not None and last.outcome is Outcome.UNDER_WAY:
            self._console.say(_STILL["teardown" if everything else "stop"])
            return 1
        if outcomes <= {Outcome.ABSENT}:
            raise NothingMatchedError("nothing of it is set up at AWS")
        if not dry_run:
            self._console.say(
                "take the lines that setup gave (personalize_tracking_id, personalize_users_arn, …)"
                " out of the settings files; what visitors did stays in the event log"
                if everything
                else "take the line personalize_campaign_arn out of the settings files;"
                " `personalize setup --with-campaign` opens one again"
            )
        return 0

    def bring_in(self) -> int:
        self._personalize.imports.place()
        last, _ = self._followed(self._personalize.setup.bring_in())
        return self._ended(last, "Personalize has what kiosks told so far")

    def forget(self, user_id: str) -> int:
        job = self._personalize.imports.forget(user_id)
        self._console.line(user_id=user_id, deletion_job=job)
        self._console.say(
            "Personalize deletes the user's data within a day; exports and imports leave it out"
            " from now on, and the event log keeps the random id"
        )
        return 0

    def recommend(self, user_id: str, emotion: str | None, number: int) -> int:
        if not 1 <= number <= MOST_RESULTS:
            raise SettingsError(f"number is 1 to {MOST_RESULTS}")
        wanted = Emotion.from_key(emotion) if emotion else None
        ranking = self._personalize.recommend(user_id, wanted, number)
        if not ranking.item_ids:
            raise NothingMatchedError(f"Personalize recommends nothing to {user_id!r}")
        for place, item_id in enumerate(ranking.item_ids):
            score = ranking.scores[place] if place < len(ranking.scores) else None
            self._console.line(item_id=item_id, score=score)
        self._console.say(f"recommendation {ranking.recommendation_id}")
        return 0

    def _counted(self, counting: Iterator[DataSetCounts]) -> DataSetCounts | None:
        """The last of the counts; None when somebody stopped it."""
        counts = DataSetCounts()
        with self._console.listening():
            for counts in self._until_stopped(counting):
                self._console.fleeting(f"{counts.interactions:,} interactions")
        return None if self._console.stopped() else counts

    def _until_stopped(self, work: Iterator[T]) -> Iterator[T]:
        with closing(cast("Generator[T, None, None]", work)) as source:
            for each in source:
                yield each
                if self._console.stopped():
                    return

    def _followed(
        self, work: Iterator[StepReport], outcomes: set[Outcome] | None = None
    ) -> tuple[StepReport | None, dict[str, str]]:
        """Tell of each step once for each state; the last, and the lines for the settings."""
        last: StepReport | None = None
        settings: dict[str, str] = {}
        with self._console.listening():
            for report in self._until_stopped(work):
                if report.counts is not None and report.outcome is Outcome.UNDER_WAY:
                    self._console.fleeting(f"{report.counts.interactions:,} interactions")
                elif report != last:
                    self._tell(report)
                settings |= dict([report.setting] if report.setting else [])
                if outcomes is not None:
                    outcomes.add(report.outcome)
                last = report
        return last, settings

    def _ended(
        self, last: StepReport | None, done: str | None, options: SetupOptions | None = None
    ) -> int:
        """What is said at the end of a set-up, or of an import (no `options`); the exit code."""
        if self._console.stopped():
            self._console.say("stopped; the same command goes on where this ended")
            return INTERRUPTED
        verb = "setup" if options else "import"
        is_dry = options is not None and options.dry_run
        why = None if last is None else _why_it_stops(last, verb, is_dry=is_dry)
        if why or done:
            self._console.say(why or done or "")
        is_late = last is not None and last.outcome is Outcome.UNDER_WAY
        return 1 if is_late or (why and options and options.campaign) else 0

    def _tell(self, report: StepReport) -> None:
        counts = {} if report.counts is None else asdict(report.counts)
        self._console.line(
            step=report.number,
            steps=report.steps,
            kind=report.kind,
            name=report.name,
            outcome=report.outcome,
            status=report.status,
            billed=report.cost,
            **counts,
        )


def _why_it_stops(report: StepReport, verb: str, *, is_dry: bool) -> str | None:
    """Why nothing follows a step; None when it is the last, or nothing is in the way."""
    match report.outcome:
        case Outcome.UNDER_WAY:
            return _STILL[verb]
        case Outcome.NEEDS:
            return (
                f"{report.status} is not set: the role by which Personalize reads the bucket;"
                " set it, and run setup again to go on"
            )
        case Outcome.FEW:
            return (
                f"Personalize imports interactions only from {LEAST_INTERACTIONS:,} on; those that"
                " kiosks send by themselves it has already"
            )
        case Outcome.NOT_YET:
            return f"{_readiness(report.counts or DataSetCounts())} Run setup again then."
        case Outcome.ASKS:
            return (
                ("" if is_dry else "The model is trained. ")
                + "A campaign would be billed for every hour that it stands, asked or not;"
                " `personalize setup --with-campaign` opens it"
            )
        case _:
            return None


def _readiness(counts: DataSetCounts) -> str:
    if counts.enough:
        return "Enough for Personalize to train a model."
    return (
        f"Personalize trains a model from {LEAST_INTERACTIONS:,} interactions and"
        f" {LEAST_USERS} users with {LEAST_PER_USER} or more; there are"
        f" {counts.interactions:,} and {counts.returning_users:,}."
    )
