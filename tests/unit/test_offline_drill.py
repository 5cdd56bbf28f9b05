"""A kiosk offline for thousands of visits and then online: nothing lost, nothing doubled.

EMOTION_GARDEN_TEST_VISITS says how many visits.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.doors import STARTER_GARDEN, kept
from kiosk.services.catalogue_sync import CatalogueSync
from kiosk.services.doors import Kept
from kiosk.services.learner import Learner, embedded
from kiosk.services.simulation import Clock, Plan, Simulation
from shared.adapters.aws.personalize import PersonalizeVisits
from shared.adapters.aws.s3 import S3Store
from shared.adapters.folder_store import FolderStore
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import EVENT_LOG
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.errors import StoreError
from shared.ports import EventSink
from shared.services.event_log import StoreEventLog, read_events
from shared.services.outbox_dispatcher import LONGEST_PAUSE, OutboxDispatcher
from shared.settings import Settings
from tests.fakes.aws_server import FakeAws
from tests.fakes.catalogue import make_items
from tests.fakes.fault_proxy import Trouble, fault_proxy
from tests.s3_servers import empty_store

VISITS = int(os.environ.get("EMOTION_GARDEN_TEST_VISITS", "200"))
USERS = "arn:aws:personalize:us-east-1:123456789012:dataset/emotion-garden/USERS"
PERSONALIZE = "personalize"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Network:
    """The way to S3 and to Personalize, which can be cut or made bad."""

    store: S3Store
    aws: FakeAws
    troubles: tuple[Trouble, Trouble]

    def is_now(self, fault: str | None, every: tuple[int, int] = (1, 1)) -> None:
        """Every so many requests to S3 and to Personalize meet the fault."""
        for trouble, number in zip(self.troubles, every, strict=True):
            trouble.faults, trouble.every = [fault] if fault else [], number

    def sinks(self) -> dict[str, EventSink]:
        return {
            EVENT_LOG: StoreEventLog(self.store, "hall-1"),
            PERSONALIZE: PersonalizeVisits("tracking-test", USERS),
        }


@pytest.fixture
def network(seaweedfs: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    troubles = Trouble(), Trouble()
    with FakeAws() as aws, fault_proxy(seaweedfs, troubles[0]) as s3:
        aws.data.datasets.add(USERS)
        with fault_proxy(aws.url, troubles[1]) as personalize:
            store = empty_store(monkeypatch, s3)
            monkeypatch.setenv("AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", personalize)
            yield Network(store, aws, troubles)


def simulate(folder: Path, here: Kept) -> None:
    """So many visitors, by the kiosk's own deck, likes and log."""
    clock = Clock(NOON)
    recommender = embedded(Settings(data_dir=folder), clock)
    learner = Learner(recommender, here.screens, here.catalogue, here.scraps)
    plan = Plan(days=30, visitors=VISITS, seed=7, until=NOON, age_and_gender=False)
    simulation = Simulation(here.catalogue.items(), recommender, here.visits, learner, clock)
    simulation.run(plan, lambda done, total: None)


def ids_of(database: Database, table: str, key: str) -> list[str]:
    with database.read() as tables:
        return [row[0] for row in tables.execute(f"SELECT {key} FROM {table} ORDER BY rowid")]


def test_a_kiosk_offline_for_many_visits_and_then_online(network: Network, tmp_path: Path) -> None:
    store, items = network.store, make_items(9, "calm") + make_items(9, "happy")
    for item in items:
        store.put(item.item_id, item.item_id.encode())
    store.put(MANIFEST_KEY, Manifest(tuple(items)).to_bytes())
    database = Database.open(tmp_path / "kiosk.db")
    here = kept(database, tmp_path, [EVENT_LOG, PERSONALIZE])
    sync = CatalogueSync(store, here.catalogue, FolderStore(STARTER_GARDEN))
    sync.sync()
    shelf = list(here.catalogue.items())
    assert len(shelf) == len(items)

    network.is_now("reset")
    simulate(tmp_path, here)
    with pytest.raises(StoreError, match="cannot be reached"):
        sync.sync()
    for name, sink in network.sinks().items():
        drained = OutboxDispatcher(here.outboxes[name], sink).drain(NOON)
        assert (drained.delivered, drained.buried) == (0, 0)
        assert drained.away is not None
    assert list(here.catalogue.items()) == shelf
    database.close()

    database = Database.open(tmp_path / "kiosk.db")  # the kiosk was started again meanwhile
    here = kept(database, tmp_path, [EVENT_LOG, PERSONALIZE])
    network.is_now("lost answer", every=(7, 41))
    for name, sink in network.sinks().items():
        deliver_all(here, name, sink)
    network.is_now(None)
    check_event_log(store, database)
    check_personalize(network.aws, database)
    assert list(here.catalogue.items()) == shelf
    database.close()


def deliver_all(here: Kept, name: str, sink: EventSink) -> None:
    dispatcher = OutboxDispatcher(here.outboxes[name], sink)
    now = NOON + timedelta(days=1)
    longest = now + timedelta(days=30)
    while here.outboxes[name].depth():
        assert now < longest
        drained = dispatcher.drain(now)
        assert (drained.put_back, drained.buried) == (0, 0)
        now += LONGEST_PAUSE


def check_event_log(store: S3Store, database: Database) -> None:
    """Each row of the kiosk is in the log, and read once."""
    logged: dict[str, Counter[str]] = {}
    for event in read_events(store):
        logged.setdefault(event.topic, Counter())[event.message_id] += 1
    rows = {
        "visitor": ids_of(database, "visitors", "user_id"),
        "impression": ids_of(database, "impressions", "impression_id"),
        "interaction": ids_of(database, "interactions", "event_id"),
    }
    assert len(rows["visitor"]) == VISITS
    for topic, ids in rows.items():
        assert logged[topic] == Counter(ids)
    assert logged["screen"].total() == len(rows["impression"])


def check_personalize(aws: FakeAws, database: Database) -> None:
    """Each visitor and each like, some sent twice and counted once; in order in each session."""
    assert set(aws.data.users) == set(ids_of(database, "visitors", "user_id"))
    likes = ids_of(database, "interactions", "event_id")
    assert set(aws.data.events) == set(likes)
    sessions: dict[str, list[str]] = {}
    for event_id, event in aws.data.events.items():
        sessions.setdefault(event["sessionId"], []).append(event_id)
    place: dict[str, Any] = {event_id: number for number, event_id in enumerate(likes)}
    for ids in sessions.values():
        assert ids == sorted(ids, key=place.__getitem__)
    assert sum(len(ids) for _, _, ids in aws.data.sessions) > len(likes)
