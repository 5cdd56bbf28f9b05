"""Filters, orders, stacks and helpers on the review page, and the second look before promotion."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLabel
from pytestqt.qtbot import QtBot

from admin.screens.review_choices import ORDERS, SCORES, SIGNS
from admin.services.own_settings import OWN_FILE
from shared.domain.advice import Helper, Looks
from shared.domain.pool import PoolFilter, PoolOrder, PoolState
from tests.gui.admin_in_hand import AdminInHand

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALL_STACKS = (Qt.Key.Key_S, SHIFT)


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AdminInHand]:
    """Six pictures, newest first: scores 60 to 10; the first three are alike."""
    monkeypatch.setattr("admin.presenters.advice_presenter._REST_MS", 300)
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    admin.grow(3)
    admin.wait(lambda: sum(admin.adviser.compared) == 6, "no helper looked at all of them")
    admin.wait(lambda: not admin.program.presenters.advice.is_busy, "the helpers do not rest")
    pool = admin.admin.pool
    newest = [image.key for image in reversed(admin.pool)]
    scores = {key: 60 - 10 * place for place, key in enumerate(newest)}
    pool.note_looks({k: Looks(9, 9, s, s == 10, 1 << s) for k, s in scores.items()})
    pool.note_stacks({4: 4, 5: 4, 6: 4})
    admin.review(6)
    admin.program.presenters.review.refresh()
    model = admin.program.presenters.review.model
    admin.wait(
        lambda: (
            [bool(i and i.advice.stack) for i in map(model.image, range(6))]
            == [True] * 3 + [False] * 3
        ),
        "not read again",
    )
    yield admin
    admin.close()


def shown(admin: AdminInHand) -> list[str]:
    model = admin.program.presenters.review.model
    images = [model.image(row) for row in range(model.rowCount())]
    return [image.key for image in images if image and image.advice.score is not None]


def choose(admin: AdminInHand, box: str, place: int) -> None:
    found = admin.window.findChild(QComboBox, f"{box}Filter")
    assert found is not None
    found.setCurrentIndex(place)
    found.activated.emit(place)


def newest_first(admin: AdminInHand) -> list[str]:
    return [image.key for image in reversed(admin.pool)]


def test_pictures_are_filtered_by_score_and_sign(admin: AdminInHand) -> None:
    a, b, c, d, e, f = newest_first(admin)
    bad = next(n for n, (_, wish) in enumerate(SCORES) if wish.get("most_score") == 24)
    choose(admin, "score", bad)
    admin.wait(lambda: shown(admin) == [e, f], "not those of a bad score")
    choose(admin, "score", 0)
    signs = [next(iter(wish), None) for _, wish in SIGNS]
    choose(admin, "sign", signs.index("almost_black"))
    admin.wait(lambda: shown(admin) == [f], "not the black one")
    choose(admin, "sign", signs.index("stacked"))
    admin.wait(lambda: shown(admin) == [a, b, c], "not the stack")
    choose(admin, "sign", signs.index("look_twice"))
    admin.wait(lambda: not shown(admin), "nothing was flagged")
    choose(admin, "sign", 0)
    admin.wait(lambda: shown(admin) == [a, b, c, d, e, f], "not all of them")


def test_pictures_are_filtered_by_date(admin: AdminInHand) -> None:
    everything = newest_first(admin)
    for place in (1, 2, 3, 4):
        choose(admin, "date", place)
        admin.wait(lambda: shown(admin) == everything, f"date {place}")
    begin = admin.window.findChild(QDateEdit, "fromDate")
    assert begin is not None
    assert begin.isVisible()
    begin.setDate(QDate.currentDate().addDays(1))
    admin.wait(lambda: not shown(admin), "nothing is of tomorrow")
    choose(admin, "date", 0)
    admin.wait(lambda: shown(admin) == everything, "not all of them")
    assert not begin.isVisible()


def test_pictures_are_sorted_as_the_box_says(admin: AdminInHand) -> None:
    orders = [order for _, order in ORDERS]
    everything = newest_first(admin)
    for order in (PoolOrder.OLDEST, PoolOrder.SCORE, PoolOrder.NEWEST, PoolOrder.STACK):
        choose(admin, "order", orders.index(order))
        expected = everything[::-1] if order is PoolOrder.OLDEST else everything
        model = admin.program.presenters.review.model
        admin.wait(lambda order=order, model=model: model.order is order, str(order))
        admin.wait(lambda expected=expected: shown(admin) == expected, str(order))


def test_stacks_fold_and_unfold_and_the_next_best_stands_for_what_was_decided(
    admin: AdminInHand,
) -> None:
    a, b, c, d, e, f = newest_first(admin)
    page = admin.window.review
    page.look_at(1)
    admin.press(ALL_STACKS)
    admin.wait(lambda: shown(admin) == [a, d, e, f], "not folded")
    admin.wait(lambda: page.current == 0, "the stack is not meant")
    admin.press(Qt.Key.Key_X)
    admin.wait(lambda: shown(admin) == [b, d, e, f], "the next best does not stand for it")
    page.look_at(0)
    admin.press(Qt.Key.Key_S)
    admin.wait(lambda: shown(admin) == [b, c, d, e, f], "this stack is not unfolded")
    admin.press(Qt.Key.Key_S)
    admin.wait(lambda: shown(admin) == [b, d, e, f], "not folded again")
    admin.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    admin.wait(lambda: shown(admin) == [a, d, e, f], "not taken back")
    admin.press(ALL_STACKS)
    admin.wait(lambda: shown(admin) == [a, b, c, d, e, f], "not unfolded")
    assert {image.marks.state for image in admin.pool} == {PoolState.PENDING}


def test_stacks_fold_while_the_list_is_being_read(admin: AdminInHand) -> None:
    a, _, _, d, e, f = newest_first(admin)
    review = admin.program.presenters.review
    once = Qt.ConnectionType.SingleShotConnection
    review.model.filled.connect(lambda: admin.press(ALL_STACKS), once)  # before a row is read
    review.refresh()
    admin.wait(lambda: shown(admin) == [a, d, e, f], "not folded")


def test_the_page_says_which_helpers_are_off_and_why(admin: AdminInHand) -> None:
    lines = admin.window.findChild(QLabel, "helperLines")
    assert lines is not None
    assert not lines.isVisible()
    assert "1 off" in admin.button("helpersButton").text()
    admin.click("helpersButton")
    assert lines.isVisible()
    said = lines.text().splitlines()
    assert len(said) == 4
    assert said[0].endswith(": on")
    assert "off: no CLIP model is set" in said[2]
    admin.program.presenters.settings.change("language", "ko")
    assert "꺼짐: CLIP 모델" in lines.text()
    admin.program.presenters.settings.change("language", "en")
    admin.adviser.broken = True
    admin.admin.advising.renew()
    admin.program.presenters.advice.start()
    admin.wait(lambda: "lost its glasses" in lines.text(), "nobody says that it failed")
    assert admin.admin.pool.count(PoolFilter(due=Helper.LOOKS)) == 6


def test_helpers_that_work_by_command_only_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    own = tmp_path / "data" / OWN_FILE.name
    own.write_text('language = "en"\nadvice = false\n', encoding="utf-8")
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    lines = admin.window.findChild(QLabel, "helperLines")
    assert lines is not None
    assert lines.text().count("off: the setting advice is false") == 3
    admin.close()


def test_what_another_program_has_advised_about_is_not_left(admin: AdminInHand) -> None:
    advice = admin.program.presenters.advice
    advice.start()  # the stacks of the fixture are found anew
    admin.wait(lambda: not advice.is_busy, "the helpers do not rest")
    advice.image_made(admin.pool[0])  # and nothing is due
    assert advice.left[Helper.LOOKS] == 1
    admin.wait(lambda: not advice.is_busy, "the helpers do not rest")
    assert advice.left[Helper.LOOKS] == 0


def test_flagged_pictures_are_held_back_until_somebody_has_looked_twice(
    admin: AdminInHand,
) -> None:
    flagged = replace(
        admin.pool[0],
        key=admin.pool[0].key.replace("_1", "_901"),
        recipe={"look_twice": True},
    )
    pool = admin.admin.pool
    pool.add(flagged, pool.read(admin.pool[0].key), b"small")
    admin.admin.parts.review.approve([flagged.key, admin.pool[1].key])
    admin.click("page_garden")
    admin.wait(lambda: "Promote 1 picture" in admin.button("promoteButton").text(), "not held")
    box = admin.window.findChild(QCheckBox, "lookTwice")
    assert box is not None
    admin.wait(box.isVisible, "nothing is said to be held back")  # reports come one by one
    box.click()
    admin.wait(lambda: "Promote 2 pic" in admin.button("promoteButton").text(), "held still")
    box.click()
    admin.wait(lambda: "Promote 1 picture" in admin.button("promoteButton").text(), "not held")
    admin.click("promoteButton")
    admin.wait(lambda: admin.pool[1].marks.state is PoolState.PROMOTED, "not promoted")
    assert pool.get(flagged.key).marks.state is PoolState.APPROVED
