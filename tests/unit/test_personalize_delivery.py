"""Visits and items on their way to Personalize, over real HTTP."""

import json
import logging
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.adapters.visit_log import SqliteVisitLog
from kiosk.app import real_doors
from kiosk.services.personalize_recommender import PersonalizeRecommender
from kiosk.services.respite import LASTING, LONGEST_S, Respite
from shared.adapters.aws.personalize import PersonalizeItems, PersonalizeRanking, PersonalizeVisits
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.emotion import Emotion
from shared.domain.errors import (
    DeliveryRefusedError,
    RecommendationError,
    SettingsError,
    StoreError,
)
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import Impression, Interaction, ShownItem
from shared.domain.outbox import OutboxMessage
from shared.domain.visitor import Visitor
from shared.services.event_log import StoreEventLog, read_events
from shared.services.outbox_dispatcher import OutboxDispatcher
from shared.services.recommender import UniformRecommender
from shared.settings import Settings, load_settings
from tests.fakes.aws_server import FakeAws, Fault
from tests.fakes.aws_server.server import EXPIRED
from tests.fakes.catalogue import make_item
from tests.fakes.store import FakeStore
from tests.patience import PATIENCE_S

USERS = "arn:aws:personalize:ap-northeast-2:123456789012:dataset/emotion-garden/USERS"
ITEMS = "arn:aws:personalize:ap-northeast-2:123456789012:dataset/emotion-garden/ITEMS"
CAMPAIGN = "arn:aws:personalize:ap-northeast-2:123456789012:campaign/emotion-garden"
FILTER = "arn:aws:personalize:ap-northeast-2:123456789012:filter/emotion-garden"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = b"<html><body>Welcome to the hotel.</body></html>"
SHOWN = [f"emotions/calm/img_20260101-120000_{number}h.jpeg" for number in range(12)]
VISITOR = Visitor(
    user_id="u1",
    session_id="s1",
    emotion=Emotion.CALM,
    arrived_at=NOON,
    generation=Generation.YOUNG_ADULT,
    gender=GenderValue.FEMALE,
)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with FakeAws() as aws:
        for name, value in aws.environment.items():
            monkeypatch.setenv(name, value)
        aws.data.datasets |= {USERS, ITEMS}
        aws.data.campaigns.add(CAMPAIGN)
        yield aws


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "kiosk.db")
    yield database
    database.close()


def a_visit(log: SqliteVisitLog, name: str, likes: int, start: datetime = NOON) -> None:
    """A visitor who likes so many pictures, one on each screen."""
    visitor = replace(VISITOR, user_id=f"u{name}", session_id=f"s{name}", arrived_at=start)
    log.add_visitor(visitor)
    for number in range(likes):
        cards = SHOWN[number % 4 * 3 : number % 4 * 3 + 3]
        impression = Impression(
            impression_id=f"i{name}-{number}",
            user_id=visitor.user_id,
            session_id=visitor.session_id,
            shown=tuple(ShownItem(item_id, slot, 0.5) for slot, item_id in enumerate(cards)),
            shown_at=start,
            policy="personalize",
            recommendation_id="RID-1",
        )
        log.add_impression(impression)
        log.add_interaction(
            Interaction(
                event_id=f"e{name}-{number}",
                user_id=visitor.user_id,
                session_id=visitor.session_id,
                impression_id=impression.impression_id,
                item_id=cards[1],
                sent_at=start + timedelta(seconds=number),
            )
        )


def drain(outbox: SqliteOutbox, sink: Any, now: datetime = NOON, **more: Any) -> Any:
    return OutboxDispatcher(outbox, sink, **more).drain(now)


def test_a_visit_arrives_as_a_user_and_events_of_one_session(
    aws: FakeAws, database: Database
) -> None:
    a_visit(SqliteVisitLog(database, ["personalize"]), "1", likes=13)
    outbox = SqliteOutbox(database, "personalize")
    drained = drain(outbox, PersonalizeVisits("tracking-test", USERS, with_context=True))
    assert (drained.delivered, outbox.depth()) == (27, 0)
    assert aws.data.users == {
        "u1": {"generation": "young-adult", "gender": "Female", "emotion": "calm"}
    }
    calls = aws.calls("PutEvents")
    assert [len(call["eventList"]) for call in calls] == [10, 3]
    assert {(call["sessionId"], call["userId"], call["trackingId"]) for call in calls} == {
        ("s1", "u1", "tracking-test")
    }
    event = calls[0]["eventList"][1]
    assert event["eventId"] == "e1-1"
    assert event["itemId"] == SHOWN[4]
    assert event["impression"] == SHOWN[3:6]
    assert event["recommendationId"] == "RID-1"
    assert event["eventType"] == "like"
    assert event["sentAt"] == NOON.timestamp() + 1
    assert json.loads(event["properties"]) == {
        "emotion": "calm",
        "generation": "young-adult",
        "gender": "Female",
    }


def test_age_and_gender_stay_here_until_the_site_turns_them_on(
    aws: FakeAws, database: Database
) -> None:
    a_visit(SqliteVisitLog(database, ["personalize"]), "1", likes=1)
    drain(SqliteOutbox(database, "personalize"), PersonalizeVisits("tracking-test", USERS))
    assert aws.data.users == {"u1": {"emotion": "calm"}}
    (event,) = aws.data.events.values()
    assert "properties" not in event


def test_sessions_are_not_mixed_in_a_call(aws: FakeAws, database: Database) -> None:
    log = SqliteVisitLog(database, ["personalize"])
    for name in "abc":
        a_visit(log, name, likes=2)
    drain(SqliteOutbox(database, "personalize"), PersonalizeVisits("tracking-test", USERS))
    assert sorted(aws.data.sessions) == [
        ("sa", "ua", ["ea-0", "ea-1"]),
        ("sb", "ub", ["eb-0", "eb-1"]),
        ("sc", "uc", ["ec-0", "ec-1"]),
    ]
    assert [len(call["users"]) for call in aws.calls("PutUsers")] == [3]


def test_personalize_away_for_weeks_holds_up_no_event_log_and_loses_nothing(
    aws: FakeAws, database: Database
) -> None:
    log = SqliteVisitLog(database, ["events", "personalize"])
    store = FakeStore()
    aws.fail("PutEvents", "ThrottlingException")
    for number in range(30):
        a_visit(log, str(number), likes=2)
    far = SqliteOutbox(database, "personalize")
    sink = PersonalizeVisits("tracking-test", USERS)
    near_drained = drain(SqliteOutbox(database, "events"), StoreEventLog(store, "hall-1"))
    assert near_drained.delivered == 150
    far_drained = drain(far, sink)
    assert far_drained.delivered == 0
    assert "asked less often" in (far_drained.away or "")
    assert far.depth() == 150
    assert len(list(read_events(store))) == 150
    aws.faults.clear()
    drain(far, sink, NOON + timedelta(days=30))
    assert far.depth() == 0
    assert len(aws.data.events) == 60


def test_a_drain_cut_off_anywhere_doubles_nothing(aws: FakeAws, database: Database) -> None:
    log = SqliteVisitLog(database, ["personalize"])
    for number in range(40):
        a_visit(log, str(number), likes=3)
    outbox = SqliteOutbox(database, "personalize")
    chance = random.Random(5)
    sink = PersonalizeVisits("tracking-test", USERS)
    for _ in range(200):
        operation = chance.choice(["PutEvents", "PutUsers"])
        aws.faults.clear()
        if chance.random() < 0.5:
            aws.fail(operation, "InternalServerError", times=4)
        drain(outbox, sink, batch_size=chance.randint(1, 60), batches_per_drain=1)
        if not outbox.depth():
            break
    assert outbox.depth() == 0
    assert len(aws.data.events) == 120
    assert len(aws.data.users) == 40


def test_a_poisoned_message_is_set_aside_and_the_others_arrive(
    aws: FakeAws, database: Database
) -> None:
    a_visit(SqliteVisitLog(database, ["personalize"]), "1", likes=2)
    with database.write() as tables:
        tables.execute(
            "UPDATE outbox SET payload = json_set(payload, '$.item_id', ?)"
            " WHERE message_id = 'e1-0'",
            ["x" * 300],
        )
    outbox = SqliteOutbox(database, "personalize")
    sink, now = PersonalizeVisits("tracking-test", USERS), NOON
    for _ in range(3):
        drained = drain(outbox, sink, now, max_attempts=3)
        now += timedelta(hours=1)
    assert drained.buried == 1
    assert outbox.depth() == 0
    assert list(aws.data.events) == ["e1-1"]
    with database.read() as tables:
        (reason,) = tables.execute("SELECT reason FROM outbox WHERE buried = 1").fetchone()
    assert "item_id does not have 1 to 256 characters" in reason


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda aws, patch: patch.setenv("AWS_SESSION_TOKEN", EXPIRED), "token has expired"),
        (lambda aws, patch: aws.denied.add("personalize:PutUsers"), "do not allow personalize:Put"),
        (
            lambda aws, patch: aws.data.datasets.clear(),
            "AWS does not find it; look at the settings",
        ),
    ],
    ids=["expired", "denied", "no data set"],
)
def test_what_is_wrong_with_the_account_blames_no_message(
    aws: FakeAws,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[FakeAws, pytest.MonkeyPatch], object],
    words: str,
) -> None:
    spoil(aws, monkeypatch)
    a_visit(SqliteVisitLog(database, ["personalize"]), "1", likes=1)
    outbox = SqliteOutbox(database, "personalize")
    drained = drain(outbox, PersonalizeVisits("tracking-test", USERS))
    assert words in (drained.away or "")
    assert (drained.put_back, drained.buried, outbox.depth()) == (0, 0, 3)


def test_a_wrong_tracking_id_buries_no_likes(aws: FakeAws, database: Database) -> None:
    a_visit(SqliteVisitLog(database, ["personalize"]), "1", likes=1)
    outbox = SqliteOutbox(database, "personalize")
    drained = drain(outbox, PersonalizeVisits("tracking-of-nobody", None))
    assert "tracking id" in (drained.away or "")
    assert outbox.depth() == 3


@pytest.mark.parametrize("status", [200, 400, 403, 502])
@pytest.mark.parametrize("operation", ["PutUsers", "PutEvents"])
def test_a_page_on_the_way_delivers_nothing_and_is_told(
    aws: FakeAws, database: Database, operation: str, status: int
) -> None:
    a_visit(SqliteVisitLog(database, ["personalize"]), "1", likes=1)
    outbox = SqliteOutbox(database, "personalize")
    aws.faults[operation] = Fault(page=PAGE, status=status)
    dispatcher = OutboxDispatcher(outbox, PersonalizeVisits("tracking-test", USERS))
    drained = dispatcher.drain(NOON)
    assert f"personalize:{operation} on" in (drained.away or "")
    assert f"is not AWS' own (HTTP status {status}); look for a proxy" in (drained.away or "")
    assert (drained.put_back, drained.buried, outbox.depth()) == (0, 0, 3)
    aws.faults.clear()
    assert dispatcher.drain(NOON).delivered == 0
    assert dispatcher.drain(NOON + timedelta(hours=1)).delivered == 3
    assert len(aws.data.events) == 1


# --- items ---------------------------------------------------------------------------------------


def item_message(number: int, *, withdrawn: bool = False) -> OutboxMessage:
    item_id = f"emotions/happy/a rose|장미/img_20260101-120000_{number % 25}v.jpeg"
    payload = {"item_id": item_id, "timestamp": 1767268800, "withdrawn": withdrawn}
    return OutboxMessage(f"m{number}", "item", item_id, payload, NOON)


def test_items_go_ten_at_a_time_with_their_columns(aws: FakeAws) -> None:
    PersonalizeItems(ITEMS).deliver([item_message(number) for number in range(25)])
    assert [len(call["items"]) for call in aws.calls("PutItems")] == [10, 10, 5]
    assert set(map(json.dumps, aws.data.items.values())) == {
        json.dumps(
            {
                "timestamp": 1767268800,
                "emotion": "happy",
                "favorite": "a rose 장미",
                "orientation": "v",
                "creationTimestamp": 1767268800,
            }
        )
    }


def test_the_last_word_about_an_item_counts(aws: FakeAws) -> None:
    sink = PersonalizeItems(ITEMS)
    sink.deliver([item_message(1), item_message(26, withdrawn=True), item_message(2)])
    sink.deliver([item_message(2), item_message(2)])
    assert sorted(item["emotion"] for item in aws.data.items.values()) == ["happy", "withdrawn"]


def test_a_key_that_is_no_item_is_refused(aws: FakeAws) -> None:
    broken = OutboxMessage("m", "item", "x", {"item_id": "cat.jpeg", "timestamp": 1}, NOON)
    with pytest.raises(DeliveryRefusedError, match=r"'cat\.jpeg' is not an item id"):
        PersonalizeItems(ITEMS).deliver([broken])
    assert aws.requests == []


def test_an_answer_that_is_none_leaves_the_items_waiting(aws: FakeAws) -> None:
    aws.fail("PutItems", "ServiceUnavailable")
    with pytest.raises(StoreError, match="personalize:PutItems"):
        PersonalizeItems(ITEMS).deliver([item_message(1)])


def test_a_page_on_the_way_takes_no_items(aws: FakeAws) -> None:
    aws.faults["PutItems"] = Fault(page=PAGE)
    with pytest.raises(StoreError, match=r"personalize:PutItems on .* not AWS' own"):
        PersonalizeItems(ITEMS).deliver([item_message(1)])


# --- recommendations -----------------------------------------------------------------------------

SHELF = [make_item(item_id) for item_id in SHOWN]


def recommender(respite: Respite | None = None, **wishes: Any) -> PersonalizeRecommender:
    wishes = {"deadline_s": PATIENCE_S, "with_context": True} | wishes
    ranking = PersonalizeRanking(CAMPAIGN, FILTER, **wishes)
    return PersonalizeRecommender(ranking, UniformRecommender(seed=1), respite)


def test_a_ranking_is_shown_in_its_order_and_remembered_in_the_impression(aws: FakeAws) -> None:
    aws.data.ranking = [SHOWN[5], "emotions/calm/img_20200101-000000_1h.jpeg", SHOWN[2], SHOWN[9]]
    found = recommender().recommend(VISITOR, SHELF, 3)
    assert [item.item_id for item in found.items] == [SHOWN[5], SHOWN[2], SHOWN[9]]
    assert (found.policy, found.propensities) == ("personalize", (1.0, 1.0, 1.0))
    assert found.recommendation_id
    (sent,) = aws.calls("GetRecommendations")
    assert sent == {
        "campaignArn": CAMPAIGN,
        "userId": "u1",
        "numResults": 100,
        "filterArn": FILTER,
        "filterValues": {"EMOTION": '"calm"'},
        "context": {"EMOTION": "calm", "GENERATION": "young-adult", "GENDER": "Female"},
    }


def test_new_pictures_are_mixed_in_by_a_promotion_of_their_own_filter(aws: FakeAws) -> None:
    aws.data.ranking = SHOWN
    new_filter = f"{FILTER}-new"
    recommender(new_filter_arn=new_filter).recommend(VISITOR, SHELF, 3)
    (sent,) = aws.calls("GetRecommendations")
    (promotion,) = sent["promotions"]
    values = promotion.pop("filterValues")
    assert promotion == {"name": "new", "percentPromotedItems": 30, "filterArn": new_filter}
    assert values["EMOTION"] == '"calm"'
    since = datetime.fromtimestamp(int(values["DATE"]), UTC)
    assert timedelta(days=29) < datetime.now(UTC) - since < timedelta(days=31)


def test_one_visitor_is_one_request_and_the_next_is_another(aws: FakeAws) -> None:
    aws.data.ranking = SHOWN
    chooses = recommender()
    left = list(SHELF)
    while left:
        found = chooses.recommend(VISITOR, left, 3)
        left = [item for item in left if item not in found.items]
    assert len(aws.requests) == 1
    chooses.recommend(replace(VISITOR, user_id="u2"), SHELF, 3)
    assert len(aws.requests) == 2


def test_what_the_ranking_has_too_few_of_comes_from_the_kiosk_itself(aws: FakeAws) -> None:
    aws.data.ranking = [SHOWN[7]]
    found = recommender().recommend(VISITOR, SHELF, 3)
    assert found.items[0].item_id == SHOWN[7]
    assert len(set(found.items)) == 3
    assert found.policy == "personalize+uniform"
    assert found.propensities == (1.0, 1 / 11, 1 / 11)


@pytest.mark.parametrize("ranking", [[], ["emotions/sad/img_20200101-000000_1h.jpeg"]])
def test_an_empty_ranking_and_one_of_other_shelves_leave_it_to_the_kiosk(
    aws: FakeAws, ranking: list[str]
) -> None:
    aws.data.ranking = ranking
    found = recommender().recommend(VISITOR, SHELF, 3)
    assert (found.policy, found.recommendation_id, len(found.items)) == ("uniform", None, 3)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(raw=b"<html>"),
        Fault(raw=b'{"itemList": [{}]}'),
        Fault(raw=b'{"itemList": 5}'),
        Fault(raw=b"{}"),
        Fault(raw=b"null"),
        *(
            Fault(raw=json.dumps({"itemList": [{"itemId": SHOWN[0]}]} | wrong).encode())
            for wrong in ({"recommendationId": 10**400}, {"recommendationId": "x" * 1000})
        ),
        Fault(raw=json.dumps({"itemList": [{"itemId": SHOWN[0], "score": 10**400}]}).encode()),
        Fault(page=PAGE),
        Fault(page=json.dumps({"itemList": [{"itemId": SHOWN[0]}]}).encode()),
    ],
)
def test_an_answer_that_is_none_leaves_it_to_the_kiosk(aws: FakeAws, fault: Fault) -> None:
    aws.faults["GetRecommendations"] = fault
    assert recommender().recommend(VISITOR, SHELF, 3).policy == "uniform"


def test_no_screen_waits_longer_than_the_deadline(aws: FakeAws) -> None:
    aws.faults["GetRecommendations"] = Fault(silent=True)
    chooses = recommender(deadline_s=0.25)
    for number in range(20):
        visitor = replace(VISITOR, user_id=str(number))
        assert chooses.recommend(visitor, SHELF, 3).policy == "uniform"


def test_a_service_that_asks_for_rest_gets_it(aws: FakeAws) -> None:
    now = [0.0]
    aws.fail("GetRecommendations", "ThrottlingException")
    chooses = recommender(Respite(lambda: now[0], random.Random(1)))
    while now[0] < 3600:
        chooses.recommend(replace(VISITOR, user_id=str(now[0])), SHELF, 3)
        now[0] += 1
    assert 10 < len(aws.requests) < 35
    aws.faults.clear()
    now[0] += 300
    aws.data.ranking = SHOWN
    assert chooses.recommend(replace(VISITOR, user_id="x"), SHELF, 3).policy == "personalize"


def test_a_campaign_that_fails_again_and_again_is_an_error_that_the_curator_hears_of(
    aws: FakeAws, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    aws.data.campaigns.clear()
    chooses = recommender(Respite(lambda: now[0]))
    for number in range(LASTING):
        assert not [record for record in caplog.records if record.levelno == logging.ERROR]
        now[0] += LONGEST_S
        chooses.recommend(replace(VISITOR, user_id=str(number)), SHELF, 3)
    [told] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "campaign/emotion-garden" in told.message


def test_a_campaign_that_is_not_there_is_named(aws: FakeAws) -> None:
    aws.data.campaigns.clear()
    ranking = PersonalizeRanking(CAMPAIGN, None, deadline_s=PATIENCE_S)
    with pytest.raises(RecommendationError, match="campaign/emotion-garden"):
        ranking.rank(VISITOR, 3)


# --- the kiosk's settings ------------------------------------------------------------------------


def test_a_kiosk_uses_only_what_its_settings_name(aws: FakeAws, tmp_path: Path) -> None:
    alone = real_doors(Settings(data_dir=tmp_path, camera="none"))
    assert (alone.more_sinks, alone.ranker, alone.analyzer.backend) == ({}, None, "local")
    doors = real_doors(
        Settings(
            data_dir=tmp_path,
            camera="none",
            face_backend="rekognition",
            personalize_tracking_id="tracking-test",
            personalize_users_arn=USERS,
            personalize_campaign_arn=CAMPAIGN,
            personalize_deadline_s=10,
        )
    )
    assert list(doors.more_sinks) == ["personalize"]
    assert doors.analyzer.backend == "rekognition"
    assert doors.ranker is not None
    aws.data.ranking = SHOWN
    assert doors.ranker.rank(VISITOR, 5).item_ids == tuple(SHOWN[:5])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("personalize_campaign_arn", "emotion-garden"),
        ("personalize_users_arn", CAMPAIGN),
        ("personalize_deadline_s", 0),
        ("personalize_recipe", "aws-sims"),
        ("face_backend", "azure"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(key: str, value: object) -> None:
    with pytest.raises(SettingsError, match=key):
        load_settings(environment={}, arguments={key: value})
