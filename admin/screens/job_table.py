"""The table of the queue: rows are dragged to another place, and what is chosen stays chosen."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QTableView

from admin.presenters.queue_model import JOB_ROLE, Column, QueueModel
from admin.screens.layouts import choose_by_rows, rows_of
from shared.domain.generation_job import GenerationJob, JobState
from shared.domain.queue_order import Move

_LINE = 3
_WIDTHS = ((Column.STATE, 130), (Column.EMOTION, 150), (Column.SIZE, 100))


class JobTable(QTableView):
    """`dropped` takes the jobs that were dragged, and Move.BACK or the job they go before."""

    dropped = Signal(list, object)

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self.setObjectName("queueTable")
        self._jobs = model
        self._chosen: set[int] = set()
        self._current: tuple[int, int] | None = None
        self._scrolled = 0
        self._gap: int | None = None
        """The row that the dragged ones would go before."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        choose_by_rows(self, _WIDTHS)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setStretchLastSection(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QTableView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)

    def chosen(self, *states: JobState) -> list[int]:
        """The ids of the selected jobs (of some states only), in order of the queue."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        jobs: list[GenerationJob] = [self._jobs.rows[row] for row in rows]
        return [job.job_id for job in jobs if not states or job.state in states]

    # --- what is chosen stays chosen -------------------------------------------------------------

    def _remember(self) -> None:
        rows, current = self.selectionModel().selectedRows(), self.currentIndex()
        self._chosen = {index.data(JOB_ROLE).job_id for index in rows}
        self._current = (
            (current.data(JOB_ROLE).job_id, current.row()) if current.isValid() else None
        )
        self._scrolled = self.verticalScrollBar().value()

    def _choose_again(self) -> None:
        chosen = self.selectionModel()
        rows = [row for row, job in enumerate(self._jobs.rows) if job.job_id in self._chosen]
        chosen.select(rows_of(self._jobs, rows), QItemSelectionModel.SelectionFlag.Select)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)
        if self._current is None:
            return
        job_id, before = self._current
        row = next((r for r, job in enumerate(self._jobs.rows) if job.job_id == job_id), None)
        if row is not None:
            index = self._jobs.index(row, 0)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            if row != before:
                self.scrollTo(index)

    # --- dragging --------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Without a picture of the rows, which would hide where they go."""
        drag = QDrag(self)
        drag.setMimeData(self._jobs.mimeData(self.selectedIndexes()))
        drag.exec(Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges
        self._show_gap(self._gap_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        gap = self._gap_at(event.position().toPoint())
        self._show_gap(None)
        event.setDropAction(Qt.DropAction.CopyAction)  # the queue moves them, not the view
        event.accept()
        self.stopAutoScroll()
        self.setState(QTableView.State.NoState)
        if moved := self.chosen(JobState.QUEUED):
            self.dropped.emit(moved, self._job_after(gap, set(moved)))

    def _gap_at(self, place: QPoint) -> int:
        row = self.rowAt(place.y())
        if row < 0:
            return len(self._jobs.rows)
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (place.y() > middle)

    def _job_after(self, gap: int, moved: Collection[int]) -> int | Move:
        for job in self._jobs.rows[gap:]:
            if job.state is JobState.QUEUED and job.job_id not in moved:
                return job.job_id
        return Move.BACK

    def _show_gap(self, gap: int | None) -> None:
        self._gap = gap
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        last = len(self._jobs.rows) - 1
        row = min(self._gap, last)
        edge = self.rowViewportPosition(row) + (self.rowHeight(row) if self._gap > last else 0)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().text().color(), _LINE))
        painter.drawLine(0, max(1, edge), self.viewport().width(), max(1, edge))
