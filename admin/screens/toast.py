"""A sentence that comes and goes at the foot of the window, with a way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from admin.presenters.notices import Remedy
from admin.presenters.sentences import in_words
from admin.presenters.timers import one_shot
from admin.screens.layouts import named

_STAYS_MS = 7000
_ABOVE_FOOT = 60
_WIDEST = 720


class Toast(QFrame):
    """Lies over `parent`; a newer notice takes the place of the one before.

    `covers` takes how far up from the foot it reaches, in pixels; 0 when it has gone.
    """

    covers = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._over = parent
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setMaximumWidth(_WIDEST)
        self._button = named(QPushButton(), "toastButton")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._remedy: Remedy | None = None
        self._button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.addWidget(self._words)
        layout.addWidget(self._button)
        self._timer = one_shot(self, _STAYS_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, remedy: Remedy | None) -> None:
        """Show a sentence for a while."""
        self._remedy = remedy
        sentence = in_words(sentence)
        self._words.setWordWrap(len(sentence) > 80)
        self._words.setText(sentence)
        self._button.setVisible(remedy is not None)
        self._button.setText(remedy.label if remedy else "")
        self.show()
        self._settle()
        self._timer.start()

    def forget(self, act: Callable[[], None]) -> None:
        """Offer this no longer: it would do something else by now."""
        if self._remedy is not None and self._remedy.act == act:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self.covers.emit(0)
        super().hideEvent(event)

    def _settle(self) -> None:
        self.adjustSize()
        room = self._over.rect()
        reach = self.height() + _ABOVE_FOOT
        self.move((room.width() - self.width()) // 2, room.height() - reach)
        self.raise_()
        self.covers.emit(reach)

    def _act(self) -> None:
        self.hide()
        if self._remedy is not None:
            self._remedy.act()
