"""The first start: a few questions in a row, Back, Next, and a way out."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QStackedWidget, QWidget

from admin.presenters.wizard_presenter import WizardPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, say
from admin.screens.layouts import bar, button, column, named, row, soft_label
from admin.screens.spoken import Spoken
from admin.screens.wizard_folders import DataStep, StoreStep
from admin.screens.wizard_pages import EngineStep, LanguageStep, Step, SummaryStep

translate = QCoreApplication.translate
_SIZE = QSize(760, 460)
_PANEL = 190


class Wizard(QDialog):
    """Lies over the window; closing it early leaves everything as it is."""

    def __init__(self, parent: QWidget, presenter: WizardPresenter, spoken: Spoken) -> None:
        super().__init__(parent)
        self.setObjectName("wizard")
        self._presenter = presenter
        presenter.begin()
        self._steps: list[Step] = [
            kind(presenter, spoken)
            for kind in (LanguageStep, DataStep, EngineStep, StoreStep, SummaryStep)
        ]
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self._heading = named(QLabel(), "title")
        content = QFrame()
        inside = column(content, margin=28, space=10)
        inside.addWidget(self._heading)
        inside.addWidget(self._stack, 1)
        above = row(self._names(), content)
        above.setSpacing(0)
        layout = column(self, space=0)
        layout.addLayout(above, 1)
        layout.addWidget(self._foot())
        presenter.looked.connect(self._show)
        presenter.kept.connect(self.accept)
        spoken.put(self.setWindowTitle, QT_TRANSLATE_NOOP("Admin", "First steps"))
        spoken.always(self._show)
        self.resize(_SIZE)

    @property
    def step(self) -> int:
        """Which question is asked, from 0."""
        return self._stack.currentIndex()

    def begin(self) -> None:
        """Ask from the start."""
        self._presenter.begin()
        self._go_to(0)
        self.open()

    def reject(self) -> None:
        self._presenter.skip()
        super().reject()

    def _names(self) -> QWidget:
        """What is asked, the present question among it."""
        panel = named(QFrame(), "panel")
        panel.setFixedWidth(_PANEL)
        inside = column(panel, margin=20, space=12)
        self._labels = [soft_label() for _ in self._steps]
        for label in self._labels:
            inside.addWidget(label)
        inside.addStretch(1)
        return panel

    def _foot(self) -> QWidget:
        foot, layout = bar("foot")
        self._cancel, self._back = button("wizardCancel"), button("wizardBack")
        self._next = button("wizardNext", primary=True)
        self._cancel.clicked.connect(self.reject)
        self._back.clicked.connect(lambda: self._go_to(self.step - 1))
        self._next.clicked.connect(self._go_on)
        layout.addWidget(self._cancel)
        layout.addStretch(1)
        layout.addWidget(self._back)
        layout.addWidget(self._next)
        self._next.setDefault(True)
        for quiet in (self._cancel, self._back):
            quiet.setAutoDefault(False)
        return foot

    def _go_on(self) -> None:
        if self.step + 1 < len(self._steps):
            self._go_to(self.step + 1)
        else:
            self._presenter.finish()

    def _go_to(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._steps[place].enter()
        self._show()

    def _show(self) -> None:
        step, last = self._steps[self.step], self.step + 1 == len(self._steps)
        for place, label in enumerate(self._labels):
            words = f"{place + 1}\u2002{say(self._steps[place].name)}"
            label.setText(f"<b>{words}</b>" if place == self.step else words)
            label.setProperty("soft", place != self.step)
            label.style().polish(label)
        self._heading.setText(say(step.heading))
        self._back.setEnabled(self.step > 0)
        self._next.setEnabled(step.ready())
        self._back.setText(translate("Admin", "Back"))
        self._next.setText(translate("Admin", "Finish") if last else translate("Admin", "Next"))
        self._cancel.setText(translate("Admin", "Cancel"))
