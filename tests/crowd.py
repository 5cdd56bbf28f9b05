"""A hall full of visitors, for the walk through the cloud: so many as Personalize needs to learn.

    python -m tests.crowd

writes their likes into the event log of the bucket `garden`, as a kiosk called `hall-2` would.
"""

from datetime import UTC, datetime, timedelta

from shared.adapters.aws.s3 import S3Store
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.outbox import OutboxMessage
from shared.ports import Store
from shared.services.event_log import StoreEventLog
from tests.s3_servers import BUCKET

VISITORS = 500
_AT_ONCE = 100


def fill(store: Store, now: datetime) -> None:
    """Each visitor came some minutes before the next, and liked two pictures of the garden."""
    found = store.get(MANIFEST_KEY)
    assert found is not None
    item_ids = [item.item_id for item in Manifest.from_bytes(found.data).items]
    log = StoreEventLog(store, "hall-2")
    for first in range(0, VISITORS, _AT_ONCE):
        messages: list[OutboxMessage] = []
        for number in range(first, first + _AT_ONCE):
            messages += _visit(number, item_ids, now - timedelta(days=2, minutes=number))
        log.deliver(messages)


def _visit(number: int, item_ids: list[str], at: datetime) -> list[OutboxMessage]:
    name = f"crowd-{number}"
    who = {"user_id": name, "session_id": name, "emotion": "HAPPY"}
    shown = [item_ids[(number + slot) % len(item_ids)] for slot in range(3)]
    likes = [
        OutboxMessage(
            f"{name}-{slot}",
            "interaction",
            name,
            {
                **who,
                "event_id": f"{name}-{slot}",
                "item_id": shown[slot],
                "event_type": "like",
                "sent_at": at.isoformat(),
                "shown": shown,
            },
            at,
        )
        for slot in range(2)
    ]
    return [OutboxMessage(name, "visitor", name, who, at), *likes]


if __name__ == "__main__":
    fill(S3Store(BUCKET), datetime.now(UTC))
