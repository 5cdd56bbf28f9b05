"""The keys of the review page, and the list of them that `?` opens."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QWidget

from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.layouts import column

translate = QCoreApplication.translate
KEYS: dict[str, tuple[str, str]] = {
    "keep": ("P", QT_TRANSLATE_NOOP("Admin", "Keep")),
    "reject": ("X", QT_TRANSLATE_NOOP("Admin", "Reject (nothing is deleted)")),
    "unmark": ("U", QT_TRANSLATE_NOOP("Admin", "Undecided again")),
    "stars1": ("1", QT_TRANSLATE_NOOP("Admin", "One star")),
    "stars2": ("2", QT_TRANSLATE_NOOP("Admin", "Two stars")),
    "stars3": ("3", QT_TRANSLATE_NOOP("Admin", "Three stars")),
    "stars4": ("4", QT_TRANSLATE_NOOP("Admin", "Four stars")),
    "stars5": ("5", QT_TRANSLATE_NOOP("Admin", "Five stars")),
    "stars0": ("0", QT_TRANSLATE_NOOP("Admin", "No stars")),
    "remove": ("Delete", QT_TRANSLATE_NOOP("Admin", "Into the trash, or out of it")),
    "large": ("Return", QT_TRANSLATE_NOOP("Admin", "Large, and back to the grid")),
    "zoom": ("Space", QT_TRANSLATE_NOOP("Admin", "Zoom into the large picture")),
    "compare": ("C", QT_TRANSLATE_NOOP("Admin", "Compare two, or those that are chosen")),
    "compare4": ("Shift+C", QT_TRANSLATE_NOOP("Admin", "Compare four")),
    "stack": ("S", QT_TRANSLATE_NOOP("Admin", "Collapse or expand this stack")),
    "stacks": ("Shift+S", QT_TRANSLATE_NOOP("Admin", "Collapse or expand all stacks")),
    "more": ("G", QT_TRANSLATE_NOOP("Admin", "More like this (new seeds)")),
    "again": ("Shift+G", QT_TRANSLATE_NOOP("Admin", "The same picture again")),
    "next": ("Right", QT_TRANSLATE_NOOP("Admin", "Next picture")),
    "previous": ("Left", QT_TRANSLATE_NOOP("Admin", "Previous picture")),
    "undo": ("Ctrl+Z", QT_TRANSLATE_NOOP("Admin", "Undo")),
    "redo": ("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Admin", "Redo")),
    "back": ("Escape", QT_TRANSLATE_NOOP("Admin", "Back to the grid")),
    "keys": ("?", QT_TRANSLATE_NOOP("Admin", "This list")),
}


class KeyList(QDialog):
    """Every key with what it does; typing narrows the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keyList")
        self.setWindowTitle(translate("Admin", "Keys"))
        self._search = QLineEdit()
        self._search.setPlaceholderText(translate("Admin", "Search"))
        self._search.textChanged.connect(self._narrow)
        layout = column(self, margin=16)
        layout.addWidget(self._search)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        layout.addLayout(grid)
        self._rows: list[tuple[QLabel, QLabel]] = []
        for place, (key, words) in enumerate(KEYS.values()):
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            labels = QLabel(shown), QLabel(say(words))
            labels[0].setStyleSheet("font-weight: 600")
            grid.addWidget(labels[0], place, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(labels[1], place, 1)
            self._rows.append(labels)
        layout.addStretch(1)
        self.setMinimumWidth(380)

    def _narrow(self, words: str) -> None:
        for key, meaning in self._rows:
            fits = words.lower() in f"{key.text()} {meaning.text()}".lower()
            key.setVisible(fits)
            meaning.setVisible(fits)
