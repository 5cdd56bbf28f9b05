"""Staff read their own language, whatever fails; a library's words stand apart from it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.services.camera_health import CameraState
from shared.domain.errors import CameraError, DatabaseError
from tests.gui.conftest import CALM
from tests.gui.kiosk_in_hand import KioskInHand

_ENGLISH = re.compile("[A-Za-z]{4,}")


@pytest.fixture
def korean(make_kiosk: Callable[..., KioskInHand]) -> Iterator[KioskInHand]:
    kiosk = make_kiosk(language="ko")
    kiosk.catalogue.fill(*CALM)
    kiosk.show()
    yield kiosk
    kiosk.staff_side.health.stop()


def _sentences(kiosk: KioskInHand) -> str:
    return " | ".join(str(row["sentence"]) for row in kiosk.staff_side.health.rows)


def test_a_korean_health_sheet_has_english_only_in_its_details(
    korean: KioskInHand,
) -> None:
    side = korean.staff_side
    side.store.away = "the store folder is not there"
    side.housekeeper.look_at_shelf()
    korean.wait(lambda: bool(side.housekeeper.troubles))
    korean.eyes.missing = "no camera"
    korean.touch("attractScreen")
    korean.touch("noticeAccept")
    korean.wait(lambda: korean.camera.health.health.state is CameraState.TROUBLE)
    side.health.models_failed(CameraError("face_landmarker.task is not there"))
    side.free = 100_000_000
    side.health.start()
    korean.wait(lambda: "MB" in _sentences(korean))
    assert not _ENGLISH.search(_sentences(korean)), _sentences(korean)
    assert "face_landmarker" in str(side.health.rows[1]["detail"])
    assert "the store folder" in str(side.health.rows[2]["detail"])


def test_a_database_that_cannot_be_read_is_broken_and_said(
    korean: KioskInHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> Any:
        raise DatabaseError("database kiosk.db: it is damaged")

    monkeypatch.setattr(korean.catalogue, "items", damaged)
    side = korean.staff_side
    side.health.start()
    korean.wait(lambda: side.health.rows[6]["light"] == 2)
    assert not _ENGLISH.search(_sentences(korean)), _sentences(korean)
    assert "damaged" in str(side.health.rows[6]["detail"])
