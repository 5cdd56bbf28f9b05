"""The kiosks page: who is ill comes first, and a store that is away takes nothing from it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QStyle

from admin.presenters import fleet_presenter
from admin.presenters.fleet_table import FleetColumn
from admin.screens.fleet_page import FleetPage
from shared.domain.kiosk_status import (
    CameraCondition,
    CameraStatus,
    Disk,
    KioskState,
    KioskStatus,
    LoggedError,
    status_key,
)
from shared.domain.outbox import OutboxTally
from shared.domain.version import VERSION
from tests.gui.admin_in_hand import AdminInHand


@pytest.fixture
def page(admin: AdminInHand) -> FleetPage:
    return admin.window.fleet


def tell(admin: AdminInHand, kiosk_id: str, **changes: Any) -> None:
    now = datetime.now(UTC)
    good = KioskStatus(
        kiosk_id=kiosk_id,
        written_at=now,
        started_at=now - timedelta(hours=3),
        state=KioskState.WAITING,
        version=VERSION,
        camera=CameraStatus(CameraCondition.READY),
        last_visit=now - timedelta(minutes=3, seconds=10),
        outbox={"events": OutboxTally(2)},
        shelf=1280,
        disk=Disk(50 * 10**9, 100 * 10**9),
    )
    admin.store.put(status_key(kiosk_id), replace(good, **changes).to_bytes())


def text(page: FleetPage, row: int, column: FleetColumn) -> str:
    return str(page.table.model().index(row, column).data())


def shown(page: FleetPage) -> list[str]:
    return [text(page, row, FleetColumn.KIOSK) for row in range(page.table.model().rowCount())]


def test_without_kiosks_the_page_says_how_to_begin(admin: AdminInHand, page: FleetPage) -> None:
    admin.click("page_kiosks")
    admin.wait(lambda: page.summary.text() == "", "it counts kiosks")
    admin.wait(
        lambda: any("No kiosk has told" in label.text() for label in page.findChildren(QLabel)),
        "it does not say what to do",
    )
    assert not page.table.isVisible()


def test_who_is_ill_comes_first_and_hostile_files_hinder_nobody(
    admin: AdminInHand, page: FleetPage
) -> None:
    tell(admin, "a-good")
    tell(admin, "b-dark", camera=CameraStatus(CameraCondition.TROUBLE, "gone"), version="<b>9</b>")
    admin.store.put(status_key("c-hostile"), b'{"format": 1, "kiosk_id": {"a": 1}}')
    admin.store.put(status_key("d-huge"), b"[" * 500_000)
    admin.click("page_kiosks")
    admin.wait(lambda: len(shown(page)) == 4, "not every kiosk is shown")
    assert shown(page) == ["b-dark", "c-hostile", "d-huge", "a-good"]
    assert page.summary.text() == "Kiosks: 4  ·  something is wrong: 3"
    words = [text(page, row, FleetColumn.WORDS) for row in range(4)]
    assert words[0].splitlines()[0] == "Its camera is not plugged in."
    assert words[1].startswith("What it wrote cannot be read: ")
    assert words[2] == "What it wrote cannot be read: it is larger than 65536 bytes"
    assert [text(page, 3, column) for column in FleetColumn] == [
        "Good",
        "a-good",
        "It waits for visitors.",
        "just now",
        "3 minutes ago",
        "1,280",
        "2",
        "50.0 GB",
        VERSION,
    ]
    assert page.table.rowHeight(0) > page.table.rowHeight(3), "two sentences need more room"


def test_a_row_is_as_high_as_its_words_however_they_are_broken(
    admin: AdminInHand, page: FleetPage
) -> None:
    sentence = "personalize:PutEvents on tracking-emotion-garden: denied, not allowed there"
    tell(admin, "a", errors=(LoggedError(datetime.now(UTC), sentence),))
    admin.click("page_kiosks")
    admin.wait(lambda: len(shown(page)) == 1, "the kiosk is not shown")
    words = text(page, 0, FleetColumn.WORDS)
    head = page.table.horizontalHeader()
    head.setSectionResizeMode(FleetColumn.WORDS, head.ResizeMode.Interactive)
    margin = page.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    for width in range(200, 420):
        head.resizeSection(FleetColumn.WORDS, width)
        room = QRect(0, 0, width - 2 * (5 + margin), 1000)
        needed = page.table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        assert page.table.rowHeight(0) >= needed.height(), f"{width} pixels"


def test_rows_are_measured_only_when_their_words_changed(
    admin: AdminInHand, page: FleetPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter, measured = admin.program.presenters.fleet, list[int]()
    monkeypatch.setattr(page.table, "resizeRowsToContents", lambda: measured.append(1))
    tell(admin, "a")
    admin.click("page_kiosks")
    admin.wait(lambda: shown(page) == ["a"], "it is not shown")
    for changes, times in (({}, 1), ({"shelf": 900}, 1), ({"shelf": 1}, 2)):
        tell(admin, "a", **changes)
        presenter.look()
        admin.wait(lambda: not presenter.busy, "it looks for ever")
        assert len(measured) == times


def test_the_page_looks_again_by_itself_while_it_is_seen(
    admin: AdminInHand, page: FleetPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fleet_presenter, "LOOK_EVERY_MS", 20)
    presenter = admin.program.presenters.fleet
    tell(admin, "a")
    admin.click("page_kiosks")
    admin.wait(lambda: shown(page) == ["a"], "it is not shown")
    page.table.selectRow(0)
    tell(admin, "a", shelf=0)
    admin.wait(lambda: text(page, 0, FleetColumn.LEVEL) == "Wrong", "the change is not seen")
    assert page.table.currentIndex().row() == 0, "what was chosen stays chosen"
    admin.click("page_garden")
    admin.wait(lambda: not presenter.busy, "it looks on although nobody does")
    tell(admin, "b")
    admin.qtbot.wait(100)
    assert shown(page) == ["a"]
    admin.click("page_kiosks")
    admin.wait(lambda: shown(page) == ["a", "b"], "it does not look again")


def test_a_kiosk_that_is_gone_is_taken_off_the_list(admin: AdminInHand, page: FleetPage) -> None:
    tell(admin, "a")
    tell(admin, "b")
    admin.click("page_kiosks")
    admin.wait(lambda: shown(page) == ["a", "b"], "they are not shown")
    assert not admin.button("fleetForgetButton").isEnabled()
    admin.click_row(page.table, 1)
    admin.click("fleetForgetButton")
    admin.wait(lambda: shown(page) == ["a"], "it is still there")
    assert not admin.button("fleetForgetButton").isEnabled()


def test_what_was_seen_stays_while_the_store_is_away(admin: AdminInHand, page: FleetPage) -> None:
    tell(admin, "a")
    admin.click("page_kiosks")
    admin.wait(lambda: shown(page) == ["a"], "it is not shown")
    store = admin.folder / "store"
    store.rename(admin.folder / "elsewhere")
    admin.click("fleetAgainButton")
    admin.wait(page.fault.isVisible, "it does not say that the store is away")
    assert "is not there" in page.fault.text()
    assert shown(page) == ["a"]
    (admin.folder / "elsewhere").rename(store)
    admin.wait(admin.button("fleetAgainButton").isEnabled, "it can not look again")
    admin.click("fleetAgainButton")
    admin.wait(lambda: not page.fault.isVisible(), "it still says that the store is away")


def test_the_page_speaks_korean_at_once(admin: AdminInHand, page: FleetPage) -> None:
    tell(admin, "a", disk=Disk(10**8, 10**11))
    admin.click("page_kiosks")
    admin.wait(lambda: shown(page) == ["a"], "it is not shown")
    admin.program.presenters.settings.change("language", "ko")
    assert text(page, 0, FleetColumn.WORDS) == "디스크가 100 MB밖에 남지 않았습니다."
    tip = page.table.model().index(0, FleetColumn.DISK).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == text(page, 0, FleetColumn.DISK) == "100 MB"
    assert page.summary.text() == "키오스크 1대  ·  이상 1대"
    headers = page.table.model()
    assert headers.headerData(FleetColumn.KIOSK, Qt.Orientation.Horizontal) == "키오스크"
