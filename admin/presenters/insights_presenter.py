"""What visitors like: read in the background; wishes for pictures, and the way back."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from admin.presenters.garden_presenter import STORE_LANE
from admin.presenters.insight_table import InsightTable
from admin.presenters.notices import undo
from admin.presenters.parts import Parts
from admin.presenters.thumbnails import Thumbnails
from admin.presenters.words import pictures
from admin.services.figures import Figures
from admin.services.insights import emotion_of, viewer_of
from admin.services.picture_wishes import Change, Wished
from shared.domain.face import GenderValue, Generation
from shared.domain.wishes import Wish
from shared.qt.task_runner import TaskRunner
from shared.services.recommender.why import Why

INSIGHTS_LANE = "insights"
_TOLD_EVERY = 20
"""Files after which progress is told."""
translate = QCoreApplication.translate


class InsightsPresenter(QObject):
    """`thumbnails` are the small pictures of the garden."""

    changed = Signal()
    progress_changed = Signal()
    wishes_changed = Signal()
    why_changed = Signal()
    notice_raised = Signal(str, object)

    def __init__(self, runner: TaskRunner, parts: Parts, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._runner = runner
        self._insights = parts.insights
        self._wishes = parts.insights.wishes
        self.thumbnails = thumbnails
        self.table = InsightTable(thumbnails)
        self.figures: Figures | None = None
        """None until something was read."""
        self.busy = False
        self.done = self.of = 0
        self.trouble = ""
        """Why the last reading came to nothing."""
        self.stopped = False
        """Whether the last reading was told to stop before its end."""
        self.why: Why | None = None
        self._done: list[Wished] = []
        self._undone: list[Wished] = []
        self._stopping = False
        self._meanwhile: dict[str, Wish] = {}
        """What was wished since the last reading began, which it may not know."""

    # --- figures ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is new."""
        if self.busy:
            return
        self.busy, self.stopped, self._stopping = True, False, False
        self._meanwhile = {}
        self.done = self.of = 0

        def follow() -> Iterator[Figures | None]:
            for step in self._insights.read(lambda: self._stopping):
                self.done, self.of = step.done, step.of
                if step.done % _TOLD_EVERY == 0 or step.done == step.of:
                    yield None
            yield self._insights.figures()

        self._runner.stream(INSIGHTS_LANE, follow, self._show, self._failed)
        self.progress_changed.emit()

    def stop(self) -> None:
        """End after the file under way; the next reading goes on from there."""
        self._stopping = True

    def explain(
        self, item_id: str, generation: Generation | None, gender: GenderValue | None
    ) -> None:
        """Say why a picture is shown to visitors of its emotion, and of what else is given."""

        def show(why: Why) -> None:
            self.why = why
            self.why_changed.emit()

        viewer = viewer_of(emotion_of(item_id), generation, gender)
        self._runner.run(
            INSIGHTS_LANE, lambda: self._insights.why(item_id, viewer), show, self._tell
        )

    # --- wishes ----------------------------------------------------------------------------------

    def wish(self, item_ids: Sequence[str], change: Change) -> None:
        """Wish something of pictures; it can be undone."""

        def work() -> Wished:
            wished = self._wishes.wish(item_ids, change)
            if wished.after:
                self._done.append(wished)
                self._undone.clear()
            return wished

        self._change(work, remedy=True)

    def undo(self) -> None:
        """Take back what was wished last."""
        self._change(lambda: self._again(self._done, self._undone), remedy=False)

    def redo(self) -> None:
        """Wish again what was taken back last."""
        self._change(lambda: self._again(self._undone, self._done), remedy=False)

    def _again(self, from_: list[Wished], to: list[Wished]) -> Wished:
        """On the lane, which the lists belong to: acts follow one another as they were asked."""
        if not from_:
            return Wished({}, {})
        wished = self._wishes.undo(from_[-1])
        from_.pop()
        if wished.after:
            to.append(wished)
        return wished

    def _change(self, work: Callable[[], Wished], *, remedy: bool) -> None:
        def noted(wished: Wished) -> None:
            if not wished.after:
                return
            self._meanwhile.update(wished.after)
            self.table.note(wished.after)
            self.wishes_changed.emit()
            words = translate("Admin", "Wished of {0}. Kiosks heed it within two minutes.")
            said = words.format(pictures(len(wished.after)))
            self.notice_raised.emit(said, undo(self.undo) if remedy else None)

        def refused(error: Exception) -> None:
            self._tell(error)
            self.wishes_changed.emit()  # what was touched shows again what is

        self._runner.run(STORE_LANE, work, noted, refused)

    # --- what comes back -------------------------------------------------------------------------

    def _show(self, figures: Figures | None) -> None:
        if figures is None:
            self.progress_changed.emit()
            return
        self.busy, self.trouble = False, ""
        self.stopped = self._stopping and self.done < self.of
        self.figures = figures
        self.table.put(figures.pictures, {**figures.wishes.by_item, **self._meanwhile})
        self.progress_changed.emit()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.busy, self.stopped, self.trouble = False, False, str(error)
        self.progress_changed.emit()
        self.changed.emit()

    def _tell(self, error: Exception) -> None:
        self.notice_raised.emit(str(error), None)
