"""What hangs in the garden, and what is to be brought there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.adoption import AdoptionPresenter
from admin.presenters.deletion import Deletion
from admin.presenters.parts import DATABASE_LANE, Parts
from admin.presenters.review_presenter import PICTURES_KEPT
from admin.presenters.thumbnails import Thumbnails
from admin.presenters.withdrawal import WithdrawalPresenter
from admin.presenters.words import pictures
from admin.services.garden import MAX_NUMBER, Verdict
from admin.services.promotion import Outcome, PromotionReport
from admin.services.purge import Fate
from shared.domain.catalogue import CatalogueItem
from shared.domain.emotion import Emotion
from shared.domain.errors import ObjectMissingError, PoolError
from shared.domain.pool import PoolFilter, PoolImage, PoolState
from shared.qt.task_runner import TaskRunner

STORE_LANE = "store"
STORE_THUMBNAIL_LANE = "store thumbnails"
STORE_PICTURE_LANE = "store pictures"
"""Not the pool's: a store that does not answer holds up no picture that is at hand."""
_THUMBNAIL_SIDE = 320


@dataclass(frozen=True, slots=True)
class Wall:
    """The part of the garden that is looked at; `total` is how many fit.

    `hung` is all that hangs in the garden; None before the manifest was read. `unseen` is why it
    could not be read the last time.
    """

    items: Sequence[CatalogueItem] = ()
    total: int = 0
    hung: Sequence[CatalogueItem] | None = None
    unseen: Exception | None = None


class GardenPresenter(QObject):
    """Promotion, withdrawal and verification; the store is asked on a lane of its own.

    `came_back` is emitted with the item ids that hang again, once the wall has them.
    """

    wall_changed = Signal()
    came_back = Signal(list)
    promotion_changed = Signal()
    verified = Signal()
    shelf_changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts) -> None:
        super().__init__()
        self._runner, self._parts = runner, parts
        self.thumbnails = Thumbnails(runner, self._read, STORE_THUMBNAIL_LANE, side=_THUMBNAIL_SIDE)
        self.pictures = Thumbnails(runner, self._whole, STORE_PICTURE_LANE, kept=PICTURES_KEPT)
        self.wall = Wall()
        self.favorites: Sequence[str] = ()
        self.reports: list[PromotionReport] = []
        """What promotion will do, or has done, with each approved picture."""
        self.wanted = 0
        """How many pictures the reports will be about."""
        self.elsewhere = 0
        """How many were promoted into another store, and this one does not have them."""
        self.again = False
        """Those are to be brought into this store, too."""
        self.busy = self._stopping = False
        self.look_twice_ok = False
        """Somebody says that pictures marked "look twice" have been."""
        self.done = False
        """The reports are of a promotion and not of a dry run."""
        self.checked, self.unknown = 0, ""
        """How many pictures the verification under way has hashed; why what waits is not known."""
        self.faults: dict[str, str] = {}
        """What verification found, by item id."""
        self.purge = _purge(runner, parts)
        self.adoption = AdoptionPresenter(runner, STORE_LANE, parts.adoption)
        self.withdrawal = WithdrawalPresenter(runner, STORE_LANE, parts.garden)
        for part in (self.purge, self.adoption, self.withdrawal):
            part.notice_raised.connect(self.notice_raised)
        for hung in (self.adoption.adopted, self.withdrawal.changed):
            hung.connect(self.shelf_changed)
            hung.connect(self.refresh)
        self._asked: tuple[Emotion | None, str | None, int, int] = (None, None, 0, MAX_NUMBER)

    def stop(self) -> None:
        """End a promotion after the picture it is at; what was put is still listed."""
        self._stopping = True
        self.purge.stop()
        self.adoption.stop()

    # --- the wall --------------------------------------------------------------------------------

    def look(self, emotion: Emotion | None, favorite: str | None, start: int, number: int) -> None:
        """Show so many pictures from the one at `start`, counted from 0."""
        self._asked = (emotion, favorite, start, number)
        self.refresh()

    def refresh(self, again: Sequence[str] = ()) -> None:
        """Ask the store again; `again` are the item ids that have just been hung again."""
        asked = self._asked

        def ask() -> tuple[Wall, Sequence[str]]:
            everything = self._parts.garden.items()
            words = sorted({item.favorite for item in everything if item.favorite})
            return _part(everything, *asked), words

        def show(seen: tuple[Wall, Sequence[str]]) -> None:
            self.wall, self.favorites = seen
            self.wall_changed.emit()
            if again:
                self.came_back.emit(list(again))

        self._runner.run(STORE_LANE, ask, show, self._not_seen)

    def verify(self, sample: int | None = None) -> None:
        """Hash every object of the garden again, or so many by chance."""

        def ended() -> None:
            self.busy = False
            words = QCoreApplication.translate("Admin", "Verified: {0}, {1} not as promoted.")
            self.notice_raised.emit(words.format(pictures(len(found)), len(self.faults)), None)
            self.verified.emit()

        found: list[Verdict] = []

        def verdicts() -> Iterator[None]:
            for verdict in self._parts.garden.verify(sample=sample):
                found.append(verdict)
                self.checked = len(found)
                if verdict.fault:
                    self.faults[verdict.item.item_id] = verdict.fault
                yield None

        self.faults, self.checked = {}, 0
        self.busy = True
        self._runner.stream(
            STORE_LANE, verdicts, lambda _: self.verified.emit(), self._failed, ended
        )

    # --- promotion -------------------------------------------------------------------------------

    def check(self) -> None:
        """List what promotion would do with every approved picture."""
        ok = self.look_twice_ok
        self._go(lambda images: self._parts.promotion.dry_run(images, look_twice_ok=ok), done=False)

    def promote(self) -> None:
        """Bring every approved picture into the garden."""
        ok, self.look_twice_ok = self.look_twice_ok, False
        self._go(
            lambda images: self._parts.promotion.promote(
                images, lambda: self._stopping, look_twice_ok=ok
            ),
            done=True,
        )

    def allow_look_twice(self, ok: bool) -> None:
        """Take pictures marked "look twice" along, or hold them back, in the next promotion."""
        self.look_twice_ok = ok
        if not self.busy:
            self.check()

    def bring_again(self, again: bool) -> None:
        """Take pictures of another store along, or leave them, in the next promotion."""
        self.again = again
        if not self.busy:
            self.check()

    def waiting(self) -> int:
        """How many of the reports are of pictures that can be promoted."""
        ended = self.done and not self.busy
        return 0 if ended else len(self.reports) - self.failed() - self.held()

    def held(self) -> int:
        """How many of the reports say that it was held back."""
        return sum(report.outcome is Outcome.HELD for report in self.reports)

    def failed(self) -> int:
        """How many of the reports say that it failed."""
        return sum(report.outcome is Outcome.FAILED for report in self.reports)

    def _go(
        self, work: Callable[[Sequence[PoolImage]], Iterator[PromotionReport]], *, done: bool
    ) -> None:
        if self.busy:
            return
        self.busy, self.done, self.reports = True, done, []
        self.wanted, self.unknown = 0, ""
        again = self.again

        def whole(images: Sequence[PoolImage]) -> Iterator[PromotionReport]:
            elsewhere = self._parts.promotion.elsewhere()
            chosen = [*images, *elsewhere] if again else images
            self.elsewhere, self.wanted = len(elsewhere), len(chosen)
            yield from work(chosen)
            if done and again:
                self.elsewhere = len(self._parts.promotion.elsewhere())
                self.again = False

        def begin(images: Sequence[PoolImage]) -> None:
            self._stream(lambda: whole(images))

        self._runner.run(  # on the lane of the decisions: after those that were just made
            DATABASE_LANE,
            lambda: self._parts.pool.find(PoolFilter(states=(PoolState.APPROVED,))),
            begin,
            self._not_known,
        )
        self.promotion_changed.emit()

    def _stream(self, work: Callable[[], Iterator[PromotionReport]]) -> None:
        reports = self.reports

        def source() -> Iterator[None]:
            for report in work():
                reports.append(report)
                yield None

        self._runner.stream(
            STORE_LANE,
            source,
            lambda _: self.promotion_changed.emit(),
            self._not_known,
            self._ended,
        )

    def _ended(self) -> None:
        self.busy = False
        self.promotion_changed.emit()
        if self.done and self.reports:
            words = QCoreApplication.translate("Admin", "In the garden now: {0}.")
            number = len(self.reports) - self.failed() - self.held()
            self.notice_raised.emit(words.format(pictures(number)), None)
            self.shelf_changed.emit()
            self.refresh()

    def _not_seen(self, error: Exception) -> None:
        seen = self.wall.hung
        self.wall = replace(_part(seen or (), *self._asked), hung=seen, unseen=error)
        self.notice_raised.emit(str(error), None)
        self.wall_changed.emit()

    def _not_known(self, error: Exception) -> None:
        self.unknown = str(error)
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.notice_raised.emit(str(error), None)
        self.promotion_changed.emit()

    def _read(self, item_id: str) -> bytes:
        """The pool's small picture, or the whole one that others promoted or that was shipped."""
        try:
            return self._parts.pool.thumbnail(item_id)
        except PoolError:
            return self._whole(item_id)

    def _whole(self, item_id: str) -> bytes:
        try:
            found = self._parts.store.get(item_id)
        except ObjectMissingError:
            found = self._parts.starter.get(item_id)
        return found.data if found else b""


def _part(
    hung: Sequence[CatalogueItem],
    emotion: Emotion | None,
    favorite: str | None,
    start: int,
    number: int,
) -> Wall:
    fitting = [
        item
        for item in hung
        if emotion in (None, item.emotion) and favorite in (None, item.favorite)
    ]
    return Wall(fitting[start : start + number], len(fitting), hung)


def _purge(runner: TaskRunner, parts: Parts) -> Deletion:
    """The deletion for ever of what was withdrawn long ago."""
    return Deletion(
        runner,
        STORE_LANE,
        lambda days: sum(left.fate is Fate.DUE for left in parts.purge.look(days)),
        lambda days, stopped: sum(
            left.fate is Fate.DELETED for left in parts.purge.purge(days, stopped)
        ),
    )
