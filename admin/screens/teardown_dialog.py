"""The questions before something at Amazon Personalize is deleted."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from admin.presenters.personalize_presenter import PersonalizePresenter
from admin.screens.layouts import named

translate = QCoreApplication.translate


def ask_to_take_down(
    parent: QWidget, presenter: PersonalizePresenter, *, everything: bool
) -> QMessageBox:
    """Ask, and delete the campaign or everything when the answer is yes."""
    question = named(QMessageBox(parent), "teardownQuestion")
    kept = translate(
        "Admin",
        "Kiosks choose the pictures by themselves from then on. What visitors did stays in the"
        " event log of the store.",
    )
    if everything:
        question.setText(translate("Admin", "Delete everything that was set up at Personalize?"))
        more = translate("Admin", "It can be set up and trained anew from the event log.")
    else:
        question.setText(translate("Admin", "Delete the campaign, so that it is billed no more?"))
        more = translate("Admin", "The model stays; a campaign can be opened again.")
    question.setInformativeText(f"{kept} {more}")
    delete = question.addButton(translate("Admin", "Delete"), QMessageBox.ButtonRole.AcceptRole)
    cancel = question.addButton(translate("Admin", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(cancel)
    delete.setObjectName("teardownButton")
    delete.clicked.connect(lambda: presenter.take_down(everything=everything))
    question.finished.connect(question.deleteLater)
    question.open()
    return question
