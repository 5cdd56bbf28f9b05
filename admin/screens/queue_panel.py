"""The queue: how far it is, what was just made, what waits, and the hand on it."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from admin.presenters.picture_list import PictureList
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP, duration, pause_reason, pictures
from admin.screens.layouts import (
    EmptyState,
    bar,
    button,
    column,
    keep_room,
    named,
    row,
    soft_label,
)
from admin.screens.picture_view import PictureView
from admin.screens.spoken import Spoken
from admin.screens.under_way import UnderWay
from admin.screens.waiting_jobs import WaitingJobs
from shared.domain.generation_job import JobState
from shared.domain.pool import PoolImage

_STRIP = QSize(176, 134)
_MOST_LATEST = 60
_FINE = 100
translate = QCoreApplication.translate


class QueuePanel(QWidget):
    """`review_wanted` is emitted when the curator wants to look at what was made."""

    review_wanted = Signal()

    def __init__(self, queue: QueuePresenter, latest: PictureList, spoken: Spoken) -> None:
        super().__init__()
        self._queue = queue
        self._latest = latest
        self._spoken = spoken
        self._stack = QStackedWidget()
        self._empty = EmptyState()
        self._empty.button.clicked.connect(self.review_wanted)
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self._pictures())
        self.waiting = WaitingJobs(queue, spoken)
        both.addWidget(self.waiting)
        both.setSizes([340, 300])
        self._stack.addWidget(self._empty)
        self._stack.addWidget(both)
        layout = column(self, space=0)
        layout.addWidget(self._head())
        layout.addWidget(self._banner_strip())
        layout.addWidget(self._stack, 1)
        queue.changed.connect(self._show_queue)
        queue.image_made.connect(self._show_image)
        spoken.always(self._retranslate)

    def _head(self) -> QWidget:
        head = named(QFrame(), "bar")
        self._progress = named(QProgressBar(textVisible=False), "runProgress")
        self._pause = button("pauseButton")
        self._retry = button("retryButton")
        self._cancel_all = button("cancelAllButton")
        keep_room(self._progress)
        self._state = named(QLabel(), "big")
        self._pace = soft_label()
        self._pause.clicked.connect(self._pause_or_resume)
        self._retry.clicked.connect(lambda: self._queue.retry())
        self._cancel_all.clicked.connect(lambda: self._queue.cancel())
        self._spoken.put(self._retry.setText, QT_TRANSLATE_NOOP("Admin", "Retry failed"))
        self._spoken.put(self._cancel_all.setText, QT_TRANSLATE_NOOP("Admin", "Cancel all"))
        line = row(self._state, self._pace)
        line.addStrut(self._pause.sizeHint().height())  # also when every button is hidden
        line.addStretch(1)
        for each in (self._pause, self._retry, self._cancel_all):
            line.addWidget(each)
        layout = column(head, margin=12)
        layout.addLayout(line)
        layout.addWidget(self._progress)
        return head

    def _banner_strip(self) -> QWidget:
        self._banner, layout = bar("banner")
        self._reason = named(QLabel(wordWrap=True), "pauseReason")
        layout.addWidget(self._reason, 1)
        self._banner.hide()
        return self._banner

    def _pictures(self) -> QWidget:
        panel = QWidget()
        self.strip = PictureView(self._latest, self._spoken.look, _STRIP, foot=False)
        self.strip.setObjectName("latest")
        self.strip.doubleClicked.connect(self._ask_for_review)
        self._first, self._made, look = soft_label(), soft_label(), button("lookButton")
        self._spoken.put(self._made.setText, QT_TRANSLATE_NOOP("Admin", "Just made"))
        self._spoken.put(look.setText, QT_TRANSLATE_NOOP("Admin", "Review them"))
        look.clicked.connect(self.review_wanted)
        line = row(self._first)
        line.addStretch(1)
        line.addWidget(look)
        layout = column(panel)
        layout.setContentsMargins(12, 8, 12, 0)
        self.under_way = UnderWay(self._queue, self._spoken)
        layout.addLayout(line)
        layout.addWidget(self.under_way)
        layout.addWidget(self._made)
        layout.addWidget(self.strip, 1)
        return panel

    def _ask_for_review(self) -> None:
        self.review_wanted.emit()

    def _pause_or_resume(self) -> None:
        if self._queue.paused is None:
            self._queue.pause()
        else:
            self._queue.resume()

    def _show_image(self, image: PoolImage) -> None:
        self._latest.put_first(image.key, _MOST_LATEST)

    def _show_queue(self) -> None:
        queue = self._queue
        failed = queue.counts[JobState.FAILED]
        total = queue.ended + queue.open
        self._progress.setVisible(queue.open > 0)
        self._progress.setRange(0, max(1, total) * _FINE)
        self._progress.setValue(round(queue.done * _FINE))
        self._state.setText(self._sentence())
        self._pace.setText(self._pace_words() if queue.running else "")
        self._pause.setText(
            translate("Admin", "Pause") if queue.paused is None else translate("Admin", "Resume")
        )
        self._pause.setVisible(queue.open > 0 or queue.paused is not None)
        self._cancel_all.setVisible(queue.open > 0)
        self._retry.setVisible(failed > 0)
        watched = queue.elsewhere and queue.open > 0
        self._banner.setVisible(queue.paused is not None or watched)
        if watched:
            words = translate("Admin", "Another program runs the queue; this window watches it.")
            self._reason.setText(words)
        elif queue.paused is not None:
            self._reason.setText(in_words(pause_reason(queue.paused)))
        busy = queue.model.rowCount() > 0 or self._latest.rowCount() > 0
        self._stack.setCurrentIndex(1 if busy else 0)
        self.waiting.setVisible(queue.model.rowCount() > 0)
        self._empty.button.setVisible(queue.counts[JobState.FINISHED] > 0)
        self.waiting.show_choice()
        self._made.setVisible(bool(queue.under_way))
        self._first.setText(
            translate("Admin", "Being made") if queue.under_way else self._made.text()
        )

    def _sentence(self) -> str:
        queue = self._queue
        if not queue.open:
            failed = queue.counts[JobState.FAILED]
            words = translate("Admin", "Nothing waits; {0} failed.").format(pictures(failed))
            return words if failed else translate("Admin", "Nothing waits")
        if queue.paused is not None:
            return translate("Admin", "Paused; {0} waiting").format(pictures(queue.open))
        return f"{queue.ended} / {queue.ended + queue.open}"

    def _pace_words(self) -> str:
        pace, left = self._queue.per_minute(), self._queue.seconds_left()
        if pace is None or left is None:
            return translate("Admin", "starting…")
        words = translate("Admin", "{0} pictures a minute · {1} left")
        return words.format(f"{pace:.1f}", duration(left))

    def _retranslate(self) -> None:
        self._empty.title.setText(translate("Admin", "Nothing grows yet"))
        self._empty.words.setText(
            translate("Admin", "Choose emotions on the left and queue a few pictures.")
        )
        self._empty.button.setText(translate("Admin", "Review what was made"))
        self._queue.model.retranslate()
        self._show_queue()
