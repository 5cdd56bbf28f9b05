"""Five taps, a PIN, and what each role finds behind it."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.presenters.health_presenter import HealthPresenter
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.pins import Role
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import CameraError
from tests.fakes.store import FakeStore
from tests.gui.conftest import CALM, HAPPY
from tests.gui.kiosk_in_hand import KioskInHand, Site, accessible_name
from tests.gui.staff_in_hand import PINS

MakeKiosk = Callable[..., KioskInHand]
TECHNICIANS = ("staffLogsTile", "staffSettingsTile", "staffUpdateTile", "staffExitTile")
ATTENDANTS = ("staffPause", "staffClose", "staffMotion", "staffHealthTile")
LOW = (
    ("exit", "staffQuit"),
    ("update", "reloadGarden"),
    ("logs", "log_kiosk"),
    ("settings", "setting_language"),
    ("health", "staffBack"),
)
"""The staff's pages, and a control of each."""
SCREENS = [(1080, 1920, 27.0), (1280, 800, 10.1), (1920, 1080, 24.0)]


def tap(kiosk: KioskInHand, times: int = 5) -> None:
    corner = kiosk.item("staffCorner")
    place = corner.mapToScene(corner.boundingRect().center()).toPoint()
    for _ in range(times):
        kiosk.press(place)


def type_in(kiosk: KioskInHand, pin: str) -> None:
    for digit in pin:
        kiosk.touch(f"pin{digit}")
    kiosk.touch("pinEnter")


def page(kiosk: KioskInHand, name: str) -> None:
    kiosk.wait(lambda: kiosk.staff.page == name)


def come_in(kiosk: KioskInHand, role: Role = Role.TECHNICIAN) -> None:
    kiosk.staff_side.set_pins()
    tap(kiosk)
    page(kiosk, "pin")
    type_in(kiosk, PINS[role])
    page(kiosk, "menu")


def words_in(kiosk: KioskInHand, name: str) -> str:
    """Every word below an item that can be seen."""

    def walk(item: QQuickItem) -> Iterator[str]:
        for child in item.childItems():
            if child.isVisible():
                text = child.property("text")
                yield str(text) if isinstance(text, str) else ""
                yield from walk(child)

    return " ".join(walk(kiosk.item(name)))


def words_of(health: HealthPresenter, part: str) -> str:
    return next(str(row["sentence"]) for row in health.rows if row["part"] == part)


def test_the_first_run_lets_both_pins_be_chosen(kiosk: KioskInHand) -> None:
    tap(kiosk)
    page(kiosk, "pin")
    assert "technician" in kiosk.staff_side.pad.title
    type_in(kiosk, "1234")
    type_in(kiosk, "1234")
    kiosk.wait(lambda: "too easy" in kiosk.item("pinHint").property("text"))
    type_in(kiosk, "314159")
    type_in(kiosk, "314158")
    kiosk.wait(lambda: "not the same" in kiosk.item("pinHint").property("text"))
    for _ in range(2):
        type_in(kiosk, "314159")
    kiosk.wait(lambda: "attendant" in kiosk.staff_side.pad.title)
    for _ in range(2):
        type_in(kiosk, "314159")
    kiosk.wait(lambda: "technician has this" in kiosk.item("pinHint").property("text"))
    for _ in range(2):
        type_in(kiosk, "2580")
    page(kiosk, "chosen")
    kiosk.touch("staffBack")
    assert kiosk.staff.page == ""
    assert kiosk.staff_side.book.role_of("2580") is Role.ATTENDANT
    assert kiosk.staff_side.book.role_of("314159") is Role.TECHNICIAN


def test_who_leaves_the_wizard_half_way_keeps_the_technicians_pin(kiosk: KioskInHand) -> None:
    tap(kiosk)
    page(kiosk, "pin")
    for _ in range(2):
        type_in(kiosk, "314159")
    kiosk.wait(lambda: "attendant" in kiosk.staff_side.pad.title)
    kiosk.touch("staffBack")
    tap(kiosk)
    page(kiosk, "pin")
    type_in(kiosk, "314159")
    page(kiosk, "menu")
    assert kiosk.staff.technician


def test_pins_are_not_chosen_by_whoever_comes_later(kiosk: KioskInHand) -> None:
    kiosk.staff_side.seconds += 601
    tap(kiosk)
    page(kiosk, "locked")
    assert "set-pin" in words_in(kiosk, "staffSheet")
    assert not kiosk.has("staffPin")


def test_an_attendant_finds_less_than_a_technician(kiosk: KioskInHand) -> None:
    come_in(kiosk, Role.ATTENDANT)
    assert all(kiosk.sees(name) for name in ATTENDANTS)
    assert not any(kiosk.sees(name) for name in TECHNICIANS)
    for forbidden in ("logs", "settings", "update", "exit"):
        kiosk.staff.show(forbidden)
        assert kiosk.staff.page == "menu"
    kiosk.touch("staffBack")
    tap(kiosk)
    page(kiosk, "pin")
    type_in(kiosk, PINS[Role.TECHNICIAN])
    page(kiosk, "menu")
    assert all(kiosk.sees(name) for name in (*ATTENDANTS, *TECHNICIANS))


def test_nothing_is_shown_to_who_has_no_pin(kiosk: KioskInHand) -> None:
    kiosk.staff_side.set_pins()
    tap(kiosk)
    page(kiosk, "pin")
    for forbidden in ("menu", "health", "exit"):
        kiosk.staff.show(forbidden)
    assert kiosk.staff.page == "pin"


def test_five_taps_are_quick_and_four_are_a_visitors(kiosk: KioskInHand) -> None:
    kiosk.staff_side.set_pins()
    tap(kiosk, 4)
    kiosk.staff_side.seconds += 5
    tap(kiosk, 4)
    kiosk.settle()
    assert kiosk.staff.page == ""
    assert kiosk.state == "notice", "the taps were touches all the same"


def test_a_child_that_hammers_the_screen_does_not_find_the_pad(kiosk: KioskInHand) -> None:
    kiosk.staff_side.set_pins()
    for _ in range(4):
        tap(kiosk, 4)
        kiosk.press(kiosk.window.rootObject().boundingRect().center().toPoint())
    kiosk.settle()
    assert kiosk.staff.page == ""


def test_a_pad_that_was_found_by_chance_is_soon_gone(kiosk: KioskInHand) -> None:
    kiosk.staff_side.set_pins()
    tap(kiosk)
    page(kiosk, "pin")
    timer = kiosk.staff.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 20_000
    type_in(kiosk, PINS[Role.ATTENDANT])
    page(kiosk, "menu")
    assert timer.interval() == 120_000


def test_the_visit_ends_when_staff_come_in(kiosk: KioskInHand) -> None:
    kiosk.touch("attractScreen")
    kiosk.touch("noticeDecline")
    kiosk.touch("emotion_happy")
    kiosk.wait_for("garden")
    come_in(kiosk)
    assert kiosk.state == "attract"
    assert kiosk.cards() == []


def test_wrong_pins_have_to_wait_and_say_how_long(kiosk: KioskInHand) -> None:
    kiosk.staff_side.set_pins()
    tap(kiosk)
    page(kiosk, "pin")
    for _ in range(3):
        type_in(kiosk, "9753")
        kiosk.wait(lambda: kiosk.item("pinHint").property("text") != "")
    kiosk.wait(lambda: "30 seconds" in kiosk.item("pinHint").property("text"))
    assert not kiosk.sees("pin1")
    kiosk.touch("staffBack")
    tap(kiosk)
    page(kiosk, "pin")
    kiosk.wait(lambda: "30 seconds" in kiosk.item("pinHint").property("text"))
    kiosk.staff_side.seconds += 30
    kiosk.wait(lambda: kiosk.sees("pin1"))
    type_in(kiosk, PINS[Role.TECHNICIAN])
    page(kiosk, "menu")


def test_staff_who_walk_away_leave_nothing_open(kiosk: KioskInHand) -> None:
    come_in(kiosk)
    kiosk.touch("staffExitTile")
    timer = kiosk.staff.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    timer.timeout.emit()
    assert kiosk.staff.page == ""
    kiosk.staff.exit()  # a late touch on a page that fades is nobody's
    kiosk.touch("attractScreen")
    kiosk.wait_for("notice")


def test_a_paused_kiosk_says_so_and_begins_no_visit(kiosk: KioskInHand) -> None:
    come_in(kiosk, Role.ATTENDANT)
    kiosk.touch("staffPause")
    kiosk.touch("staffBack")
    kiosk.wait(lambda: kiosk.sees("closedScreen"))
    assert "short rest" in words_in(kiosk, "closedScreen")
    assert "little while" in words_in(kiosk, "closedScreen")
    kiosk.touch("closedScreen")
    assert kiosk.state == "attract"
    tap(kiosk)
    page(kiosk, "pin")
    type_in(kiosk, PINS[Role.ATTENDANT])
    kiosk.touch("staffPause")
    kiosk.touch("staffBack")
    kiosk.touch("attractScreen")
    kiosk.wait_for("notice")


def test_a_kiosk_is_closed_and_opened_again(kiosk: KioskInHand) -> None:
    come_in(kiosk, Role.ATTENDANT)
    kiosk.touch("staffClose")
    kiosk.wait(lambda: not kiosk.hours.open)
    kiosk.wait(lambda: "asleep" in words_in(kiosk, "closedScreen"))
    kiosk.touch("staffClose")
    kiosk.wait(lambda: kiosk.hours.open)


def test_motion_is_calmed_for_everybody_and_over_restarts(kiosk: KioskInHand) -> None:
    come_in(kiosk, Role.ATTENDANT)
    kiosk.touch("staffMotion")
    assert kiosk.access.reduced_motion
    assert kiosk.staff_side.kept == {"reduced_motion": True}
    kiosk.touch("staffBack")
    kiosk.touch("attractScreen")
    kiosk.visit.leave()
    assert kiosk.access.reduced_motion, "the next visitor finds it so"


def test_health_says_what_is_wrong_with_what(kiosk: KioskInHand) -> None:
    side = kiosk.staff_side
    kiosk.eyes.missing = "no camera"
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.wait(lambda: kiosk.camera.health.health.state == "trouble")
    side.health.models_failed(CameraError("face_landmarker.task is not there"))
    side.store.away = "the store folder /srv/garden is not there"
    side.free = 100_000_000
    side.rebuilding.is_pending = True
    side.log_trouble("something broke")
    side.caretaker.start()
    side.housekeeper.look_at_shelf()
    come_in(kiosk, Role.ATTENDANT)
    kiosk.wait(lambda: bool(side.housekeeper.troubles))
    kiosk.touch("staffHealthTile")
    page(kiosk, "health")
    kiosk.wait(lambda: "/srv/garden" in words_in(kiosk, "staffHealth"))
    said = words_in(kiosk, "staffHealth")
    for words in (
        "The camera is not plugged in (since",
        "face_landmarker",
        "100.0 MB",
        "is rebuilt",
        "something broke",
    ):
        assert words in said, words
    assert "9.8.7" in said
    assert words_of(side.health, "Store").startswith("The garden cannot be fetched")
    assert side.health.worst == 2


def test_health_is_green_when_all_is_well(kiosk: KioskInHand) -> None:
    side = kiosk.staff_side
    side.health.models_are_ready()
    side.health.models_failed(CameraError("long " * 99))
    assert len(str(side.health.rows[1]["detail"])) == 160
    side.health.models_are_ready()
    side.caretaker.start()
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.wait(lambda: kiosk.camera.live)
    come_in(kiosk)
    kiosk.wait(lambda: "GB" in words_of(side.health, "Disk") and not kiosk.camera.live)
    assert side.health.worst == 0
    kiosk.touch("staffHealthTile")
    said = words_in(kiosk, "staffHealth")
    assert "The camera is ready" in said
    assert f"{len(CALM) + len(HAPPY)} on the shelf" in said
    assert "50.0 GB free" in said


def test_logs_show_their_end(kiosk: KioskInHand, tmp_path: Path) -> None:
    logs = tmp_path / "staff" / "logs"
    logs.mkdir(parents=True)
    lines = [f"2026-11-25 12:00:00 INFO line {number} of many" for number in range(2000)]
    (logs / "kiosk.log").write_text("\n".join(lines))
    come_in(kiosk)
    kiosk.touch("staffLogsTile")
    kiosk.wait(lambda: "line 1999 of many" in kiosk.item("logText").property("text"))
    shown = kiosk.item("logText").property("text").splitlines()
    assert 100 < len(shown) < 2000
    assert shown[0].startswith("2026-11-25"), "whole lines"
    kiosk.touch("log_supervisor")
    kiosk.wait(lambda: "empty" in kiosk.item("logText").property("text"))


def test_who_only_comes_in_is_no_visitor(kiosk: KioskInHand) -> None:
    come_in(kiosk)
    assert kiosk.visit.last_visit is None


def test_settings_step_through_their_values(kiosk: KioskInHand) -> None:
    come_in(kiosk)
    kiosk.touch("staffSettingsTile")
    assert not kiosk.sees("settingsRestart")
    kiosk.touch("setting_idle_s")
    assert kiosk.staff_side.kept == {"idle_s": 60}
    assert "60 s" in words_in(kiosk, "setting_idle_s")
    assert "after a restart" in words_in(kiosk, "setting_idle_s")
    assert kiosk.sees("settingsRestart")
    camera = kiosk.item("setting_camera")
    assert not camera.isEnabled()
    assert "kiosk.toml" in words_in(kiosk, "setting_camera")
    assert "set by the command line" in words_in(kiosk, "setting_large_text")
    kiosk.touch("languageButton")
    kiosk.wait(lambda: "명령줄에서 정함" in words_in(kiosk, "setting_large_text"))


def test_the_garden_is_fetched_when_a_technician_says_so(kiosk: KioskInHand) -> None:
    kiosk.staff_side.store.away = "the store is away"
    come_in(kiosk)
    kiosk.touch("staffUpdateTile")
    assert "9.8.7" in words_in(kiosk, "staffUpdate")
    kiosk.touch("reloadGarden")
    kiosk.wait(lambda: kiosk.item("updateNotice").property("text").startswith("The garden cannot"))


def test_a_starter_garden_that_stands_in_is_not_called_up_to_date(kiosk: KioskInHand) -> None:
    side, starter = kiosk.staff_side, FakeStore()
    starter.put(MANIFEST_KEY, Manifest(kiosk.catalogue.items()).to_bytes())
    side.housekeeper._sync = CatalogueSync(side.store, kiosk.catalogue, starter)
    side.store.away = "the store is away"
    come_in(kiosk)
    kiosk.touch("staffUpdateTile")
    kiosk.touch("reloadGarden")
    kiosk.wait(lambda: kiosk.item("updateNotice").property("text").startswith("The garden cannot"))
    side.store.away = None
    side.store.put(MANIFEST_KEY, Manifest(kiosk.catalogue.items()).to_bytes())
    kiosk.touch("reloadGarden")
    kiosk.wait(lambda: kiosk.item("updateNotice").property("text").startswith("The garden is up"))


@pytest.mark.parametrize(("button", "code"), [("staffRestart", 10), ("staffQuit", 0)])
def test_a_technician_ends_the_program(
    kiosk: KioskInHand, monkeypatch: pytest.MonkeyPatch, button: str, code: int
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    come_in(kiosk)
    kiosk.touch("staffExitTile")
    kiosk.touch(button)
    assert codes == [code]


def test_the_full_screen_cannot_be_closed_or_left_by_keys(kiosk: KioskInHand) -> None:
    kiosk.window.start(windowed=False)
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
        QTest.keyClick(kiosk.window, key, Qt.KeyboardModifier.AltModifier)
    event = QCloseEvent()
    QCoreApplication.sendEvent(kiosk.window, event)
    assert not event.isAccepted()
    assert kiosk.window.isVisible()
    assert kiosk.window.cursor().shape() is Qt.CursorShape.BlankCursor
    come_in(kiosk)
    assert kiosk.window.cursor().shape() is Qt.CursorShape.ArrowCursor
    kiosk.window.start(windowed=True)
    event = QCloseEvent()
    QCoreApplication.sendEvent(kiosk.window, event)
    assert event.isAccepted(), "developers close a window as any other"


def test_a_window_is_no_larger_than_the_screen(kiosk: KioskInHand) -> None:
    kiosk.window.start(windowed=True)
    room = kiosk.window.screen().availableSize()
    assert room.width() < 1280
    assert kiosk.window.size().boundedTo(room) == kiosk.window.size()


def shown_on(
    make_kiosk: MakeKiosk, screen: tuple[int, int, float], *access: str, language: str = "en"
) -> KioskInHand:
    """A kiosk on a screen of this width, height and diagonal, with these settings for access."""
    width, height, inches = screen
    there = QGuiApplication.primaryScreen().size()
    diagonal = math.hypot(there.width(), there.height()) * inches / math.hypot(width, height)
    wishes = dict.fromkeys(("reduced_motion", *access), True)
    kiosk = make_kiosk(site=Site(access=wishes, diagonal_in=diagonal), language=language)
    kiosk.show(width, height)
    return kiosk


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("modes", [("low_reach",), ("low_reach", "large_text")], ids="+".join)
@pytest.mark.parametrize("screen", SCREENS)
def test_staff_who_reach_low_reach_everything(
    make_kiosk: MakeKiosk, screen: tuple[int, int, float], modes: tuple[str, ...], language: str
) -> None:
    kiosk = shown_on(make_kiosk, screen, *modes, language=language)
    kiosk.staff_side.set_pins()
    tap(kiosk)
    page(kiosk, "pin")
    assert {f"pin{digit}" for digit in range(10)} <= set(within_low_reach(kiosk, screen))
    type_in(kiosk, PINS[Role.TECHNICIAN])
    page(kiosk, "menu")
    within_low_reach(kiosk, screen)
    for name, control in LOW:
        kiosk.staff.show(name)
        assert control in within_low_reach(kiosk, screen), name
        kiosk.staff.back()


def within_low_reach(kiosk: KioskInHand, screen: tuple[int, int, float]) -> dict[str, QRectF]:
    """The controls of the sheet, after a check that each is in the lower third of the screen."""
    width, height, inches = screen
    found = check_targets(kiosk, math.hypot(width, height) / (inches * 25.4))
    assert all(place.top() >= height * 2 / 3 - 1 for place in found.values()), found
    return found


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("width", "height", "inches"), SCREENS)
def test_staff_pages_fit_every_screen(
    make_kiosk: MakeKiosk, language: str, width: int, height: int, inches: float
) -> None:
    kiosk = shown_on(make_kiosk, (width, height, inches), language=language)
    millimetre = math.hypot(width, height) / (inches * 25.4)
    kiosk.staff_side.set_pins()
    tap(kiosk)
    page(kiosk, "pin")
    check_targets(kiosk, millimetre)
    type_in(kiosk, PINS[Role.TECHNICIAN])
    page(kiosk, "menu")
    check_targets(kiosk, millimetre)
    for name in ("health", "logs", "settings", "update", "exit"):
        kiosk.staff.show(name)
        check_targets(kiosk, millimetre)
        kiosk.staff.back()


def check_targets(kiosk: KioskInHand, millimetre: float) -> dict[str, QRectF]:
    """Every control of the sheet has a name, is wide enough, on the screen, and by itself."""
    kiosk.draw()
    window = QRectF(0, 0, kiosk.window.width(), kiosk.window.height())
    found = dict(_targets(kiosk.item("staffSheet"), window))
    assert "staffBack" in found
    for name, place in found.items():
        assert window.contains(place), (name, place)
        assert min(place.width(), place.height()) >= 10 * millimetre - 1, (name, place)
        for other, its in found.items():
            assert name == other or not _overlap(place, its), (name, other)
    return found


def _targets(item: QQuickItem, seen: QRectF) -> Iterator[tuple[str, QRectF]]:
    for child in item.childItems():
        if not child.isVisible():
            continue
        place = child.mapRectToScene(QRectF(0, 0, child.width(), child.height()))
        if child.objectName() == "touchArea" and child.isEnabled():
            parent = child.parentItem()
            assert parent.objectName(), "a control has no name"
            assert accessible_name(parent)
            if seen.contains(place):
                yield parent.objectName(), place
        yield from _targets(child, place & seen if child.clip() else seen)


def _overlap(one: QRectF, other: QRectF) -> bool:
    shared = one & other
    return shared.width() > 1 and shared.height() > 1
