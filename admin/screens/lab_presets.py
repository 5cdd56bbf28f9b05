"""Named prompts in the lab: take one, keep one, forget one of one's own."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from admin.presenters.lab_presenter import LabPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.lab_form import LabForm
from admin.screens.layouts import button, column, named, row
from admin.screens.spoken import Spoken
from admin.services.prompt_presets import PromptPreset

translate = QCoreApplication.translate


class LabPresets(QWidget):
    """Own presets are saved under the name that is written; the same name again changes one."""

    def __init__(self, lab: LabPresenter, form: LabForm, spoken: Spoken) -> None:
        super().__init__()
        self._lab = lab
        self._form = form
        self._spoken = spoken
        self._presets: list[PromptPreset] = []
        self.box = named(QComboBox(), "labPreset")
        spoken.put(self.box.setAccessibleName, QT_TRANSLATE_NOOP("Admin", "Prompt preset"))
        self.box.activated.connect(self._use)
        self.name = named(QLineEdit(), "presetName")
        words = QT_TRANSLATE_NOOP("Admin", "Name of the preset")
        spoken.put(self.name.setPlaceholderText, words)
        spoken.put(self.name.setAccessibleName, words)
        self._save, self._delete = button("savePresetButton"), button("deletePresetButton")
        spoken.put(self._save.setText, QT_TRANSLATE_NOOP("Admin", "Save as preset"))
        spoken.put(self._delete.setText, QT_TRANSLATE_NOOP("Admin", "Delete"))
        self._save.clicked.connect(self._keep)
        self._delete.clicked.connect(self._forget)
        self.name.textChanged.connect(self._show_acts)
        self._allowed = False
        inside = column(self, margin=12, space=6)
        first = row(self.box, self._delete)
        first.setStretch(0, 1)
        inside.addLayout(first)
        inside.addLayout(row(self.name, self._save))
        lab.presets_changed.connect(self._fill)
        spoken.always(self._fill)

    def allow(self, allowed: bool) -> None:
        """Whether there is a prompt to keep."""
        self._allowed = allowed
        self._show_acts()

    def _fill(self) -> None:
        korean = self._spoken.language.current == "ko"
        chosen = self.box.currentData()
        own = self._lab.own_presets
        self._presets = sorted(self._lab.presets.values(), key=lambda preset: preset.name in own)
        self.box.clear()
        self.box.addItem(translate("Admin", "Presets"), None)
        for preset in self._presets:
            called = preset.name_ko if korean and preset.name_ko else preset.name_en
            self.box.addItem(f"★ {called}" if preset.name in own else called, preset.name)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self._show_acts()

    def _use(self, index: int) -> None:
        preset = self._presets[index - 1] if index else None
        if preset is not None:
            emotion = self._form.emotion.currentText()
            words = (preset.emotion_text or emotion, preset.others)
            self._form.prompt.setPlainText(", ".join(filter(None, words)))
            self._form.negative.setPlainText(preset.negative_prompt)
            self.name.setText(preset.name_en if preset.name in self._lab.own_presets else "")
        self._show_acts()

    def _keep(self) -> None:
        self._lab.save_preset(self.name.text(), self._form.wish())

    def _forget(self) -> None:
        name = self.box.currentData()
        if isinstance(name, str):
            self._lab.delete_preset(name)

    def _show_acts(self) -> None:
        self._save.setEnabled(self._allowed and bool(self.name.text().strip()))
        self._delete.setEnabled(self.box.currentData() in self._lab.own_presets)
