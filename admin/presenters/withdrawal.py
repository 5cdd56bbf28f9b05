"""Pictures are taken off the manifest, and hang again when that is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.notices import Remedy, nothing_more, undo
from admin.presenters.sentences import in_words
from admin.presenters.words import pictures
from admin.services.garden import Garden, Hung
from shared.domain.errors import ManifestError, NothingMatchedError
from shared.qt.task_runner import TaskRunner

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Withdrawn:
    """What was taken off the manifest at once, and whether more than half of it was meant."""

    item_ids: tuple[str, ...]
    allow_shrink: bool


class WithdrawalPresenter(QObject):
    """`changed` is emitted when other pictures hang, with the item ids of those that came back."""

    changed = Signal(list)
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, lane: str, garden: Garden) -> None:
        super().__init__()
        self._runner = runner
        self._lane = lane
        self._garden = garden
        self._done: list[_Withdrawn] = []
        self._undone: list[_Withdrawn] = []

    def withdraw(self, item_ids: Sequence[str], *, allow_shrink: bool = False) -> None:
        """Take pictures off the manifest; they are undecided again in the pool."""

        self._undone.clear()
        self._withdraw(item_ids, allow_shrink)

    def undo(self) -> None:
        """Hang again what was withdrawn last."""
        if not self._done:
            self.notice_raised.emit(nothing_more(), None)
            return
        last = self._done.pop()

        def tell(tried: Sequence[Hung]) -> None:
            self._undone.append(last)
            hung = [each.item_id for each in tried if not each.fault]
            fault = next((in_words(each.fault) for each in tried if each.fault), "")
            said = [translate("Admin", "In the garden again: {0}.").format(pictures(len(hung)))]
            if fault:
                words = translate("Admin", "Not hung again: {0}. {1}")
                said.append(words.format(pictures(len(tried) - len(hung)), fault))
            self.notice_raised.emit(" ".join(said if hung else said[-1:]), None)
            self.changed.emit(hung)

        self._runner.run(
            self._lane,
            lambda: self._garden.hang_again(last.item_ids),
            tell,
            lambda error: self._not_hung(last, error),
        )

    def redo(self) -> None:
        """Withdraw again what was hung again last."""
        if not self._undone:
            self.notice_raised.emit(nothing_more(again=True), None)
            return
        last = self._undone.pop()
        self._withdraw(last.item_ids, last.allow_shrink, again=last)

    def _withdraw(
        self, item_ids: Sequence[str], allow_shrink: bool, again: _Withdrawn | None = None
    ) -> None:
        def tell(gone: Sequence[str]) -> None:
            self._done.append(_Withdrawn(tuple(gone), allow_shrink))
            words = translate("Admin", "Withdrawn: {0}. They wait in the review page, undecided.")
            self.notice_raised.emit(words.format(pictures(len(gone))), undo(self.undo))
            self.changed.emit([])

        self._runner.run(
            self._lane,
            lambda: self._garden.withdraw(item_ids, allow_shrink=allow_shrink),
            tell,
            lambda error: self._not_withdrawn(item_ids, again, error),
        )

    def _not_hung(self, last: _Withdrawn, error: Exception) -> None:
        if not isinstance(error, NothingMatchedError):  # they hang again already, or are gone
            self._done.append(last)
        self._failed(error)

    def _not_withdrawn(
        self, item_ids: Sequence[str], again: _Withdrawn | None, error: Exception
    ) -> None:
        if again is not None and not isinstance(error, NothingMatchedError):
            self._undone.append(again)
        if not isinstance(error, ManifestError):
            self._failed(error)
            return
        words = translate(
            "Admin", "That is more than half of the garden; kiosks refuse it unless it is meant."
        )
        remedy = Remedy(
            translate("Admin", "Withdraw all the same"),
            lambda: self.withdraw(item_ids, allow_shrink=True),
        )
        self.notice_raised.emit(words, remedy)

    def _failed(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
