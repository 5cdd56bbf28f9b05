"""Why the window does not open, for somebody who started it by its icon and reads no terminal."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QMessageBox

from admin.presenters.sentences import in_words
from admin.screens.look import Look, open_fonts
from shared.qt.language import Language
from shared.settings import LANGUAGES, RESOURCES

_UNSEEN = ("offscreen", "minimal")


def is_seen() -> bool:
    """Whether there is a screen, and no terminal that has the sentence already."""
    if sys.stderr is not None and sys.stderr.isatty():
        return False
    if os.environ.get("QT_QPA_PLATFORM") in _UNSEEN:
        return False
    on_its_own = sys.platform in ("win32", "darwin")
    return on_its_own or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def show_start_fault(sentence: str, language: str | None) -> None:
    """Say it in a window of its own until it is closed; None: in the system's language."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    open_fonts(RESOURCES)
    look = Look(application, RESOURCES / "icons")
    own = QLocale.system().name().partition("_")[0]
    spoken = Language("admin", RESOURCES / "i18n", application)
    spoken.use(language or (own if own in LANGUAGES else spoken.current))
    box = QMessageBox(QMessageBox.Icon.Critical, "Emotion Garden", in_words(sentence))
    more = QCoreApplication.translate("Admin", "The window cannot be opened until this is mended.")
    box.setInformativeText(more)
    box.exec()
    spoken.close()
    look.deleteLater()
