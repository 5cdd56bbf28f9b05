"""The question before Personalize is set up: what it costs, and how far to go."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QWidget

from admin.presenters.personalize_presenter import PersonalizePresenter
from admin.screens.layouts import button, column, named, row, soft_label
from admin.services.personalize_setup import SetupOptions

translate = QCoreApplication.translate
_WIDTH = 560


class SetupDialog(QDialog):
    """Begins the set-up of `presenter` when the answer is yes."""

    def __init__(self, parent: QWidget, presenter: PersonalizePresenter) -> None:
        super().__init__(parent)
        self._presenter = presenter
        named(self, "setupQuestion").setWindowTitle(translate("Admin", "Set up at AWS"))
        self.setMinimumWidth(_WIDTH)
        self.finished.connect(self.deleteLater)
        layout = column(self, margin=20, space=14)
        title = named(QLabel(translate("Admin", "Set Amazon Personalize up?")), "title")
        words = QLabel(wordWrap=True)
        words.setText(
            translate(
                "Admin",
                "What is missing is made step by step, and AWS is waited for. It can be stopped,"
                " and goes on where it ended, even after this program was closed.",
            )
        )
        self._campaign = named(QCheckBox(), "campaignBox")
        self._campaign.setText(
            translate("Admin", "Open a campaign; I know that it is billed until it is deleted")
        )
        self._retrain = named(QCheckBox(), "retrainBox")
        self._retrain.setText(
            translate("Admin", "Train anew from the newest events, where there is a model already")
        )
        for widget in (title, words):
            layout.addWidget(widget)
        layout.addLayout(_costs())
        for widget in (self._campaign, self._retrain):
            layout.addWidget(widget)
        layout.addLayout(self._answers())

    def _answers(self) -> QHBoxLayout:
        cancel, begin = button("setupCancel"), button("setupBegin", primary=True)
        cancel.setText(translate("Admin", "Cancel"))
        begin.setText(translate("Admin", "Begin"))
        begin.setDefault(True)
        cancel.clicked.connect(self.reject)
        begin.clicked.connect(self._begin)
        answers = row(cancel, begin)
        answers.insertStretch(0, 1)
        return answers

    def _begin(self) -> None:
        self.accept()
        self._presenter.set_up(SetupOptions(self._campaign.isChecked(), self._retrain.isChecked()))


def _costs() -> QFormLayout:
    """What AWS bills, line by line."""
    form = QFormLayout(horizontalSpacing=16, verticalSpacing=6)
    for what, cost in (
        (
            translate("Admin", "Schemas, data sets, filter"),
            translate("Admin", "cost nothing"),
        ),
        (
            translate("Admin", "Files and import, events of kiosks"),
            translate("Admin", "billed by the gigabyte"),
        ),
        (
            translate("Admin", "Model"),
            translate("Admin", "each training is billed; it takes hours"),
        ),
        (
            translate("Admin", "Campaign"),
            translate("Admin", "billed for every hour that it stands, asked or not"),
        ),
    ):
        value = soft_label()
        value.setText(cost)
        value.setWordWrap(True)
        form.addRow(QLabel(what), value)
    return form
