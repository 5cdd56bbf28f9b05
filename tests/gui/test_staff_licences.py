"""The licences that an installed kiosk brings, on a page of its technician."""

from pathlib import Path

from PySide6.QtTest import QSignalSpy

from kiosk.presenters.licences_presenter import LicencesPresenter, parts_of
from kiosk.services.pins import Role
from shared.domain.version import NOTICES
from tests.gui.kiosk_in_hand import KioskInHand
from tests.gui.test_staff import come_in, page, words_in


def test_paragraphs_are_kept_whole_and_in_order(tmp_path: Path) -> None:
    paragraphs = [f"{number} " + "word " * 200 for number in range(20)]
    (tmp_path / NOTICES).write_text("\n\n".join(paragraphs))
    parts = parts_of(tmp_path / NOTICES)
    assert 5 < len(parts) <= 20
    assert "\n\n".join(parts) == "\n\n".join(paragraphs)


def test_a_kiosk_from_source_has_no_such_page(kiosk: KioskInHand) -> None:
    come_in(kiosk)
    kiosk.touch("staffUpdateTile")
    assert not kiosk.sees("showLicences")


def put_notices(data: Path) -> None:
    (data / "staff").mkdir(exist_ok=True)
    (data / "staff" / NOTICES).write_text("Pillow 12.3.0: MIT-CMU\n\nThe text")


def test_a_technician_reads_them(kiosk: KioskInHand, tmp_path: Path) -> None:
    put_notices(tmp_path)
    come_in(kiosk)
    kiosk.touch("staffUpdateTile")
    kiosk.touch("showLicences")
    kiosk.wait(lambda: "MIT-CMU" in words_in(kiosk, "staffLicences"))
    kiosk.touch("staffBack")
    page(kiosk, "menu")
    assert kiosk.staff_side.licences.parts == []


def test_an_attendant_does_not(kiosk: KioskInHand, tmp_path: Path) -> None:
    put_notices(tmp_path)
    come_in(kiosk, Role.ATTENDANT)
    kiosk.staff.show("licences")
    page(kiosk, "menu")


def test_forgotten_licences_take_no_room(kiosk: KioskInHand, tmp_path: Path) -> None:
    (tmp_path / NOTICES).write_text("x")
    licences = LicencesPresenter(kiosk.runner, tmp_path / NOTICES)
    changed = QSignalSpy(licences.changed)
    licences.show()
    kiosk.wait(lambda: licences.parts == ["x"])
    licences.forget()
    assert licences.parts == []
    assert changed.count() == 2
