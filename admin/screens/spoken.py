"""The words of a page, said again when the language changes; and the icons, when the theme does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from admin.presenters.words import say
from admin.screens.look import Look
from shared.qt.language import Language

_ICON_SIDE = 104


class Spoken:
    """Where words and icons are put; each is put at once and again after every change."""

    def __init__(self, language: Language, look: Look, icons: Path) -> None:
        self.look = look
        self.language = language
        self._icons = icons
        self._words: list[Callable[[], Any]] = []
        self._drawn: list[Callable[[], Any]] = []
        language.language_changed.connect(self._say_all)
        look.changed.connect(self._draw_all)

    def put(self, setter: Callable[[str], Any], words: str) -> None:
        """Call `setter` with words that were marked for translation."""
        self.always(lambda: setter(say(words)))

    def always(self, speak: Callable[[], Any]) -> None:
        """Call `speak` whenever the language changes, and now."""
        self._words.append(speak)
        speak()

    def icon(self, setter: Callable[[QIcon], Any], name: str) -> None:
        """Call `setter` with an icon of the project in the ink of the theme."""

        def draw() -> None:
            setter(self._icon(name))

        self._drawn.append(draw)
        draw()

    def _icon(self, name: str) -> QIcon:
        drawing = (self._icons / f"{name}.svg").read_text(encoding="utf-8")
        icon = QIcon()
        for state, ink in (
            (QIcon.State.Off, self.look.colours.soft),
            (QIcon.State.On, self.look.colours.accent),
        ):
            pixmap = QPixmap(_ICON_SIDE, _ICON_SIDE)
            pixmap.fill(Qt.GlobalColor.transparent)
            renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, _ICON_SIDE, _ICON_SIDE))
            painter.end()
            icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
        return icon

    def _say_all(self) -> None:
        for speak in self._words:
            speak()

    def _draw_all(self) -> None:
        for draw in self._drawn:
            draw()
