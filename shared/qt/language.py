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
        self._translator: QTranslator | None = None
        self.current = SOURCE_LANGUAGE

    def use(self, language: str) -> None:
        """Speak `language` from now on; one without a translation file is spoken in English."""
        if language == self.current:
            return
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language != SOURCE_LANGUAGE:
            self._translator = QTranslator(self)
            self._translator.load(str(self._translations / f"{self._app}_{language}.qm"))
            QCoreApplication.installTranslator(self._translator)
            # PySide looks once whether Python overrides a translator and keeps the answer; another
            # thread that asked first, while this one waits for it, would wait for ever.
            QCoreApplication.translate("Admin", "Generation")
        self.current = language
        self.language_changed.emit()

    def close(self) -> None:
        """Leave the application as it was found."""
        self.use(SOURCE_LANGUAGE)
