"""The visit's state machine: the ways through, and the ways out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.visit import Visit, VisitEvent, VisitState


def visit_after(*events: VisitEvent) -> Visit:
    visit = Visit()
    for event in events:
        assert visit.handle(event), event
    return visit


WITH_CAMERA = (VisitEvent.BEGIN, VisitEvent.AGREE, VisitEvent.READ, VisitEvent.ARRIVE)
BY_HAND = (VisitEvent.BEGIN, VisitEvent.DECLINE, VisitEvent.ARRIVE)


@pytest.mark.parametrize("way", [WITH_CAMERA, BY_HAND])
def test_both_ways_lead_to_the_garden(way: tuple[VisitEvent, ...]) -> None:
    assert visit_after(*way).state is VisitState.GARDEN


@pytest.mark.parametrize("steps", range(1, len(WITH_CAMERA) + 1))
def test_a_visitor_may_leave_from_anywhere(steps: int) -> None:
    visit = visit_after(*WITH_CAMERA[:steps])
    assert visit.handle(VisitEvent.LEAVE)
    assert visit.state is VisitState.ATTRACT


def test_an_event_that_does_not_fit_changes_nothing() -> None:
    visit = visit_after(VisitEvent.BEGIN)
    assert not visit.handle(VisitEvent.ARRIVE)
    assert not visit.handle(VisitEvent.BEGIN)
    assert visit.state is VisitState.NOTICE


def test_no_face_leads_back_to_the_mirror_or_on_by_hand() -> None:
    reading = (VisitEvent.BEGIN, VisitEvent.AGREE, VisitEvent.READ)
    assert visit_after(*reading, VisitEvent.TRY_AGAIN).state is VisitState.MIRROR
    assert visit_after(*reading, VisitEvent.CHOOSE_BY_HAND).state is VisitState.PICKER


@given(st.lists(st.sampled_from(VisitEvent), max_size=40))
def test_the_camera_is_never_allowed_before_the_visitor_agreed(events: list[VisitEvent]) -> None:
    visit, agreed = Visit(), False
    for event in events:
        moved = visit.handle(event)
        if moved and event is VisitEvent.AGREE:
            agreed = True
        if moved and event is VisitEvent.LEAVE:
            agreed = False
        assert not visit.camera_allowed or agreed


def test_every_state_can_be_reached() -> None:
    seen = {VisitState.ATTRACT}
    for length in range(1, 5):
        for events in itertools.product(VisitEvent, repeat=length):
            visit = Visit()
            for event in events:
                visit.handle(event)
            seen.add(visit.state)
    assert seen == set(VisitState)
