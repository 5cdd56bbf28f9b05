"""The licences of all that an installed kiosk brings with it, for who asks in front of it."""

from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal

from shared.qt.task_runner import TaskRunner

_PART_LENGTH = 1500


class LicencesPresenter(QObject):
    """Reads the file on the lane `disk`; `parts` is its text in pieces that a list can show.

    `here` says whether there is one: only an installer writes it.
    """

    changed = Signal()

    def __init__(self, runner: TaskRunner, notices: Path) -> None:
        super().__init__()
        self._runner = runner
        self._notices = notices
        self._parts: list[str] = []

    def _get_here(self) -> bool:
        return self._notices.is_file()

    def _get_parts(self) -> list[str]:
        return self._parts

    here = Property(bool, _get_here, constant=True)
    parts = Property(list, _get_parts, notify=changed)

    def show(self) -> None:
        """Read it."""
        self._runner.run("disk", lambda: parts_of(self._notices), self._read, self._not_read)

    def forget(self) -> None:
        """Nobody reads any more."""
        self._read([])

    def _read(self, parts: list[str]) -> None:
        self._parts = parts
        self.changed.emit()

    def _not_read(self, error: Exception) -> None:
        self._read([str(error)])


def parts_of(notices: Path) -> list[str]:
    """The paragraphs of a text, short ones together; OSError when it cannot be read."""
    parts: list[str] = []
    for paragraph in notices.read_text(encoding="utf-8").split("\n\n"):
        if parts and len(parts[-1]) + len(paragraph) < _PART_LENGTH:
            parts[-1] += "\n\n" + paragraph
        else:
            parts.append(paragraph)
    return parts
