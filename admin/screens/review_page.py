"""The review page: a grid and a large view, and one hand on the keyboard."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QModelIndex, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from admin.presenters.advice_presenter import AdvicePresenter
from admin.presenters.comparison import Comparison
from admin.presenters.keys_presenter import KeysPresenter
from admin.presenters.pool_model import THUMBNAIL_ROLE
from admin.presenters.review_presenter import ReviewPresenter
from admin.presenters.words import QT_TRANSLATE_NOOP, pictures
from admin.screens.compare_view import CompareView
from admin.screens.helper_strip import HelperStrip
from admin.screens.large_view import LargeView
from admin.screens.layouts import Page, column
from admin.screens.no_pictures import NoPictures
from admin.screens.picture_view import PictureView
from admin.screens.review_filters import ReviewFilters
from admin.screens.review_foot import ReviewFoot, caption
from admin.screens.review_keys import ReviewKeys
from admin.screens.spoken import Spoken
from shared.domain.pool import PoolImage

translate = QCoreApplication.translate
_CELLS = (120, 200, 360)
"""Width of a cell in pixels: least, first, most."""
_LARGE = 1


class ReviewPage(Page):
    """`form_wanted` is emitted when there is nothing to review and some should be made.

    `more_wanted` and `again_wanted` take pictures that others like them, or they themselves, are
    to be made of. `keys_wanted` asks for the list of keys.
    """

    form_wanted = Signal()
    more_wanted = Signal(list)
    again_wanted = Signal(list)
    keys_wanted = Signal()

    def __init__(
        self,
        presenter: ReviewPresenter,
        advice: AdvicePresenter,
        keys: KeysPresenter,
        spoken: Spoken,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._keys = keys
        self._spoken = spoken
        self.filters = ReviewFilters(presenter, spoken)
        self.grid = PictureView(presenter.model, spoken.look, QSize(200, 170), foot=True)
        self.grid.setObjectName("grid")
        self._empty = NoPictures(presenter, self.filters, spoken)
        self._empty.form_wanted.connect(self.form_wanted)
        views = (presenter.pictures, presenter.thumbnails, spoken.look)
        self.compare = CompareView(*views, caption)
        self._comparison = Comparison(presenter.model)
        self._foot = self._foot_strip()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.compare)
        self.stack.addWidget(self._empty)
        layout = column(self, space=0)
        self._helpers = HelperStrip(advice, self.filters.helpers, spoken)
        layout.addWidget(self.filters)
        layout.addWidget(self._helpers)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._foot)
        self._connect()
        self._shortcuts()
        spoken.always(self._tell)
        self._resize_cells(_CELLS[1])
        self._show()

    @property
    def large(self) -> LargeView:
        """The large view of the picture that is meant."""
        return self.compare.meant

    @property
    def current(self) -> int:
        """The row of the picture that is meant."""
        return self.grid.currentIndex().row()

    def look_at(self, row: int) -> None:
        """Mean this picture, and only this one."""
        model = self.grid.selectionModel()
        index = self._presenter.model.index(row)
        if index.isValid():
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.grid.begin_choice(row)
            self.grid.scrollTo(index)
        self._tell()

    def opened(self) -> None:
        """The page was opened: the keys are for the pictures, and new ones are among them."""
        if self._presenter.news:
            self._presenter.refresh()
        self.grid.setFocus()

    def take_focus(self) -> None:
        (self.compare if self.stack.currentIndex() == _LARGE else self.grid).setFocus()

    # --- how it is made --------------------------------------------------------------------------

    def _foot_strip(self) -> ReviewFoot:
        presenter = self._presenter
        keep = partial(self._decide, presenter.approve)
        reject = partial(self._decide, presenter.reject)
        foot = ReviewFoot(
            self._spoken,
            _CELLS,
            (
                ("keepButton", QT_TRANSLATE_NOOP("Admin", "✓ Keep"), keep),
                ("rejectButton", QT_TRANSLATE_NOOP("Admin", "✕ Reject"), reject),
            ),
        )
        foot.width_wanted.connect(self._resize_cells)
        foot.keys_wanted.connect(self.keys_wanted)
        return foot

    def _connect(self) -> None:
        presenter = self._presenter
        self.filters.changed.connect(self._show)
        presenter.current_changed.connect(self.look_at)
        presenter.model.filled.connect(self._show_emptiness)
        presenter.model.rowsRemoved.connect(self._show_emptiness)
        presenter.model.rowsInserted.connect(self._show_emptiness)
        presenter.model.dataChanged.connect(self._changed)
        presenter.counts_changed.connect(lambda: self._tell())
        self.grid.selectionModel().selectionChanged.connect(lambda: self._tell())
        self.grid.doubleClicked.connect(self.toggle_large)
        self.compare.asked_back.connect(self.toggle_large)
        self.compare.key_pressed.connect(self._mean)

    def _shortcuts(self) -> None:
        presenter = self._presenter
        acts: dict[str, Callable[[], object]] = {
            "keep": lambda: presenter.approve(self.grid.rows()),
            "reject": lambda: presenter.reject(self.grid.rows()),
            "unmark": lambda: presenter.unmark(self.grid.rows()),
            "remove": self._remove_or_restore,
            "large": self._enter,
            "zoom": self._zoom,
            "compare": lambda: self._compare(2),
            "compare4": lambda: self._compare(4),
            "stack": self._turn_stack,
            "stacks": self._turn_stacks,
            "more": lambda: self._with_chosen(self.more_wanted.emit),
            "again": lambda: self._with_chosen(self.again_wanted.emit),
            "copy": lambda: self._with_chosen(_copy_prompts),
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "undo": presenter.undo,
            "redo": presenter.redo,
            "back": lambda: self._go_large(large=False),
            "find": self.filters.look_for_words,
        }
        for stars in range(6):
            acts[f"stars{stars}"] = lambda stars=stars: presenter.rate(self.grid.rows(), stars)
        self.keys = ReviewKeys(self, acts, self._keys)
        self.keys.offer_menu(self.grid)
        self.keys.offer_menu(self.compare)

    def _decide(self, act: Callable[[Sequence[int]], None]) -> None:
        act(self.grid.rows())

    # --- what the keys do ------------------------------------------------------------------------

    def toggle_large(self) -> None:
        """Between the grid and the large view."""
        self._go_large(large=self.stack.currentIndex() != _LARGE)

    def _enter(self) -> None:
        """From the words that are looked for to what was found, else to the large view."""
        if self.filters.words.hasFocus():
            self.take_focus()
        else:
            self.toggle_large()

    def _go_large(self, *, large: bool) -> None:
        if self._presenter.model.rowCount():
            self.stack.setCurrentIndex(_LARGE if large else 0)
            if not large:
                self._comparison.end()
                self.grid.setFocus()
            self._tell()

    def _zoom(self) -> None:
        if self.stack.currentIndex() != _LARGE:
            self._go_large(large=True)
        else:
            self.compare.zoom()

    def _compare(self, number: int) -> None:
        """So many side by side, or the two to four that are chosen; the same again: one."""
        if self.stack.currentIndex() == _LARGE and self._comparison.number == number:
            self._comparison.end()
        elif self.grid.rows():
            self.stack.setCurrentWidget(self.compare)
            self.look_at(self._comparison.begin(number, self.grid.rows()))
        self._tell()

    def _turn_stack(self) -> None:
        """Between one picture and all of the stack that is meant."""
        image = self._presenter.model.image(self.current)
        if image is not None and image.advice.stack is not None:
            self.filters.turn_stack(image.advice.stack)
            self._show_stacks(image)

    def _turn_stacks(self) -> None:
        image = self._presenter.model.image(self.current)
        self.filters.turn_stacks()
        if image is not None:
            self._show_stacks(image)
        else:  # the list is just being read
            self._presenter.show(self.filters.wanted(), self.filters.order)

    def _show_stacks(self, image: PoolImage) -> None:
        self._presenter.show_stack(self.filters.wanted(), self.filters.order, image)

    def _mean(self, key: str) -> None:
        row = self._presenter.model.row_of(key)
        if row is not None:
            self.look_at(row)

    def _step(self, step: int) -> None:
        row = self._comparison.step(self.current, step)
        if 0 <= row < self._presenter.model.rowCount():
            self.look_at(row)

    def _with_chosen(self, act: Callable[[list[PoolImage]], None]) -> None:
        if rows := self.grid.rows():
            self._presenter.read(rows, act)

    def _remove_or_restore(self) -> None:
        in_trash = self._presenter.model.wanted.trashed
        act = self._presenter.restore if in_trash else self._presenter.remove
        if rows := self.grid.rows():
            act(rows)

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        wanted = self.filters.wanted()
        self._presenter.show(wanted, self.filters.order)

    def _changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if roles != [THUMBNAIL_ROLE]:
            self._tell(moved=self._comparison.lacks)

    def _resize_cells(self, width: int) -> None:
        self.grid.resize_cells(QSize(width, round(width * 0.82)))

    def _show_emptiness(self) -> None:
        if not self._presenter.model.rowCount():
            self._empty.tell()
            self._tell()
            self.stack.setCurrentWidget(self._empty)
        elif self.stack.currentWidget() is self._empty:
            self.stack.setCurrentWidget(self.grid)
            if not self.filters.words.hasFocus():  # somebody writes there
                self.grid.setFocus()

    def _tell(self, *, moved: bool = True) -> None:
        model, row = self._presenter.model, self.current
        meant = self.grid.selectionModel().hasSelection()  # else its row goes: Qt is at another
        if moved and meant and self.stack.currentIndex() == _LARGE:
            fitting = self._comparison.follow(row)
            if fitting != row:
                self.look_at(fitting)
                return
        image = model.image(row) if row >= 0 else None
        self.compare.show_images(self._comparison.images() or [image] if image else [], image)
        chosen = len(self.grid.selectionModel().selectedIndexes())
        place = f"{row + 1:,} / {model.rowCount():,}" if row >= 0 else ""
        if chosen > 1:
            place = translate("Admin", "{0} chosen").format(pictures(chosen))
        self._foot.tell(place, image)


def _copy_prompts(images: Sequence[PoolImage]) -> None:
    """Each prompt once, a line for each."""
    prompts = dict.fromkeys(image.request.prompt for image in images)
    QGuiApplication.clipboard().setText("\n".join(prompts))
