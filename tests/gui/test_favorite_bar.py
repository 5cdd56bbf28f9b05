"""A row of favorites that is longer than the screen says that there is more, to either side."""

from collections.abc import Callable

from PySide6.QtQuick import QQuickItem

from tests.gui.conftest import CALM, HAPPY
from tests.gui.kiosk_in_hand import KioskInHand

MakeKiosk = Callable[..., KioskInHand]
WORDS = ("rose", "tulip", "peony", "dahlia", "orchid", "lily", "iris", "poppy", "lotus", "camellia")
MANY = [f"emotions/happy/{word}/img_20260102-120000_{n}h.jpeg" for n, word in enumerate(WORDS)]


def test_what_a_long_row_hides_is_hinted_at_on_either_side(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    kiosk.catalogue.fill(*CALM, *HAPPY, *MANY)
    kiosk.show(800, 1280)
    kiosk.visit.begin()
    kiosk.visit.decline()
    kiosk.garden.choose("happy")
    kiosk.wait_for("garden")
    kiosk.draw()
    row: QQuickItem = kiosk.item("favoriteBar")
    hidden = row.property("contentWidth") + row.property("rightMargin") - row.width()
    assert hidden > 0
    for x, back, onward in ((0, False, True), (hidden / 2, True, True), (hidden, True, False)):
        row.setProperty("contentX", x)
        assert kiosk.sees("moreBack") is back, x
        assert kiosk.sees("moreOnward") is onward, x
