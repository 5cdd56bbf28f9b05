"""The review page's list at any length, and the words of the window."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from admin.presenters.foreign_sentences import SPOKEN_BY_OTHERS, WHERE_IT_IS_WRONG
from admin.presenters.pool_model import IMAGE_ROLE, PAGE, PoolModel
from admin.presenters.thumbnails import Thumbnails
from admin.screens.look import Look
from admin.screens.picture_view import PictureView
from shared.domain.catalogue import ItemId, Orientation
from shared.domain.emotion import Emotion
from shared.domain.errors import PoolError
from shared.domain.generation import GenerationRequest
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolOrder, PoolState
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES
from tests.fakes.pool import FakeImagePool
from tests.patience import PATIENCE_MS

MANY = 5000
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class CountingPool(FakeImagePool):
    """Counts the rows and thumbnails that were read."""

    def __init__(self) -> None:
        super().__init__()
        self.read_rows = 0
        self.read_thumbnails: list[str] = []

    def find(
        self,
        wanted: PoolFilter,
        *,
        order: PoolOrder = PoolOrder.OLDEST,
        start: int = 0,
        number: int | None = None,
    ) -> Sequence[PoolImage]:
        found = super().find(wanted, order=order, start=start, number=number)
        self.read_rows += len(found)
        return found

    def count(self, wanted: PoolFilter) -> int:
        return len(super().find(wanted))

    def thumbnail(self, key: str) -> bytes:
        self.read_thumbnails.append(key)
        return super().thumbnail(key)


def picture(number: int) -> PoolImage:
    taken_at = NOON + timedelta(seconds=number)
    key = str(ItemId(Emotion.CALM, None, taken_at, 1, Orientation.LANDSCAPE))
    request = GenerationRequest(Emotion.CALM, seed=number)
    return PoolImage(key, "run", "0" * 64, 1, 768, 512, "painter", request, NOON)


@pytest.fixture
def pool() -> CountingPool:
    pool = CountingPool()
    for number in range(MANY):
        image = picture(number)
        pool.rows[image.key] = image
        pool.numbers[image.key] = number
        pool.thumbnails[image.key] = b"no picture at all"
    return pool


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def model(pool: CountingPool, runner: TaskRunner) -> PoolModel:
    return PoolModel(runner, pool, Thumbnails(runner, pool.thumbnail, "thumbnails"))


def shown(qtbot: QtBot, model: PoolModel, wanted: PoolFilter, order: PoolOrder) -> None:
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE_MS):
        model.show(wanted, order)


def test_only_what_is_looked_at_is_read(
    qtbot: QtBot, model: PoolModel, pool: CountingPool, qapp: QApplication
) -> None:
    view = PictureView(model, Look(qapp, RESOURCES / "icons"), QSize(200, 164), foot=True)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    view.show()
    shown(qtbot, model, PoolFilter(), PoolOrder.NEWEST)
    assert model.rowCount() == MANY
    qtbot.waitUntil(lambda: len(pool.read_thumbnails) >= 15, timeout=PATIENCE_MS)
    assert pool.read_rows <= 2 * PAGE
    assert len(pool.read_thumbnails) <= 40
    view.scrollTo(model.index(3000))
    qtbot.waitUntil(lambda: model.index(3000).data(IMAGE_ROLE) is not None, timeout=PATIENCE_MS)
    assert pool.read_rows <= 5 * PAGE


@pytest.mark.parametrize("order", [PoolOrder.NEWEST, PoolOrder.OLDEST])
def test_rows_stand_in_the_order_that_was_asked_for(
    qtbot: QtBot, model: PoolModel, order: PoolOrder
) -> None:
    shown(qtbot, model, PoolFilter(), order)
    for row in (0, 1, PAGE, 2 * PAGE + 7, MANY - 1):
        model.image(row)
        qtbot.waitUntil(lambda row=row: model.image(row) is not None, timeout=PATIENCE_MS)
        image = model.image(row)
        assert image is not None
        assert image.request.seed == (MANY - 1 - row if order is PoolOrder.NEWEST else row)


def test_pages_that_come_after_a_row_went_are_the_right_ones(
    qtbot: QtBot, model: PoolModel, pool: CountingPool
) -> None:
    """A page is under way while rows before it go: its answer counts from other rows."""
    shown(qtbot, model, PoolFilter(states=(PoolState.PENDING,)), PoolOrder.OLDEST)
    model.image(PAGE + 5)
    first = model.image(0)
    assert first is not None
    kept = Marks(PoolState.APPROVED)
    assert model.mark({first.key: kept}, [0]) == [0]
    pool.decide("approve", {first.key: kept}, NOON)
    qtbot.waitUntil(lambda: model.image(PAGE + 5) is not None, timeout=PATIENCE_MS)
    seeds = [image.request.seed for r in range(2 * PAGE) if (image := model.image(r))]
    assert seeds == sorted(set(seeds))
    image = model.image(PAGE + 5)
    assert image is not None
    assert image.request.seed == PAGE + 6
    assert model.rowCount() == MANY - 1


def test_the_last_thumbnails_asked_for_come_first_and_few_are_kept(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    asked: list[str] = []

    def read(key: str) -> bytes:
        asked.append(key)
        if key == "7":
            raise PoolError("it is gone")
        return b"no picture"

    thumbnails = Thumbnails(runner, read, "thumbnails", kept=10)
    for number in range(40):
        thumbnails.get(str(number))
    qtbot.waitUntil(lambda: len(asked) == 40, timeout=PATIENCE_MS)
    assert asked[1] == "39"
    qtbot.waitUntil(lambda: isinstance(thumbnails.get("1"), QImage), timeout=PATIENCE_MS)
    assert thumbnails.get("39") is None


def test_every_word_of_the_window_is_said_in_korean(qapp: QApplication) -> None:
    korean = QTranslator()
    assert korean.load(str(RESOURCES / "i18n" / "admin_ko.qm"))
    for context in ET.parse(RESOURCES / "i18n" / "admin_ko.ts").getroot().iter("context"):
        name = context.findtext("name")
        assert name is not None
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.find("translation")
            assert source is not None
            assert translation is not None
            assert translation.get("type") is None, source
            assert korean.translate(name, source) == translation.text
            if source in (*SPOKEN_BY_OTHERS, *WHERE_IT_IS_WRONG):
                continue  # not all that a library tells says something to a curator
            holes = [hole for hole in ("{0}", "{1}", "{2}", "{3}") if hole in source]
            assert all(hole in (translation.text or "") for hole in holes), source
