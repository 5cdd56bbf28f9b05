"""The question before anything is deleted for ever: how old, and how many that is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from admin.presenters.deletion import Deletion
from admin.presenters.words import pictures, say
from admin.screens.layouts import button, column, named, row, spin_box
from admin.screens.spoken import Spoken

translate = QCoreApplication.translate
_MOST_DAYS = 3650


class DeleteDialog(QDialog):
    """Says how many pictures would go; the button that deletes them is never the default."""

    def __init__(
        self, parent: QWidget, deletion: Deletion, words: tuple[str, str], days: int, least: int
    ) -> None:
        super().__init__(parent)
        self.setObjectName("deleteDialog")
        self._deletion = deletion
        title, age = (say(said) for said in words)
        self.setWindowTitle(title.rstrip("…"))
        self.setMinimumWidth(420)
        self.days = named(spin_box(QSpinBox), "deleteDays")
        self.days.setRange(least, _MOST_DAYS)
        self.days.setValue(days)
        self.days.setSuffix(translate("Admin", " days"))
        self.days.valueChanged.connect(self._ask)
        self.sentence = named(QLabel(wordWrap=True), "deleteSentence")
        how_old = row(QLabel(age), self.days)
        how_old.addStretch(1)
        layout = column(self, margin=20, space=14)
        layout.addWidget(named(QLabel(title.rstrip("…")), "title"))
        layout.addLayout(how_old)
        layout.addWidget(self.sentence)
        layout.addLayout(self._buttons())
        deletion.counted.connect(self._tell)
        self._ask()

    def _buttons(self) -> QHBoxLayout:
        self.delete = button("deleteButton")
        self.delete.setText(translate("Admin", "Delete for ever"))
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._go)
        cancel = button("deleteCancel", primary=True)
        cancel.setText(translate("Admin", "Cancel"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        buttons.addWidget(cancel)
        return buttons

    def _ask(self) -> None:
        self.delete.setEnabled(False)
        self.sentence.setText(translate("Admin", "Counting…"))
        self._deletion.count(self.days.value())

    def _tell(self, days: int, number: int) -> None:
        if days != self.days.value():
            return
        words = translate("Admin", "{0} will be deleted for ever. This can not be undone.")
        none = translate("Admin", "No picture is that old.")
        self.sentence.setText(words.format(pictures(number)) if number else none)
        self.delete.setEnabled(number > 0)

    def _go(self) -> None:
        self._deletion.delete(self.days.value())
        self.accept()


class DeleteButton(QPushButton):
    """Opens the question; `words` are its own and those before the number of days."""

    def __init__(
        self,
        name: str,
        deletion: Deletion,
        spoken: Spoken,
        words: tuple[str, str],
        days: int,
        least: int = 0,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        spoken.put(self.setText, words[0])
        self._question = lambda: DeleteDialog(self.window(), deletion, words, days, least)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        dialog = self._question()
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
