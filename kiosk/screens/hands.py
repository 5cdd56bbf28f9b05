"""Hands that use a window as a visitor does, and let time pass between two touches."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickView

_LOOK_EVERY_MS = 5


class Hands:
    """Finds things by their object names and touches their middle."""

    def __init__(self, window: QQuickView) -> None:
        self._window = window

    def wait(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Let the window live until something holds; False when it did not in time."""
        deadline = time.monotonic() + seconds
        loop = QEventLoop()
        look = QTimer(interval=_LOOK_EVERY_MS)
        look.timeout.connect(lambda: loop.quit() if holds() or _is_over(deadline) else None)
        look.start()
        loop.exec()
        look.stop()
        return holds()

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.wait(lambda: False, seconds)

    def can_touch(self, name: str) -> bool:
        """Whether something of this name is there and can be touched now."""
        return self._find(name) is not None

    def touch(self, name: str) -> bool:
        """Touch what has this name; False when it can not be touched now."""
        found = self._find(name)
        if found is not None:
            self.press(found.mapToScene(QPointF(found.width() / 2, found.height() / 2)))
        return found is not None

    def _find(self, name: str) -> QQuickItem | None:
        found = self._window.rootObject().findChild(QQuickItem, name)
        return found if isinstance(found, QQuickItem) and _can_be_touched(found) else None

    def touchable(self) -> list[QRectF]:
        """The places of everything that can be touched now."""
        return [
            item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            for item in _below(self._window.rootObject())
            if item.objectName() == "touchArea"
        ]

    def press(self, place: QPointF) -> None:
        """A finger down and up again."""
        everywhere = self._window.mapToGlobal(place)
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in (
            (QEvent.Type.MouseButtonPress, button),
            (QEvent.Type.MouseButtonRelease, none),
        ):
            event = QMouseEvent(
                kind, place, everywhere, button, held, Qt.KeyboardModifier.NoModifier
            )
            QCoreApplication.sendEvent(self._window, event)


def _can_be_touched(item: QQuickItem) -> bool:
    return item.isVisible() and item.isEnabled() and item.width() > 0


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if _can_be_touched(child):
            yield child
        if child.isVisible() and child.isEnabled():
            yield from _below(child)


def _is_over(deadline: float) -> bool:
    return time.monotonic() >= deadline
