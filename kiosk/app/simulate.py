"""`python -m kiosk simulate`: its parts, put together."""

import sys
from datetime import UTC, datetime

from kiosk.adapters.screen_log import SqliteScreenLog
from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.app import DATABASE_FILE, STARTER_GARDEN, made_folder
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.learner import Learner
from kiosk.services.simulation import (
    MARK,
    MARK_KEY,
    Clock,
    Plan,
    Simulation,
    refuse_real_data,
    refuse_real_events,
)
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.catalogue import SqliteCatalogue
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.services.event_log import StoreEventLog
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.services.recommender import (
    EmbeddedRecommender,
    Manner,
    SplitRecommender,
    UniformRecommender,
)
from shared.services.screen_reader import SIMULATED
from shared.settings import Settings


def simulate(settings: Settings, days: int, visitors: int, seed: int) -> int:
    """`python -m kiosk simulate`: a simulated exhibition in a folder of its own, delivered."""
    folder = made_folder(settings.data_dir)
    refuse_real_data(folder)
    store = made_folder(settings.store_dir)
    refuse_real_events(store, SIMULATED)
    folder.put(MARK_KEY, MARK)
    database = Database.open(settings.data_dir / DATABASE_FILE)
    catalogue = SqliteCatalogue(database, settings.data_dir / "shelf", [STARTER_GARDEN])
    CatalogueSync(store, catalogue, FolderStore(STARTER_GARDEN)).sync()
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    clock = Clock(today)
    manner = Manner(uniform_share=settings.exploration_share)
    recommender = EmbeddedRecommender(settings.recommender_seed, manner=manner, clock=clock)
    split = SplitRecommender(
        recommender, UniformRecommender(seed), settings.comparison_share, settings.recommender_seed
    )
    keep = made_folder(settings.data_dir / "learned")
    learner = Learner(recommender, SqliteScreenLog(database), catalogue, keep)
    visits = SqliteVisitLog(database)
    simulation = Simulation(catalogue.items(), split, visits, learner, clock)
    plan = Plan(
        days=days,
        visitors=visitors,
        seed=seed,
        until=today,
        age_and_gender=settings.age_and_gender,
    )
    screens = simulation.run(plan, _say_progress)
    sink = StoreEventLog(store, SIMULATED + settings.kiosk_id)
    dispatcher = OutboxDispatcher(SqliteOutbox(database), [sink])
    while dispatcher.drain(datetime.now(UTC)).delivered:
        pass
    database.close()
    sys.stdout.write(f"{visitors} simulated visitors, {screens} screens, in {settings.data_dir}\n")
    return 0


def _say_progress(done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        sys.stderr.write(f"\r{done} of {total} visitors")
        sys.stderr.write("\n" if done == total else "")
        sys.stderr.flush()
