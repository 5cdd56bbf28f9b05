"""The last lines of the logs, for a technician who stands in front of the kiosk."""

import os
from pathlib import Path

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot

from shared.logs import log_path
from shared.qt.task_runner import TaskRunner

_TAIL_BYTES = 24_000
_LOGS = ("kiosk", "supervisor")


class LogPresenter(QObject):
    """Reads the end of a log on the lane `disk`; `name` is the log that is shown."""

    changed = Signal()

    def __init__(self, runner: TaskRunner, data_dir: Path) -> None:
        super().__init__()
        self._runner = runner
        self._data_dir = data_dir
        self._name = _LOGS[0]
        self._text = ""

    def _get_name(self) -> str:
        return self._name

    def _get_names(self) -> list[str]:
        return list(_LOGS)

    def _get_text(self) -> str:
        return self._text

    name = Property(str, _get_name, notify=changed)
    names = Property(list, _get_names, constant=True)
    text = Property(str, _get_text, notify=changed)

    def show_first(self) -> None:
        """Show the kiosk's own log."""
        self.show(_LOGS[0])

    @Slot(str)
    def show(self, name: str) -> None:
        """Show the end of this log as it is now."""
        self._name = name
        path = log_path(self._data_dir, name)
        self._runner.run("disk", lambda: tail_of(path), self._read, self._not_read)

    def forget(self) -> None:
        """Nobody reads any more."""
        self._text = ""
        self.changed.emit()

    def _read(self, text: str) -> None:
        self._text = text or QCoreApplication.translate("Staff", "This log is empty")
        self.changed.emit()

    def _not_read(self, error: Exception) -> None:
        self._text = str(error)
        self.changed.emit()


def tail_of(path: Path) -> str:
    """The last whole lines of a file; nothing when there is no file."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL_BYTES))
        data = file.read()
    if size > _TAIL_BYTES:
        data = data.partition(b"\n")[2]
    return data.decode(errors="replace").rstrip()
