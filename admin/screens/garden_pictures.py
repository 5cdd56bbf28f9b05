"""What hangs in the garden: a grid, one picture of it large, or what to do when nothing hangs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QStackedWidget

from admin.presenters.garden_presenter import GardenPresenter
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.picture_list import KEY_ROLE, PictureList
from admin.screens.large_view import LargeView
from admin.screens.layouts import EmptyState, named
from admin.screens.look import Look
from admin.screens.picture_view import PictureView
from admin.screens.review_keys import PictureKeys
from shared.domain.catalogue import CatalogueItem

_CELL = QSize(196, 146)


@dataclass(frozen=True, slots=True)
class _Hung:
    """An item of the manifest as the large view wants it; the size in pixels."""

    key: str
    width: int
    height: int


class GardenPictures(QStackedWidget):
    """What is meant stays meant while it hangs; large, it makes room for the next one."""

    def __init__(self, presenter: GardenPresenter, keys: KeysPresenter, look: Look) -> None:
        super().__init__()
        self._items: Sequence[CatalogueItem] = ()
        self.wall = PictureList(presenter.thumbnails)
        self.grid = named(PictureView(self.wall, look, _CELL, foot=False), "gardenGrid")
        self.large = named(LargeView(presenter.pictures, presenter.thumbnails, look), "gardenLarge")
        self.large.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty = EmptyState()
        for view in (self.grid, self.large, self.empty):
            self.addWidget(view)
        self.grid.doubleClicked.connect(self.toggle_large)
        self.large.asked_back.connect(self.toggle_large)
        self.grid.selectionModel().selectionChanged.connect(lambda: self._tell())
        acts = {
            "large": self.toggle_large,
            "zoom": self._zoom,
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "back": lambda: self._go_large(large=False),
        }
        self._keys = PictureKeys(self, acts, keys)

    @property
    def is_large(self) -> bool:
        return self.currentWidget() is self.large

    def chosen(self) -> list[str]:
        """The item ids of the pictures that are chosen."""
        return [self.wall.index(row).data(KEY_ROLE) for row in self.grid.rows()]

    def take_focus(self) -> None:
        """The keys are for the pictures."""
        (self.large if self.is_large else self.grid).setFocus()

    def toggle_large(self) -> None:
        """Between the grid and the picture that is meant."""
        self._go_large(large=not self.is_large)

    def show_items(self, items: Sequence[CatalogueItem]) -> None:
        """Hang these."""
        old, row = [item.item_id for item in self._items], self._row
        self._items = items
        keys = [item.item_id for item in items]
        if keys != old:
            meant = old[row] if 0 <= row < len(old) else None
            self.wall.put(keys)
            if meant in keys:
                self._mean(keys.index(meant))
            elif self.is_large and keys:
                self._mean(min(row, len(keys) - 1))
        if not items:
            self.setCurrentWidget(self.empty)
        elif self.currentWidget() is self.empty:
            self.setCurrentWidget(self.grid)
            if self.isVisible():
                self.take_focus()

    def mean(self, item_ids: Sequence[str]) -> None:
        """Mean the first of these that hangs here; when none does, leave all as it is."""
        keys = [item.item_id for item in self._items]
        if found := [keys.index(item_id) for item_id in item_ids if item_id in keys]:
            self._mean(found[0])

    @property
    def _row(self) -> int:
        return self.grid.currentIndex().row()

    def _go_large(self, *, large: bool) -> None:
        if self._items:
            if large:
                self._mean(max(0, self._row))
            self.setCurrentWidget(self.large if large else self.grid)
            self._tell()
            self.take_focus()

    def _zoom(self) -> None:
        if self.is_large:
            self.large.zoom()
        else:
            self._go_large(large=True)

    def _step(self, step: int) -> None:
        row = self._row + step if self.grid.rows() else max(0, self._row)
        if 0 <= row < len(self._items):
            self._mean(row)

    def _mean(self, row: int) -> None:
        index = self.wall.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.grid.selectionModel().setCurrentIndex(index, flag)
        self.grid.begin_choice(row)
        self.grid.scrollTo(index)

    def _tell(self) -> None:
        item = self._items[self._row] if 0 <= self._row < len(self._items) else None
        self.large.show_image(_Hung(item.item_id, item.width, item.height) if item else None)
