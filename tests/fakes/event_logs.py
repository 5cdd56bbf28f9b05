"""Event logs of invented kiosks, for those who read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import ShownItem
from shared.domain.outbox import OutboxMessage
from shared.domain.screen import SCREEN_TOPIC, Screen
from shared.ports import Store
from shared.services.event_log import StoreEventLog

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def shown_screen(
    number: int, item_ids: Sequence[str], liked: Sequence[str] = (), policy: str = "embedded"
) -> Screen:
    """The `number`th screen, three of which are a visit of an adult; one visit an hour."""
    visit = number // 3
    return Screen(
        impression_id=f"i{number}",
        session_id=f"s{visit}",
        emotion=Emotion.HAPPY,
        generation=Generation.ADULT if visit % 2 else None,
        gender=GenderValue.FEMALE if visit % 2 else None,
        favorite=None,
        daypart="noon",
        policy=policy,
        candidates=max(12, len(item_ids)),
        shown=tuple(ShownItem(item_id, slot, 1 / 12) for slot, item_id in enumerate(item_ids)),
        liked=frozenset(liked),
        examined=True,
        shown_at=NOON + timedelta(hours=visit, seconds=number),
    )


def many_screens(number: int, ids: Sequence[str]) -> list[Screen]:
    """Screens in turn of all but the last picture; the first one is liked whenever it is shown."""
    screens: list[Screen] = []
    for place in range(number):
        shown = [ids[(place + slot) % (len(ids) - 1)] for slot in range(3)]
        liked = [item_id for item_id in shown if item_id == ids[0]]
        policy = "embedded-uniform" if place % 10 == 0 else "embedded"
        screens.append(shown_screen(place, shown, liked, policy))
    return screens


def deliver(store: Store, kiosk_id: str, screens: Sequence[Screen]) -> None:
    """One file of the event log."""
    StoreEventLog(store, kiosk_id).deliver(
        [
            OutboxMessage(
                f"m{kiosk_id}{s.impression_id}",
                SCREEN_TOPIC,
                s.session_id,
                s.to_json(),
                s.shown_at,
            )
            for s in screens
        ]
    )


def walked_away(screen: Screen) -> Screen:
    """The same, when nobody looked."""
    return replace(screen, liked=frozenset(), examined=False)
