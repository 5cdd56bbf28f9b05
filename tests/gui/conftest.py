"""A kiosk's or an admin's window for every test that asks for one."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.admin_in_hand import AdminInHand
from tests.gui.kiosk_in_hand import KioskInHand

CALM = tuple(f"emotions/calm/img_20260101-120000_{n}h.jpeg" for n in range(7))
HAPPY = (
    *(f"emotions/happy/img_20260101-120000_{n}h.jpeg" for n in range(3)),
    "emotions/happy/rose/img_20260101-120000_8h.jpeg",
    "emotions/happy/img_20260101-120000_9v.jpeg",
)


@pytest.fixture(autouse=True)
def what_is_left_goes_in_this_thread() -> Iterator[None]:
    """A timer that Python collects by chance in another thread can not be stopped there."""
    yield
    gc.collect()


@pytest.fixture
def make_kiosk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., KioskInHand]]:
    """Makes kiosks with what the test asks for, and takes them down after it."""
    made: list[KioskInHand] = []

    def make(**wishes: Any) -> KioskInHand:
        made.append(KioskInHand(qtbot, tmp_path, **wishes))
        return made[-1]

    yield make
    for kiosk in made:
        kiosk.close()


@pytest.fixture
def kiosk(make_kiosk: Callable[..., KioskInHand]) -> KioskInHand:
    """A kiosk with a small shelf, waiting for somebody."""
    kiosk = make_kiosk()
    kiosk.catalogue.fill(*CALM, *HAPPY)
    kiosk.show()
    return kiosk


@pytest.fixture
def admin(qtbot: QtBot, tmp_path: Path) -> Iterator[AdminInHand]:
    """An admin's window on an empty pool."""
    admin = AdminInHand(qtbot, tmp_path)
    admin.show()
    yield admin
    admin.close()
