"""The staff's side of a kiosk in hand: real services on a store in memory, and cheap hashes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.presenters.caretaker import Caretaker
from kiosk.presenters.hall_presenter import HallPresenter
from kiosk.presenters.health_presenter import HealthPresenter, Parts
from kiosk.presenters.housekeeper import Housekeeper
from kiosk.presenters.licences_presenter import LicencesPresenter
from kiosk.presenters.log_presenter import LogPresenter
from kiosk.presenters.pin_presenter import PinPresenter
from kiosk.presenters.staff_presenter import StaffPages, StaffPresenter
from kiosk.presenters.staff_settings_presenter import StaffSettingsPresenter
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.hall import Hall
from kiosk.services.lockout import Lockout
from kiosk.services.pins import PinBook, Role
from kiosk.services.rebuilding import Rebuilding
from kiosk.services.room import RoomKeeper
from kiosk.services.staff_settings import StaffSettings
from kiosk.services.stock import Stocktaking
from shared.domain.kiosk_status import Disk
from shared.domain.opening_hours import OpeningHours
from shared.domain.outbox import OutboxMessage
from shared.domain.version import NOTICES
from shared.logs import Trouble
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.settings import Settings
from tests.fakes.outbox import FakeOutbox
from tests.fakes.store import FakeStore
from tests.fakes.visit_restore import FakeVisitRestore

if TYPE_CHECKING:
    from tests.gui.kiosk_in_hand import KioskInHand

CHEAP = 2
PINS = {Role.ATTENDANT: "2580", Role.TECHNICIAN: "314159"}


class StaffInHand:
    """`seconds` is what the stopwatch of taps and lock-outs shows."""

    def __init__(self, kiosk: "KioskInHand", folder: Path) -> None:
        self.seconds = 1000.0
        self.keep = FakeStore()
        self.store = FakeStore()
        self.kept: Mapping[str, object] = {}
        self.free = 50_000_000_000
        self.troubles: tuple[Trouble, ...] = ()
        self.book = PinBook(self.keep, CHEAP)
        self.restore = FakeVisitRestore()
        runner, language = kiosk.runner, kiosk.language
        self.outbox = FakeOutbox()
        sync = CatalogueSync(self.store, kiosk.catalogue)
        events = OutboxDispatcher(self.outbox, StoreEventLog(FakeStore(), "hall-1"))
        self.housekeeper = Housekeeper(kiosk.visit, runner, sync, {"events": events})
        self.rebuilding = Rebuilding(self.keep, self.store, "hall-1", self.restore)
        room = RoomKeeper(folder, lambda _: self.free)
        self.salvaged: list[OutboxMessage] = []
        self.caretaker = Caretaker(runner, room, self.rebuilding, lambda: self.salvaged)
        parts = Parts(
            kiosk.visit,
            kiosk.camera,
            self.housekeeper,
            self.caretaker,
            Stocktaking(kiosk.catalogue, {"events": self.outbox}, lambda: Disk(self.free, 10**12)),
            lambda: self.troubles,
            "9.8.7",
        )
        choices = StaffSettingsPresenter(
            StaffSettings(
                lambda: self.kept,
                self._write,
                Settings(),
                {"camera": "kiosk.toml", "large_text": "command line"},
            )
        )
        hall = HallPresenter(
            Hall(self.keep, OpeningHours()), kiosk.hours, kiosk.access, choices.keep_motion
        )
        self.health = HealthPresenter(parts, language, runner)
        self.logs = LogPresenter(runner, folder)
        self.licences = LicencesPresenter(runner, folder / NOTICES)
        self.pad = PinPresenter(runner, self.book, Lockout(self.keep, lambda: self.seconds))
        self.staff = StaffPresenter(
            runner,
            self.book,
            self.pad,
            StaffPages(self.logs, hall, self.health, choices, self.licences),
            version="9.8.7",
            stopwatch=lambda: self.seconds,
        )
        language.language_changed.connect(self.pad.changed)
        language.language_changed.connect(choices.changed)
        self.staff.opened.connect(kiosk.visit.leave)
        self.staff.reload_asked.connect(self.housekeeper.look_at_shelf)
        self.housekeeper.shelf_looked_at.connect(
            lambda: self.staff.reloaded(
                len(kiosk.catalogue.items()) if self.housekeeper.has_newest_garden else None
            )
        )

    def set_pins(self) -> None:
        """The PINs of PINS are set."""
        for role, pin in PINS.items():
            assert self.book.set(role, pin) is None

    def close(self) -> None:
        """Nobody is there, and nothing begins any more."""
        self.staff.close()
        self.caretaker.stop()
        self.housekeeper.stop()

    def log_trouble(self, sentence: str) -> None:
        self.troubles = (Trouble(datetime.now(UTC), True, sentence), *self.troubles)

    def _write(self, document: Mapping[str, object]) -> None:
        self.kept = document
