"""The insights page: what visitors like, how sure that is, and what the curator makes of it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLabel, QProgressBar, QStackedWidget, QWidget

from admin.presenters.insight_words import left_out, passed_over, summary
from admin.presenters.insights_presenter import InsightsPresenter
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.insight_overview import InsightOverview
from admin.screens.insight_pictures import InsightPictures
from admin.screens.layouts import EmptyState, Page, bar, button, column, named, soft_label
from admin.screens.spoken import Spoken

translate = QCoreApplication.translate


class InsightsPage(Page):
    """An overview in plots, and the pictures in a table with the details of those chosen."""

    def __init__(self, presenter: InsightsPresenter, keys: KeysPresenter, spoken: Spoken) -> None:
        super().__init__()
        self._presenter = presenter
        self._keys = keys
        self._spoken = spoken
        self.overview = InsightOverview(spoken)
        self.pictures = InsightPictures(presenter, spoken)
        layout = column(self, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._strip())
        layout.addWidget(self._note())
        layout.addWidget(self._views(), 1)
        layout.addWidget(self._foot())
        self._shortcuts = {"undo": QShortcut(self), "redo": QShortcut(self)}
        self._shortcuts["undo"].activated.connect(presenter.undo)
        self._shortcuts["redo"].activated.connect(presenter.redo)
        keys.keys_changed.connect(self._use_keys)
        self._use_keys()
        presenter.changed.connect(self._show)
        presenter.progress_changed.connect(self._show_work)
        spoken.always(self._retranslate)
        self._open_view(0)

    def opened(self) -> None:
        self._presenter.refresh()

    def _use_keys(self) -> None:
        for name, shortcut in self._shortcuts.items():
            shortcut.setKey(QKeySequence(self._keys.key(name)))

    # --- how it is made --------------------------------------------------------------------------

    def _head(self) -> QWidget:
        head, layout = bar()
        self._chips = QButtonGroup(self)
        for place, (name, words) in enumerate(
            (
                ("insightOverviewButton", QT_TRANSLATE_NOOP("Admin", "Overview")),
                ("insightPicturesButton", QT_TRANSLATE_NOOP("Admin", "Pictures")),
            )
        ):
            chip = button(name, chip=True)
            self._spoken.put(chip.setText, words)
            self._chips.addButton(chip, place)
            layout.addWidget(chip)
        self._chips.button(0).setChecked(True)
        self._chips.idClicked.connect(self._open_view)
        self._summary = named(QLabel(), "insightSummary")
        self._summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addSpacing(8)
        layout.addWidget(self._summary, 1)
        self._refresh = button("refreshInsights")
        self._spoken.put(self._refresh.setText, QT_TRANSLATE_NOOP("Admin", "Refresh"))
        self._refresh.clicked.connect(self._presenter.refresh)
        layout.addWidget(self._refresh)
        return head

    def _strip(self) -> QWidget:
        self._work, layout = bar()
        self._words = soft_label()
        self._progress = named(QProgressBar(textVisible=False), "insightProgress")
        self._cancel = button("cancelInsights")
        self._spoken.put(self._cancel.setText, QT_TRANSLATE_NOOP("Admin", "Cancel"))
        self._cancel.clicked.connect(self._presenter.stop)
        layout.addWidget(self._words)
        layout.addWidget(self._progress, 1)
        layout.addWidget(self._cancel)
        self._work.hide()
        return self._work

    def _note(self) -> QWidget:
        self._banner, layout = bar("banner")
        self._told = named(QLabel(), "insightNote")
        self._told.setWordWrap(True)
        layout.addWidget(self._told)
        self._banner.hide()
        return self._banner

    def _views(self) -> QWidget:
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self._presenter.refresh)
        self._stack = QStackedWidget()
        for view in (self.overview, self.pictures, self._empty):
            self._stack.addWidget(view)
        return self._stack

    def _foot(self) -> QWidget:
        self._foot_strip, layout = bar("foot")
        self._skipped = soft_label()
        self._skipped.setObjectName("insightSkipped")
        layout.addWidget(self._skipped, 1)
        return self._foot_strip

    # --- what it shows ---------------------------------------------------------------------------

    def _open_view(self, place: int) -> None:
        figures = self._presenter.figures
        self._stack.setCurrentIndex(place if place or (figures and figures.screens) else 2)
        if place:
            self.pictures.choose_first()

    def _show_work(self) -> None:
        presenter = self._presenter
        self._work.setVisible(presenter.busy and presenter.of > 0)
        self._refresh.setEnabled(not presenter.busy)
        reads = presenter.done < presenter.of
        words = translate("Admin", "Reading the event log: {0} of {1} files")
        if not reads:
            words = translate("Admin", "Working out the figures…")
        self._words.setText(words.format(f"{presenter.done:,}", f"{presenter.of:,}"))
        self._cancel.setEnabled(reads)
        self._progress.setRange(0, presenter.of if reads else 0)
        self._progress.setValue(presenter.done)

    def _show(self) -> None:
        figures = self._presenter.figures
        if figures is not None:
            self.overview.put(figures)
            self.pictures.put(figures)
        self._say()
        self._open_view(self._chips.checkedId())

    def _say(self) -> None:
        presenter, figures = self._presenter, self._presenter.figures
        notes = [in_words(presenter.trouble)] if presenter.trouble else []
        if presenter.stopped:
            words = translate("Admin", "Stopped after {0} of {1} files; Refresh goes on.")
            notes.append(words.format(f"{presenter.done:,}", f"{presenter.of:,}"))
        if figures is not None:
            self._summary.setText(summary(figures) if figures.screens else "")
            if figures.wishes_fault:
                notes.append(in_words(figures.wishes_fault))
            if figures.simulated:
                notes.append(translate("Admin", "Simulated: no visitor was ever here."))
            if figures.left_out:
                notes.append(left_out(figures.left_out))
            self._skipped.setText(passed_over(figures.skipped))
        self._say_why_empty()
        self._foot_strip.setVisible(bool(self._skipped.text()))
        self._told.setText("\n".join(notes))
        self._banner.setVisible(bool(notes))

    def _say_why_empty(self) -> None:
        unread = self._presenter.figures is None
        reading = unread and not self._presenter.trouble
        title = translate("Admin", "No visitor has been here yet")
        if unread:
            title = translate("Admin", "The event log could not be read")
        if reading:
            title = translate("Admin", "Reading what kiosks have written…")
        self._empty.title.setText(title)
        self._empty.words.setText(
            translate(
                "Admin",
                "Kiosks write what was shown and liked into the store by themselves; a simulated"
                " month can be made with python -m kiosk simulate.",
            )
        )
        self._empty.words.setVisible(not unread)
        self._empty.button.setText(translate("Admin", "Refresh"))
        self._empty.button.setVisible(not reading)

    def _retranslate(self) -> None:
        self._show_work()
        self._say()
