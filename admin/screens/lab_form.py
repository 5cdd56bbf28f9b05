"""The form of the prompt lab: one prompt, one size, one engine, one seed."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name
from admin.screens.engine_fields import EngineFields
from admin.screens.layouts import W, column, named, seed_validator, soft_label
from admin.screens.size_choice import SizeChoice
from admin.screens.spoken import Spoken
from admin.services.generation import Wish
from shared.domain.catalogue import Orientation
from shared.domain.emotion import GARDEN_EMOTIONS
from shared.domain.errors import SettingsError

translate = QCoreApplication.translate
_PROMPT_HIGH = 120
_LINES_HIGH = 54


class LabForm(QWidget):
    """`changed` is emitted whenever `wish` would answer something else."""

    changed = Signal()

    def __init__(self, spoken: Spoken, engines: list[str], models: ModelsPresenter) -> None:
        super().__init__()
        self._spoken = spoken
        self._inside = column(self, margin=16, space=4)
        self.prompt = named(QPlainTextEdit(), "labPrompt")
        self.negative = named(QPlainTextEdit(), "labNegative")
        for box, words, high in (
            (self.prompt, QT_TRANSLATE_NOOP("Admin", "Prompt"), _PROMPT_HIGH),
            (self.negative, QT_TRANSLATE_NOOP("Admin", "Negative prompt"), _LINES_HIGH),
        ):
            box.setFixedHeight(high)
            box.setTabChangesFocus(True)
            box.textChanged.connect(self.changed)
            self._field(words, box)
        spoken.put(self.prompt.setPlaceholderText, QT_TRANSLATE_NOOP("Admin", "Write a prompt."))
        self.emotion: QComboBox = self._field(
            QT_TRANSLATE_NOOP("Admin", "For the garden of"), QComboBox()
        )
        self.emotion.addItems([""] * len(GARDEN_EMOTIONS))
        spoken.always(self._name_emotions)
        self.size_box = named(SizeChoice(spoken, 768, 768), "labSize")
        self.size_box.changed.connect(self.changed)
        self._field(QT_TRANSLATE_NOOP("Admin", "Size"), self.size_box)
        self._inside.addWidget(self.size_box.free)
        self.of_engine = EngineFields(engines, models, spoken)
        self.of_engine.changed.connect(self.changed)
        self._inside.addSpacing(6)
        self._inside.addWidget(self.of_engine)
        self.seed = self._field(QT_TRANSLATE_NOOP("Admin", "Seed"), named(QLineEdit(), "labSeed"))
        spoken.put(self.seed.setPlaceholderText, QT_TRANSLATE_NOOP("Admin", "random"))
        self.seed.setValidator(seed_validator(self))
        self.seed.textChanged.connect(self.changed)
        self._inside.addStretch(1)

    @property
    def engine(self) -> str:
        return self.of_engine.engine

    @property
    def is_begun(self) -> bool:
        """Whether there is a prompt, of which something can be wrong."""
        return bool(self.prompt.toPlainText().strip())

    def wish(self) -> Wish:
        """What the form says; SettingsError names the field that is wrong."""
        prompt = self.prompt.toPlainText().strip()
        if not prompt:
            raise SettingsError(translate("Admin", "Write a prompt."))
        of_engine: dict[str, Any] = self.of_engine.wish()
        width, height = self.size_box.chosen
        portrait = height > width
        return Wish(
            emotions=(GARDEN_EMOTIONS[self.emotion.currentIndex()],),
            emotion_text=prompt,
            others="",
            negative_prompt=self.negative.toPlainText().strip(),
            seed=int(self.seed.text()) if self.seed.text() else None,
            width=width,
            height=height,
            orientations=(Orientation.PORTRAIT if portrait else Orientation.LANDSCAPE,),
            **of_engine,
        )

    def fill(self, wish: Wish, engine: str) -> None:
        """Say what a wish of the lab says."""
        self.prompt.setPlainText(wish.emotion_text)
        self.negative.setPlainText(wish.negative_prompt)
        self.emotion.setCurrentIndex(GARDEN_EMOTIONS.index(wish.emotions[0]))
        self.size_box.choose((wish.width, wish.height))
        self.of_engine.fill(wish, engine)
        self.seed.setText("" if wish.seed is None else str(wish.seed))

    def _name_emotions(self) -> None:
        for place, emotion in enumerate(GARDEN_EMOTIONS):
            self.emotion.setItemText(place, emotion_name(emotion))

    def _field(self, words: str, widget: W) -> W:
        label = soft_label()
        self._spoken.put(label.setText, words)
        self._spoken.put(widget.setAccessibleName, words)
        self._inside.addSpacing(4)
        self._inside.addWidget(label)
        self._inside.addWidget(widget)
        return widget
