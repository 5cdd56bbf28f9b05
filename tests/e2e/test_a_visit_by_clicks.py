"""One visit by real clicks: the real window, the real camera process, the real local model."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shared.adapters.folder_store import FolderStore
from shared.services.event_log import read_events
from tests.e2e.conftest import RunningKiosk
from tests.patience import PATIENCE_S

StartKiosk = Callable[..., RunningKiosk]


def rows(data_dir: Path, table: str) -> list[dict[str, Any]]:
    connection = sqlite3.connect(data_dir / "kiosk.db")
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    return found


def test_a_visit_from_attract_to_like_is_kept_once_and_reaches_the_event_log(
    start_kiosk: StartKiosk, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    kiosk = start_kiosk("--camera", "demo", "--lang", "en", "--data-dir", str(data_dir))
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.wait_for("mirrorScreen")
    kiosk.touch("like1")  # the demo's face holds still and is read without a touch
    kiosk.touch("like1")  # a second touch on the same heart is no second like
    kiosk.touch("nextButton")
    kiosk.touch("doneButton")
    kiosk.wait_for("attractScreen")
    assert kiosk.close() == 0

    (visitor,) = rows(data_dir, "visitors")
    assert visitor["emotion"] == "HAPPY"
    assert (visitor["generation"], visitor["gender"]) == (None, None)
    impressions = rows(data_dir, "impressions")
    assert len(impressions) == 2
    (interaction,) = rows(data_dir, "interactions")
    liked = [
        item["slot"]
        for item in rows(data_dir, "impression_items")
        if item["impression_id"] == interaction["impression_id"]
        and item["item_id"] == interaction["item_id"]
    ]
    assert liked == [1]
    assert rows(data_dir, "outbox") == []

    events = list(read_events(FolderStore(data_dir / "store")))
    told = Counter(event.topic for event in events)
    assert told == {"notice": 1, "visitor": 1, "impression": 2, "interaction": 1, "screen": 2}
    (like,) = (event for event in events if event.topic == "interaction")
    assert like.message_id == interaction["event_id"]


def test_a_visitor_without_a_camera_has_the_same_garden(
    start_kiosk: StartKiosk, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    kiosk = start_kiosk("--camera", "none", "--data-dir", str(data_dir))
    kiosk.touch("attractScreen")
    kiosk.touch("emotion_calm")
    kiosk.touch("like0")
    kiosk.touch("doneButton")
    kiosk.wait_for("attractScreen")
    assert kiosk.close() == 0
    (visitor,) = rows(data_dir, "visitors")
    assert (visitor["emotion"], visitor["by_hand"]) == ("CALM", 1)
    assert len(rows(data_dir, "interactions")) == 1


def test_a_kiosk_whose_camera_is_away_lets_the_visitor_go_on_by_hand(
    start_kiosk: StartKiosk, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    broken = tmp_path / "broken.mp4"
    broken.write_text("not a video")
    kiosk = start_kiosk("--camera", str(broken), "--data-dir", str(data_dir))
    kiosk.touch("attractScreen")
    kiosk.touch("noticeAccept")
    kiosk.wait_for("mirrorScreen")
    log = data_dir / "logs" / "kiosk.log"
    kiosk.wait_until(lambda: str(broken) in log.read_text(), "staff are told which camera")
    kiosk.touch("chooseByHand")
    kiosk.touch("emotion_sad")
    kiosk.wait_for("like0")
    assert kiosk.close() == 0


def test_a_wrong_setting_stops_the_start_with_one_sentence(
    start_kiosk: StartKiosk, tmp_path: Path
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("camra = 1\n")
    kiosk = start_kiosk("--config", str(config))
    assert kiosk.process.wait(PATIENCE_S) == 2
    said = (tmp_path / "kiosk.stderr").read_text().splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"{config}: unknown setting 'camra'; allowed are ")


def test_a_data_folder_that_cannot_be_written_is_named(
    start_kiosk: StartKiosk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    kiosk = start_kiosk("--data-dir", str(tmp_path / "file" / "data"))
    assert kiosk.process.wait(PATIENCE_S) == 3
    said = (tmp_path / "kiosk.stderr").read_text().splitlines()
    assert len(said) == 1
    assert "file/data" in said[0]
