"""Small pieces that every page is made of."""

from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    QRegularExpression,
    Qt,
)
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
B = TypeVar("B", bound=QAbstractSpinBox)


class Page(QWidget):
    """A page of the admin's window."""

    def opened(self) -> None:
        """It has come to the front."""

    def take_focus(self) -> None:
        """The keys are for the page; which part of it, it knows."""
        self.setFocus()


def named(widget: W, name: str) -> W:
    """The widget by the name that tests, scripts and the style sheet know it by."""
    widget.setObjectName(name)
    return widget


def column(parent: QWidget | None = None, *, margin: int = 0, space: int = 8) -> QVBoxLayout:
    """A layout from top to bottom."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(space)
    return layout


def row(*widgets: QWidget, parent: QWidget | None = None, margin: int = 0) -> QHBoxLayout:
    """A layout from left to right."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def bar(name: str = "bar") -> tuple[QFrame, QHBoxLayout]:
    """A strip across a page and its layout."""
    frame = named(QFrame(), name)
    layout = row(parent=frame)
    layout.setContentsMargins(16, 8, 16, 8)
    return frame, layout


def soft_label() -> QLabel:
    """A quiet label."""
    label = QLabel()
    label.setProperty("soft", True)
    return label


def button(name: str, *, primary: bool = False, chip: bool = False) -> QPushButton:
    """A button by the name that tests and scripts know it by."""
    made = named(QPushButton(), name)
    made.setProperty("primary", primary)
    made.setProperty("chip", chip)
    made.setCheckable(chip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def spin_box(kind: type[B]) -> B:
    """A box for a number, which the style sheet alone would write against its frame."""
    made = kind()
    inside = made.findChild(QLineEdit)
    assert inside is not None
    inside.setTextMargins(4, 0, 0, 0)
    return made


def seed_validator(parent: QObject) -> QRegularExpressionValidator:
    """Digits, enough for every seed (`MAX_SEED`), which Qt's own validator of numbers has not."""
    return QRegularExpressionValidator(QRegularExpression("[0-9]{0,10}"), parent)


def choice_box() -> QComboBox:
    """A box of choices, as wide as its widest words in every language."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def keep_room(widget: QWidget) -> None:
    """Let the room of a widget stay free while it is hidden, so that nothing else moves."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def choose_by_rows(table: QTableView, widths: Iterable[tuple[int, int]]) -> None:
    """Let a table that has its model be one of rows, without a grid; `widths` of its columns, in
    pixels.

    Its header is told of no selection: it would ask every row whether a whole column is chosen.
    """
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSelectionModel(QItemSelectionModel(table.model(), header))
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for place, width in widths:
        table.setColumnWidth(place, width)


def rows_of(model: QAbstractItemModel, rows: Iterable[int]) -> QItemSelection:
    """These rows, from top to bottom; neighbours are one range, so that thousands are cheap."""
    found = QItemSelection()
    last_column = model.columnCount() - 1
    for _, run in groupby(enumerate(rows), lambda numbered: numbered[1] - numbered[0]):
        near = [row for _, row in run]
        found.append(
            QItemSelectionRange(model.index(near[0], 0), model.index(near[-1], last_column))
        )
    return found


class EmptyState(QWidget):
    """What stands where pictures would: what is missing, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self.title = named(QLabel(alignment=Qt.AlignmentFlag.AlignCenter), "title")
        self.words = soft_label()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.button = button("emptyButton", primary=True)
        layout = column(self, margin=24)
        layout.addStretch(2)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)

    def say(self, title: str, words: str, act: str) -> None:
        """Say what is missing, why, and what the button does."""
        self.title.setText(title)
        self.words.setText(words)
        self.button.setText(act)
