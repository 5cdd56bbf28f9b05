"""Pictures that other tools copied into the store: which there are, and to hang them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.words import pictures
from admin.services.adoption import Adoption
from shared.qt.task_runner import TaskRunner


class AdoptionPresenter(QObject):
    """`found` are the keys that `look` saw; `faults` says of some why they can not hang.

    Each is opened as soon as it is found, so that the faults are known before anything hangs.
    """

    changed = Signal()
    adopted = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, lane: str, adoption: Adoption) -> None:
        super().__init__()
        self._runner = runner
        self._lane = lane
        self._adoption = adoption
        self._stopping = self._hanging = False
        self.found: Sequence[str] = ()
        self.faults: dict[str, str] = {}
        self.busy = False
        self.done = 0
        """How many pictures were opened, of those that are being adopted."""

    def stop(self) -> None:
        """End after the picture it is at; those that were looked at still hang."""
        self._stopping = True

    def look(self) -> None:
        """Ask the store which there are."""
        self.found, self.faults, self.done = (), {}, 0
        self._begin()
        self._runner.run(self._lane, self._adoption.look, self._check, self._failed)

    def _check(self, found: Sequence[str]) -> None:
        """Show which there are, and open them until some are to hang."""

        def work() -> Iterator[None]:
            for checked in self._adoption.check(found, lambda: self._stopping or self._hanging):
                if checked.fault is not None:
                    self.faults[checked.item_id] = checked.fault
                    yield None

        self._hanging = False
        self._show(found)
        if found:
            self._runner.stream(self._lane, work, lambda _: self.changed.emit(), self._failed)

    def adopt(self, item_ids: Sequence[str]) -> None:
        """Hang these, when they are fit."""
        hung: list[str] = []

        def work() -> Iterator[None]:
            for adopted in self._adoption.adopt(item_ids, lambda: self._stopping):
                self.done += 1
                if adopted.fault is None:
                    hung.append(adopted.item_id)
                else:
                    self.faults[adopted.item_id] = adopted.fault
                yield None

        def end() -> None:
            self._show([key for key in self.found if key not in set(hung)])
            words = QCoreApplication.translate("Admin", "In the garden now: {0}.")
            self.notice_raised.emit(words.format(pictures(len(hung))), None)
            self.adopted.emit()

        self.done, self._hanging = 0, True
        self._begin()
        self._runner.stream(self._lane, work, lambda _: self.changed.emit(), self._failed, end)

    def _begin(self) -> None:
        self.busy, self._stopping = True, False
        self.changed.emit()

    def _show(self, found: Sequence[str]) -> None:
        self.busy, self.found = False, found
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self.notice_raised.emit(str(error), None)
        self.changed.emit()
