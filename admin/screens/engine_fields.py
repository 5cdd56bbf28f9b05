"""Which engine draws, with which model, and how: the same fields on every page that asks."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QSpinBox,
    QWidget,
)

from admin.presenters.licence_words import is_grave, licence_words
from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.settings_words import ENGINE_NAMES
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import column, named, row, soft_label, spin_box
from admin.screens.spoken import Spoken
from admin.services.generation import Wish
from shared.domain.errors import SettingsError

translate = QCoreApplication.translate
SCHEDULERS = (
    "DDIMScheduler",
    "DPMSolverMultistepScheduler",
    "EulerDiscreteScheduler",
    "EulerAncestralDiscreteScheduler",
    "HeunDiscreteScheduler",
    "LCMScheduler",
    "LMSDiscreteScheduler",
    "PNDMScheduler",
    "UniPCMultistepScheduler",
    "FlowMatchEulerDiscreteScheduler",
)
"""Those that many models take; any other name of diffusers can be written."""
_SHORT = 12
_FOLDER, _FILE = "another folder", "another file"


class ModelFields(QWidget):
    """Model, steps, guidance and scheduler of the diffusers engine."""

    changed = Signal()

    def __init__(self, models: ModelsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._models = models
        self._spoken = spoken
        self._others: list[str] = []
        self.model = named(QComboBox(), "modelChoice")
        spoken.put(self.model.setAccessibleName, QT_TRANSLATE_NOOP("Admin", "Model"))
        self.model.activated.connect(self._chosen)
        self._warning = named(QLabel(wordWrap=True), "modelWarning")
        self._add_numbers()
        self._add_scheduler()
        for box in (self.model, self.scheduler):  # long names do not widen the form
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_SHORT)
        inside = column(self, space=4)
        inside.addWidget(self.model)
        inside.addWidget(self._warning)
        inside.addWidget(self.steps)
        inside.addLayout(row(self.guide, self.guidance))
        inside.addWidget(self.scheduler)
        for signal in (self.steps.valueChanged, self.guide.toggled, self.guidance.valueChanged,
                       self.scheduler.editTextChanged):  # fmt: skip
            signal.connect(self.changed)
        models.changed.connect(self._fill)
        spoken.always(self._fill)

    def _add_numbers(self) -> None:
        put = self._spoken.put
        self.steps, self.guidance = spin_box(QSpinBox), spin_box(QDoubleSpinBox)
        self.guide = QCheckBox()
        self.steps.setRange(0, 500)
        put(self.steps.setSpecialValueText, QT_TRANSLATE_NOOP("Admin", "usual steps"))
        put(self.guide.setText, QT_TRANSLATE_NOOP("Admin", "Guidance"))
        self.guidance.setRange(0, 50)
        self.guidance.setValue(7.5)
        self.guidance.setEnabled(False)
        self.guide.toggled.connect(self.guidance.setEnabled)

    def _add_scheduler(self) -> None:
        put = self._spoken.put
        self.scheduler = named(QComboBox(), "scheduler")
        self.scheduler.setEditable(True)
        self.scheduler.addItems(["", *SCHEDULERS])
        line = self.scheduler.lineEdit()
        assert line is not None
        put(line.setPlaceholderText, QT_TRANSLATE_NOOP("Admin", "the model's own scheduler"))
        put(self.scheduler.setAccessibleName, QT_TRANSLATE_NOOP("Admin", "Scheduler"))

    @property
    def chosen(self) -> str | None:
        """The model as a request names it; None while none is chosen."""
        data = self.model.currentData()
        return data if isinstance(data, str) and data not in ("", _FOLDER, _FILE) else None

    def choose(self, model: str | None) -> None:
        """Mean this one, be it listed or not."""
        if model and self.model.findData(model) < 0:
            self._others.append(model)
        self._fill(model)

    def wish(self) -> dict[str, object]:
        """The fields of a Wish; SettingsError when no model is chosen."""
        if self.chosen is None:
            raise SettingsError(translate("Admin", "Choose a model."))
        return {
            "model": self.chosen,
            "num_inference_steps": self.steps.value() or None,
            "guidance_scale": self.guidance.value() if self.guide.isChecked() else None,
            "scheduler": self.scheduler.currentText().strip() or None,
        }

    def fill(self, wish: Wish) -> None:
        """Say what a wish says."""
        self.choose(wish.model)
        self.steps.setValue(wish.num_inference_steps or 0)
        self.guide.setChecked(wish.guidance_scale is not None)
        if wish.guidance_scale is not None:
            self.guidance.setValue(wish.guidance_scale)
        self.scheduler.setEditText(wish.scheduler or "")

    def _fill(self, meant: str | None = None) -> None:
        before = self.chosen
        meant = meant or before
        self.model.blockSignals(True)
        self.model.clear()
        self.model.addItem(translate("Admin", "Choose a model"), "")
        for model in self._models.models:
            self.model.addItem(model.name, model.name)
        for path in self._others:
            self.model.addItem(Path(path).name, path)
        self.model.addItem(translate("Admin", "Another folder…"), _FOLDER)
        self.model.addItem(translate("Admin", "Another file…"), _FILE)
        first = 1 if self._models.models else 0
        self.model.setCurrentIndex(max(first, self.model.findData(meant) if meant else first))
        self.model.blockSignals(False)
        self._warn()
        if self.chosen != before:
            self.changed.emit()

    def _chosen(self) -> None:
        data = self.model.currentData()
        path = ""
        if data == _FOLDER:
            title = translate("Admin", "The folder of a model")
            path = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        elif data == _FILE:
            title = translate("Admin", "The file of a model")
            path, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()))
        if data in (_FOLDER, _FILE):
            self.choose(path or None)
            return
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        licences = {model.name: model.licence for model in self._models.models}
        chosen = self.chosen
        licence = licences.get(chosen, "") if chosen else ""
        self._warning.setText(licence_words(licence) if chosen else "")
        self._warning.setVisible(bool(self._warning.text()))
        self._warning.setObjectName("fault" if is_grave(licence) else "modelWarning")
        self._warning.style().polish(self._warning)


class EngineFields(QWidget):
    """The engine's name and, for a diffusion model, its fields below."""

    changed = Signal()

    def __init__(self, engines: list[str], models: ModelsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._engines = engines
        self.box = named(QComboBox(), "engine")
        for place, engine in enumerate(engines):
            self.box.addItem(engine)
            spoken.put(
                lambda said, at=place: self.box.setItemText(at, said),
                ENGINE_NAMES.get(engine, engine),
            )
        words = QT_TRANSLATE_NOOP("Admin", "Engine")
        label = soft_label()
        spoken.put(label.setText, words)
        spoken.put(self.box.setAccessibleName, words)
        self.of_model = ModelFields(models, spoken)
        inside = column(self, space=4)
        inside.addWidget(label)
        inside.addWidget(self.box)
        inside.addWidget(self.of_model)
        self.box.currentIndexChanged.connect(self._engine_changed)
        self.of_model.changed.connect(self.changed)
        self._engine_changed()

    @property
    def engine(self) -> str:
        return self._engines[max(0, self.box.currentIndex())]

    def wish(self) -> dict[str, object]:
        """The fields of a Wish that the engine wants; SettingsError names the one that is wrong."""
        return self.of_model.wish() if self.engine == "diffusers" else {}

    def fill(self, wish: Wish, engine: str) -> None:
        """Say what a wish says; an engine that is not here leaves the choice as it is."""
        self.propose(engine)
        if engine == "diffusers":
            self.of_model.fill(wish)

    def propose(self, engine: str) -> None:
        """Begin with an engine, if it is here."""
        if engine in self._engines:
            self.box.setCurrentIndex(self._engines.index(engine))

    def _engine_changed(self) -> None:
        self.of_model.setVisible(self.engine == "diffusers")
        self.changed.emit()
