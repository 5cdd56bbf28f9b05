"""A real kiosk tells a folder store how it is, and the admin's command reads it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from admin.__main__ import main
from kiosk.__main__ import main as kiosk
from shared.domain.kiosk_status import KioskState, KioskStatus, status_key
from tests.e2e.conftest import RunningKiosk


def test_a_kiosk_tells_that_it_waits_and_that_it_was_switched_off(
    start_kiosk: Callable[..., RunningKiosk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    store, told = tmp_path / "store", tmp_path / "store" / status_key("hall-1")
    store.mkdir()
    monkeypatch.setenv("EMOTION_GARDEN_STORE", str(store))
    monkeypatch.setenv("EMOTION_GARDEN_KIOSK_ID", "hall-1")

    def ask() -> tuple[int, dict[str, Any]]:
        code = main(["kiosks", "--json", "--data-dir", str(tmp_path / "admin")])
        return code, json.loads(capsys.readouterr().out)

    data = str(tmp_path / "kiosk")
    kiosk = start_kiosk("--camera", "none", "--data-dir", data)
    kiosk.wait_until(
        lambda: told.exists() and b'"state": "none"' in told.read_bytes(),
        "the kiosk has told how it is",
    )
    code, answer = ask()
    assert code in (0, 1)  # 1 on a machine whose disk is nearly full
    assert answer["status"]["state"] == "waiting"
    assert answer["status"]["camera"] == {"state": "none", "fault": ""}
    assert {"silent", "unreadable", "version", "clock"}.isdisjoint(
        finding["matter"] for finding in answer["findings"]
    )
    assert kiosk.close() == 0
    status = KioskStatus.from_bytes(told.read_bytes())
    assert status.state is KioskState.STOPPED
    assert status.shelf
    assert status.outbox is not None
    assert {sink: tally.waiting for sink, tally in status.outbox.items()} == {"events": 0}


def test_a_new_kiosk_says_plainly_that_nothing_was_promoted_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"

    def of_store() -> str:
        assert kiosk(["doctor", "--camera", "none", "--data-dir", str(tmp_path)]) == 0
        lines = capsys.readouterr().out.splitlines()
        [line] = [line for line in lines if line.split()[1] == "store"]
        assert line.startswith("without")
        return line

    assert f"{store} is not there yet: the admin makes it at its first start" in of_store()
    store.mkdir()
    assert "nothing was promoted into it yet: the starter garden is shown" in of_store()
    monkeypatch.setenv("EMOTION_GARDEN_STORE", str(tmp_path / "share"))
    assert f"{tmp_path / 'share'} is not there: connect its disk or share" in of_store()
