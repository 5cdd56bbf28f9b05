"""What every visit log promises; run against the fake and against SQLite."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.adapters.visit_log import SqliteVisitLog
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.domain.emotion import Emotion
from shared.domain.errors import DatabaseError
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import Impression, Interaction, ShownItem
from shared.domain.notice_answer import NoticeAnswer
from shared.domain.visitor import Visitor
from shared.ports import Outbox, VisitLog
from tests.fakes.visit_log import FakeVisitLog

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ITEMS = [f"emotions/calm/img_20260101-120000_{number}h.jpeg" for number in range(3)]
VISITOR = Visitor(
    user_id="u1",
    session_id="s1",
    emotion=Emotion.CALM,
    arrived_at=NOON,
    generation=Generation.ADULT,
    gender=GenderValue.FEMALE,
)
IMPRESSION = Impression(
    impression_id="i1",
    user_id="u1",
    session_id="s1",
    shown=tuple(ShownItem(item_id, slot, 0.25) for slot, item_id in enumerate(ITEMS)),
    shown_at=NOON,
    policy="uniform",
    recommendation_id="RID-1",
)
LIKE = Interaction(
    event_id="e1",
    user_id="u1",
    session_id="s1",
    impression_id="i1",
    item_id=ITEMS[1],
    sent_at=NOON,
)


@dataclass
class Setting:
    log: VisitLog
    outbox: Outbox
    counts: Callable[[], list[int]]

    def messages(self) -> list[tuple[str, str, dict[str, Any]]]:
        return [(m.message_id, m.topic, dict(m.payload)) for m in self.outbox.due(NOON, limit=1000)]


@pytest.fixture(params=["fake", "sqlite"])
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setting]:
    if request.param == "fake":
        fake = FakeVisitLog()
        yield Setting(
            fake,
            fake.outbox,
            lambda: [len(rows) for rows in (fake.visitors, fake.impressions, fake.interactions)],
        )
        return
    database = Database.open(tmp_path / "kiosk.sqlite3")

    def counts() -> list[int]:
        with database.read() as tables:
            return [
                tables.table(name).count for name in ("visitors", "impressions", "interactions")
            ]

    yield Setting(SqliteVisitLog(database), SqliteOutbox(database), counts)
    database.close()


def test_a_visit_is_three_rows_and_three_messages_in_order(setting: Setting) -> None:
    setting.log.add_visitor(VISITOR)
    setting.log.add_impression(IMPRESSION)
    setting.log.add_interaction(LIKE)
    assert setting.counts() == [1, 1, 1]
    noon = "2026-11-22T12:00:00.000000+00:00"
    ids = {"user_id": "u1", "session_id": "s1"}
    assert setting.messages() == [
        (
            "u1",
            "visitor",
            {
                **ids,
                "emotion": "CALM",
                "by_hand": False,
                "generation": "adult",
                "gender": "Female",
                "arrived_at": noon,
            },
        ),
        (
            "i1",
            "impression",
            {
                **ids,
                "impression_id": "i1",
                "policy": "uniform",
                "recommendation_id": "RID-1",
                "shown_at": noon,
                "shown": [
                    {"item_id": item_id, "slot": slot, "propensity": 0.25}
                    for slot, item_id in enumerate(ITEMS)
                ],
            },
        ),
        (
            "e1",
            "interaction",
            {
                **ids,
                "event_id": "e1",
                "impression_id": "i1",
                "item_id": ITEMS[1],
                "event_type": "like",
                "sent_at": noon,
                "shown": ITEMS,
                "recommendation_id": "RID-1",
                "emotion": "CALM",
                "generation": "adult",
                "gender": "Female",
            },
        ),
    ]
    assert json.dumps([payload for _, _, payload in setting.messages()])


def test_an_answer_to_the_notice_is_told_with_its_wording_and_time_and_nothing_else(
    setting: Setting,
) -> None:
    for _ in range(2):
        setting.log.add_notice_answer(NoticeAnswer("a1", "7", False, NOON))
    setting.log.add_notice_answer(NoticeAnswer("a2", "7", True, NOON))
    noon = "2026-11-22T12:00:00.000000+00:00"
    assert setting.messages() == [
        ("a1", "notice", {"version": "7", "accepted": False, "answered_at": noon}),
        ("a2", "notice", {"version": "7", "accepted": True, "answered_at": noon}),
    ]


def test_the_same_ids_again_change_nothing_even_after_delivery(setting: Setting) -> None:
    for _ in range(3):
        setting.log.add_visitor(VISITOR)
        setting.log.add_impression(IMPRESSION)
        setting.log.add_interaction(LIKE)
    assert setting.counts() == [1, 1, 1]
    assert setting.outbox.depth() == 3
    setting.outbox.delivered(["u1", "i1", "e1"])
    setting.log.add_interaction(replace(LIKE))
    assert setting.outbox.depth() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LIKE, impression_id="never shown"),
        replace(LIKE, item_id="emotions/calm/img_20260101-120000_9h.jpeg"),
    ],
)
def test_a_like_of_what_was_not_shown_is_refused_and_leaves_nothing(
    setting: Setting, wrong: Interaction
) -> None:
    setting.log.add_visitor(VISITOR)
    setting.log.add_impression(IMPRESSION)
    with pytest.raises(DatabaseError):
        setting.log.add_interaction(wrong)
    assert setting.counts() == [1, 1, 0]
    assert setting.outbox.depth() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        replace(IMPRESSION, user_id="nobody"),
        replace(IMPRESSION, shown=(*IMPRESSION.shown, ShownItem(ITEMS[0], 3, 0.25))),
        replace(IMPRESSION, shown=(ShownItem(ITEMS[0], 0, 0.0),)),
    ],
)
def test_an_impression_that_can_not_have_been_leaves_nothing(
    setting: Setting, wrong: Impression
) -> None:
    setting.log.add_visitor(VISITOR)
    with pytest.raises(DatabaseError):
        setting.log.add_impression(wrong)
    assert setting.counts() == [1, 0, 0]
    assert setting.outbox.depth() == 1
