"""Hands that double click, several fingers at once, and a hand that rests on the glass."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.presenters.access_presenter import SETTLE_MS
from tests.gui.conftest import CALM
from tests.gui.kiosk_in_hand import KioskInHand, Site, let_idle_time_pass
from tests.gui.test_screens import to_the_garden

MakeKiosk = Callable[..., KioskInHand]


@pytest.fixture
def settling(make_kiosk: MakeKiosk) -> KioskInHand:
    """A kiosk that gives a screen as long to settle as in a hall."""
    kiosk = make_kiosk(site=Site(settle_ms=SETTLE_MS))
    kiosk.catalogue.fill(*CALM)
    kiosk.show()
    return kiosk


def middle(kiosk: KioskInHand, name: str) -> QPoint:
    item = kiosk.item(name)
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def double_click(kiosk: KioskInHand, place: QPoint) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kiosk.press(place)
    QTest.mouseDClick(kiosk.window, button, none, place)


class Glass:
    """A touch screen for several fingers."""

    def __init__(self, kiosk: KioskInHand) -> None:
        self._window = kiosk.window
        self._screen = QTest.createTouchDevice()
        self._down: dict[int, QPoint] = {}

    def put_down(self, *places: QPoint) -> None:
        """One more finger on each place; those before rest where they are."""
        event = QTest.touchEvent(self._window, self._screen)
        for finger in self._down:
            event.stationary(finger)
        for place in places:
            finger = len(self._down)
            self._down[finger] = place
            event.press(finger, place, self._window)
        event.commit()

    def lift(self, *fingers: int) -> None:
        event = QTest.touchEvent(self._window, self._screen)
        for finger in sorted(self._down):
            if finger in fingers:
                event.release(finger, self._down.pop(finger), self._window)
            else:
                event.stationary(finger)
        event.commit()


def test_a_double_click_on_the_invitation_opens_no_camera(settling: KioskInHand) -> None:
    settling.touch("attractScreen")
    settling.wait(lambda: settling.sees("noticeAccept"))
    settling.draw()
    accept = middle(settling, "noticeAccept")
    settling.visit.leave()
    settling.wait(lambda: settling.sees("attractScreen"))
    double_click(settling, accept)
    assert settling.state == "notice"
    settling.touch("noticeAccept")  # once it has been seen
    assert settling.state == "mirror"


def test_a_double_click_on_done_begins_no_visit(settling: KioskInHand) -> None:
    to_the_garden(settling)
    settling.wait(lambda: settling.sees("doneButton"))
    double_click(settling, middle(settling, "doneButton"))
    assert settling.state == "attract"


def test_a_double_click_turns_once(settling: KioskInHand) -> None:
    to_the_garden(settling)
    settling.wait(lambda: settling.sees("nextButton"))
    double_click(settling, middle(settling, "nextButton"))
    settling.settle()
    assert len(settling.log.impressions) == 2
    double_click(settling, middle(settling, "languageButton"))
    assert settling.language.current == "ko"
    double_click(settling, middle(settling, "accessButton"))
    settling.wait(lambda: settling.sees("access_low_reach"))
    double_click(settling, middle(settling, "access_reduced_motion"))
    assert settling.access.has("reduced_motion")


def test_who_answers_with_a_double_click_only_goes_on(settling: KioskInHand) -> None:
    to_the_garden(settling)
    settling.wait(lambda: settling.sees("doneButton"))
    let_idle_time_pass(settling.visit)
    double_click(settling, middle(settling, "doneButton"))
    assert settling.state == "garden"


def test_what_is_in_the_corner_stays_under_the_finger(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk)
    kiosk.wait(lambda: kiosk.sees("nextButton"))
    kiosk.draw()
    before = middle(kiosk, "accessButton")
    kiosk.touch("accessButton")
    kiosk.wait(lambda: kiosk.sees("accessBack"))
    kiosk.draw()
    assert middle(kiosk, "accessButton") == before


def test_a_finger_on_the_language_begins_no_visit(kiosk: KioskInHand) -> None:
    kiosk.wait(lambda: kiosk.sees("attractScreen"))
    glass = Glass(kiosk)
    glass.put_down(middle(kiosk, "languageButton"))
    glass.lift(0)
    assert kiosk.language.current == "ko"
    assert kiosk.state == "attract"


def test_a_touch_on_a_picture_beckons_to_its_heart_and_is_no_like(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk)
    kiosk.wait(lambda: kiosk.sees("like0"))
    sizes: set[float] = set()
    heart = next(child for child in kiosk.item("like0").childItems() if child.width() == 24)
    heart.scaleChanged.connect(lambda: sizes.add(round(heart.scale(), 2)))
    kiosk.touch("card0")
    kiosk.wait(lambda: len(sizes) > 1)
    kiosk.settle()
    assert not kiosk.log.interactions


def test_a_finger_that_stays_for_long_touches_all_the_same(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk)
    kiosk.wait(lambda: kiosk.sees("like1"))
    glass = Glass(kiosk)
    glass.put_down(middle(kiosk, "like1"))
    QTest.qWait(QGuiApplication.styleHints().mousePressAndHoldInterval() + 200)
    glass.lift(0)
    kiosk.wait(lambda: len(kiosk.log.interactions) == 1)


def test_two_fingers_like_two_pictures(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk)
    kiosk.wait(lambda: kiosk.sees("like1"))
    glass = Glass(kiosk)
    glass.put_down(middle(kiosk, "like0"), middle(kiosk, "like1"))
    glass.lift(0, 1)
    kiosk.wait(lambda: len(kiosk.log.interactions) == 2)


def test_a_hand_that_rests_on_the_glass_holds_up_nobody(kiosk: KioskInHand) -> None:
    kiosk.wait(lambda: kiosk.sees("attractScreen"))
    glass = Glass(kiosk)
    glass.put_down(QPoint(30, kiosk.window.height() // 2))
    glass.put_down(QPoint(kiosk.window.width() // 2, kiosk.window.height() // 2))
    glass.lift(1)
    assert kiosk.state == "notice"
    kiosk.touch("noticeDecline")
    kiosk.touch("emotion_calm")
    kiosk.wait_for("garden")
    kiosk.wait(lambda: kiosk.sees("like1"))
    let_idle_time_pass(kiosk.visit)
    glass.put_down(middle(kiosk, "like1"))  # answers, and does nothing else
    glass.lift(1)
    assert not kiosk.visit.asking
    kiosk.wait(lambda: kiosk.sees("like1"))
    glass.put_down(middle(kiosk, "like1"))
    glass.lift(1)
    kiosk.wait(lambda: len(kiosk.log.interactions) == 1)


def test_staff_come_in_beside_a_hand_that_rests_on_the_glass(kiosk: KioskInHand) -> None:
    kiosk.wait(lambda: kiosk.sees("attractScreen"))
    glass = Glass(kiosk)
    glass.put_down(QPoint(kiosk.window.width() - 30, kiosk.window.height() // 2))
    for _ in range(5):
        glass.put_down(middle(kiosk, "staffCorner"))
        glass.lift(1)
    kiosk.wait(lambda: bool(kiosk.staff.page))
