"""Walks through a window of the kiosk by its buttons and takes pictures of what is seen."""

import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from tools.patient import Patient

QUALITY = 93


class Photographed(Protocol):
    """Whatever has a window: a kiosk, a wall, safe mode."""

    @property
    def window(self) -> QQuickView: ...


class Photographer(Patient):
    """`folder` is where the pictures go, each named by what is seen."""

    def __init__(self, subject: Photographed, folder: Path) -> None:
        self._subject = subject
        self._folder = folder

    def touch(self, name: str) -> None:
        """A finger on the middle of what has this name; SystemExit when it is not there.

        It waits until a touch is taken: what has just come up takes none.
        """
        item = find(self._subject.window.rootObject(), name)
        self.wait_until(item.isEnabled, f"{name} can be touched")
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(
            self._subject.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            middle,
        )

    def take(self, name: str) -> None:
        """A picture of the window as it is now."""
        path = self._folder / f"{name}.jpg"
        self._subject.window.grabWindow().save(str(path), "JPEG", QUALITY)
        sys.stdout.write(f"{path}\n")
        sys.stdout.flush()

    def touch_and_take(self, button: str, name: str, settle_s: float = 1.2) -> None:
        """Go to another screen and take its picture once it has faded in."""
        self.touch(button)
        self.look_for(settle_s)
        self.take(name)


def find(item: QQuickItem, name: str) -> QQuickItem:
    """The item of this object name; SystemExit when there is none."""
    waiting = [item]
    while waiting:
        item = waiting.pop()
        if item.objectName() == name:
            return item
        waiting += item.childItems()
    raise SystemExit(f"there is no {name}")
