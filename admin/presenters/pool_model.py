"""The pool as a list of any length: rows are read page by page, when somebody looks at them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt, Signal

from admin.presenters.parts import DATABASE_LANE
from admin.presenters.picture_list import THUMBNAIL_ROLE
from admin.presenters.row_table import NOWHERE, Index
from admin.presenters.thumbnails import Thumbnails
from admin.services.doors import ImagePool
from shared.domain.pool import Marks, PoolFilter, PoolImage, PoolOrder
from shared.qt.task_runner import TaskRunner

IMAGE_ROLE = Qt.ItemDataRole.UserRole
PAGE = 120
_NEAR = 64


class PoolModel(QAbstractListModel):
    """`IMAGE_ROLE` gives the PoolImage of a row, None until it has been read.

    Changes are shown at once and rows that no longer fit the filter go; what the database says
    comes after, in the order of its lane.
    """

    filled = Signal()

    def __init__(self, runner: TaskRunner, pool: ImagePool, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._runner = runner
        self._pool = pool
        self._thumbnails = thumbnails
        self._rows: list[PoolImage | None] = []
        self._places: dict[str, int] = {}
        self._asked: set[int] = set()
        self._epoch = 0
        self.wanted = PoolFilter()
        self.order = PoolOrder.NEWEST
        self.asked: tuple[PoolFilter, PoolOrder] = (self.wanted, self.order)
        """What is to be shown as soon as it is known; `wanted` is what the rows are of."""
        thumbnails.arrived.connect(self._thumbnail_arrived)

    @property
    def shown(self) -> tuple[PoolFilter, PoolOrder]:
        """What the rows are of."""
        return self.wanted, self.order

    @property
    def folds(self) -> bool:
        """Whether a row may stand for a whole stack."""
        return self.wanted.collapsed or bool(self.wanted.but)

    def last_read(self, number: int) -> list[str]:
        """The keys of so many pictures that were read last."""
        return list(self._places)[-number:]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        if role == IMAGE_ROLE:
            return self.image(index.row())
        image = self._rows[index.row()]
        if image is None:
            return None
        if role == THUMBNAIL_ROLE:
            return self._thumbnails.get(image.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{image.request.prompt}\n{image.width} × {image.height} · {image.request.seed}"
        return None

    def image(self, row: int) -> PoolImage | None:
        """The picture of a row; asks for it when it is not there yet."""
        if not 0 <= row < len(self._rows):
            return None
        if self._rows[row] is None:
            self._fetch(row // PAGE)
        return self._rows[row]

    def lacks(self, rows: Sequence[int]) -> bool:
        """Whether one of these rows has not been read."""
        return any(self._rows[row] is None for row in rows)

    def reader(self, rows: Sequence[int]) -> Callable[[], list[PoolImage]]:
        """What reads the pictures of these rows, to be called in the database's lane."""
        runs = groupby(enumerate(sorted(rows)), lambda numbered: numbered[1] - numbered[0])
        parts = [[row for _, row in run] for _, run in runs]
        readers = [self._reader(part[0], part[-1] + 1) for part in parts]
        return lambda: [image for read in readers for image in read()]

    def read(
        self,
        rows: Sequence[int],
        then: Callable[[list[PoolImage]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `then` with the pictures of these rows: at once, or when all of them are read."""
        if self.lacks(rows):
            self._runner.run(DATABASE_LANE, self.reader(rows), then, failed)
        else:
            then([image for row in rows if (image := self._rows[row]) is not None])

    def row_of(self, key: str) -> int | None:
        """The row of a picture that has been read."""
        place = self._places.get(key)
        if place is None:
            return None
        # Rows before it may have gone or come since it was read: it is not far from there.
        near = range(max(0, place - _NEAR), min(len(self._rows), place + _NEAR))
        for row in (place, *near):
            image = self._rows[row] if row < len(self._rows) else None
            if image is not None and image.key == key:
                self._places[key] = row
                return row
        return next((r for r, image in enumerate(self._rows) if image and image.key == key), None)

    def show(
        self, wanted: PoolFilter, order: PoolOrder, *, then: Callable[[], None] | None = None
    ) -> None:
        """Show what fits, from the start; `then` is called when the length is known."""
        self.asked = wanted, order
        self._epoch += 1
        epoch = self._epoch

        def fill(number: int) -> None:
            if epoch != self._epoch:
                return
            self.beginResetModel()
            self.wanted, self.order = wanted, order
            self._rows = [None] * number
            self._places.clear()
            self._asked.clear()
            self.endResetModel()
            self._fetch(0)
            self.filled.emit()
            if then is not None:
                then()

        self._runner.run(DATABASE_LANE, lambda: self._pool.count(wanted), fill, _leave)

    def mark(self, marks: Mapping[str, Marks], rows: Sequence[int]) -> list[int]:
        """Show new marks of pictures in these rows; the rows that went because they no longer fit.

        Call before the decision goes to the database's lane.
        """
        gone: list[int] = []
        for row in sorted(rows):
            image = self._rows[row]
            if image is None or image.key not in marks:
                continue
            self._rows[row] = replace(image, marks=marks[image.key])
            if self._fits(marks[image.key]):
                self.dataChanged.emit(self.index(row), self.index(row))
            else:
                gone.append(row)
        for row in reversed(gone):
            self.beginRemoveRows(NOWHERE, row, row)
            del self._rows[row]
            self.endRemoveRows()
        if gone:
            self._forget_questions()
        return gone

    def renew(self, image: PoolImage, place: int) -> None:
        """Show a picture as it is now: in its row, in a new row at `place`, or not at all."""
        row = self.row_of(image.key)
        if row is not None:
            self.mark({image.key: image.marks}, [row])
        elif self._fits(image.marks):
            place = min(place, len(self._rows))
            self.beginInsertRows(NOWHERE, place, place)
            self._rows.insert(place, image)
            self._places[image.key] = place
            self.endInsertRows()
            self._forget_questions()

    def advise(self, images: Sequence[PoolImage]) -> None:
        """Show what helpers have found out about pictures that are there."""
        known = {i.key: i.advice for i in images if i.key in self._places}
        if not known:
            return
        changed: list[int] = []
        for row, image in enumerate(self._rows):
            if image is not None and image.key in known:
                self._rows[row] = replace(image, advice=known[image.key])
                changed.append(row)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _fits(self, marks: Marks) -> bool:
        wanted = self.wanted
        return (
            (wanted.states is None or marks.state in wanted.states)
            and marks.stars >= wanted.least_stars
            and wanted.trashed in (None, marks.trashed_at is not None)
        )

    def _forget_questions(self) -> None:
        """Answers that are under way count from other rows."""
        self._epoch += 1
        self._asked.clear()

    def _fetch(self, page: int) -> None:
        first, end = page * PAGE, min((page + 1) * PAGE, len(self._rows))
        if page in self._asked or first >= end:
            return
        self._asked.add(page)
        epoch = self._epoch

        def show(ordered: list[PoolImage]) -> None:
            if epoch != self._epoch:
                return
            self._rows[first : first + len(ordered)] = ordered
            self._places |= {image.key: first + at for at, image in enumerate(ordered)}
            self.dataChanged.emit(self.index(first), self.index(end - 1))

        self._runner.run(DATABASE_LANE, self._reader(first, end), show, _leave)

    def _reader(self, first: int, end: int) -> Callable[[], list[PoolImage]]:
        # Counted from the oldest, new pictures do not move what is asked for.
        counted_back = self.order is PoolOrder.NEWEST
        start = len(self._rows) - end if counted_back else first
        order = PoolOrder.OLDEST if counted_back else self.order
        wanted = self.wanted

        def read() -> list[PoolImage]:
            images = self._pool.find(wanted, order=order, start=start, number=end - first)
            return list(reversed(images)) if counted_back else list(images)

        return read

    def _thumbnail_arrived(self, key: str) -> None:
        row = self.row_of(key)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [THUMBNAIL_ROLE])


def _leave(error: Exception) -> None:
    """The runner has logged it; the rows stay as they are."""
