"""The curator's day in the window: by mouse and keyboard, on real services."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from admin.presenters.picture_list import FAULT_ROLE
from admin.presenters.words import BY_HAND
from admin.screens.key_button import KeyButton
from admin.screens.keys import KEYS, KeyList
from admin.screens.look import DAY, NIGHT
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import StoreError
from shared.domain.generation_job import JobState
from shared.domain.pool import PoolFilter, PoolState
from shared.ports import StoredObject
from shared.qt import task_runner
from shared.qt.theme import contrast
from tests.fakes.catalogue import make_items
from tests.fakes.workers import FakeWorkers
from tests.gui.admin_in_hand import AdminInHand
from tests.patience import PATIENCE_MS, PATIENCE_S

PAGES = QRegularExpression("^page_")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
UNDO = (Qt.Key.Key_Z, CTRL)
REDO = (Qt.Key.Key_Z, CTRL | SHIFT)
KEPT, REJECTED, PENDING = PoolState.APPROVED, PoolState.REJECTED, PoolState.PENDING


@pytest.fixture
def make_admin(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., AdminInHand]]:
    made: list[AdminInHand] = []

    def make(workers: FakeWorkers | None = None) -> AdminInHand:
        made.append(AdminInHand(qtbot, tmp_path, workers))
        return made[-1]

    yield make
    for admin in made:
        admin.close()


@pytest.fixture
def admin(make_admin: Callable[..., AdminInHand]) -> AdminInHand:
    admin = make_admin()
    admin.show()
    return admin


def test_pictures_go_from_the_form_to_the_garden_by_mouse_and_keyboard(admin: AdminInHand) -> None:
    admin.grow(2)
    admin.review(4)
    admin.press(Qt.Key.Key_P, Qt.Key.Key_X, Qt.Key.Key_5, Qt.Key.Key_P)
    admin.wait(lambda: admin.states() == [KEPT, REJECTED, PENDING, KEPT], "not decided so")
    assert [image.marks.stars for image in reversed(admin.pool)] == [0, 0, 5, 0]
    admin.click("page_garden")
    admin.wait(lambda: "2 pictures" in admin.button("promoteButton").text(), "no dry run")
    admin.click("promoteButton")
    admin.wait(lambda: admin.states().count(PoolState.PROMOTED) == 2, "not promoted")
    admin.wait(
        lambda: admin.window.garden.grid.model().rowCount() == 2, "the garden does not show them"
    )
    assert admin.window.focusWidget() is admin.window.garden.grid
    found = admin.store.get("catalogue/manifest.json")
    assert found is not None
    items = {item.item_id for item in Manifest.from_bytes(found.data).items}
    assert items == {
        image.item_id for image in admin.admin.pool.find(PoolFilter(states=(PoolState.PROMOTED,)))
    }


def test_a_store_that_is_away_does_not_say_that_nothing_waits(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    admin.press(Qt.Key.Key_P)
    admin.wait(lambda: KEPT in admin.states(), "not kept")
    away = (admin.folder / "store").rename(admin.folder / "away")
    admin.click("page_garden")
    admin.wait(lambda: admin.program.presenters.garden.unknown != "", "the store is not missed")
    labels = admin.window.garden.findChildren(QLabel)
    assert "No picture waits" not in [label.text() for label in labels]
    away.rename(admin.folder / "store")
    admin.wait(lambda: admin.button("nothingWaitsButton").isVisible(), "there is no button")
    admin.click("nothingWaitsButton")
    admin.wait(lambda: "1 picture" in admin.button("promoteButton").text(), "it does not wait")


def test_what_is_withdrawn_waits_for_review_again(admin: AdminInHand) -> None:
    admin.grow(2)
    admin.review(4)
    admin.press(*[Qt.Key.Key_P] * 4)
    admin.click("page_garden")
    admin.wait(lambda: "4 pictures" in admin.button("promoteButton").text(), "no dry run")
    admin.click("promoteButton")
    garden = admin.window.garden.grid
    admin.wait(lambda: garden.model().rowCount() == 4, "the garden does not show them")
    admin.click_row(garden, 0)
    admin.click("withdrawButton")
    assert admin.window.focusWidget() is admin.window.garden.grid
    admin.wait(lambda: garden.model().rowCount() == 3, "it hangs there still")
    assert admin.states().count(PENDING) == 1
    admin.press(UNDO)
    admin.wait(lambda: garden.model().rowCount() == 4, "it does not hang again")
    admin.wait(lambda: PENDING not in admin.states(), "the pool thinks that it is undecided")
    admin.press(REDO)
    admin.wait(lambda: garden.model().rowCount() == 3, "not withdrawn again")
    admin.click("toastButton")
    admin.wait(lambda: garden.model().rowCount() == 4, "the button does not bring it back")
    admin.press(UNDO)
    admin.wait(
        lambda: "nothing more" in admin.window.toast.findChildren(QLabel)[0].text(),
        "nothing is said",
    )


def test_what_a_store_that_is_away_keeps_from_being_undone_can_be_undone_later(
    admin: AdminInHand,
) -> None:
    admin.grow(2)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))
    admin.click("page_garden")
    garden = admin.window.garden.grid
    admin.wait(lambda: garden.model().rowCount() == 4, "the garden is not shown")
    admin.click_row(garden, 0)
    admin.click("withdrawButton")
    admin.wait(lambda: garden.model().rowCount() == 3, "it hangs there still")
    toast = admin.window.toast.findChildren(QLabel)[0]
    store, away = admin.store.root, admin.store.root.with_name("unplugged")
    for keys, number in ((UNDO, 4), (REDO, 3)):
        store.rename(away)
        admin.press(keys)
        admin.wait(lambda: "is not there" in toast.text(), "nothing is said")
        away.rename(store)
        admin.press(keys)
        admin.wait(lambda number=number: garden.model().rowCount() == number, "it is forgotten")
    admin.admin.parts.garden.hang_again([image.key for image in admin.pool])
    for said in ("none of these pictures", "nothing more"):
        admin.press(UNDO)
        admin.wait(lambda said=said: said in toast.text(), "it is asked for ever")


def test_verifying_finds_what_is_not_as_it_was_promoted(
    admin: AdminInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("admin.screens.garden_page.SAMPLE", 3)
    admin.grow(2)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))
    admin.click("page_garden")
    garden = admin.window.garden.grid.model()
    admin.wait(lambda: garden.rowCount() == 4, "the garden is not shown")
    for image in admin.pool:
        admin.store.delete(image.key)
    admin.wait(admin.button("sampleButton").isEnabled, "the dry run has no end")
    admin.click("sampleButton")
    toast = admin.window.toast.findChildren(QLabel)[0]
    admin.wait(lambda: toast.text() == "Verified: 3 pictures, 3 not as promoted.", "not a sample")
    admin.click("verifyButton")
    admin.wait(lambda: toast.text() == "Verified: 4 pictures, 4 not as promoted.", "not all")
    faults = [garden.index(row, 0).data(FAULT_ROLE) for row in range(4)]
    assert faults == ["the object is missing"] * 4


def test_more_than_half_of_the_garden_goes_only_when_it_is_meant(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    admin.press(Qt.Key.Key_P, Qt.Key.Key_P)
    admin.click("page_garden")
    admin.wait(lambda: "2 pictures" in admin.button("promoteButton").text(), "no dry run")
    admin.click("promoteButton")
    garden = admin.window.garden.grid
    admin.wait(lambda: garden.model().rowCount() == 2, "the garden does not show them")
    garden.selectAll()
    admin.click("withdrawButton")
    admin.wait(lambda: "all the same" in admin.button("toastButton").text(), "nobody asks")
    assert garden.model().rowCount() == 2
    admin.click("toastButton")
    admin.wait(lambda: garden.model().rowCount() == 0, "they hang there still")


@pytest.mark.parametrize(
    ("key", "state"), [(Qt.Key.Key_P, KEPT), (Qt.Key.Key_X, REJECTED)], ids=["keep", "reject"]
)
def test_after_an_act_the_next_picture_is_meant_whether_the_last_one_stays_or_goes(
    admin: AdminInHand, key: Qt.Key, state: PoolState
) -> None:
    admin.grow(3)
    admin.review(6)
    model, page = admin.program.presenters.review.model, admin.window.review
    keys = [image.key for row in range(6) if (image := model.image(row))]
    admin.press(key)
    assert model.rowCount() == 5
    image = model.image(page.current)
    assert image is not None
    assert image.key == keys[1]
    admin.click("show_all")
    admin.wait(lambda: model.rowCount() == 6 and model.image(0) is not None, "not all are shown")
    admin.wait(lambda: page.current == 0, "no picture is meant")
    page.look_at(2)
    admin.press(key)
    assert page.current == 3
    assert page.grid.rows() == [3]
    page.look_at(5)
    admin.press(key)
    assert page.current == 5
    admin.wait(lambda: admin.states().count(state) == 3, "not kept in the database")


def test_every_decision_can_be_taken_back_and_done_again(admin: AdminInHand) -> None:
    admin.grow(2)
    admin.review(4)
    model, page = admin.program.presenters.review.model, admin.window.review
    keys = [image.key for row in range(4) if (image := model.image(row))]
    admin.press(Qt.Key.Key_Right, Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_Delete)
    admin.wait(lambda: model.rowCount() == 1, "the pictures are still shown")
    admin.press(UNDO, UNDO, UNDO)
    admin.wait(lambda: model.rowCount() == 4, "they did not come back")
    back = [image.key for row in range(4) if (image := model.image(row))]
    assert back == keys
    admin.wait(lambda: page.current == 1, "the first one decided is not meant")
    assert admin.states() == [PENDING] * 4
    admin.press(REDO, REDO)
    admin.wait(lambda: model.rowCount() == 2, "not done again")
    assert admin.states() == [PENDING, REJECTED, KEPT, PENDING]
    admin.press(REDO, REDO)
    said = admin.window.toast.findChildren(QLabel)[0]
    admin.wait(lambda: "nothing more to do again" in said.text(), "nothing is said")
    assert model.rowCount() == 1


def test_removed_pictures_lie_in_the_trash_and_come_back(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    admin.press(Qt.Key.Key_Delete)
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == 1, "it is still there")
    assert all(admin.admin.pool.path(image.key).exists() for image in admin.pool)
    admin.click("show_trash")
    admin.wait(lambda: model.wanted.trashed is True, "the trash is not shown")
    admin.wait(lambda: model.image(0) is not None, "the trash is not read")
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    admin.press(Qt.Key.Key_Delete)
    admin.wait(lambda: not model.rowCount(), "it is still in the trash")
    admin.wait(lambda: all(i.marks.trashed_at is None for i in admin.pool), "not restored")
    empty = admin.window.review._empty
    admin.wait(lambda: empty.title.text() == "The trash is empty", "the trash is taken for a list")
    assert not empty.button.isVisible()


def test_an_offer_to_undo_goes_when_it_would_undo_something_else(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    admin.press(Qt.Key.Key_Delete)
    assert admin.button("toastButton").isVisible()
    admin.press(Qt.Key.Key_P)
    assert not admin.window.toast.isVisible()
    admin.wait(lambda: KEPT in admin.states(), "not kept")
    admin.press(UNDO)
    admin.wait(lambda: KEPT not in admin.states(), "not undone")
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    admin.press(Qt.Key.Key_Delete)
    admin.click("toastButton")
    admin.wait(lambda: sum(i.marks.trashed_at is None for i in admin.pool) == 1, "not taken back")


def test_what_hangs_in_the_garden_is_not_said_to_be_in_the_trash(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))
    admin.click("page_review")
    admin.click("show_promoted")
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == 2 and model.image(0) is not None, "they are not shown")
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    admin.press(Qt.Key.Key_Delete)
    said = admin.window.toast.findChildren(QLabel)[0].text()
    assert said == "It is in the garden; withdraw it there."


def test_of_a_mixed_choice_only_what_hangs_stays_as_it_is(admin: AdminInHand) -> None:
    admin.grow(2)
    first = admin.pool[-1].key
    admin.admin.parts.review.approve([first])
    list(admin.admin.parts.promotion.promote([admin.pool[-1]]))
    admin.click("page_review")
    admin.click("show_all")
    model = admin.program.presenters.review.model
    admin.wait(lambda: model.rowCount() == 4 and model.image(3) is not None, "not all are shown")
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    admin.window.review.grid.selectAll()
    admin.press(Qt.Key.Key_X)
    said = admin.window.toast.findChildren(QLabel)[0].text()
    assert said == "Left as they are, in the garden: 1 picture."
    admin.wait(lambda: admin.states().count(REJECTED) == 3, "the others are not rejected")
    assert admin.states()[0] is PoolState.PROMOTED


def test_a_picture_is_made_again_and_others_like_it(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    first = admin.pool[-1]
    admin.press((Qt.Key.Key_G, SHIFT))
    admin.wait(lambda: len(admin.pool) == 3, "not made again")
    assert (admin.pool[-1].request, admin.pool[-1].sha256) == (first.request, first.sha256)
    admin.press(Qt.Key.Key_G)
    admin.wait(lambda: len(admin.pool) == 7, "no others were made")
    others = [image.request for image in admin.pool[3:]]
    assert {request.prompt for request in others} == {first.request.prompt}
    assert len({request.seed for request in others} - {first.request.seed}) == 4


def test_several_pictures_are_chosen_and_decided_at_once(admin: AdminInHand) -> None:
    admin.grow(3)
    admin.review(6)
    page, model = admin.window.review, admin.program.presenters.review.model
    page.look_at(1)
    admin.press((Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Right, SHIFT))
    assert page.grid.rows() == [1, 2, 3]
    admin.press(Qt.Key.Key_X)
    assert model.rowCount() == 3
    assert page.grid.rows() == [1]
    admin.wait(lambda: admin.states().count(REJECTED) == 3, "not decided")
    assert admin.states() == [PENDING, REJECTED, REJECTED, REJECTED, PENDING, PENDING]
    admin.press(UNDO)
    admin.wait(lambda: admin.states() == [PENDING] * 6, "not taken back at once")
    admin.wait(lambda: model.rowCount() == 6, "they did not come back")


def test_the_large_view_is_worked_with_the_same_keys(admin: AdminInHand) -> None:
    admin.grow(2)
    admin.review(4)
    page = admin.window.review
    admin.press(Qt.Key.Key_Return)
    assert page.large.isVisible()
    before = page.large.image
    admin.press(Qt.Key.Key_P)
    assert page.large.isVisible()
    assert page.large.image != before
    admin.press(Qt.Key.Key_Space)
    assert page.large.zoomed
    admin.press(Qt.Key.Key_Escape)
    assert page.grid.isVisible()


def test_a_pool_where_all_is_decided_is_not_said_to_be_empty(
    make_admin: Callable[..., AdminInHand],
) -> None:
    before = make_admin()
    before.show()
    before.grow(1)
    before.admin.parts.review.approve([image.key for image in before.pool])
    before.close()
    admin = make_admin()
    admin.show()
    admin.click("page_review")
    title = admin.window.review._empty.title
    admin.wait(lambda: title.isVisible() and title.text() == "No picture fits", "said to be empty")


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_list_of_keys_names_each_and_can_be_searched(admin: AdminInHand, qtbot: QtBot) -> None:
    admin.click("page_review")
    admin.click("keysButton")
    keys = admin.window.findChild(KeyList)
    assert keys is not None
    search = keys.findChild(QLineEdit)
    assert search is not None
    qtbot.keyClicks(search, "trash")
    shown = [label.text() for label in keys.findChildren(QLabel) if label.isVisible()]
    assert shown == [KEYS["remove"][1]]
    (found,) = [key for key in keys.findChildren(KeyButton) if key.isVisible()]
    assert found.text() == "Del"
    # no gap above it
    qtbot.waitUntil(lambda: found.y() < found.height(), timeout=PATIENCE_MS)
    keys.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_keys_opens_on_every_page_and_not_in_a_field_that_is_written_in(
    admin: AdminInHand,
) -> None:
    opened: list[str] = []
    for page in [b.objectName() for b in admin.window.findChildren(QToolButton, PAGES)]:
        admin.click(page)
        admin.button(page).setFocus()
        admin.press(Qt.Key.Key_Question)
        keys = admin.window.findChild(KeyList)
        if keys is not None and keys.isVisible():
            opened.append(page.removeprefix("page_"))
            keys.close()
    assert " ".join(opened) == (
        "generation lab review garden insights kiosks models personalize backup settings"
    )
    admin.click("page_garden")
    admin.window.garden.grid.setFocus()
    admin.press(Qt.Key.Key_Question)
    keys = admin.window.findChild(KeyList)
    assert keys is not None
    assert keys.isVisible()
    keys.close()
    admin.click("page_generation")
    field = admin.window.generation.form.favorites
    field.setFocus()
    admin.press(Qt.Key.Key_Question)
    assert (field.text(), keys.isVisible()) == ("?", False)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_key_of_the_list_can_be_another(admin: AdminInHand) -> None:
    admin.program.presenters.keys.change("keys", "F1")
    admin.click("page_garden")
    admin.press(Qt.Key.Key_Question)
    assert admin.window.findChild(KeyList) is None
    admin.press(Qt.Key.Key_F1)
    assert admin.window.findChild(KeyList) is not None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_the_other_button_does_what_the_keys_do(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    page = admin.window.review
    place = page.grid.visualRect(page.grid.model().index(1, 0)).center()
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert page.current == 1
    page.grid.customContextMenuRequested.emit(place)
    menu = admin.window.findChild(QMenu, "reviewMenu")
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert words[:2] == ["Keep\tP", "Reject (nothing is deleted)\tX"]
    next(action for action in menu.actions() if action.text().startswith("Copy")).trigger()
    assert QGuiApplication.clipboard().text() == admin.pool[0].request.prompt
    menu.actions()[0].trigger()
    admin.wait(lambda: admin.states() == [PENDING, KEPT], "not kept")
    menu.close()


def test_the_focus_does_not_stay_at_the_page_before(admin: AdminInHand) -> None:
    admin.button("page_models").setFocus()
    admin.press((Qt.Key.Key_5, CTRL))
    assert admin.window.focusWidget() is admin.button("page_insights")


def test_without_a_picture_there_is_nothing_to_decide(admin: AdminInHand) -> None:
    admin.click("page_review")
    acts = [admin.button(name) for name in ("keepButton", "rejectButton")]
    assert not any(act.isEnabled() for act in acts)
    admin.press(Qt.Key.Key_P, Qt.Key.Key_5, Qt.Key.Key_Delete, Qt.Key.Key_G, (Qt.Key.Key_G, SHIFT))
    assert admin.admin.queue.jobs() == []
    admin.click("page_generation")
    admin.grow(1)
    admin.review(2)
    admin.wait(lambda: all(act.isEnabled() for act in acts), "they can not be pressed")
    admin.press(Qt.Key.Key_P, Qt.Key.Key_P)
    admin.wait(lambda: not any(act.isEnabled() for act in acts), "nothing is left to decide")


def test_number_and_time_stand_there_before_anything_is_queued(admin: AdminInHand) -> None:
    admin.click("emotion_calm")
    admin.window.generation.form.favorites.setText("rose, tulip, iris")
    admin.wait(
        lambda: admin.button("queueButton").text() == "Queue 48 pictures", "2 × 3 × 4 × 2 are 48"
    )
    assert sum(admin.admin.queue.counts().values()) == 0
    admin.click("emotion_calm")
    admin.click("emotion_happy")
    admin.wait(lambda: not admin.button("queueButton").isEnabled(), "nothing can be queued")
    admin.click("emotion_happy")
    admin.window.generation.form.favorites.clear()
    admin.grow(1)
    admin.wait(lambda: "about" in _text(admin, "estimate"), "the time is known after the first")


def test_a_queue_is_paused_cancelled_taken_back_and_resumed(
    make_admin: Callable[..., AdminInHand],
) -> None:
    admin = make_admin()
    admin.admin.queue.pause(BY_HAND)
    admin.show()
    admin.wait(lambda: "8 pic" in admin.button("queueButton").text(), "no estimate")
    admin.click("queueButton")
    table = admin.window.findChild(QTableView, "queueTable")
    assert table is not None
    admin.wait(lambda: table.model().rowCount() == 8, "they do not wait")
    assert "Paused" in _text(admin, "pauseReason")
    admin.click("cancelAllButton")
    admin.wait(lambda: table.model().rowCount() == 0, "they wait still")
    admin.click("toastButton")
    admin.wait(lambda: table.model().rowCount() == 8, "not taken back")
    assert admin.pool == []
    admin.click("pauseButton")
    admin.wait(lambda: len(admin.pool) == 8, "not made")


def test_what_failed_says_why_and_is_tried_again(make_admin: Callable[..., AdminInHand]) -> None:
    workers = FakeWorkers()
    workers.moods = {5: "fail"}
    admin = make_admin(workers)
    admin.show()
    seed = next(
        line
        for line in admin.window.generation.form.findChildren(QLineEdit)
        if line.accessibleName() == "Seed"
    )
    seed.setText("4")
    admin.window.generation.form.repeat.setValue(2)
    admin.wait(lambda: "4 pic" in admin.button("queueButton").text(), "no estimate")
    admin.click("queueButton")
    admin.wait(lambda: admin.admin.queue.counts()[JobState.FAILED] == 2, "nothing failed")
    model = admin.program.presenters.queue.model
    admin.wait(
        lambda: [job.reason for job in model.rows] == ["the paint ran out"] * 2,
        "the failed ones do not say why",
    )
    workers.moods.clear()
    admin.wait(lambda: admin.button("retryButton").isVisible(), "no way to try again")
    admin.click("retryButton")
    admin.wait(lambda: len(admin.pool) == 4, "not made at last")


def test_after_a_crash_the_queue_is_paused_and_says_so(
    make_admin: Callable[..., AdminInHand],
) -> None:
    first = make_admin()
    first.admin.queue.pause(BY_HAND)
    first.show()
    first.wait(lambda: "8 pic" in first.button("queueButton").text(), "no estimate")
    first.click("queueButton")
    first.wait(lambda: first.admin.queue.counts()[JobState.QUEUED] == 8, "not queued")
    first.admin.queue.resume()
    first.program.presenters.queue.stop()
    first.admin.queue.take(1)
    first.close()
    again = make_admin()
    again.show()
    again.wait(lambda: "unexpectedly" in _text(again, "pauseReason"), "nothing is said")
    assert again.admin.queue.counts()[JobState.QUEUED] == 8
    again.click("pauseButton")
    again.wait(lambda: len(again.pool) == 8, "not made after all")


def test_the_window_speaks_korean_at_once_and_remembers_it(
    make_admin: Callable[..., AdminInHand],
) -> None:
    admin = make_admin()
    admin.show()
    assert admin.button("page_review").text() == "Review"
    admin.program.presenters.settings.change("language", "ko")
    assert admin.button("page_review").text() == "검토"
    assert admin.button("emotion_happy").text() == "행복"
    admin.close()
    again = make_admin()
    assert again.button("page_review").text() == "검토"
    again.program.presenters.settings.change("language", "en")
    assert again.button("page_review").text() == "Review"


@pytest.mark.parametrize("colours", [DAY, NIGHT], ids=["light", "dark"])
def test_words_can_be_read_on_every_surface(colours: object) -> None:
    for ground in ("window", "surface", "raised", "wall"):
        for ink in ("ink", "soft"):
            assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5, (ink, ground)
    for mark in ("keep", "reject", "star"):
        assert contrast(getattr(colours, mark), colours.wall) >= 4.5, mark
    assert contrast(getattr(colours, "on_accent"), getattr(colours, "accent")) >= 4.5  # noqa: B009


def _text(admin: AdminInHand, name: str) -> str:
    label = admin.window.findChild(QLabel, name)
    return label.text() if label is not None else ""


def test_a_run_never_counts_more_pictures_than_were_queued(admin: AdminInHand) -> None:
    queue = admin.program.presenters.queue
    totals: list[int] = []
    queue.changed.connect(lambda: totals.append(queue.ended + queue.open))
    admin.grow(4)
    admin.wait(lambda: queue.open == 0, "the run did not end")
    assert max(totals) == 8


def test_a_store_that_never_answers_does_not_hold_up_the_end(
    admin: AdminInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs, asked = threading.Event(), threading.Event()

    def get(key: str, *, unless_etag: str | None = None) -> None:
        asked.set()
        hangs.wait(PATIENCE_S)
        raise StoreError("nobody answers")

    monkeypatch.setattr(task_runner, "PARTING_S", 0.01)
    monkeypatch.setattr(admin.store, "get", get)
    admin.click("page_garden")
    admin.wait(asked.is_set, "the store was not asked")
    admin.close()
    assert not hangs.is_set()
    hangs.set()


def test_a_store_that_never_answers_holds_up_no_picture_of_the_pool(
    admin: AdminInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = make_items(2)
    for item in items:
        admin.store.put(item.item_id, b"a picture that others promoted")
    admin.store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes())
    late, get = list[bool](), admin.store.get
    hangs, asked = threading.Event(), threading.Event()

    def silent(key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        if key != MANIFEST_KEY:
            asked.set()
            late.append(not hangs.wait(PATIENCE_S / 2))
        return get(key, unless_etag=unless_etag)

    admin.grow(1)
    monkeypatch.setattr(admin.store, "get", silent)
    admin.click("page_garden")
    admin.wait(asked.is_set, "no picture of the garden was asked for")
    thumbnails = admin.program.presenters.review.thumbnails
    thumbnails._kept.clear()  # seen as they grew
    admin.review(2)
    admin.wait(lambda: thumbnails.get(admin.pool[0].key) is not None, "the pool's were held up")
    assert late == []
    hangs.set()
