"""The tries of a session in the prompt lab, the newest first: picture, seed, prompt."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QSize, Qt
from PySide6.QtGui import QImage

from admin.presenters.lab_presenter import LabPresenter
from admin.presenters.row_table import NOWHERE, Index
from admin.presenters.sentences import in_words
from admin.presenters.words import job_state_name
from shared.domain.generation_job import JobState

_SIZE = QSize(96, 72)
_DENSITY = 2
"""Pixels of a thumbnail for each of the screen's points."""


class TriesModel(QAbstractListModel):
    """Rows are the presenter's tries."""

    def __init__(self, lab: LabPresenter) -> None:
        super().__init__()
        self._lab = lab
        self._number = 0
        self._empty = QImage(_SIZE, QImage.Format.Format_ARGB32)
        self._empty.fill(Qt.GlobalColor.transparent)
        self._small: dict[str, QImage] = {}
        lab.thumbnails.arrived.connect(self._arrived)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._number

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lab.tries):
            return None
        job = self._lab.tries[index.row()].job
        if role == Qt.ItemDataRole.DisplayRole:
            done = job.state is JobState.FINISHED
            state = "" if done else f"{job_state_name(job.state)}\n"
            return f"{state}{job.request.seed}\n{job.request.prompt}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_words(job.reason) if job.reason else job.request.prompt
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail(job.key) if job.state is JobState.FINISHED else self._empty
        return None

    def _thumbnail(self, key: str) -> QImage:
        if key not in self._small:
            image = self._lab.thumbnails.get(key)
            if image is None or image.isNull():
                return self._empty
            small = image.scaled(
                _SIZE * _DENSITY,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(_DENSITY)
            self._small[key] = small
        return self._small[key]

    def refresh(self) -> None:
        """The tries have changed."""
        number = len(self._lab.tries)
        if number != self._number:
            self.beginResetModel()
            self._number = number
            self.endResetModel()
        elif number:
            self.dataChanged.emit(self.index(0), self.index(number - 1))

    def _arrived(self, key: str) -> None:
        if self._number:
            self.dataChanged.emit(self.index(0), self.index(self._number - 1))
