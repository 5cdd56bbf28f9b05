"""Screens that were left, as rows: our own and those heard of from other kiosks, each once.

The order of the rows is the order of learning. The message of an own screen (topic `screen`) is
`Screen.to_json`, under an id that follows from the impression's.
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from kiosk.adapters.visit_tables import VISITS
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import OUTBOX, add_message
from shared.domain.emotion import Emotion
from shared.domain.face import GenderValue, Generation
from shared.domain.interaction import ShownItem
from shared.domain.outbox import OutboxMessage
from shared.domain.screen import SCREEN_TOPIC, Screen, daypart_of

_NAMESPACE = uuid.UUID("2b2ff3a4-47c8-4c43-9a8d-0a4f6b0c8d11")
_PAGE = 500
_ADD = "INSERT OR IGNORE INTO screens (impression_id, kiosk_id, screen) VALUES (?, ?, ?)"
_UNFINISHED = """
SELECT i.impression_id, i.session_id, v.emotion, v.generation, v.gender, i.favorite, i.policy,
    i.candidates, i.shown_at
FROM impressions i JOIN visitors v USING (user_id)
WHERE NOT EXISTS (SELECT 1 FROM screens s WHERE s.impression_id = i.impression_id)
ORDER BY i.shown_at, i.rowid
"""
_LIKED = """
SELECT l.item_id, l.impression_id
FROM impressions i JOIN impression_items s USING (impression_id)
JOIN interactions l ON l.item_id = s.item_id AND l.session_id = i.session_id
WHERE i.impression_id = ? AND (l.impression_id = i.impression_id OR l.sent_at <= i.shown_at)
"""


class SqliteScreenLog:
    """`kiosk.services.doors.ScreenLog` in the kiosk's database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.migrate(OUTBOX)
        database.migrate(VISITS)

    def add(self, screen: Screen) -> None:
        fields = screen.to_json()
        message = OutboxMessage(
            str(uuid.uuid5(_NAMESPACE, screen.impression_id)),
            SCREEN_TOPIC,
            screen.session_id,
            fields,
            screen.shown_at,
        )
        row = (screen.impression_id, None, json.dumps(fields, ensure_ascii=False))
        with self._database.write() as tables:
            if tables.conn.execute(_ADD, row).rowcount == 1:
                add_message(tables, message)

    def add_heard(self, key: str, kiosk_id: str, screens: Sequence[Screen]) -> int:
        new = 0
        with self._database.write() as tables:
            for screen in screens:
                text = json.dumps(screen.to_json(), ensure_ascii=False)
                row = (screen.impression_id, kiosk_id, text)
                new += tables.conn.execute(_ADD, row).rowcount
            tables.execute("INSERT OR IGNORE INTO files_heard (key) VALUES (?)", [key])
        return new

    def unheard(self, keys: Sequence[str]) -> frozenset[str]:
        sql = "SELECT key FROM files_heard WHERE key IN (SELECT value FROM json_each(?))"
        with self._database.read() as tables:
            heard = {key for (key,) in tables.execute(sql, [json.dumps(list(keys))])}
        return frozenset(keys) - heard

    def screens(self, after: int = 0) -> Iterator[tuple[int, Screen]]:
        sql = "SELECT sequence, screen FROM screens WHERE sequence > ? ORDER BY sequence LIMIT ?"
        while True:
            with self._database.read() as tables:
                rows = tables.execute(sql, [after, _PAGE]).fetchall()
            for sequence, text in rows:
                yield sequence, Screen.trusted(json.loads(text))
            if len(rows) < _PAGE:
                return
            after = rows[-1][0]

    def unfinished(self) -> Sequence[Screen]:
        with self._database.read() as tables:
            rows = tables.execute(_UNFINISHED).fetchall()
            shown = {row[0]: self._shown(row[0]) for row in rows}
            liked = {row[0]: self._liked(row[0]) for row in rows}
        return [_unfinished(row, shown[row[0]], *liked[row[0]]) for row in rows]

    def meet(self, pictures: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        with self._database.write() as tables:
            tables.conn.executemany(
                "INSERT OR IGNORE INTO pictures_met (item_id, features) VALUES (?, ?)",
                [
                    (item_id, json.dumps(dict(features), ensure_ascii=False))
                    for item_id, features in pictures.items()
                ],
            )

    def pictures(self) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
        with self._database.read() as tables:
            rows = tables.execute(
                "SELECT item_id, features FROM pictures_met ORDER BY number"
            ).fetchall()
        for item_id, text in rows:
            yield item_id, {field: tuple(values) for field, values in json.loads(text).items()}

    def _shown(self, impression_id: str) -> tuple[ShownItem, ...]:
        with self._database.read() as tables:
            rows = tables.execute(
                "SELECT item_id, slot, propensity FROM impression_items"
                " WHERE impression_id = ? ORDER BY slot",
                [impression_id],
            ).fetchall()
        return tuple(ShownItem(*row) for row in rows)

    def _liked(self, impression_id: str) -> tuple[frozenset[str], frozenset[str]]:
        """What was liked on it, and what of it the visit had liked before."""
        with self._database.read() as tables:
            rows = tables.execute(_LIKED, [impression_id]).fetchall()
        here = frozenset(item_id for item_id, of in rows if of == impression_id)
        return here, frozenset(item_id for item_id, _ in rows) - here


def _unfinished(
    row: Sequence[str | int | None],
    shown: tuple[ShownItem, ...],
    liked: frozenset[str],
    liked_before: frozenset[str],
) -> Screen:
    impression_id, session_id, emotion, generation, gender, favorite, policy, candidates, at = row
    shown_at = datetime.fromisoformat(str(at))
    return Screen(
        impression_id=str(impression_id),
        session_id=str(session_id),
        emotion=Emotion(str(emotion)),
        generation=Generation(generation) if generation else None,
        gender=GenderValue(gender) if gender else None,
        favorite=str(favorite) if favorite else None,
        daypart=daypart_of(shown_at),
        policy=str(policy),
        candidates=max(int(candidates or 0), len(shown)),
        shown=shown,
        liked=liked,
        examined=bool(liked),
        shown_at=shown_at,
        liked_before=liked_before,
    )
