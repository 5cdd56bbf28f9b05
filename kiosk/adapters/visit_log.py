"""What visitors did, as rows; each with the outbox message that tells of it.

The payloads of the messages are what `events/<kiosk_id>/` shows to others. Times are ISO 8601 in
UTC with microseconds; `null` is what is not known.

`notice` (message_id is of its own, and nobody else's):
    version, accepted (true or false), answered_at
`visitor` (message_id is the user_id):
    user_id, session_id, emotion (as Rekognition names it), by_hand (true when chosen on the
    screen), generation, gender ("Male", "Female" or null), arrived_at
`impression` (message_id is the impression_id):
    impression_id, user_id, session_id, policy, recommendation_id, shown_at,
    shown: a list in order of slot of {item_id, slot, propensity}
`interaction` (message_id is the event_id):
    event_id, user_id, session_id, impression_id, item_id, event_type ("like"), sent_at;
    and, so that it can be understood alone, of the impression: recommendation_id, shown (a list
    of item ids in order of slot), of the visitor: emotion, generation, gender
`screen` (message_id follows from the impression_id), when its visitor has left it:
    what `shared.domain.screen.Screen` has, whole: nothing else is needed to learn from it
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database as Tables

from kiosk.adapters.visit_tables import VISITS
from shared.adapters.sqlite.database import Database, as_text
from shared.adapters.sqlite.outbox import EVENT_LOG, OUTBOX, add_message
from shared.domain.interaction import Impression, Interaction
from shared.domain.notice_answer import NoticeAnswer
from shared.domain.outbox import OutboxMessage
from shared.domain.visitor import Visitor


class SqliteVisitLog:
    """`shared.ports.VisitLog`: a row and its message are kept together or not at all.

    When a method returns, both are on the disk. Adding the same id again changes nothing. `sinks`
    are those that each message waits for.
    """

    def __init__(self, database: Database, sinks: Sequence[str] = (EVENT_LOG,)) -> None:
        self._database = database
        self._sinks = tuple(sinks)
        database.migrate(OUTBOX)
        database.migrate(VISITS)

    def add_notice_answer(self, answer: NoticeAnswer) -> None:
        told = {
            "version": answer.version,
            "accepted": answer.accepted,
            "answered_at": as_text(answer.answered_at),
        }
        message = OutboxMessage(
            answer.answer_id, "notice", answer.answer_id, told, answer.answered_at
        )
        row = {"answer_id": answer.answer_id, **told}
        with self._database.write() as tables:
            if _is_new(tables, "notice_answers", "answer_id", row):
                add_message(tables, message)

    def add_visitor(self, visitor: Visitor) -> None:
        row = {
            "user_id": visitor.user_id,
            "session_id": visitor.session_id,
            "emotion": visitor.emotion.value,
            "by_hand": visitor.by_hand,
            "generation": visitor.generation.value if visitor.generation else None,
            "gender": visitor.gender.value if visitor.gender else None,
            "arrived_at": as_text(visitor.arrived_at),
        }
        message = OutboxMessage(
            visitor.user_id, "visitor", visitor.session_id, row, visitor.arrived_at
        )
        with self._database.write() as tables:
            if _is_new(tables, "visitors", "user_id", row):
                add_message(tables, message, self._sinks)

    def add_impression(self, impression: Impression) -> None:
        row = {
            "impression_id": impression.impression_id,
            "user_id": impression.user_id,
            "session_id": impression.session_id,
            "policy": impression.policy,
            "recommendation_id": impression.recommendation_id,
            "shown_at": as_text(impression.shown_at),
        }
        shown = [
            {"item_id": item.item_id, "slot": item.slot, "propensity": item.propensity}
            for item in sorted(impression.shown, key=lambda item: item.slot)
        ]
        message = OutboxMessage(
            impression.impression_id,
            "impression",
            impression.session_id,
            {**row, "shown": shown},
            impression.shown_at,
        )
        kept = {**row, "favorite": impression.favorite, "candidates": impression.candidates}
        with self._database.write() as tables:
            if _is_new(tables, "impressions", "impression_id", kept):
                tables.conn.executemany(
                    "INSERT INTO impression_items (impression_id, slot, item_id, propensity)"
                    " VALUES (:impression_id, :slot, :item_id, :propensity)",
                    [{**item, "impression_id": impression.impression_id} for item in shown],
                )
                add_message(tables, message, self._sinks)

    def add_interaction(self, interaction: Interaction) -> None:
        row = {
            "event_id": interaction.event_id,
            "user_id": interaction.user_id,
            "session_id": interaction.session_id,
            "impression_id": interaction.impression_id,
            "item_id": interaction.item_id,
            "event_type": interaction.event_type,
            "sent_at": as_text(interaction.sent_at),
        }
        with self._database.write() as tables:
            if _is_new(tables, "interactions", "event_id", row):
                message = OutboxMessage(
                    interaction.event_id,
                    "interaction",
                    interaction.session_id,
                    {**row, **_around(tables, interaction)},
                    interaction.sent_at,
                )
                add_message(tables, message, self._sinks)


def _around(tables: Tables, interaction: Interaction) -> dict[str, Any]:
    """What an interaction happened amid: the cards it was one of, and whose it was."""
    shown = tables.execute(
        "SELECT item_id FROM impression_items WHERE impression_id = ? ORDER BY slot",
        [interaction.impression_id],
    ).fetchall()
    names = ("recommendation_id", "emotion", "generation", "gender")
    values = tables.execute(
        f"SELECT {', '.join(names)} FROM impressions JOIN visitors USING (user_id)"
        " WHERE impression_id = ?",
        [interaction.impression_id],
    ).fetchone()
    return {"shown": [item_id for (item_id,) in shown], **dict(zip(names, values, strict=True))}


def _is_new(tables: Tables, table: str, key: str, row: Mapping[str, Any]) -> bool:
    """Insert the row; False when its key is already there."""
    columns = ", ".join(row)
    values = ", ".join(f":{column}" for column in row)
    cursor = tables.conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT ({key}) DO NOTHING",
        dict(row),
    )
    return cursor.rowcount == 1
