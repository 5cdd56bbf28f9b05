"""When the disk is nearly full, only what can be spared goes, and staff hear of it."""

import logging
from pathlib import Path

import pytest

from kiosk.services.room import RoomKeeper, Space
from shared.domain.kiosk_status import LOW_BYTES, SCARCE_BYTES

FILE = 100_000_000
"""What each file of these tests is taken to weigh."""


def fill(folder: Path) -> list[str]:
    names = [
        *("damaged/20260101-120000/kiosk.db", "damaged/20260101-120000/kiosk.db-wal"),
        "damaged/20260201-120000/kiosk.db",
        *("logs/kiosk.log", "logs/kiosk.log.1", "logs/kiosk.log.2", "logs/supervisor.log"),
        *("learned/learned.npz", "learned/wishes.json"),
        *("kiosk.db", "kiosk.db-wal", "shelf/emotions/calm/x.jpeg", "staff/pins.json"),
        "store/events/hall-1/x.jsonl",
    ]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return names


def left(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def keeper(folder: Path, names: list[str], short_of: int, **wishes: bool) -> RoomKeeper:
    """A keeper on a disk where each file that goes makes some room."""

    def free(_: Path) -> int:
        return SCARCE_BYTES - short_of * FILE + FILE * (len(names) - len(left(folder)))

    return RoomKeeper(folder, free, lambda: wishes.get("rebuilding", False))


def test_with_room_enough_nothing_goes(tmp_path: Path) -> None:
    names = fill(tmp_path)
    room = RoomKeeper(tmp_path, lambda _: LOW_BYTES).keep()
    assert (room.space, room.removed) == (Space.ENOUGH, ())
    assert RoomKeeper(tmp_path, lambda _: LOW_BYTES - 1).keep().space is Space.LOW
    assert left(tmp_path) == set(names)


def test_the_oldest_that_can_be_spared_goes_first_and_no_more_than_needed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    names = fill(tmp_path)
    with caplog.at_level(logging.INFO):
        room = keeper(tmp_path, names, short_of=4).keep()
    assert room.space is Space.LOW
    gone = set(names) - left(tmp_path)
    assert gone == {*(name for name in names if name.startswith("damaged/")), "logs/kiosk.log.1"}
    assert "the disk is nearly full; removed:" in caplog.text


def test_what_visitors_did_and_what_is_shown_never_goes(tmp_path: Path) -> None:
    names = fill(tmp_path)
    room = keeper(tmp_path, names, short_of=99).keep()
    assert room.space is Space.SCARCE
    kept = {"kiosk.db", "kiosk.db-wal", "shelf/emotions/calm/x.jpeg", "staff/pins.json"}
    kept |= {"store/events/hall-1/x.jsonl", "logs/kiosk.log", "learned/wishes.json"}
    assert kept <= left(tmp_path)


def test_a_damaged_database_stays_while_it_is_needed(tmp_path: Path) -> None:
    names = fill(tmp_path)
    keeper(tmp_path, names, short_of=99, rebuilding=True).keep()
    damaged = {name for name in left(tmp_path) if name.startswith("damaged/")}
    assert damaged == {"damaged/20260201-120000/kiosk.db"}


def test_the_same_state_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    keeper = RoomKeeper(tmp_path, lambda _: LOW_BYTES - 1)
    with caplog.at_level(logging.INFO):
        for _ in range(5):
            keeper.keep()
    assert len(caplog.records) == 1


def test_a_data_folder_that_is_not_there_yet_is_no_trouble(tmp_path: Path) -> None:
    assert RoomKeeper(tmp_path / "new").keep().removed == ()
