"""The size of a picture: a usual one, or another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QWidget

from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import row, spin_box
from admin.screens.spoken import Spoken

SIZES = ((768, 512), (1024, 600), (1280, 800))


class SizeChoice(QComboBox):
    """`sides` are the boxes of another size, `free` holds them and is shown while it is chosen."""

    changed = Signal()

    def __init__(self, spoken: Spoken, width: int, height: int) -> None:
        super().__init__()
        self.addItems([f"{width} × {height}" for width, height in SIZES])
        self.addItem("")
        spoken.put(
            lambda words: self.setItemText(len(SIZES), words),
            QT_TRANSLATE_NOOP("Admin", "Another size"),
        )
        self.sides = _side(width), _side(height)
        self.free = QWidget()
        row(self.sides[0], QLabel("×"), self.sides[1], parent=self.free).addStretch(1)
        self.free.hide()
        self.currentIndexChanged.connect(self._chosen)
        for side in self.sides:
            side.valueChanged.connect(self.changed)

    @property
    def chosen(self) -> tuple[int, int]:
        """Width and height in pixels."""
        if self.currentIndex() < len(SIZES):
            return SIZES[self.currentIndex()]
        return self.sides[0].value(), self.sides[1].value()

    def choose(self, size: tuple[int, int]) -> None:
        """Mean this one, be it usual or not."""
        self.setCurrentIndex(SIZES.index(size) if size in SIZES else len(SIZES))
        for side, value in zip(self.sides, size, strict=True):
            side.setValue(value)

    def _chosen(self, index: int) -> None:
        self.free.setVisible(index == len(SIZES))
        self.changed.emit()


def _side(value: int) -> QSpinBox:
    box = spin_box(QSpinBox)
    box.setRange(64, 4096)
    box.setSingleStep(8)
    box.setValue(value)
    return box
