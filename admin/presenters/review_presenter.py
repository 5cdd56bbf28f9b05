"""Looking and deciding: what is shown, which picture is meant, what was done and undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters import pool_questions as questions
from admin.presenters.deletion import Deletion
from admin.presenters.fleet_words import span
from admin.presenters.notices import nothing_more, undo
from admin.presenters.parts import DATABASE_LANE, Parts
from admin.presenters.pool_model import PoolModel
from admin.presenters.thumbnails import Thumbnails
from admin.presenters.timers import one_shot
from admin.presenters.words import pictures
from shared.domain.pool import Decision, Marks, PoolFilter, PoolImage, PoolOrder, PoolState
from shared.qt.task_runner import TaskRunner

THUMBNAIL_LANE = "thumbnails"
PICTURE_LANE = "pictures"
PICTURES_KEPT = 8
_COUNT_MS = 150
_ADVISED_AT_ONCE = 480


class ReviewPresenter(QObject):
    """Every act is shown at once, kept by the database's lane, and can be undone.

    After an act the next picture is the one that is meant: `current_changed` takes its row.
    `acted` is emitted when `undo` means another decision than before.
    """

    current_changed = Signal(int)
    counts_changed = Signal()
    news_changed = Signal()
    notice_raised = Signal(str, object)
    acted = Signal()

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner = runner
        self._review, self._pool = parts.review, parts.pool
        self.thumbnails = Thumbnails(runner, parts.pool.thumbnail, THUMBNAIL_LANE)
        self.pictures = Thumbnails(runner, parts.pool.read, PICTURE_LANE, kept=PICTURES_KEPT)
        self.model = PoolModel(runner, parts.pool, self.thumbnails)
        self.counts = questions.PoolCounts()
        self.news = 0
        """How many were made since the list was read."""
        self._done: list[int] = []  # the rows that decisions were about
        self._undone: list[int] = []
        self.trash_days = round(parts.review.trash_days)
        self.trash = Deletion(
            runner,
            DATABASE_LANE,
            lambda days: len(parts.review.long_in_trash(timedelta(days=days))),
            lambda days, _: len(parts.review.empty_trash(timedelta(days=days))),
        )
        self.trash.deleted.connect(self.refresh)
        self.trash.notice_raised.connect(self.notice_raised)
        self._timer = one_shot(self, _COUNT_MS)
        self._timer.timeout.connect(self._count)

    def stop(self) -> None:
        """Ask no more questions."""
        self._timer.stop()

    def show(self, wanted: PoolFilter, order: PoolOrder) -> None:
        """Show what fits; the first picture is the one that is meant."""
        self._done.clear()
        self._undone.clear()
        self.news = 0
        self.news_changed.emit()
        self.model.show(wanted, order, then=self._shown)

    def _shown(self) -> None:
        """The first page is asked for: the numbers on the filters may come after it."""
        self.current_changed.emit(0)
        self._timer.start()

    def show_stack(self, wanted: PoolFilter, order: PoolOrder, image: PoolImage) -> None:
        """Show what fits, and mean this picture or the one that stands for its stack."""
        self._done.clear()
        self._undone.clear()
        self._runner.run(
            DATABASE_LANE,
            lambda: questions.place_of(self._pool, image, wanted, order),
            lambda place: self._show_from(lambda: place, wanted, order),
            self._failed,
        )

    def _show_from(self, place: Callable[[], int], wanted: PoolFilter, order: PoolOrder) -> None:
        """`place` is asked when the length is known."""

        def mean() -> None:
            self.current_changed.emit(max(0, min(place(), self.model.rowCount() - 1)))
            self._timer.start()

        self.model.show(wanted, order, then=mean)

    def refresh(self) -> None:
        """Read the list again, with what has been made meanwhile."""
        self.show(*self.model.asked)

    def image_made(self, image: PoolImage) -> None:
        """A picture came into the pool: an empty list shows it, a full one is left as it is."""
        self.news += 1
        if self.model.rowCount() == 0:
            self.refresh()
        else:
            self.news_changed.emit()
            self._timer.start()

    def advised(self, images: Sequence[PoolImage]) -> None:
        """Helpers have found something out about these; none: about the stacks of many."""
        if images:
            self.model.advise(images)
            return
        keys = tuple(self.model.last_read(_ADVISED_AT_ONCE))
        find = partial(self._pool.find, PoolFilter(keys=keys, trashed=None))
        self._runner.run(DATABASE_LANE, find, self.model.advise, self._failed_to_count)

    def read(self, rows: Sequence[int], then: Callable[[list[PoolImage]], None]) -> None:
        """Call `then` with the pictures of these rows, also of those nobody looked at."""
        self.model.read(rows, then, self._failed_to_count)

    # --- acts ------------------------------------------------------------------------------------

    def approve(self, rows: Sequence[int]) -> None:
        """Keep."""
        self._act(rows, self._review.approve, lambda m: replace(m, state=PoolState.APPROVED))

    def reject(self, rows: Sequence[int]) -> None:
        """Do not keep; nothing is deleted."""
        self._act(rows, self._review.reject, lambda m: replace(m, state=PoolState.REJECTED))

    def unmark(self, rows: Sequence[int]) -> None:
        """Undecided again."""
        self._act(rows, self._review.unmark, lambda m: Marks(trashed_at=m.trashed_at))

    def rate(self, rows: Sequence[int], stars: int) -> None:
        """Give 0 to 5 stars."""
        self._act(
            rows,
            lambda keys: self._review.rate(keys, stars),
            lambda m: replace(m, stars=stars),
            in_garden=True,
        )

    def remove(self, rows: Sequence[int]) -> None:
        """Into the trash."""
        now = datetime.now(UTC)

        def tell(number: int) -> None:
            words = QCoreApplication.translate("Admin", "In the trash for {0}: {1}.")
            said = words.format(span(self.trash_days * 86_400), pictures(number))
            self.notice_raised.emit(said, undo(self.undo))

        self._act(
            rows,
            self._review.remove,
            lambda m: replace(m, trashed_at=m.trashed_at or now),
            tell=tell,
        )

    def restore(self, rows: Sequence[int]) -> None:
        """Out of the trash."""
        self._act(rows, self._review.restore, lambda m: replace(m, trashed_at=None))

    def undo(self) -> None:
        """Take the last decision back, and look at its picture again."""
        self._turn(self._review.undo, self._done, self._undone)

    def redo(self) -> None:
        """Do again what was undone."""
        self._turn(self._review.redo, self._undone, self._done)

    # --- behind them -----------------------------------------------------------------------------

    def _act(
        self,
        rows: Sequence[int],
        decide: Callable[[Sequence[str]], Decision | None],
        change: Callable[[Marks], Marks],
        *,
        in_garden: bool = False,
        tell: Callable[[int], None] = lambda number: None,
    ) -> None:
        """`tell` is told how many pictures it changed."""
        if self.model.lacks(rows):
            self._act_unread(rows, decide, in_garden, tell)
            return
        images = {row: image for row in rows if (image := self.model.image(row)) is not None}
        if not in_garden:
            outside = {r: i for r, i in images.items() if i.marks.state is not PoolState.PROMOTED}
            if hanging := len(images) - len(outside):
                self.notice_raised.emit(questions.hanging_words(hanging, len(outside)), None)
            images = outside
        if not images:
            return
        marks = {image.key: change(image.marks) for image in images.values()}
        changed = [i.key for i in images.values() if i.marks != marks[i.key]]
        gone = self.model.mark(marks, list(images))
        if changed:
            self.acted.emit()
            self._done.append(min(images))
            self._undone.clear()
            decided = self._decided
            if self.model.folds and any(i.advice.stack is not None for i in images.values()):
                # Another picture may stand for the stack now.
                decided = partial(self._decided_in_stack, max(images) + 1 - len(gone))
            self._runner.run(DATABASE_LANE, lambda: decide(changed), decided, self._failed)
            tell(len(changed))
        self._move_on(max(images), len(gone))

    def _act_unread(
        self,
        rows: Sequence[int],
        decide: Callable[[Sequence[str]], Decision | None],
        in_garden: bool,
        tell: Callable[[int], None],
    ) -> None:
        """More is chosen than was ever looked at: read it first, and the list anew."""
        read, before = self.model.reader(rows), self.model.rowCount()

        def show(decided: questions.Decided) -> None:
            if decided.hanging:
                said = questions.hanging_words(decided.hanging, decided.outside)
                self.notice_raised.emit(said, None)
            if decided.decision is not None:
                self._done.append(min(rows))
                self._undone.clear()
                tell(len(decided.decision.keys))
            after = max(rows) + 1 - before
            self._show_from(lambda: after + self.model.rowCount(), *self.model.asked)

        self.acted.emit()
        work = partial(questions.decide_about, read, decide, in_garden=in_garden)
        self._runner.run(DATABASE_LANE, work, show, self._failed)

    def _move_on(self, row: int, gone: int) -> None:
        """The picture after `row`, of which and before which so many went."""
        self.current_changed.emit(max(0, min(row + 1 - gone, self.model.rowCount() - 1)))

    def _decided(self, decision: Decision | None) -> None:
        self._timer.start()

    def _decided_in_stack(self, row: int, decision: Decision | None) -> None:
        self._show_from(lambda: row, *self.model.asked)

    def _turn(
        self, turn: Callable[[], Decision | None], done: list[int], undone: list[int]
    ) -> None:
        wanted, _ = self.model.asked

        def show(turned: questions.Turned) -> None:
            if turned.decision is None:
                words = nothing_more(again=done is self._undone)
                self.notice_raised.emit(words, None)
                return
            row = done.pop() if done else 0
            undone.append(row)
            self._show_again(turned, row)

        self.acted.emit()
        work = partial(questions.turn_back, self._pool, turn, wanted)
        self._runner.run(DATABASE_LANE, work, show, self._failed)

    def _show_again(self, turned: questions.Turned, row: int) -> None:
        if len(turned.images) == 1 and not self.model.folds:
            (image,) = turned.images
            known = self.model.row_of(image.key)
            if known is not None or turned.wanted:
                self.model.renew(image, row)
                known = self.model.row_of(image.key)
            at = min(row, self.model.rowCount() - 1) if known is None else known
            self.current_changed.emit(at)
        else:
            self._show_from(lambda: row, *self.model.asked)
        self._timer.start()

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
        self.refresh()

    def _count(self) -> None:
        wanted, _ = self.model.asked

        def show(counts: questions.PoolCounts) -> None:
            self.counts = counts
            self.counts_changed.emit()

        self._runner.run(
            DATABASE_LANE, lambda: questions.count(self._pool, wanted), show, self._failed_to_count
        )

    def _failed_to_count(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
