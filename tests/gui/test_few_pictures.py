"""A garden of one or two pictures, and the last screen of a round."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from tests.gui.conftest import CALM
from tests.gui.kiosk_in_hand import KioskInHand, accessible_name
from tests.gui.test_screens import to_the_garden

MakeKiosk = Callable[..., KioskInHand]


def hung(kiosk: KioskInHand) -> list[QRectF]:
    """Where the pictures hang."""
    kiosk.draw()
    cards = [kiosk.item(f"card{slot}") for slot in range(3)]
    return [
        card.mapRectToScene(QRectF(0, 0, card.width(), card.height()))
        for card in cards
        if card.isVisible()
    ]


def is_painted(kiosk: KioskInHand, place: QRectF) -> bool:
    """Whether a picture, which is brighter than any ground, is to be seen in its place."""
    colour = kiosk.window.grabWindow().pixelColor(place.center().toPoint())
    return max(colour.red(), colour.green(), colour.blue()) > 150


@pytest.mark.parametrize("low_reach", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (600, 960)])
@pytest.mark.parametrize("pictures", [1, 2])
def test_few_pictures_hang_in_the_middle_and_leave_no_gap(
    make_kiosk: MakeKiosk, pictures: int, width: int, height: int, low_reach: bool
) -> None:
    kiosk = make_kiosk()
    kiosk.catalogue.fill(*CALM[:pictures])
    kiosk.show(width, height)
    kiosk.access.set_first("low_reach", low_reach)
    to_the_garden(kiosk)
    places = hung(kiosk)
    assert len(places) == pictures
    assert places[0].left() == pytest.approx(width - places[-1].right(), abs=2)
    assert {place.size().toTuple() for place in places} == {places[0].size().toTuple()}
    assert places[0].width() >= 0.4 * width
    for place in places:
        kiosk.wait(lambda place=place: is_painted(kiosk, place))


def test_where_one_screen_shows_all_there_is_no_next(kiosk: KioskInHand) -> None:
    to_the_garden(kiosk, "happy")  # four pictures
    assert kiosk.sees("nextButton")
    kiosk.touch("favorite_rose")  # one
    kiosk.settle()
    assert kiosk.garden.hung == 1
    assert not kiosk.sees("nextButton")
    assert len(kiosk.log.impressions) == 2
    kiosk.touch("favorite_all")
    kiosk.settle()
    assert kiosk.sees("nextButton")


def test_the_last_screen_of_a_round_takes_the_room_it_has(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    kiosk.catalogue.fill(*CALM[:5])
    kiosk.show(1280, 800)
    to_the_garden(kiosk)
    assert len(hung(kiosk)) == 3
    kiosk.touch("nextButton")
    kiosk.settle()
    first, second = hung(kiosk)
    assert first.size() == second.size()
    kiosk.wait(lambda: bool(kiosk.item("card0").property("ready")))
    kiosk.touch("nextButton")
    kiosk.settle()
    assert len(hung(kiosk)) == 3


def test_a_favorite_that_is_a_sentence_leaves_room_for_others(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    name = "a field of flowers that nobody has seen and that has no name anywhere"
    kiosk.catalogue.fill(*CALM, f"emotions/calm/{name}/img_20260101-120000_9h.jpeg")
    kiosk.show(1280, 800)
    to_the_garden(kiosk)
    kiosk.wait(lambda: kiosk.has(f"favorite_{name}"))
    kiosk.draw()
    assert kiosk.item(f"favorite_{name}").width() < 0.5 * kiosk.window.height() + 60
    assert accessible_name(kiosk.item(f"favorite_{name}")) == name
    kiosk.touch("favoriteWish")


@pytest.mark.qt_log_ignore("Error decoding")
def test_in_place_of_a_picture_that_cannot_be_opened_there_is_nothing_to_like(
    make_kiosk: MakeKiosk,
) -> None:
    kiosk = make_kiosk()
    broken = "emotions/calm/iris/img_20260101-120000_9h.jpeg"
    kiosk.catalogue.fill(*CALM, broken)
    for item in kiosk.catalogue.items():
        if item.item_id == broken:
            kiosk.catalogue.path(item).write_bytes(b"no picture")
    kiosk.show(1280, 800)
    to_the_garden(kiosk)
    (first, *_) = hung(kiosk)
    kiosk.wait(lambda: is_painted(kiosk, first))
    kiosk.touch("favorite_iris")
    kiosk.settle()
    (only,) = hung(kiosk)
    kiosk.wait(lambda: not kiosk.item("like0").isVisible())
    assert not is_painted(kiosk, only)
