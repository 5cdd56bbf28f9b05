"""Opening hours are read strictly, and asked with any clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.errors import SettingsError
from shared.domain.opening_hours import OpeningHours
from shared.settings import load_settings

WEEK = "mon-fri 10:00-18:00, sat 11:00-13:00, sat 14:00-17:00"
WEDNESDAY = datetime(2026, 11, 25, tzinfo=UTC)
SATURDAY = WEDNESDAY + timedelta(days=3)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (WEDNESDAY.replace(hour=9, minute=59, second=59), False),
        (WEDNESDAY.replace(hour=10), True),
        (WEDNESDAY.replace(hour=17, minute=59), True),
        (WEDNESDAY.replace(hour=18), False),
        (SATURDAY.replace(hour=13, minute=30), False),
        (SATURDAY.replace(hour=14), True),
        (SATURDAY + timedelta(days=1, hours=12), False),
    ],
)
def test_the_hall_is_open_from_the_first_minute_to_before_the_last(
    moment: datetime, is_open: bool
) -> None:
    assert OpeningHours.parse(WEEK).is_open(moment) is is_open


def test_the_next_opening_may_be_today_or_after_the_weekend() -> None:
    hours = OpeningHours.parse(WEEK)
    assert hours.next_opening(WEDNESDAY) == WEDNESDAY.replace(hour=10)
    assert hours.next_opening(SATURDAY.replace(hour=13)) == SATURDAY.replace(hour=14)
    evening = SATURDAY.replace(hour=17)
    assert hours.next_opening(evening) == SATURDAY + timedelta(days=2, hours=10)


def test_no_hours_are_always_open() -> None:
    assert OpeningHours.parse(" ") == OpeningHours()
    assert OpeningHours().is_open(WEDNESDAY)
    assert OpeningHours().next_opening(WEDNESDAY) is None


def test_days_may_go_round_the_weekend_and_until_midnight() -> None:
    hours = OpeningHours.parse("sat-mon 00:00-24:00")
    open_days = [d for d in range(7) if hours.is_open(WEDNESDAY + timedelta(days=d, hours=23))]
    assert open_days == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mon 10-18", "'mon 10-18' is not DAY HH:MM-HH:MM"),
        ("Mon 10:00-18:00", "is not DAY"),
        ("mon  10:00-18:00", "is not DAY"),
        ("mon 10:00-18:00,", "'' is not DAY"),
        ("mon 10:60-18:00", "names a time that is none"),
        ("mon 10:00-24:01", "names a time that is none"),
        ("mon 18:00-10:00", "closes before it opens"),
        ("mon 10:00-10:00", "closes before it opens"),
        ("mon 10:00-12:00, mon-tue 11:00-13:00", "mon is open twice at 11:00"),
    ],
)
def test_wrong_hours_are_named(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(environment={"A": ""}, arguments={"opening_hours": text})
    assert str(error.value).startswith(
        f"command line: opening_hours = {text!r} is not opening hours"
    )
    assert said in str(error.value)


@given(st.integers(0, 4 * 366 * 24 * 60))
def test_the_next_opening_is_open_and_a_minute_before_is_not(minutes: int) -> None:
    hours, moment = OpeningHours.parse(WEEK), WEDNESDAY + timedelta(minutes=minutes)
    opens = hours.next_opening(moment)
    assert opens is not None
    assert moment < opens <= moment + timedelta(days=7)
    assert hours.is_open(opens)
    assert not hours.is_open(opens - timedelta(minutes=1))
