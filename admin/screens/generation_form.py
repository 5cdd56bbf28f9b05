"""The form of the generation page: what a curator wishes for."""

import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name
from admin.screens.engine_fields import EngineFields
from admin.screens.layouts import button, column, seed_validator, soft_label, spin_box
from admin.screens.size_choice import SIZES, SizeChoice
from admin.screens.spoken import Spoken
from admin.services.generation import BOTH, Wish
from admin.services.prompt_presets import PromptPreset
from shared.domain.catalogue import Orientation
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.generation import DEFAULT_OTHERS
from shared.qt.theme import PALETTES

translate = QCoreApplication.translate
_ORIENTATIONS: tuple[tuple[str, tuple[Orientation, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Admin", "Both"), BOTH),
    (QT_TRANSLATE_NOOP("Admin", "Landscape"), (Orientation.LANDSCAPE,)),
    (QT_TRANSLATE_NOOP("Admin", "Portrait"), (Orientation.PORTRAIT,)),
)
_MOST_REPEATS = 2000
_LINES_HIGH = 66
_DOT, _GAP = 10, 4
_COMMA = re.compile(r",(?![^{}]*\})")


class GenerationForm(QWidget):
    """`changed` is emitted whenever `wish` would answer something else."""

    changed = Signal()

    def __init__(
        self,
        spoken: Spoken,
        presets: list[PromptPreset],
        engines: list[str],
        models: ModelsPresenter,
    ) -> None:
        super().__init__()
        self._models = models
        self._spoken = spoken
        self._presets = presets
        self._engines = engines
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._at = 0
        layout = column(self, margin=16)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._add_emotions()
        self.repeat = self._field(
            QT_TRANSLATE_NOOP("Admin", "Pictures of each"), spin_box(QSpinBox), 0
        )
        self.repeat.setRange(1, _MOST_REPEATS)
        self.repeat.setValue(4)
        self.repeat.valueChanged.connect(self.changed)
        self._seed = self._line(
            QT_TRANSLATE_NOOP("Admin", "Seed"), QT_TRANSLATE_NOOP("Admin", "random"), 1
        )
        self._seed.setObjectName("seed")
        self._seed.setValidator(seed_validator(self))
        self._add_preset()
        self._add_engine()
        self._add_words()
        self._add_sizes()

    @property
    def engine(self) -> str:
        return self.of_engine.engine

    def propose(self, engine: str, size: str) -> None:
        """Begin with an engine, if it is here, and with a size `WxH`."""
        self.of_engine.propose(engine)
        width, height = map(int, size.split("x"))
        self._size.choose((width, height))

    def wish(self) -> Wish:
        """What the form says; SettingsError names the field that is wrong."""
        of_engine: dict[str, Any] = self.of_engine.wish()
        width, height = self._size.chosen
        return Wish(
            emotions=tuple(e for e, chip in self._emotions.items() if chip.isChecked()),
            favorites=_listed(self.favorites.text()) or (None,),
            words=_listed(self._variants.text()) or ("",),
            emotion_text=self._emotion_text.text().strip(),
            others=self._others.toPlainText().strip(),
            negative_prompt=self._negative.text().strip(),
            repeat=self.repeat.value(),
            seed=int(self._seed.text()) if self._seed.text() else None,
            width=width,
            height=height,
            orientations=_ORIENTATIONS[self._orientation.currentIndex()][1],
            **of_engine,
        )

    def fill(self, wish: Wish, engine: str) -> None:
        """Say what a wish says, which has one favorite and one variant at most."""
        for emotion, chip in self._emotions.items():
            chip.setChecked(emotion in wish.emotions)
        self._emotion_text.setText(wish.emotion_text)
        self._others.setPlainText(wish.others)
        self._negative.setText(wish.negative_prompt)
        self.favorites.setText(", ".join(filter(None, wish.favorites)))
        self._variants.setText(", ".join(filter(None, wish.words)))
        self._preset.setCurrentIndex(0)
        self._seed.setText("" if wish.seed is None else str(wish.seed))
        size, turned = (wish.width, wish.height), (wish.height, wish.width)
        self._size.choose(turned if turned in SIZES else size)
        orientations = [orientations for _, orientations in _ORIENTATIONS]
        if wish.orientations in orientations:
            self._orientation.setCurrentIndex(orientations.index(wish.orientations))
        self.of_engine.fill(wish, engine)

    def put_presets(self, presets: list[PromptPreset]) -> None:
        """These are the presets now."""
        self._presets = presets
        self._name_presets()

    def _add_emotions(self) -> None:
        chips = QWidget()
        grid = QGridLayout(chips)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._emotions: dict[Emotion, Any] = {}
        for place, emotion in enumerate(GARDEN_EMOTIONS):
            chip = button(f"emotion_{emotion.key}", chip=True)
            chip.setIcon(_dot(PALETTES[emotion].petal_deep))
            chip.setIconSize(QSize(_DOT + _GAP, _DOT))
            self._spoken.always(lambda c=chip, e=emotion: c.setText(emotion_name(e)))
            chip.setChecked(emotion is Emotion.HAPPY)
            chip.toggled.connect(self.changed)
            grid.addWidget(chip, place // 2, place % 2)
            self._emotions[emotion] = chip
        self._field(QT_TRANSLATE_NOOP("Admin", "Emotions"), chips)

    def _add_preset(self) -> None:
        self._preset = self._field(QT_TRANSLATE_NOOP("Admin", "Prompt preset"), QComboBox())
        self._spoken.always(self._name_presets)
        self._preset.activated.connect(self._use_preset)

    def _add_words(self) -> None:
        self._emotion_text = self._line(
            QT_TRANSLATE_NOOP("Admin", "Words for the emotion"),
            QT_TRANSLATE_NOOP("Admin", "its English name"),
        )
        self.favorites = self._line(
            QT_TRANSLATE_NOOP("Admin", "Favorites"),
            QT_TRANSLATE_NOOP("Admin", "rose, butterfly, … (one variant each)"),
        )
        self.favorites.setObjectName("favorites")
        self._variants = self._line(
            QT_TRANSLATE_NOOP("Admin", "Season, weather, time"),
            QT_TRANSLATE_NOOP("Admin", "spring, winter, … (one variant each)"),
        )
        self._others = self._field(QT_TRANSLATE_NOOP("Admin", "Other words"), QPlainTextEdit())
        self._others.setFixedHeight(_LINES_HIGH)
        self._others.setTabChangesFocus(True)
        self._others.setPlainText(DEFAULT_OTHERS)
        self._others.textChanged.connect(self.changed)
        self._negative = self._line(
            QT_TRANSLATE_NOOP("Admin", "Negative prompt"), QT_TRANSLATE_NOOP("Admin", "nothing")
        )

    def _add_sizes(self) -> None:
        self._size = SizeChoice(self._spoken, 1024, 768)
        self._size.changed.connect(self.changed)
        self._field(QT_TRANSLATE_NOOP("Admin", "Size"), self._size, 0)
        self._orientation = self._field(QT_TRANSLATE_NOOP("Admin", "Orientation"), QComboBox(), 1)
        for place, (words, _) in enumerate(_ORIENTATIONS):
            self._orientation.addItem("")
            self._spoken.put(lambda said, at=place: self._orientation.setItemText(at, said), words)
        self._at += 3
        self._grid.addWidget(self._size.free, self._at, 0, 1, 2)
        self._orientation.currentIndexChanged.connect(self.changed)

    def _add_engine(self) -> None:
        self.of_engine = EngineFields(self._engines, self._models, self._spoken)
        self.of_engine.changed.connect(self.changed)
        self._at += 3
        self._grid.addWidget(self.of_engine, self._at, 0, 1, 2)

    def _name_presets(self) -> None:
        korean = self._spoken.language.current == "ko"
        names = [p.name_ko if korean and p.name_ko else p.name_en for p in self._presets]
        chosen = self._preset.currentIndex()
        self._preset.clear()
        self._preset.addItems([translate("Admin", "Plain garden"), *names])
        self._preset.setCurrentIndex(max(0, chosen))

    def _use_preset(self, index: int) -> None:
        preset = self._presets[index - 1] if index else None
        self._emotion_text.setText(preset.emotion_text if preset else "")
        self._others.setPlainText(preset.others if preset else DEFAULT_OTHERS)
        self._negative.setText(preset.negative_prompt if preset else "")

    def _field(self, words: str, widget: Any, half: int | None = None) -> Any:
        """Put a widget under its name, in the left or the right half (0, 1) or across both."""
        label = soft_label()
        self._spoken.put(label.setText, words)
        if half != 1:
            self._at += 3
            self._grid.setRowMinimumHeight(self._at, 4)
        across = (half or 0, 1, 2 if half is None else 1)
        self._grid.addWidget(label, self._at + 1, across[0], *across[1:])
        self._grid.addWidget(widget, self._at + 2, across[0], *across[1:])
        self._spoken.put(widget.setAccessibleName, words)
        return widget

    def _line(self, words: str, hint: str, half: int | None = None) -> QLineEdit:
        line: QLineEdit = self._field(words, QLineEdit(), half)
        self._spoken.put(line.setPlaceholderText, hint)
        line.textChanged.connect(self.changed)
        return line


def _listed(text: str) -> tuple[str, ...]:
    """What stands between commas; those inside a wildcard belong to it."""
    return tuple(word.strip() for word in _COMMA.split(text) if word.strip())


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap((_DOT + _GAP) * 2, _DOT * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(0, 0, _DOT * 2, _DOT * 2)
    painter.end()
    return QIcon(pixmap)
