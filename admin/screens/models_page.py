"""The models page: what the diffusers engine can draw with, and what the curator knows of it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QTableView,
    QWidget,
)

from admin.presenters.model_table import ModelColumn, gigabytes
from admin.presenters.models_presenter import ModelsPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import EmptyState, Page, bar, button, choose_by_rows, column, named
from admin.screens.model_details import ModelDetails
from admin.screens.spoken import Spoken
from shared.domain.image_model import ImageModel

translate = QCoreApplication.translate
_WIDTHS = (
    (ModelColumn.NAME, 190),
    (ModelColumn.PIPELINE, 190),
    (ModelColumn.SIZE, 80),
    (ModelColumn.SIDE, 100),
    (ModelColumn.STEPS, 110),
    (ModelColumn.LICENCE, 170),
)
_HUB_ID = 240


class ModelsPage(Page):
    """A table of models, a strip for what goes on, and the details of the one that is chosen."""

    def __init__(self, presenter: ModelsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._wanted: str | None = None
        self.details = ModelDetails(presenter, spoken)
        left = QWidget()
        layout = column(left, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._strip())
        layout.addWidget(self._views(), 1)
        both = column(self, space=0)
        both.setDirection(both.Direction.LeftToRight)
        both.addWidget(left, 1)
        both.addWidget(self.details)
        presenter.changed.connect(self._show)
        presenter.progress_changed.connect(self._show_work)
        presenter.found.connect(self._want)
        spoken.always(self._retranslate)

    def opened(self) -> None:
        self._presenter.start()

    @property
    def chosen(self) -> ImageModel | None:
        """The model whose details are shown."""
        row = self.table.currentIndex().row()
        return self._presenter.models[row] if 0 <= row < len(self._presenter.models) else None

    def _head(self) -> QWidget:
        head, layout = bar()
        self._folder, self._file = button("addFolderButton"), button("addFileButton")
        self._spoken.put(self._folder.setText, QT_TRANSLATE_NOOP("Admin", "Add a folder…"))
        self._spoken.put(self._file.setText, QT_TRANSLATE_NOOP("Admin", "Add a file…"))
        self._folder.clicked.connect(self._add_folder)
        self._file.clicked.connect(self._add_file)
        self.hub_id = named(QLineEdit(), "hubId")
        self.hub_id.setFixedWidth(_HUB_ID)
        hint = QT_TRANSLATE_NOOP("Admin", "hub id, such as OWNER/NAME")
        self._spoken.put(self.hub_id.setPlaceholderText, hint)
        self._spoken.put(self.hub_id.setAccessibleName, hint)
        self._download = button("downloadButton")
        self._spoken.put(self._download.setText, QT_TRANSLATE_NOOP("Admin", "Download"))
        self._download.clicked.connect(self._fetch)
        self.hub_id.returnPressed.connect(self._download.click)
        self.hub_id.textChanged.connect(self._show_work)
        layout.addWidget(self._folder)
        layout.addWidget(self._file)
        layout.addStretch(1)
        layout.addWidget(self.hub_id)
        layout.addWidget(self._download)
        return head

    def _strip(self) -> QWidget:
        self._work, layout = bar("banner")
        self._words = named(QLabel(), "modelWork")
        self._bar = named(QProgressBar(textVisible=False), "modelProgress")
        self._cancel = button("cancelModelButton")
        self._spoken.put(self._cancel.setText, QT_TRANSLATE_NOOP("Admin", "Cancel"))
        self._cancel.clicked.connect(self._presenter.cancel)
        layout.addWidget(self._words)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self._work.hide()
        return self._work

    def _views(self) -> QWidget:
        self.table = named(QTableView(), "modelTable")
        self.table.setModel(self._presenter.table)
        choose_by_rows(self.table, _WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self._add_folder)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        return self._stack

    def _add_folder(self) -> None:
        title = translate("Admin", "The folder of a model")
        if folder := QFileDialog.getExistingDirectory(self, title, str(Path.home())):
            self._presenter.add(Path(folder))

    def _add_file(self) -> None:
        title = translate("Admin", "The file of a model")
        kinds = "safetensors (*.safetensors);;* (*)"
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if file:
            self._presenter.add(Path(file))

    def _fetch(self) -> None:
        self._presenter.download(self.hub_id.text().strip())

    def _want(self, name: str) -> None:
        self._wanted = name

    def _show(self) -> None:
        models = self._presenter.models
        names = [model.name for model in models]
        self._stack.setCurrentIndex(1 if models else 0)
        self.details.setVisible(bool(models))
        if models:
            self.table.selectRow(names.index(self._wanted) if self._wanted in names else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._wanted = chosen.name
        self.details.show_model(chosen)

    def _show_work(self) -> None:
        work, (done, of) = self._presenter.work, self._presenter.bytes_done
        idle = work is None
        self._work.setVisible(not idle)
        for act in (self._folder, self._file, self._empty.button):
            act.setEnabled(idle)
        self._download.setEnabled(idle and bool(self.hub_id.text().strip()))
        self.details.allow(idle)
        share = f" · {gigabytes(done)} / {gigabytes(of)}" if of else ""
        self._words.setText(f"{work}{share}" if work else "")
        # In thousandths: Qt counts in 32 bits, and models are larger.
        self._bar.setRange(0, 1000 if of else 0)
        self._bar.setValue(1000 * done // of if of else 0)

    def _retranslate(self) -> None:
        self._presenter.table.retranslate()
        self._empty.title.setText(translate("Admin", "No models yet"))
        self._empty.words.setText(
            translate(
                "Admin",
                "The painter needs none. Add the folder of a diffusion model, or download one by "
                "its hub id.",
            )
        )
        self._empty.button.setText(translate("Admin", "Add a folder…"))
        self._show_work()
        self.details.retranslate()
