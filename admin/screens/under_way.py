"""The pictures that are being made just now: what each looks like so far, and its steps."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.words import emotion_name
from admin.screens.layouts import column, named, row, soft_label
from admin.screens.live_picture import LivePicture, show_steps, steps_bar
from admin.screens.look import Look
from admin.screens.spoken import Spoken
from shared.domain.generation_job import GenerationJob, JobProgress

translate = QCoreApplication.translate
_TILE = QSize(126, 84)
_MOST = 6


class _Tile(QWidget):
    """One picture under way, with the way to cancel it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.picture = LivePicture(look)
        self.picture.setFixedSize(_TILE)
        self.steps = steps_bar()
        self.words = soft_label()
        self.cancel = named(QToolButton(autoRaise=True), "cancelImage")
        self.cancel.setText("✕")
        foot = row(self.words)
        foot.setSpacing(2)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        layout = column(self, space=3)
        layout.addWidget(self.picture)
        layout.addWidget(self.steps)
        layout.addLayout(foot)
        self.setFixedWidth(_TILE.width())

    def show_job(self, job: GenerationJob, how_far: JobProgress | None) -> None:
        self.picture.put(how_far.preview if how_far else None)
        show_steps(self.steps, how_far)
        name = emotion_name(job.request.emotion)
        steps = f" {how_far.done}/{how_far.needed}" if how_far and how_far.needed else ""
        self.words.setText(name + steps)
        self.setToolTip(job.request.prompt)
        words = translate("Admin", "Cancel this picture")
        self.cancel.setToolTip(words)
        self.cancel.setAccessibleName(words)


class UnderWay(QWidget):
    """A row of tiles, as many as pictures are being made; hidden when none is."""

    def __init__(self, queue: QueuePresenter, spoken: Spoken) -> None:
        super().__init__()
        self._queue = queue
        self._look = spoken.look
        self.tiles: list[_Tile] = []
        self._jobs: list[GenerationJob] = []
        self._more = QLabel()
        self._row = row(parent=self)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.hide()
        queue.changed.connect(self._show)

    def _show(self) -> None:
        self._jobs = list(self._queue.under_way)
        shown = self._jobs[:_MOST]
        while len(self.tiles) < len(shown):
            self._add()
        for place, tile in enumerate(self.tiles):
            tile.setVisible(place < len(shown))
            if place < len(shown):
                job = shown[place]
                tile.show_job(job, self._queue.progress.get(job.job_id))
        hidden = len(self._jobs) - len(shown)
        self._more.setText(f"+{hidden}" if hidden else "")
        self.setVisible(bool(shown))

    def _add(self) -> None:
        tile = _Tile(self._look)
        tile.cancel.clicked.connect(partial(self._cancel, len(self.tiles)))
        self._row.insertWidget(len(self.tiles), tile)
        self.tiles.append(tile)

    def _cancel(self, place: int) -> None:
        if place < len(self._jobs):
            self._queue.cancel([self._jobs[place].job_id])
