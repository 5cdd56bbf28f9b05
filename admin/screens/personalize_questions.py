"""The questions before something at Amazon Personalize is deleted, or brought there."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from admin.presenters.personalize_presenter import PersonalizePresenter
from admin.screens.layouts import named

translate = QCoreApplication.translate


def ask_to_take_down(
    parent: QWidget, presenter: PersonalizePresenter, *, everything: bool
) -> QMessageBox:
    """Ask, and delete the campaign or everything when the answer is yes."""
    kept = translate(
        "Admin",
        "Kiosks choose the pictures by themselves from then on. What visitors did stays in the"
        " event log of the store.",
    )
    if everything:
        title = translate("Admin", "Delete everything that was set up at Personalize?")
        more = translate("Admin", "It can be set up and trained anew from the event log.")
    else:
        title = translate("Admin", "Delete the campaign, so that it is billed no more?")
        more = translate("Admin", "The model stays; a campaign can be opened again.")
    return _ask(parent, title, f"{kept} {more}", lambda: presenter.take_down(everything=everything))


def ask_to_forget(parent: QWidget, presenter: PersonalizePresenter, user_id: str) -> QMessageBox:
    """Ask, and have a user's data deleted when the answer is yes."""
    title = translate("Admin", "Delete what Personalize has of this user?")
    words = translate(
        "Admin",
        "It is deleted within a day and can not be brought back; exports leave this user out from"
        " now on. The event log keeps the random id, which leads to nobody.",
    )
    return _ask(parent, title, words, lambda: presenter.forget(user_id))


def ask_to_import(parent: QWidget, presenter: PersonalizePresenter) -> QMessageBox:
    """Ask, and have what kiosks told imported when the answer is yes."""
    title = translate("Admin", "Bring to Personalize what kiosks told?")
    words = translate(
        "Admin",
        "Files of all events and pictures are put into the bucket, and AWS imports them; both are"
        " billed by the gigabyte. No model is trained, and no campaign is opened. It can be"
        " stopped: what AWS has begun goes on there, and the next import goes on from it.",
    )
    yes = translate("Admin", "Import")
    return _ask(parent, title, words, presenter.bring_in, yes)


def _ask(
    parent: QWidget, title: str, words: str, act: Callable[[], None], yes: str = ""
) -> QMessageBox:
    question = named(QMessageBox(parent), "teardownQuestion")
    question.setText(title)
    question.setInformativeText(words)
    yes = yes or translate("Admin", "Delete")
    delete = question.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = question.addButton(translate("Admin", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(cancel)
    delete.setObjectName("teardownButton")
    delete.clicked.connect(act)
    question.finished.connect(question.deleteLater)
    question.open()
    return question
