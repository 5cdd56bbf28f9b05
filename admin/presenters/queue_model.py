"""The jobs that are not at a good end, as a table."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from admin.presenters.row_table import NOWHERE, Index, RowTable
from admin.presenters.sentences import in_words, what_is_wrong
from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, job_state_name
from shared.domain.generation_job import GenerationJob, JobProgress, JobState

JOB_ROLE = Qt.ItemDataRole.UserRole
SHOWN = (JobState.QUEUED, JobState.EXECUTING, JobState.FAILED)
_HEADERS = (
    QT_TRANSLATE_NOOP("Admin", "State"),
    QT_TRANSLATE_NOOP("Admin", "Emotion"),
    QT_TRANSLATE_NOOP("Admin", "Size"),
    QT_TRANSLATE_NOOP("Admin", "Seed"),
    QT_TRANSLATE_NOOP("Admin", "Prompt"),
)


class Column(IntEnum):
    """The columns, from left to right."""

    STATE = 0
    EMOTION = 1
    SIZE = 2
    SEED = 3
    PROMPT = 4


class QueueModel(RowTable):
    """`JOB_ROLE` gives the GenerationJob of a row."""

    rows: list[GenerationJob]

    def __init__(self) -> None:
        super().__init__(_HEADERS)
        self._progress: Mapping[int, JobProgress] = {}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        job = self.rows[index.row()]
        if role == JOB_ROLE:
            return job
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_words(job.reason) if job.reason else job.request.prompt
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, Column(index.column()))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What waits can be dragged, and dropped between the rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        waits = self.rows[index.row()].state is JobState.QUEUED
        return flags | Qt.ItemFlag.ItemIsDragEnabled if waits else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def put(self, jobs: Sequence[GenerationJob]) -> None:
        """Show exactly these; what failed does not stand in the way of what waits."""
        rows = sorted(jobs, key=lambda job: job.state is JobState.FAILED)
        left = [job.job_id for job in rows]
        self._remove_all_but(set(left))  # what is dragged, or about to be, stays in hand
        if left != [job.job_id for job in self.rows]:
            self.show_rows(rows)
        elif rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    def executing(self, job_ids: set[int], progress: Mapping[int, JobProgress]) -> None:
        """These are being made just now, and so far."""
        self._progress = progress
        for row, job in enumerate(self.rows):
            if job.state is JobState.FAILED:
                continue
            state = JobState.EXECUTING if job.job_id in job_ids else JobState.QUEUED
            if state is not job.state:
                self.rows[row] = replace(job, state=state)
            if state is not job.state or state is JobState.EXECUTING:
                self.tell(row)

    def end(self, job_id: int, failure: str | None) -> None:
        """A job came to its end: it goes, or says why it failed."""
        row = next((row for row, job in enumerate(self.rows) if job.job_id == job_id), None)
        if row is None:
            return
        if failure is not None:
            self.rows[row] = replace(self.rows[row], state=JobState.FAILED, reason=failure)
            self.tell(row)
            return
        self._remove(row, row)

    def _remove_all_but(self, job_ids: Set[int]) -> None:
        """Neighbours go together, so that thousands are cheap."""
        last: int | None = None
        for row in range(len(self.rows) - 1, -2, -1):
            goes = row >= 0 and self.rows[row].job_id not in job_ids
            if goes and last is None:
                last = row
            elif not goes and last is not None:
                self._remove(row + 1, last)
                last = None

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(NOWHERE, first, last)
        del self.rows[first : last + 1]
        self.endRemoveRows()

    def _text(self, job: GenerationJob, column: Column) -> str:
        request = job.request
        match column:
            case Column.STATE:
                state = job_state_name(job.state)
                how_far = self._progress.get(job.job_id)
                if job.state is JobState.EXECUTING and how_far and how_far.needed:
                    return f"{state} · {how_far.done}/{how_far.needed}"
                return state
            case Column.EMOTION:
                return " · ".join(filter(None, (emotion_name(request.emotion), request.favorite)))
            case Column.SIZE:
                return f"{request.width} × {request.height}"
            case Column.SEED:
                return str(request.seed)
            case Column.PROMPT:
                return what_is_wrong(job.key, job.reason) if job.reason else request.prompt
