"""Personalize's drivers as the admin app needs them; boto3 is imported when one is first used."""

import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from admin.adapters.csv_files import CsvDataSets
from admin.adapters.personalize_account import BotoPersonalizeAccount
from shared.domain.personalize_resources import Kind
from shared.ports import EventSink, Ranker
from shared.settings import Settings

ITEMS = "personalize"
"""The name of the queue of items in the outbox."""

_DEADLINE_S = 20.0


@dataclass(frozen=True, slots=True)
class PersonalizeDrivers:
    """`items` and `ranker` are None where the settings name no data set and no campaign."""

    account: BotoPersonalizeAccount
    items: EventSink | None
    ranker: Ranker | None


def personalize_drivers(settings: Settings) -> PersonalizeDrivers:
    """The drivers that the settings ask for."""
    items, ranker = None, None
    if settings.personalize_items_arn is not None:
        from shared.adapters.aws.personalize import PersonalizeItems

        items = PersonalizeItems(settings.personalize_items_arn)
    if settings.personalize_campaign_arn is not None:
        from shared.adapters.aws.personalize import PersonalizeRanking

        ranker = PersonalizeRanking(
            settings.personalize_campaign_arn,
            settings.personalize_filter_arn,
            deadline_s=_DEADLINE_S,
            with_context=settings.personalize_context,
            new_filter_arn=settings.personalize_new_filter_arn,
        )
    return PersonalizeDrivers(BotoPersonalizeAccount(), items, ranker)


def open_csv_files(folder: str) -> CsvDataSets:
    """The files of data sets in a folder."""
    return CsvDataSets(Path(folder).expanduser())


def personalize_trials(settings: Settings) -> Mapping[str, Callable[[], str]]:
    """Tries each permission at Personalize that the settings ask for; none where they name none."""
    trials: dict[str, Callable[[], str]] = {}
    if settings.personalize_items_arn or settings.personalize_campaign_arn:
        from shared.adapters.aws.personalize_trials import admin_trials

        trials |= admin_trials(settings)
    if settings.personalize_role_arn is not None:
        trials["set up"] = partial(_look_around, settings.personalize_name)
    return trials


def _look_around(name: str) -> str:
    from shared.adapters.aws.client import ON_TRIAL

    found = BotoPersonalizeAccount(patience=ON_TRIAL).find(Kind.DATASET_GROUP, name)
    there = f"{name} is {found.status}" if found else f"{name} is not there yet"
    return f"personalize:ListDatasetGroups is allowed, {there}"


@contextmanager
def passing_csv_files() -> Generator[CsvDataSets, None, None]:
    """The files of data sets in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="emotion-garden-") as folder:
        yield CsvDataSets(Path(folder))
