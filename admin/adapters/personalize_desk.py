"""Personalize's drivers as the admin app needs them; boto3 is imported when one is first used."""

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from admin.adapters.csv_files import CsvDataSets
from admin.adapters.personalize_account import BotoPersonalizeAccount
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
        )
    return PersonalizeDrivers(BotoPersonalizeAccount(), items, ranker)


def open_csv_files(folder: str) -> CsvDataSets:
    """The files of data sets in a folder."""
    return CsvDataSets(Path(folder).expanduser())


@contextmanager
def passing_csv_files() -> Generator[CsvDataSets, None, None]:
    """The files of data sets in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="emotion-garden-") as folder:
        yield CsvDataSets(Path(folder))
