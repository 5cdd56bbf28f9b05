"""What promotion will do, does and has done, picture by picture."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QProgressBar, QStackedWidget, QWidget

from admin.presenters.garden_presenter import GardenPresenter
from admin.presenters.picture_list import PictureList
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP, pictures
from admin.screens.layouts import EmptyState, button, column, named, soft_label
from admin.screens.picture_view import PictureView
from admin.screens.spoken import Spoken
from admin.services.promotion import Outcome

_CELL = QSize(108, 84)
translate = QCoreApplication.translate


class PromotionPanel(QFrame):
    """`review_wanted` is emitted when there is nothing to promote."""

    review_wanted = Signal()

    def __init__(self, presenter: GardenPresenter, spoken: Spoken) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._presenter = presenter
        self._pictures = PictureList(presenter.thumbnails)
        self._shown: list[str] = []
        title = named(QLabel(), "title")
        spoken.put(title.setText, QT_TRANSLATE_NOOP("Admin", "Into the garden"))
        self.sentence = named(QLabel(wordWrap=True), "promotionSentence")
        self._faults = named(QLabel(wordWrap=True), "fault")
        self._progress = QProgressBar(textVisible=False)
        self._note = soft_label()
        self._note.setWordWrap(True)
        spoken.put(
            self._note.setText,
            QT_TRANSLATE_NOOP(
                "Admin",
                "Every picture is read back from the store and compared (SHA-256) before kiosks"
                " are told of it.",
            ),
        )
        self.look_twice, self.again = self._boxes(spoken)
        self.promote = button("promoteButton", primary=True)
        self.promote.clicked.connect(presenter.promote)
        self._empty = EmptyState()
        self._empty.button.setObjectName("nothingWaitsButton")
        self._empty.button.clicked.connect(self._fill_emptiness)
        self._stack = QStackedWidget()
        self._stack.addWidget(PictureView(self._pictures, spoken.look, _CELL, foot=False))
        self._stack.addWidget(self._empty)
        layout = column(self, space=8)
        layout.addWidget(_inside(title, self.sentence, self._faults))
        layout.addWidget(self._stack, 1)
        layout.addWidget(
            _inside(self._note, self._progress, self.again, self.look_twice, self.promote)
        )
        presenter.promotion_changed.connect(self._show)
        spoken.always(self._show)

    def _boxes(self, spoken: Spoken) -> tuple[QCheckBox, QCheckBox]:
        """Those that take more pictures along."""
        look_twice, again = named(QCheckBox(), "lookTwice"), named(QCheckBox(), "againBox")
        look_twice.clicked.connect(self._presenter.allow_look_twice)
        again.clicked.connect(self._presenter.bring_again)
        spoken.put(
            again.setToolTip,
            QT_TRANSLATE_NOOP("Admin", "Promoted into another store; this one does not have them"),
        )
        return look_twice, again

    def _show(self) -> None:
        presenter = self._presenter
        reports = presenter.reports
        keys = [report.key for report in reports]
        if keys != self._shown:
            self._shown = keys
            self._pictures.put(keys)
        faults = {r.key: r.failure or "" for r in reports if r.outcome is Outcome.FAILED}
        held = translate("Admin", "Look twice: a safety checker flagged it.")
        self._show_look_twice()
        self._show_again()
        self._pictures.tell(faults | {r.key: held for r in reports if r.outcome is Outcome.HELD})
        self._faults.setText("\n".join(map(in_words, list(faults.values())[:5])))
        self._faults.setVisible(bool(faults))
        self._progress.setVisible(presenter.busy)
        self._progress.setRange(0, max(1, presenter.wanted))
        self._progress.setValue(len(reports))
        waiting = presenter.waiting()
        self.promote.setEnabled(not presenter.busy and waiting > 0)
        self.promote.setText(translate("Admin", "Promote {0}").format(pictures(waiting)))
        self.promote.setVisible(waiting > 0)
        self._stack.setCurrentIndex(0 if reports or presenter.busy else 1)
        self._tell_emptiness()
        self.sentence.setText(self._sentence())
        self._note.setVisible(bool(reports))

    def _show_look_twice(self) -> None:
        presenter = self._presenter
        held = presenter.held()
        self.look_twice.setVisible(held > 0 or presenter.look_twice_ok)
        self.look_twice.setEnabled(not presenter.busy)
        self.look_twice.setChecked(presenter.look_twice_ok)
        if held:
            words = translate("Admin", "Also those marked “look twice”: {0}")
            self.look_twice.setText(words.format(pictures(held)))

    def _show_again(self) -> None:
        presenter = self._presenter
        self.again.setVisible(presenter.elsewhere > 0)
        self.again.setEnabled(not presenter.busy)
        self.again.setChecked(presenter.again)
        words = translate("Admin", "Also those of another store: {0}")
        self.again.setText(words.format(pictures(presenter.elsewhere)))

    def _sentence(self) -> str:
        presenter = self._presenter
        reports = presenter.reports
        if not reports:
            return ""
        put = sum(report.outcome is Outcome.PUT for report in reports)
        there = sum(report.outcome is Outcome.THERE for report in reports)
        words = (
            translate("Admin", "Brought in: {0}. Already there: {1}. Failed: {2}.")
            if presenter.done
            else translate("Admin", "Will be brought in: {0}. Already there: {1}. Not: {2}.")
        )
        said = words.format(put, there, presenter.failed())
        if held := presenter.held():
            said += " " + translate("Admin", "Held back: {0}.").format(held)
        return said

    def _tell_emptiness(self) -> None:
        """Nothing waits, or what waits could not be found out."""
        if unknown := self._presenter.unknown:
            title, words = translate("Admin", "It is not known what waits"), in_words(unknown)
            act = translate("Admin", "Try again")
        else:
            title = translate("Admin", "No picture waits")
            words = translate("Admin", "What you keep in the review page (P) comes here.")
            act = translate("Admin", "Review pictures")
        self._empty.say(title, words, act)

    def _fill_emptiness(self) -> None:
        if self._presenter.unknown:
            self._presenter.check()
        else:
            self.review_wanted.emit()


def _inside(*widgets: QWidget) -> QWidget:
    box = QWidget()
    layout = column(box, space=6)
    layout.setContentsMargins(16, 12, 16, 12)
    for widget in widgets:
        layout.addWidget(widget)
    return box
