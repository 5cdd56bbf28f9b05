"""What the kiosk does by itself: keep the shelf as the manifest says, and deliver the outbox."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.presenters.staff_sentences import PASSED_OVER, STAND_IN
from kiosk.presenters.visit_presenter import VisitPresenter
from kiosk.services.catalogue_sync import CatalogueSync, SyncReport
from kiosk.services.visit import VisitState
from shared.domain.errors import EmotionGardenError
from shared.qt.task_runner import TaskRunner, nothing
from shared.services.outbox_dispatcher import Drained, OutboxDispatcher

SHELF_LANE = "shelf"
SYNC_EVERY_S = 60
DELIVER_EVERY_S = 5
_log = logging.getLogger(__name__)


class Housekeeper(QObject):
    """Works on the lane `shelf` and a lane for each outbox; the window never waits for any.

    `outboxes` are by the name of their sink: one that is slow or away holds up no other. The shelf
    is left alone during a visit, so that no picture goes while somebody looks at it.
    `fallback` is why the starter garden is shown in place of the store's, None when it is not.
    `shelf_changed` is raised when pictures came or went, `shelf_looked_at` whenever the store was
    asked, whether it answered or not.
    """

    shelf_changed = Signal()
    shelf_looked_at = Signal()

    def __init__(
        self,
        visit: VisitPresenter,
        runner: TaskRunner,
        sync: CatalogueSync,
        outboxes: Mapping[str, OutboxDispatcher],
    ) -> None:
        super().__init__()
        self._visit = visit
        self._runner = runner
        self._sync = sync
        self._outboxes = outboxes
        self._said = dict[str, str]()
        self._was_filled = False
        self.fallback: str | None = None
        self._sync_timer = self._every(SYNC_EVERY_S, self._fill_shelf)
        self._delivery_timers = {
            name: self._every(DELIVER_EVERY_S, partial(self._deliver, name)) for name in outboxes
        }

    def start(self) -> None:
        """Fill the shelf and deliver what waits, now and from time to time."""
        self._runner.run(SHELF_LANE, self._sync.stand_in, self._stood_in, nothing)
        self._fill_shelf()
        for name in self._outboxes:
            self._deliver(name)

    def stop(self) -> None:
        """Begin nothing more; what is under way ends by itself."""
        self._sync_timer.stop()
        for timer in self._delivery_timers.values():
            timer.stop()

    @property
    def troubles(self) -> Mapping[str, str]:
        """What is wrong now with the `shelf` or an outbox, as a sentence each."""
        return self._said

    @property
    def has_newest_garden(self) -> bool:
        """Whether the store gave its garden the last time, and no starter garden stands in."""
        return SHELF_LANE not in self._said and self.fallback is None

    @property
    def lanes(self) -> Sequence[str]:
        """Those that wait for the store and the sinks."""
        return [SHELF_LANE, *map(_lane, self._outboxes)]

    def look_at_shelf(self) -> None:
        """Ask the store for the garden now."""
        self._sync_timer.stop()
        self._fill_shelf()

    def deliver_rest(self) -> None:
        """Deliver what still waits before the kiosk closes; what can't be delivered waits on.

        A sink that does not answer is not waited for long.
        """
        self._runner.finish(
            {_lane(name): partial(self._drain_rest, name) for name in self._outboxes}
        )

    def _drain_rest(self, name: str) -> None:
        try:
            self._tell(name, self._outboxes[name].drain(datetime.now(UTC)))
        except EmotionGardenError as error:
            self._say_once(name, str(error))

    def _every(self, seconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        timer.timeout.connect(work)
        return timer

    def _fill_shelf(self) -> None:
        if self._may_not_change():
            self._sync_timer.start()
            return
        sync = partial(self._sync.sync, self._may_not_change)
        self._runner.run(SHELF_LANE, sync, self._filled, self._not_filled)

    def _may_not_change(self) -> bool:
        """Whether somebody may be looking; an empty shelf is better filled then."""
        return not self._sync.may_fill and self._visit.visit.state is not VisitState.ATTRACT

    def _stood_in(self, was_bare: bool) -> None:
        if was_bare:
            _log.info("the starter garden is shown until the store has answered")
            self.shelf_changed.emit()

    def _filled(self, report: SyncReport) -> None:
        self._said.pop(SHELF_LANE, None)
        self.fallback = report.fallback
        if not report.cancelled:
            self._keep(STAND_IN, None if report.is_new else report.fallback)
            self._keep(PASSED_OVER, _passed_over(report.skipped))
        if report.changed or not self._was_filled:
            _log.info("the shelf has changed: %s", report)
            self._was_filled = True  # the starter garden is shown from where it is, unfetched
            self.shelf_changed.emit()
        self.shelf_looked_at.emit()
        self._sync_timer.start()

    def _not_filled(self, error: Exception) -> None:
        self._say_once(SHELF_LANE, str(error))
        self.shelf_looked_at.emit()
        self._sync_timer.start()

    def _deliver(self, name: str) -> None:
        def again(drained: Drained) -> None:
            self._tell(name, drained)
            self._delivery_timers[name].start()

        def fail(error: Exception) -> None:
            self._say_once(name, str(error))
            self._delivery_timers[name].start()

        drain = self._outboxes[name].drain
        self._runner.run(_lane(name), lambda: drain(datetime.now(UTC)), again, fail)

    def _tell(self, name: str, drained: Drained) -> None:
        if drained.away:
            self._say_once(name, drained.away)
        else:
            self._said.pop(name, None)
        if drained.buried:
            _log.error(
                "%s messages for %s were refused and are kept aside: %s",
                drained.buried,
                name,
                drained.refusal,
            )

    def _keep(self, work: str, sentence: str | None) -> None:
        if sentence is None:
            self._said.pop(work, None)
        else:
            self._say_once(work, sentence)

    def _say_once(self, work: str, sentence: str) -> None:
        """A store that is away for a week is one line in the log, not one every few seconds."""
        if self._said.get(work) != sentence:
            self._said[work] = sentence
            _log.warning("%s: %s", work, sentence)


def _passed_over(skipped: Sequence[str]) -> str | None:
    return f"pictures that are passed over: {len(skipped)}; {skipped[0]}" if skipped else None


def _lane(outbox: str) -> str:
    return f"outbox {outbox}"
