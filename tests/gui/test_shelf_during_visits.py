"""The shelf while somebody is there: never bare, and no picture goes from before their eyes."""

import threading
from collections.abc import Callable, Sequence

from kiosk.presenters.housekeeper import SHELF_LANE
from kiosk.services.catalogue_sync import CatalogueSync
from shared.domain.catalogue import MANIFEST_KEY, CatalogueItem, Manifest
from shared.domain.stored_object import StoredObject
from tests.fakes.catalogue import make_items, put_on_shelf
from tests.fakes.store import FakeStore
from tests.gui.kiosk_in_hand import KioskInHand
from tests.patience import PATIENCE_S


class SilentStore(FakeStore):
    """Does not answer before it is `woken`."""

    def __init__(self) -> None:
        super().__init__()
        self.woken = threading.Event()

    def get(self, key: str, *, unless_etag: str | None = None) -> StoredObject | None:
        self.woken.wait(PATIENCE_S)
        return super().get(key, unless_etag=unless_etag)


def publish(store: FakeStore, items: Sequence[CatalogueItem]) -> None:
    for item in items:
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes())


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
    publish(kiosk.staff_side.store, less)
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
    publish(kiosk.staff_side.store, items)
    kiosk.visit.begin()
    look_at_shelf(kiosk)
    assert list(kiosk.catalogue.items()) == items


def test_the_starter_garden_is_there_at_once_while_the_store_does_not_answer(
    make_kiosk: Callable[..., KioskInHand],
) -> None:
    kiosk, shipped, own = make_kiosk(), make_items(2, "calm"), make_items(3)
    starter, store = FakeStore(), SilentStore()
    publish(starter, shipped)
    publish(store, own)
    housekeeper = kiosk.staff_side.housekeeper
    housekeeper._sync = CatalogueSync(store, kiosk.catalogue, starter)
    changes: list[int] = []
    housekeeper.shelf_changed.connect(lambda: changes.append(len(kiosk.catalogue.items())))
    housekeeper.start()
    kiosk.wait(lambda: changes == [2])
    kiosk.visit.begin()
    store.woken.set()
    kiosk.wait(lambda: changes == [2, 3])
    housekeeper.stop()


def test_pictures_that_a_visit_kept_waiting_are_told_of_when_they_hang(
    kiosk: KioskInHand,
) -> None:
    housekeeper, store = kiosk.staff_side.housekeeper, kiosk.staff_side.store
    changes: list[int] = []
    housekeeper.shelf_changed.connect(lambda: changes.append(len(kiosk.catalogue.items())))
    look_at_shelf(kiosk)  # there is no manifest yet
    publish(store, items := [*kiosk.catalogue.items(), *make_items(1, "sad")])
    look_at_shelf(kiosk)
    kiosk.wait(lambda: changes == [len(items)])
    new = make_items(2, "sad")[1]
    put_on_shelf(kiosk.catalogue, new)  # fetched already when a visitor came
    publish(store, [*items, new])
    look_at_shelf(kiosk)
    kiosk.wait(lambda: changes == [len(items), len(items) + 1])
