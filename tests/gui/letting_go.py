"""After a test its Qt objects go: Python alone would keep them.

What Qt holds for a signal keeps the Python objects of both its ends until one of them is deleted.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid


def let_go(things: Iterable[object]) -> None:
    """Delete the Qt objects among these that are there and nobody owns."""
    for thing in things:
        if isinstance(thing, QObject) and isValid(thing) and thing.parent() is None:
            thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
