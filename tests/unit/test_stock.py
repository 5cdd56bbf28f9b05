"""What a kiosk has is looked at in one way, and a database that cannot be read is told."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.services.stock import Stock, Stocktaking, disk_of
from shared.domain.errors import DatabaseError
from shared.domain.kiosk_status import Disk
from shared.domain.outbox import OutboxMessage
from tests.fakes.catalogue import FakeCatalogue, make_item, put_on_shelf
from tests.fakes.outbox import FakeOutbox

DISK = Disk(5, 9)


class DamagedCatalogue(FakeCatalogue):
    def items(self) -> Any:
        raise DatabaseError("database kiosk.db: it is damaged")


def test_it_counts_pictures_and_what_waits_for_any_sink() -> None:
    catalogue, events, personalize = FakeCatalogue(), FakeOutbox(), FakeOutbox()
    item = make_item("emotions/calm/img_20260101-120000_1h.jpeg")
    put_on_shelf(catalogue, item)
    catalogue.replace([item])
    for number, outbox in enumerate((events, personalize, personalize)):
        now = datetime.now(UTC)
        outbox.add(OutboxMessage(f"m{number}", "visitor", "s", {}, now))
    stock = Stocktaking(catalogue, {"events": events, "personalize": personalize}, lambda: DISK)
    found = stock.look()
    assert (found.shelf, found.waiting, found.disk, found.trouble) == (1, 3, DISK, None)


def test_a_database_that_cannot_be_read_is_told() -> None:
    found = Stocktaking(DamagedCatalogue(), {"events": FakeOutbox()}, lambda: DISK).look()
    assert (found.shelf, found.waiting, found.disk) == (None, None, DISK)
    assert "damaged" in str(found.trouble)


def test_a_disk_that_cannot_be_asked_is_unknown(tmp_path: Path) -> None:
    assert disk_of(tmp_path / "gone") is None
    found = disk_of(tmp_path)
    assert found is not None
    assert 0 <= found.free <= found.total


def test_nothing_known_waits_for_nobody() -> None:
    assert Stock(None, None, None).waiting is None
