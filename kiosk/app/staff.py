"""The staff's side of the kiosk: its parts, put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk.presenters.access_presenter import AccessPresenter
from kiosk.presenters.hall_presenter import HallPresenter
from kiosk.presenters.health_presenter import HealthPresenter, Parts
from kiosk.presenters.hours_presenter import HoursPresenter
from kiosk.presenters.language_presenter import LanguagePresenter
from kiosk.presenters.licences_presenter import LicencesPresenter
from kiosk.presenters.log_presenter import LogPresenter
from kiosk.presenters.pin_presenter import PinPresenter
from kiosk.presenters.staff_presenter import StaffPages, StaffPresenter
from kiosk.presenters.staff_settings_presenter import StaffSettingsPresenter
from kiosk.services.hall import Hall
from kiosk.services.lockout import LOCKOUT_KEY, Lockout
from kiosk.services.pins import PinBook, Role
from kiosk.services.staff_settings import STAFF_FILE, StaffSettings
from shared.adapters.folder_store import FolderStore
from shared.adapters.toml_settings import TomlSettingsFiles
from shared.domain.errors import MissingPartError, SettingsError
from shared.domain.version import NOTICES, VERSION
from shared.logs import Trouble
from shared.ports import Catalogue, Store
from shared.qt.task_runner import TaskRunner
from shared.settings import RESOURCES, Settings
from shared.terminal import answer

STAFF_FOLDER = "staff"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a kiosk: settings that stronger sources give, and the log's last troubles."""

    overruled: Mapping[str, str] = field(default_factory=dict[str, str])
    troubles: Callable[[], tuple[Trouble, ...]] = tuple


def staff_store(data_dir: Path) -> Store:
    """Where PINs and what the staff decided are kept; nobody else on this machine may look in."""
    folder = data_dir / STAFF_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise MissingPartError(f"{folder} cannot be made: {error.strerror}") from error
    return FolderStore(folder)


def staff_settings(settings: Settings, overruled: Mapping[str, str]) -> StaffSettings:
    files = TomlSettingsFiles(STAFF_FILE.name, "kiosk")
    folder = settings.data_dir
    return StaffSettings(
        partial(files.read, folder), partial(files.write, folder), settings, overruled
    )


@dataclass(frozen=True, slots=True)
class Attended:
    """The parts of a running kiosk that staff look after."""

    hours: HoursPresenter
    access: AccessPresenter
    language: LanguagePresenter
    health: Parts
    catalogue: Catalogue


def staff_side(
    settings: Settings, around: Surroundings, runner: TaskRunner, keep: Store, attended: Attended
) -> tuple[StaffPresenter, HealthPresenter]:
    """The way in for staff, and what says how everything is."""
    language, housekeeper = attended.language, attended.health.housekeeper
    choices = StaffSettingsPresenter(staff_settings(settings, around.overruled))
    hall = HallPresenter(
        Hall(keep, settings.opening_hours), attended.hours, attended.access, choices.keep_motion
    )
    health = HealthPresenter(attended.health, language, runner)
    logs = LogPresenter(runner, settings.data_dir)
    licences = LicencesPresenter(runner, RESOURCES / NOTICES)
    pages = StaffPages(logs, hall, health, choices, licences)
    staff = _staff(runner, keep, language, pages)
    language.language_changed.connect(choices.changed)
    staff.opened.connect(attended.health.visit.leave)
    staff.reload_asked.connect(housekeeper.look_at_shelf)

    def tell() -> None:
        is_newest = housekeeper.has_newest_garden
        staff.reloaded(len(attended.catalogue.items()) if is_newest else None)

    housekeeper.shelf_looked_at.connect(tell)
    return staff, health


def safe_staff(
    settings: Settings, runner: TaskRunner, language: LanguagePresenter, reason: str
) -> StaffPresenter:
    """The way in for staff in safe mode: logs, restart, exit, and why."""
    keep = staff_store(settings.data_dir)
    pages = StaffPages(LogPresenter(runner, settings.data_dir))
    return _staff(runner, keep, language, pages, reason)


def _staff(
    runner: TaskRunner,
    keep: Store,
    language: LanguagePresenter,
    pages: StaffPages,
    reason: str = "",
) -> StaffPresenter:
    book = PinBook(keep)
    pad = PinPresenter(runner, book, Lockout(keep))
    language.language_changed.connect(pad.changed)
    return StaffPresenter(runner, book, pad, pages, version=VERSION, reason=reason)


def set_pin(settings: Settings, role: str, read_pin: Callable[[], str]) -> int:
    """`python -m kiosk staff set-pin`: the PIN of a role; a lock-out ends."""
    keep = staff_store(settings.data_dir)
    fault = PinBook(keep).set(Role(role), read_pin())
    if fault is not None:
        raise SettingsError(str(fault))
    keep.delete(LOCKOUT_KEY)
    answer(f"the {role}'s PIN is set")
    return 0


def examine_pins(settings: Settings) -> str:
    """Whether both roles have a PIN; MissingPartError when one has none."""
    roles = PinBook(staff_store(settings.data_dir)).roles()
    without = [role.value for role in Role if role not in roles]
    if without:
        raise MissingPartError(f"no PIN for the {' and the '.join(without)}: staff set-pin")
    return "both roles have one"


def show_status(settings: Settings) -> int:
    """`python -m kiosk staff status`: which roles have a PIN."""
    roles = PinBook(staff_store(settings.data_dir)).roles()
    for role in Role:
        answer(f"{role.value:12}{'has a PIN' if role in roles else 'has no PIN'}")
    return 0
