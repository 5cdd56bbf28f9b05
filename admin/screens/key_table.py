"""The list of keys: search it, press another key for anything, put keys back."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget

from admin.presenters.key_names import native
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.key_button import KeyButton
from admin.screens.layouts import bar, button, column, named, row, soft_label
from admin.screens.spoken import Spoken

_BETWEEN = 4
translate = QCoreApplication.translate


class KeyTable(QWidget):
    """`words` say what each changeable key does, `fixed` what the others do, by key."""

    def __init__(
        self,
        presenter: KeysPresenter,
        spoken: Spoken,
        words: Mapping[str, str],
        fixed: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._words = words
        self._buttons: dict[str, KeyButton] = {}
        self._resets: dict[str, QWidget] = {}
        self._rows: list[tuple[KeyButton | QLabel, QLabel]] = []
        self._asked: tuple[str, str] | None = None
        layout = column(self, space=10)
        layout.addLayout(self._head())
        layout.addWidget(self._question())
        layout.addWidget(self._list(fixed), 1)
        presenter.keys_changed.connect(self._show)
        spoken.always(self._show)

    def _head(self) -> QHBoxLayout:
        self.search = named(QLineEdit(clearButtonEnabled=True), "keySearch")
        self._spoken.put(self.search.setPlaceholderText, QT_TRANSLATE_NOOP("Admin", "Search"))
        self.search.textChanged.connect(self._narrow)
        self._reset_all = button("resetKeys")
        self._spoken.put(self._reset_all.setText, QT_TRANSLATE_NOOP("Admin", "Reset all"))
        self._reset_all.clicked.connect(self._put_all_back)
        return row(self.search, self._reset_all)

    def _question(self) -> QWidget:
        self._banner, layout = bar("banner")
        self._conflict = named(QLabel(wordWrap=True), "keyConflict")
        self._swap, leave = button("swapKeys"), button("leaveKeys")
        self._spoken.put(self._swap.setText, QT_TRANSLATE_NOOP("Admin", "Swap the two"))
        self._spoken.put(leave.setText, QT_TRANSLATE_NOOP("Admin", "Leave it"))
        self._swap.clicked.connect(self._do_swap)
        leave.clicked.connect(self._leave)
        layout.addWidget(self._conflict, 1)
        layout.addWidget(self._swap)
        layout.addWidget(leave)
        self._banner.hide()
        return self._banner

    def _list(self, fixed: Mapping[str, str]) -> QScrollArea:
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)  # a hidden row would keep it
        self._grid.setColumnStretch(1, 1)
        for name, words in self._words.items():
            self._add_key(name, words)
        for key, words in fixed.items():
            shown = soft_label()
            shown.setText(native(key) or key)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._add_row(shown, words)
        self._grid.setRowStretch(len(self._rows), 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _add_key(self, name: str, words: str) -> None:
        key, reset = KeyButton(name), button(f"reset_{name}")
        key.chosen.connect(partial(self._ask, name))
        reset.setProperty("quiet", True)
        reset.clicked.connect(lambda: self._ask(name, self._presenter.bindings.shipped[name]))
        self._spoken.put(reset.setText, QT_TRANSLATE_NOOP("Admin", "Reset"))
        self._buttons[name], self._resets[name] = key, reset
        self._grid.addWidget(reset, len(self._rows), 2)
        self._add_row(key, words)

    def _add_row(self, key: KeyButton | QLabel, words: str) -> None:
        label, at = QLabel(), len(self._rows)
        self._spoken.put(label.setText, words)
        self._grid.addWidget(key, at, 0)
        self._grid.addWidget(label, at, 1)
        self._rows.append((key, label))

    # --- what is done ----------------------------------------------------------------------------

    def _ask(self, name: str, key: str) -> None:
        """Change a key at once, or say what is in the way and wait for a word."""
        self._asked = (name, key)
        holder = self._presenter.in_the_way(name, key)
        taken = self._presenter.taken(key)
        if holder is None and not taken:
            self._presenter.change(name, key)
            return
        sentence = (
            translate("Admin", "{0} belongs to the window and can not be changed.")
            if taken
            else translate("Admin", "{0} is the key of “{1}”.")
        )
        does = "" if holder is None else say(self._words[holder])
        self._conflict.setText(sentence.format(native(key), does))
        self._swap.setVisible(not taken)
        self._banner.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._banner.isVisible():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Leave the keys as they are, and go back to the one that was to be changed."""
        self._banner.hide()
        if self._asked is not None:
            self._buttons[self._asked[0]].setFocus()

    def _do_swap(self) -> None:
        if self._asked is not None:
            self._presenter.swap(*self._asked)

    def _put_all_back(self) -> None:
        self._presenter.reset_all()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        self._banner.hide()
        for name, key in self._buttons.items():
            key.show_key(self._presenter.key(name))
        self._reset_all.setEnabled(any(map(self._presenter.is_own, self._buttons)))
        widest = max(reset.sizeHint().width() for reset in self._resets.values())
        self._grid.setColumnMinimumWidth(2, widest)  # whether or not one is shown
        self._narrow(self.search.text())

    def _narrow(self, words: str) -> None:
        for place, (key, meaning) in enumerate(self._rows):
            fits = words.lower() in f"{key.text()} {meaning.text()}".lower()
            key.setVisible(fits)
            meaning.setVisible(fits)
            self._grid.setRowMinimumHeight(place, key.sizeHint().height() + _BETWEEN if fits else 0)
        for name, key in self._buttons.items():
            self._resets[name].setVisible(not key.isHidden() and self._presenter.is_own(name))
