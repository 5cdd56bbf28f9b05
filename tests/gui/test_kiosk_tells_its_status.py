"""When a kiosk tells the store how it is; the window's side on working fakes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from kiosk.presenters import status_presenter
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.status_presenter import StatusPresenter, Watched
from kiosk.services.camera_health import CameraState
from kiosk.services.catalogue_sync import CatalogueSync, SyncReport
from kiosk.services.status_report import StatusReport, StatusTeller
from kiosk.services.stock import Stocktaking
from kiosk.services.visit import VisitEvent
from shared.domain.kiosk_status import CameraCondition, KioskState, KioskStatus, status_key
from shared.logs import Trouble
from tests.fakes.store import FakeStore
from tests.gui.kiosk_in_hand import Hours, KioskInHand, Site

KEY = status_key("hall-1")
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Telling:
    """A kiosk in hand with somebody who tells the store how it is."""

    def __init__(self, kiosk: KioskInHand, hours: Hours) -> None:
        self.kiosk = kiosk
        self.hours = hours
        self.store = FakeStore()
        self.troubles: tuple[Trouble, ...] = ()
        stocktaking = Stocktaking(kiosk.catalogue, {}, lambda: None)
        report = StatusReport(stocktaking, version="1.2")
        sync = CatalogueSync(self.store, kiosk.catalogue, self.store)
        self.housekeeper = Housekeeper(kiosk.visit, kiosk.runner, sync, {})
        self.presenter = StatusPresenter(
            kiosk.runner,
            StatusTeller(self.store, "hall-1", report),
            Watched(
                kiosk.visit,
                kiosk.hours,
                kiosk.camera.health,
                self.housekeeper,
                lambda: self.troubles,
            ),
        )

    @property
    def status(self) -> KioskStatus:
        return KioskStatus.from_bytes(self.store.objects[KEY].data)

    def tells(self, holds: Callable[[KioskStatus], bool]) -> None:
        self.kiosk.wait(lambda: KEY in self.store.objects and holds(self.status))


@pytest.fixture
def telling(
    make_kiosk: Callable[..., KioskInHand], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Telling]:
    monkeypatch.setattr(status_presenter, "TELL_SOON_MS", 1)
    hours = Hours("mon-sun 09:00-18:00")
    kiosk = make_kiosk(site=Site(hours=hours))
    kiosk.catalogue.fill("emotions/calm/img_20260101-120000_1h.jpeg")
    kiosk.show()
    telling = Telling(kiosk, hours)
    yield telling
    telling.presenter.stop()


def test_it_tells_at_the_start_and_nothing_of_a_person(telling: Telling) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    telling.troubles = (Trouble(NOON, True, "it broke"), Trouble(NOON, False, "only a warning"))
    telling.presenter.start()
    telling.tells(lambda status: status.state is KioskState.WAITING)
    status = telling.status
    assert (status.kiosk_id, status.version, status.shelf) == ("hall-1", "1.2", 1)
    assert status.camera.condition is CameraCondition.READY
    assert status.last_visit is None
    assert [error.sentence for error in status.errors] == ["it broke"]
    assert before <= status.written_at <= datetime.now(UTC)


def test_a_closed_hall_and_a_dead_camera_are_told_soon_but_no_visit(telling: Telling) -> None:
    telling.presenter.start()
    telling.tells(lambda status: status.state is KioskState.WAITING)
    telling.kiosk.settle()
    told = len(telling.store.puts)
    telling.kiosk.touch("attractScreen")
    telling.kiosk.touch("noticeDecline")
    telling.kiosk.wait_for("picker")
    telling.kiosk.visit.leave()
    telling.kiosk.settle()
    assert len(telling.store.puts) == told
    telling.hours.now = datetime(2026, 11, 25, 22, tzinfo=UTC)
    telling.kiosk.hours.look()
    telling.tells(lambda status: status.state is KioskState.CLOSED)


def test_a_visit_is_what_goes_on_and_no_touch_of_staff(telling: Telling) -> None:
    visit = telling.kiosk.visit
    for event in (VisitEvent.BEGIN, VisitEvent.LEAVE, VisitEvent.BEGIN):
        visit.handle(event)
        assert visit.last_visit is None
    visit.handle(VisitEvent.DECLINE)
    chosen = visit.last_visit
    assert chosen is not None
    visit.handle(VisitEvent.LEAVE)
    assert visit.last_visit == chosen
    visit.handle(VisitEvent.BEGIN)
    visit.handle(VisitEvent.LEAVE)
    assert visit.last_visit == chosen


def test_a_pause_by_staff_is_told_soon_and_is_no_closing(telling: Telling) -> None:
    telling.presenter.start()
    telling.tells(lambda status: status.state is KioskState.WAITING)
    hall = telling.kiosk.staff.hall
    hall.pause()
    telling.tells(lambda status: status.state is KioskState.PAUSED)
    hall.open()
    telling.tells(lambda status: status.state is KioskState.WAITING)


def test_a_shelf_that_was_filled_is_told_soon(telling: Telling) -> None:
    telling.presenter.start()
    telling.tells(lambda status: status.shelf == 1)
    telling.kiosk.catalogue.fill("emotions/calm/img_20260101-120000_2h.jpeg")
    telling.housekeeper.shelf_changed.emit()
    telling.tells(lambda status: status.shelf == 2)


@pytest.mark.parametrize(
    ("report", "troubles"),
    [
        (SyncReport(fallback="there is no manifest yet", is_new=True), ()),
        (SyncReport(fallback="the manifest is damaged"), ("the manifest is damaged",)),
        (
            SyncReport(skipped=("a is missing",)),
            ("pictures that are passed over: 1; a is missing",),
        ),
        (SyncReport(fetched=2), ()),
    ],
)
def test_a_starter_garden_that_stands_in_and_pictures_passed_over_are_told(
    telling: Telling, report: SyncReport, troubles: tuple[str, ...]
) -> None:
    telling.housekeeper._filled(SyncReport(fallback="away", skipped=("b is missing",)))
    assert len(telling.housekeeper.troubles) == 2
    telling.housekeeper._filled(report)
    telling.presenter.start()
    telling.tells(lambda status: status.troubles == troubles)


def test_a_camera_that_fails_is_in_trouble_until_it_gives_a_picture(telling: Telling) -> None:
    kiosk = telling.kiosk
    telling.presenter.start()
    for missing, condition in (
        ("There is no camera 0.", CameraCondition.TROUBLE),
        (None, CameraCondition.WORKS),
    ):
        kiosk.eyes.missing = missing
        kiosk.visit.begin()
        kiosk.visit.agree()
        telling.tells(lambda status, is_so=condition: status.camera.condition is is_so)
        kiosk.visit.leave()
        kiosk.settle()
        assert not kiosk.eyes.is_open
    telling.tells(lambda status: status.camera.condition is CameraCondition.READY)


def test_a_store_that_is_away_is_one_line_in_the_log(
    telling: Telling, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_presenter, "TELL_EVERY_MS", 20)
    telling.store.away = "no network"
    telling.presenter.start()
    telling.kiosk.wait(lambda: "no network" in caplog.text)
    telling.store.away = None
    telling.tells(lambda status: status.state is KioskState.WAITING)
    assert caplog.text.count("no network") == 1


def test_the_last_word_is_that_it_stopped(telling: Telling, qtbot: QtBot) -> None:
    telling.presenter.say_stopped()
    assert not telling.store.objects, "who never told anything does not begin at the end"
    telling.presenter.start()
    telling.tells(lambda status: status.state is KioskState.WAITING)
    telling.presenter.stop()
    telling.presenter.say_stopped()
    assert telling.status.state is KioskState.STOPPED


def test_every_state_of_a_camera_can_be_told() -> None:
    assert [state.value for state in CameraState] == [each.value for each in CameraCondition]
