"""The jobs that are not at a good end, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from admin.presenters.words import QT_TRANSLATE_NOOP, emotion_name, job_state_name, say
from shared.domain.generation_job import GenerationJob, JobProgress, JobState

Index = QModelIndex | QPersistentModelIndex
JOB_ROLE = Qt.ItemDataRole.UserRole
SHOWN = (JobState.QUEUED, JobState.EXECUTING, JobState.FAILED)
_NOWHERE = QModelIndex()
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


class QueueModel(QAbstractTableModel):
    """`JOB_ROLE` gives the GenerationJob of a row."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[GenerationJob] = []
        self._progress: Mapping[int, JobProgress] = {}

    @property
    def jobs(self) -> Sequence[GenerationJob]:
        return self._jobs

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADERS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._jobs):
            return None
        job = self._jobs[index.row()]
        if role == JOB_ROLE:
            return job
        if role == Qt.ItemDataRole.ToolTipRole:
            return job.reason or job.request.prompt
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, Column(index.column()))
        return None

    def put(self, jobs: Sequence[GenerationJob]) -> None:
        """Show exactly these."""
        if list(jobs) != self._jobs:
            self.beginResetModel()
            self._jobs = list(jobs)
            self.endResetModel()

    def executing(self, job_ids: set[int], progress: Mapping[int, JobProgress]) -> None:
        """These are being made just now, and so far."""
        self._progress = progress
        for row, job in enumerate(self._jobs):
            if job.state is JobState.FAILED:
                continue
            state = JobState.EXECUTING if job.job_id in job_ids else JobState.QUEUED
            if state is not job.state:
                self._jobs[row] = replace(job, state=state)
            if state is not job.state or state is JobState.EXECUTING:
                self._tell(row)

    def end(self, job_id: int, failure: str | None) -> None:
        """A job came to its end: it goes, or says why it failed."""
        row = next((row for row, job in enumerate(self._jobs) if job.job_id == job_id), None)
        if row is None:
            return
        if failure is not None:
            self._jobs[row] = replace(self._jobs[row], state=JobState.FAILED, reason=failure)
            self._tell(row)
            return
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._jobs[row]
        self.endRemoveRows()

    def retranslate(self) -> None:
        """Say everything again, in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._jobs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._jobs) - 1, 1))

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
                return job.reason or request.prompt

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
