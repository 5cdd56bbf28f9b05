"""A QML item that shows a text as a QR code: dark on white, in whole pixels, with its margin."""

import segno
from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "EmotionGarden"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_ZONE = 4
"""Modules of white around the code, as ISO/IEC 18004 asks for."""

_DARK = QColor("#000000")


@QmlElement
class QrCode(QQuickPaintedItem):
    """Shows `text`, nothing when it is empty; always with the correction of errors at least M."""

    text_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._rows: tuple[tuple[int, ...], ...] = ()
        self.setFillColor(Qt.GlobalColor.white)
        self.setAntialiasing(False)

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            code = segno.make_qr(text, error="m") if text else None
            self._rows = tuple(map(tuple, code.matrix)) if code else ()
            self.update()
            self.text_changed.emit()

    text = Property(str, _get_text, _set_text, notify=text_changed)

    def paint(self, painter: QPainter) -> None:
        if not self._rows:
            return
        across = len(self._rows) + 2 * QUIET_ZONE
        module = max(1, int(min(self.width(), self.height())) // across)
        left = int(self.width() - module * len(self._rows)) // 2
        top = int(self.height() - module * len(self._rows)) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(left + x * module, top + y * module, module, module, _DARK)
