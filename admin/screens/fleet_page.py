"""The kiosks page: how every kiosk of the site is, what is wrong first."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from admin.presenters.fleet_presenter import FleetPresenter
from admin.presenters.fleet_table import LEVEL_ROLE, FleetColumn
from admin.presenters.fleet_words import sentences
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import EmptyState, Page, bar, button, choose_by_rows, column, named
from admin.screens.look import Look
from admin.screens.spoken import Spoken
from admin.services.fleet_findings import Level

translate = QCoreApplication.translate
_ROOM = 7
_PADDING = 5
"""Beside the words of a cell, as the style sheet has it; Qt forgets it when it measures."""
_WIDTHS = (
    (FleetColumn.LEVEL, 100),
    (FleetColumn.KIOSK, 140),
    (FleetColumn.HEARD, 120),
    (FleetColumn.VISIT, 150),
    (FleetColumn.PICTURES, 76),
    (FleetColumn.WAITING, 92),
    (FleetColumn.DISK, 92),
    (FleetColumn.VERSION, 76),
)


class FleetPage(Page):
    """A sentence about all, and a row for each kiosk."""

    def __init__(self, presenter: FleetPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._spoken = spoken
        self._told: list[list[str]] = []
        layout = column(self, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._strip())
        layout.addWidget(self._views(), 1)
        presenter.changed.connect(self._show)
        spoken.always(self._retranslate)

    def opened(self) -> None:
        self._presenter.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.stop()
        super().hideEvent(event)

    def _head(self) -> QWidget:
        head, layout = bar()
        self.summary = named(QLabel(), "big")
        self._again = button("fleetAgainButton")
        self._spoken.put(self._again.setText, QT_TRANSLATE_NOOP("Admin", "Look again"))
        self._again.clicked.connect(self._presenter.look)
        self._forget = button("fleetForgetButton")
        self._spoken.put(self._forget.setText, QT_TRANSLATE_NOOP("Admin", "Forget"))
        self._spoken.put(
            self._forget.setToolTip,
            QT_TRANSLATE_NOOP(
                "Admin", "Take the chosen kiosk off the list, when it is gone for good"
            ),
        )
        self._forget.clicked.connect(self._forget_chosen)
        layout.addWidget(self.summary)
        layout.addStretch(1)
        layout.addWidget(self._forget)
        layout.addWidget(self._again)
        return head

    def _strip(self) -> QWidget:
        self._fault, layout = bar("banner")
        self.fault = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "fleetFault")
        layout.addWidget(self.fault, 1)
        self._fault.hide()
        return self._fault

    def _views(self) -> QWidget:
        self.table = named(QTableView(), "fleetTable")
        self.table.setModel(self._presenter.table)
        self.table.setItemDelegate(RowInk(self, self._spoken.look))
        choose_by_rows(self.table, _WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().setMinimumSectionSize(30)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(FleetColumn.WORDS, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().selectionChanged.connect(self._show_choice)
        head.sectionResized.connect(self.table.resizeRowsToContents)
        self._empty = EmptyState()
        self._empty.button.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        return self._stack

    def _forget_chosen(self) -> None:
        self._presenter.forget(self._presenter.table.rows[self.table.currentIndex().row()].kiosk_id)

    def _show_choice(self) -> None:
        self._forget.setEnabled(self.table.selectionModel().hasSelection())

    def _show(self) -> None:
        presenter = self._presenter
        self._show_choice()
        report = presenter.report
        self._again.setEnabled(not presenter.busy)
        self._fault.setVisible(presenter.fault is not None)
        self.fault.setText(in_words(presenter.fault or ""))
        self.summary.setText(self._about_all())
        self._stack.setCurrentIndex(1 if report and report.kiosks else 0)
        self._speak_empty()
        told = [sentences(kiosk) for kiosk in presenter.table.rows]
        if told != self._told:  # hundreds of rows take a while
            self._told = told
            self.table.resizeRowsToContents()

    def _about_all(self) -> str:
        report = self._presenter.report
        if report is None or not report.kiosks:
            return ""
        wrong, look = report.count(Level.WRONG), report.count(Level.LOOK)
        told = [translate("Admin", "Kiosks: {0}").format(f"{len(report.kiosks):,}")]
        if wrong:
            told.append(translate("Admin", "something is wrong: {0}").format(wrong))
        if look:
            told.append(translate("Admin", "to be looked at: {0}").format(look))
        if not wrong and not look:
            told.append(translate("Admin", "all is well"))
        if report.left_out:
            told.append(
                translate("Admin", "not read, as they are too many: {0}").format(report.left_out)
            )
        return "  ·  ".join(told)

    def _speak_empty(self) -> None:
        if self._presenter.report is None:
            is_away = self._presenter.fault is not None
            away = translate("Admin", "The kiosks cannot be seen")
            self._empty.title.setText(away if is_away else translate("Admin", "Looking…"))
            self._empty.words.setText("")
            return
        self._empty.title.setText(translate("Admin", "No kiosk has told anything yet"))
        self._empty.words.setText(
            translate(
                "Admin",
                "A kiosk tells this store how it is every minute. Start one with the same store in"
                " its settings (store), and a name of its own (kiosk_id).",
            )
        )

    def _retranslate(self) -> None:
        self._presenter.table.retranslate()
        self._show()


class RowInk(QStyledItemDelegate):
    """Rows with room around their words and a line below; how a kiosk is, in its colour."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() != FleetColumn.LEVEL:
            return
        colours = self._look.colours
        inks = {Level.WRONG: colours.reject, Level.LOOK: colours.star, Level.GOOD: colours.keep}
        ink = QColor(inks[Level(index.data(LEVEL_ROLE))])
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, ink)  # type: ignore[attr-defined]
        option.font.setBold(True)  # type: ignore[attr-defined]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(self._look.colours.raised))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(self._look.colours.line))
        inside = QStyleOptionViewItem(option)
        inside.rect = rect.adjusted(0, _ROOM, 0, -_ROOM)  # type: ignore[attr-defined]
        inside.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        super().paint(painter, inside, index)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        inside = QStyleOptionViewItem(option)
        width: QRect = option.rect  # type: ignore[attr-defined]
        inside.rect = width.adjusted(_PADDING, 0, -_PADDING, 0)  # type: ignore[attr-defined]
        return super().sizeHint(inside, index) + QSize(0, 2 * _ROOM)
