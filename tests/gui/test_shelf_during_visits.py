"""The shelf while somebody is there: no picture goes from before their eyes."""

from collections.abc import Callable

from kiosk.presenters.housekeeper import SHELF_LANE
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from tests.fakes.catalogue import make_items
from tests.gui.kiosk_in_hand import KioskInHand


def look_at_shelf(kiosk: KioskInHand) -> None:
    """The store is asked, unless the shelf is to be left alone."""
    kiosk.staff_side.housekeeper.look_at_shelf()
    answers: list[object] = []
    kiosk.runner.run(SHELF_LANE, lambda: None, answers.append, answers.append)
    kiosk.wait(lambda: bool(answers))


def test_no_picture_goes_during_a_visit_not_even_at_the_first_look_after_a_restart(
    kiosk: KioskInHand,
) -> None:
    before = list(kiosk.catalogue.items())
    less = before[1:]
    kiosk.staff_side.store.put(MANIFEST_KEY, Manifest(tuple(less)).to_bytes())
    kiosk.visit.begin()
    look_at_shelf(kiosk)
    assert list(kiosk.catalogue.items()) == before
    kiosk.visit.leave()
    look_at_shelf(kiosk)
    assert list(kiosk.catalogue.items()) == less


def test_an_empty_shelf_is_filled_even_while_somebody_visits(
    make_kiosk: Callable[..., KioskInHand],
) -> None:
    kiosk, items = make_kiosk(), make_items(2)
    store = kiosk.staff_side.store
    for item in items:
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes())
    kiosk.visit.begin()
    look_at_shelf(kiosk)
    assert list(kiosk.catalogue.items()) == items
