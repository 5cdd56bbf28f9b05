"""The language the kiosk speaks, changed at a touch and set back after the visit."""

from pathlib import Path

from PySide6.QtCore import Property, QLocale, QObject, Qt, Signal, Slot

from shared.qt.language import Language
from shared.settings import LANGUAGE_NAMES, LANGUAGES


class LanguagePresenter(QObject):
    """What the screens may do with the language.

    `first` is the language every visit begins in, from the first `reset` on; `translations` holds
    `kiosk_<language>.qm`, made from the `.ts` beside it.
    """

    language_changed = Signal()

    def __init__(self, first: str, translations: Path) -> None:
        super().__init__()
        self._first = first
        self._spoken = Language("kiosk", translations, self)
        self._spoken.language_changed.connect(self.language_changed)

    @property
    def current(self) -> str:
        """The language that is spoken now."""
        return self._spoken.current

    def _get_language(self) -> str:
        return self._spoken.current

    def _get_right_to_left(self) -> bool:
        locale = QLocale(self._spoken.current)
        return locale.textDirection() is Qt.LayoutDirection.RightToLeft

    def _get_following_name(self) -> str:
        return LANGUAGE_NAMES[self._following()]

    language = Property(str, _get_language, notify=language_changed)
    right_to_left = Property(bool, _get_right_to_left, notify=language_changed)
    following_name = Property(str, _get_following_name, notify=language_changed)

    @Slot(str)
    def use(self, language: str) -> None:
        """Speak `language` (`ko` or `en`) from now on."""
        self._spoken.use(language)

    @Slot()
    def toggle(self) -> None:
        """Change to the following language, and after the last to the first."""
        self.use(self._following())

    def _following(self) -> str:
        current = self._spoken.current
        place = LANGUAGES.index(current) if current in LANGUAGES else -1
        return LANGUAGES[(place + 1) % len(LANGUAGES)]

    def reset(self) -> None:
        """Back to the language the next visitor finds."""
        self.use(self._first)

    def close(self) -> None:
        """Leave the application as it was found."""
        self._spoken.close()
