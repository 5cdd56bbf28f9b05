"""What is known of one model, and what the curator says about it."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from admin.presenters.licence_words import is_grave, licence_words
from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import W, button, column, named, row, soft_label, spin_box
from admin.screens.spoken import Spoken
from admin.services.model_licences import LICENCES
from shared.domain.image_model import ImageModel

translate = QCoreApplication.translate
_PANEL = 300


class ModelDetails(QFrame):
    """Empty while no model is chosen."""

    def __init__(self, presenter: ModelsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(_PANEL)
        self._presenter = presenter
        self._spoken = spoken
        self._model: ImageModel | None = None
        self._allowed = True
        self._inside = QWidget()
        self._form = column(self._inside, margin=16, space=4)
        self._name = named(QLabel(wordWrap=True), "title")
        self._facts = soft_label()
        self._facts.setWordWrap(True)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._form.addWidget(self._name)
        self._form.addWidget(self._facts)
        self.origin = self._field(QT_TRANSLATE_NOOP("Admin", "Origin"), QLineEdit())
        self.licence = self._field(QT_TRANSLATE_NOOP("Admin", "Licence"), QComboBox())
        self.licence.setObjectName("modelLicence")
        self.licence.setEditable(True)
        self.licence.addItems(["", *LICENCES])
        self.licence.editTextChanged.connect(self._warn)
        self._warning = named(QLabel(wordWrap=True), "licenceWarning")
        self._form.addWidget(self._warning)
        self._add_numbers()
        self._add_acts()
        self._form.addStretch(1)
        column(self).addWidget(self._inside)
        self.show_model(None)

    def show_model(self, model: ImageModel | None) -> None:
        """Show this one; what was written about another and not saved is gone."""
        self._model = model
        self._inside.setVisible(model is not None)
        if model is None:
            return
        self._name.setText(model.name)
        self.origin.setText(model.origin)
        self.licence.setEditText(model.licence)
        self.steps.setValue(model.num_inference_steps or 0)
        own = model.guidance_scale
        self.guide.setChecked(own is not None)
        self.guidance.setValue(model.family.guidance_scale if own is None else own)
        self._say_facts()
        self._warn()

    def allow(self, allowed: bool) -> None:
        """Whether the list may be changed now."""
        for act in (self._save, self._verify, self._remove):
            act.setEnabled(allowed)

    def retranslate(self) -> None:
        """Say everything again, in the current language."""
        self._say_facts()
        self._warn()

    def _field(self, words: str, widget: W) -> W:
        label = soft_label()
        self._spoken.put(label.setText, words)
        self._spoken.put(widget.setAccessibleName, words)
        self._form.addSpacing(8)
        self._form.addWidget(label)
        self._form.addWidget(widget)
        return widget

    def _add_numbers(self) -> None:
        label = soft_label()
        self._spoken.put(label.setText, QT_TRANSLATE_NOOP("Admin", "Steps when none are asked for"))
        self.steps = named(spin_box(QSpinBox), "modelSteps")
        self.steps.setRange(0, 500)
        self._spoken.put(self.steps.setSpecialValueText, QT_TRANSLATE_NOOP("Admin", "usual steps"))
        self.guide, self.guidance = QCheckBox(), spin_box(QDoubleSpinBox)
        self._spoken.put(self.guide.setText, QT_TRANSLATE_NOOP("Admin", "Guidance of its own"))
        self.guidance.setRange(0, 50)
        self.guide.toggled.connect(self.guidance.setEnabled)
        self.guidance.setEnabled(False)
        self._form.addSpacing(8)
        self._form.addWidget(label)
        self._form.addWidget(self.steps)
        self._form.addSpacing(8)
        self._form.addLayout(row(self.guide, self.guidance))

    def _add_acts(self) -> None:
        self._save = button("saveModelButton", primary=True)
        self._verify, self._remove = button("verifyModelButton"), button("removeModelButton")
        for act, words, work in (
            (self._save, QT_TRANSLATE_NOOP("Admin", "Save"), self._keep),
            (self._verify, QT_TRANSLATE_NOOP("Admin", "Verify files"), self._read_again),
            (self._remove, QT_TRANSLATE_NOOP("Admin", "Take off the list"), self._take_off),
        ):
            self._spoken.put(act.setText, words)
            act.clicked.connect(work)
        self._form.addSpacing(12)
        self._form.addWidget(self._save)
        self._form.addLayout(row(self._verify, self._remove))

    def _keep(self) -> None:
        if self._model is not None:
            self._presenter.change(
                replace(
                    self._model,
                    origin=self.origin.text().strip(),
                    licence=self.licence.currentText().strip(),
                    num_inference_steps=self.steps.value() or None,
                    guidance_scale=self.guidance.value() if self.guide.isChecked() else None,
                )
            )

    def _read_again(self) -> None:
        if self._model is not None:
            self._presenter.verify(self._model.name)

    def _take_off(self) -> None:
        if self._model is not None:
            self._presenter.remove(self._model.name)

    def _say_facts(self) -> None:
        if self._model is not None:
            usual = translate("Admin", "usually {0} steps, guidance {1}").format(
                self._model.family.num_inference_steps, f"{self._model.family.guidance_scale:g}"
            )
            sha256 = f"SHA-256 {self._model.facts.sha256[:16]}…"
            # A path has no place to break: give it some.
            path = self._model.path.replace("/", "/\u200b")
            self._facts.setText("\n".join((self._model.family.name, usual, path, sha256)))

    def _warn(self) -> None:
        licence = self.licence.currentText()
        self._warning.setText(licence_words(licence))
        self._warning.setObjectName("fault" if is_grave(licence) else "licenceWarning")
        self._warning.style().polish(self._warning)
