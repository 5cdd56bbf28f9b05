"""A line of words that ends in … where there is no room, and says the rest on its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

_LEAST = 40


class ElidedLabel(QLabel):
    """`text` is all of the words; the label never asks for more room than there is."""

    def __init__(self, *, soft: bool = False) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self.setProperty("soft", soft)
        self._words = ""

    def setText(self, text: str) -> None:
        self._words = text
        self.updateGeometry()
        self._elide()

    def text(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 2 * self.margin() + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if shown != super().text():
            super().setText(shown)
        self.setToolTip("" if shown == self._words else self._words)
