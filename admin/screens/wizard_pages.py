"""The steps of the first start, one question each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from admin.presenters.settings_words import (
    ENGINE_NAMES,
    LANGUAGE_NAMES,
    NAMES,
    PLACEHOLDERS,
    overruled,
)
from admin.presenters.wizard_presenter import ASKED, WizardPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.layouts import button, column, named, row, soft_label
from admin.screens.spoken import Spoken
from shared.domain.folder import FolderReport

translate = QCoreApplication.translate
_GIB = 2**30
_LITTLE_GIB = 2.0
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


class FolderStep(Step):
    """A folder that must be one that can be written."""

    key: str

    def _fill(self, inside: QVBoxLayout) -> None:
        self._line = named(QLineEdit(), f"wizard_{self.key}")
        self._choose = button(f"wizard_choose_{self.key}")
        self._spoken.put(self._choose.setText, QT_TRANSLATE_NOOP("Admin", "Choose…"))
        self._choose.clicked.connect(self._ask_folder)
        self._line.textChanged.connect(self._typed)
        self._about = named(QLabel(wordWrap=True), f"wizard_about_{self.key}")
        inside.addLayout(row(self._line, self._choose))
        inside.addWidget(self._about)
        self._report: FolderReport | None = None
        self._presenter.looked.connect(self._looked)
        self._spoken.always(self._tell)

    def ready(self) -> bool:
        return self._report is not None and self._report.fault is None

    def enter(self) -> None:
        source = self._presenter.overruled(self.key)
        free = source is None
        self._line.setEnabled(free)
        self._choose.setEnabled(free)
        self._line.setText(self._presenter.answers[self.key])
        self._typed(self._line.text())

    def folder(self) -> Path:
        """The folder that the answer means."""
        return self._presenter.data_dir()

    def _typed(self, text: str) -> None:
        self._presenter.use(self.key, text)
        self._report = None
        self._presenter.look(self.folder())
        self._tell()

    def _looked(self, report: FolderReport) -> None:
        if self.isVisible():
            self._report = report
            self._tell()

    def _tell(self) -> None:
        report = self._report
        words = "" if report is None else report.fault or self._what_is_there(report)
        source = self._presenter.overruled(self.key) if self._presenter.answers else None
        if source is not None:
            words = f"{overruled(source, str(self.folder()))}\n{words}"
        self._about.setText(words)
        self._about.setProperty("fault", report is not None and report.fault is not None)
        self._about.style().polish(self._about)

    def _what_is_there(self, report: FolderReport) -> str:
        gib = report.free_bytes / _GIB
        free = translate("Admin", "{0} GB free.").format(f"{gib:,.1f}")
        new = translate("Admin", "The folder will be made.") if report.is_new else ""
        little = translate("Admin", "That is little for many pictures.")
        return " ".join(filter(None, (new, free, little if gib < _LITTLE_GIB else "")))

    def _ask_folder(self) -> None:
        title, place = translate("Admin", "A folder"), str(self.folder())
        folder = QFileDialog.getExistingDirectory(self, title, place)
        if folder:
            self._line.setText(folder)


class DataStep(FolderStep):
    """Where pictures live."""

    key = "data_dir"
    name = QT_TRANSLATE_NOOP("Admin", "Pictures")
    heading = QT_TRANSLATE_NOOP("Admin", "Where shall pictures live?")
    words = QT_TRANSLATE_NOOP(
        "Admin",
        "The pictures you make, the queue and your decisions are kept in this folder. Choose a disk"
        " with room for thousands of pictures.",
    )


class StoreStep(FolderStep):
    """Where promoted pictures go."""

    key = "store"
    name = QT_TRANSLATE_NOOP("Admin", "Store")
    heading = QT_TRANSLATE_NOOP("Admin", "Where is the garden?")
    words = QT_TRANSLATE_NOOP(
        "Admin",
        "Pictures you promote go into the store, and kiosks look there. On one machine leave this"
        " empty; with kiosks elsewhere choose a folder that they share.",
    )

    def _fill(self, inside: QVBoxLayout) -> None:
        super()._fill(inside)
        self._spoken.put(self._line.setPlaceholderText, PLACEHOLDERS[self.key])

    def folder(self) -> Path:
        return self._presenter.store_dir()


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
        self._spoken.put(how.setText, _HOW_TO_GET)
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(how)
        inside.addWidget(command)

    def enter(self) -> None:
        chosen = self._presenter.answers["engine"]
        self._buttons[chosen if self._presenter.is_here(chosen) else "painter"].setChecked(True)


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
            "store": str(self._presenter.store_dir()),
        }
        for key, words in shown.items():
            self._answers[key].setText(words)
