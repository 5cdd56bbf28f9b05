"""Which helpers look at pictures, how far they are, and which are off and why: a line each."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QPushButton

from admin.presenters.advice_presenter import AdvicePresenter
from admin.screens.layouts import column, named, soft_label
from admin.screens.spoken import Spoken

translate = QCoreApplication.translate


class HelperStrip(QFrame):
    """Opened and shut by `opener`, which says how many are off or at work."""

    def __init__(self, advice: AdvicePresenter, opener: QPushButton, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._advice = advice
        self._opener = opener
        self._lines = named(soft_label(), "helperLines")
        layout = column(self)
        layout.setContentsMargins(16, 6, 16, 8)
        layout.addWidget(self._lines)
        self.hide()
        opener.toggled.connect(self.setVisible)
        advice.changed.connect(self._tell)
        spoken.always(self._tell)

    def _tell(self) -> None:
        self._lines.setText("\n".join(self._advice.lines()))
        words = translate("Admin", "Helpers")
        if left := max(self._advice.left.values()):
            words += " · " + translate("Admin", "{0} left").format(f"{left:,}")
        elif off := len(self._advice.off):
            words += " · " + translate("Admin", "{0} off").format(off)
        self._opener.setText(words)
