"""`python -m kiosk simulate`, as a technician runs it."""

import json
import subprocess
import sys
from pathlib import Path


def kiosk(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments], capture_output=True, text=True, check=False
    )


def test_a_simulated_month_is_marked_delivered_and_never_mixed(tmp_path: Path) -> None:
    folder = tmp_path / "simulated"
    given = ("--data-dir", str(folder), "--visitors", "25", "--days", "30", "--seed", "3")
    done = kiosk("simulate", *given)
    assert done.returncode == 0, done.stderr
    assert (folder / "SIMULATED.txt").is_file()
    files = list((folder / "store" / "events").rglob("*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    assert {file.relative_to(folder / "store").parts[1][:10] for file in files} == {"simulated-"}
    assert {line["topic"] for line in lines} >= {"visitor", "impression", "screen"}
    assert sum(line["topic"] == "visitor" for line in lines) == 25
    assert kiosk("simulate", *given).returncode == 0, "more may come, and others"
    files = list((folder / "store" / "events").rglob("*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    visitors = [line["payload"]["session_id"] for line in lines if line["topic"] == "visitor"]
    assert len(set(visitors)) == len(visitors) == 50
    refused = kiosk("--data-dir", str(folder))
    assert refused.returncode == 2
    assert "simulation" in refused.stderr


def test_a_folder_or_a_store_with_real_data_is_left_alone(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "kiosk.db").write_bytes(b"somebody's")
    assert kiosk("simulate", "--data-dir", str(real)).returncode == 2
    assert [path.name for path in real.iterdir()] == ["kiosk.db"]
    events = tmp_path / "store" / "events" / "hall" / "1.jsonl"
    events.parent.mkdir(parents=True)
    events.write_text("")
    config = tmp_path / "kiosk.toml"
    config.write_text(f'store = "{tmp_path / "store"}"\n')
    refused = kiosk("simulate", "--data-dir", str(tmp_path / "new"), "--config", str(config))
    assert refused.returncode == 2
    assert "hall" in refused.stderr
    for wrong in (("--visitors", "0"), ("--days", "3651"), ("--days", "-1")):
        refused = kiosk("simulate", *wrong)
        assert refused.returncode == 2
        assert "whole number from 1" in refused.stderr
