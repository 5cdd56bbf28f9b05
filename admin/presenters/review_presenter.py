"""Looking and deciding: what is shown, which picture is meant, what was done and undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.deletion import Deletion
from admin.presenters.fleet_words import span
from admin.presenters.notices import undo
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


@dataclass(frozen=True, slots=True)
class _Act:
    """What a decision did to the view: the rows it was about."""

    row: int


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
        self._review = parts.review
        self._pool = parts.pool
        self.thumbnails = Thumbnails(runner, parts.pool.thumbnail, THUMBNAIL_LANE)
        self.pictures = Thumbnails(runner, self._picture, PICTURE_LANE, kept=PICTURES_KEPT)
        self.model = PoolModel(runner, parts.pool, self.thumbnails)
        self.counts: Mapping[PoolState | None, int] = {}
        """How many there are of each state with the other filters; None: in the trash."""
        self.news = 0
        """How many were made since the list was read."""
        self._done: list[_Act] = []
        self._undone: list[_Act] = []
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

        def find() -> int:
            place = self._pool.place(image.key, wanted, order)
            if place is None:
                alike = replace(wanted, stack=image.advice.stack)
                shown = self._pool.find(alike, order=order, number=1)
                place = self._pool.place(shown[0].key, wanted, order) if shown else None
            return place or 0

        self._done.clear()
        self._undone.clear()
        self._runner.run(
            DATABASE_LANE,
            find,
            lambda place: self._show_from(place, wanted, order),
            self._failed,
        )

    def _show_from(self, place: int, wanted: PoolFilter, order: PoolOrder) -> None:
        def mean() -> None:
            self.current_changed.emit(max(0, min(place, self.model.rowCount() - 1)))
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
        self._runner.run(
            DATABASE_LANE,
            lambda: self._pool.find(PoolFilter(keys=keys, trashed=None)),
            self.model.advise,
            self._failed_to_count,
        )

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
        number = self._act(
            rows, self._review.remove, lambda m: replace(m, trashed_at=m.trashed_at or now)
        )
        if number:
            words = QCoreApplication.translate("Admin", "In the trash for {0}: {1}.")
            said = words.format(span(self.trash_days * 86_400), pictures(number))
            self.notice_raised.emit(said, undo(self.undo))

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
    ) -> int:
        """How many pictures it changed."""
        images = {row: image for row in rows if (image := self.model.image(row)) is not None}
        if not in_garden:
            images = self._outside(images)
        if not images:
            return 0
        marks = {image.key: change(image.marks) for image in images.values()}
        changed = [i.key for i in images.values() if i.marks != marks[i.key]]
        gone = self.model.mark(marks, list(images))
        if changed:
            self.acted.emit()
            self._done.append(_Act(min(images)))
            self._undone.clear()
            decided = self._decided
            if self.model.folds and any(i.advice.stack is not None for i in images.values()):
                # Another picture may stand for the stack now.
                decided = partial(self._decided_in_stack, max(images) + 1 - len(gone))
            self._runner.run(DATABASE_LANE, lambda: decide(changed), decided, self._failed)
        self._move_on(max(images), len(gone))
        return len(changed)

    def _outside(self, images: dict[int, PoolImage]) -> dict[int, PoolImage]:
        """Those that do not hang in the garden; of the others it is said that they stay."""
        outside = {r: i for r, i in images.items() if i.marks.state is not PoolState.PROMOTED}
        if hanging := len(images) - len(outside):
            words = (
                QCoreApplication.translate("Admin", "Left as they are, in the garden: {0}.")
                if outside
                else QCoreApplication.translate("Admin", "It is in the garden; withdraw it there.")
            )
            self.notice_raised.emit(words.format(pictures(hanging)), None)
        return outside

    def _move_on(self, row: int, gone: int) -> None:
        """The picture after `row`, of which and before which so many went."""
        self.current_changed.emit(max(0, min(row + 1 - gone, self.model.rowCount() - 1)))

    def _decided(self, decision: Decision | None) -> None:
        self._timer.start()

    def _decided_in_stack(self, row: int, decision: Decision | None) -> None:
        self._show_from(row, *self.model.asked)

    def _turn(
        self, turn: Callable[[], Decision | None], done: list[_Act], undone: list[_Act]
    ) -> None:
        def work() -> tuple[Decision | None, Sequence[PoolImage]]:
            decision = turn()
            keys = decision.keys if decision else ()
            return decision, self._pool.find(PoolFilter(keys=keys, trashed=None))

        def show(answer: tuple[Decision | None, Sequence[PoolImage]]) -> None:
            decision, images = answer
            if decision is None:
                words = QCoreApplication.translate("Admin", "There is nothing more to take back.")
                self.notice_raised.emit(words, None)
                return
            act = done.pop() if done else _Act(0)
            undone.append(act)
            self._show_again(images, act)

        self.acted.emit()
        self._runner.run(DATABASE_LANE, work, show, self._failed)

    def _show_again(self, images: Sequence[PoolImage], act: _Act) -> None:
        if len(images) == 1 and not self.model.folds:
            self.model.renew(images[0], act.row)
            row = self.model.row_of(images[0].key)
            self.current_changed.emit(
                min(act.row, self.model.rowCount() - 1) if row is None else row
            )
        else:
            self._show_from(act.row, *self.model.asked)
        self._timer.start()

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
        self.refresh()

    def _count(self) -> None:
        wanted, _ = self.model.asked

        def count() -> dict[PoolState | None, int]:
            inside = replace(wanted, trashed=False)
            counts: dict[PoolState | None, int] = {
                state: self._pool.count(replace(inside, states=(state,))) for state in PoolState
            }
            counts[None] = self._pool.count(replace(wanted, states=None, trashed=True))
            return counts

        def show(counts: dict[PoolState | None, int]) -> None:
            self.counts = counts
            self.counts_changed.emit()

        self._runner.run(DATABASE_LANE, count, show, self._failed_to_count)

    def _failed_to_count(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)

    def _picture(self, key: str) -> bytes:
        return self._pool.read(key)
