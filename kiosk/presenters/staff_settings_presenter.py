"""The settings that a technician steps through at the kiosk."""

import logging

from PySide6.QtCore import QT_TRANSLATE_NOOP, Property, QCoreApplication, QObject, Signal, Slot

from kiosk.services.staff_settings import Choice, StaffSettings
from shared.domain.errors import SettingsError
from shared.settings import LANGUAGE_NAMES

_LABELS = {
    "language": QT_TRANSLATE_NOOP("Staff", "Language a visit begins in"),
    "camera": QT_TRANSLATE_NOOP("Staff", "Camera"),
    "automatic_capture": QT_TRANSLATE_NOOP("Staff", "Read a face that holds still"),
    "idle_s": QT_TRANSLATE_NOOP("Staff", "Ask “Are you still there?” after"),
    "still_there_s": QT_TRANSLATE_NOOP("Staff", "Wait for the answer"),
    "sleep_after_s": QT_TRANSLATE_NOOP("Staff", "Screen goes dark after"),
    "large_text": QT_TRANSLATE_NOOP("Staff", "Larger text for everybody"),
    "high_contrast": QT_TRANSLATE_NOOP("Staff", "Higher contrast for everybody"),
    "low_reach": QT_TRANSLATE_NOOP("Staff", "Everything lower for everybody"),
    "reduced_motion": QT_TRANSLATE_NOOP("Staff", "Less motion for everybody"),
}
_SOURCES = {
    "command line": QT_TRANSLATE_NOOP("Staff", "the command line"),
    "environment": QT_TRANSLATE_NOOP("Staff", "the environment"),
}
"""Any other source is a file, and named as it is."""

_log = logging.getLogger(__name__)


class StaffSettingsPresenter(QObject):
    """Rows of `key`, `label`, `value` and `note`; a row with a fixed value cannot be stepped."""

    changed = Signal()

    def __init__(self, settings: StaffSettings) -> None:
        super().__init__()
        self._settings = settings
        self._trouble = ""

    def _get_rows(self) -> list[dict[str, object]]:
        try:
            return [_row(choice) for choice in self._settings.rows()]
        except SettingsError as error:
            words = QCoreApplication.translate("Staff", "The settings cannot be read: %1")
            self._trouble = words.replace("%1", str(error))
            return []

    def _get_trouble(self) -> str:
        return self._trouble

    def _get_waits(self) -> bool:
        return any(row["waits"] for row in self._get_rows())

    rows = Property(list, _get_rows, notify=changed)
    waits = Property(bool, _get_waits, notify=changed)
    trouble = Property(str, _get_trouble, notify=changed)

    @Slot(str)
    def step(self, key: str) -> None:
        """Keep the value that follows."""
        try:
            self._settings.step(key)
            self._trouble = ""
            _log.info("staff changed the setting %s", key)
        except SettingsError as error:
            words = QCoreApplication.translate("Staff", "The setting cannot be kept: %1")
            self._trouble = words.replace("%1", str(error))
            _log.warning("%s", error)
        self.changed.emit()

    def keep_motion(self, is_reduced: bool) -> None:
        """Keep over restarts whether motion is reduced for everybody, if that can be."""
        try:
            self._settings.set("reduced_motion", "true" if is_reduced else "false")
        except SettingsError as error:
            _log.warning("%s", error)
        self.changed.emit()


def _row(choice: Choice) -> dict[str, object]:
    translate = QCoreApplication.translate
    note = translate("Staff", "after a restart") if choice.waits else ""
    if choice.overruled is not None:
        source = translate("Staff", str(_SOURCES.get(choice.overruled, choice.overruled)))
        note = translate("Staff", "set by %1").replace("%1", source)
    return {
        "key": choice.key,
        "label": translate("Staff", str(_LABELS[choice.key])),
        "value": _value(choice),
        "note": note,
        "fixed": choice.overruled is not None,
        "waits": choice.waits,
    }


def _value(choice: Choice) -> str:
    translate = QCoreApplication.translate
    if choice.key == "language":
        return LANGUAGE_NAMES[choice.value]
    if choice.value in ("true", "false"):
        return translate("Staff", "On") if choice.value == "true" else translate("Staff", "Off")
    if choice.key == "camera":
        return translate("Staff", "None") if choice.value == "none" else choice.value
    if choice.value == "0":
        return translate("Staff", "Never")
    return translate("Staff", "%1 s").replace("%1", choice.value)
