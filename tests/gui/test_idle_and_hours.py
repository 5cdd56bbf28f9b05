"""Asked before forgotten, forgotten wholly, and quiet when the hall is closed."""

import gc
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kiosk.services.gardener import Garden
from shared.domain.visitor import Visitor
from tests.gui.conftest import CALM, HAPPY
from tests.gui.kiosk_in_hand import Hours, KioskInHand, Site

MakeKiosk = Callable[..., KioskInHand]
WEEK = "mon-fri 10:00-18:00"


def opened(make_kiosk: MakeKiosk, **wishes: object) -> KioskInHand:
    kiosk = make_kiosk(**wishes)
    kiosk.catalogue.fill(*CALM, *HAPPY)
    kiosk.show()
    return kiosk


def people() -> list[object]:
    """Whatever is in memory of anybody who visits."""
    gc.collect()
    return [each for each in gc.get_objects() if type(each) in (Visitor, Garden)]


def to_the_garden(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.touch("noticeDecline")
    kiosk.touch("emotion_happy")
    kiosk.wait_for("garden")
    kiosk.settle()


def test_who_is_asked_and_touches_anything_goes_on_and_nothing_else_happens(
    make_kiosk: MakeKiosk,
) -> None:
    kiosk = opened(make_kiosk, still_there_s=300)
    to_the_garden(kiosk)
    kiosk.touch_nothing()
    kiosk.wait(lambda: kiosk.sees("stillThere"))
    assert 0 < int(kiosk.item("secondsLeft").property("text")) <= 300
    kiosk.touch("stillThere")
    assert not kiosk.visit.asking
    kiosk.touch_nothing()
    kiosk.wait(lambda: kiosk.sees("stillThere"))
    done = kiosk.item("doneButton")
    assert not done.isEnabled()
    middle = done.mapToScene(done.boundingRect().center()).toPoint()
    kiosk.press(middle)
    assert kiosk.state == "garden"
    assert not kiosk.visit.asking


def test_who_does_not_answer_is_forgotten_wholly(make_kiosk: MakeKiosk) -> None:
    before = {id(each) for each in people()}
    kiosk = opened(make_kiosk, still_there_s=0.5)
    to_the_garden(kiosk)
    assert {id(each) for each in people()} - before
    kiosk.touch("favorite_rose")
    kiosk.touch("languageButton")
    kiosk.access.switch("large_text")
    kiosk.touch_nothing()
    kiosk.wait_for("attract")
    kiosk.settle()
    assert kiosk.language.language == "en"
    assert not kiosk.access.large_text
    assert kiosk.garden.favorite == ""
    assert kiosk.garden.favorites == []
    assert kiosk.cards() == []
    kiosk.log.visitors.clear()  # the log is meant to keep its anonymous row
    assert {id(each) for each in people()} <= before


def test_who_only_changed_the_language_and_went_on_is_forgotten_too(make_kiosk: MakeKiosk) -> None:
    kiosk = opened(make_kiosk)
    kiosk.touch("languageButton")
    kiosk.touch("accessButton")
    kiosk.wait(lambda: kiosk.sees("accessSheet"))
    assert kiosk.language.language == "ko"
    kiosk.touch_nothing()
    kiosk.wait(lambda: kiosk.language.language == "en")
    kiosk.wait(lambda: not kiosk.item("accessSheet").isVisible())
    assert not kiosk.visit.asking


def test_a_closed_hall_says_when_it_opens_and_begins_no_visit(make_kiosk: MakeKiosk) -> None:
    hours = Hours(WEEK, now=datetime(2026, 11, 27, 19, 0, tzinfo=UTC))
    kiosk = opened(make_kiosk, site=Site(hours=hours))
    kiosk.wait(lambda: kiosk.sees("closedScreen"))
    assert "Monday" in kiosk.item("opensAgain").property("text")
    kiosk.touch("closedScreen")
    kiosk.settle()
    assert kiosk.state == "attract"
    kiosk.touch("languageButton")
    assert "월요일" in kiosk.item("opensAgain").property("text")
    hours.now = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
    kiosk.hours.look()
    kiosk.touch("attractScreen")
    kiosk.wait_for("notice")


def test_a_visit_at_closing_time_goes_on_to_its_end(make_kiosk: MakeKiosk) -> None:
    hours = Hours(WEEK)
    kiosk = opened(make_kiosk, site=Site(hours=hours))
    to_the_garden(kiosk)
    hours.now = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
    kiosk.hours.look()
    assert not kiosk.sees("closedScreen")
    kiosk.touch("nextButton")
    kiosk.touch("doneButton")
    kiosk.wait(lambda: kiosk.sees("closedScreen"))


@pytest.mark.parametrize(
    ("now", "sleep_after_s", "patience"), [(12, 300, 300), (20, 0, 600), (20, 60, 60)]
)
def test_the_screen_goes_dark_and_a_touch_only_wakes_it(
    make_kiosk: MakeKiosk, now: int, sleep_after_s: float, patience: float
) -> None:
    hours = Hours(WEEK, sleep_after_s, now=datetime(2026, 11, 25, now, 0, tzinfo=UTC))
    kiosk = opened(make_kiosk, site=Site(hours=hours))
    hours.seconds += patience - 1
    kiosk.hours.look()
    assert not kiosk.hours.asleep
    hours.seconds += 1
    kiosk.hours.look()
    kiosk.wait(lambda: kiosk.sees("sleepScreen"))
    kiosk.touch("sleepScreen")
    kiosk.wait(lambda: not kiosk.item("sleepScreen").isVisible())
    assert kiosk.state == "attract"
    assert kiosk.sees("attractScreen") is (now == 12)


def test_an_open_hall_never_sleeps_unless_the_site_says_so(make_kiosk: MakeKiosk) -> None:
    hours = Hours(WEEK)
    kiosk = opened(make_kiosk, site=Site(hours=hours))
    hours.seconds += 1e6
    kiosk.hours.look()
    assert not kiosk.hours.asleep


def test_a_clock_that_jumps_ends_no_visit(make_kiosk: MakeKiosk) -> None:
    hours = Hours(WEEK)
    kiosk = opened(make_kiosk, site=Site(hours=hours))
    to_the_garden(kiosk)
    for year in (1970, 2060, 2026):
        hours.now = hours.now.replace(year=year)
        kiosk.hours.look()
    assert kiosk.state == "garden"
    assert not kiosk.hours.asleep
