"""Light or dark, Korean or English, with one click at the foot of the sidebar."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from admin.presenters.settings_presenter import SettingsPresenter
from admin.presenters.settings_words import THEME_NAMES
from admin.presenters.words import say
from admin.screens.layouts import named, row
from admin.screens.look import NIGHT
from admin.screens.spoken import Spoken
from shared.settings import LANGUAGE_NAMES

translate = QCoreApplication.translate
_SIDE = 34
_ICON = QSize(18, 18)
_SHORT = {"ko": "한", "en": "EN"}


class QuickLook(QWidget):
    """Each button shows what it would change to; both are settings too."""

    def __init__(self, presenter: SettingsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._theme, self._language = QToolButton(), QToolButton()
        named(self._theme, "themeButton").setIconSize(_ICON)
        named(self._language, "languageButton")
        for made in (self._theme, self._language):
            made.setFixedSize(_SIDE, _SIDE)
        spoken.icon(self._theme.setIcon, "theme")
        self._theme.clicked.connect(lambda: presenter.change("theme", self._other_theme()))
        self._language.clicked.connect(lambda: presenter.change("language", self._other_language()))
        row(self._theme, self._language, parent=self).setSpacing(4)
        spoken.always(self._say)
        spoken.look.changed.connect(self._say)

    def _say(self) -> None:
        theme, language = self._other_theme(), self._other_language()
        self._theme.setToolTip(f"{translate('Admin', 'Appearance')}: {say(THEME_NAMES[theme])}")
        self._theme.setAccessibleName(self._theme.toolTip())
        self._language.setText(_SHORT[language])
        self._language.setToolTip(LANGUAGE_NAMES[language])
        self._language.setAccessibleName(LANGUAGE_NAMES[language])

    def _other_theme(self) -> str:
        return "light" if self._spoken.look.colours is NIGHT else "dark"

    def _other_language(self) -> str:
        return "en" if self._spoken.language.current == "ko" else "ko"
