"""The steps of the first start, one question each."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from admin.presenters.settings_words import ENGINE_NAMES, NAMES
from admin.presenters.wizard_presenter import ASKED, WizardPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.layouts import button, column, named, row, soft_label
from admin.screens.spoken import Spoken
from shared.domain.generation_extra import is_installed
from shared.settings import LANGUAGE_NAMES

_ENGINE_WORDS = {
    "painter": QT_TRANSLATE_NOOP(
        "Admin", "Paints gardens by rules of its own. Needs no graphics card and nothing else."
    ),
    "diffusers": QT_TRANSLATE_NOOP(
        "Admin", "Makes pictures with a model from your disk. Wants a graphics card to be quick."
    ),
}
_HOW_TO_GET = QT_TRANSLATE_NOOP(
    "Admin", "Not installed here. This brings it, and is some gigabytes to download:"
)
_INSTALL = "python3 start.py setup --with-diffusers"
_PACK = QT_TRANSLATE_NOOP(
    "Admin",
    "Not installed here. Put the GPU pack beside the program, or name its folder in Settings.",
)


class Step(QWidget):
    """A question with a heading and some words; `ready` says whether one may go on."""

    name: str
    heading: str
    words: str

    def __init__(self, presenter: WizardPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        inside = column(self, space=12)
        words = soft_label()
        words.setWordWrap(True)
        spoken.put(words.setText, self.words)
        inside.addWidget(words)
        self._fill(inside)
        inside.addStretch(1)

    def ready(self) -> bool:
        return True

    def enter(self) -> None:
        """It has come to the front."""

    def _fill(self, inside: QVBoxLayout) -> None:
        raise NotImplementedError


class LanguageStep(Step):
    """Which language; spoken at once."""

    name = QT_TRANSLATE_NOOP("Admin", "Language")
    heading = QT_TRANSLATE_NOOP("Admin", "Welcome to the garden")
    words = QT_TRANSLATE_NOOP(
        "Admin",
        "Four short questions, and the first pictures can grow. Everything can be changed later"
        " in Settings. Which language shall the window speak?",
    )

    def _fill(self, inside: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for language, name in LANGUAGE_NAMES.items():
            made = self._buttons[language] = button(f"wizard_{language}", chip=True)
            made.setText(name)
            made.clicked.connect(partial(self._presenter.use, "language", language))
            group.addButton(made)
        line = row(*self._buttons.values())
        line.addStretch(1)
        inside.addLayout(line)

    def enter(self) -> None:
        self._buttons[self._presenter.answers["language"]].setChecked(True)


class EngineStep(Step):
    """Which engine the form begins with."""

    name = QT_TRANSLATE_NOOP("Admin", "Engine")
    heading = QT_TRANSLATE_NOOP("Admin", "What shall make pictures?")
    words = QT_TRANSLATE_NOOP("Admin", "Both can be used side by side; this is where you begin.")

    def _fill(self, inside: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for engine, name in ENGINE_NAMES.items():
            made = self._buttons[engine] = button(f"wizard_{engine}", chip=True)
            made.setEnabled(self._presenter.is_here(engine))
            self._spoken.put(made.setText, name)
            made.clicked.connect(partial(self._presenter.use, "engine", engine))
            group.addButton(made)
            line = row(made)
            line.addStretch(1)
            words = soft_label()
            words.setWordWrap(True)
            self._spoken.put(words.setText, _ENGINE_WORDS[engine])
            inside.addLayout(line)
            inside.addWidget(words)
        if not self._presenter.is_here("diffusers"):
            self._add_how_to_get(inside)

    def _add_how_to_get(self, inside: QVBoxLayout) -> None:
        how, command = QLabel(wordWrap=True), named(QLabel(_INSTALL), "command")
        inside.addWidget(how)
        self._spoken.put(how.setText, _PACK if is_installed() else _HOW_TO_GET)
        if is_installed():
            return
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(command)

    def enter(self) -> None:
        if not self._presenter.is_here(self._presenter.answers["engine"]):
            self._presenter.use("engine", "painter")
        self._buttons[self._presenter.answers["engine"]].setChecked(True)


class SummaryStep(Step):
    """What was answered, before it is kept."""

    name = QT_TRANSLATE_NOOP("Admin", "Summary")
    heading = QT_TRANSLATE_NOOP("Admin", "All set")
    words = QT_TRANSLATE_NOOP(
        "Admin", "This is kept when you finish. With other folders the window opens again."
    )

    def _fill(self, inside: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(1, 1)
        self._answers: dict[str, QLabel] = {}
        for place, key in enumerate(ASKED):
            name, answer = soft_label(), named(QLabel(wordWrap=True), f"summary_{key}")
            self._spoken.put(name.setText, NAMES[key])
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(answer, place, 1)
            self._answers[key] = answer
        inside.addLayout(grid)

    def enter(self) -> None:
        answers = self._presenter.answers
        shown = {
            "language": LANGUAGE_NAMES[answers["language"]],
            "data_dir": str(self._presenter.data_dir()),
            "engine": say(ENGINE_NAMES[answers["engine"]]),
            "store": self._presenter.store_place(),
        }
        for key, words in shown.items():
            self._answers[key].setText(words)
