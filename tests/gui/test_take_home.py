"""What a visitor takes home: a code that a phone can read, off unless the site says where to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from shared.domain.web_address import WebAddress
from tests.gui.conftest import CALM, HAPPY
from tests.gui.kiosk_in_hand import KioskInHand, Site, accessible_name
from tests.gui.qr_reader import read_code
from tests.gui.test_access import MODES, SCREENS, opened

MakeKiosk = Callable[..., KioskInHand]
ADDRESS = "https://example.org/{language}/{emotion}?picture={item_id}"
_STILL = {"reduced_motion": True}


def in_the_garden(make_kiosk: MakeKiosk, site: Site, size: tuple[int, int]) -> KioskInHand:
    kiosk = make_kiosk(site=site)
    kiosk.catalogue.fill(*CALM, *HAPPY)
    kiosk.show(*size)
    walk_to_a_like(kiosk)
    return kiosk


def walk_to_a_like(kiosk: KioskInHand) -> None:
    kiosk.visit.begin()
    kiosk.visit.decline()
    kiosk.garden.choose("happy")
    kiosk.wait_for("garden")
    kiosk.settle()
    kiosk.touch("like0")
    kiosk.wait(lambda: bool(kiosk.item("like0").property("liked")))
    kiosk.settle()


def test_without_an_address_nothing_is_offered(make_kiosk: MakeKiosk) -> None:
    kiosk = in_the_garden(make_kiosk, Site(), (960, 600))
    assert kiosk.item("like0").property("liked")
    assert not kiosk.item("take0").isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)])
def test_a_phone_reads_the_picture_that_was_liked_in_the_language_of_the_visitor(
    make_kiosk: MakeKiosk, tmp_path: Path, size: tuple[int, int]
) -> None:
    kiosk = in_the_garden(make_kiosk, Site(take_home=WebAddress(ADDRESS), access=_STILL), size)
    assert not kiosk.item("take1").isVisible()  # it was not liked
    liked = kiosk.cards()[0]
    kiosk.touch("take0")
    kiosk.wait(lambda: kiosk.sees("takeHomeSheet"))
    assert not kiosk.item("doneButton").isEnabled()
    for language in ("en", "ko"):
        kiosk.language.use(language)
        kiosk.draw()
        shot = tmp_path / f"{language}.png"
        assert kiosk.window.grabWindow().save(str(shot))
        assert read_code(shot) == f"https://example.org/{language}/happy?picture={liked}"
    kiosk.touch("takeHomeBack")
    kiosk.wait(lambda: not kiosk.item("takeHomeSheet").isEnabled())
    kiosk.touch("doneButton")
    kiosk.wait_for("attract")


def test_the_code_goes_with_its_visitor(make_kiosk: MakeKiosk) -> None:
    kiosk = in_the_garden(make_kiosk, Site(take_home=WebAddress(ADDRESS)), (960, 600))
    kiosk.touch("take0")
    kiosk.wait(lambda: kiosk.sees("takeHomeSheet"))
    assert accessible_name(kiosk.item("takeHomeCode")) == "A code for the camera of a phone"
    kiosk.visit.leave()
    assert kiosk.item("takeHomeCode").property("text") == ""
    assert not kiosk.item("takeHomeSheet").isEnabled()


@pytest.mark.parametrize("modes", [MODES[0], MODES[-1]], ids=["plain", "all"])
@pytest.mark.parametrize("screen", SCREENS[::2])
def test_the_way_to_the_code_is_large_enough_and_beside_the_heart(
    make_kiosk: MakeKiosk, screen: tuple[int, int, float], modes: tuple[str, ...]
) -> None:
    kiosk = opened(make_kiosk, screen, modes, take_home=WebAddress(ADDRESS))
    walk_to_a_like(kiosk)
    kiosk.touch("like2")
    kiosk.settle()
    places = {name: _place(kiosk, name) for name in ("take0", "take2", "like0", "like1", "like2")}
    window = QRectF(0, 0, screen[0], screen[1])
    for name in ("take0", "take2"):
        assert places[name].width() >= kiosk.access.pixels_per_millimetre * 15 - 0.01
        assert window.contains(places[name]), name
        others = [place for other, place in places.items() if other != name]
        assert not any(places[name].intersects(other) for other in others), name
        assert "low_reach" not in modes or places[name].top() >= screen[1] * 2 / 3 - 1
    kiosk.touch("take0")
    kiosk.wait(lambda: kiosk.sees("takeHomeSheet"))
    code, back = _place(kiosk, "takeHomeCode"), _place(kiosk, "takeHomeBack")
    assert window.contains(code)
    assert window.contains(back)
    assert not code.intersects(back)
    assert code.width() >= 0.25 * min(screen[:2])
    assert "low_reach" not in modes or back.top() >= screen[1] * 2 / 3 - 1


def _place(kiosk: KioskInHand, name: str) -> QRectF:
    item = kiosk.item(name)
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
