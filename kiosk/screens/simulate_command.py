"""`python -m kiosk simulate`: a simulated exhibition in a data folder of its own, delivered."""

import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.doors import Kept
from kiosk.services.learner import Learner, embedded
from kiosk.services.simulation import (
    MARK,
    MARK_KEY,
    Clock,
    Plan,
    Simulation,
    refuse_real_data,
    refuse_real_events,
)
from kiosk.services.wish_reader import WishReader
from shared.domain.errors import StoreError
from shared.domain.wishes import Wishes
from shared.ports import Store
from shared.services.event_log import SIMULATED, StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.services.recommender import SplitRecommender, UniformRecommender
from shared.settings import Settings
from shared.terminal import answer


class SimulateCommand:
    """`folder` is the data folder, `starter` the shipped garden."""

    def __init__(self, settings: Settings, folder: Store, store: Store, starter: Store) -> None:
        self._settings = settings
        self._folder = folder
        self._store = store
        self._starter = starter

    def begin(self) -> None:
        """Mark the data folder; SettingsError when real data would be mixed with it."""
        refuse_real_data(self._folder)
        refuse_real_events(self._store, SIMULATED)
        self._folder.put(MARK_KEY, MARK)

    def run(self, plan: Plan, kept: Kept) -> int:
        """Let everybody visit, and deliver what they did; DatabaseError, WishesError."""
        CatalogueSync(self._store, kept.catalogue, self._starter).sync()
        clock = Clock(plan.until)
        own, settings = embedded(self._settings, clock), self._settings
        split = SplitRecommender(
            own, UniformRecommender(plan.seed), settings.comparison_share, settings.recommender_seed
        )
        learner = Learner(own, kept.screens, kept.catalogue, kept.scraps)
        learner.begin()
        with suppress(StoreError):  # a store that is not there yet has none
            learner.wish(WishReader(self._store).read() or Wishes())
        simulation = Simulation(kept.catalogue.items(), split, kept.visits, learner, clock)
        before = sum(1 for _ in kept.screens.screens())
        screens = simulation.run(replace(plan, after=before), _say_progress)
        sink = StoreEventLog(self._store, SIMULATED + self._settings.kiosk_id)
        (outbox,) = kept.outboxes.values()
        dispatcher = OutboxDispatcher(outbox, sink)
        while dispatcher.drain(datetime.now(UTC)).delivered:
            pass
        said = f"{plan.visitors} simulated visitors, {screens} screens"
        answer(f"{said}, in {self._settings.data_dir}")
        return 0


def _say_progress(done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        sys.stderr.write(f"\r{done} of {total} visitors")
        sys.stderr.write("\n" if done == total else "")
        sys.stderr.flush()
