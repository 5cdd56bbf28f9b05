"""What a curator sees and where the keys go when words are long, files gone, or buttons grey."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStackedWidget, QWidget

from admin.screens.elided_label import ElidedLabel
from shared.domain.pool import PoolState
from tests.gui.admin_in_hand import AdminInHand


def shown(label: QLabel) -> str:
    return QLabel.text(label)


def label(admin: AdminInHand, name: str) -> ElidedLabel:
    found = admin.window.findChild(ElidedLabel, name)
    assert found is not None
    return found


def test_words_that_have_no_room_end_in_dots(admin: AdminInHand) -> None:
    admin.window.resize(1024, 700)
    admin.window.generation.form.favorites.setText("꽃" * 80)
    admin.grow(1)
    admin.review(2)
    about = label(admin, "about")
    admin.wait(lambda: "꽃" * 80 in about.text(), "it is not told of")
    admin.wait(lambda: shown(about).endswith("…"), "it is cut off")
    assert about.toolTip() == about.text()
    assert about.width() < admin.window.width()


def test_why_a_picture_is_not_as_promoted_can_be_read(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))
    for image in admin.pool:
        (admin.folder / "store" / image.key).unlink()
    admin.click("page_garden")
    admin.wait(lambda: admin.window.garden.grid.model().rowCount() == 2, "nothing hangs")
    admin.click("verifyButton")
    garden = admin.window.garden
    admin.wait(lambda: len(admin.program.presenters.garden.faults) == 2, "nothing is missed")
    assert garden.isAncestorOf(admin.window.focusWidget())
    assert admin.window.focusWidget() is garden.grid
    admin.click_row(garden.grid, 0)
    about = label(admin, "gardenAbout")
    admin.wait(lambda: shown(about).startswith("the object is missing"), "not said, or cut off")


def test_a_picture_whose_file_is_gone_is_not_taken_for_a_blurred_one(admin: AdminInHand) -> None:
    admin.grow(1)
    gone = admin.pool[-1].key
    (admin.folder / "data" / "pool" / gone).unlink()
    admin.review(2)
    admin.press(Qt.Key.Key_Return)
    large = admin.window.review.large
    admin.wait(lambda: bool(large.image and large.image.key == gone), "another one is large")
    admin.wait(lambda: "cannot be read" in large.fault(), "it is not said")
    admin.press(Qt.Key.Key_Right)
    admin.wait(lambda: bool(large.image and large.image.key != gone), "the same one is large")
    assert large.fault() == ""


def test_pictures_stay_where_they_are_when_new_ones_are_told_of(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.review(2)
    grid, news = admin.window.review.grid, admin.window.review.filters.news
    place = grid.mapTo(admin.window, QPoint())
    admin.click("page_generation")
    admin.grow(1)
    admin.window.open_page("review")
    admin.program.presenters.review.image_made(admin.pool[0])
    admin.wait(news.isVisible, "new ones are not told of")
    admin.qtbot.wait(50)
    assert grid.mapTo(admin.window, QPoint()) == place


def test_a_narrow_window_cuts_no_box_and_no_button(admin: AdminInHand) -> None:
    admin.window.resize(1024, 700)
    for page in ("review", "garden", "personalize", "generation"):
        admin.click(f"page_{page}")
        admin.qtbot.wait(50)
        shown = admin.window.findChild(QStackedWidget).currentWidget()
        for part in shown.findChildren(QWidget):
            if isinstance(part, QComboBox | QPushButton) and part.isVisible():
                least = min(part.sizeHint().width(), part.maximumWidth())
                assert part.width() >= least, (page, part.objectName())


def test_a_damaged_picture_that_can_not_hang_again_is_not_said_to_hang(admin: AdminInHand) -> None:
    admin.grow(2)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))
    admin.click("page_garden")
    garden = admin.window.garden
    admin.wait(lambda: garden.grid.model().rowCount() == 4, "they do not hang")
    admin.click_row(garden.grid, 0)
    (gone,) = garden.pictures.chosen()
    admin.click("withdrawButton")
    admin.wait(lambda: garden.grid.model().rowCount() == 3, "it still hangs")
    (admin.folder / "store" / gone).write_bytes(b"?")
    said = admin.window.toast.findChild(QLabel)
    assert said is not None
    admin.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    admin.wait(lambda: said.text().startswith("Not hung again: 1 picture."), "it is not said")
    assert "In the garden again" not in said.text()


def test_a_comma_in_a_wildcard_is_part_of_it(admin: AdminInHand) -> None:
    form = admin.window.generation.form
    form.favorites.setText("{rose, red|tulip}, iris")
    assert form.wish().favorites == ("{rose, red|tulip}", "iris")
    form.repeat.setValue(2)
    admin.wait(lambda: admin.button("queueButton").text() == "Queue 8 pictures", "it is refused")


def test_pictures_are_found_by_the_words_of_their_prompts(admin: AdminInHand) -> None:
    admin.window.generation.form.favorites.setText("rose")
    admin.grow(1)
    admin.window.generation.form.favorites.setText("Iris")
    admin.grow(1)
    admin.review(4)
    model, words = admin.program.presenters.review.model, admin.window.review.filters.words
    admin.press((Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier))
    assert admin.window.focusWidget() is words
    QTest.keyClicks(words, "iris happy")
    admin.wait(lambda: model.rowCount() == 2, "all are shown")
    QTest.keyClicks(words, "x")
    admin.wait(lambda: model.rowCount() == 0, "some fit")
    assert admin.window.focusWidget() is words
    admin.press(Qt.Key.Key_Backspace)
    admin.wait(lambda: model.rowCount() == 2, "none fits")
    assert admin.window.focusWidget() is words
    admin.press(Qt.Key.Key_Return)
    admin.wait(lambda: admin.window.review.current == 0, "no picture is meant")
    admin.press(Qt.Key.Key_P)
    admin.wait(lambda: PoolState.APPROVED in admin.states(), "the keys are not for the pictures")


def test_what_is_said_covers_no_picture_that_is_meant(admin: AdminInHand) -> None:
    admin.grow(12)
    admin.window.resize(1024, 700)
    admin.review(24)
    grid, toast = admin.window.review.grid, admin.window.toast
    admin.press(Qt.Key.Key_End)
    admin.wait(lambda: admin.window.review.current == 23, "the last is not meant")
    admin.press(Qt.Key.Key_Delete)
    assert toast.isVisible()
    admin.wait(lambda: admin.window.review.current == 22, "no picture is meant")
    rect = grid.visualRect(grid.currentIndex())
    foot = grid.viewport().mapTo(admin.window, rect.bottomLeft()).y()
    assert foot <= toast.mapTo(admin.window, QPoint(0, 0)).y()
    toast.hide()
    bar = grid.verticalScrollBar()
    assert bar.maximum() - bar.value() < grid.viewport().height()
    assert grid.viewport().height() - grid.visualRect(grid.currentIndex()).bottom() < 20
