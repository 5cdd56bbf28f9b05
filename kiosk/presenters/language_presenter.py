"""The language the kiosk speaks, changed at a touch and set back after the visit."""

from pathlib import Path

from PySide6.QtCore import Property, QCoreApplication, QObject, QTranslator, Signal, Slot

SOURCE_LANGUAGE = "en"
LANGUAGES = ("ko", "en")


class LanguagePresenter(QObject):
    """Installs the translation of the current language into the application.

    `first` is the language every visit begins in, from the first `reset` on; `translations` holds
    `kiosk_<language>.qm`, made from the `.ts` beside it.
    """

    language_changed = Signal()

    def __init__(self, first: str, translations: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._language = SOURCE_LANGUAGE
        self._translators: dict[str, QTranslator] = {}
        for language in LANGUAGES:
            if language != SOURCE_LANGUAGE:
                translator = QTranslator(self)
                translator.load(str(translations / f"kiosk_{language}.qm"))
                self._translators[language] = translator

    def _get_language(self) -> str:
        return self._language

    language = Property(str, _get_language, notify=language_changed)

    @Slot(str)
    def use(self, language: str) -> None:
        """Speak `language` (`ko` or `en`) from now on."""
        if language == self._language:
            return
        if self._language in self._translators:
            QCoreApplication.removeTranslator(self._translators[self._language])
        if language in self._translators:
            QCoreApplication.installTranslator(self._translators[language])
            # PySide asks the interpreter once whether Python overrides a translator, and keeps the
            # answer. Were Qt's QML thread the first to ask, while this one waits for it, both would
            # wait for ever.
            QCoreApplication.translate("AttractScreen", "Touch to begin")
        self._language = language
        self.language_changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Change to the other language."""
        self.use(LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)])

    def reset(self) -> None:
        """Back to the language the next visitor finds."""
        self.use(self._first)

    def close(self) -> None:
        """Leave the application as it was found."""
        self.use(SOURCE_LANGUAGE)
