"""Every screen can be reached, read and walked by everybody: measured, not believed."""

import itertools
import math
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from shared.domain.web_address import WebAddress
from shared.qt.theme import contrast
from tests.gui.conftest import CALM, HAPPY
from tests.gui.kiosk_in_hand import BRIGHT, Hours, KioskInHand, Site, accessible_name

MakeKiosk = Callable[..., KioskInHand]

SCREENS = [(1080, 1920, 27.0), (1920, 1080, 24.0), (1280, 800, 10.1)]
"""Width and height in pixels, and the diagonal in inches."""

MODES = [(), ("low_reach",), ("large_text",), ("low_reach", "large_text", "high_contrast")]
MAIN_MM, LEAST_MM = 15.0, 10.0
UPRIGHT = tuple(f"emotions/happy/img_20260102-120000_{n}v.jpeg" for n in range(4))
LESS = ("languageButton", "accessButton", "favorite", "wish_")
"""How the names of those controls begin that no visit depends on."""

_sizes = pytest.mark.parametrize(("width", "height", "inches"), SCREENS)
_modes = pytest.mark.parametrize("modes", MODES, ids=lambda modes: "+".join(modes) or "plain")


def opened(
    make_kiosk: MakeKiosk,
    screen: tuple[int, int, float],
    modes: tuple[str, ...],
    take_home: WebAddress | None = None,
    **wishes: object,
) -> KioskInHand:
    width, height, inches = screen
    access = {"reduced_motion": True, **dict.fromkeys(modes, True)}  # nothing is under way
    # The screen that there is has a size of its own, and is as fine as one of this size would be.
    there = QGuiApplication.primaryScreen().size()
    diagonal = math.hypot(there.width(), there.height()) * inches / math.hypot(width, height)
    site = Site(access=access, diagonal_in=diagonal, take_home=take_home)
    kiosk = make_kiosk(site=site, **wishes)
    kiosk.catalogue.fill(*CALM, *HAPPY, *UPRIGHT)
    kiosk.show(width, height)
    return kiosk


def walk(kiosk: KioskInHand) -> Iterator[str]:
    """Every screen of a visit in turn, with its sheets, once everything has its place."""
    for name in _steps(kiosk):
        kiosk.draw()
        yield name


def _steps(kiosk: KioskInHand) -> Iterator[str]:
    kiosk.wait(lambda: kiosk.sees("attractScreen"))
    yield "attract"
    kiosk.visit.begin()
    yield "notice"
    kiosk.item("accessSheet").setProperty("open", True)
    yield "access"
    kiosk.item("accessSheet").setProperty("open", False)
    kiosk.visit.agree()
    kiosk.wait(lambda: kiosk.camera.picture is not None)
    yield "mirror"
    kiosk.visit.choose_by_hand()
    yield "picker"
    kiosk.garden.choose("happy")
    kiosk.wait_for("garden")
    kiosk.settle()
    kiosk.wait(lambda: all(kiosk.item(f"card{slot}").property("ready") for slot in range(3)))
    yield "garden"
    kiosk.item("wishSheet").setProperty("open", True)
    yield "wishes"
    kiosk.item("wishSheet").setProperty("open", False)


def children(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0.01:
            yield child
            yield from children(child)


def controls(kiosk: KioskInHand) -> dict[str, QRectF]:
    """Where a finger may touch, by the name of each control that can be used now."""
    found: dict[str, QRectF] = {}
    for item in children(kiosk.window.rootObject()):
        if item.objectName() == "touchArea" and item.isEnabled():
            place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            found[item.parentItem().objectName()] = _seen(item, place)
    assert "" not in found, "a control has no name"
    return {name: place for name, place in found.items() if not place.isEmpty()}


def _seen(item: QQuickItem, place: QRectF) -> QRectF:
    """The part of a place that no list cuts off; nothing when its middle is cut off."""
    around = item.parentItem()
    while around is not None:
        if around.clip():
            window = around.mapRectToScene(QRectF(0, 0, around.width(), around.height()))
            if not window.contains(place):
                return QRectF()
        around = around.parentItem()
    return place


@_modes
@_sizes
def test_targets_are_large_enough_for_a_finger_and_do_not_overlap(
    make_kiosk: MakeKiosk, width: int, height: int, inches: float, modes: tuple[str, ...]
) -> None:
    kiosk = opened(make_kiosk, (width, height, inches), modes)
    millimetre = math.hypot(width, height) / inches / 25.4
    screen = QRectF(0, 0, width, height)
    for name in walk(kiosk):
        places = controls(kiosk)
        assert {"languageButton", "accessButton"} <= set(places), name
        for control, place in places.items():
            least = LEAST_MM if control.startswith(LESS) else MAIN_MM
            size = min(place.width(), place.height()) / millimetre
            assert size >= least - 0.01, (name, control, size)
            assert screen.contains(place), (name, control, place)
            if "low_reach" in modes:
                assert place.top() >= height * 2 / 3 - 1, (name, control, place)
        for (one, first), (other, second) in itertools.combinations(places.items(), 2):
            over = first.intersected(second)
            assert over.width() <= 1 or over.height() <= 1, (name, one, other)


def words(kiosk: KioskInHand) -> Iterator[tuple[QQuickItem, QRectF]]:
    """Every text that is seen, and where."""
    for item in children(kiosk.window.rootObject()):
        if item.metaObject().indexOfProperty("lineHeight") >= 0 and item.property("text"):
            high = min(float(item.property("contentHeight")), item.height())
            place = QRectF(0, 0, item.width(), high)
            yield item, _seen(item, item.mapRectToScene(place))


def without_words(kiosk: KioskInHand, items: list[QQuickItem]) -> QImage:
    """What the window shows behind these texts; they keep their places."""
    shown = [item.opacity() for item in items]
    for item in items:
        item.setOpacity(0)
    behind = kiosk.window.grabWindow()
    for item, opacity in zip(items, shown, strict=True):
        item.setOpacity(opacity)
    return behind


def measured(kiosk: KioskInHand, name: str) -> None:
    """Every text against the least favourable of what is behind it, without the text."""
    texts = [(item, place) for item, place in words(kiosk) if not place.isEmpty()]
    if kiosk.item("accessSheet").isVisible() or kiosk.item("wishSheet").isVisible():
        texts = [(item, place) for item, place in texts if _on_a_sheet(item)]
    behind = without_words(kiosk, [item for item, _ in texts])
    for item, place in texts:
        colour = QColor(item.property("color")).name()
        pixels = item.property("font").pixelSize()
        needed = 3.0 if pixels >= 24 else 4.5  # WCAG: 18 points are 24 pixels
        worst = min(contrast(colour, ground) for ground in _grounds(behind, place))
        assert worst >= needed, (name, item.property("text"), worst, pixels)


def _on_a_sheet(item: QQuickItem | None) -> bool:
    while item is not None:
        if item.objectName() in ("accessSheet", "wishSheet", "languageButton"):
            return True
        item = item.parentItem()
    return False


def _grounds(picture: QImage, place: QRectF) -> set[str]:
    area = place.toAlignedRect().intersected(picture.rect())
    across = range(area.left(), area.right() + 1, max(1, area.width() // 24))
    down = range(area.top(), area.bottom() + 1, max(1, area.height() // 8))
    return {picture.pixelColor(x, y).name() for x in across for y in down}


@pytest.mark.parametrize("modes", [(), ("high_contrast", "large_text"), ("low_reach",)])
@_sizes
def test_words_can_be_read_over_the_brightest_picture(
    make_kiosk: MakeKiosk, width: int, height: int, inches: float, modes: tuple[str, ...]
) -> None:
    kiosk = opened(make_kiosk, (width, height, inches), modes)
    kiosk.catalogue.whiten()
    kiosk.eyes.show(BRIGHT)
    kiosk.shelf.refresh()
    kiosk.settle()
    for name in walk(kiosk):
        kiosk.wait(lambda: all(item.opacity() in (0, 1) for item in _screens(kiosk)))
        measured(kiosk, name)


def _screens(kiosk: KioskInHand) -> list[QQuickItem]:
    names = ("attract", "notice", "mirror", "garden")
    return [kiosk.item(f"{name}Screen") for name in names]


@pytest.mark.parametrize("now", [12, 20])
def test_the_closed_hall_and_the_last_question_can_be_read(make_kiosk: MakeKiosk, now: int) -> None:
    hours = Hours("mon-fri 10:00-18:00", now=Hours().now.replace(hour=now))
    kiosk = make_kiosk(still_there_s=600, site=Site(hours=hours, access={"reduced_motion": True}))
    kiosk.catalogue.fill(*CALM)
    kiosk.catalogue.whiten()
    kiosk.show()
    if now == 12:
        kiosk.visit.begin()
        kiosk.touch_nothing()
        kiosk.wait(lambda: kiosk.sees("stillThere"))
    shown = kiosk.item("stillThere" if now == 12 else "closedScreen")
    kiosk.wait(lambda: shown.opacity() == 1)
    texts = [(i, p) for i, p in words(kiosk) if _is_within(i, shown)]
    assert texts
    behind = without_words(kiosk, [item for item, _ in texts])
    for item, place in texts:
        colour = QColor(item.property("color")).name()
        assert min(contrast(colour, each) for each in _grounds(behind, place)) >= 4.5


def _is_within(item: QQuickItem | None, around: QQuickItem) -> bool:
    while item is not None and item is not around:
        item = item.parentItem()
    return item is around


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_control_has_a_name_and_is_reached_by_keys(
    make_kiosk: MakeKiosk, language: str
) -> None:
    kiosk = opened(make_kiosk, (1280, 800, 13.3), (), language=language)
    for name in walk(kiosk):
        expected = set(controls(kiosk)) | ({"attractScreen"} if name == "attract" else set())
        reached: set[str] = set()
        for _ in range(2 * len(expected) + 4):
            QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
            focused = kiosk.window.activeFocusItem()
            if focused is not None:
                reached.add(focused.objectName())
        assert expected <= reached, (name, expected - reached)
        for control in expected:
            item = kiosk.item(control)
            assert accessible_name(item), (name, control)
            interface = QAccessible.queryAccessibleInterface(item)
            assert interface.state().focusable, (name, control)
        assert kiosk.access.keyboard


def test_keys_lead_through_a_whole_visit(kiosk: KioskInHand) -> None:
    def press(name: str) -> None:
        kiosk.wait(lambda: kiosk.sees(name))
        kiosk.item(name).forceActiveFocus()
        QTest.keyClick(kiosk.window, Qt.Key.Key_Return)

    for name in ("attractScreen", "noticeDecline", "emotion_calm", "like1", "nextButton"):
        press(name)
        kiosk.settle()
    kiosk.wait(lambda: len(kiosk.log.interactions) == 1)
    press("doneButton")
    kiosk.wait_for("attract")
    assert not kiosk.access.keyboard


def test_a_visitors_wishes_hold_on_every_screen_and_end_with_the_visit(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    small = kiosk.item("noticeAccept").height()
    kiosk.touch("accessButton")
    for wish in ("large_text", "high_contrast", "low_reach", "reduced_motion"):
        kiosk.touch(f"access_{wish}")
        assert kiosk.item(f"access_{wish}").property("on")
    kiosk.touch("accessBack")
    kiosk.wait(lambda: not kiosk.item("accessSheet").isVisible())
    assert kiosk.item("noticeAccept").height() > small
    kiosk.touch("noticeDecline")
    kiosk.touch("emotion_calm")
    kiosk.wait_for("garden")
    kiosk.settle()
    kiosk.touch("like0")
    kiosk.touch("doneButton")
    kiosk.wait_for("attract")
    assert not any(getattr(kiosk.access, wish) for wish in ("large_text", "low_reach"))
    assert kiosk.item("noticeAccept").height() == small


def test_a_language_from_right_to_left_mirrors_every_screen(make_kiosk: MakeKiosk) -> None:
    kiosk = opened(make_kiosk, (1280, 800, 13.3), ())

    def middles() -> dict[str, float]:
        return {
            name: place.center().x()
            for name, place in controls(kiosk).items()
            if not name.startswith(("wish_", "favorite", "noticeDecline"))
        }

    for name in walk(kiosk):
        before = middles()
        kiosk.language.use("ar")  # no translation: English words on a mirrored screen
        assert kiosk.language.right_to_left
        kiosk.draw()
        after = middles()
        kiosk.language.use("en")
        kiosk.draw()
        for control, x in before.items():
            assert after[control] == pytest.approx(1280 - x, abs=40), (name, control)


@pytest.mark.parametrize(
    ("said", "millimetre"), [(254.0, 10.0), (0.0, 96 / 25.4), (9000.0, 96 / 25.4)]
)
def test_a_screen_that_says_something_unlikely_is_taken_for_a_usual_one(
    kiosk: KioskInHand, said: float, millimetre: float
) -> None:
    kiosk.access.measure(said)
    assert kiosk.access.pixels_per_millimetre == pytest.approx(millimetre)


def test_the_screen_is_measured_when_the_window_is_shown(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk(site=Site(diagonal_in=10.0))
    kiosk.show()
    size = kiosk.window.screen().size()
    expected = math.hypot(size.width(), size.height()) / 10 / 25.4
    assert kiosk.access.pixels_per_millimetre == pytest.approx(expected)
