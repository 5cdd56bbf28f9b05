"""What is killed in the S3 drills: promotion, sync and the outbox, each on files and rows.

`python -m tests.unit.s3_drill WORK FOLDER PREFIX KILLS` adds work, starts it in a child process and
kills the child at a random moment, so many times; then lets it end.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from admin.adapters.image_pool import SqliteImagePool
from admin.services.patient_store import PatientStore
from admin.services.promotion import Outcome, Promotion
from admin.services.review import Review
from admin.services.shared_manifest import SharedManifest
from admin.services.withdrawals import Withdrawals
from kiosk.adapters.catalogue import SqliteCatalogue
from kiosk.services.catalogue_sync import CatalogueSync
from shared.adapters.aws.s3 import S3Store
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox, add_message
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.pool import PoolFilter, PoolState
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from tests.contracts.test_image_pool import image_of
from tests.contracts.test_outbox import message
from tests.fakes.catalogue import make_items
from tests.s3_servers import BUCKET

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
STEP = 12
"""How many pictures or messages one addition brings."""


def add_pictures(folder: Path, store: S3Store, done: int, author: str = "") -> None:
    """Approved pictures; the names of two authors are the same."""
    database = Database.open(folder / "admin.db")
    pool = SqliteImagePool(database, folder / "pool")
    for number in range(done + 1, done + STEP + 1):
        data = f"{author}{number}".encode() * 10_000
        pool.add(image_of(number, data), data, b"small")
    Review(pool).approve([image_of(n).key for n in range(done + 1, done + STEP + 1)])
    database.close()


def promote(folder: Path, store: S3Store) -> None:
    """Promote all that is approved."""
    database = Database.open(folder / "admin.db")
    pool = SqliteImagePool(database, folder / "pool")
    pool.reconcile()
    patient = PatientStore(store)
    promotion = Promotion(pool, patient, SharedManifest(patient), Withdrawals(patient))
    reports = promotion.promote(pool.find(PoolFilter(states=(PoolState.APPROVED,))))
    assert Outcome.FAILED not in [report.outcome for report in reports]
    database.close()


def publish(folder: Path, store: S3Store, done: int) -> None:
    """More pictures in the store, and a manifest with all of them."""
    items = make_items(done + STEP)
    for item in items[done:]:
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes())


def sync(folder: Path, store: S3Store) -> None:
    """Fill the shelf; it never has fewer pictures than before."""
    database = Database.open(folder / "kiosk.db")
    catalogue = SqliteCatalogue(database, folder / "shelf")
    before = {item.item_id for item in catalogue.items()}
    report = CatalogueSync(store, catalogue).sync()
    assert report.skipped == ()
    assert before <= {item.item_id for item in catalogue.items()}
    database.close()


def add_messages(folder: Path, store: S3Store, done: int) -> None:
    """Messages of a few sessions."""
    database = Database.open(folder / "kiosk.db")
    SqliteOutbox(database)
    for number in range(done, done + STEP):
        with database.write() as tables:
            add_message(tables, message(f"m{number:05}", session_id=f"s{number % 5}"))
    database.close()


def drain(folder: Path, store: S3Store) -> None:
    """Deliver all that waits, a few at a time."""
    database = Database.open(folder / "kiosk.db")
    outbox = SqliteOutbox(database)
    dispatcher = OutboxDispatcher(outbox, StoreEventLog(store, "k1"), batch_size=2)
    while outbox.depth():
        dispatcher.drain(NOON + timedelta(days=1))
    database.close()


WORKS: dict[str, tuple[Callable[[Path, S3Store, int], None], Callable[[Path, S3Store], None]]] = {
    "promote": (add_pictures, promote),
    "sync": (publish, sync),
    "drain": (add_messages, drain),
}


def main(work: str, folder: Path, prefix: str, kills: int) -> None:
    """Let it end, which tells how long it lives; kill, kill again, and let it end."""
    add, do = WORKS[work]
    killed, life_s = 0, 0.0
    for number in range(kills):
        _child(lambda n=number: add(folder, S3Store(BUCKET, prefix), n * STEP), None)
        began = time.monotonic()
        is_spared = number <= 1  # the server's first work takes longer than any other
        span_s = None if is_spared else random.uniform(0.1, 0.9) * life_s
        killed += _child(lambda: do(folder, S3Store(BUCKET, prefix)), span_s)
        life_s = time.monotonic() - began if is_spared else life_s
    _child(lambda: do(folder, S3Store(BUCKET, prefix)), None)
    sys.stdout.write(f"{killed}\n")


def _child(do: Callable[[], None], life_s: float | None) -> bool:
    """Run in a process of its own; whether it was killed before it ended."""
    pid = os.fork()
    if not pid:
        try:
            do()
        except BaseException:  # noqa: BLE001  a fork must not go on as its parent
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    if life_s is not None:
        time.sleep(life_s)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0
    return False


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
