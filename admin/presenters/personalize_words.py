"""What the steps of Personalize are called, what became of them, and what they cost, in words."""

from PySide6.QtCore import QCoreApplication

from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.services.personalize_steps import Cost, Outcome, StepReport, Work
from shared.domain.personalize import LEAST_INTERACTIONS, LEAST_PER_USER, LEAST_USERS
from shared.domain.personalize_resources import Kind

translate = QCoreApplication.translate
_OUTCOMES = {
    Outcome.THERE: QT_TRANSLATE_NOOP("Admin", "there already"),
    Outcome.MADE: QT_TRANSLATE_NOOP("Admin", "made"),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("Admin", "changed"),
    Outcome.UNDER_WAY: QT_TRANSLATE_NOOP("Admin", "AWS is at work"),
    Outcome.NEEDS: QT_TRANSLATE_NOOP("Admin", "needs a setting"),
    Outcome.FOLDER: QT_TRANSLATE_NOOP("Admin", "left out, the store is a folder"),
    Outcome.EMPTY: QT_TRANSLATE_NOOP("Admin", "nothing to import yet"),
    Outcome.FEW: QT_TRANSLATE_NOOP("Admin", "too few to import yet"),
    Outcome.ENOUGH: QT_TRANSLATE_NOOP("Admin", "enough"),
    Outcome.NOT_YET: QT_TRANSLATE_NOOP("Admin", "not enough yet"),
    Outcome.ASKS: QT_TRANSLATE_NOOP("Admin", "needs your consent"),
    Outcome.GONE: QT_TRANSLATE_NOOP("Admin", "deleted"),
    Outcome.ABSENT: QT_TRANSLATE_NOOP("Admin", "not there"),
}
_KINDS = {
    Kind.SCHEMA: QT_TRANSLATE_NOOP("Admin", "Schema"),
    Kind.DATASET_GROUP: QT_TRANSLATE_NOOP("Admin", "Data set group"),
    Kind.DATASET: QT_TRANSLATE_NOOP("Admin", "Data set"),
    Kind.EVENT_TRACKER: QT_TRANSLATE_NOOP("Admin", "Event tracker"),
    Kind.FILTER: QT_TRANSLATE_NOOP("Admin", "Filter"),
    Kind.SOLUTION: QT_TRANSLATE_NOOP("Admin", "Solution"),
    Kind.SOLUTION_VERSION: QT_TRANSLATE_NOOP("Admin", "Model"),
    Kind.CAMPAIGN: QT_TRANSLATE_NOOP("Admin", "Campaign"),
    Kind.IMPORT_JOB: QT_TRANSLATE_NOOP("Admin", "Import"),
    Work.FILES: QT_TRANSLATE_NOOP("Admin", "Files"),
    Work.READINESS: QT_TRANSLATE_NOOP("Admin", "Visitors and likes"),
}
_COSTS = {
    Cost.STORAGE: QT_TRANSLATE_NOOP("Admin", "billed: what lies in the bucket"),
    Cost.DATA: QT_TRANSLATE_NOOP("Admin", "billed: each gigabyte"),
    Cost.EVENTS: QT_TRANSLATE_NOOP("Admin", "billed: each gigabyte of events"),
    Cost.TRAINING: QT_TRANSLATE_NOOP("Admin", "billed: each training"),
    Cost.STANDING: QT_TRANSLATE_NOOP("Admin", "billed: every hour that it stands"),
}
_STILL = {
    "setup": QT_TRANSLATE_NOOP("Admin", "AWS is still at work on this step. Set up again later."),
    "import": QT_TRANSLATE_NOOP(
        "Admin", "AWS is still importing. Import again later; it goes on from here."
    ),
    "stop": QT_TRANSLATE_NOOP(
        "Admin",
        "AWS is still deleting the campaign. Delete it again later, to see that it is gone.",
    ),
    "teardown": QT_TRANSLATE_NOOP(
        "Admin", "AWS is still deleting this. Delete everything again later; it goes on from here."
    ),
}

_TAKE_OUT = {
    "stop": QT_TRANSLATE_NOOP(
        "Admin",
        "Take the line personalize_campaign_arn out of the settings files of kiosks and curators.",
    ),
    "teardown": QT_TRANSLATE_NOOP(
        "Admin",
        "Take the lines that the set-up gave (personalize_tracking_id, personalize_users_arn, …)"
        " out of the settings files of kiosks and curators.",
    ),
}


def step_words(report: StepReport, since: str, *, is_over: bool = False) -> str:
    """A step in a line or two; `since` is the time of day from which AWS is at work on it.

    `is_over` when an error ended what was under way.
    """
    kind = say(_KINDS.get(report.kind, str(report.kind)))
    outcome = say(_OUTCOMES.get(report.outcome, str(report.outcome)))
    if report.outcome is Outcome.UNDER_WAY and is_over:
        outcome = translate("Admin", "ended by an error")
    elif report.outcome is Outcome.UNDER_WAY and report.counts is not None:
        outcome = translate("Admin", "interactions: {0}").format(f"{report.counts.interactions:,}")
    elif report.outcome is Outcome.UNDER_WAY and since:
        outcome = translate("Admin", "{0} since {1}").format(outcome, since)
    what = kind if report.kind is Work.READINESS else f"{kind} {report.name}"
    line = f"{report.number}/{report.steps}  {what}: {outcome}"
    return f"{line}\n        {say(_COSTS[report.cost])}" if report.cost in _COSTS else line


def why_it_stops(report: StepReport, act: str) -> str:
    """Why an act (`setup`, `import`, `stop`, `teardown`) ended at a step, and what to do.

    Nothing when a set-up or an import went through; what is still to do when all is deleted.
    """
    match report.outcome:
        case Outcome.UNDER_WAY:
            return say(_STILL[act])
        case Outcome.NEEDS:
            words = translate(
                "Admin",
                "{0} is not set: the role by which Personalize reads the bucket. Set it in the"
                " settings file, start again, and set up again.",
            )
            return words.format(report.status)
        case Outcome.FEW:
            words = translate(
                "Admin",
                "Personalize imports interactions only from {0} on. Those that kiosks send by"
                " themselves it has already.",
            )
            return words.format(f"{LEAST_INTERACTIONS:,}")
        case Outcome.NOT_YET:
            words = translate(
                "Admin",
                "Personalize trains a model from {0} interactions and {1} users with {2} or more."
                " Set up again when there are so many.",
            )
            return words.format(f"{LEAST_INTERACTIONS:,}", LEAST_USERS, LEAST_PER_USER)
        case Outcome.ASKS:
            return translate(
                "Admin",
                "The model is trained. Set up again with a campaign, and kiosks can ask it.",
            )
        case Outcome.GONE | Outcome.ABSENT if report.number == report.steps:
            return say(_TAKE_OUT[act])
        case _:
            return ""
