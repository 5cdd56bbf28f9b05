"""PINs are kept as salted hashes, and wrong ones cost time that no restart gives back."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import parse
from kiosk.services.lockout import FREE_TRIES, LOCKOUT_KEY, LONGEST_PAUSE_S, Lockout
from kiosk.services.pins import PINS_KEY, PinBook, PinFault, Role, fault_of
from shared.domain.errors import StoreError
from tests.fakes.store import FakeStore

ROOT = Path(__file__).parents[2]
CHEAP = 2


class Watch:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize("pin", ["", "123", "12a4", "1" * 13, "١٢٣٤", " 2580", "25.80"])
def test_a_pin_is_a_few_digits(pin: str) -> None:
    assert fault_of(pin) is PinFault.NOT_DIGITS


@pytest.mark.parametrize("pin", ["0000", "1234", "4321", "567890", "999999"])
def test_what_everybody_tries_first_is_no_pin(pin: str) -> None:
    assert fault_of(pin) is PinFault.TOO_EASY


def test_each_role_has_a_pin_of_its_own() -> None:
    book = PinBook(FakeStore(), CHEAP)
    assert book.roles() == frozenset()
    assert book.role_of("2580") is None, "there is no default"
    assert book.set(Role.TECHNICIAN, "2580") is None
    assert book.set(Role.ATTENDANT, "2580") is PinFault.TAKEN
    assert book.set(Role.ATTENDANT, "1357") is None
    assert book.set(Role.TECHNICIAN, "2580") is None, "the same again is no harm"
    assert (book.role_of("2580"), book.role_of("1357")) == (Role.TECHNICIAN, Role.ATTENDANT)
    assert book.role_of("1358") is None
    assert book.set(Role.TECHNICIAN, "8642") is None
    assert book.role_of("2580") is None, "the old one is gone"


def test_the_file_does_not_give_a_pin_away() -> None:
    store = FakeStore()
    book = PinBook(store, CHEAP)
    book.set(Role.TECHNICIAN, "25802580")
    first = store.objects[PINS_KEY].data
    book.set(Role.TECHNICIAN, "25802580")
    assert b"2580" not in first
    assert store.objects[PINS_KEY].data != first, "the salt is another each time"


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"pins": {"x": {}}}', b'{"pins": {"attendant": {"salt": 1}}}']
)
def test_damaged_pins_let_nobody_in_and_no_wizard_either(damage: bytes) -> None:
    store = FakeStore()
    store.put(PINS_KEY, damage)
    book = PinBook(store, CHEAP)
    for ask in (book.roles, lambda: book.role_of("2580")):
        with pytest.raises(StoreError, match=r"pins\.json .* damaged"):
            ask()


def test_wrong_pins_cost_more_and_more_time() -> None:
    watch = Watch()
    lockout = Lockout(FakeStore(), watch)
    pauses: list[float] = []
    for _ in range(FREE_TRIES + 8):
        assert lockout.wait_s() == 0
        lockout.begin_try()
        pauses.append(lockout.wait_s())
        watch.seconds += pauses[-1]
    assert pauses[: FREE_TRIES - 1] == [0.0] * (FREE_TRIES - 1)
    assert pauses[FREE_TRIES - 1 : FREE_TRIES + 2] == [30.0, 60.0, 120.0]
    assert pauses[-1] == LONGEST_PAUSE_S
    lockout.forgive()
    lockout.begin_try()
    assert lockout.wait_s() == 0


def test_a_restart_is_no_way_around_the_pause() -> None:
    store, watch = FakeStore(), Watch()
    lockout = Lockout(store, watch)
    for _ in range(FREE_TRIES):
        lockout.begin_try()
    watch.seconds += 29
    assert lockout.wait_s() == pytest.approx(1)
    for restarted_at in (0.0, 1e9):  # another stopwatch, and a machine's clock is never asked
        again = Lockout(store, lambda at=restarted_at: at)
        assert again.wait_s() == 30.0


def test_a_pause_that_was_served_does_not_come_again() -> None:
    store, watch = FakeStore(), Watch()
    lockout = Lockout(store, watch)
    for _ in range(FREE_TRIES):
        lockout.begin_try()
    watch.seconds += 31
    assert lockout.wait_s() == 0
    again = Lockout(store, Watch())
    assert again.wait_s() == 0
    again.begin_try()
    assert again.wait_s() == 60.0, "but it is not forgotten"


def test_a_try_counts_before_it_is_looked_at() -> None:
    store = FakeStore()
    for _ in range(FREE_TRIES):  # pulled the plug each time
        Lockout(store, Watch()).wait_s()
        lockout = Lockout(store, Watch())
        lockout.wait_s()
        lockout.begin_try()
    assert Lockout(store, Watch()).wait_s() == 30.0


@pytest.mark.parametrize("damage", [b"", b"{", b'{"wrong": "x", "served": 1}'])
def test_a_damaged_count_is_a_first_pause(damage: bytes) -> None:
    store = FakeStore()
    store.put(LOCKOUT_KEY, damage)
    assert Lockout(store, Watch()).wait_s() == 30.0


def test_on_a_full_disk_the_count_holds_until_the_end() -> None:
    store, watch = FakeStore(), Watch()
    lockout = Lockout(store, watch)
    lockout.wait_s()
    store.away = "the disk is full"
    for _ in range(FREE_TRIES):
        lockout.begin_try()
    assert lockout.wait_s() == 30.0
    watch.seconds += 31
    assert lockout.wait_s() == 0


def run(folder: Path, *arguments: str, pin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "staff", *arguments, "--data-dir", str(folder)],
        cwd=ROOT,
        input=pin + "\n",
        capture_output=True,
        text=True,
    )


def test_a_pin_can_be_set_from_a_terminal_and_ends_a_pause(tmp_path: Path) -> None:
    answer = run(tmp_path, "set-pin", "--role", "technician", pin="314159")
    assert (answer.returncode, answer.stderr) == (0, "")
    kept = tmp_path / "staff" / PINS_KEY
    assert kept.parent.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert set(json.loads(kept.read_text())["pins"]) == {"technician"}
    (tmp_path / "staff" / LOCKOUT_KEY).write_text('{"wrong": 9, "served": false}')
    taken = run(tmp_path, "set-pin", "--role", "attendant", pin="314159")
    assert taken.returncode == 2
    assert taken.stderr == "the other role has this PIN already\n"
    assert (tmp_path / "staff" / LOCKOUT_KEY).exists()
    assert run(tmp_path, "set-pin", "--role", "attendant", pin="2580").returncode == 0
    assert not (tmp_path / "staff" / LOCKOUT_KEY).exists()


def test_no_pin_is_ever_an_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["staff", "set-pin", "--role", "attendant", "2580"])
    assert stopped.value.code == 2
    assert "2580" in capsys.readouterr().err
