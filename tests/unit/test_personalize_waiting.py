"""Waiting for AWS: nothing is asked too often, and a long wait outlives a bad moment."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from admin.services.personalize_waiting import Waiting
from shared.domain.errors import PersonalizeError
from shared.domain.personalize_resources import Kind, Resource

MODEL = Resource(Kind.SOLUTION_VERSION, "garden", "arn", "CREATE PENDING")


class Clock:
    """An account whose model is ready after so many seconds, on a clock of its own."""

    def __init__(self, ready_s: float) -> None:
        self.now = 0.0
        self.ready_s = ready_s
        self.looks: list[float] = []
        self.away: list[float] = []
        """From when to when it can't be reached."""
        self.end = "ACTIVE"
        self.paused: list[float] = []

    def pause(self, seconds: float) -> None:
        self.paused.append(seconds)
        self.now += seconds

    def look(self, resource: Resource) -> Resource:
        self.looks.append(self.now)
        if self.away and self.away[0] <= self.now < self.away[1]:
            raise PersonalizeError("AWS cannot be reached")
        status = self.end if self.now >= self.ready_s else "CREATE IN_PROGRESS"
        return replace(resource, status=status)

    def find(self, kind: Kind, name: str, parent: str | None = None) -> Resource | None:
        raise NotImplementedError

    def create(self, kind: Kind, values: Mapping[str, Any]) -> Resource:
        raise NotImplementedError

    def delete(self, resource: Resource) -> None:
        raise NotImplementedError

    def keep_from_training(self, solution: Resource) -> Resource:
        raise NotImplementedError

    def serve(self, campaign: Resource, model_arn: str) -> Resource:
        raise NotImplementedError


def test_a_training_of_hours_is_looked_at_less_and_less_often_but_can_be_stopped_at_once() -> None:
    clock = Clock(ready_s=4 * 3600)
    *_, last = Waiting(clock, clock.pause).until_ready(MODEL)
    assert last.is_ready
    assert clock.looks[:3] == [0.0, 5.0, 10.0]
    assert clock.now - clock.ready_s <= 60
    assert len(clock.looks) < 350
    assert max(clock.paused) <= 0.5


def test_a_network_that_is_away_for_a_moment_ends_no_long_wait() -> None:
    clock = Clock(ready_s=7200)
    clock.away = [3600, 3700]
    *_, last = Waiting(clock, clock.pause).until_ready(MODEL)
    assert last.is_ready


def test_one_that_stays_away_is_said() -> None:
    clock = Clock(ready_s=7200)
    clock.away = [3600, 7200]
    with pytest.raises(PersonalizeError, match="cannot be reached"):
        list(Waiting(clock, clock.pause).until_ready(MODEL))
    assert clock.now < 3600 + 300


def test_what_is_denied_at_the_first_look_is_said_at_once() -> None:
    clock = Clock(ready_s=7200)
    clock.away = [0, 10]
    with pytest.raises(PersonalizeError):
        list(Waiting(clock, clock.pause).until_ready(MODEL))
    assert clock.now == 0


def test_after_half_an_hour_another_than_a_model_is_left_to_aws() -> None:
    clock = Clock(ready_s=7200)
    *_, last = Waiting(clock, clock.pause).until_ready(replace(MODEL, kind=Kind.CAMPAIGN))
    assert not last.is_ready
    assert 1800 <= clock.now < 1900


@pytest.mark.parametrize("end", ["CREATE FAILED", "CREATE STOPPED"])
def test_a_training_that_ends_otherwise_is_said(end: str) -> None:
    clock = Clock(ready_s=600)
    clock.end = end
    with pytest.raises(PersonalizeError, match=f"solution version garden: {end}"):
        list(Waiting(clock, clock.pause).until_ready(MODEL))


def test_a_change_that_failed_is_said_and_leaves_the_campaign_ready_for_another() -> None:
    campaign = replace(MODEL, kind=Kind.CAMPAIGN, change="CREATE FAILED")
    with pytest.raises(PersonalizeError, match="campaign garden: CREATE FAILED"):
        list(Waiting(Clock(ready_s=0)).until_ready(campaign))
    assert replace(campaign, status="ACTIVE").is_ready
    assert not replace(campaign, status="ACTIVE", change="CREATE IN_PROGRESS").is_ready
