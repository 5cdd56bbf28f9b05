"""What a technician may set at the kiosk itself: a few settings, each one of a few values.

They are kept in `staff.toml` in the data folder, which is weaker than every other source, and act
after the next start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from shared.domain.errors import SettingsError
from shared.settings import OwnFile, Settings, checked, checked_own

_SWITCH = ("true", "false")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("ko", "en"),
    "camera": ("0", "1", "2", "none"),
    "automatic_capture": _SWITCH,
    "idle_s": ("30", "45", "60", "90", "120"),
    "still_there_s": ("10", "15", "20", "30"),
    "sleep_after_s": ("0", "300", "900", "1800"),
    "large_text": _SWITCH,
    "high_contrast": _SWITCH,
    "low_reach": _SWITCH,
    "reduced_motion": _SWITCH,
}
"""The values that a touch steps through, by setting."""

STAFF_FILE = OwnFile("staff.toml", tuple(CHOICES))
Document = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting as text. `overruled` is the source that is stronger than the file, or None;
    `waits`: the value acts after the next start.
    """

    key: str
    value: str
    overruled: str | None
    waits: bool


class StaffSettings:
    """`read` and `write` the document of the file; `overruled` says which settings are given
    otherwise, and by what.
    """

    def __init__(
        self,
        read: Callable[[], Document | None],
        write: Callable[[Document], None],
        started: Settings,
        overruled: Mapping[str, str],
    ) -> None:
        self._read = read
        self._write = write
        self._started = started
        self._overruled = overruled

    def rows(self) -> list[Choice]:
        """Every setting of CHOICES; SettingsError when the file is damaged."""
        kept = self._document()
        return [self._row(key, kept) for key in CHOICES]

    def step(self, key: str) -> None:
        """Keep the value that follows; one that is not among the choices is followed by the first.

        SettingsError when it cannot be kept, or is given by a stronger source.
        """
        kept = self._document()
        row = self._row(key, kept)
        choices = CHOICES[key]
        place = choices.index(row.value) if row.value in choices else -1
        self.set(key, choices[(place + 1) % len(choices)])

    def set(self, key: str, text: str) -> None:
        """Keep a value; SettingsError."""
        if key in self._overruled:
            raise SettingsError(f"{key} is given by {self._overruled[key]}")
        value = checked({key: text}, STAFF_FILE.name, STAFF_FILE.allowed)[key]
        self._write({**self._document(), key: value})

    def _row(self, key: str, kept: Document) -> Choice:
        started = as_text(getattr(self._started, key))
        overruled = self._overruled.get(key)
        if overruled is not None:
            return Choice(key, started, overruled, waits=False)
        value = as_text(kept[key]) if key in kept else as_text(getattr(Settings(), key))
        return Choice(key, value, None, waits=value != started)

    def _document(self) -> Document:
        document = cast("Document", self._read() or {})
        return checked_own(STAFF_FILE, document, STAFF_FILE.name)


def as_text(value: object) -> str:
    """A value as CHOICES spells it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, int | float) else str(value)
