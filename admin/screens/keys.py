"""The keys of the review page, those of the window, and the list of them that `?` opens."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.key_table import KeyTable
from admin.screens.layouts import column
from admin.screens.spoken import Spoken

_FIRST_SIZE = QSize(520, 640)
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
    "find": ("Ctrl+F", QT_TRANSLATE_NOOP("Admin", "Look for words of the prompts")),
    "compare": ("C", QT_TRANSLATE_NOOP("Admin", "Compare two, or those that are chosen")),
    "compare4": ("Shift+C", QT_TRANSLATE_NOOP("Admin", "Compare four")),
    "stack": ("S", QT_TRANSLATE_NOOP("Admin", "Collapse or expand this stack")),
    "stacks": ("Shift+S", QT_TRANSLATE_NOOP("Admin", "Collapse or expand all stacks")),
    "more": ("G", QT_TRANSLATE_NOOP("Admin", "More like this (new seeds)")),
    "again": ("Shift+G", QT_TRANSLATE_NOOP("Admin", "The same picture again")),
    "copy": ("Ctrl+C", QT_TRANSLATE_NOOP("Admin", "Copy the prompt")),
    "next": ("Right", QT_TRANSLATE_NOOP("Admin", "Next picture")),
    "previous": ("Left", QT_TRANSLATE_NOOP("Admin", "Previous picture")),
    "undo": ("Ctrl+Z", QT_TRANSLATE_NOOP("Admin", "Undo")),
    "redo": ("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Admin", "Redo")),
    "back": ("Escape", QT_TRANSLATE_NOOP("Admin", "Back to the grid")),
    "keys": ("?", QT_TRANSLATE_NOOP("Admin", "This list")),
}


PAGE_KEYS = {f"Ctrl+{number}": "opens a page" for number in range(10)}
FIXED: dict[str, str] = {
    "Up": QT_TRANSLATE_NOOP("Admin", "A line up"),
    "Down": QT_TRANSLATE_NOOP("Admin", "A line down"),
    "Home": QT_TRANSLATE_NOOP("Admin", "The first picture"),
    "End": QT_TRANSLATE_NOOP("Admin", "The last picture"),
    "Shift+Right": QT_TRANSLATE_NOOP("Admin", "Choose the next picture too"),
    "Shift+Left": QT_TRANSLATE_NOOP("Admin", "Choose the previous picture too"),
    "Ctrl+A": QT_TRANSLATE_NOOP("Admin", "Choose all"),
    "Tab": QT_TRANSLATE_NOOP("Admin", "To the next field"),
    "Ctrl+,": QT_TRANSLATE_NOOP("Admin", "Settings"),
    "Alt+Home": QT_TRANSLATE_NOOP("Admin", "In the queue: to the front"),
    "Alt+Up": QT_TRANSLATE_NOOP("Admin", "In the queue: up"),
    "Alt+Down": QT_TRANSLATE_NOOP("Admin", "In the queue: down"),
    "Alt+End": QT_TRANSLATE_NOOP("Admin", "In the queue: to the back"),
}
"""Keys of the window, which stay as they are."""


def shipped_keys() -> dict[str, str]:
    """The key of everything in KEYS."""
    return {name: key for name, (key, _) in KEYS.items()}


def page_key(place: int) -> str:
    """The key of a page by its place in the sidebar, from 0; the tenth has Ctrl+0."""
    return f"Ctrl+{(place + 1) % 10}"


def taken_keys() -> dict[str, str]:
    """The keys that nothing in KEYS may have, with what they do, in English."""
    more = ("PgUp", "PgDown", "Shift+Up", "Shift+Down", "Shift+Tab", "Ctrl+Return")
    return {**PAGE_KEYS, **FIXED, **dict.fromkeys(more, "a key of a list or a form")}


def key_table(
    presenter: KeysPresenter, spoken: Spoken, pages: Mapping[str, str] | None = None
) -> KeyTable:
    """A table of all keys, those of the pages by what they open."""
    words = {name: does for name, (_, does) in KEYS.items()}
    return KeyTable(presenter, spoken, words, {**(pages or {}), **FIXED})


class KeyList(QDialog):
    """Every key with what it does; typing narrows the list, pressing changes a key."""

    def __init__(self, parent: QWidget, table: KeyTable, spoken: Spoken) -> None:
        super().__init__(parent)
        self.setObjectName("keyList")
        spoken.put(self.setWindowTitle, QT_TRANSLATE_NOOP("Admin", "Keys"))
        layout = column(self, margin=16)
        layout.addWidget(table)
        table.search.setFocus()
        self.resize(_FIRST_SIZE)
