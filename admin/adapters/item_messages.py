"""What the outside is told of the garden's items: a message for each that comes or goes.

Topic `item`, payload {item_id, timestamp (epoch seconds), withdrawn}. Messages of one item are
delivered in the order in which they were written.
"""

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlite_utils import Database as Tables

from shared.adapters.sqlite.outbox import add_message
from shared.domain.catalogue import ItemId
from shared.domain.outbox import OutboxMessage


def announce_promoted(tables: Tables, keys: Sequence[str], sinks: Sequence[str]) -> None:
    """Tell of pictures of the pool that are in the garden now, inside the caller's transaction."""
    rows = tables.execute(
        "SELECT item_id, made_at FROM pool WHERE key IN (SELECT value FROM json_each(?))"
        " AND item_id IS NOT NULL ORDER BY sequence",
        [json.dumps(list(keys))],
    ).fetchall()
    for item_id, made_at in rows:
        made = datetime.fromisoformat(made_at)
        _announce(tables, item_id, made, sinks, withdrawn=False)


def announce_adopted(tables: Tables, item_ids: Sequence[str], sinks: Sequence[str]) -> None:
    """Tell of items that came into the garden from elsewhere."""
    for item_id in item_ids:
        _announce(tables, item_id, ItemId.parse(item_id).taken_at, sinks, withdrawn=False)


def announce_withdrawn(tables: Tables, item_ids: Sequence[str], sinks: Sequence[str]) -> None:
    """Tell of items that are not in the garden any more, whoever made them."""
    for item_id in item_ids:
        _announce(tables, item_id, ItemId.parse(item_id).taken_at, sinks, withdrawn=True)


def _announce(
    tables: Tables, item_id: str, made: datetime, sinks: Sequence[str], *, withdrawn: bool
) -> None:
    if not sinks:
        return
    payload = {"item_id": item_id, "timestamp": int(made.timestamp()), "withdrawn": withdrawn}
    message = OutboxMessage(str(uuid.uuid4()), "item", item_id, payload, datetime.now(UTC))
    add_message(tables, message, sinks)
