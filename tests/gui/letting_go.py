"""After a test its Qt objects go: Python alone would keep them.

What Qt holds for a signal keeps the Python objects of both its ends until one of them is deleted.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtQml import QQmlEngine
from shiboken6 import delete, isValid


def let_go(things: Iterable[object]) -> None:
    """Delete the Qt objects among these that are there and nobody owns."""
    for thing in things:
        if isinstance(thing, QObject) and isValid(thing) and thing.parent() is None:
            thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def let_go_of_qml(things: Iterable[object]) -> None:
    """As `let_go`, of objects that QML has read.

    QML keeps what it knows of an object's properties by the address of its meta-object until an
    engine ends. Another object with that address would have the properties of the one before it.
    """
    let_go(things)
    delete(QQmlEngine())
