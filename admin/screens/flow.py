"""A row that goes on below where it has no room, so that no word in it is cut."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_SPACE = 8


class FlowRow(QLayout):
    """Widgets from left to right in the size they ask for; hidden ones take no room."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(_SPACE)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, move: bool) -> int:
        """Put the widgets in their places, or only find out; the height that they take."""
        lines: list[list[QLayoutItem]] = [[]]
        left = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if lines[-1] and left + width > room.width():
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += width + self.spacing()
        top = 0
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            if move:
                _place(line, room.topLeft() + QPoint(0, top), height, self.spacing())
            top += height + self.spacing()
        return top - self.spacing()


def _place(line: list[QLayoutItem], corner: QPoint, height: int, space: int) -> None:
    """From a corner to the right, each in the middle of the line's height."""
    left = corner.x()
    for item in line:
        size = item.sizeHint()
        item.setGeometry(QRect(QPoint(left, corner.y() + (height - size.height()) // 2), size))
        left += size.width() + space
