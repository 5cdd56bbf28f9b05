"""A button that shows a key, and waits for another one when it is pressed."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from admin.presenters.key_names import native, portable, pressed

_WIDTH = 132


class KeyButton(QPushButton):
    """`chosen` brings the key that was pressed; Escape leaves everything as it is."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"key_{name}")
        self.setProperty("key", True)
        self.setFixedWidth(_WIDTH)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = ""
        self.clicked.connect(self._wait)

    def show_key(self, key: str) -> None:
        """This is the key now."""
        self._key = key
        self.setChecked(False)
        self.setText(native(key) or "—")

    def event(self, event: QEvent) -> bool:
        if self.isChecked() and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()  # else the page behind would do what the key does
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_key(self._key)
        super().focusOutEvent(event)

    def _wait(self) -> None:
        self.setFocus()
        words = QCoreApplication.translate("Admin", "Press a key…")
        self.setText(words if self.isChecked() else native(self._key) or "—")

    def _take(self, event: QKeyEvent) -> None:
        key = pressed(event.key(), event.modifiers(), event.text())
        if key is None:
            return
        self.show_key(self._key)
        if key != portable("Esc"):
            self.chosen.emit(key)
