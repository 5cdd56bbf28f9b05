"""What waits and what failed, with the buttons and keys that move and cancel it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from admin.presenters.key_names import native
from admin.presenters.queue_presenter import QueuePresenter
from admin.presenters.words import QT_TRANSLATE_NOOP
from admin.screens.job_table import JobTable
from admin.screens.layouts import button, column, row
from admin.screens.spoken import Spoken
from shared.domain.generation_job import JobState
from shared.domain.queue_order import Move

_MOVES = (
    (Move.FRONT, QT_TRANSLATE_NOOP("Admin", "To the front"), "Alt+Home"),
    (Move.UP, QT_TRANSLATE_NOOP("Admin", "Up"), "Alt+Up"),
    (Move.DOWN, QT_TRANSLATE_NOOP("Admin", "Down"), "Alt+Down"),
    (Move.BACK, QT_TRANSLATE_NOOP("Admin", "To the back"), "Alt+End"),
)


class WaitingJobs(QWidget):
    """The chosen rows are moved together and stay chosen; they can be dragged, too."""

    def __init__(self, queue: QueuePresenter, spoken: Spoken) -> None:
        super().__init__()
        self._queue = queue
        self.table = JobTable(queue.model)
        self.table.dropped.connect(queue.move)
        acts = row(margin=8)
        self._moves: list[QPushButton] = []
        for to, words, keys in _MOVES:
            act = self._act(f"{to}Button", keys, partial(self._move, to))
            spoken.put(act.setText, words)
            self._moves.append(act)
            acts.addWidget(act)
        self._cancel = self._act("cancelButton", "Delete", self._cancel_chosen)
        spoken.put(self._cancel.setText, QT_TRANSLATE_NOOP("Admin", "Cancel chosen"))
        acts.addWidget(self._cancel)
        acts.addStretch(1)
        self._acts, self._free = acts, QWidget()
        self._free.setFixedHeight(0)
        layout = column(self, space=0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._free)
        layout.addLayout(acts)
        self.table.selectionModel().selectionChanged.connect(self.show_choice)
        self.show_choice()

    def leave_free(self, height: int) -> None:
        """Keep rows out of so many pixels above the window's foot, where something lies."""
        self._free.setFixedHeight(max(0, height - self._acts.sizeHint().height()))

    def show_choice(self) -> None:
        """What can be done with what is chosen."""
        waiting = bool(self.table.chosen(JobState.QUEUED))
        for act in self._moves:
            act.setEnabled(waiting)
        self._cancel.setEnabled(bool(self.table.chosen()))

    def _act(self, name: str, keys: str, work: Callable[[], None]) -> QPushButton:
        act = button(name)
        act.setToolTip(native(keys))
        act.clicked.connect(work)
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act.click)
        return act

    def _move(self, to: Move) -> None:
        self.table.setFocus()  # a button that goes grey would hand it to another widget
        self._queue.move(self.table.chosen(JobState.QUEUED), to)

    def _cancel_chosen(self) -> None:
        self.table.setFocus()
        self._queue.cancel(self.table.chosen())
