"""What is told in passing, with the way to take it back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button beside a notice; `label` is in the current language."""

    label: str
    act: Callable[[], None]


def undo(act: Callable[[], None]) -> Remedy:
    """The remedy of something that was just done."""
    return Remedy(QCoreApplication.translate("Admin", "Undo"), act)


def nothing_more(*, again: bool = False) -> str:
    """That there is nothing to undo, or to do again."""
    if again:
        return QCoreApplication.translate("Admin", "There is nothing more to do again.")
    return QCoreApplication.translate("Admin", "There is nothing more to take back.")
