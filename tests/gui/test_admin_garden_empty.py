"""A wall without pictures: none hang, none fit, or what hangs is not known."""

from PySide6.QtWidgets import QComboBox, QLabel

from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from tests.gui.admin_in_hand import AdminInHand


def said(admin: AdminInHand) -> str:
    """The title on the wall, empty while pictures hang there or nothing is known."""
    empty = admin.window.garden.pictures.empty
    return empty.title.text() if empty.title.isVisible() else ""


def total(admin: AdminInHand) -> str:
    found = admin.window.garden.findChild(QLabel, "gardenTotal")
    assert found is not None
    return found.text()


def look_for(admin: AdminInHand, emotion: Emotion) -> QComboBox:
    box = admin.window.garden.findChild(QComboBox, "gardenEmotion")
    assert box is not None
    box.setCurrentIndex(1 + GARDEN_EMOTIONS.index(emotion))
    box.activated.emit(box.currentIndex())
    return box


def hang(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    list(admin.admin.parts.promotion.promote(admin.pool))


def test_a_wall_whose_store_is_away_says_so_until_it_is_back(admin: AdminInHand) -> None:
    assert (said(admin), total(admin)) == ("", "")
    store = admin.folder / "store"
    away = store.rename(admin.folder / "away")
    admin.click("page_garden")
    admin.wait(lambda: said(admin) == "The store is away", "it is not missed")
    assert total(admin) == "The store is away"
    empty = admin.window.garden.pictures.empty
    assert "is not there" in empty.words.text()
    admin.program.presenters.settings.change("language", "ko")
    assert said(admin) == "저장소에 연결할 수 없습니다"
    admin.program.presenters.settings.change("language", "en")
    away.rename(store)
    empty.button.click()
    admin.wait(lambda: said(admin) == "Nothing hangs here", "it does not look again")


def test_what_was_seen_hangs_on_while_the_store_is_away(admin: AdminInHand) -> None:
    hang(admin)
    admin.click("page_garden")
    admin.wait(lambda: total(admin).startswith("2 of 2"), "nothing hangs")
    (admin.folder / "store").rename(admin.folder / "away")
    admin.program.presenters.garden.refresh()
    admin.wait(lambda: total(admin) == "The store is away", "it is not missed")
    grid = admin.window.garden.grid.model()
    assert (grid.rowCount(), said(admin)) == (2, "")
    look_for(admin, Emotion.SAD)
    admin.wait(lambda: grid.rowCount() == 0, "happy ones hang among the sad")
    assert said(admin) == "The store is away"
    look_for(admin, Emotion.HAPPY)
    admin.wait(lambda: grid.rowCount() == 2, "what was seen is forgotten")


def test_a_damaged_manifest_is_not_said_to_be_a_store_that_is_away(admin: AdminInHand) -> None:
    admin.store.put("catalogue/manifest.json", b"{")
    admin.click("page_garden")
    admin.wait(lambda: said(admin) == "It is not known what hangs here", "it is taken for one")


def test_what_was_kept_can_be_promoted_from_the_empty_wall(admin: AdminInHand) -> None:
    admin.grow(1)
    admin.click("page_garden")
    empty = admin.window.garden.pictures.empty
    admin.wait(lambda: said(admin) == "Nothing hangs here", "it is not said")
    assert empty.words.text() == "Keep pictures in the review page, then promote them."
    admin.admin.parts.review.approve([image.key for image in admin.pool])
    admin.click("page_review")
    admin.click("page_garden")
    admin.wait(lambda: empty.button.text() == "Promote 2 pictures", "they are to be reviewed again")
    assert empty.words.text() == "Kept and waiting on the left: 2 pictures."
    empty.button.click()
    admin.wait(lambda: total(admin).startswith("2 of 2"), "they were not promoted")


def test_what_does_not_fit_is_not_said_not_to_hang(admin: AdminInHand) -> None:
    hang(admin)
    admin.click("page_garden")
    admin.wait(lambda: total(admin).startswith("2 of 2"), "nothing hangs")
    box = look_for(admin, Emotion.SAD)
    admin.wait(lambda: said(admin) == "No picture fits", "not said")
    admin.window.garden.pictures.empty.button.click()
    admin.wait(lambda: total(admin).startswith("2 of 2"), "they do not hang again")
    assert box.currentIndex() == 0
