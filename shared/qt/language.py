"""The language of a window, changed while it is open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator, Signal

SOURCE_LANGUAGE = "en"


class Language(QObject):
    """Installs translations into the application; `translations` holds `<app>_<language>.qm`.

    What Qt itself says (in its dialogs and menus) is spoken too, where Qt was installed with it.
    """

    language_changed = Signal()

    def __init__(self, app: str, translations: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._translations = translations
        self._translators: dict[str, tuple[QTranslator, ...]] = {}
        self.current = SOURCE_LANGUAGE

    def use(self, language: str) -> None:
        """Speak `language` from now on; one without a translation file is spoken in English."""
        if language == self.current:
            return
        for translator in self._translators.get(self.current, ()):
            QCoreApplication.removeTranslator(translator)
        if language != SOURCE_LANGUAGE:
            for translator in self._of(language):
                QCoreApplication.installTranslator(translator)
            # PySide looks once whether Python overrides a translator and keeps the answer; another
            # thread that asked first, while this one waits for it, would wait for ever.
            QCoreApplication.translate("Language", "English")
        self.current = language
        self.language_changed.emit()

    def _of(self, language: str) -> tuple[QTranslator, ...]:
        """Read once and kept: a visitor may change the language a thousand times a day."""
        if language not in self._translators:
            of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            files = (
                of_qt / f"qtbase_{language}.qm",
                self._translations / f"{self._app}_{language}.qm",
            )
            translators = [(QTranslator(self), file) for file in files]
            loaded = [each for each, file in translators if each.load(str(file))]
            self._translators[language] = tuple(loaded)
        return self._translators[language]

    def close(self) -> None:
        """Leave the application as it was found."""
        self.use(SOURCE_LANGUAGE)
