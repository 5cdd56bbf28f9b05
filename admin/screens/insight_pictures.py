"""The pictures of the garden in a table, with the details of those that are chosen."""

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from admin.presenters.insight_table import WHICH, InsightColumn
from admin.presenters.insights_presenter import InsightsPresenter
from admin.presenters.words import emotion_name, pictures, say
from admin.screens.insight_cells import InsightCells
from admin.screens.insight_details import InsightDetails
from admin.screens.layouts import (
    bar,
    choice_box,
    choose_by_rows,
    column,
    named,
    row,
    rows_of,
    soft_label,
)
from admin.screens.spoken import Spoken
from admin.services.figures import Figures, Picture
from shared.domain.emotion import GARDEN_EMOTIONS

translate = QCoreApplication.translate
_ROW = 60
_WIDTHS = (
    (InsightColumn.PICTURE, 100),
    (InsightColumn.EMOTION, 90),
    (InsightColumn.FAVORITE, 100),
    (InsightColumn.SEEN, 70),
    (InsightColumn.LIKED, 70),
    (InsightColumn.EXPECTED, 300),
)


class InsightPictures(QWidget):
    """What is chosen stays chosen, however the rows are sorted."""

    def __init__(self, presenter: InsightsPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = presenter.table
        self._remembered: list[str] = []
        self._cells = InsightCells(spoken.look)
        self.details = InsightDetails(presenter, spoken)
        self.table = self._table()
        left = QWidget()
        layout = column(left, space=0)
        layout.addWidget(self._filters())
        layout.addWidget(self.table, 1)
        sides = row(parent=self)
        sides.setSpacing(0)
        sides.addWidget(left, 1)
        sides.addWidget(self.details)
        self.table.selectionModel().selectionChanged.connect(self._show_choice)
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._choose_again)
        presenter.wishes_changed.connect(self._show_choice)
        spoken.always(self._retranslate)

    @property
    def chosen(self) -> list[Picture]:
        """The pictures that are chosen."""
        chosen: set[int] = set()
        for some in self.table.selectionModel().selection().toList():
            chosen.update(range(some.top(), some.bottom() + 1))
        return [self._model.rows[place] for place in sorted(chosen)]

    def put(self, figures: Figures) -> None:
        """The rows have come; draw their rates to one scale."""
        self._cells.most = max([p.expected.high for p in figures.pictures] or [0.5])
        self.details.show_visitors()
        self.details.ask_why()

    def choose_first(self) -> None:
        """Mean the first picture when none is meant."""
        if not self.chosen and self._model.rows:
            self.table.selectRow(0)

    def _table(self) -> QTableView:
        table = named(QTableView(), "insightTable")
        table.setModel(self._model)
        table.setItemDelegate(self._cells)
        choose_by_rows(table, _WIDTHS)
        table.setSortingEnabled(True)
        table.sortByColumn(InsightColumn.EXPECTED, Qt.SortOrder.DescendingOrder)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _filters(self) -> QWidget:
        strip, layout = bar()
        self._emotion, self._which = choice_box(), choice_box()
        self._emotion.setObjectName("insightEmotion")
        self._which.setObjectName("insightWhich")
        self._total = soft_label()
        for box in (self._emotion, self._which):
            box.activated.connect(self._ask)
            layout.addWidget(box)
        layout.addStretch(1)
        layout.addWidget(self._total)
        return strip

    def _ask(self) -> None:
        emotion = self._emotion.currentIndex()
        self._model.ask(
            GARDEN_EMOTIONS[emotion - 1] if emotion > 0 else None,
            list(WHICH)[max(0, self._which.currentIndex())],
        )

    def _remember(self) -> None:
        self._remembered = [picture.item_id for picture in self.chosen]

    def _choose_again(self) -> None:
        rows = rows_of(self._model, self._model.places(self._remembered))
        self.table.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.Select)
        self._total.setText(pictures(len(self._model.rows)))
        self._show_choice()

    def _show_choice(self) -> None:
        self.details.put(self.chosen)

    def _retranslate(self) -> None:
        self._model.retranslate()
        emotions = [translate("Admin", "All emotions"), *map(emotion_name, GARDEN_EMOTIONS)]
        for box, words in ((self._emotion, emotions), (self._which, [say(w) for w in WHICH])):
            chosen = max(0, box.currentIndex())
            box.clear()
            box.addItems(words)
            box.setCurrentIndex(chosen)
        self._total.setText(pictures(len(self._model.rows)))
