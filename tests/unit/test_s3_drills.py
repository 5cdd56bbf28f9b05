"""Killed at random moments, or two at once: nothing lost, nothing doubled, the shelf never empty.

EMOTION_GARDEN_TEST_KILLS says how often each work is killed.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from admin.adapters.image_pool import SqliteImagePool
from admin.services.shared_manifest import SharedManifest
from kiosk.adapters.catalogue import SqliteCatalogue
from shared.adapters.aws.s3 import S3Store
from shared.adapters.sqlite.database import Database
from shared.domain.catalogue import MANIFEST_KEY
from shared.domain.pool import PoolFilter, PoolState
from shared.services.event_log import read_events
from tests.fakes.catalogue import make_items
from tests.s3_servers import empty_store
from tests.unit.s3_drill import STEP, add_pictures
from tests.unit.test_promotion import served

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("EMOTION_GARDEN_TEST_KILLS", "8"))
TWO_CURATORS = """
import sys
from pathlib import Path
from shared.adapters.aws.s3 import S3Store
from tests.s3_servers import BUCKET
from tests.unit.s3_drill import promote
print("ready", flush=True)
sys.stdin.readline()
promote(Path(sys.argv[1]), S3Store(BUCKET, sys.argv[2]))
"""


@pytest.fixture
def store(seaweedfs: str, monkeypatch: pytest.MonkeyPatch) -> S3Store:
    return empty_store(monkeypatch, seaweedfs)


def drill(work: str, folder: Path, store: S3Store) -> None:
    prefix = str(store).removeprefix("s3://garden/")
    command = [sys.executable, "-m", "tests.unit.s3_drill", work, folder, prefix, str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 0


def test_promotion_killed_at_random_loses_and_doubles_nothing(
    store: S3Store, tmp_path: Path
) -> None:
    drill("promote", tmp_path, store)
    shown = served(store)
    assert {info.key for info in store.list("")} == {*shown, MANIFEST_KEY}
    database = Database.open(tmp_path / "admin.db")
    images = SqliteImagePool(database, tmp_path / "pool").find(PoolFilter())
    database.close()
    assert {image.marks.state for image in images} == {PoolState.PROMOTED}
    assert {image.item_id for image in images} == set(shown)
    assert len(shown) == KILLS * STEP


def test_sync_killed_at_random_ends_with_the_whole_shelf(store: S3Store, tmp_path: Path) -> None:
    drill("sync", tmp_path, store)
    database = Database.open(tmp_path / "kiosk.db")
    catalogue = SqliteCatalogue(database, tmp_path / "shelf")
    items = list(catalogue.items())
    database.close()
    assert items == sorted(make_items(KILLS * STEP), key=lambda item: item.item_id)
    pictures = {catalogue.path(item) for item in items}
    assert {path for path in (tmp_path / "shelf").rglob("*.jpeg")} == pictures


def test_the_outbox_killed_at_random_delivers_each_message(store: S3Store, tmp_path: Path) -> None:
    drill("drain", tmp_path, store)
    logged = Counter(event.message_id for event in read_events(store))
    assert logged == Counter(f"m{number:05}" for number in range(KILLS * STEP))


def test_two_curators_promoting_at_once_lose_nothing(store: S3Store, tmp_path: Path) -> None:
    prefix = str(store).removeprefix("s3://garden/")
    rivals: list[subprocess.Popen[str]] = []
    for author in ("one", "two"):
        (tmp_path / author).mkdir()
        add_pictures(tmp_path / author, store, 0, author)
        command = [sys.executable, "-c", TWO_CURATORS, str(tmp_path / author), prefix]
        pipe = subprocess.PIPE
        rivals.append(subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True))
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("go\n")
        rival.stdin.flush()
    for rival in rivals:
        rival.communicate()
        assert rival.returncode == 0
    shown = served(store)
    assert len(shown) == 2 * STEP
    assert {info.key for info in store.list("")} == {*shown, MANIFEST_KEY}
    assert len(SharedManifest(store).read().items) == 2 * STEP
