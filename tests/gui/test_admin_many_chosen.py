"""More pictures than were ever looked at are chosen, decided about, and looked for by name."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from admin.adapters.image_pool import SqliteImagePool
from admin.app import DATABASE_FILE
from admin.presenters.pool_model import PAGE
from admin.presenters.words import BY_HAND
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import ItemId, Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.generation import GenerationRequest
from shared.domain.generation_job import JobState
from shared.domain.pool import PoolFilter, PoolImage, PoolState
from tests.gui.admin_in_hand import AdminInHand
from tests.patience import PATIENCE_MS

MANY = 3 * PAGE
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEPT, REJECTED, PENDING = PoolState.APPROVED, PoolState.REJECTED, PoolState.PENDING


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages of pictures; the oldest are of one favorite, made in one run."""
    data = tmp_path_factory.mktemp("grown")
    database = Database.open(data / DATABASE_FILE)
    pool = SqliteImagePool(database, data / "pool")
    for number in range(MANY):
        favorite, run = ("rose", "first") if number < 5 else (None, "second")
        request = GenerationRequest(
            Emotion.CALM, seed=number, favorite=favorite, others=f"pond {number}"
        )
        key = str(ItemId(Emotion.CALM, favorite, NOON, number + 1, Orientation.LANDSCAPE))
        image = PoolImage(key, run, "0" * 64, 1, 768, 512, "painter", request, NOON)
        pool.add(image, b"x", b"no picture")
    database.close()
    return data


@pytest.fixture
def admin(grown: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    copytree(grown, tmp_path / "data")
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    admin.click("page_review")
    model = admin.program.presenters.review.model
    with qtbot.waitSignal(model.filled, timeout=PATIENCE_MS):  # what was chosen before it is gone
        admin.program.presenters.review.refresh()
    admin.wait(lambda: model.image(0) is not None, "nothing is shown")
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    yield admin
    admin.close()


def counts(admin: AdminInHand) -> dict[PoolState, int]:
    pool = admin.admin.pool
    return {state: pool.count(PoolFilter(states=(state,))) for state in (KEPT, REJECTED, PENDING)}


def waiting(admin: AdminInHand) -> int:
    return admin.admin.queue.counts()[JobState.QUEUED]


def box(admin: AdminInHand, name: str) -> QComboBox:
    found = admin.window.review.filters.findChild(QComboBox, name)
    assert found is not None
    return found


def choose(admin: AdminInHand, name: str, place: int) -> None:
    box(admin, name).setCurrentIndex(place)
    box(admin, name).activated.emit(place)


def test_all_that_are_chosen_are_decided_about_and_undone(admin: AdminInHand) -> None:
    admin.press((Qt.Key.Key_A, CTRL), Qt.Key.Key_X)
    admin.wait(lambda: counts(admin)[REJECTED] == MANY, "not all are rejected")
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == 0, "they are shown as undecided")
    admin.press((Qt.Key.Key_Z, CTRL))
    admin.wait(lambda: counts(admin)[PENDING] == MANY, "not all were undone")
    admin.wait(lambda: model.rowCount() == MANY, "they do not come back")


def test_a_range_that_was_not_looked_at_goes_whole_and_the_next_is_meant(
    admin: AdminInHand,
) -> None:
    review = admin.window.review
    chosen = QItemSelection(review.grid.model().index(1, 0), review.grid.model().index(2 * PAGE, 0))
    review.grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    admin.press(Qt.Key.Key_P)
    admin.wait(lambda: counts(admin)[KEPT] == 2 * PAGE, "not all are kept")
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == MANY - 2 * PAGE, "they are shown as undecided")
    admin.wait(lambda: review.current == 1, "the next one is not meant")


def test_others_like_all_that_are_chosen_are_queued_and_their_prompts_copied(
    admin: AdminInHand,
) -> None:
    admin.admin.queue.pause(BY_HAND)
    admin.press((Qt.Key.Key_A, CTRL), (Qt.Key.Key_C, CTRL))
    prompts = [image.request.prompt for image in reversed(admin.pool)]
    assert len(set(prompts)) == MANY
    admin.wait(lambda: QGuiApplication.clipboard().text() == "\n".join(prompts), "not all copied")
    admin.press(Qt.Key.Key_G)
    admin.wait(lambda: waiting(admin) == 4 * MANY, "not four more like each")
    grown = [job.request.seed for job in admin.admin.queue.jobs([JobState.QUEUED])]
    assert len(set(grown)) == 4 * MANY, "pictures of one prompt would be the same"
    admin.wait(admin.button("toastButton").isVisible, "nothing is said")
    admin.click("toastButton")
    admin.wait(lambda: waiting(admin) == 0, "not taken back")
    admin.press((Qt.Key.Key_A, CTRL), (Qt.Key.Key_G, SHIFT))
    admin.wait(lambda: waiting(admin) == MANY, "not each once more")
    seeds = [job.request.seed for job in admin.admin.queue.jobs([JobState.QUEUED])]
    assert seeds == list(reversed(range(MANY)))


def test_a_key_that_is_held_down_queues_once_and_steps_on(admin: AdminInHand) -> None:
    repeats = {
        shortcut.key().toString(): shortcut.autoRepeat()
        for shortcut in admin.window.review.findChildren(QShortcut)
    }
    assert not any(repeats[key] for key in ("G", "Shift+G", "Space", "C"))
    assert all(repeats[key] for key in ("Left", "Right"))


def test_favorites_and_runs_are_offered_before_anybody_scrolls_to_them(admin: AdminInHand) -> None:
    admin.wait(lambda: box(admin, "favoriteFilter").findText("rose") == 1, "no favorite")
    admin.wait(lambda: box(admin, "runFilter").findText("first") == 2, "no run")
    choose(admin, "favoriteFilter", 1)
    admin.wait(lambda: admin.program.presenters.review.model.rowCount() == 5, "not those five")


def test_filters_that_nothing_fits_say_so_and_are_cleared_by_a_button(admin: AdminInHand) -> None:
    choose(admin, "emotionFilter", 1 + GARDEN_EMOTIONS.index(Emotion.SAD))
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == 0, "sad ones are shown")
    labels = admin.window.review.findChildren(QLabel)
    admin.wait(lambda: "No picture fits" in [label.text() for label in labels], "not said")
    admin.wait(lambda: admin.button("noPicturesButton").isVisible(), "there is no button")
    assert admin.button("noPicturesButton").text() == "Clear the filters"
    admin.click("noPicturesButton")
    admin.wait(lambda: model.rowCount() == MANY, "they are not shown again")


def test_what_is_undone_does_not_come_into_a_list_that_it_does_not_fit(admin: AdminInHand) -> None:
    admin.press(Qt.Key.Key_X)
    model = admin.program.presenters.review.model
    admin.wait(lambda: counts(admin)[REJECTED] == 1, "not rejected")
    admin.wait(lambda: box(admin, "favoriteFilter").findText("rose") == 1, "no favorite")
    choose(admin, "favoriteFilter", 1)
    admin.wait(lambda: model.rowCount() == 5, "not those five")
    admin.press((Qt.Key.Key_Z, CTRL))
    admin.wait(lambda: counts(admin)[PENDING] == MANY, "not undone")
    admin.wait(lambda: model.image(0) is not None, "nothing is shown")
    assert model.rowCount() == 5
