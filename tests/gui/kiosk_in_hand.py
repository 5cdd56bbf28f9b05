"""The kiosk's window on working fakes, with fingers."""

import itertools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.presenters.access_presenter import AccessPresenter
from kiosk.presenters.camera_presenter import CameraPresenter
from kiosk.presenters.garden_presenter import GardenPresenter
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.notice_presenter import NoticePresenter
from kiosk.presenters.reading_presenter import ReadingPresenter
from kiosk.presenters.shelf_presenter import ShelfPresenter
from kiosk.presenters.take_home_presenter import TakeHomePresenter
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.screens.kiosk_window import KioskWindow, Presenters
from kiosk.services.gardener import Gardener
from kiosk.services.notice import Notice, read_notice
from kiosk.services.visit import Visit
from shared.domain.catalogue import CatalogueItem
from shared.domain.opening_hours import OpeningHours
from shared.domain.web_address import WebAddress
from shared.ports import Frame
from shared.qt.task_runner import TaskRunner
from shared.services.recommender import UniformRecommender
from shared.settings import RESOURCES
from tests.fakes.camera import FakeCamera
from tests.fakes.catalogue import FakeCatalogue, make_item, put_on_shelf
from tests.fakes.face_analyzer import FakeFaceAnalyzer
from tests.fakes.visit_log import FakeVisitLog
from tests.gui.letting_go import let_go, let_go_of_qml
from tests.gui.staff_in_hand import StaffInHand
from tests.patience import PATIENCE_MS, PATIENCE_S

SOMEBODY: Frame = np.dstack(
    [np.full((72, 128), 40, np.uint8), *2 * [np.eye(72, 128, dtype=np.uint8)]]
)
"""A frame that is not of one colour: the fake analyser sees its faces in it."""

BRIGHT: Frame = np.where(SOMEBODY > 39, 255, 250).astype(np.uint8)
"""Somebody in front of a white wall."""


@dataclass
class Hours:
    """When the hall is open, and the clocks that say what time it is."""

    week: str = ""
    sleep_after_s: float = 0
    now: datetime = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    seconds: float = 1000.0


@dataclass
class Site:
    """What a site has set."""

    notice: Notice = field(default_factory=lambda: read_notice(RESOURCES / "notice.toml"))
    hours: Hours = field(default_factory=Hours)
    access: Mapping[str, bool] = field(default_factory=dict[str, bool])
    diagonal_in: float | None = None
    take_home: WebAddress | None = None
    settle_ms: int = 0


class PacedCamera(FakeCamera):
    """Gives a frame every few milliseconds, as a camera does; opens once it is `awake`."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        super().__init__(frames)
        self.awake = threading.Event()
        self.awake.set()

    def open(self) -> None:
        self.awake.wait(PATIENCE_S)
        super().open()

    def show(self, *frames: Frame) -> None:
        """Put something else before the camera."""
        self._frames = itertools.cycle(frames)

    def read(self, timeout_s: float) -> Frame:
        time.sleep(0.005)
        return super().read(timeout_s)


class ShelfOnDisk(FakeCatalogue):
    """A catalogue whose pictures are files that can be opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def path(self, item: CatalogueItem) -> Path:
        return self._folder / item.item_id

    def fill(self, *item_ids: str) -> None:
        """Put pictures of these ids on the shelf."""
        items = [make_item(item_id) for item_id in item_ids]
        for number, item in enumerate(items):
            path = self.path(item)
            path.parent.mkdir(parents=True, exist_ok=True)
            picture = QImage(64, 40, QImage.Format.Format_RGB32)
            picture.fill(QColor.fromHsv(number * 37 % 360, 180, 200))
            assert picture.save(str(path), "JPEG")
            put_on_shelf(self, item)
        self.replace([*self.items(), *items])

    def whiten(self) -> None:
        """Make every picture white, the least favourable ground for light words."""
        picture = QImage(64, 40, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        for item in self.items():
            whole = self.path(item).with_suffix(".white")  # the window may be reading the old one
            assert picture.save(str(whole), "JPEG")
            whole.replace(self.path(item))


class KioskInHand:
    """All parts of a kiosk's window and what a visitor's finger can do with it."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        idle_s: float = 60,
        still_there_s: float = 15,
        site: Site | None = None,
        automatic: bool = False,
        language: str = "en",
    ) -> None:
        site = site or Site()
        self._qtbot = qtbot
        self.eyes = PacedCamera([SOMEBODY])
        self.analyzer = FakeFaceAnalyzer()
        self.catalogue = ShelfOnDisk(folder)
        self.log = FakeVisitLog()
        self.runner = TaskRunner()
        self.visit = VisitPresenter(Visit(), idle_s, still_there_s)
        self.language = LanguagePresenter(language, RESOURCES / "i18n")
        self.camera = CameraPresenter(
            self.visit,
            self.language,
            self.runner,
            self.eyes,
            self.analyzer,
            automatic_capture=automatic,
        )
        self.reading = ReadingPresenter(
            self.visit, self.camera, self.runner, self.eyes, self.analyzer, burst_frames=3
        )
        gardener = Gardener(self.catalogue, UniformRecommender(seed=1), self.log)
        self.garden = GardenPresenter(
            self.visit, self.language, self.runner, gardener, keeps_age_and_gender=False
        )
        self.notice = NoticePresenter(
            self.visit,
            self.language,
            self.runner,
            gardener,
            site.notice,
        )
        self.reading.face_read.connect(self.garden.welcome_face)
        self.access = AccessPresenter(site.access, settle_ms=site.settle_ms)
        self.visit.ended.connect(self.language.reset)
        self.visit.ended.connect(self.access.reset)
        hours = site.hours
        self.hours = HoursPresenter(
            self.visit,
            self.language,
            OpeningHours.parse(hours.week),
            hours.sleep_after_s,
            lambda: hours.now,
            lambda: hours.seconds,
        )
        self.shelf = ShelfPresenter(self.visit, self.runner, self.catalogue)
        self.staff_side = StaffInHand(self, folder / "staff")
        self.staff = self.staff_side.staff
        self.window = KioskWindow(
            Presenters(
                self.visit,
                self.notice,
                self.camera,
                self.garden,
                self.language,
                self.shelf,
                self.access,
                self.hours,
                TakeHomePresenter(self.visit, self.language, site.take_home),
                self.staff,
            ),
            RESOURCES / "fonts",
            diagonal_in=site.diagonal_in,
        )

    def show(self, width: int = 960, height: int = 600) -> None:
        self.window.resize(width, height)
        self.window.show()
        self.wait(lambda: self.window.rootObject().size().toSize() == QSize(width, height))

    def close(self) -> None:
        self.visit.leave()
        self.staff_side.close()
        self.window.close_screens()
        self.runner.close()
        self.eyes.close()
        let_go([self.window])  # first: screens that outlive the presenters would read what is gone
        let_go_of_qml([*vars(self).values(), *vars(self.staff_side).values()])

    @property
    def state(self) -> str:
        return self.visit.visit.state.value

    def item(self, name: str) -> QQuickItem:
        """The item with this object name."""
        found = _find(self.window.rootObject(), name)
        assert found is not None, f"there is no {name}"
        return found

    def has(self, name: str) -> bool:
        return _find(self.window.rootObject(), name) is not None

    def sees(self, name: str) -> bool:
        """Whether a visitor sees the item and can touch it."""
        item = self.item(name)
        return item.isVisible() and item.isEnabled() and item.width() > 0

    def touch(self, name: str) -> None:
        """A finger on the middle of the item, once it can be seen."""
        self.wait(lambda: self.sees(name))
        item = self.item(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        assert 0 <= middle.x() < self.window.width(), f"{name} is off the screen"
        assert 0 <= middle.y() < self.window.height(), f"{name} is off the screen"
        self.press(middle)

    def press(self, place: QPoint) -> None:
        """A finger on a place of the window."""
        QTest.mouseClick(
            self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    def wait(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def touch_nothing(self) -> None:
        """Time passes without a touch, until the visitor is asked whether they are there."""
        let_idle_time_pass(self.visit)

    def wait_for(self, state: str) -> None:
        self.wait(lambda: self.state == state)

    def settle(self) -> None:
        """Let the lanes finish what they have and the window hear of it."""
        for lane in ("camera", "faces", "database"):
            answers: list[None] = []
            self.runner.run(lane, lambda: None, answers.append, answers.append)
            self.wait(lambda answers=answers: bool(answers))

    def draw(self) -> None:
        """Let everything take its place: that is done before each frame."""
        for _ in range(2):
            with self._qtbot.waitSignal(self.window.frameSwapped, timeout=PATIENCE_MS):
                self.window.update()

    def cards(self) -> list[str]:
        """The item ids on the wall, left to right."""
        sources = [str(self.item(f"card{slot}").property("source").toString()) for slot in range(3)]
        return ["emotions/" + s.partition("/emotions/")[2] for s in sources if s]


def let_idle_time_pass(visit: VisitPresenter) -> None:
    """What the idle time of a visit would bring, now."""
    assert visit._idle.isActive()
    visit._idle.stop()
    visit._ask()


def accessible_name(item: QQuickItem) -> str:
    """What a screen reader says for the item."""
    interface = QAccessible.queryAccessibleInterface(item)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def _find(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name:
        return item
    for child in item.childItems():
        found = _find(child, name)
        if found is not None:
            return found
    return None
