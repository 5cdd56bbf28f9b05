"""The language of a window, changed while it is open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

SOURCE_LANGUAGE = "en"


class Language(QObject):
    """Installs translations into the application; `translations` holds `<app>_<language>.qm`."""

    language_changed = Signal()

    def __init__(self, app: str, translations: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._translations = translations
        self._translators: dict[str, QTranslator] = {}
        self.current = SOURCE_LANGUAGE

    def use(self, language: str) -> None:
        """Speak `language` from now on; one without a translation file is spoken in English."""
        if language == self.current:
            return
        if self.current in self._translators:
            QCoreApplication.removeTranslator(self._translators[self.current])
        if language != SOURCE_LANGUAGE:
            QCoreApplication.installTranslator(self._translator(language))
            # PySide looks once whether Python overrides a translator and keeps the answer; another
            # thread that asked first, while this one waits for it, would wait for ever.
            QCoreApplication.translate("Language", "English")
        self.current = language
        self.language_changed.emit()

    def _translator(self, language: str) -> QTranslator:
        """Read once and kept: a visitor may change the language a thousand times a day."""
        if language not in self._translators:
            translator = self._translators[language] = QTranslator(self)
            translator.load(str(self._translations / f"{self._app}_{language}.qm"))
        return self._translators[language]

    def close(self) -> None:
        """Leave the application as it was found."""
        self.use(SOURCE_LANGUAGE)
