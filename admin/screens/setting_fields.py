"""One setting on the settings page: its name, the widget, what it does, what is wrong."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from admin.presenters.settings_presenter import SettingsPresenter
from admin.presenters.settings_words import HINTS, NAMES, PLACEHOLDERS, overruled
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import button, column, named, row, soft_label, spin_box
from admin.screens.spoken import Spoken

translate = QCoreApplication.translate


class SettingField(QWidget):
    """Shows what is kept, and keeps what is chosen; a subclass adds the widget for it."""

    def __init__(self, key: str, presenter: SettingsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._key = key
        self._presenter = presenter
        self._spoken = spoken
        self._fault: str | None = None
        self._fields = column(self, space=6)
        self._fields.setContentsMargins(0, 0, 0, 14)
        name = named(QLabel(), "settingName")
        spoken.put(name.setText, NAMES[key])
        self._fields.addWidget(name)
        self._add_widget(self._fields)
        if key in HINTS:
            hint = soft_label()
            hint.setWordWrap(True)
            spoken.put(hint.setText, HINTS[key])
            self._fields.addWidget(hint)
        self._state = named(QLabel(wordWrap=True), f"state_{key}")
        self._fields.addWidget(self._state)
        presenter.changed.connect(self._changed)
        presenter.refused.connect(self._refused)
        spoken.always(self.show_row)

    def show_row(self) -> None:
        """Show what is kept, unless something else was typed that is wrong."""
        row = self._presenter.row(self._key)
        state = self._fault or ""
        if self._fault is None:
            self._put(row.text)
            if row.overruled is not None:
                state = overruled(row.overruled, row.started)
            elif row.waits:
                state = translate("Admin", "After the next start.")
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self._state.setProperty("fault", self._fault is not None)
        self._state.style().polish(self._state)

    def _add_widget(self, layout: QVBoxLayout) -> None:
        raise NotImplementedError

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def _keep(self, text: str) -> None:
        self._presenter.change(self._key, text)

    def _changed(self, key: str) -> None:
        if key == self._key:
            self._fault = None
        if key == self._key or key == "data_dir":  # another folder has another file
            self.show_row()

    def _refused(self, key: str, sentence: str) -> None:
        if key == self._key:
            self._fault = sentence
            self.show_row()


class ChoiceField(SettingField):
    """A few choices side by side; `choices` are words by what the file says."""

    def __init__(
        self, key: str, presenter: SettingsPresenter, spoken: Spoken, choices: Mapping[str, str]
    ) -> None:
        self.buttons = {choice: button(f"{key}_{choice}", chip=True) for choice in choices}
        self._choices = choices
        super().__init__(key, presenter, spoken)

    def _add_widget(self, layout: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        for choice, made in self.buttons.items():
            group.addButton(made)
            self._spoken.put(made.setText, self._choices[choice])
            made.clicked.connect(partial(self._keep, choice))
        inside = row(*self.buttons.values())
        inside.addStretch(1)
        layout.addLayout(inside)

    def _put(self, text: str) -> None:
        if text in self.buttons:
            self.buttons[text].setChecked(True)


class FolderField(SettingField):
    """A folder, typed or chosen."""

    def _add_widget(self, layout: QVBoxLayout) -> None:
        self._line = named(QLineEdit(), f"setting_{self._key}")
        choose = button(f"choose_{self._key}")
        self._spoken.put(choose.setText, QT_TRANSLATE_NOOP("Admin", "Choose…"))
        if self._key in PLACEHOLDERS:
            self._spoken.put(self._line.setPlaceholderText, PLACEHOLDERS[self._key])
        self._line.editingFinished.connect(lambda: self._keep(self._line.text()))
        choose.clicked.connect(self._choose)
        layout.addLayout(row(self._line, choose))

    def _put(self, text: str) -> None:
        self._line.setText(text)

    def _choose(self) -> None:
        title = translate("Admin", "A folder")
        folder = QFileDialog.getExistingDirectory(
            self, title, self._line.text() or str(Path.home())
        )
        if folder:
            self._keep(folder)


class SizeField(SettingField):
    """A usual size, or another one typed."""

    def __init__(
        self,
        key: str,
        presenter: SettingsPresenter,
        spoken: Spoken,
        sizes: tuple[tuple[int, int], ...],
    ) -> None:
        self._sizes = sizes
        super().__init__(key, presenter, spoken)

    def _add_widget(self, layout: QVBoxLayout) -> None:
        self._box = named(QComboBox(editable=True), f"setting_{self._key}")
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.addItems([f"{width} × {height}" for width, height in self._sizes])
        self._box.setFixedWidth(180)
        self._box.textActivated.connect(self._typed)
        line = self._box.lineEdit()
        assert line is not None
        line.editingFinished.connect(lambda: self._typed(self._box.currentText()))
        layout.addWidget(self._box)

    def _put(self, text: str) -> None:
        self._box.setEditText(text.replace("x", " × "))

    def _typed(self, text: str) -> None:
        self._keep(text.replace("×", "x").replace(" ", ""))


class DaysField(SettingField):
    """A number of days."""

    def _add_widget(self, layout: QVBoxLayout) -> None:
        self._box = named(spin_box(QSpinBox), f"setting_{self._key}")
        self._box.setRange(1, 3650)
        self._box.setFixedWidth(180)
        self._spoken.put(self._box.setSuffix, QT_TRANSLATE_NOOP("Admin", " days"))
        self._box.editingFinished.connect(lambda: self._keep(str(self._box.value())))
        layout.addWidget(self._box)

    def _put(self, text: str) -> None:
        self._box.setValue(int(text))
