"""The settings page: what is kept, what is refused, and what waits for the next start."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from admin.presenters.parts import Parts
from admin.presenters.settings_words import not_possible
from admin.services.own_settings import LIVE, SettingRow
from shared.domain.errors import SettingsError


class SettingsPresenter(QObject):
    """Keeps each setting as it is given.

    `changed` names a setting that was kept or put back, `used` one that acts at once, with its
    text; `refused` says a sentence for the field. `restart_wanted` asks for a new start.
    `notices` is the file of others' licences, which only an installed program has.
    """

    changed = Signal(str)
    used = Signal(str, str)
    refused = Signal(str, str)
    waiting_changed = Signal()
    restart_wanted = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, parts: Parts, notices: Path | None = None) -> None:
        super().__init__()
        self._own = parts.own_settings
        self._engines = parts.engines
        self.notices = notices if notices and notices.is_file() else None

    def row(self, key: str) -> SettingRow:
        """A setting as the file and this start have it."""
        return self._own.row(key)

    def effective(self, key: str) -> str:
        """What counts now for a setting that acts at once."""
        row = self._own.row(key)
        return row.text if row.overruled is None else row.started

    @property
    def place(self) -> Path:
        """The file they are kept in."""
        return self._own.place()

    @property
    def waiting(self) -> bool:
        """Whether anything that was changed acts after the next start only."""
        return any(row.waits for row in self._own.rows())

    def is_here(self, engine: str) -> bool:
        """Whether this machine has the engine."""
        return engine in self._engines

    def change(self, key: str, text: str) -> None:
        """Keep a setting; no text is the default again."""
        try:
            self._keep(key, text.strip())
        except SettingsError as error:  # the disk is full, or the file was spoilt meanwhile
            self.notice_raised.emit(str(error), None)
            if key in LIVE and self._own.allowed(key, text.strip()) is None:
                self.used.emit(key, text.strip())

    def _keep(self, key: str, text: str) -> None:
        row = self._own.row(key)
        wanted = text or row.default
        allowed = self._own.allowed(key, wanted) if wanted else None
        if allowed is not None:
            self.refused.emit(key, not_possible(allowed))
            return
        if wanted != row.text:
            self._own.set_all({key: text or None})
        if key in LIVE:
            self.used.emit(key, wanted)
        self.changed.emit(key)
        self.waiting_changed.emit()

    def restart(self) -> None:
        """Start again with the settings as they are now."""
        self.restart_wanted.emit()
