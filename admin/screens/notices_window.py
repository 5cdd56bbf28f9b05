"""The licences of everything that an installed program brings with it, to be read."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import column, named
from admin.screens.spoken import Spoken

_FIRST_SIZE = QSize(760, 640)


class NoticesWindow(QDialog):
    """Shows the file `notices`, which the installer wrote in English."""

    def __init__(self, parent: QWidget, notices: Path, spoken: Spoken) -> None:
        super().__init__(parent)
        self.setObjectName("noticesWindow")
        spoken.put(self.setWindowTitle, QT_TRANSLATE_NOOP("Admin", "Third-party licences"))
        text = named(QPlainTextEdit(readOnly=True), "noticesText")
        text.setPlainText(notices.read_text(encoding="utf-8"))
        column(self, margin=16).addWidget(text)
        self.resize(_FIRST_SIZE)
