"""How much Personalize could learn from, against what it needs; files and set-up."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from admin.presenters.personalize_presenter import STEPWISE, PersonalizePresenter
from admin.presenters.personalize_words import step_words, why_it_stops
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.layouts import button, column, named, row, soft_label
from admin.screens.personalize_questions import ask_to_import, ask_to_take_down
from admin.screens.setup_dialog import SetupDialog
from admin.screens.spoken import Spoken
from admin.services.personalize_data import DataSetCounts
from shared.domain.personalize import LEAST_INTERACTIONS, LEAST_USERS

translate = QCoreApplication.translate


class ReadinessPanel(QFrame):
    """The left side of the Personalize page."""

    def __init__(self, presenter: PersonalizePresenter, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._presenter = presenter
        self._spoken = spoken
        layout = column(self, space=0)
        layout.addWidget(self._amounts())
        layout.addWidget(self._steps(), 1)
        layout.addWidget(self._acts())
        presenter.changed.connect(self._show)
        spoken.always(self._show)

    def _amounts(self) -> QWidget:
        box = QWidget()
        layout = column(box, space=6)
        layout.setContentsMargins(16, 12, 16, 4)
        title = named(QLabel(), "title")
        self._spoken.put(title.setText, QT_TRANSLATE_NOOP("Admin", "To learn from"))
        layout.addWidget(title)
        self._interactions, self._users = _Amount("interactionsBar"), _Amount("usersBar")
        for amount in (self._interactions, self._users):
            layout.addWidget(amount)
        self._all = soft_label()
        self._all.setObjectName("personalizeTotals")
        self._sentence = named(QLabel(wordWrap=True), "readinessSentence")
        self._waiting, self._aside = soft_label(), soft_label()
        self._waiting.setObjectName("itemsWaiting")
        self._aside.setObjectName("itemsSetAside")
        self._billed = named(QLabel(), "campaignBilled")
        self._spoken.put(
            self._billed.setText,
            QT_TRANSLATE_NOOP(
                "Admin", "The campaign is billed for every hour that it stands, asked or not."
            ),
        )
        for label in (self._all, self._sentence, self._waiting, self._aside, self._billed):
            label.setWordWrap(True)
            layout.addWidget(label)
        return box

    def _steps(self) -> QWidget:
        self._told = QLabel(wordWrap=True)
        self._told.setObjectName("setupSteps")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setContentsMargins(16, 8, 16, 8)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._told)
        self._scroll = area.verticalScrollBar()
        self._scroll.rangeChanged.connect(self._follow)
        return area

    def _follow(self, _: int, last: int) -> None:
        """Keep what happens in sight; at the end, why it ended."""
        self._scroll.setValue(last if self._presenter.busy else 0)

    def _acts(self) -> QWidget:
        box = QWidget()
        layout = column(box, space=8)
        layout.setContentsMargins(16, 8, 16, 14)
        self._progress = QProgressBar(textVisible=False)
        self.export = button("exportButton")
        self.bring_in = button("importButton")
        self.set_up = button("setupButton", primary=True)
        self.stop = button("personalizeStop")
        self.copy = button("copyLinesButton")
        self.stop_campaign = button("stopCampaignButton")
        self.take_down = button("takeDownButton")
        for setter, words in (
            (self.stop_campaign.setText, QT_TRANSLATE_NOOP("Admin", "Delete the campaign…")),
            (self.take_down.setText, QT_TRANSLATE_NOOP("Admin", "Delete everything…")),
            (self.copy.setText, QT_TRANSLATE_NOOP("Admin", "Copy the lines for the settings")),
            (self.export.setText, QT_TRANSLATE_NOOP("Admin", "Export CSV files…")),
            (self.bring_in.setText, QT_TRANSLATE_NOOP("Admin", "Import anew…")),
            (self.set_up.setText, QT_TRANSLATE_NOOP("Admin", "Set up at AWS…")),
            (self.stop.setText, QT_TRANSLATE_NOOP("Admin", "Stop")),
        ):
            self._spoken.put(setter, words)
        self.export.clicked.connect(self._export)
        self.bring_in.clicked.connect(lambda: ask_to_import(self, self._presenter))
        self.set_up.clicked.connect(lambda: SetupDialog(self, self._presenter).open())
        self.stop.clicked.connect(self._presenter.cancel)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self._presenter.settings_lines())
        )
        self.stop_campaign.clicked.connect(lambda: self._ask(everything=False))
        self.take_down.clicked.connect(lambda: self._ask(everything=True))
        layout.addWidget(self._progress)
        layout.addWidget(self.copy)
        layout.addLayout(row(self.stop_campaign, self.take_down))
        layout.addLayout(row(self.export, self.bring_in))
        layout.addLayout(row(self.set_up, self.stop))
        return box

    def _export(self) -> None:
        words = translate("Admin", "Where the CSV files go")
        if folder := QFileDialog.getExistingDirectory(self, words):
            self._presenter.export(folder)

    def _ask(self, *, everything: bool) -> None:
        ask_to_take_down(self, self._presenter, everything=everything)

    def _show(self) -> None:
        presenter = self._presenter
        counts = presenter.counts or DataSetCounts()
        self._interactions.show_amount(
            translate("Admin", "Interactions: {0} ({1} needed)"),
            counts.interactions,
            LEAST_INTERACTIONS,
        )
        self._users.show_amount(
            translate("Admin", "Users who liked two or more: {0} ({1} needed)"),
            counts.returning_users,
            LEAST_USERS,
        )
        totals = translate("Admin", "Users: {0}. Pictures in the garden: {1}.")
        known = [totals.format(f"{counts.users:,}", f"{counts.items:,}")]
        if counts.damaged:
            left_out = translate("Admin", "Damaged in the event log, and left out: {0}.")
            known.append(left_out.format(f"{counts.damaged:,}"))
        self._all.setText("\n".join(known))
        for amount in (self._interactions, self._users, self._all):
            amount.setVisible(presenter.counts is not None)  # no number is not none
        self._sentence.setText(self._readiness())
        waiting = translate("Admin", "Pictures Personalize is still to be told of: {0}")
        lines = [
            waiting.format(f"{presenter.items_waiting or 0:,}"),
            in_words(presenter.items_fault),
        ]
        self._waiting.setText("\n".join(filter(None, lines)))
        self._waiting.setVisible(bool(presenter.items_waiting))
        aside = translate(
            "Admin", "Pictures Personalize refused, kept aside (the log says why): {0}"
        )
        self._aside.setText(aside.format(f"{presenter.items_set_aside:,}"))
        self._aside.setVisible(bool(presenter.items_set_aside))
        self._billed.setVisible(presenter.has_campaign)
        self._told.setText(self._story())
        self._show_acts()

    def _show_acts(self) -> None:
        busy = self._presenter.busy
        self._progress.setVisible(bool(busy))
        steps = self._presenter.steps
        if busy in STEPWISE and steps:
            self._progress.setRange(0, steps[-1].steps)
            self._progress.setValue(len(steps))
        else:
            self._progress.setRange(0, 0)
        for act in (self.export, self.bring_in, self.set_up, self.stop_campaign, self.take_down):
            act.setEnabled(not busy)
        self.copy.setVisible(bool(self._presenter.settings_lines()) and not busy)
        self.stop.setVisible(busy in ("export", *STEPWISE))

    def _readiness(self) -> str:
        counts = self._presenter.counts
        if self._presenter.busy == "count":
            return translate("Admin", "Counting…")
        if counts is None:
            return translate("Admin", "The likes could not be counted.")
        if counts.enough:
            return translate("Admin", "Enough for Personalize to train a model.")
        return translate("Admin", "Not enough yet to train a model.")

    def _story(self) -> str:
        """The steps so far; at the end, why it ended, before them, and what to write down."""
        presenter = self._presenter
        failure, steps = presenter.failure, presenter.steps
        parts = [in_words(failure)]
        if steps and not presenter.busy and not failure:
            parts.append(why_it_stops(steps[-1], presenter.act))
        is_over = bool(failure)
        parts.append("\n".join(step_words(s, presenter.since, is_over=is_over) for s in steps))
        if (lines := presenter.settings_lines()) and not presenter.busy:
            parts.append(translate("Admin", "For the settings file:") + "\n" + lines)
        return "\n\n".join(filter(None, parts))


class _Amount(QWidget):
    """A number against what is needed, as words and as a bar."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = QLabel()
        self._bar = named(QProgressBar(textVisible=False), name)
        layout = column(self, space=4)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)

    def show_amount(self, words: str, number: int, needed: int) -> None:
        self._words.setText(words.format(f"{number:,}", f"{needed:,}"))
        self._bar.setRange(0, needed)
        self._bar.setValue(min(number, needed))
        self._bar.setAccessibleName(self._words.text())
