"""Pictures that other tools copied into the store, to be looked at and hung."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from admin.presenters.adoption import AdoptionPresenter
from admin.presenters.picture_list import KEY_ROLE, PictureList
from admin.presenters.thumbnails import Thumbnails
from admin.presenters.words import pictures
from admin.screens.layouts import button, column, named, row
from admin.screens.look import Look
from admin.screens.picture_view import PictureView

translate = QCoreApplication.translate
_CELL = QSize(180, 134)
_SIZE = QSize(800, 560)


class AdoptDialog(QDialog):
    """Hangs the chosen pictures; all of them when none is chosen."""

    def __init__(
        self, parent: QWidget, presenter: AdoptionPresenter, thumbnails: Thumbnails, look: Look
    ) -> None:
        super().__init__(parent)
        self.setObjectName("adoptDialog")
        self._presenter = presenter
        self._list = PictureList(thumbnails)
        self.setWindowTitle(translate("Admin", "Copied into the store"))
        self.resize(_SIZE)
        self.sentence = named(QLabel(wordWrap=True), "adoptSentence")
        self.grid = PictureView(self._list, look, _CELL, foot=False)
        self.grid.setObjectName("adoptGrid")
        self.grid.selectionModel().selectionChanged.connect(self._show)
        layout = column(self, margin=20, space=14)
        layout.addWidget(named(QLabel(self.windowTitle()), "title"))
        layout.addWidget(self.sentence)
        layout.addWidget(self.grid, 1)
        layout.addLayout(self._buttons())
        self.finished.connect(presenter.stop)
        presenter.changed.connect(self._show)
        presenter.look()

    def _buttons(self) -> QHBoxLayout:
        self.hang = button("adoptHang", primary=True)
        self.hang.clicked.connect(self._go)
        close = button("adoptClose")
        close.setText(translate("Admin", "Close"))
        close.clicked.connect(self.reject)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.hang)
        return buttons

    def _chosen(self) -> list[str]:
        return [self._list.index(row).data(KEY_ROLE) for row in self.grid.rows()]

    def _go(self) -> None:
        self._presenter.adopt(self._chosen() or list(self._presenter.found))

    def _show(self) -> None:
        found = list(self._presenter.found)
        if found != [self._list.index(row).data(KEY_ROLE) for row in range(self._list.rowCount())]:
            self._list.put(found)
        self._list.tell(dict(self._presenter.faults))
        self.sentence.setText(self._said(len(found)))
        self.hang.setEnabled(bool(found) and not self._presenter.busy)
        chosen = self._chosen()
        self.hang.setText(
            translate("Admin", "Hang {0}").format(pictures(len(chosen)))
            if chosen
            else translate("Admin", "Hang all")
        )

    def _said(self, number: int) -> str:
        if self._presenter.busy and not number:
            return translate("Admin", "Looking through the store…")
        if self._presenter.busy:
            return translate("Admin", "{0} of {1}").format(self._presenter.done, pictures(number))
        if not number:
            return translate("Admin", "Everything in the store was promoted, or withdrawn.")
        words = translate(
            "Admin", "{0} in the store that nobody promoted. Other programs copied them in."
        )
        unfit = translate("Admin", "{0} can not hang: point at a picture to see why.")
        faults = self._presenter.faults
        said = words.format(pictures(number))
        return f"{said} {unfit.format(pictures(len(faults)))}" if faults else said
